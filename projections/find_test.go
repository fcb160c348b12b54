package projections

import (
	"encoding/json"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/shopspring/decimal"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/ledgertest"
	"github.com/fundledger/fundledger/ledger/memstore"
)

// An office is a ledger with texts to look for.
type office struct {
	t     *testing.T
	rng   *rand.Rand
	store *memstore.Store
	l     *ledger.Ledger
	spent []ledger.Ref
	n     int
}

func newOffice(t *testing.T, seed uint64) *office {
	o := &office{t: t, rng: rand.New(rand.NewPCG(seed, 5)), store: &memstore.Store{}}
	o.l = ledgertest.New(o.store, uint32(seed))
	o.do(&ledger.CreateLedger{ID: o.l.NewID(), Name: "office", Currency: "BYN", Zone: "UTC"})
	o.do(&ledger.RegisterDimension{Name: "programme", Title: "Госпрограмма"})
	for id, currency := range map[string]ledger.Currency{"wb": "JPY", "сети": "BYN"} {
		o.do(&ledger.RegisterSource{ID: id, SourceRegistered: ledger.SourceRegistered{Kind: ledger.KindOther, Currency: currency, Title: "Заём на развитие", Opens: ledger.NewDate(2016, 1, 1)}})
		for _, line := range []string{"обучение", "works/roads"} {
			a := &ledger.ApproveAllocation{
				Source: id, Line: line, FirstDay: ledger.NewDate(2016, 1, 1), LastDay: ledger.NewDate(2019, 12, 31),
				Amount: ledger.Money{Minor: 1e12, Currency: currency}, Act: "Решение № 31", Date: ledger.NewDate(2016, 1, 1),
			}
			if line == "обучение" {
				a.Dimensions = []ledger.Dimension{{Name: "region", Value: "Гродно"}}
			}
			o.do(a)
		}
	}
	return o
}

func (o *office) do(c ledger.Command) ledger.Outcome {
	o.t.Helper()
	out, err := o.l.Do(o.t.Context(), "test", c.Decide)
	if err != nil {
		o.t.Fatal(err)
	}
	return out
}

var officeTexts = []string{
	"", "ООО \"Ромашка\"", "ООО «Ромашка»", "OOO Poмaшкa плюс", "Счёт за услуги связи", "СЧЕТ-ФАКТУРА № 12", "Оплата по договору 12/3 – аванс",
	"Ружьё", "Ўзгорак", "Lieferung Straße", "e\u0308xtra", "１２３", "a", "12", "1234.56",
}

func (o *office) text() string { return officeTexts[o.rng.IntN(len(officeTexts))] }

func (o *office) work(n int) {
	o.t.Helper()
	for range n {
		if len(o.spent) > 0 && o.rng.IntN(10) == 0 {
			at := o.rng.IntN(len(o.spent))
			if _, err := o.l.Reverse(o.t.Context(), ledger.ReverseExpenditure{Entry: o.spent[at], Date: ledger.NewDate(2019, 12, 31), Reason: "ошибка в сумме"}); err != nil {
				o.t.Fatal(err)
			}
			o.spent = slices.Delete(o.spent, at, at+1)
			continue
		}
		o.n++
		source, currency := "wb", ledger.Currency("JPY")
		if o.rng.IntN(2) == 0 {
			source, currency = "сети", "BYN"
		}
		c := &ledger.RecordExpenditure{
			Source: source, Line: []string{"обучение", "works/roads"}[o.rng.IntN(2)], Date: ledger.NewDate(2017, 1, 1).AddDays(o.rng.IntN(900)),
			Amount: ledger.Money{Minor: []int64{123456, 1 + o.rng.Int64N(1e6), 1200}[o.rng.IntN(3)], Currency: currency},
			Payment: ledger.Payment{
				Payee: o.text(), PayeeID: fmt.Sprint(100000000 + o.rng.IntN(30)), Contract: o.text(), Purpose: o.text() + " " + o.text(),
				InvoiceNumber: o.text(),
			},
		}
		for _, field := range []*string{&c.Payee, &c.Contract, &c.Purpose, &c.InvoiceNumber} {
			*field = ledger.CleanValue(*field)
		}
		c.Document.Number, c.Document.Issuer = fmt.Sprint("PO-", o.n), "BY13AKBB"
		if o.rng.IntN(3) == 0 {
			c.Dimensions = []ledger.Dimension{{Name: "programme", Value: "Здоровье народа"}}
		}
		o.spent = append(o.spent, o.do(c).Ref)
	}
}

// fieldKeys are the keys of the stored JSON, by the field they are looked for in.
var fieldKeys = map[string]Field{
	"line": InLine, "payee": InPayee, "payee_id": InPayeeID, "document_number": InDocument, "document_issuer": InDocument,
	"document_kind": InDocument, "document_system": InDocument, "contract": InContract, "invoice_number": InInvoice,
	"purpose": InPurpose, "reason": InReason, "act": InAct, "title": InOther, "funder": InOther, "name": InOther,
}

// A plainPage is an entry read with encoding/json.
type plainPage struct {
	ordinal ledger.Ordinal
	words   map[Field][]string
	posting *ledgertest.Posting
}

func (o *office) pages() []plainPage {
	o.t.Helper()
	var list []plainPage
	_, err := o.store.Read(o.t.Context(), "", "", func(r ledger.Record) error {
		page := plainPage{ordinal: r.Ordinal, words: map[Field][]string{}}
		var data map[string]any
		if err := json.Unmarshal([]byte(r.Data), &data); err != nil {
			return err
		}
		source, isSource := strings.CutPrefix(r.Stream, "source-")
		for key, value := range data {
			text, ok := value.(string)
			field := fieldKeys[key]
			if !ok || field == 0 {
				continue
			}
			if field == InLine {
				text = source + "/" + text
			}
			page.words[field] = append(page.words[field], strings.Fields(FoldText(text))...)
		}
		if isSource && len(page.words[InLine]) == 0 {
			page.words[InLine] = strings.Fields(FoldText(source))
		}
		if dimensions, ok := data["dimensions"].(map[string]any); ok {
			for _, value := range dimensions {
				page.words[InOther] = append(page.words[InOther], strings.Fields(FoldText(value.(string)))...)
			}
		}
		list = append(list, page)
		return nil
	})
	if err != nil {
		o.t.Fatal(err)
	}
	reading, err := ledgertest.Read(o.t.Context(), o.store)
	if err != nil {
		o.t.Fatal(err)
	}
	for i := range reading.Postings {
		list[reading.Postings[i].Ordinal-1].posting = &reading.Postings[i]
	}
	return list
}

func (p *plainPage) has(t Term) bool {
	all := len(t.Words) > 0
	for _, want := range t.Words {
		found := false
		for field, words := range p.words {
			if len(t.Fields) == 0 || slices.Contains(t.Fields, field) {
				found = found || slices.ContainsFunc(words, func(w string) bool { return strings.Contains(w, want) })
			}
		}
		all = all && found
	}
	if all || p.posting == nil {
		return all
	}
	return slices.ContainsFunc(t.Amounts, func(r AmountRange) bool {
		a := p.posting.Amount.Abs()
		return a.GreaterThanOrEqual(r.Low) && a.LessThanOrEqual(r.High)
	})
}

func (p *plainPage) matches(q Search) bool {
	for _, t := range q.Terms {
		if !p.has(t) {
			return false
		}
	}
	if len(q.Stages) > 0 && (p.posting == nil || !slices.ContainsFunc(q.Stages, func(s ledger.Stage) bool { return s.String() == p.posting.Stage })) {
		return false
	}
	if q.Span != (ledger.Period{}) && (p.posting == nil || p.posting.Date < q.Span.Start.String() || p.posting.Date > q.Span.Last().String()) {
		return false
	}
	for _, f := range q.Where {
		if p.posting == nil {
			return false
		}
		value := map[string]string{"source": p.posting.Source, "line": p.posting.Line, "payee_id": p.posting.PayeeID}[f.Dimension]
		if value == "" {
			value = p.posting.Dimensions[f.Dimension]
		}
		if !slices.ContainsFunc(f.Values, func(want string) bool { return value == want || strings.HasPrefix(value, want+"/") }) {
			return false
		}
	}
	return true
}

func (o *office) search() Search {
	piece := func() string {
		words := Words(o.text() + " Гродно обучение po-1 100000007 решение ошибка здоровье byl3 заем")
		word := []rune(words[o.rng.IntN(len(words))])
		from := o.rng.IntN(len(word))
		return string(word[from : from+1+o.rng.IntN(len(word)-from)])
	}
	var q Search
	for range o.rng.IntN(3) {
		t := Term{}
		for range o.rng.IntN(3) {
			t.Words = append(t.Words, piece())
		}
		if o.rng.IntN(3) == 0 {
			t.Fields = []Field{Field(1 + o.rng.IntN(10)), Field(1 + o.rng.IntN(10))}
		}
		if len(t.Words) == 0 || o.rng.IntN(3) == 0 {
			t.Amounts = []AmountRange{
				{decimal.RequireFromString("1234.56"), decimal.RequireFromString("1234.56")},
				{decimal.NewFromInt(12), decimal.RequireFromString("12.005")},
				{decimal.NewFromInt(123456), decimal.RequireFromString("99999999999999999999")},
			}[o.rng.IntN(3):]
		}
		q.Terms = append(q.Terms, t)
	}
	if o.rng.IntN(4) == 0 {
		start := ledger.NewDate(2017, 1, 1).AddDays(o.rng.IntN(500))
		q.Span = ledger.Period{Start: start, End: start.AddDays(1 + o.rng.IntN(600))}
	}
	if o.rng.IntN(4) == 0 {
		q.Where = []Filter{[]Filter{{Dimension: "source", Values: []string{"wb"}}, {Dimension: "region", Values: []string{"Гродно"}}, {Dimension: "line", Values: []string{"wb/works", "сети/обучение"}}}[o.rng.IntN(3)]}
	}
	if o.rng.IntN(4) == 0 {
		q.Stages = []ledger.Stage{[]ledger.Stage{ledger.StageSpent, ledger.StageOriginal}[o.rng.IntN(2)]}
	}
	return q
}

func (o *office) compare(v *Views, pages []plainPage, rounds int) {
	o.t.Helper()
	for range rounds {
		q := o.search()
		var want []ledger.Ordinal
		net := map[string]decimal.Decimal{}
		for i := len(pages) - 1; i >= 0; i-- {
			if p := &pages[i]; p.matches(q) {
				want = append(want, p.ordinal)
				if p.posting != nil {
					key := p.posting.Source + " " + p.posting.Stage
					net[key] = net[key].Add(p.posting.Amount)
				}
			}
		}
		found, err := v.Find(o.t.Context(), q)
		if err != nil {
			o.t.Fatalf("%+v: %v", q, err)
		}
		got := slices.Collect(found.Newest())
		oldest := slices.Collect(found.Oldest())
		slices.Reverse(oldest)
		if !slices.Equal(got, want) || !slices.Equal(oldest, want) || found.Count != int64(len(want)) {
			o.t.Fatalf("%+v\n found %v\n  want %v", q, got, want)
		}
		for _, x := range found.Tallies {
			sum, err := x.Net()
			key := x.Source + " " + map[Side]string{Allocations: "original", Payments: "spent"}[x.Side]
			if err != nil || !net[key].Equal(sum.Decimal()) {
				o.t.Fatalf("%+v: %s is %v, want %v, %v", q, key, sum, net[key], err)
			}
			delete(net, key)
		}
		if len(net) > 0 {
			o.t.Fatalf("%+v: no totals of %v", q, net)
		}
	}
}

// tally holds control totals of a run of entries against adding them one by one.
func (o *office) tally(v *Views, pages []plainPage) {
	o.t.Helper()
	first := 1 + o.rng.IntN(len(pages))
	last := first + o.rng.IntN(len(pages)-first+1)
	type total struct {
		entries            int64
		recorded, reversed decimal.Decimal
	}
	want := map[string]total{}
	for _, p := range pages[first-1 : last] {
		if p.posting == nil {
			continue
		}
		key := p.posting.Source + " " + p.posting.Stage
		x := want[key]
		x.entries++
		if p.posting.Correction {
			x.reversed = x.reversed.Add(p.posting.Amount)
		} else {
			x.recorded = x.recorded.Add(p.posting.Amount)
		}
		want[key] = x
	}
	list, err := v.Table().Tally(ledger.Ordinal(first), ledger.Ordinal(last), nil)
	if err != nil || len(list) != len(want) {
		o.t.Fatalf("entries %d to %d: %d totals, want %v, %v", first, last, len(list), want, err)
	}
	for _, x := range list {
		w := want[x.Source+" "+map[Side]string{Allocations: "original", Payments: "spent"}[x.Side]]
		recorded, reversed := ledger.Money{Minor: x.Recorded, Currency: x.Currency}, ledger.Money{Minor: x.Reversed, Currency: x.Currency}
		if x.Entries != w.entries || !recorded.Decimal().Equal(w.recorded) || !reversed.Decimal().Equal(w.reversed) {
			o.t.Fatalf("entries %d to %d: %+v, want %v", first, last, x, w)
		}
	}
}

// A search by the index finds what reading every entry finds: while the ledger
// grows over the ends of files, with and without a cache, and in spite of damage.
func TestFindEqualsPlainScan(t *testing.T) {
	defer func(n, behind ledger.Ordinal) { textEntries, textBehind = n, behind }(textEntries, textBehind)
	textEntries, textBehind = 512, 300
	for seed := range uint64(2) {
		o := newOffice(t, seed)
		cache := filepath.Join(t.TempDir(), "cache")
		for range 3 {
			o.work(100 + o.rng.IntN(500))
			pages := o.pages()
			for _, dir := range []string{cache, "", cache} {
				v, err := Open(t.Context(), o.store, dir)
				if err != nil {
					t.Fatal(err)
				}
				if err := v.CatchUp(t.Context(), ""); err != nil {
					t.Fatal(err)
				}
				o.compare(v, pages, 15)
				o.tally(v, pages)
				v.Save()
				o.tally(v, pages)
				o.damage(cache)
				o.compare(v, pages, 15)
				if err := v.Close(); err != nil {
					t.Fatal(err)
				}
			}
		}
		if files, _ := filepath.Glob(filepath.Join(cache, "*"+textSuffix)); len(files) == 0 || len(files) > o.n/512+2 {
			t.Errorf("%d entries, files %v", o.n, files)
		}
	}
}

// damage changes, cuts or removes files of the index.
func (o *office) damage(cache string) {
	files, _ := filepath.Glob(filepath.Join(cache, "*"+textSuffix))
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			o.t.Fatal(err)
		}
		os.Remove(file) // a mapped file must not change below its readers
		switch o.rng.IntN(4) {
		case 0:
			continue
		case 1:
			data = data[:o.rng.IntN(len(data))]
		case 2:
			data[o.rng.IntN(len(data))] ^= 1 << o.rng.IntN(8)
		}
		if err := os.WriteFile(file, data, 0o600); err != nil {
			o.t.Fatal(err)
		}
	}
}

// Another ledger's files in the same place are not taken for this one's.
func TestFindInForeignCache(t *testing.T) {
	defer func(n, behind ledger.Ordinal) { textEntries, textBehind = n, behind }(textEntries, textBehind)
	textEntries, textBehind = 512, 300
	cache := filepath.Join(t.TempDir(), "cache")
	for seed := range uint64(2) {
		o := newOffice(t, seed)
		o.work(600)
		v, err := Open(t.Context(), o.store, cache)
		if err != nil {
			t.Fatal(err)
		}
		if err := v.CatchUp(t.Context(), ""); err != nil {
			t.Fatal(err)
		}
		o.compare(v, o.pages(), 20)
		v.Save()
		if err := v.Close(); err != nil {
			t.Fatal(err)
		}
	}
}

func TestFoldText(t *testing.T) {
	for _, same := range [][]string{
		{"ООО «Ромашка»", "ooo \"РОМАШКА\"", "OOO “Poмaшка”"},
		{"Счёт", "счет", "СЧЁТ", "сче\u0308т"},
		{"Оплата\u00a0по договору – аванс", "оплата по  договору - аванс"},
		{"№ 12", "no 12", "No\t12"},
		{"Сям'я", "сям’я"},
	} {
		for _, s := range same[1:] {
			if !slices.Equal(Words(s), Words(same[0])) {
				t.Errorf("%q folds to %q, %q to %q", s, Words(s), same[0], Words(same[0]))
			}
		}
	}
	if slices.Equal(Words("май"), Words("маи")) {
		t.Error("й and и are one letter")
	}
}

// The quick fold is the plain one, and folding again changes nothing.
func FuzzFoldText(f *testing.F) {
	for _, s := range officeTexts {
		f.Add(s)
	}
	f.Add("ў\u0306é¨ \u0308х")
	f.Add("Ёё№„“”‘’—−\u00a0\u2028")
	f.Fuzz(func(t *testing.T, s string) {
		if !utf8.ValidString(s) {
			return
		}
		fold := FoldText(s)
		if quick := string(appendFolded(nil, s)); quick != fold {
			t.Errorf("%q: quickly %q, plainly %q", s, quick, fold)
		}
		if again := FoldText(fold); again != fold {
			t.Errorf("%q: %q folds to %q", s, fold, again)
		}
	})
}
