package intake

import (
	"os"
	"path/filepath"
	"slices"

	"github.com/fundledger/fundledger/ledger"
)

// A table is a small file, or sheet of a workbook, that is read as a whole: headings
// and rows.
type table struct {
	header    []string
	rows      []Row
	delimiter byte
}

// readTable reads a table as any other file is read. Refusals: those of Open about
// the file and its form, and table-row (table, row, problem) for a row that cannot
// be read.
func readTable(path string, form FileProfile) (*table, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, cannotRead(path, err)
	}
	defer f.Close()
	file := &File{Name: filepath.Base(path), profile: &Profile{File: form}, f: f}
	if err := file.begin(); err != nil {
		return nil, err
	}
	t := &table{header: file.Header, delimiter: file.delimiter}
	if file.Sheet != "" {
		t.delimiter = '\t' // what is to be added can be pasted
	}
	for b, err := range file.Blocks() {
		if err != nil {
			return nil, err
		}
		for _, p := range b.Problems {
			return nil, ledger.Refuse("table-row", "table", path, "row", p.Row, "problem", p.Err)
		}
		for i := range b.Rows {
			if flaws := b.Rows[i].flaws; flaws != nil {
				return nil, ledger.Refuse("table-row", "table", path, "row", b.Rows[i].Line, "problem", flaws[0].err)
			}
		}
		t.rows = append(t.rows, b.Rows...)
	}
	return t, nil
}

func (t *table) column(name, heading string) (int, error) {
	i := slices.Index(t.header, squeeze(heading))
	if i < 0 || heading == "" {
		return 0, ledger.Refuse("column-missing", "file", name, "heading", heading, "known", t.header)
	}
	return i, nil
}
