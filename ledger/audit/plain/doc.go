// Package plain is a second reader of a ledger, for whoever does not want to trust the
// first one. It reads an archive (see package archive for the format) with encoding/json,
// decimals and maps, takes the steps one after another that the rest of the program takes
// at once and in columns, and shares no code with it: it imports nothing of ours.
//
//	reading, err := plain.Read(file, func(e *plain.Entry, postings []plain.Posting) error { … })
//
// What it promises: every line is looked at, entries and revisions follow each other, every
// payload is of a kind that it knows and has no field that it does not know, and the root is
// that of the entries read. What it does not do: it does not judge whether an entry was
// allowed, and accepts payloads whose bytes are not canonical; verifying does both.
package plain
