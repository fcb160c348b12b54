// Package ledger is the domain of fundledger: what was approved and what was paid
// from a World Bank loan, state programmes and local budgets, as events that are
// appended and never changed. It imports no store, no driver and no command line;
// whoever keeps the events implements Store.
//
// # Event, posting, table, report
//
// An Event is a fact in the stream of its funding source. Postings says what it
// means for money: dated, signed amounts on one budget line at one Stage. Books
// fold postings into what stands on every line, and Commands are decided on the
// books by pure functions, so that a decision can be judged again from what it
// saw. A Ledger brings the three together: it catches up, decides, appends, and
// does so again when somebody else was faster. A Batch does the same for a file.
//
// # What it promises
//
// Amounts are exact: minor units in 64 bits, checked for overflow, one currency at
// a time. What is stored is canonical JSON, which reads back to equal events and
// has one spelling only:
//
//	Decode(Encode(e)) == e
//	Encode(Decode(p)) == p, or Decode says that p was altered
//
// Recording is safe to repeat. A payment is known again by its document
// (DocumentKey) and its content (Digest), an allocation by its legal act, and the
// entry that did the same before is found instead of a second one written. The
// names of stored types, the golden files in testdata, keys, digests and leaf
// hashes stay as they are for as long as there are ledgers.
//
// # What it refuses
//
// A *Refusal says no, with a code and arguments that the command line turns into
// a sentence: a payment of more than is available on its line, outside the life
// of line or source, in another currency; a document that was recorded with other
// content; a second reversal; names that people would take for each other; a
// clock that is far off. Any other error is technical.
//
// # Glossary
//
//   - Source: who pays. It has one currency, a fiscal calendar, an opening and a
//     closing date, and a deadline for payments after closing.
//   - Line: a purpose inside one source, for a span of dates, with the dimensions
//     that are fixed for good. Its address is source/path.
//   - Allocation: money approved for a line. The original is the first approval;
//     the final is the original with everything that changed it by a legal act.
//   - Commitment, liability: a signed contract that reserves part of a line; an
//     accepted invoice that is not paid yet.
//   - Expenditure: a payment, on its value date. "Spent" means paid.
//   - Available: final allocation - commitments - liabilities - pending - spent.
//   - Reversal (storno): the same amount and classification with the sign turned,
//     naming the entry that it takes back and why.
//   - Value date: the day on which money left the account. It decides the period.
//   - Document: the payment order, known by its issuer, kind, number and date. The
//     claim is the invoice behind it.
//   - Dimension: what a line or an entry is classified by. Values form a hierarchy
//     by "/".
//   - Phasing: an allocation divided over periods.
//   - Entry: an event with its place. People name it SOURCE#REVISION (a Ref); its
//     Ordinal counts from 1 and is the same on every store.
//   - Batch: an import, with entries of its own that open and complete it.
package ledger
