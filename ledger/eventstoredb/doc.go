// Package eventstoredb keeps ledgers on EventStoreDB and KurrentDB, through the client of
// EventStoreDB. It honours ledger.Store, where one call of Append is a series of appends
// to single streams: Atomic reports false.
//
// A stream of the ledger `health` is `health.source-wb`; several ledgers live beside each
// other, and beside streams of others, on one cluster. Event ids are derived from the leaf
// hash (ledger.EventID), because the server compares ids only.
//
// What the package takes on itself, since neither client nor server does:
//
//   - The outcome of an append is settled by appending exactly the same again until the
//     server says yes, or that the stream has moved on. A look that finds nothing proves
//     nothing: a write can appear after a fail-over. When time runs out first, the error
//     is ledger.ErrUnknownOutcome.
//   - Read looks for the end of the log first, then subscribes filtered from the stored
//     position until caught up, and takes max(end, last event) for the place to resume
//     from. Checkpoints of the server are no places to resume from.
//   - A stored position is looked at before it is trusted: servers accept the position of
//     another log without a word.
//   - Every call runs under its own time limit and ends with the caller's context; a
//     client that failed is put away, and the next call makes another.
package eventstoredb
