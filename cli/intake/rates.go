package intake

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"syscall"

	"github.com/fundledger/fundledger/ledger"
)

// A RateFile is what a file says of official rates of exchange. What it leaves out is
// empty.
type RateFile struct {
	Name     string // without its folder
	SHA256   string // of its bytes, in hex
	Rows     []RateRow
	Problems []Problem
}

// A RateRow is one rate.
type RateRow struct {
	Row                    int // line of the file, or number of the object, from 1
	Currency, Provider, In string
	Date                   ledger.Date
	Value                  string // digits with a point
	Scale                  int64
}

// rateHeadings are the names that the parts of a rate go by, in small letters: those
// of ledgers and offices, and the keys of the rate service of the National Bank of
// the Republic of Belarus (api.nbrb.by/exrates).
var rateHeadings = [...]struct {
	field string
	names []string
}{
	{"date", []string{"date", "rate_date", "value_date", "дата", "дата курса"}},
	{"currency", []string{"currency", "cur_abbreviation", "валюта", "буквенный код", "код валюты"}},
	{"rate", []string{"rate", "value", "cur_officialrate", "курс", "официальный курс"}},
	{"scale", []string{"scale", "per", "unit", "cur_scale", "за", "единиц", "количество единиц"}},
	{"provider", []string{"provider", "источник курса"}},
	{"in", []string{"in", "в валюте"}},
}

// serviceOf is who answers with such keys.
func serviceOf(key string) string {
	if strings.EqualFold(key, "Cur_OfficialRate") {
		return "nbrb"
	}
	return ""
}

const mostRateBytes = 64 << 20

// ReadRates reads a text with delimiters, whose headings are rateHeadings, or JSON: an
// object or an array of them. Figures of JSON are taken as they are written. Refusals:
// cannot-read, file-form, file-empty, rates-headings (file, field, known).
func ReadRates(path string) (*RateFile, error) {
	b, err := os.ReadFile(path)
	switch {
	case err != nil:
		return nil, cannotRead(path, err)
	case len(b) > mostRateBytes:
		return nil, cannotRead(path, syscall.EFBIG)
	}
	sum := sha256.Sum256(b)
	f := &RateFile{Name: filepath.Base(path), SHA256: hex.EncodeToString(sum[:])}
	if bytes.HasPrefix(b, []byte("PK\x03\x04")) {
		return nil, ledger.Refuse("rates-workbook", "file", f.Name)
	}
	if err := refuseOther(f.Name, b); err != nil {
		return nil, err
	}
	b = bytes.TrimPrefix(b, []byte("\xef\xbb\xbf"))
	if start := bytes.TrimLeft(b, " \t\r\n"); len(start) > 0 && (start[0] == '[' || start[0] == '{') {
		return f, f.readJSON(start)
	}
	return f, f.readText(decode(b, guessEncoding(b)))
}

func (f *RateFile) readJSON(b []byte) error {
	d := json.NewDecoder(bytes.NewReader(b))
	d.UseNumber() // a rate is exact
	var objects []map[string]any
	var err error
	if b[0] == '{' {
		objects = make([]map[string]any, 1)
		err = d.Decode(&objects[0])
	} else {
		err = d.Decode(&objects)
	}
	if err == nil {
		if _, err = d.Token(); errors.Is(err, io.EOF) {
			err = nil
		} else {
			err = errors.New("text behind the rates")
		}
	}
	if err != nil {
		return ledger.Refuse("rates-json", "file", f.Name, "problem", err)
	}
	if len(objects) == 0 {
		return ledger.Refuse("file-empty", "file", f.Name)
	}
	for i, object := range objects {
		cells, provider := [len(rateHeadings)]string{}, ""
		for key, value := range object {
			at := rateHeading(key)
			if at < 0 {
				continue
			}
			if who := serviceOf(key); who != "" {
				provider = who
			}
			switch v := value.(type) {
			case string:
				cells[at] = clean(v)
			case json.Number:
				cells[at] = v.String()
			}
		}
		f.take(i+1, cells, numberForm{decimal: '.'}, provider)
	}
	return nil
}

// rateHeading is the part of a rate that a heading names, -1 for none.
func rateHeading(heading string) int {
	heading = strings.ToLower(squeeze(heading))
	for i := range rateHeadings {
		if slices.Contains(rateHeadings[i].names, heading) {
			return i
		}
	}
	return -1
}

func (f *RateFile) readText(text string) error {
	s := scanner{text: text, line: 1, delimiter: guessDelimiter(text), last: true}
	var columns [len(rateHeadings)]int
	for i := range columns {
		columns[i] = -1
	}
	headed, provider := false, ""
	form := numberForm{decimal: '.', grouping: ' '}
	for {
		line := s.line
		cells, problem, ok := s.record(nil)
		switch {
		case !ok && !headed:
			return ledger.Refuse("file-empty", "file", f.Name)
		case !ok:
			return nil
		case problem != nil:
			f.Problems = append(f.Problems, Problem{Row: line, Err: problem})
			continue
		case isBlank(cells):
			continue
		case !headed:
			for i, heading := range cells {
				if at := rateHeading(heading); at >= 0 && columns[at] < 0 {
					columns[at] = i
				}
				provider += serviceOf(squeeze(heading))
			}
			for _, must := range []int{0, 2} {
				if columns[must] < 0 {
					h := rateHeadings[must]
					return ledger.Refuse("rates-headings", "file", f.Name, "field", h.field, "known", strings.Join(h.names, ", "))
				}
			}
			headed = true
			continue
		}
		var row [len(rateHeadings)]string
		for i, at := range columns {
			if at >= 0 && at < len(cells) {
				row[i] = clean(cells[at])
			}
		}
		form.decimal = '.'
		if s.delimiter != ',' && strings.Contains(row[2], ",") { // else it may part thousands
			form.decimal = ','
		}
		f.take(line, row, form, provider)
	}
}

// take reads the cells of a rate, in the order of rateHeadings.
func (f *RateFile) take(at int, cells [len(rateHeadings)]string, form numberForm, provider string) {
	r := RateRow{Row: at, Currency: cells[1], Provider: cells[4], In: cells[5]}
	if r.Provider == "" {
		r.Provider = provider
	}
	fail := func(cell int, err error) {
		f.Problems = append(f.Problems, Problem{Row: at, Column: rateHeadings[cell].field, Value: cells[cell], Err: err})
	}
	var ok bool
	if r.Date, ok = rateDate(cells[0]); !ok {
		fail(0, ledger.Refuse("bad-date", "value", cells[0]))
		return
	}
	plain, ok := form.plain(nil, cells[2])
	if r.Value = string(plain); !ok {
		fail(2, ledger.Refuse("bad-rate", "value", cells[2]))
		return
	}
	if cells[3] != "" {
		var err error
		if r.Scale, err = strconv.ParseInt(cells[3], 10, 64); err != nil || r.Scale < 1 {
			fail(3, ledger.Refuse("bad-rate-scale", "scale", cells[3]))
			return
		}
	}
	f.Rows = append(f.Rows, r)
}

func rateDate(text string) (ledger.Date, bool) {
	for _, form := range []string{isoLayout.form, "DD.MM.YYYY"} {
		l, err := parseLayout(form, 100)
		if err != nil {
			return ledger.NoDate, false
		}
		if d, ok := l.date(text); ok {
			return d, true
		}
	}
	return ledger.NoDate, false
}
