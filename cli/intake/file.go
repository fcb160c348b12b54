package intake

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"syscall"
	"unicode/utf8"

	"github.com/fundledger/fundledger/ledger"
)

// A Problem is what is wrong at one place of the file.
type Problem struct {
	Row    int    // line of the file, from 1
	Column string // its heading; "" for the row as a whole
	Value  string // what stands there
	Err    error  // what was expected: a *ledger.Refusal
	Cells  []string
}

// A File is one that is open for reading by a profile.
type File struct {
	Name    string // without its folder
	SHA256  string // of its bytes, in hex
	Bytes   int64
	Kind    string
	Header  []string
	Passed  int // rows passed over so far: empty ones, and those that skip and where leave out
	profile *Profile

	f         *os.File
	opened    os.FileInfo
	encoding  string
	delimiter byte
	number    numberForm
	layouts   []layout
	skip      []*regexp.Regexp

	fields     [numFields]source
	dimensions []namedSource
	phases     []phaseSource
	conditions []condition
	dataFrom   int64 // offset of the first row's bytes
	dataLine   int   // its line
}

// A source says where a field comes from.
type source struct {
	name     string // of the field
	columns  []int
	constant string
	join     string
	replace  *strings.Replacer
	values   map[string]string
}

type namedSource struct {
	dimension string
	source
}

type phaseSource struct {
	period string
	column int
}

type condition struct {
	column int
	values []string
}

const (
	blockBytes  = 256 << 10
	recordBytes = 4 << 20 // the longest record that is waited for, and the longest line
)

// Open opens a file; a nil profile is the default one. Refusals: cannot-read,
// file-form, file-empty, header-missing, header-twice, column-unknown,
// column-missing, field-missing, kind-unknown, and those about its text.
func Open(path string, p *Profile) (*File, error) {
	if p == nil {
		p = &Profile{}
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, cannotRead(path, err)
	}
	file := &File{Name: filepath.Base(path), profile: p, f: f}
	if err := file.begin(); err != nil {
		f.Close()
		return nil, err
	}
	return file, nil
}

// cannotRead is the refusal for a file that the system does not let us have; what
// it says goes without the file's name.
func cannotRead(file string, err error) error {
	if at, ok := errors.AsType[*fs.PathError](err); ok {
		err = at.Err
	}
	return ledger.Refuse("cannot-read", "file", file, "problem", err)
}

// Unchanged tells whether the file is still the one whose digest was taken.
// Refusal: file-changed (file).
func (f *File) Unchanged() error {
	info, err := f.f.Stat()
	if err != nil || info.Size() != f.opened.Size() || !info.ModTime().Equal(f.opened.ModTime()) {
		return ledger.Refuse("file-changed", "file", f.Name)
	}
	return nil
}

// Close releases the file.
func (f *File) Close() error { return f.f.Close() }

func (f *File) begin() error {
	info, err := f.f.Stat()
	if err == nil && info.IsDir() {
		err = syscall.EISDIR
	}
	if err != nil {
		return cannotRead(f.Name, err)
	}
	f.opened = info
	if err := f.digest(); err != nil {
		return cannotRead(f.Name, err)
	}
	head := make([]byte, blockBytes)
	n, err := f.f.ReadAt(head, 0)
	if err != nil && err != io.EOF {
		return cannotRead(f.Name, err)
	}
	head = head[:n]
	if err := refuseOther(f.Name, head); err != nil {
		return err
	}
	bom := 0
	if bytes.HasPrefix(head, []byte("\xef\xbb\xbf")) {
		bom = 3
	}
	form := &f.profile.File
	if f.encoding = strings.ToLower(form.Encoding); f.encoding == "" {
		f.encoding = encodingUTF8
		if bom == 0 {
			f.encoding = guessEncoding(head)
		}
	}
	text := decode(head[bom:], f.encoding)
	if f.delimiter = guessDelimiter(text); form.Delimiter != "" {
		f.delimiter = form.Delimiter[0]
	}
	f.number = numberForm{decimal: form.decimal()[0]}
	if form.Grouping != "" {
		f.number.grouping = form.Grouping[0]
	}
	for _, text := range form.Dates {
		l, err := parseLayout(text)
		if err != nil {
			return err // checked already
		}
		f.layouts = append(f.layouts, l)
	}
	if f.layouts == nil {
		f.layouts = []layout{isoLayout}
	}
	for _, pattern := range form.Skip {
		f.skip = append(f.skip, regexp.MustCompile(pattern))
	}
	return f.header(text, int64(bom), int64(len(head)) == f.Bytes)
}

func (f *File) digest() error {
	h := sha256.New()
	n, err := io.Copy(h, f.f)
	if err != nil {
		return err
	}
	f.Bytes, f.SHA256 = n, hex.EncodeToString(h.Sum(nil))
	return nil
}

// header finds the headings: the first row that is not empty, or the one that has
// the heading that the profile names.
func (f *File) header(text string, offset int64, whole bool) error {
	s := scanner{text: text, line: 1, delimiter: f.delimiter, last: whole}
	for {
		from := s.pos
		cells, problem, ok := s.record(nil)
		if !ok {
			break
		}
		f.dataLine = s.line
		if problem != nil {
			continue
		}
		for i := range cells {
			cells[i] = clean(cells[i])
		}
		if isBlank(cells) || f.profile.File.Header != "" && !slices.Contains(cells, f.profile.File.Header) {
			continue
		}
		f.Header = slices.Clone(cells)
		for i := range f.Header {
			f.Header[i] = strings.Clone(f.Header[i])
		}
		f.dataFrom = offset + encodedLen(text[:from], f.encoding) + encodedLen(text[from:s.pos], f.encoding)
		return f.columns()
	}
	if f.profile.File.Header != "" {
		return ledger.Refuse("header-missing", "file", f.Name, "heading", f.profile.File.Header)
	}
	if !whole {
		return cannotRead(f.Name, fmt.Errorf("no headings in its first %d KiB", blockBytes>>10))
	}
	return ledger.Refuse("file-empty", "file", f.Name)
}

// encodedLen is how many bytes of the file a text is.
func encodedLen(text, encoding string) int64 {
	if encoding == encoding1251 {
		return int64(utf8.RuneCountInString(text))
	}
	return int64(len(text))
}

func isBlank(cells []string) bool {
	for _, c := range cells {
		if clean(c) != "" {
			return false
		}
	}
	return true
}

// clean takes spaces of every kind off the ends of a cell.
func clean(cell string) string {
	if cell == "" || cell[0] > ' ' && cell[0] < 0x80 && cell[len(cell)-1] > ' ' && cell[len(cell)-1] < 0x80 {
		return cell
	}
	return strings.TrimSpace(cell)
}

// Delimiter is the one in use, for telling people.
func (f *File) Delimiter() string { return string(f.delimiter) }

// Encoding is the one in use.
func (f *File) Encoding() string { return f.encoding }
