package ledger_test

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/ledgertest"
	"github.com/fundledger/fundledger/ledger/memstore"
)

// Two people give random orders, right and wrong ones, to one ledger on a store
// that makes them decide again and again. After every order the ledger and a model
// of maps and decimals agree on what came of it and on what stands on every line;
// in the end, the log says the same to whoever reads it from the beginning.
func TestSimulation(t *testing.T) {
	came := map[string]int{}
	for seed := range uint64(6) {
		store := &memstore.Store{Seed: seed, ConflictPercent: 20}
		if seed%2 == 1 {
			store.NonAtomic, store.StopPercent = true, 20
		}
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) { simulate(t, store, seed, 1000, came) })
	}
	for _, outcome := range []string{
		"recorded", "reversed", "approved", "already done", "unknown-line", "wrong-currency", "not-positive", "document-conflict",
		"before-opening", "after-closing", "outside-line", "over-available", "not-an-expenditure", "no-such-entry",
		"reversal-before-entry", "already-reversed", "unknown-source", "negative-allocation", "act-conflict", "allocation-exists",
		"line-outside-source", "reversed in part", "over-remaining", "reclassified", "reclassified to another source", "reclassify-to-itself", "reclassify-currency",
		"refunded", "refunded to the revenue", "refund-before-payment", "nothing-remains", "replaced", "replaced from another source", "amended", "nothing-to-change", "amends-reversed",
		"transferred", "transfer-conflict", "transfer-across-sources", "transfer-to-itself",
		"revised", "revised-below-used", "nothing-to-revise", "later-act", "act-outside-line",
	} {
		if came[outcome] == 0 {
			t.Errorf("nothing was ever %s: %v", outcome, came)
		}
	}
}

func simulate(t *testing.T, store ledger.Store, seed uint64, steps int, came map[string]int) {
	ctx := context.Background()
	people := []*ledger.Ledger{ledgertest.New(store, 1), ledgertest.New(store, 2)}
	m := newModel()
	for _, c := range m.begin() {
		if _, err := people[0].Do(ctx, "begin", c.Decide); err != nil {
			t.Fatal(err)
		}
	}
	r := rand.New(rand.NewPCG(seed, 1))
	for step := range steps {
		l := people[r.IntN(2)]
		var order, want, done string
		var out ledger.Outcome
		var err error
		switch n := r.IntN(100); {
		case n < 58:
			c := m.randomPayment(r)
			order, want = fmt.Sprintf("%+v", *c), m.record(c)
			done = "recorded"
			out, err = l.Do(ctx, "record", c.Decide)
		case n < 70:
			c := m.randomReplacement(r)
			order, want = fmt.Sprintf("%+v", c), m.replace(&c)
			if done = "replaced"; c.Right.Source != c.Entry.Source {
				done = "replaced from another source"
			}
			out, err = l.Replace(ctx, c)
		case n < 75:
			c := m.randomAmendment(r)
			order, want = fmt.Sprintf("%+v", c), m.amend(&c)
			done = "amended"
			out, err = l.Amend(ctx, c)
		case n < 84:
			c := m.randomReversal(r)
			order, want = fmt.Sprintf("%+v", c), m.reverse(c)
			if done = "reversed"; c.Amount.Minor > 0 && m.entries[c.Entry.String()] != nil && m.entries[c.Entry.String()].reversal == "" {
				done = "reversed in part"
			}
			out, err = l.Reverse(ctx, c)
		case n < 89:
			c := m.randomReclassification(r)
			order, want = fmt.Sprintf("%+v", c), m.reclassify(&c)
			if done = "reclassified"; c.Source != c.Entry.Source {
				done = "reclassified to another source"
			}
			out, err = l.Reclassify(ctx, c)
		case n < 92:
			c := m.randomTransfer(r)
			order, want = fmt.Sprintf("%+v", *c), m.transfer(c)
			done = "transferred"
			out, err = l.Do(ctx, "transfer", c.Decide)
		case n < 94:
			c := m.randomRevision(r)
			order, want = fmt.Sprintf("%+v", *c), m.revise(c)
			done = "revised"
			out, err = l.Do(ctx, "revise", c.Decide)
		case n < 97:
			c := m.randomRefund(r)
			order, want = fmt.Sprintf("%+v", c), m.refund(&c)
			if done = "refunded"; m.entries[c.Entry.String()] != nil && c.Date >= day("2019-01-01") {
				done = "refunded to the revenue"
			}
			out, err = l.Refund(ctx, c)
		default:
			c := m.randomAllocation(r)
			order, want = fmt.Sprintf("%+v", *c), m.approve(c)
			done = "approved"
			out, err = l.Do(ctx, "approve", c.Decide)
		}
		got := out.Ref.String()
		if out.Already {
			got, done = "already "+got, "already done"
		}
		if err != nil {
			if got = ledger.RefusalCode(err); got == "" {
				t.Fatalf("step %d: %s: %v", step, order, err)
			}
			done = got
		}
		came[done]++
		if got != want {
			t.Fatalf("step %d: %s\ngave %s (%v), the model says %s", step, order, got, err, want)
		}
		if err := l.Views.CatchUp(ctx, ""); err != nil {
			t.Fatal(err)
		}
		m.compare(t, step, l.Views.Books())
	}
	m.readFromTheBeginning(t, store, people)
}

// readFromTheBeginning reads the log plainly, folds it once more and encodes every
// entry again.
func (m *model) readFromTheBeginning(t *testing.T, store ledger.Store, people []*ledger.Ledger) {
	ctx := context.Background()
	reading, err := ledgertest.Read(ctx, store)
	if err != nil {
		t.Fatal(err)
	}
	for address, line := range m.lines {
		if got := reading.Available(address); !got.Equal(line.plan.Sub(line.spent)) {
			t.Errorf("%s: %v available in the log, %v - %v in the model", address, got, line.plan, line.spent)
		}
		if got := reading.Stage(address, "spent"); !got.Equal(line.spent) {
			t.Errorf("%s: %v spent in the log, %v in the model", address, got, line.spent)
		}
	}
	paid := map[string]decimal.Decimal{}
	for _, e := range m.entries {
		if e.reversal == "" {
			paid[e.payee] = paid[e.payee].Add(e.left)
		}
	}
	for _, payee := range []string{"Медсофт", "Медтех", "ООО «Медтех»"} {
		sum := decimal.Decimal{}
		for _, s := range reading.Sum(func(p ledgertest.Posting) bool { return p.Stage == "spent" && p.Payee == payee }) {
			sum = sum.Add(s)
		}
		if !sum.Equal(paid[payee]) {
			t.Errorf("%s was paid %v in the log, %v in the model", payee, sum, paid[payee])
		}
	}
	revisions := map[string]ledger.Revision{}
	for i, r := range reading.Entries {
		if r.Ordinal != ledger.Ordinal(i+1) || r.Revision != revisions[r.Stream] {
			t.Fatalf("entry %d is %s#%d with ordinal %d", i+1, r.Stream, r.Revision, r.Ordinal)
		}
		revisions[r.Stream]++
		e, err := ledger.Decode(r.Type, r.Data)
		if err != nil {
			t.Fatal(err)
		}
		if p, err := ledger.Encode(e); err != nil || p.Data != r.Data {
			t.Fatalf("entry %d: %s encodes to %s, %v", i+1, r.Data, p.Data, err)
		}
	}
	again := ledgertest.NewViews(store)
	if err := again.CatchUp(ctx, ""); err != nil {
		t.Fatal(err)
	}
	for _, l := range people {
		if err := l.Views.CatchUp(ctx, ""); err != nil {
			t.Fatal(err)
		}
		if picture(l.Views.Books()) != picture(again.Books()) {
			t.Errorf("the books are\n%s\nand folded again\n%s", picture(l.Views.Books()), picture(again.Books()))
		}
	}
}

// A model is what a ledger amounts to, kept in the plainest way.
type model struct {
	sources map[string]*modelSource
	lines   map[string]*modelLine // by address
	filed   map[string]*modelFiled
	entries map[string]*modelEntry // expenditures, by reference
	others  []string               // references of other entries
	asked   []ledger.RecordExpenditure
}

type modelSource struct {
	currency      ledger.Currency
	opens, closes ledger.Date
	next          int // revision
}

type modelLine struct {
	source, path    string
	first, last     ledger.Date
	plan, spent     decimal.Decimal
	moved           decimal.Decimal // of the plan, by transfers
	allocation      string          // what was approved, in full
	act, ref        string
	planned, latest ledger.Date       // of the first act and of the latest
	revisions       map[string]string // by act: what was revised, in full, and the reference
}

type modelFiled struct {
	ref, content string
	reversed     bool
}

type modelEntry struct {
	line     *modelLine
	date     ledger.Date
	left     decimal.Decimal
	parts    map[string]string // references of what took a part back, by order
	document string
	reversal string // reference
	order    string // of the reversal
	replaced string // number of the document that was recorded in its place
	paid     ledger.RecordExpenditure
	payee    string // as amended
	amended  string // order of the last amendment
	by       string // its reference
}

func newModel() *model {
	return &model{
		sources: map[string]*modelSource{
			"minsk": {"BYN", day("2018-01-01"), ledger.NoDate, 1},
			"гос":   {"BYN", day("2018-03-01"), day("2018-12-31"), 1},
			"wb":    {"USD", day("2018-01-01"), day("2019-06-30"), 1},
		},
		lines: map[string]*modelLine{}, filed: map[string]*modelFiled{}, entries: map[string]*modelEntry{},
		others: []string{"ledger#0", "minsk#0", "wb#0"},
	}
}

func (m *model) begin() []ledger.Command {
	list := []ledger.Command{createLedger()}
	for _, id := range slices.Sorted(maps.Keys(m.sources)) {
		s := m.sources[id]
		list = append(list, &ledger.RegisterSource{ID: id, SourceRegistered: ledger.SourceRegistered{
			Kind: "other", Currency: s.currency, Opens: s.opens, Closes: s.closes,
		}})
	}
	return list
}

func pick[T any](r *rand.Rand, list ...T) T { return list[r.IntN(len(list))] }

func (s *modelSource) ref(source string) string {
	s.next++
	return fmt.Sprintf("%s#%d", source, s.next-1)
}

func (m *model) randomAllocation(r *rand.Rand) *ledger.ApproveAllocation {
	source := pick(r, "minsk", "гос", "wb", "none")
	currency := ledger.Currency("BYN")
	if source == "wb" && r.IntN(8) > 0 {
		currency = "USD"
	}
	first := day("2018-01-01").AddDays(30 * r.IntN(15))
	return &ledger.ApproveAllocation{
		Source: source, Line: pick(r, "networks", "training", "workplaces/2018"), FirstDay: first, LastDay: first.AddDays(200),
		Amount: ledger.Money{Minor: int64(r.IntN(500000)) - 20000, Currency: currency}, Act: pick(r, "1", "2"), Date: day("2018-01-01"),
	}
}

func (m *model) approve(c *ledger.ApproveAllocation) string {
	s := m.sources[c.Source]
	if s == nil {
		return "unknown-source"
	}
	address, said := c.Source+"/"+c.Line, fmt.Sprintf("%+v", *c)
	line := m.lines[address]
	switch {
	case c.Amount.Currency != s.currency:
		return "wrong-currency"
	case c.Amount.Minor < 0:
		return "negative-allocation"
	case line != nil && line.act == c.Act && line.allocation == said:
		return "already " + line.ref
	case line != nil && line.act == c.Act:
		return "act-conflict"
	case line != nil:
		return "allocation-exists"
	case c.FirstDay < s.opens || s.closes != ledger.NoDate && c.FirstDay > s.closes:
		return "line-outside-source"
	}
	m.others = append(m.others, s.ref(c.Source))
	line = &modelLine{
		source: c.Source, path: c.Line, first: c.FirstDay, last: c.LastDay,
		plan: c.Amount.Decimal(), allocation: said, act: c.Act, ref: s.ref(c.Source),
		planned: c.Date, latest: c.Date, revisions: map[string]string{},
	}
	m.lines[address] = line
	m.others = append(m.others, line.ref)
	return line.ref
}

// randomRevision is of any line, or of none: new amounts and differences, by acts of
// which some were used before and some are older than others.
func (m *model) randomRevision(r *rand.Rand) *ledger.ReviseAllocation {
	c := &ledger.ReviseAllocation{
		Source: "minsk", Line: "none", Act: pick(r, "7", "8", "9", "10"), Differences: r.IntN(2) == 0,
		Amount: ledger.Money{Minor: int64(r.IntN(500000)) - 10000, Currency: "BYN"},
	}
	date := day("2018-01-01")
	if len(m.lines) > 0 && r.IntN(20) > 0 {
		line := m.lines[pick(r, slices.Sorted(maps.Keys(m.lines))...)]
		c.Source, c.Line, date = line.source, line.path, line.first
		c.Amount.Currency = m.sources[c.Source].currency
		if r.IntN(4) == 0 {
			c.Differences, c.Amount.Minor = false, line.plan.Shift(2).IntPart()
		}
	}
	if c.Differences {
		c.Amount.Minor -= 240000
	}
	c.Date = date.AddDays(10 * (r.IntN(24) - 2))
	return c
}

func (m *model) revise(c *ledger.ReviseAllocation) string {
	s, line := m.sources[c.Source], m.lines[c.Source+"/"+c.Line]
	if line == nil {
		return "unknown-line"
	}
	said := fmt.Sprintf("%+v", *c)
	if before, ok := line.revisions[c.Act]; ok {
		if content, ref, _ := strings.Cut(before, " by "); content == said {
			return "already " + ref
		}
		return "act-conflict"
	}
	plan := c.Amount.Decimal()
	if c.Differences {
		plan = line.plan.Add(plan)
	}
	last := line.last
	if s.closes != ledger.NoDate && s.closes < last {
		last = s.closes
	}
	switch {
	case plan.Equal(line.plan):
		return "nothing-to-revise"
	case c.Date < line.planned || c.Date > last:
		return "act-outside-line"
	case !c.Differences && c.Date < line.latest:
		return "later-act"
	case plan.IsNegative():
		return "negative-allocation"
	case plan.LessThan(line.plan) && plan.LessThan(line.spent):
		return "revised-below-used"
	}
	ref := s.ref(c.Source)
	m.others = append(m.others, ref)
	line.plan, line.latest = plan, max(line.latest, c.Date)
	line.revisions[c.Act] = said + " by " + ref
	return ref
}

// randomTransfer is between any two lines, also of two sources.
func (m *model) randomTransfer(r *rand.Rand) *ledger.TransferAllocation {
	c := &ledger.TransferAllocation{
		Source: "minsk", From: "none", ToSource: "minsk", To: "networks", Act: pick(r, "7", "8", "9"), Date: day("2018-01-01"),
		Amount: ledger.Money{Minor: int64(r.IntN(60000)) - 1000, Currency: "BYN"},
	}
	if len(m.lines) > 0 && r.IntN(20) > 0 {
		names := slices.Sorted(maps.Keys(m.lines))
		from, to := m.lines[pick(r, names...)], m.lines[pick(r, names...)]
		if r.IntN(6) > 0 {
			names = slices.DeleteFunc(names, func(name string) bool { return m.lines[name].source != from.source })
			to = m.lines[pick(r, names...)]
		}
		c.Source, c.From, c.ToSource, c.To = from.source, from.path, to.source, to.path
		c.Amount.Currency = m.sources[c.Source].currency
		c.Date = max(from.first, to.first).AddDays(10 * (r.IntN(20) - 2))
	}
	return c
}

// transfer takes from one line what it gives to another.
func (m *model) transfer(c *ledger.TransferAllocation) string {
	s, from, to := m.sources[c.Source], m.lines[c.Source+"/"+c.From], m.lines[c.ToSource+"/"+c.To]
	switch {
	case c.Source != c.ToSource:
		return "transfer-across-sources"
	case c.From == c.To:
		return "transfer-to-itself"
	case c.Amount.Minor <= 0:
		return "not-positive"
	}
	said, pair := fmt.Sprintf("%+v", *c), "transfer to "+c.To+" by "+c.Act
	if from != nil {
		if before, ok := from.revisions[pair]; ok {
			if content, ref, _ := strings.Cut(before, " by "); content == said {
				return "already " + ref
			}
			return "transfer-conflict"
		}
	}
	if from == nil || to == nil {
		return "unknown-line"
	}
	amount := c.Amount.Decimal()
	for _, line := range []*modelLine{from, to} {
		last := line.last
		if s.closes != ledger.NoDate && s.closes < last {
			last = s.closes
		}
		if c.Date < line.planned || c.Date > last {
			return "act-outside-line"
		}
	}
	if amount.GreaterThan(from.plan.Sub(from.spent)) {
		return "over-available"
	}
	ref := s.ref(c.Source)
	m.others = append(m.others, ref)
	from.plan, to.plan = from.plan.Sub(amount), to.plan.Add(amount)
	from.moved, to.moved = from.moved.Sub(amount), to.moved.Add(amount)
	from.latest, to.latest = max(from.latest, c.Date), max(to.latest, c.Date)
	from.revisions[pair] = said + " by " + ref
	return ref
}

func (m *model) randomPayment(r *rand.Rand) *ledger.RecordExpenditure {
	if len(m.asked) > 0 && r.IntN(8) == 0 { // somebody sends the same again
		again := pick(r, m.asked...)
		again.Again = r.IntN(2) == 0
		return &again
	}
	c := &ledger.RecordExpenditure{
		Source: "minsk", Line: "networks", Date: day("2018-01-01").AddDays(r.IntN(500) - 5),
		Amount:  ledger.Money{Minor: int64(r.IntN(60000)) - 500, Currency: "BYN"},
		Payment: ledger.Payment{Payee: pick(r, "Медсофт", "Медтех")},
		Again:   r.IntN(10) == 0,
	}
	if len(m.lines) > 0 && r.IntN(20) > 0 {
		line := m.lines[pick(r, slices.Sorted(maps.Keys(m.lines))...)]
		c.Source, c.Line = line.source, line.path
		if r.IntN(10) > 0 {
			c.Amount.Currency = m.sources[c.Source].currency
			c.Date = line.first.AddDays(r.IntN(210) - 5)
		}
	}
	c.Document.Number = fmt.Sprint(r.IntN(200))
	m.asked = append(m.asked, *c)
	return c
}

func (m *model) record(c *ledger.RecordExpenditure) string {
	s := m.sources[c.Source]
	line := m.lines[c.Source+"/"+c.Line]
	if line == nil {
		return "unknown-line"
	}
	if c.Amount.Currency != s.currency {
		return "wrong-currency"
	}
	if c.Amount.Minor <= 0 {
		return "not-positive"
	}
	content := fmt.Sprint(c.Source, "|", c.Line, "|", c.Date, "|", c.Amount, "|", c.Payee)
	if filed := m.filed[c.Document.Number]; filed != nil {
		if filed.content == content && !(filed.reversed && c.Again) {
			return "already " + filed.ref
		}
		if !filed.reversed {
			return "document-conflict"
		}
	}
	amount := c.Amount.Decimal()
	switch {
	case c.Date < s.opens:
		return "before-opening"
	case s.closes != ledger.NoDate && c.Date > s.closes:
		return "after-closing"
	case c.Date < line.first || c.Date > line.last:
		return "outside-line"
	case amount.GreaterThan(line.plan.Sub(line.spent)):
		return "over-available"
	}
	ref := s.ref(c.Source)
	line.spent = line.spent.Add(amount)
	m.filed[c.Document.Number] = &modelFiled{ref: ref, content: content}
	m.entries[ref] = &modelEntry{line: line, date: c.Date, left: amount, parts: map[string]string{}, document: c.Document.Number, paid: *c, payee: c.Payee}
	return ref
}

// randomReplacement changes something of an entry, or of none.
func (m *model) randomReplacement(r *rand.Rand) ledger.ReplaceExpenditure {
	c := ledger.ReplaceExpenditure{Entry: m.randomReversal(r).Entry, Reason: pick(r, "typo", "wrong line")}
	e := m.entries[c.Entry.String()]
	if e == nil {
		c.Right = *m.randomPayment(r)
		return c
	}
	c.Right = e.paid
	c.Right.Payee = e.payee
	switch r.IntN(6) {
	case 0:
		c.Right.Amount.Minor += int64(r.IntN(2000) - 1000)
	case 1, 2:
		other := m.lines[pick(r, slices.Sorted(maps.Keys(m.lines))...)]
		c.Right.Source, c.Right.Line, c.Right.Amount.Currency = other.source, other.path, m.sources[other.source].currency
	case 3:
		c.Right.Document.Number = fmt.Sprint(r.IntN(200))
	case 4:
		c.Right.Date = c.Right.Date.AddDays(r.IntN(60) - 30)
	}
	return c
}

// replace is to reverse and to record in one act: what is refused leaves no half.
func (m *model) replace(c *ledger.ReplaceExpenditure) string {
	e := m.entries[c.Entry.String()]
	switch {
	case e == nil && slices.Contains(m.others, c.Entry.String()):
		return "not-an-expenditure"
	case e == nil:
		return "no-such-entry"
	}
	right := c.Right
	to := m.lines[right.Source+"/"+right.Line]
	switch {
	case to == nil:
		return "unknown-line"
	case right.Amount.Currency != m.sources[right.Source].currency:
		return "wrong-currency"
	case right.Amount.Minor <= 0:
		return "not-positive"
	}
	content := func(p *ledger.RecordExpenditure) string {
		return fmt.Sprint(p.Source, "|", p.Line, "|", p.Date, "|", p.Amount, "|", p.Payee)
	}
	order := "replace " + c.Reason + right.Document.Number + content(&right)
	if e.order == order {
		return "already " + m.filed[e.replaced].ref
	}
	stands := e.paid
	stands.Payee, stands.Amount.Minor = e.payee, e.left.Shift(2).IntPart()
	switch {
	case e.reversal != "":
		return "already-reversed"
	case content(&stands) == content(&right) && stands.Document.Number == right.Document.Number:
		return "nothing-to-change"
	case e.left.IsZero():
		return "nothing-remains"
	}
	// Take it back, try to record, and put everything as it was where that is refused.
	line, filed := *e.line, *m.filed[e.document]
	from := m.sources[e.line.source]
	next := from.next
	if moved := strings.Contains(e.document, " "); moved && right.Document.Number == e.paid.Document.Number {
		right.Document.Number += " " + fmt.Sprint(e.line.source, "#", next)
	}
	e.reversal, e.order, e.replaced = from.ref(e.line.source), order, right.Document.Number
	e.line.spent = e.line.spent.Sub(e.left)
	m.filed[e.document] = &modelFiled{ref: e.reversal, content: filed.content, reversed: true}
	right.Again = true
	ref := m.record(&right)
	if m.entries[ref] == nil {
		*e.line, *m.filed[e.document], from.next = line, filed, next
		e.reversal, e.order, e.replaced = "", "", ""
		if strings.HasPrefix(ref, "already") { // another payment has that number
			return "document-conflict"
		}
		return ref
	}
	m.entries[ref].paid.Document = c.Right.Document
	m.others = append(m.others, e.reversal)
	return ref
}

func (m *model) randomAmendment(r *rand.Rand) ledger.AmendExpenditure {
	return ledger.AmendExpenditure{
		Entry: m.randomReversal(r).Entry, Reason: pick(r, "typo", "official name"),
		Changes: []ledger.Change{{Field: "payee", To: pick(r, "Медсофт", "Медтех", "ООО «Медтех»")}},
	}
}

func (m *model) amend(c *ledger.AmendExpenditure) string {
	e := m.entries[c.Entry.String()]
	order := c.Reason + c.Changes[0].To
	switch {
	case e == nil && slices.Contains(m.others, c.Entry.String()):
		return "not-an-expenditure"
	case e == nil:
		return "no-such-entry"
	case e.amended == order:
		return "already " + e.by
	case e.reversal != "":
		return "amends-reversed"
	case e.payee == c.Changes[0].To:
		return "nothing-to-change"
	}
	e.payee, e.amended, e.by = c.Changes[0].To, order, m.sources[e.line.source].ref(e.line.source)
	m.others = append(m.others, e.by)
	return e.by
}

func (m *model) randomReversal(r *rand.Rand) ledger.ReverseExpenditure {
	text := pick(r, m.others...)
	if len(m.entries) > 0 && r.IntN(10) > 0 {
		text = pick(r, slices.Sorted(maps.Keys(m.entries))...)
	}
	ref, err := ledger.ParseRef(text)
	if err != nil {
		panic(err)
	}
	if r.IntN(20) == 0 {
		ref.Revision += 100000
	}
	date := day("2019-12-31")
	var part ledger.Money
	if e := m.entries[ref.String()]; e != nil {
		date = e.date.AddDays(r.IntN(3) - r.IntN(2))
		if r.IntN(2) == 0 {
			part = ledger.Money{Minor: 1 + r.Int64N(e.left.Shift(2).IntPart()*5/4+1), Currency: e.paid.Amount.Currency}
		}
	}
	return ledger.ReverseExpenditure{Entry: ref, Amount: part, Date: date, Reason: pick(r, "twice", "wrong line")}
}

func (m *model) reverse(c ledger.ReverseExpenditure) string {
	e := m.entries[c.Entry.String()]
	switch {
	case e == nil && slices.Contains(m.others, c.Entry.String()):
		return "not-an-expenditure"
	case e == nil:
		return "no-such-entry"
	case c.Date < e.date:
		return "reversal-before-entry"
	}
	order := fmt.Sprint(c.Date, c.Reason, c.Amount)
	amount := e.left
	if c.Amount.Minor != 0 {
		amount = c.Amount.Decimal()
	}
	switch {
	case e.reversal != "" && e.order == order:
		return "already " + e.reversal
	case e.parts[order] != "":
		return "already " + e.parts[order]
	case e.reversal != "":
		return "already-reversed"
	case e.left.IsZero():
		return "nothing-remains"
	case amount.GreaterThan(e.left):
		return "over-remaining"
	}
	if c.Date < e.line.first || c.Date > e.line.last {
		return "reversal-outside-line"
	}
	ref := m.sources[e.line.source].ref(e.line.source)
	m.others = append(m.others, ref)
	e.line.spent = e.line.spent.Sub(amount)
	if !amount.Equal(e.left) {
		e.left, e.parts[order] = e.left.Sub(amount), ref
		return ref
	}
	e.reversal, e.order = ref, order
	filed := m.filed[e.document]
	filed.ref, filed.reversed = ref, true
	return ref
}

// randomReclassification moves an entry, or a part of it, to any line.
func (m *model) randomReclassification(r *rand.Rand) ledger.ReclassifyExpenditure {
	back := m.randomReversal(r)
	c := ledger.ReclassifyExpenditure{
		Entry: back.Entry, Source: "minsk", Line: "none", Amount: back.Amount, Date: back.Date, Reason: back.Reason, Act: pick(r, "audit 1", "audit 2"),
	}
	if len(m.lines) > 0 {
		to := m.lines[pick(r, slices.Sorted(maps.Keys(m.lines))...)]
		c.Source, c.Line = to.source, to.path
		if e := m.entries[c.Entry.String()]; e != nil && m.sources[to.source].currency != e.paid.Amount.Currency && r.IntN(3) > 0 {
			c.ToAmount = ledger.Money{Minor: 1 + r.Int64N(2000), Currency: m.sources[to.source].currency}
		}
	}
	return c
}

// reclassify is to reverse a part and to record it on another line. What moves in full
// takes its document along; a part is known by its order alone.
func (m *model) reclassify(c *ledger.ReclassifyExpenditure) string {
	e := m.entries[c.Entry.String()]
	to := m.lines[c.Source+"/"+c.Line]
	switch {
	case e == nil && slices.Contains(m.others, c.Entry.String()):
		return "not-an-expenditure"
	case e == nil:
		return "no-such-entry"
	case to == e.line:
		return "reclassify-to-itself"
	case m.sources[c.Source].currency != e.paid.Amount.Currency && c.ToAmount.Minor == 0:
		return "reclassify-currency"
	}
	order := fmt.Sprint("move ", c.Source, c.Line, c.Amount, c.ToAmount, c.Date, c.Reason, c.Act)
	if at := e.parts[order]; at != "" {
		return "already " + at
	}
	line, filed, left, from := *e.line, *m.filed[e.document], e.left, m.sources[e.line.source]
	next, others := from.next, len(m.others)
	back := m.reverse(ledger.ReverseExpenditure{Entry: c.Entry, Amount: c.Amount, Date: c.Date, Reason: order})
	if len(m.others) == others {
		return back
	}
	amount := left
	whole := e.reversal != ""
	if !whole {
		amount = left.Sub(e.left)
	}
	right := ledger.RecordExpenditure{Source: c.Source, Line: c.Line, Date: c.Date, Payment: e.paid.Payment, Again: true}
	right.Payee, right.Amount = e.payee, c.ToAmount
	if c.ToAmount.Minor == 0 {
		right.Amount = ledger.Money{Minor: amount.Shift(2).IntPart(), Currency: e.paid.Amount.Currency}
	}
	if !whole || strings.Contains(e.document, " ") {
		right.Document.Number += " " + back // known by nothing that a document has
	}
	ref := m.record(&right)
	if m.entries[ref] == nil {
		*e.line, *m.filed[e.document], from.next, e.left, e.reversal, e.order = line, filed, next, left, "", ""
		delete(e.parts, order)
		delete(e.parts, fmt.Sprint(c.Date, order, c.Amount))
		m.others = m.others[:others]
		return ref
	}
	m.entries[ref].paid.Document.Number = e.paid.Document.Number
	e.parts[order] = ref
	return ref
}

// randomRefund is of any entry, of about what is left of it.
func (m *model) randomRefund(r *rand.Rand) ledger.RefundExpenditure {
	c := ledger.RefundExpenditure{Entry: m.randomReversal(r).Entry, Date: day("2018-06-01").AddDays(r.IntN(500)), Amount: ledger.Money{Minor: 1, Currency: "BYN"}}
	c.Document.Number = fmt.Sprint(r.IntN(30))
	if e := m.entries[c.Entry.String()]; e != nil {
		c.Date = e.date.AddDays(r.IntN(300) - 30)
		c.Amount = ledger.Money{Minor: 1 + r.Int64N(e.left.Shift(2).IntPart()*5/4+1), Currency: e.paid.Amount.Currency}
		if r.IntN(3) == 0 && !e.left.IsZero() {
			c.Amount.Minor = e.left.Shift(2).IntPart()
		}
	}
	return c
}

// refund gives the line its money back, or takes it off the plan where it is the
// budget's: that of a payment of an earlier year.
func (m *model) refund(c *ledger.RefundExpenditure) string {
	e := m.entries[c.Entry.String()]
	switch {
	case e == nil && slices.Contains(m.others, c.Entry.String()):
		return "not-an-expenditure"
	case e == nil:
		return "no-such-entry"
	}
	order, amount := fmt.Sprint(c.Date, c.Amount), c.Amount.Decimal()
	document := "refund by " + c.Document.Number
	known, ok := strings.CutPrefix(e.parts[document], order+" ")
	switch {
	case ok:
		return "already " + known
	case e.parts[document] != "":
		return "document-conflict"
	case e.reversal != "":
		return "already-reversed"
	case c.Date < e.date:
		return "refund-before-payment"
	case e.left.IsZero():
		return "nothing-remains"
	case amount.GreaterThan(e.left):
		return "over-remaining"
	}
	ref := m.sources[e.line.source].ref(e.line.source)
	m.others = append(m.others, ref)
	e.parts[document] = order + " " + ref
	e.left, e.line.spent = e.left.Sub(amount), e.line.spent.Sub(amount)
	if e.date.String()[:4] != c.Date.String()[:4] {
		e.line.plan = e.line.plan.Sub(amount)
	}
	return ref
}

// compare holds the books against the model.
func (m *model) compare(t *testing.T, step int, b *ledger.Books) {
	t.Helper()
	lines := 0
	for _, id := range b.SourceIDs {
		s, transferred := b.Sources[id], int64(0)
		for _, line := range s.SortedLines() {
			lines++
			want := m.lines[s.Address(line.Path)]
			final := (ledger.Money{Minor: line.Final(), Currency: s.Currency}).Decimal()
			available := (ledger.Money{Minor: line.Available(), Currency: s.Currency}).Decimal()
			if !final.Equal(want.plan) || !available.Equal(want.plan.Sub(want.spent)) {
				t.Fatalf("step %d: %s has %v of %v available; in the model %v - %v",
					step, s.Address(line.Path), available, final, want.plan, want.spent)
			}
			if moved := (ledger.Money{Minor: line.Sums[ledger.StageTransferred], Currency: s.Currency}).Decimal(); !moved.Equal(want.moved) {
				t.Fatalf("step %d: %s has %v transferred, %v in the model", step, s.Address(line.Path), moved, want.moved)
			}
			transferred += line.Sums[ledger.StageTransferred]
			if available.IsNegative() {
				t.Fatalf("step %d: %s is overspent by %v", step, s.Address(line.Path), available)
			}
		}
		if transferred != 0 {
			t.Fatalf("step %d: transfers of source %s add up to %d", step, id, transferred)
		}
	}
	if lines != len(m.lines) {
		t.Fatalf("step %d: %d lines, %d in the model", step, lines, len(m.lines))
	}
}
