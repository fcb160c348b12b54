package projections

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"math/bits"
	"os"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/fundledger/fundledger/ledger"
)

// A cache directory holds segment files and one manifest, which names them and
// holds everything small. The manifest is replaced as a whole; files that it does
// not name are left-overs.
const (
	manifestName  = "manifest"
	lockName      = "lock"
	manifestMagic = "FLMAN\x00\x18\x00"
)

// A manifest is the state of the views after an entry.
type manifest struct {
	position ledger.Position // of the store, to resume from
	applied  applied
	books    *ledger.Books
	segments []segmentName
	edge     treeEdge
}

// applied is the last entry that was folded in: where to find it again, and what
// it was.
type applied struct {
	stream   string
	revision ledger.Revision
	leaf     ledger.Hash
}

type segmentName struct {
	file string
	crc  uint32
}

func (m *manifest) encode() []byte {
	w := writer{b: append([]byte(manifestMagic), 0, 0, 0, 0)}
	w.text(string(m.position))
	w.text(m.applied.stream)
	w.int(int64(m.applied.revision))
	w.raw(m.applied.leaf[:])
	w.uint(uint64(len(m.segments)))
	for _, s := range m.segments {
		w.text(s.file)
		w.uint(uint64(s.crc))
	}
	w.uint(uint64(m.edge.nodes))
	for i := range m.edge.parts {
		w.raw(m.edge.parts[i][:])
	}
	writeBooks(&w, m.books)
	binary.LittleEndian.PutUint32(w.b[8:], crc32.Checksum(w.b[12:], castagnoli))
	return w.b
}

// errOtherFormat: another version of the program wrote the cache.
var errOtherFormat = errors.New("cache: of another format")

func decodeManifest(b []byte) (*manifest, error) {
	if bytes.HasPrefix(b, []byte(manifestMagic[:6])) && !bytes.HasPrefix(b, []byte(manifestMagic)) {
		return nil, errOtherFormat
	}
	if len(b) < 12 || string(b[:8]) != manifestMagic ||
		crc32.Checksum(b[12:], castagnoli) != binary.LittleEndian.Uint32(b[8:]) {
		return nil, ErrDamaged
	}
	r := &reader{b: b[12:]}
	m := &manifest{position: ledger.Position(r.text())}
	m.applied.stream, m.applied.revision = r.text(), ledger.Revision(r.int())
	copy(m.applied.leaf[:], r.raw(32))
	for range r.count() {
		name := segmentName{r.text(), uint32(r.uint())}
		if filepath.Base(name.file) != name.file {
			return nil, ErrDamaged
		}
		m.segments = append(m.segments, name)
	}
	m.edge.nodes = int(r.uint())
	m.edge.parts = make([]ledger.Hash, bits.OnesCount(uint(m.edge.nodes)))
	for i := range m.edge.parts {
		copy(m.edge.parts[i][:], r.raw(32))
	}
	m.books = readBooks(r)
	return m, r.err
}

// loadCache reads the manifest and maps its segments. Another process may
// replace both in between; then the second try finds the new ones.
func loadCache(dir string) (m *manifest, segments []*segment, err error) {
	for range 3 {
		if m, segments, err = tryLoadCache(dir); err == nil || !errors.Is(err, os.ErrNotExist) {
			return m, segments, err
		}
	}
	return nil, nil, err
}

func tryLoadCache(dir string) (*manifest, []*segment, error) {
	if !nativeLittleEndian {
		return nil, nil, errors.ErrUnsupported
	}
	b, err := os.ReadFile(filepath.Join(dir, manifestName))
	if err != nil {
		return nil, nil, err
	}
	m, err := decodeManifest(b)
	if err != nil {
		return nil, nil, err
	}
	var segments []*segment
	next, nodes := ledger.Ordinal(1), 0
	for _, name := range m.segments {
		s, err := openSegment(filepath.Join(dir, name.file), name.crc)
		if err == nil && s.first != next {
			err = errors.Join(ErrDamaged, s.close())
		}
		if err != nil {
			return nil, nil, errors.Join(err, closeSegments(segments))
		}
		segments, next, nodes = append(segments, s), s.last+1, nodes+len(s.nodes)
	}
	if next != m.books.Last+1 || nodes != m.edge.nodes {
		return nil, nil, errors.Join(ErrDamaged, closeSegments(segments))
	}
	return m, segments, nil
}

// manifestCRC tells one manifest of the directory from the next; 0 is none.
func manifestCRC(dir string) uint32 {
	crc, _ := crcAt(filepath.Join(dir, manifestName), 8)
	return crc
}

func closeSegments(list []*segment) (err error) {
	for _, s := range list {
		err = errors.Join(err, s.close())
	}
	return err
}

// saveManifest replaces the manifest and removes the files it does not name. The
// caller holds the lock. Nothing is forced to disk: what a power failure leaves
// behind is recognised by its checksums and built again.
func saveManifest(dir string, m *manifest) error {
	path := filepath.Join(dir, manifestName)
	temporary := path + ".new"
	if err := os.WriteFile(temporary, m.encode(), 0o600); err != nil {
		return err
	}
	if err := os.Rename(temporary, path); err != nil {
		return err
	}
	named := map[string]bool{}
	for _, s := range m.segments {
		named[s.file] = true
	}
	files, err := os.ReadDir(dir)
	if err != nil {
		return err
	}
	for _, f := range files {
		if strings.HasSuffix(f.Name(), segmentSuffix) && !named[f.Name()] {
			os.Remove(filepath.Join(dir, f.Name()))
		}
	}
	return nil
}

const segmentSuffix = ".segment"

// newSegmentFile writes a segment under a name that is not taken.
func newSegmentFile(dir string, g *growing) (segmentName, error) {
	for try := 0; ; try++ {
		name := fmt.Sprintf("%d-%d.%s%s", g.first, g.last, strconv.Itoa(try), segmentSuffix)
		path := filepath.Join(dir, name)
		err := writeSegment(path, g)
		if errors.Is(err, os.ErrExist) && try < 1000 {
			continue
		}
		if err != nil {
			os.Remove(path)
			return segmentName{}, err
		}
		crc, err := crcAt(path, 12)
		return segmentName{name, crc}, err
	}
}
