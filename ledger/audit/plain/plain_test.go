package plain_test

import (
	"bytes"
	"encoding/hex"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/archive"
	"github.com/fundledger/fundledger/ledger/audit/plain"
	"github.com/fundledger/fundledger/ledger/ledgertest"
	"github.com/fundledger/fundledger/ledger/memstore"
)

// small is the archive of a ledger with a plan, two payments and the reversal of one.
func small(t *testing.T) []byte {
	t.Helper()
	store := &memstore.Store{}
	l := ledgertest.New(store, 1)
	do := func(decide func(*ledger.Books, ledger.Documents) (ledger.Decision, error)) ledger.Ref {
		t.Helper()
		out, err := l.Do(t.Context(), "test", decide)
		if err != nil {
			t.Fatal(err)
		}
		return out.Ref
	}
	byn := func(minor int64) ledger.Money { return ledger.Money{Minor: minor, Currency: "BYN"} }
	do((&ledger.CreateLedger{ID: l.NewID(), Name: "health", Currency: "BYN", Zone: "UTC"}).Decide)
	do((&ledger.RegisterSource{ID: "grodno", SourceRegistered: ledger.SourceRegistered{
		Kind: ledger.KindOther, Currency: "BYN", Opens: ledger.NewDate(2018, 1, 1),
	}}).Decide)
	do((&ledger.ApproveAllocation{
		Source: "grodno", Line: "networks", FirstDay: ledger.NewDate(2018, 1, 1), LastDay: ledger.NewDate(2018, 12, 31),
		Dimensions: []ledger.Dimension{{Name: "region", Value: "гродно"}},
		Amount:     byn(1_000_000), Act: "Decision 7", Date: ledger.NewDate(2018, 1, 10),
	}).Decide)
	pay := func(number string, minor int64) ledger.Ref {
		c := &ledger.RecordExpenditure{Source: "grodno", Line: "networks", Date: ledger.NewDate(2018, 3, 15), Amount: byn(minor)}
		c.Document.Number = number
		return do(c.Decide)
	}
	first := pay("114", 12_345)
	pay("115", 100)
	if _, err := l.Reverse(t.Context(), ledger.ReverseExpenditure{Entry: first, Date: ledger.NewDate(2018, 4, 1), Reason: "returned"}); err != nil {
		t.Fatal(err)
	}
	var b bytes.Buffer
	if _, err := archive.Write(t.Context(), store, &b, nil); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestRead(t *testing.T) {
	text := small(t)
	var said []string
	reading, err := plain.Read(bytes.NewReader(text), func(e *plain.Entry, postings []plain.Posting) error {
		for _, p := range postings {
			said = append(said, fmt.Sprint(e.Ordinal, " ", p.Date, " ", p.Line, " ", p.Stage, " ", p.Amount, " ", p.Currency, " ", p.Dimensions["region"]))
		}
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"4 2018-01-10 grodno/networks original 10000 BYN гродно",
		"5 2018-03-15 grodno/networks spent 123.45 BYN гродно",
		"6 2018-03-15 grodno/networks spent 1 BYN гродно",
		"7 2018-04-01 grodno/networks spent -123.45 BYN гродно",
	}
	if !slices.Equal(said, want) {
		t.Errorf("postings:\n%s", strings.Join(said, "\n"))
	}
	if line := reading.Lines["grodno/networks"]; !line.Available().Equal(decimal.RequireFromString("9999")) {
		t.Errorf("available %s", line.Available())
	}
	root := reading.Root()
	if !bytes.Contains(text, []byte(`{"entries":7,"commits":6,"root":"`+hex.EncodeToString(root[:])+`"}`)) {
		t.Errorf("%d entries in %d commits, root %x; the archive ends %s", reading.Entries, reading.Commits, root, text[len(text)-120:])
	}
}

// Whatever is done to an archive is seen, also by whoever leaves its last line as it is.
func TestReadRefuses(t *testing.T) {
	text := string(small(t))
	lines := strings.SplitAfter(text, "\n")
	replace := func(from, to string) string {
		if !strings.Contains(text, from) {
			t.Fatalf("no %s", from)
		}
		return strings.Replace(text, from, to, 1)
	}
	for name, doctored := range map[string]string{
		"nothing":              "",
		"no header":            strings.Join(lines[1:], ""),
		"another format":       replace(`"format":1`, `"format":2`),
		"no trailer":           strings.Join(lines[:len(lines)-2], ""),
		"cut in a line":        text[:len(text)-10],
		"text behind":          text + "{}\n",
		"a line taken out":     strings.Join(slices.Delete(slices.Clone(lines), 4, 5), ""),
		"a line twice":         strings.Join(slices.Insert(slices.Clone(lines), 5, lines[4]), ""),
		"two lines swapped":    strings.Join([]string{lines[0], lines[2], lines[1], strings.Join(lines[3:], "")}, ""),
		"an amount":            replace(`"amount":"123.45"`, `"amount":"123.46"`),
		"an actor":             replace(`"actor":"tester"`, `"actor":"nobody"`),
		"a type":               replace(`"expenditure-recorded.v1"`, `"expenditure-paid.v1"`),
		"an unknown field":     replace(`"amount":"123.45"`, `"sum":"123.45"`),
		"a space":              replace(`"amount":"123.45"`, `"amount": "123.45"`),
		"a line never opened":  replace(`"line":"networks","value_date"`, `"line":"network","value_date"`),
		"another stream":       replace(`"stream":"source-grodno","revision":3`, `"stream":"source-brest","revision":3`),
		"a revision":           replace(`"stream":"source-grodno","revision":3`, `"stream":"source-grodno","revision":4`),
		"fewer than announced": replace(`"events":1`, `"events":2`),
		"another root":         text[:len(text)-5] + "0\"}\n",
	} {
		if doctored == text {
			t.Fatalf("%s: nothing was changed", name)
		}
		if _, err := plain.Read(strings.NewReader(doctored), nil); err == nil {
			t.Errorf("%s: nothing is said", name)
		} else {
			t.Logf("%s: %v", name, err)
		}
	}
}

// The second reader knows every kind of event that was ever stored, with all its fields.
func TestEveryStoredEvent(t *testing.T) {
	files, err := filepath.Glob("../../testdata/golden/*.json")
	if err != nil || len(files) < 80 {
		t.Fatalf("%d golden files, %v", len(files), err)
	}
	for _, file := range files {
		if strings.HasPrefix(filepath.Base(file), "metadata.") {
			continue
		}
		name := strings.TrimSuffix(strings.TrimSuffix(filepath.Base(file), ".full.json"), ".least.json")
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		r := plain.NewReading()
		for i, line := range slices.Sorted(maps.Keys(linesOf(t, string(text)))) {
			if _, err := r.Add(&plain.Entry{Ordinal: int64(i + 1), Stream: "source-s", Revision: int64(i), Type: "line-opened.v1", Data: `{"line":"` + line + `"}`}); err != nil {
				t.Fatal(err)
			}
		}
		postings, err := r.Add(&plain.Entry{Ordinal: r.Entries + 1, Stream: "source-s", Revision: r.Entries, Type: name, Data: strings.TrimSpace(string(text))})
		if err != nil {
			t.Errorf("%s: %v", file, err)
		}
		e, err := ledger.Decode(name, strings.TrimSpace(string(text)))
		if err != nil {
			t.Fatal(err)
		}
		want, err := ledger.Postings(nil, e)
		if err != nil {
			t.Fatal(err)
		}
		if got, want := spell(postings), spellTheirs(want); !slices.Equal(got, want) {
			t.Errorf("%s:\n got %s\nwant %s", file, strings.Join(got, "\n     "), strings.Join(want, "\n     "))
		}
	}
}

// linesOf are the lines that an event names.
func linesOf(t *testing.T, text string) map[string]bool {
	t.Helper()
	e, err := plain.Parse(text)
	if err != nil {
		t.Fatal(err)
	}
	lines := map[string]bool{e.Line: true, e.FromLine: true, e.ToLine: true}
	for _, p := range e.Parts {
		lines[p.Line] = true
	}
	if in := e.Event; in != nil {
		lines[in.Line], lines[in.FromLine] = true, true
		for _, p := range in.Parts {
			lines[p.Line] = true
		}
	}
	delete(lines, "")
	return lines
}

func spell(postings []plain.Posting) (list []string) {
	for _, p := range postings {
		line := strings.TrimPrefix(p.Line, "s/")
		list = append(list, fmt.Sprint(line, "|", p.Date, "|", p.Stage, "|", p.Amount, " ", p.Currency, "|", p.Correction, p.Replaced, "|", p.Document, "|", p.Payee, p.PayeeID, "|", p.PhaseFirst, p.PhaseLast, "|", p.Dimensions))
	}
	return list
}

func spellTheirs(postings []ledger.Posting) (list []string) {
	for _, p := range postings {
		number, first, last := "", "", ""
		if p.Document != nil {
			number = p.Document.Number
		}
		if p.Stage == ledger.StagePhased {
			first, last = p.Phase.Start.String(), p.Phase.Last().String()
		}
		dimensions := map[string]string{}
		for _, d := range p.Dimensions {
			dimensions[d.Name] = d.Value
		}
		list = append(list, fmt.Sprint(p.Line, "|", p.Date, "|", p.Stage, "|", p.Amount.Decimal(), " ", p.Amount.Currency, "|", p.Correction, p.Replaced, "|", number, "|", p.Payee, p.PayeeID, "|", first, last, "|", dimensions))
	}
	return list
}
