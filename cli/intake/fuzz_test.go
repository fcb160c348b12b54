package intake

import (
	"bytes"
	"encoding/csv"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"
)

// records cuts a whole text with the scanner; nil when something is wrong with it.
func records(text string, delimiter byte) [][]string {
	s := scanner{text: text, line: 1, delimiter: delimiter, last: true}
	all := [][]string{}
	for {
		cells, problem, ok := s.record(nil)
		switch {
		case !ok:
			return all
		case problem != nil:
			return nil
		}
		all = append(all, cells)
	}
}

// oracle reads the same with the standard library.
func oracle(text string, delimiter byte) [][]string {
	r := csv.NewReader(strings.NewReader(text))
	r.Comma, r.FieldsPerRecord = rune(delimiter), -1
	all := [][]string{}
	for {
		cells, err := r.Read()
		if err == io.EOF {
			return all
		}
		if err != nil {
			return nil
		}
		all = append(all, cells)
	}
}

// FuzzCSV holds the scanner against the standard library: what both accept is
// equal. The library passes over empty lines and writes line breaks inside cells
// as \n; we keep both as they are. And wherever a block ends, the records and
// their lines are the same.
func FuzzCSV(f *testing.F) {
	for _, seed := range []string{
		"a;b\n1;2\n", "a;\"b;\"\"c\"\"\"\r\n1;2", "\"a\nb\";c\n\n;;\n", "\"open;\n1;2\n", "\"a\"x;b\nc;d\n", "a\r", "\"a\"\r", "x\"y;z\n", "\"\"\n\"\"",
	} {
		f.Add(seed, uint(3))
	}
	f.Fuzz(func(t *testing.T, text string, cut uint) {
		got, want := records(text, ';'), oracle(text, ';')
		if got != nil && want != nil {
			got = slices.DeleteFunc(got, func(cells []string) bool { return len(cells) == 1 && cells[0] == "" })
			want = slices.DeleteFunc(want, func(cells []string) bool { return len(cells) == 1 && cells[0] == "" })
			for _, cells := range got {
				for i := range cells {
					cells[i] = strings.ReplaceAll(cells[i], "\r\n", "\n")
				}
			}
			if !slices.EqualFunc(got, want, slices.Equal) {
				t.Errorf("%q: %q, encoding/csv reads %q", text, got, want)
			}
		}
		checkCut(t, text, int(cut%uint(len(text)+1)))
	})
}

// checkCut reads a text as one block and as two.
func checkCut(t *testing.T, text string, cut int) {
	type record struct {
		line  int
		cells []string
		bad   bool
	}
	read := func(s *scanner, all []record) []record {
		for {
			line := s.line
			cells, problem, ok := s.record(nil)
			if !ok {
				return all
			}
			if problem != nil {
				cells = nil
			}
			all = append(all, record{line, cells, problem != nil})
		}
	}
	whole := read(&scanner{text: text, line: 1, delimiter: ';', last: true}, nil)
	s := scanner{text: text[:cut], line: 1, delimiter: ';'}
	parts := read(&s, nil)
	s.text, s.last = text, true
	parts = read(&s, parts)
	if !slices.EqualFunc(whole, parts, func(a, b record) bool {
		return a.line == b.line && a.bad == b.bad && slices.Equal(a.cells, b.cells)
	}) {
		t.Errorf("%q cut at %d: %v, whole %v", text, cut, parts, whole)
	}
}

// FuzzRejects: what was written into a rejects file is read back, cell by cell,
// with its mark.
func FuzzRejects(f *testing.F) {
	f.Add("wb", "fees", "12,50", `ООО "Ромашка"`, false)
	f.Add(" wb", "a;b", "\"", "line\nbreak\r\n", true)
	f.Add("", "", "", "", true)
	f.Fuzz(func(t *testing.T, a, b, c, d string, again bool) {
		row := []string{a, b, c, d}
		for _, cell := range row {
			if !utf8.ValidString(cell) || strings.ContainsRune(cell, 0) {
				t.Skip("such a row is no row of a file")
			}
		}
		const mark = "0123456789ab:7"
		first := mustOpen(t, "source;line;amount;value_date\n", "")
		got := rejected(t, first, row, mark)
		if again { // rejected once more, now from the rejects file
			got = rejected(t, got.file, got.cells, mark)
		}
		if !slices.Equal(got.cells[:4], row) {
			t.Errorf("%q came back as %q", row, got.cells)
		}
		if got.cells[4] != mark || len(got.cells) != 6 {
			t.Errorf("mark and problem: %q", got.cells[4:])
		}
	})
}

type returned struct {
	file  *File
	cells []string
}

// rejected writes a row of f into a rejects file and reads it from there.
func rejected(t *testing.T, f *File, row []string, mark string) returned {
	t.Helper()
	var b bytes.Buffer
	w := f.NewRejects(&b)
	w.Write(row, mark, "the problem; \"quoted\"")
	if err := w.Close(); err != nil {
		t.Fatal(err)
	}
	path := filepath.Join(t.TempDir(), "rejects.csv")
	if err := os.WriteFile(path, b.Bytes(), 0o600); err != nil {
		t.Fatal(err)
	}
	again, err := Open(path, nil)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { again.Close() })
	rows, problems := readAll(t, again)
	if len(rows) != 1 || problems != nil {
		t.Fatalf("%q: %d rows, problems %v", b.String(), len(rows), problems)
	}
	return returned{again, slices.Clone(rows[0].Cells)}
}
