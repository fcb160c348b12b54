package ledger_test

import (
	"os"
	"path/filepath"
	"reflect"
	"strings"
	"testing"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/ledgertest"
)

// goldenFiles reads testdata/golden: stored type and data by file name.
func goldenFiles(t testing.TB) map[string]ledger.Proposal {
	t.Helper()
	paths, err := filepath.Glob("testdata/golden/*.v*.json")
	if err != nil || len(paths) == 0 {
		t.Fatal(err, len(paths))
	}
	files := map[string]ledger.Proposal{}
	for _, path := range paths {
		text, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		name := strings.TrimSuffix(filepath.Base(path), ".json")
		typ, _, _ := strings.Cut(name, ".v")
		files[name] = ledger.Proposal{Type: typ + ".v1", Data: strings.TrimSuffix(string(text), "\n")}
	}
	return files
}

// Whatever Decode accepts encodes back to the same bytes, a Decoder that has read
// other entries reads it as the same event, and so does encoding/json.
func FuzzDecode(f *testing.F) {
	files := goldenFiles(f)
	for _, p := range files {
		f.Add(p.Type, p.Data)
	}
	full := files["expenditure-recorded.v1.full"]
	for _, edit := range []struct{ from, to string }{
		{`"2000.50"`, `"-92233720368547758.08"`},
		{`"goods"`, `"\u0000"`},
		{`{"category":"goods"}`, `{"":"","\"":"\\","\u001f":"x"}`},
		{`,"dimensions":{"category":"goods"}`, ``},
		{`гос-программа#41`, `a#b#0`},
		{`"document_line":2`, `"document_line":-9223372036854775808`},
		{`"entry":4`, `"entry":-4`},
		{`{"entry":4,"stage":"committed","amount":"1500.00"},`, ``},
	} {
		f.Add(full.Type, strings.Replace(full.Data, edit.from, edit.to, 1))
	}
	f.Fuzz(func(t *testing.T, typ, data string) {
		e, err := ledger.Decode(typ, data)
		used := new(ledger.Decoder)
		if _, err := used.Decode(full.Type, full.Data); err != nil {
			t.Fatal(err)
		}
		again, errAgain := used.Decode(typ, data)
		if (err == nil) != (errAgain == nil) {
			t.Fatalf("Decode: %v, Decoder.Decode: %v", err, errAgain)
		}
		if err != nil {
			return
		}
		p, err := ledger.Encode(e)
		if err != nil || p.Type != typ || p.Data != data {
			t.Fatalf("%s %s\nencodes to\n%s %s, %v", typ, data, p.Type, p.Data, err)
		}
		if p, err := ledger.Encode(again); err != nil || p.Data != data {
			t.Fatalf("a Decoder reads %s as %s, %v", data, p.Data, err)
		}
		plain, err := ledgertest.Decode(typ, data)
		if err != nil || !reflect.DeepEqual(e, plain) {
			t.Fatalf("%s is read as\n%+v and by encoding/json as\n%+v, %v", data, e, plain, err)
		}
	})
}

var sink ledger.Event

func BenchmarkDecode(b *testing.B) {
	for name, p := range benchExpenditures {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(p.Data)))
			b.ReportAllocs()
			for b.Loop() {
				var err error
				if sink, err = ledger.Decode(p.Type, p.Data); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkDecoder(b *testing.B) {
	for name, p := range benchExpenditures {
		b.Run(name, func(b *testing.B) {
			b.SetBytes(int64(len(p.Data)))
			b.ReportAllocs()
			var d ledger.Decoder
			for b.Loop() {
				var err error
				if sink, err = d.Decode(p.Type, p.Data); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

func BenchmarkEncode(b *testing.B) {
	for name, p := range benchExpenditures {
		b.Run(name, func(b *testing.B) {
			e, err := ledger.Decode(p.Type, p.Data)
			if err != nil {
				b.Fatal(err)
			}
			b.SetBytes(int64(len(p.Data)))
			b.ReportAllocs()
			var buf []byte
			for b.Loop() {
				if buf, err = ledger.AppendEvent(buf[:0], e); err != nil {
					b.Fatal(err)
				}
			}
		})
	}
}

// benchExpenditures are rows as a treasury exports them.
var benchExpenditures = map[string]ledger.Proposal{
	"ascii": {Type: "expenditure-recorded.v1", Data: `{"key":"97f96b27-f2de-54c0-981c-07e9a6fe8e7f","digest":"o4hLd07Y4ZrEFplKIl6cMg",` +
		`"line":"e-prescription/2018","value_date":"2018-07-15","amount":"2000.50","currency":"BYN",` +
		`"document_issuer":"BY86AKBB10100000002966000000","document_number":"123456","document_date":"2018-07-13",` +
		`"payee":"Medsoft LLC","payee_id":"190000001","purpose":"Workplaces, contract 5"}`},
	"cyrillic": {Type: "expenditure-recorded.v1", Data: `{"key":"97f96b27-f2de-54c0-981c-07e9a6fe8e7f","digest":"o4hLd07Y4ZrEFplKIl6cMg",` +
		`"line":"e-prescription/2018","value_date":"2018-07-15","amount":"2000.50","currency":"BYN",` +
		`"document_issuer":"BY86AKBB10100000002966000000","document_number":"123456","document_date":"2018-07-13",` +
		`"payee":"ООО «Медсофт»","payee_id":"190000001","purpose":"Рабочие места врачей, договор 5",` +
		`"dimensions":{"category":"goods","region":"Минск"}}`},
}
