package xlsx

import (
	"bytes"
	"encoding/xml"
	"fmt"
	"io"
	"math/big"
	"slices"
	"strings"
	"testing"
	"testing/iotest"
)

// scanned is what the scanner makes of a part; nil when something is wrong with it.
func scanned(r io.Reader) []string {
	s := newScanner(r)
	all := []string{}
	for {
		kind, err := s.next()
		switch {
		case err != nil:
			return nil
		case kind == eofToken:
			return joined(all)
		case kind == startToken:
			all = append(all, "<"+string(s.name)+" "+string(s.attr("r")))
		case kind == endToken:
			all = append(all, ">")
		default:
			all = append(all, "="+strings.ReplaceAll(strings.ReplaceAll(string(s.text), "\r\n", "\n"), "\r", "\n"))
		}
	}
}

// joined puts runs of text together.
func joined(all []string) []string {
	out := []string{}
	for _, s := range all {
		switch {
		case s == "=":
		case s[0] == '=' && len(out) > 0 && out[len(out)-1][0] == '=':
			out[len(out)-1] += s[1:]
		default:
			out = append(out, s)
		}
	}
	return out
}

// oracle reads the same with the standard library.
func oracle(text string) []string {
	d := xml.NewDecoder(strings.NewReader(text))
	all, depth, roots := []string{}, 0, 0
	for {
		t, err := d.Token()
		if err == io.EOF && depth == 0 && roots == 1 {
			return joined(all)
		}
		if err != nil {
			return nil
		}
		switch t := t.(type) {
		case xml.StartElement:
			if depth++; depth == 1 {
				roots++
			}
			r := ""
			for _, a := range slices.Backward(t.Attr) {
				if a.Name.Local == "r" && a.Name.Space == "" {
					r = a.Value
				}
			}
			all = append(all, "<"+t.Name.Local+" "+r)
		case xml.EndElement:
			depth--
			all = append(all, ">")
		case xml.CharData:
			if depth > 0 {
				all = append(all, "="+string(t))
			} else if len(bytes.TrimSpace(t)) > 0 {
				return nil
			}
		case xml.Directive:
			return nil
		}
	}
}

// FuzzScanner holds the scanner against the standard library: what that accepts is
// read alike, however the bytes come; what is cut anywhere is never a whole part.
func FuzzScanner(f *testing.F) {
	for _, seed := range []string{
		`<?xml version="1.0"?><a r="1"><b/>x&amp;y<!-- c --><![CDATA[<&]]></a>`,
		"<x:a r='\"'>\r\n<b r=\">\" /></x:a >", `<a>&#1055;&#x41;</a>`, `<a xmlns:r="n" r:id="1" r="2"/>`, "<a", "<a></a><b/>", "\ufeff<a/>", "<a>]]></a>",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		got, want := scanned(strings.NewReader(text)), oracle(text)
		if want != nil && !strings.ContainsAny(text, "\r") && !slices.Equal(got, want) {
			t.Errorf("%q: %q, encoding/xml reads %q", text, got, want)
		}
		if bytewise := scanned(iotest.OneByteReader(strings.NewReader(text))); !slices.Equal(got, bytewise) {
			t.Errorf("%q: %q, byte by byte %q", text, got, bytewise)
		}
	})
}

// FuzzPlain: plain digits are the stored number, rounded to 15 significant digits:
// off by half of the last at most.
func FuzzPlain(f *testing.F) {
	for _, seed := range []string{"1234.5599999999999", "1.2345E+3", "-1E-30", "99999999999999.99", "0", ".5", "5e-324"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, stored string) {
		plain, ok := Plain(stored)
		if !ok {
			return
		}
		exact, ok := new(big.Rat).SetString(stored)
		got, ok2 := new(big.Rat).SetString(plain)
		if !ok || !ok2 {
			t.Fatalf("%q: %q is no number to math/big", stored, plain)
		}
		if again, _ := Plain(plain); again != plain {
			t.Errorf("%q: %q, again %q", stored, plain, again)
		}
		off := new(big.Rat).Sub(exact, got)
		bound := new(big.Rat).Mul(exact, big.NewRat(1, 2e14)) // half of the 15th digit is at most 5e-15 of the number
		if off.Abs(off).Cmp(bound.Abs(bound)) > 0 {
			t.Errorf("%q: %q is off by %s", stored, plain, off.FloatString(20))
		}
	})
}

// FuzzSheet: whatever a sheet holds, reading ends in rows whose cells stand in
// order, or in an error.
func FuzzSheet(f *testing.F) {
	for _, seed := range []string{
		`<row r="2"><c r="B2" t="s"><v>0</v></c></row>`, `<row><c s="1"><v>43296</v></c></row>`,
		`<row r="1"><c r="A1"><f t="array" ref="A1:B2">X</f><v>1</v></c></row>`, `<row r="1"><c t="inlineStr"><is><r><t>a</t></r></is></c></row>`,
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, sheet string) {
		w := open(t, book(t, sheet))
		last := 0
		for row, err := range w.Rows(&w.Sheets[0]) {
			if err != nil {
				return
			}
			if row.Number <= last || !slices.IsSortedFunc(row.Cells, func(a, b Cell) int { return a.Column - b.Column }) {
				t.Fatalf("row %d behind %d: %v", row.Number, last, row.Cells)
			}
			last = row.Number
		}
	})
}

// BenchmarkScanner compares it with the standard library on a sheet of numbers.
func BenchmarkScanner(b *testing.B) {
	var sheet strings.Builder
	sheet.WriteString("<worksheet><sheetData>")
	for row := range 10_000 {
		fmt.Fprintf(&sheet, `<row r="%d">`, row+1)
		for column := range 12 {
			fmt.Fprintf(&sheet, `<c r="%s" s="2"><v>%d.5</v></c>`, CellName(column, row+1), row*column)
		}
		sheet.WriteString("</row>")
	}
	sheet.WriteString("</sheetData></worksheet>")
	text := sheet.String()
	b.Run("ours", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		for b.Loop() {
			for s := newScanner(strings.NewReader(text)); ; {
				if kind, err := s.next(); err != nil {
					b.Fatal(err)
				} else if kind == eofToken {
					break
				}
			}
		}
	})
	b.Run("encoding/xml", func(b *testing.B) {
		b.SetBytes(int64(len(text)))
		for b.Loop() {
			for d := xml.NewDecoder(strings.NewReader(text)); ; {
				if _, err := d.RawToken(); err == io.EOF {
					break
				} else if err != nil {
					b.Fatal(err)
				}
			}
		}
	})
}
