// Package archive writes a whole ledger as lines of JSON and reads it into an empty one,
// of whatever kind: so a ledger moves between a file and a cluster, and an auditor has it
// without either.
//
// The first line is the header, then comes one line for each commit in ledger order, and
// the last is the trailer, without which an archive is not whole:
//
//	{"fundledger":"archive","format":1}
//	{"ordinal":1,"stream":"ledger","revision":0,"metadata":{…},"events":[{"type":"ledger-created.v1","data":{…}}]}
//	{"entries":1,"commits":1,"root":"5feceb66…"}
//
// Metadata and data are the stored bytes, verbatim, and so is all between them: a line that is
// written otherwise is damaged. Ordinal and revision are those of the commit's first event.
// The root is that of the Merkle tree over all leaves (RFC 6962, section 2.1; the leaves are
// those of ledger.LeafHasher).
package archive

import (
	"bufio"
	"bytes"
	"context"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"strings"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/merkle"
)

const format = 1

type header struct {
	Kind   string `json:"fundledger"`
	Format int    `json:"format"`
}

type commitLine struct {
	Ordinal  ledger.Ordinal  `json:"ordinal"`
	Stream   string          `json:"stream"`
	Revision ledger.Revision `json:"revision"`
	Metadata json.RawMessage `json:"metadata"`
	Events   []eventLine     `json:"events"`
}

type eventLine struct {
	Type string          `json:"type"`
	Data json.RawMessage `json:"data"`
}

// A Summary is what an archive ends with.
type Summary struct {
	Entries int64  `json:"entries"`
	Commits int64  `json:"commits"`
	Root    string `json:"root"` // hexadecimal
}

var (
	// ErrNotAnArchive: the first line is not the header of an archive that this version
	// reads.
	ErrNotAnArchive = errors.New("not an archive of a ledger")
	// ErrCutShort: the archive ends before its trailer.
	ErrCutShort = errors.New("the archive is cut short")
	// ErrDamaged: a line is not what an archive holds there, or the trailer says otherwise.
	ErrDamaged = errors.New("the archive is damaged")
	// ErrOtherLedger: the ledger that is restored into has entries that the archive has
	// not.
	ErrOtherLedger = errors.New("the ledger has other entries")
)

// Write writes the ledger as it stands. progress, unless nil, is told how many entries
// are written.
func Write(ctx context.Context, s ledger.Store, w io.Writer, progress func(entries int64)) (Summary, error) {
	out := bufio.NewWriterSize(w, 1<<16)
	x := &writer{out: out, progress: progress}
	x.line(header{"archive", format})
	_, err := s.Read(ctx, "", "", x.take)
	if err == nil && x.left > 0 {
		err = fmt.Errorf("the ledger ends in the middle of a commit: %w", ErrDamaged)
	}
	if err != nil {
		return Summary{}, err
	}
	sum := x.tree.summary(x.commits)
	x.line(sum)
	if x.err != nil {
		return Summary{}, x.err
	}
	return sum, out.Flush()
}

type writer struct {
	out      *bufio.Writer
	progress func(int64)
	tree     tree
	commits  int64
	open     commitLine
	metadata string
	left     int // events of the open commit
	err      error
}

func (x *writer) take(r ledger.Record) error {
	x.tree.add(r)
	if x.left == 0 {
		var m struct {
			Events int `json:"events"`
		}
		if err := json.Unmarshal([]byte(r.Metadata), &m); err != nil || m.Events < 1 {
			return fmt.Errorf("metadata of entry %d: %w", r.Ordinal, ErrDamaged)
		}
		x.left, x.metadata = m.Events, r.Metadata
		x.open = commitLine{Ordinal: r.Ordinal, Stream: r.Stream, Revision: r.Revision, Metadata: json.RawMessage(r.Metadata), Events: x.open.Events[:0]}
	}
	if r.Stream != x.open.Stream || r.Metadata != x.metadata {
		return fmt.Errorf("entry %d cuts a commit in two: %w", r.Ordinal, ErrDamaged)
	}
	if strings.ContainsAny(r.Data, "\r\n") {
		return fmt.Errorf("entry %d has a line break in its bytes: %w", r.Ordinal, ErrDamaged)
	}
	x.open.Events = append(x.open.Events, eventLine{r.Type, json.RawMessage(r.Data)})
	if x.left--; x.left > 0 {
		return nil
	}
	x.commit()
	if x.progress != nil {
		x.progress(int64(len(x.open.Events)))
	}
	return x.err
}

// commit writes the open commit. encoding/json would compact the bytes that are to stay.
func (x *writer) commit() {
	x.commits++
	stream, err := json.Marshal(x.open.Stream)
	x.note(err)
	fmt.Fprintf(x.out, `{"ordinal":%d,"stream":%s,"revision":%d,"metadata":%s,"events":[`, x.open.Ordinal, stream, x.open.Revision, x.open.Metadata)
	for i, e := range x.open.Events {
		if i > 0 {
			x.out.WriteByte(',')
		}
		name, err := json.Marshal(e.Type)
		x.note(err)
		x.out.WriteString(`{"type":`)
		x.out.Write(name)
		x.out.WriteString(`,"data":`)
		x.out.Write(e.Data)
		x.out.WriteByte('}')
	}
	_, err = x.out.WriteString("]}\n")
	x.note(err)
}

func (x *writer) line(v any) {
	b, err := json.Marshal(v)
	x.note(err)
	_, err = x.out.Write(append(b, '\n'))
	x.note(err)
}

func (x *writer) note(err error) {
	if x.err == nil {
		x.err = err
	}
}

// A tree is the Merkle tree over the records so far.
type tree struct {
	leaves ledger.LeafHasher
	merkle.Tree
}

func (t *tree) add(r ledger.Record) { t.Add(t.leaves.Leaf(r)) }

func (t *tree) summary(commits int64) Summary {
	root := t.Root()
	return Summary{Entries: t.Size(), Commits: commits, Root: hex.EncodeToString(root[:])}
}

// Commits calls fn for every commit of an archive, checks that they follow each other and
// that the trailer agrees, and returns it. Errors: ErrNotAnArchive, ErrCutShort,
// ErrDamaged, those of r and fn.
func Commits(r io.Reader, fn func(ledger.Commit) error) (Summary, error) { return readAll(r, true, fn) }

// readAll is Commits. Whoever decodes every event does not need to know first whether it is
// JSON.
func readAll(r io.Reader, whole bool, fn func(ledger.Commit) error) (Summary, error) {
	in := bufio.NewReaderSize(r, 1<<20)
	first, err := in.ReadBytes('\n')
	var h header
	if err != nil && !errors.Is(err, io.EOF) {
		return Summary{}, err
	}
	if json.Unmarshal(first, &h) != nil || h.Kind != "archive" || h.Format != format {
		return Summary{}, ErrNotAnArchive
	}
	var t tree
	commits := int64(0)
	ends := map[string]ledger.Revision{}
	for number := 2; ; number++ {
		line, err := in.ReadBytes('\n')
		if errors.Is(err, io.EOF) {
			return Summary{}, fmt.Errorf("line %d: %w", number, ErrCutShort)
		}
		if err != nil {
			return Summary{}, err
		}
		if bytes.HasPrefix(line, []byte(`{"entries":`)) {
			var s Summary
			if json.Unmarshal(line, &s) != nil || s != t.summary(commits) {
				return Summary{}, fmt.Errorf("line %d: count or root are not those of the lines before: %w", number, ErrDamaged)
			}
			if _, err := in.ReadByte(); !errors.Is(err, io.EOF) {
				return Summary{}, fmt.Errorf("there is more behind line %d, the last: %w", number, ErrDamaged)
			}
			return s, nil
		}
		first, commit, err := readCommit(string(line))
		if err == nil && whole && !json.Valid(line) {
			err = errOtherwise
		}
		if err != nil {
			return Summary{}, fmt.Errorf("line %d: %v: %w", number, err, ErrDamaged)
		}
		end, ok := ends[commit.Stream]
		if !ok {
			end = ledger.NoRevision
		}
		if first != ledger.Ordinal(t.Size()+1) || commit.Expected != end {
			return Summary{}, fmt.Errorf("line %d does not follow the lines before: %w", number, ErrDamaged)
		}
		for i, e := range commit.Events {
			t.add(ledger.Record{Stream: commit.Stream, Revision: end + 1 + ledger.Revision(i), Type: e.Type, Data: e.Data, Metadata: commit.Metadata})
		}
		if err := commit.Check(); err != nil {
			return Summary{}, fmt.Errorf("line %d: %v: %w", number, err, ErrDamaged)
		}
		ends[commit.Stream] = end + ledger.Revision(len(commit.Events))
		commits++
		if err := fn(commit); err != nil {
			return Summary{}, err
		}
	}
}
