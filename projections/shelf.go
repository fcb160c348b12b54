package projections

import (
	"encoding/binary"
	"errors"
	"math/bits"
	"os"

	"github.com/google/uuid"

	"github.com/fundledger/fundledger/ledger"
)

// A Shelf is a ledger.Shelf of files without a name, one for each Put, which are
// gone when the process ends. Keys lie in them sorted, and are found where they
// should be; before each stands a filter in memory, since hardly any key that a
// batch asks for is there.
type Shelf struct {
	dir  string
	runs []shelfRun
}

type shelfRun struct {
	filter filter
	keys   []keyRecord
	unmap  func() error
}

const shelfFiles = "fundledger-shelf-*.tmp"

// NewShelf makes a shelf beside the cache, or with temporary files where there is
// none. Close it.
func (v *Views) NewShelf() *Shelf { return &Shelf{dir: v.dir} }

// Put writes the keys to a file of their own.
func (s *Shelf) Put(sorted []ledger.FiledKey) (err error) {
	f, err := os.CreateTemp(s.dir, shelfFiles)
	if errors.Is(err, os.ErrNotExist) || errors.Is(err, os.ErrPermission) { // no cache is kept
		f, err = os.CreateTemp("", shelfFiles)
	}
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close(), os.Remove(f.Name())) }()
	run := shelfRun{filter: newFilter(len(sorted))}
	buf := make([]keyRecord, 0, 2048)
	for len(sorted) > 0 {
		n := min(len(sorted), cap(buf))
		for _, k := range sorted[:n] {
			run.filter.add(k.Key)
			buf = append(buf, keyRecord{k.Key, k.Digest, k.Source, k.Revision})
		}
		if _, err := f.Write(asBytes(buf)); err != nil {
			return err
		}
		buf, sorted = buf[:0], sorted[n:]
	}
	data, unmap, err := mapFile(f.Name())
	if err != nil {
		return err
	}
	run.unmap = unmap
	if run.keys, err = fromBytes[keyRecord](data); err != nil {
		return errors.Join(err, unmap())
	}
	s.runs = append(s.runs, run)
	return nil
}

// Find looks in the latest file first.
func (s *Shelf) Find(key uuid.UUID) (ledger.FiledKey, bool, error) {
	for i := len(s.runs) - 1; i >= 0; i-- {
		run := &s.runs[i]
		if !run.filter.mayHold(key) {
			continue
		}
		at, err := findKey(run.keys, key, func(int) error { return nil })
		if err != nil {
			return ledger.FiledKey{}, false, err
		}
		if at >= 0 {
			k := &run.keys[at]
			return ledger.FiledKey{Key: k.key, Digest: k.digest, Source: k.source, Revision: k.revision}, true, nil
		}
	}
	return ledger.FiledKey{}, false, nil
}

// Close lets the files go.
func (s *Shelf) Close() (err error) {
	for _, run := range s.runs {
		err = errors.Join(err, run.unmap())
	}
	s.runs = nil
	return err
}

// A filter tells of most keys that it was never given them (a Bloom filter whose
// bits for one key lie in one cache line). At sixteen bits a key it errs with about
// one key of five hundred.
type filter [][8]uint64

func newFilter(keys int) filter { return make(filter, keys/32+1) }

// place is the block of a key, and the bits that are set there: those of the key
// itself, which is a digest.
func (f filter) place(key [16]byte) (block *[8]uint64, bits5 uint64) {
	i, _ := bits.Mul64(binary.BigEndian.Uint64(key[8:])<<2, uint64(len(f))) // less the bits of the variant
	return &f[i], binary.BigEndian.Uint64(key[:8]) >> 16
}

func (f filter) add(key [16]byte) {
	block, at := f.place(key)
	for range 5 {
		block[at>>6&7] |= 1 << (at & 63)
		at >>= 9
	}
}

func (f filter) mayHold(key [16]byte) bool {
	block, at := f.place(key)
	for range 5 {
		if block[at>>6&7]&(1<<(at&63)) == 0 {
			return false
		}
		at >>= 9
	}
	return true
}
