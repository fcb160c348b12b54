package xlsx

import (
	"errors"
	"fmt"
	"iter"
	"slices"
	"strconv"
	"unsafe"
)

// A Row has the cells that are not empty, in their order.
type Row struct {
	Number int // from 1
	Hidden bool
	Cells  []Cell
	Read   int64 // of Sheet.Bytes, so far
}

// A Cell that is not empty, or has a formula.
type Cell struct {
	Column  int // from 0
	Kind    Kind
	Text    string
	Whole   string // of a whole number that Text rounds: all its digits
	Formula string // with its =; what follows that may be left out
	// Calculated: the text is what the formula came to. A program that writes
	// formulas without working them out leaves them without a value.
	Calculated bool
}

// Kind of a cell's text.
type Kind int

// The kinds; see the package comment.
const (
	Text Kind = iota
	Number
	Date
	Bool
	Error
)

// The size of a sheet.
const (
	maxRows    = 1 << 20
	maxColumns = 1 << 14
)

var (
	errOrder  = errors.New("rows or cells out of order")
	errString = errors.New("a cell refers to a text that is not there")
)

// Rows reads the rows of a sheet that have cells. A row and its cells are valid
// until the next; their texts stay.
func (w *Workbook) Rows(sheet *Sheet) iter.Seq2[*Row, error] {
	return func(yield func(*Row, error) bool) {
		s, closer, err := w.scan(sheet.part, MaxSheet)
		if err != nil {
			yield(nil, err)
			return
		}
		defer closer.Close()
		r := sheetReader{scanner: s, book: w}
		for {
			kind, err := s.next()
			if kind == startToken && err == nil && string(s.name) == "row" {
				err = r.readRow()
			}
			switch {
			case err != nil:
				yield(nil, damaged(sheet.part, err))
				return
			case kind == eofToken:
				return
			case kind == startToken && len(r.row.Cells) > 0:
				r.row.Read = s.read
				if !yield(&r.row, nil) {
					return
				}
				r.row.Cells = r.row.Cells[:0]
			}
		}
	}
}

type sheetReader struct {
	*scanner
	book   *Workbook
	row    Row
	texts  arena
	arrays []area // whose cells come from one formula
	value  []byte
}

type area struct{ top, left, bottom, right int }

func (r *sheetReader) readRow() error {
	number := r.row.Number + 1
	if at := r.attr("r"); at != nil {
		number = wholeNumber(at)
	}
	if number <= r.row.Number || number > maxRows {
		return errOrder
	}
	r.row.Number, r.row.Cells = number, r.row.Cells[:0]
	hidden := r.attr("hidden")
	r.row.Hidden = string(hidden) == "1" || string(hidden) == "true"
	column := -1
	for depth := r.depth; ; {
		kind, err := r.next()
		switch {
		case err != nil:
			return err
		case kind == endToken && r.depth < depth:
			return nil
		case kind == startToken && string(r.name) == "c":
			if column, err = r.cell(column); err != nil {
				return err
			}
		}
	}
}

// cell reads a cell that stands behind the one of that column, and returns its
// column.
func (r *sheetReader) cell(before int) (int, error) {
	c := Cell{Column: before + 1}
	if at := r.attr("r"); at != nil {
		row, column, ok := cellAt(at)
		if !ok || row != r.row.Number {
			return 0, fmt.Errorf("cell %q in row %d", at, r.row.Number)
		}
		c.Column = column
	}
	if c.Column <= before || c.Column >= maxColumns {
		return 0, errOrder
	}
	typ, style := cellType(r.attr("t")), wholeNumber(r.attr("s"))
	r.value = r.value[:0]
	inline, valued := "", false
	for depth := r.depth; ; {
		kind, err := r.next()
		if err != nil {
			return 0, err
		}
		if kind == endToken && r.depth < depth {
			break
		}
		if kind != startToken {
			continue
		}
		switch string(r.name) {
		case "v":
			valued = true
			if err := r.textOf(); err != nil {
				return 0, err
			}
		case "f":
			if c.Formula, err = r.formula(c.Column); err != nil {
				return 0, err
			}
		case "is":
			if inline, err = r.book.richText(r.scanner); err != nil {
				return 0, err
			}
		}
	}
	if c.Formula == "" && r.inArray(c.Column) {
		c.Formula = "="
	}
	c.Calculated = valued && (len(r.value) > 0 || typ == formulaText)
	if err := r.settle(&c, typ, style, inline); err != nil {
		return 0, err
	}
	if c.Text != "" || c.Formula != "" {
		r.row.Cells = append(r.row.Cells, c)
	}
	return c.Column, nil
}

// settle gives the cell its kind and text.
func (r *sheetReader) settle(c *Cell, typ cellKind, style int, inline string) error {
	switch typ {
	case sharedText:
		n := wholeNumber(r.value)
		if len(r.value) > 0 && (n < 0 || n >= len(r.book.strings)) {
			return errString
		}
		if n >= 0 {
			c.Text = r.book.strings[n]
		}
	case inlineText:
		c.Text = inline
	case formulaText:
		c.Text = r.texts.keep(unescapeUnits(r.value))
	case dateText:
		c.Kind, c.Text = Date, r.texts.keep(r.value)
	case boolean:
		if c.Kind = Bool; len(r.value) > 0 {
			c.Text = "FALSE"
			if isTrue(r.value) {
				c.Text = "TRUE"
			}
		}
	case errorValue:
		c.Kind, c.Text = Error, r.texts.keep(r.value)
	default:
		r.number(c, style)
	}
	return nil
}

func (r *sheetReader) number(c *Cell, style int) {
	if len(r.value) == 0 {
		return
	}
	c.Kind = Number
	if isShort(r.value) {
		c.Text = r.texts.keep(r.value)
	} else if plain, ok := Plain(string(r.value)); ok {
		c.Text = plain
		if whole, ok := Whole(string(r.value)); ok {
			c.Whole = whole
		}
	} else {
		c.Kind, c.Text = Text, r.texts.keep(r.value)
	}
	if c.Kind == Number && style >= 0 && style < len(r.book.dates) && r.book.dates[style] {
		if iso, ok := r.book.Date(c.Text); ok {
			c.Kind, c.Text = Date, iso
		}
	}
}

// Date reads a number of days in the workbook's date system, as a Date cell has it.
func (w *Workbook) Date(plain string) (iso string, ok bool) { return serialDate(plain, w.system1904) }

// isShort tells digits that Plain would leave as they are.
func isShort(value []byte) bool {
	if len(value) > digitsKept || value[0] == '0' || value[0] == '.' {
		return false
	}
	for i, c := range value {
		if c < '0' || c > '9' {
			if c != '.' {
				return false
			}
			last := value[len(value)-1]
			return last != '0' && last != '.' && wholeNumber(value[i+1:]) >= 0
		}
	}
	return true
}

// textOf reads the text of the element that was begun last into value.
func (r *sheetReader) textOf() error {
	for depth := r.depth; ; {
		kind, err := r.next()
		switch {
		case err != nil:
			return err
		case kind == endToken && r.depth < depth:
			return nil
		case kind == textToken:
			if r.value = append(r.value, r.text...); len(r.value) > maxToken {
				return errLong
			}
		}
	}
}

func (r *sheetReader) formula(column int) (string, error) {
	if ref := r.attr("ref"); ref != nil && string(r.attr("t")) != "shared" {
		if a, ok := areaOf(ref); ok && a != (area{r.row.Number, column, r.row.Number, column}) {
			r.arrays = append(r.arrays, a)
		}
	}
	kept := len(r.value)
	if err := r.textOf(); err != nil {
		return "", err
	}
	text := "=" + string(r.value[kept:])
	r.value = r.value[:kept]
	return text, nil
}

func (r *sheetReader) inArray(column int) bool {
	r.arrays = slices.DeleteFunc(r.arrays, func(a area) bool { return a.bottom < r.row.Number })
	return slices.ContainsFunc(r.arrays, func(a area) bool {
		return a.top <= r.row.Number && a.left <= column && column <= a.right
	})
}

// cellKind is the t of a cell.
type cellKind int

const (
	numeric cellKind = iota
	sharedText
	inlineText
	formulaText
	dateText
	boolean
	errorValue
)

func cellType(t []byte) cellKind {
	switch string(t) {
	case "s":
		return sharedText
	case "inlineStr":
		return inlineText
	case "str":
		return formulaText
	case "d":
		return dateText
	case "b":
		return boolean
	case "e":
		return errorValue
	}
	return numeric
}

// cellAt reads a cell's name: C12 is row 12 and column 2.
func cellAt(name []byte) (row, column int, ok bool) {
	i := 0
	for ; i < len(name) && i < 4 && 'A' <= name[i] && name[i] <= 'Z'; i++ {
		column = column*26 + int(name[i]-'A') + 1
	}
	row = wholeNumber(name[i:])
	return row, column - 1, i > 0 && 0 < row && row <= maxRows && column <= maxColumns
}

// areaOf reads C12:D20, or C12 alone.
func areaOf(ref []byte) (area, bool) {
	first, last := ref, ref
	if i := slices.Index(ref, ':'); i >= 0 {
		first, last = ref[:i], ref[i+1:]
	}
	top, left, ok := cellAt(first)
	bottom, right, ok2 := cellAt(last)
	return area{top, left, bottom, right}, ok && ok2
}

// CellName is how spreadsheets call a cell: columns count from 0, rows from 1.
func CellName(column, row int) string {
	var letters []byte
	for ; column >= 0; column = column/26 - 1 {
		letters = append(letters, byte('A'+column%26))
	}
	slices.Reverse(letters)
	return string(letters) + strconv.Itoa(row)
}

// An arena keeps texts, many in one piece of memory.
type arena struct {
	free  []byte
	bytes int
}

func (a *arena) keep(text []byte) string {
	if len(text) == 0 {
		return ""
	}
	if cap(a.free)-len(a.free) < len(text) {
		a.free = make([]byte, 0, max(32<<10, len(text)))
	}
	from := len(a.free)
	a.free = append(a.free, text...)
	a.bytes += len(text)
	return unsafe.String(&a.free[from], len(text))
}
