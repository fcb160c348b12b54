package xlsx

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"path"
	"strconv"
	"strings"
)

// A Workbook is one that is open for reading.
type Workbook struct {
	Sheets []Sheet // in their order; sheets of charts are not among them

	parts      map[string]*zip.File
	system1904 bool
	strings    []string
	dates      []bool // by a cell's style: its number is a date
	texts      arena
}

// A Sheet of cells.
type Sheet struct {
	Name   string
	Hidden bool
	Bytes  int64 // of its part, unpacked, as the workbook says
	part   string
}

// What a file is that Open does not read.
var (
	ErrNotZip      = errors.New("no zip archive, or one that is cut or damaged")
	ErrNotWorkbook = errors.New("an archive that holds no workbook")
	ErrOpenDoc     = errors.New("an OpenDocument file")
	ErrBinary      = errors.New("a binary workbook")
	ErrPassword    = errors.New("protected by a password")
	ErrTooLarge    = errors.New("unpacked it is larger than any workbook")
)

// A DamagedError says which part of the workbook is not what it should be.
type DamagedError struct {
	Part string
	Err  error
}

func (e *DamagedError) Error() string { return e.Part + ": " + e.Err.Error() }

func (e *DamagedError) Unwrap() error { return e.Err }

// Sizes beyond which a part is not unpacked. A sheet is streamed, and the largest
// that programs write has a gigabyte or two; what grows to ten times that in a file
// of a megabyte was made to do harm.
const (
	MaxPart    = 32 << 20 // of the parts that list and describe
	MaxStrings = 512 << 20
	MaxSheet   = 4 << 30
	maxRatio   = 500 // of unpacked to packed, in parts beyond MaxPart
)

// Open reads what a workbook says of itself, and the texts that its cells share.
// Errors: the ones above, *DamagedError, and those of r.
func Open(r io.ReaderAt, size int64) (*Workbook, error) {
	archive, err := zip.NewReader(r, size)
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrNotZip, err)
	}
	w := &Workbook{parts: map[string]*zip.File{}}
	for _, f := range archive.File {
		if f.Flags&1 != 0 {
			return nil, ErrPassword
		}
		w.parts[partName(f.Name)] = f
	}
	main, err := w.main()
	if err != nil {
		return nil, err
	}
	related, err := w.relations(main)
	if err != nil {
		return nil, err
	}
	if err := w.sheets(main, related); err != nil {
		return nil, err
	}
	for _, relation := range related {
		switch path.Base(relation.kind) {
		case "styles":
			err = w.each(relation.part, MaxPart, w.styles)
		case "sharedStrings":
			err = w.each(relation.part, MaxStrings, w.sharedStrings)
		}
		if err != nil {
			return nil, err
		}
	}
	return w, nil
}

// partName is how parts are looked up: some programs write \ or other cases.
func partName(name string) string {
	return strings.ToLower(strings.TrimPrefix(strings.ReplaceAll(name, `\`, "/"), "/"))
}

// main finds the part that lists the sheets.
func (w *Workbook) main() (string, error) {
	part := "xl/workbook.xml"
	if relations, err := w.relations(""); err == nil {
		for _, r := range relations {
			if path.Base(r.kind) == "officeDocument" {
				part = r.part
			}
		}
	}
	switch {
	case strings.HasSuffix(part, ".bin") || w.parts["xl/workbook.bin"] != nil:
		return "", ErrBinary
	case w.parts["content.xml"] != nil && w.parts["mimetype"] != nil:
		return "", ErrOpenDoc
	case w.parts[part] == nil || !strings.HasPrefix(path.Base(part), "workbook"):
		return "", ErrNotWorkbook
	}
	return part, nil
}

type relation struct{ kind, part string }

// relations are the parts that a part refers to, by their ids.
func (w *Workbook) relations(part string) (map[string]relation, error) {
	all := map[string]relation{}
	dir, base := path.Split(part)
	err := w.each(dir+"_rels/"+base+".rels", MaxPart, func(s *scanner) error {
		if string(s.name) != "Relationship" || string(s.attr("TargetMode")) == "External" {
			return nil
		}
		target := string(s.attr("Target"))
		if !strings.HasPrefix(target, "/") {
			target = path.Join("/", dir, target)
		}
		all[string(s.attr("Id"))] = relation{string(s.attr("Type")), partName(target)}
		return nil
	})
	return all, err
}

func (w *Workbook) sheets(main string, related map[string]relation) error {
	return w.each(main, MaxPart, func(s *scanner) error {
		switch string(s.name) {
		case "workbookPr":
			w.system1904 = isTrue(s.attr("date1904"))
		case "sheet":
			r, ok := related[string(s.attrLocal("id"))]
			if ok && path.Base(r.kind) != "worksheet" {
				return nil // of charts, macros
			}
			f := w.parts[r.part]
			if f == nil {
				return fmt.Errorf("sheet %q has no part", s.attr("name"))
			}
			state := string(s.attr("state"))
			w.Sheets = append(w.Sheets, Sheet{
				Name: string(s.attr("name")), Hidden: state != "" && state != "visible", Bytes: int64(f.UncompressedSize64), part: r.part,
			})
		}
		return nil
	})
}

// styles finds which of the cells' styles show dates.
func (w *Workbook) styles(s *scanner) error {
	codes := map[int]bool{}
	for {
		switch string(s.name) {
		case "numFmt":
			codes[wholeNumber(s.attr("numFmtId"))] = isDateFormat(string(s.attr("formatCode")))
		case "cellXfs":
			return w.cellStyles(s, codes)
		}
		if kind, err := s.next(); err != nil || kind == eofToken {
			return err
		} else if kind != startToken {
			s.name = nil
		}
	}
}

func (w *Workbook) cellStyles(s *scanner, codes map[int]bool) error {
	for depth := s.depth; ; {
		kind, err := s.next()
		switch {
		case err != nil:
			return err
		case kind == endToken && s.depth < depth:
			return nil
		case kind == startToken && string(s.name) == "xf":
			id := wholeNumber(s.attr("numFmtId"))
			date, custom := codes[id]
			w.dates = append(w.dates, date || !custom && isBuiltInDate(id))
		}
	}
}

// sharedStrings reads the texts that cells refer to by their number.
func (w *Workbook) sharedStrings(s *scanner) error {
	if string(s.name) != "si" {
		return nil
	}
	text, err := w.richText(s)
	if err != nil {
		return err
	}
	w.strings = append(w.strings, text)
	if w.texts.bytes+16*len(w.strings) > MaxStrings {
		return ErrTooLarge
	}
	return nil
}

// richText reads the texts inside the element that was begun last: all of its t,
// without those that say how to pronounce them.
func (w *Workbook) richText(s *scanner) (string, error) {
	var text []byte
	inside := false
	for depth := s.depth; ; {
		kind, err := s.next()
		switch {
		case err != nil:
			return "", err
		case kind == endToken && s.depth < depth:
			return w.texts.keep(unescapeUnits(text)), nil
		case kind == startToken && string(s.name) == "rPh":
			if err := s.skip(); err != nil {
				return "", err
			}
		case kind == textToken:
			if inside {
				text = append(text, s.text...)
			}
		default:
			inside = kind == startToken && string(s.name) == "t"
		}
		if len(text) > maxToken {
			return "", errLong
		}
	}
}

// unescapeUnits undoes _x000D_, as letters are written that XML does not allow.
func unescapeUnits(text []byte) []byte {
	for from := 0; ; {
		n := bytes.Index(text[from:], []byte("_x"))
		if n < 0 || from+n+7 > len(text) {
			return text
		}
		from += n
		code, err := strconv.ParseUint(string(text[from+2:from+6]), 16, 16)
		if err == nil && code > 0 && text[from+6] == '_' {
			text = append(text[:from:from], append([]byte(string(rune(code))), text[from+7:]...)...)
		}
		from++
	}
}

// each calls fn for every element of a part.
func (w *Workbook) each(part string, limit int64, fn func(*scanner) error) error {
	s, closer, err := w.scan(part, limit)
	if err != nil {
		return err
	}
	defer closer.Close()
	for {
		kind, err := s.next()
		switch {
		case err != nil:
			return damaged(part, err)
		case kind == eofToken:
			return nil
		case kind == startToken:
			if err := fn(s); err != nil {
				return damaged(part, err)
			}
		}
	}
}

func damaged(part string, err error) error {
	if errors.Is(err, ErrTooLarge) {
		return err
	}
	return &DamagedError{part, err}
}

// scan opens a part. What it unpacks to is bounded whatever the archive says.
func (w *Workbook) scan(part string, limit int64) (*scanner, io.Closer, error) {
	f := w.parts[part]
	if f == nil {
		return nil, nil, &DamagedError{part, errors.New("missing")}
	}
	packed, unpacked := f.CompressedSize64, f.UncompressedSize64
	if unpacked > uint64(limit) || unpacked > MaxPart && unpacked/maxRatio > packed {
		return nil, nil, ErrTooLarge
	}
	r, err := f.Open()
	if err != nil {
		return nil, nil, &DamagedError{part, err}
	}
	// archive/zip gives no more than the archive says, and an error where there is more or less.
	return newScanner(r), r, nil
}

func isTrue(value []byte) bool { return string(value) == "1" || string(value) == "true" }

// wholeNumber reads the digits of an attribute; -1 where there is something else.
func wholeNumber(text []byte) int {
	n := 0
	for _, c := range text {
		if c < '0' || c > '9' || n > 1<<30 {
			return -1
		}
		n = n*10 + int(c-'0')
	}
	if len(text) == 0 {
		return -1
	}
	return n
}
