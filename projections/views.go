package projections

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"slices"

	"github.com/google/uuid"

	"github.com/fundledger/fundledger/ledger"
)

// Views are everything that is derived from a ledger, up to one entry of it. They
// implement ledger.Views. Use from one goroutine at a time.
type Views struct {
	store ledger.Store
	dir   string // of the cache; empty for none

	books    *ledger.Books
	position ledger.Position
	applied  applied
	segments []*segment // in files of the cache
	names    []segmentName
	edge     treeEdge // over the nodes of the segments
	tail     *growing // entries behind the last segment

	// Progress, when set, is told how many entries have been read while a long
	// catch-up goes on.
	Progress func(entries int64)

	// Indexing, when set, is told how many entries have been indexed of those that
	// have to be, while Find makes its index.
	Indexing func(done, total int64)

	kept    ledger.Position // that the cache resumes from
	found   uint32          // manifestCRC of the cache that was loaded, or that could not be
	rebuilt bool            // the cache was not usable, or not wanted
	damaged bool            // the cache was not as it was written
	before  witness
	unlock  func() // releases the cache directory for other processes; nil when not held
}

// Open loads the views of a store from a cache directory, which is made when
// needed. An empty dir keeps nothing. Call CatchUp before using them.
func Open(ctx context.Context, store ledger.Store, dir string) (*Views, error) {
	v := &Views{store: store, dir: dir}
	v.forget()
	if dir == "" {
		return v, nil
	}
	v.found = manifestCRC(dir)
	m, segments, err := loadCache(dir)
	if err != nil {
		v.rebuilt, v.damaged = !errors.Is(err, os.ErrNotExist), errors.Is(err, ErrDamaged)
		return v, nil // whatever is wrong with it, the entries are in the store
	}
	v.kept = m.position
	v.books, v.position, v.applied = m.books, m.position, m.applied
	v.segments, v.names, v.edge = segments, m.segments, m.edge
	leaves, err := v.leaves()
	if err != nil {
		v.damaged = true
		return v, v.Rebuild()
	}
	v.tail = newGrowing(v.books.Last, leaves)
	if same, err := v.sameHistory(ctx); err != nil {
		return nil, err
	} else if !same {
		return v, v.Rebuild()
	}
	return v, nil
}

// forget starts from nothing.
func (v *Views) forget() {
	v.books, v.position, v.applied, v.kept = ledger.NewBooks(), "", applied{}, ""
	v.segments, v.names, v.edge = nil, nil, treeEdge{}
	v.tail = newGrowing(0, nil)
}

func (v *Views) drop() error {
	err := closeSegments(v.segments)
	v.forget()
	return err
}

// leaves are those behind the last complete tree node.
func (v *Views) leaves() ([]ledger.Hash, error) {
	if len(v.segments) == 0 {
		return nil, nil
	}
	last := v.segments[len(v.segments)-1]
	return last.leaves, last.need("leaves")
}

// sameHistory reads the last entry that was folded in and compares its leaf hash.
// The position alone says that the log is the same one, not that nobody put
// another entry in that place.
func (v *Views) sameHistory(ctx context.Context) (bool, error) {
	if v.books.Last == 0 {
		return true, nil
	}
	for r, err := range v.store.Stream(ctx, v.applied.stream, v.applied.revision) {
		if err != nil {
			return false, err
		}
		var h ledger.LeafHasher
		// A store that does not know ordinals here has been asked for the position.
		return (r.Ordinal == v.books.Last || r.Ordinal == 0) && h.Leaf(r) == v.applied.leaf, nil
	}
	return false, nil
}

// Close releases the mappings. It does not save; see Save.
func (v *Views) Close() error {
	v.release()
	return v.drop()
}

// Books are the books as of the last entry folded in.
func (v *Views) Books() *ledger.Books { return v.books }

// Documents looks document keys up, as of the last entry folded in.
func (v *Views) Documents() ledger.Documents { return documents{v} }

type documents struct{ v *Views }

// Find looks among the newest entries first: the last one filed under a key counts.
func (d documents) Find(key uuid.UUID) (ledger.Filed, bool, error) {
	k, ok := d.v.tail.find(key)
	for i := len(d.v.segments) - 1; i >= 0 && !ok; i-- {
		var err error
		if k, ok, err = d.v.segments[i].find(key); err != nil {
			return ledger.Filed{}, false, err
		}
	}
	if !ok {
		return ledger.Filed{}, false, nil
	}
	names, number := d.v.books.SourceIDs, int(k.source&^reversedBit)
	if number >= firstSourceless {
		names, number = sourceless[:], number-firstSourceless
	}
	if number >= len(names) {
		return ledger.Filed{}, false, ErrDamaged
	}
	return ledger.Filed{
		Ref:      ledger.Ref{Source: names[number], Revision: ledger.Revision(k.revision)},
		Digest:   k.digest,
		Reversed: k.source&reversedBit != 0,
	}, true, nil
}

// Table is the posting table as of the last entry folded in. It is valid until
// the next CatchUp.
func (v *Views) Table() *Table {
	t := &Table{books: v.books, segments: v.segments}
	if v.tail.rows > 0 {
		t.segments = append(t.segments[:len(t.segments):len(t.segments)], v.tail.settle())
	}
	return t
}

// saveAfter is how many entries a process may find itself before it is worth
// writing the cache: reading so many from the store takes about a millisecond.
const saveAfter = 128

// farBytes is how much of a log may lie behind the place that the cache resumes from, where
// it is not this ledger's alone: passing so much over takes a server some tens of
// milliseconds.
const farBytes = 4 << 20

// far tells that others have written much since the cache was saved.
func (v *Views) far() bool {
	log, ok := v.store.(interface {
		Distance(from, to ledger.Position) int64
	})
	return ok && v.position != "" && log.Distance(v.kept, v.position) >= farBytes
}

// Save writes what was learnt since the cache was loaded, when there is enough of
// it and no other process is doing so. A cache that cannot be written is no error.
//
// What was derived again is written however little it is: it takes the place of what
// could not be used, and is what the next Rebuild is held against.
func (v *Views) Save() {
	learnt := v.tail.last - v.tail.first + 1
	if learnt < saveAfter && v.unlock == nil && !(v.rebuilt && learnt > 0) && !v.far() {
		return
	}
	if v.dir != "" && v.lock() {
		v.save()
		v.release()
	}
}

// lock takes the cache directory for writing.
func (v *Views) lock() bool {
	if v.unlock != nil {
		return true
	}
	if !nativeLittleEndian || os.MkdirAll(v.dir, 0o700) != nil {
		return false
	}
	var ok bool
	v.unlock, ok = lockFile(filepath.Join(v.dir, lockName))
	return ok
}

func (v *Views) release() {
	if v.unlock != nil {
		v.unlock()
		v.unlock = nil
	}
}

// Segments grow like the steps of a ladder: one is merged with what follows while
// it is less than mergeRatio times as large, so that there are few and each entry
// is rewritten a few times only.
const mergeRatio = 4

// maxSegmentRows bounds a segment, and with it the memory that building one
// takes. Tests make it small.
var maxSegmentRows = 1 << 20

// save writes nothing where another process has saved since the cache was loaded:
// it may have merged and removed the segments that are known here.
func (v *Views) save() {
	if manifestCRC(v.dir) != v.found {
		return
	}
	if v.tail.last < v.tail.first { // nothing was learnt but how far the log was looked at
		v.keep()
		return
	}
	g, keep := v.tail, len(v.segments)
	for keep > 0 {
		s := v.segments[keep-1]
		if s.rows+g.rows > maxSegmentRows || s.rows > mergeRatio*max(g.rows, saveAfter) {
			break
		}
		if s.needAll() != nil {
			return // damaged: the next query finds out and builds it all again
		}
		merged := newGrowing(s.first-1, nil)
		merged.absorb(s)
		merged.absorb(g.settle())
		g, keep = merged, keep-1
	}
	name, err := newSegmentFile(v.dir, g)
	if err != nil {
		return
	}
	if v.adopt(name, keep) != nil {
		return
	}
	v.keep()
}

// keep writes the manifest: what the cache consists of, and where it resumes.
func (v *Views) keep() {
	if saveManifest(v.dir, &manifest{v.position, v.applied, v.books, v.names, v.edge}) == nil {
		v.kept = v.position
	}
	v.found = manifestCRC(v.dir)
}

// adopt puts a segment that was just written in the place of those from keep on
// and of the tail.
func (v *Views) adopt(name segmentName, keep int) error {
	s, err := openSegment(filepath.Join(v.dir, name.file), name.crc)
	if err != nil {
		return err
	}
	leaves, edge := slices.Clone(s.leaves), v.edge.and(v.tail.nodes)
	if err := s.need("leaves"); err != nil {
		return err
	}
	err = closeSegments(v.segments[keep:])
	v.segments = append(v.segments[:keep:keep], s)
	v.names = append(v.names[:keep:keep], name)
	v.edge, v.tail = edge, newGrowing(s.last, leaves)
	return err
}

// needAll verifies every section.
func (s *segment) needAll() error {
	if s.file == nil {
		return nil
	}
	for i := range s.file.sections {
		if err := s.need(s.file.sections[i].name); err != nil {
			return err
		}
	}
	for i := range s.dims {
		if err := s.needTexts(&s.dims[i]); err != nil {
			return err
		}
	}
	return nil
}
