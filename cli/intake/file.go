package intake

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"iter"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"syscall"

	"github.com/fundledger/fundledger/cli/intake/clientbank"
	"github.com/fundledger/fundledger/ledger"
)

// A Problem is what is wrong at one place of the file.
type Problem struct {
	Row    int    // line of the file, or row of the sheet, from 1
	Cell   string // of a workbook: C12; "" for the row as a whole, and elsewhere
	Column string // its heading; "" for the row as a whole
	Value  string // what stands there
	Err    error  // what was expected: a *ledger.Refusal
	Cells  []string
}

// A File is one that is open for reading by a profile.
type File struct {
	Name      string // without its folder
	SHA256    string // of its bytes, in hex
	Bytes     int64
	Kind      string
	Sheet     string // of a workbook, the one that is read
	Header    []string
	HeaderRow int  // the line, or row of the sheet, that it is in, or ends in
	Passed    int  // rows passed over so far: empty ones, and those that skip and where leave out
	Hidden    int  // rows read so far that the sheet does not show: folded, or filtered out
	Receipts  Sum  // of a statement: what came in, which is not among the rows
	PaidFrom  bool // and its payments are of the account that they left, as no profile says another
	Moved     Sum  // and what went from one of its accounts to another
	LeftOut   LeftOut
	Skipped   Passed // by patterns
	profile   *Profile

	f         *os.File
	opened    os.FileInfo
	form      form
	encoding  string // of the text, and of what is rejected
	delimiter byte
	number    numberForm
	unit      string // of amountUnits, as the title or a heading says; "" for none
	saysUnit  string // where it says so
	layouts   []layout
	look      func(cells []string) (header []string, rows [][]string) // for the header
	headings  [][]string                                              // the rows that it was made of
	skip      []skip

	fields     [numFields]source
	sides      *sides // of the amount
	splits     []splitter
	dimensions []namedSource
	phases     []phaseSource
	conditions []condition
	misfits    []error // why the profile does not fit the file
}

// LeftOut are the rows that are passed over for which of their two amounts they have.
type LeftOut struct {
	Count       int
	Plus, Minus int64 // what they add up to, in minor units of LooseDigits
	Unread      int   // rows of which an amount is not among them
}

// LooseDigits are the decimals of amounts whose currency is not known: as many as any
// currency has.
const LooseDigits = 4

// A form is how a file writes its rows.
type form interface {
	// begin finds the headings, as File.heads knows them, and what blocks needs.
	begin(f *File, head []byte) error
	// blocks reads the rows behind the headings: each goes through File.take. It
	// may be called again.
	blocks(f *File) iter.Seq2[*Block, error]
}

// A source says where a field comes from.
type source struct {
	name     string // of the field
	columns  []int
	constant string
	join     string
	replace  *strings.Replacer
	values   *valueMap // what the text stands for
	target   int       // which of the map's fields this is
}

type namedSource struct {
	dimension string
	source
}

type phaseSource struct {
	period string
	column int
}

const (
	blockBytes  = 256 << 10
	recordBytes = 4 << 20 // the longest record that is waited for, and the longest line
)

// Open opens a file; a nil profile is the default one. Refusals: cannot-read,
// file-form, file-empty, header-missing, encoding-differs, kind-unknown, kind-resembles,
// those about its text, and, joined when there are several, header-twice,
// column-missing, field-missing and field-foreign.
func Open(path string, p *Profile) (*File, error) {
	if p == nil {
		p = &Profile{}
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, cannotRead(path, err)
	}
	file := &File{Name: filepath.Base(path), profile: p, f: f}
	err = file.begin()
	if err == nil {
		err = file.columns()
	}
	if err != nil {
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
	head := make([]byte, min(blockBytes, max(info.Size(), 1))) // a pipe has no size, and refuses to be read so
	n, err := f.f.ReadAt(head, 0)
	if err != nil && err != io.EOF {
		return cannotRead(f.Name, err)
	}
	head = head[:n]
	f.settings()
	if f.form, err = f.formOf(head); err != nil {
		return err
	}
	if err := f.form.begin(f, head); err != nil {
		return err
	}
	if f.isStatement() {
		f.readAsStatement()
	}
	return nil
}

// formOf tells by its first bytes how a file writes its rows.
func (f *File) formOf(head []byte) (form, error) {
	if bytes.HasPrefix(head, []byte("PK\x03\x04")) {
		return &sheetForm{}, nil
	}
	if clientbank.Recognised(head) {
		return &bankForm{}, nil
	}
	if bytes.HasPrefix(head, []byte(oleMagic)) {
		return nil, f.refuseOLE()
	}
	if err := refuseOther(f.Name, head); err != nil {
		return nil, err
	}
	return &csvForm{}, nil
}

// settings are what the profile says of the file's form; it was checked when it
// was read.
func (f *File) settings() {
	form := &f.profile.File
	f.number = numberForm{decimal: form.decimal()[0], power: amountUnits[strings.ToLower(form.AmountsIn)]}
	if form.Grouping != "" {
		f.number.grouping = form.Grouping[0]
	}
	for _, text := range form.Dates {
		if l, err := parseLayout(text, form.pivot()); err == nil {
			f.layouts = append(f.layouts, l)
		}
	}
	if f.layouts == nil {
		f.layouts = []layout{isoLayout}
	}
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

// heads takes the next of the first rows, with its number, and tells whether the
// header is found with it.
func (f *File) heads(row int, cells []string) bool {
	if f.look == nil {
		f.look = newHeaderFinder(&f.profile.File).next
	}
	f.HeaderRow = row
	for _, cell := range cells {
		if unit := unitOf(cell); unit != "" {
			f.unit, f.saysUnit = unit, squeeze(cell)
		}
	}
	f.Header, f.headings = f.look(cells)
	return f.Header != nil
}

// OtherUnit is a heading by which amounts are in thousands or millions, where the profile
// takes them as they are; "" for none.
func (f *File) OtherUnit() (unit, heading string) {
	if f.number.power > 0 {
		return "", ""
	}
	return f.unit, f.saysUnit
}

// headless is the refusal of a file without headings.
func (f *File) headless() error {
	if named := f.profile.File.Header; len(named) > 0 {
		return ledger.Refuse("header-missing", "file", f.Name, "heading", strings.Join(named, `", "`))
	}
	return ledger.Refuse("file-empty", "file", f.Name)
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

// Origin names what the file's rows come from, in hex: the bytes of a text, and in
// a workbook one of its sheets. Rows are told apart by it and their number.
func (f *File) Origin() string {
	if f.Sheet == "" {
		return f.SHA256
	}
	h := sha256.Sum256([]byte(f.SHA256 + "\n" + f.Sheet))
	return hex.EncodeToString(h[:])
}

// Guessed tells whether something of the form was found out that may well be wrong:
// an encoding other than UTF-8 that no profile names, or, where there is no profile
// at all, another delimiter than the comma or headings further down.
func (f *File) Guessed() bool {
	p := f.profile
	return f.Sheet == "" && (p.File.Encoding == "" && f.encoding != encodingUTF8 ||
		!p.named() && (f.delimiter != ',' || f.HeaderRow > 1))
}

// Place names where a row stands, or one of its cells, for people: 12 is a line of
// a text, Sheet1!12 a row of a workbook and Sheet1!C12 a cell.
func (f *File) Place(row int, cell string) string {
	if cell == "" {
		cell = strconv.Itoa(row)
	}
	if f.Sheet == "" {
		return cell
	}
	return f.Sheet + "!" + cell
}
