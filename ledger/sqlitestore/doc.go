// Package sqlitestore keeps a ledger in one SQLite file: the default store.
//
// # What it promises
//
// One call of Append is one transaction: all of its commits are durable when it
// returns, or none is there. A process killed at any moment leaves only whole
// calls. Several processes may use one file at once: writers wait for each other
// and are told for whom (Store.OnWait), readers never wait and keep seeing the
// state before a call until it is complete. What is stored is never changed or
// removed: triggers refuse UPDATE, DELETE, REPLACE and any row that is not
// exactly the next of the ledger and of its stream.
//
// # What it refuses
//
// As *ledger.Refusal, each with the argument "path":
//
//	no-such-ledger        nothing is there
//	no-such-folder        nor is the folder that it, or a backup, would lie in
//	ledger-exists         Create or Backup found something there already
//	not-a-ledger          another database, a text file, a folder
//	ledger-damaged        SQLite finds the file malformed or shortened; "detail" says where
//	ledger-newer-format   written by a later version; "format" and "known" are numbers
//	ledger-no-access      the operating system does not let this user read it; "detail"
//	network-share         on a network file system ("kind"), where WAL does not work
//	disk-full             no room to write; nothing was written
//	ledger-disk           the disk fails to read or write
//	ledger-busy           the file changed under a reader that cannot lock it, or stays locked
//
// # The file
//
// Any SQLite tool opens it. Table commits has a row per commit, view events a
// row per event. The application_id is 0x464c6467 ("FLdg"), the user_version is
// the format, 1.
//
//	column       content
//	position     ordinal of the commit's first event, from 1
//	stream       relative name of the stream
//	revision     revision of the first event, from 0
//	metadata     the commit's metadata, verbatim: a JSON object
//	events       [{"type":"…","data":{…}},…] without spaces, data verbatim
//	n            number of events: the key "events" of the metadata
//	recorded_at  the key "recorded_at" of the metadata
//
// Reading cuts the events apart again and accepts no byte between them that
// joining would not have put there, so that a change anywhere in the row shows.
//
// # Auditors
//
// A file or folder that may not be written opens for reading, with and without a
// write-ahead log beside it; Append is then ledger.ErrReadOnly. So does a file on a
// full disk, where Append is refused with disk-full. See view.go.
package sqlitestore
