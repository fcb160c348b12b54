package projections

import (
	"encoding/binary"
	"errors"
	"fmt"
	"hash/crc32"
	"os"
	"unsafe"

	"github.com/fundledger/fundledger/ledger"
)

// A segment file:
//
//	offset  size  field
//	0       8     magic "FLSEG\x00\x02\x00"
//	8       4     length of the directory, little-endian
//	12      4     CRC-32C of the directory
//	16      …     directory: first and last entry, rows, dimensions; per section
//	              its name, offset, length, and the CRC-32C of each 64 KiB of it
//	…       …     sections, each at a multiple of 64, numbers little-endian
//
// It is mapped and read where it lies. A block is checked against its CRC before
// the first use of anything in it.
const segmentMagic = "FLSEG\x00\x02\x00"

const (
	crcBlock     = 64 << 10
	sectionAlign = 64
	headerBytes  = 16
)

var castagnoli = crc32.MakeTable(crc32.Castagnoli)

// ErrDamaged: a part of the cache is not what was written. It is found when the
// part is first read; Rebuild makes the views good again.
var ErrDamaged = errors.New("cache: damaged")

// A segmentFile is the mapping behind a segment.
type segmentFile struct {
	name     string // within the cache directory
	crc      uint32 // of the directory, which covers all else
	data     []byte
	sections []section
	unmap    func() error
}

type section struct {
	name   string
	offset int
	data   []byte
	crcs   []uint32
	sound  []bool // per block
}

// nativeLittleEndian: columns are mapped as they lie. On other machines there is
// no cache.
var nativeLittleEndian = func() bool {
	x := uint16(1)
	return *(*byte)(unsafe.Pointer(&x)) == 1
}()

// asBytes views numbers as the bytes they lie in.
func asBytes[T uint8 | uint16 | uint32 | int64 | keyRecord | markRecord | ledger.Hash](v []T) []byte {
	if len(v) == 0 {
		return nil
	}
	return unsafe.Slice((*byte)(unsafe.Pointer(&v[0])), len(v)*int(unsafe.Sizeof(v[0])))
}

// fromBytes is the inverse of asBytes. The bytes lie at a multiple of
// sectionAlign of a page-aligned mapping.
func fromBytes[T uint8 | uint16 | uint32 | int64 | keyRecord | markRecord | ledger.Hash](b []byte) ([]T, error) {
	var zero T
	size := int(unsafe.Sizeof(zero))
	if len(b)%size != 0 {
		return nil, ErrDamaged
	}
	if len(b) == 0 {
		return []T{}, nil
	}
	return unsafe.Slice((*T)(unsafe.Pointer(&b[0])), len(b)/size), nil
}

// writeSegment writes a grown segment to a file that must not exist.
func writeSegment(path string, g *growing) (err error) {
	s := g.settle()
	var sections []section
	put := func(name string, data []byte) { sections = append(sections, section{name: name, data: data}) }
	putCodes := func(name string, c *codes) uint32 {
		short := c.shrink()
		put(name, append(append(asBytes(short.u8), asBytes(short.u16)...), asBytes(short.u32)...))
		return short.base
	}
	var dir writer
	dir.uint(uint64(s.first))
	dir.uint(uint64(s.last + 1 - s.first))
	dir.uint(uint64(s.rows))
	dir.uint(uint64(putCodes("ordinals", &s.ordinals)))
	dir.uint(uint64(putCodes("dates", &s.dates)))
	put("stages", s.stages)
	put("amounts", asBytes(s.amounts))
	put("keys", asBytes(sortKeys(s.keys)))
	put("nodes", asBytes(s.nodes))
	put("leaves", asBytes(s.leaves))
	put("marks", asBytes(s.marks))
	put("positions", s.positions)
	dir.uint(uint64(len(s.dims)))
	for i := range s.dims {
		d := &s.dims[i]
		dir.text(d.name)
		dir.uint(uint64(putCodes("codes:"+d.name, &d.codes)))
		put("ends:"+d.name, asBytes(d.dict.ends))
		put("text:"+d.name, d.dict.text)
	}
	return writeSections(path, segmentMagic, dir.b, sections)
}

func writeSections(path, magic string, head []byte, sections []section) (err error) {
	dir := writer{b: head}
	dir.uint(uint64(len(sections)))
	// The directory's length is needed for the offsets that stand in it: offsets
	// count from its end.
	at := 0
	for i := range sections {
		s := &sections[i]
		s.offset = at
		dir.text(s.name)
		dir.uint(uint64(at))
		dir.uint(uint64(len(s.data)))
		for from := 0; from < len(s.data); from += crcBlock {
			dir.uint(uint64(crc32.Checksum(s.data[from:min(from+crcBlock, len(s.data))], castagnoli)))
		}
		at = align(at + len(s.data))
	}
	f, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	header := append([]byte(magic), 0, 0, 0, 0, 0, 0, 0, 0)
	binary.LittleEndian.PutUint32(header[8:], uint32(len(dir.b)))
	binary.LittleEndian.PutUint32(header[12:], crc32.Checksum(dir.b, castagnoli))
	start := int64(align(headerBytes + len(dir.b)))
	if _, err := f.Write(append(header, dir.b...)); err != nil {
		return err
	}
	for i := range sections {
		if _, err := f.WriteAt(sections[i].data, start+int64(sections[i].offset)); err != nil {
			return err
		}
	}
	return f.Truncate(start + int64(at))
}

func align(n int) int { return (n + sectionAlign - 1) &^ (sectionAlign - 1) }

// openSegment maps a segment file. crc is what the cache's manifest says of it.
func openSegment(path string, crc uint32) (s *segment, err error) {
	data, unmap, err := mapFile(path)
	if err != nil {
		return nil, err
	}
	f := &segmentFile{name: path, crc: crc, data: data, unmap: unmap}
	defer func() {
		if err != nil {
			err = errors.Join(fmt.Errorf("%s: %w", path, err), unmap())
		}
	}()
	dir, err := f.directory(segmentMagic)
	if err != nil {
		return nil, err
	}
	return f.segment(dir)
}

// crcAt reads a checksum that stands in a file's header.
func crcAt(path string, offset int64) (uint32, error) {
	f, err := os.Open(path)
	if err != nil {
		return 0, err
	}
	defer f.Close()
	var crc [4]byte
	if _, err := f.ReadAt(crc[:], offset); err != nil {
		return 0, err
	}
	return binary.LittleEndian.Uint32(crc[:]), nil
}

func (f *segmentFile) directory(magic string) (*reader, error) {
	if len(f.data) < headerBytes || string(f.data[:8]) != magic {
		return nil, ErrDamaged
	}
	n := int(binary.LittleEndian.Uint32(f.data[8:]))
	if n > len(f.data)-headerBytes {
		return nil, ErrDamaged
	}
	dir := f.data[headerBytes : headerBytes+n]
	if crc32.Checksum(dir, castagnoli) != f.crc || binary.LittleEndian.Uint32(f.data[12:]) != f.crc {
		return nil, ErrDamaged
	}
	return &reader{b: dir}, nil
}

func (f *segmentFile) segment(r *reader) (*segment, error) {
	start := align(headerBytes + len(r.b))
	s := &segment{file: f}
	s.first = ledger.Ordinal(r.uint())
	s.last = s.first + ledger.Ordinal(r.uint()) - 1
	s.rows = int(r.uint())
	s.ordinals.base, s.dates.base = uint32(r.uint()), uint32(r.uint())
	s.dims = make([]dimColumn, r.count())
	for i := range s.dims {
		s.dims[i].name, s.dims[i].codes.base = r.text(), uint32(r.uint())
	}
	if err := f.readSections(r, start); err != nil {
		return nil, err
	}
	return s, s.attach()
}

// readSections reads where the sections are; start is where they begin.
func (f *segmentFile) readSections(r *reader, start int) error {
	f.sections = make([]section, r.count())
	for i := range f.sections {
		x := &f.sections[i]
		x.name = r.text()
		offset, length := r.uint(), r.uint()
		if r.err != nil || offset > uint64(len(f.data)) || length > uint64(len(f.data)) || start+int(offset+length) > len(f.data) {
			return ErrDamaged
		}
		x.offset = start + int(offset)
		x.data = f.data[x.offset : x.offset+int(length)]
		x.crcs = make([]uint32, (length+crcBlock-1)/crcBlock)
		x.sound = make([]bool, len(x.crcs))
		for j := range x.crcs {
			x.crcs[j] = uint32(r.uint())
		}
	}
	return r.err
}

// attach points the columns at the sections that hold them. It reads none.
func (s *segment) attach() (err error) {
	f := s.file
	load := func(name string) []byte {
		x := f.section(name)
		if x == nil {
			err = ErrDamaged
			return nil
		}
		return x.data
	}
	attachCodes(&s.ordinals, load("ordinals"), s.rows, &err)
	attachCodes(&s.dates, load("dates"), s.rows, &err)
	s.stages = load("stages")
	s.amounts = cast[int64](load("amounts"), &err)
	s.keys = cast[keyRecord](load("keys"), &err)
	s.nodes = cast[ledger.Hash](load("nodes"), &err)
	s.leaves = cast[ledger.Hash](load("leaves"), &err)
	s.marks = cast[markRecord](load("marks"), &err)
	s.positions = load("positions")
	for i := range s.dims {
		d := &s.dims[i]
		attachCodes(&d.codes, load("codes:"+d.name), s.rows, &err)
		d.dict = &dict{ends: cast[uint32](load("ends:"+d.name), &err), text: load("text:" + d.name)}
	}
	if len(s.stages) != s.rows || len(s.amounts) != s.rows {
		err = ErrDamaged
	}
	return err
}

func cast[T uint8 | uint16 | uint32 | int64 | keyRecord | markRecord | ledger.Hash](b []byte, err *error) []T {
	v, e := fromBytes[T](b)
	if e != nil {
		*err = e
	}
	return v
}

// attachCodes finds the width of the codes by how many bytes there are for the rows.
func attachCodes(c *codes, b []byte, rows int, err *error) {
	switch len(b) {
	case rows:
		c.u8 = b
	case 2 * rows:
		c.u16 = cast[uint16](b, err)
	case 4 * rows:
		c.u32 = cast[uint32](b, err)
	default:
		*err = ErrDamaged
	}
}

func (f *segmentFile) section(name string) *section {
	for i := range f.sections {
		if f.sections[i].name == name {
			return &f.sections[i]
		}
	}
	return nil
}

// check verifies the blocks of a section that hold bytes from up to to. What is in
// memory only has no section, nil, and is sound.
func (x *section) check(from, to int) error {
	if x == nil {
		return nil
	}
	for b := from / crcBlock; b*crcBlock < to; b++ {
		if x.sound[b] {
			continue
		}
		if crc32.Checksum(x.data[b*crcBlock:min((b+1)*crcBlock, len(x.data))], castagnoli) != x.crcs[b] {
			return fmt.Errorf("%w: section %s", ErrDamaged, x.name)
		}
		x.sound[b] = true
	}
	return nil
}

// checkItem verifies one of a section's items of a width in bytes.
func (x *section) checkItem(i, width int) error { return x.check(i*width, i*width+width) }

// need verifies whole sections before they are read.
func (s *segment) need(names ...string) error {
	if s.file == nil {
		return nil
	}
	for _, name := range names {
		x := s.file.section(name)
		if x == nil {
			return ErrDamaged
		}
		if err := x.check(0, len(x.data)); err != nil {
			return err
		}
	}
	return nil
}

// needTexts verifies the texts of a dimension, and that its numbers can be looked
// up.
func (s *segment) needTexts(d *dimColumn) error {
	if s.file == nil {
		return nil
	}
	if err := s.need("ends:"+d.name, "text:"+d.name); err != nil {
		return err
	}
	if !d.dict.valid() {
		return ErrDamaged
	}
	return nil
}

// find looks a document key up in a segment of either kind.
func (s *segment) find(key [16]byte) (keyRecord, bool, error) {
	x := s.file.section("keys")
	i, err := findKey(s.keys, key, func(i int) error { return x.check(i*32, i*32+32) })
	if err != nil || i < 0 {
		return keyRecord{}, false, err
	}
	return s.keys[i], true, nil
}

func (s *segment) close() error {
	if s.file == nil {
		return nil
	}
	return s.file.unmap()
}
