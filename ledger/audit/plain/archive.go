package plain

import (
	"bufio"
	"bytes"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// An Entry is one event of a ledger with its place.
type Entry struct {
	Ordinal  int64 // in the ledger, from 1
	Stream   string
	Revision int64 // in the stream, from 0
	Type     string
	Data     string
	Metadata string
}

// A Reading is a ledger as it stands behind the last entry that was read.
type Reading struct {
	Entries int64
	Commits int64
	Lines   map[string]*Line // by address

	tree       tree
	next       map[string]int64  // revision of each stream
	currencies map[string]string // of each source
}

// Root is that of the Merkle tree over the entries.
func (r *Reading) Root() Hash { return r.tree.root() }

// NewReading is a ledger without entries.
func NewReading() *Reading {
	return &Reading{Lines: map[string]*Line{}, next: map[string]int64{}, currencies: map[string]string{}}
}

type line struct {
	Kind   string `json:"fundledger"`
	Format int    `json:"format"`

	Ordinal  int64           `json:"ordinal"`
	Stream   string          `json:"stream"`
	Revision int64           `json:"revision"`
	Metadata json.RawMessage `json:"metadata"`
	Events   []struct {
		Type string          `json:"type"`
		Data json.RawMessage `json:"data"`
	} `json:"events"`

	Entries int64  `json:"entries"`
	Commits int64  `json:"commits"`
	Root    string `json:"root"`
}

// Read reads an archive from its first line to its last and calls each, unless it is nil,
// for every entry with its postings. What it cannot follow is an error that names the line,
// and the reading is what stands before it.
func Read(r io.Reader, each func(*Entry, []Posting) error) (*Reading, error) {
	in := bufio.NewReaderSize(r, 1<<16)
	reading := NewReading()
	for number := 1; ; number++ {
		text, err := in.ReadBytes('\n')
		if errors.Is(err, io.EOF) {
			return reading, fmt.Errorf("line %d: the archive ends before its last line", number)
		}
		if err != nil {
			return reading, err
		}
		var l line
		if err := strictly(text, &l); err != nil {
			return reading, fmt.Errorf("line %d: %w", number, err)
		}
		switch {
		case number == 1:
			if l.Kind != "archive" || l.Format != 1 {
				return reading, errors.New("line 1: not the beginning of an archive")
			}
		case l.Root != "":
			root := reading.Root()
			if hex.EncodeToString(root[:]) != l.Root || reading.Entries != l.Entries || reading.Commits != l.Commits {
				return reading, fmt.Errorf("line %d: %d entries with root %s are said to be there, %d with root %x are", number, l.Entries, l.Root, reading.Entries, root)
			}
			if _, err := in.ReadByte(); !errors.Is(err, io.EOF) {
				return reading, fmt.Errorf("line %d is the last, and there is more", number)
			}
			return reading, nil
		default:
			if err := reading.commit(&l, each); err != nil {
				return reading, fmt.Errorf("line %d: %w", number, err)
			}
		}
	}
}

func (r *Reading) commit(l *line, each func(*Entry, []Posting) error) error {
	var metadata struct {
		Events int `json:"events"`
	}
	if err := json.Unmarshal(l.Metadata, &metadata); err != nil {
		return fmt.Errorf("metadata: %w", err)
	}
	if metadata.Events != len(l.Events) || len(l.Events) == 0 {
		return fmt.Errorf("a commit of %d entries has %d", metadata.Events, len(l.Events))
	}
	for i, event := range l.Events {
		e := &Entry{
			Ordinal: l.Ordinal + int64(i), Stream: l.Stream, Revision: l.Revision + int64(i),
			Type: event.Type, Data: string(event.Data), Metadata: string(l.Metadata),
		}
		postings, err := r.Add(e)
		if err == nil && each != nil {
			err = each(e, postings)
		}
		if err != nil {
			return err
		}
	}
	r.Commits++
	return nil
}

// Add takes the next entry and returns its postings.
func (r *Reading) Add(e *Entry) ([]Posting, error) {
	if e.Ordinal != r.Entries+1 {
		return nil, fmt.Errorf("entry %d stands where entry %d should", e.Ordinal, r.Entries+1)
	}
	if e.Revision != r.next[e.Stream] {
		return nil, fmt.Errorf("entry %d is revision %d of %s and should be %d", e.Ordinal, e.Revision, e.Stream, r.next[e.Stream])
	}
	event, err := Parse(e.Data)
	if err != nil {
		return nil, fmt.Errorf("entry %d: %w", e.Ordinal, err)
	}
	postings, err := r.post(e, event)
	if err != nil {
		return nil, fmt.Errorf("entry %d: %w", e.Ordinal, err)
	}
	r.next[e.Stream]++
	r.Entries++
	r.tree.add(Leaf(e))
	return postings, nil
}

// strictly reads a JSON value that has no field that into does not know, and nothing behind
// it.
func strictly(text []byte, into any) error {
	d := json.NewDecoder(bytes.NewReader(text))
	d.DisallowUnknownFields()
	if err := d.Decode(into); err != nil {
		return err
	}
	if _, err := d.Token(); !errors.Is(err, io.EOF) {
		return errors.New("there is text behind the value")
	}
	return nil
}
