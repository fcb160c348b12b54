package output_test

import (
	"bytes"
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/fundledger/fundledger/cli/catalogue"
	"github.com/fundledger/fundledger/cli/output"
)

// payments is a table that is wider than most screens.
func payments() *output.Table {
	return &output.Table{
		Title: []string{"Payments of the regional health administration, by value date, in roubles"},
		Columns: []output.Column{
			{Key: "line", Header: "Line"},
			{Key: "payee", Header: "Payee"},
			{Key: "document", Header: "Document"},
			{Key: "original", Header: "Spent in the years before", Kind: output.Amount},
			{Key: "amount", Header: "Amount", Kind: output.Amount},
		},
		Rows: output.Rows(
			output.Row{Kind: output.Group, Cells: []output.Cell{output.String("what was paid for networks of hospitals and policlinics")}},
			output.Row{Cells: []output.Cell{
				output.String("wb/networks/2018"), output.String("Общество с ограниченной ответственностью «Ромашка»"),
				output.String("114 2018-03-15 payment order"), output.Decimal(0, 2), output.Decimal(120_000_00, 2),
			}},
			output.Row{Kind: output.Total, Cells: []output.Cell{output.String("Total"), output.None(), output.None(), output.Decimal(0, 2), output.Decimal(120_000_00, 2)}},
		),
	}
}

func TestTablesFitTheScreen(t *testing.T) {
	for _, test := range []struct {
		screen int
		want   string
	}{
		{screen: 0, want: `
Payments of the regional health administration, by value date, in roubles

Line              Payee                                               Document                      Spent in the years before      Amount
────────────────  ──────────────────────────────────────────────────  ────────────────────────────  ─────────────────────────  ──────────
what was paid for networks of hospitals and policlinics
wb/networks/2018  Общество с ограниченной ответственностью «Ромашка»  114 2018-03-15 payment order                       0.00  120 000.00
────────────────  ──────────────────────────────────────────────────  ────────────────────────────  ─────────────────────────  ──────────
Total                                                                                                                    0.00  120 000.00
`},
		{screen: 80, want: `
Payments of the regional health administration, by value date, in roubles

                                                               Spent
                                                              in the
                                                               years
Line              Payee                 Document              before      Amount
────────────────  ────────────────────  ────────────────────  ──────  ──────────
what was paid for networks of hospitals and policlinics
wb/networks/2018  Общество с ограниче…  114 2018-03-15          0.00  120 000.00
                                        payment order
────────────────  ────────────────────  ────────────────────  ──────  ──────────
Total                                                           0.00  120 000.00
`},
		{screen: 50, want: `
Payments of the regional health administration, by
value date, in roubles

Line              Payee
                          Spent in the
    Document              years before      Amount
──────────────────────────────────────────────────
what was paid for networks of hospitals and
policlinics
wb/networks/2018  Общество с ограниченной ответст…
    114 2018-03-15                0.00  120 000.00
    payment order
──────────────────────────────────────────────────
Total
                                  0.00  120 000.00
`},
	} {
		var b bytes.Buffer
		if err := payments().Write(&b, output.Plain, output.Style{Lang: catalogue.English, Screen: test.screen}); err != nil {
			t.Fatal(err)
		}
		got := strings.ReplaceAll(b.String(), "\u00a0", " ")
		if got != strings.TrimPrefix(test.want, "\n") {
			t.Errorf("on a screen of %d columns:\n%s", test.screen, got)
		}
	}
}

// On any screen that has room for the widest figure or reference, no line is wider than
// the screen, and nothing but free text is cut.
func TestNothingButFreeTextIsCut(t *testing.T) {
	for seed := range uint64(300) {
		rng := rand.New(rand.NewPCG(seed, 4))
		word := func() string { return strings.Repeat("ы", 1+rng.IntN(9)) }
		words := func(most int) string {
			text := word()
			for range rng.IntN(most) {
				text += " " + word()
			}
			return text
		}
		table := &output.Table{Title: []string{words(20)}, Notes: []string{words(20)}}
		keys := []string{"payee", "purpose", "document", "line", "event", "amount", "value"}
		for i := range 1 + rng.IntN(9) {
			c := output.Column{Key: keys[rng.IntN(len(keys))], Header: words(4)}
			if c.Key == "amount" {
				c.Kind = output.Amount
			}
			c.Optional = i > 0 && rng.IntN(2) == 0
			table.Columns = append(table.Columns, c)
		}
		var rows []output.Row
		var kept []string
		for n := range rng.IntN(5) {
			var cells []output.Cell
			for i, c := range table.Columns {
				mark := fmt.Sprintf("%dx%d", n, i)
				switch {
				case rng.IntN(4) == 0:
					cells = append(cells, output.None())
				case c.Kind == output.Amount:
					cells = append(cells, output.Decimal(rng.Int64N(1e12), 2))
					kept = append(kept, cells[i].Readable(catalogue.English))
				case c.Key == "payee" || c.Key == "purpose":
					cells = append(cells, output.String(words(8)))
				case c.Key == "line":
					cells = append(cells, output.String(word()+"/"+mark))
					kept = append(kept, mark)
				default:
					cells = append(cells, output.String(words(5)+" "+mark))
					kept = append(kept, mark)
				}
			}
			rows = append(rows, output.Row{Cells: cells})
		}
		table.Rows = output.Rows(rows...)
		screen := 30 + rng.IntN(100)
		var b bytes.Buffer
		if err := table.Write(&b, output.Plain, output.Style{Lang: catalogue.English, Screen: screen}); err != nil {
			t.Fatal(err)
		}
		for line := range strings.Lines(b.String()) {
			if n := output.Width(strings.TrimSuffix(line, "\n")); n > screen {
				t.Errorf("seed %d: a line of %d columns on a screen of %d:\n%s", seed, n, screen, b.String())
			}
		}
		for _, text := range kept {
			if !strings.Contains(b.String(), text) {
				t.Errorf("seed %d: %s is missing on a screen of %d:\n%s", seed, text, screen, b.String())
			}
		}
	}
}

// What stands in one word, to be copied, is not cut to the screen.
func TestNotesAreWrappedAtSpacesOnly(t *testing.T) {
	word := "Fingerprint " + strings.Repeat("fl1:", 30)
	table := &output.Table{Notes: []string{"what is longer than a line is wrapped at a space", word}}
	var b bytes.Buffer
	if err := table.Write(&b, output.Plain, output.Style{Lang: catalogue.English, Screen: 30}); err != nil {
		t.Fatal(err)
	}
	if want := "what is longer than a line is\nwrapped at a space\n" + word + "\n"; b.String() != want {
		t.Errorf("%q, want %q", b.String(), want)
	}
}
