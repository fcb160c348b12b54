// Package projections is the read side of a ledger: everything that is derived
// from its entries and can be thrown away.
//
// Views hold, up to one entry:
//
//   - the books: sources, lines and what stands on them;
//   - the table: all postings in ledger order, in columns, so that what the
//     ledger knew at entry N is a prefix of it;
//   - the document keys, by which a repetition is known;
//   - the nodes of the Merkle tree over the entries, one for 256 leaves.
//
// They are kept in a cache directory and brought up to date from the store in
// one pass before every use. The cache is never trusted: it must belong to this
// ledger and to the history it was built from, and every block of it that is
// read is checked. A cache that is missing, foreign, older or damaged is built
// again from the first entry, silently. The store is only read, so an auditor
// needs no permission to write.
//
// Reports are sums over slices of the table: see Spend and Execution.
package projections
