package intake

import (
	"bufio"
	"fmt"
	"os"
	"path/filepath"
	"testing"
)

// million writes a file of a million payments, about 110 MB.
func million(b *testing.B, russian bool) string {
	b.Helper()
	path := filepath.Join(b.TempDir(), "million.csv")
	f, err := os.Create(path)
	if err != nil {
		b.Fatal(err)
	}
	w := bufio.NewWriterSize(f, 1<<20)
	fmt.Fprintln(w, "source;line;amount;value_date;document_number;document_date;issuer;payee;payee_id;purpose")
	for i := range 1_000_000 {
		day, amount := fmt.Sprintf("2018-%02d-%02d", i%12+1, i%28+1), fmt.Sprintf("%d.%02d", i%900_000, i%100)
		payee := `"Obrazets ""Svyaz"" LLC"`
		if russian {
			day, amount = day[8:]+"."+day[5:7]+"."+day[:4], fmt.Sprintf("%d %03d,%02d", i%900+1, i%1000, i%100)
			payee = "\xce\xce\xce \xce\xe1\xf0\xe0\xe7\xe5\xf6"
		}
		fmt.Fprintf(w, "local-minsk;networks/2018;%s;%s;%d;%s;Hospital 902;%s;999000011;invoice %d\n", amount, day, i, day, payee, i)
	}
	if err := w.Flush(); err != nil {
		b.Fatal(err)
	}
	if err := f.Close(); err != nil {
		b.Fatal(err)
	}
	return path
}

// BenchmarkRead opens a file of a million rows, which takes its digest, and reads
// all rows: cells alone, or the fields of a payment as the import takes them.
func BenchmarkRead(b *testing.B) {
	const office = oneToOne + `
document_number = "document_number"
document_date = "document_date"
issuer = "issuer"
payee = "payee"
payee_id = "payee_id"
[file]
encoding = "windows-1251"
decimal = ","
grouping = " "
dates = ["DD.MM.YYYY"]
`
	for _, bm := range []struct {
		name            string
		russian, fields bool
	}{{"cells", false, false}, {"fields", false, true}, {"windows-1251", true, true}} {
		b.Run(bm.name, func(b *testing.B) {
			path := million(b, bm.russian)
			var p *Profile
			if bm.russian {
				var err error
				if p, err = ReadProfile(writeFile(b, "office.toml", office)); err != nil {
					b.Fatal(err)
				}
			}
			for b.Loop() {
				if rows := readMillion(b, path, p, bm.fields); rows != 1_000_000 {
					b.Fatalf("%d rows", rows)
				}
			}
		})
	}
}

func readMillion(b *testing.B, path string, p *Profile, fields bool) int {
	f, err := Open(path, p)
	if err != nil {
		b.Fatal(err)
	}
	defer f.Close()
	rows := 0
	for block, err := range f.Blocks() {
		if err != nil || len(block.Problems) > 0 {
			b.Fatal(err, block.Problems)
		}
		rows += len(block.Rows)
		if !fields {
			continue
		}
		for i := range block.Rows {
			r := &block.Rows[i]
			for _, field := range []Field{Source, Line, DocumentNumber, Issuer, Payee, PayeeID, Purpose} {
				if _, err := r.Text(field); err != nil {
					b.Fatal(err)
				}
			}
			if _, err := r.Amount(Amount, 2); err != nil {
				b.Fatal(err)
			}
			for _, field := range []Field{ValueDate, DocumentDate} {
				if _, err := r.Date(field); err != nil {
					b.Fatal(err)
				}
			}
		}
	}
	return rows
}
