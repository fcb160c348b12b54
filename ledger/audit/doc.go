// Package audit proves what a ledger held: signed checkpoints of its size and Merkle root,
// proofs that an entry stands under one, and the comparison of today's ledger with one that
// was signed before.
//
// A checkpoint is a signed note (golang.org/x/mod/sumdb/note) in the format of
// C2SP tlog-checkpoint; the tree is that of RFC 6962 over the leaves of ledger.LeafHasher.
package audit
