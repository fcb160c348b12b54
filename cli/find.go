package cli

import (
	"context"
	"iter"
	"slices"
	"strings"

	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/projections"
)

// findOptions are what is looked for, as typed.
type findOptions struct {
	texts                                             []string
	payee, payeeID, contract, document, purpose, line string
	amount, period                                    string
	where                                             []ledger.Dimension
	limit                                             int // -1: not given
}

// foundShown is how many entries people get to see unless they ask for more.
const foundShown = 50

func findCommand() *command {
	o := findOptions{limit: -1}
	return &command{
		name: "find",
		args: []arg{restArgs("text", &o.texts, asTyped).maybe()},
		flags: []*flag{
			text("payee", &o.payee).shows("text"),
			text("payee-id", &o.payeeID).shows("text"),
			text("contract", &o.contract).shows("text"),
			text("document", &o.document).shows("text"),
			text("purpose", &o.purpose).shows("text"),
			text("line", &o.line).shows("text"),
			text("amount", &o.amount).shows("amounts"),
			periodFlag(&o.period),
			list("where", &o.where, parseDimension).shows("pair"),
			parsed("limit", &o.limit, wholeNumber).shows("number"),
		},
		prints: true,
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				search, err := l.search(&o)
				if err != nil {
					return err
				}
				found, err := l.find(ctx, search)
				if err != nil {
					return err
				}
				return s.print(l.foundTable(ctx, found, o.limit))
			})
		},
	}
}

// search reads what is looked for. Refusals: find-nothing, bad-amounts (value), and
// those of periods and conditions.
func (l *openLedger) search(o *findOptions) (projections.Search, error) {
	var q projections.Search
	for _, text := range joinGroups(o.texts) {
		q.Terms = append(q.Terms, termOf(text))
	}
	for _, f := range []struct {
		flag, text string
		fields     []projections.Field
	}{
		{"payee", o.payee, []projections.Field{projections.InPayee}},
		{"payee-id", o.payeeID, []projections.Field{projections.InPayeeID}},
		{"contract", o.contract, []projections.Field{projections.InContract}},
		{"document", o.document, []projections.Field{projections.InDocument, projections.InInvoice}},
		{"purpose", o.purpose, []projections.Field{projections.InPurpose, projections.InReason}},
		{"line", o.line, []projections.Field{projections.InLine}},
	} {
		if f.text != "" {
			q.Terms = append(q.Terms, projections.Term{Words: projections.Words(f.text), Fields: f.fields})
		}
		if f.flag == "payee" && f.text != "" {
			t := &q.Terms[len(q.Terms)-1]
			t.Payees = l.payeesCalled(t.Words)
		}
	}
	if o.amount != "" {
		r, ok := parseAmounts(o.amount)
		if !ok {
			return q, inFlag("amount", ledger.Refuse("bad-amounts", "value", o.amount))
		}
		if r.Low.GreaterThan(r.High) {
			return q, inFlag("amount", ledger.Refuse("amounts-turned", "value", o.amount))
		}
		q.Terms = append(q.Terms, projections.Term{Amounts: []projections.AmountRange{r}})
	}
	for _, t := range q.Terms {
		if len(t.Words) == 0 && len(t.Amounts) == 0 {
			return q, wrongUse("find-nothing")
		}
	}
	if o.period != "" {
		var err error
		if q.Span, err = ledger.ParsePeriod(o.period, l.books().Calendars, ledger.CalendarYear.Name); err != nil {
			return q, inFlag("period", err)
		}
	}
	var err error
	if q.Where, err = l.moneyFilters(o.where); err != nil {
		return q, err
	}
	if len(q.Terms) == 0 && len(q.Where) == 0 && o.period == "" {
		return q, wrongUse("find-nothing")
	}
	return q, nil
}

// payeesCalled are the payees of the register that have all words in one of their
// names, as reports call them: their documents may bear any other.
func (l *openLedger) payeesCalled(words []string) []string {
	if len(words) == 0 {
		return nil
	}
	register := l.books().Payees(0)
	var called []string
	for _, name := range register.Names() {
		fold := projections.FoldText(name)
		if slices.ContainsFunc(words, func(w string) bool { return !strings.Contains(fold, w) }) {
			continue
		}
		if found, ok := register.Find(ledger.PayeeKey{Name: name}); ok && !slices.Contains(called, found.Name) {
			called = append(called, found.Name)
		}
	}
	return called
}

// find searches, with a bar while the index of texts is made.
func (l *openLedger) find(ctx context.Context, q projections.Search) (*projections.Found, error) {
	var bar *progress
	shown := int64(0)
	l.views.Indexing = func(done, total int64) {
		if bar == nil {
			bar = l.session.progress("indexing-texts", total)
		}
		bar.add(done - shown)
		shown = done
	}
	found, err := l.views.Find(ctx, q)
	bar.end()
	l.views.Indexing = nil
	return found, err
}

// foundTable shows what was found, the newest first, and the totals of all of it.
func (l *openLedger) foundTable(ctx context.Context, found *projections.Found, limit int) *output.Table {
	lang := l.session.lang
	if limit < 0 {
		limit = 0
		if l.session.forPeople() {
			limit = foundShown
		}
	}
	name, last := l.books().Ledger.Name, lang.Number(int64(l.books().Last))
	title := lang.Text("found", "n", found.Count, "ledger", name, "ordinal", last)
	if found.Count == 0 {
		title = lang.Text("found-none", "ledger", name, "ordinal", last)
	}
	t := &output.Table{
		Title: []string{title},
		Meta: []output.Field{
			{Key: "ledger", Value: output.String(name)},
			{Key: "ordinal", Value: output.Int(int64(l.books().Last))},
			{Key: "found", Value: output.Int(found.Count)},
		},
		Columns: []output.Column{
			{Key: "entry"},
			{Key: "event"},
			{Key: "date", Kind: output.Date, Optional: true},
			{Key: "line", Optional: true},
			{Key: "currency", Optional: true},
			{Key: "amount", Kind: output.Amount, Optional: true},
			{Key: "payee", Optional: true},
			{Key: "payee_id", Optional: true},
			{Key: "document", Optional: true},
			{Key: "contract", Optional: true},
			{Key: "purpose", Optional: true},
			{Key: "corrects", Optional: true},
		},
		Rows: l.foundRows(ctx, found, limit),
	}
	if more := found.Count - int64(limit); limit > 0 && more > 0 {
		t.Notes = append(t.Notes, lang.Text("found-more", "n", more))
	}
	if len(found.Tallies) > 0 || !l.session.forPeople() {
		control := controlTable()
		control.Rows = func(yield func(output.Row, error) bool) {
			for _, x := range found.Tallies {
				cells, err := l.tallyCells(x)
				if !yield(output.Row{Cells: cells}, err) || err != nil {
					return
				}
			}
		}
		t.Below = []*output.Table{control}
	}
	l.warn(t)
	return t
}

func (l *openLedger) foundRows(ctx context.Context, found *projections.Found, limit int) iter.Seq2[output.Row, error] {
	return func(yield func(output.Row, error) bool) {
		cells := make([]output.Cell, 12)
		for e, err := range l.entriesAt(ctx, atMost(found.Newest(), limit)) {
			if err == nil {
				l.foundCells(e, cells)
			}
			if !yield(output.Row{Cells: cells}, err) || err != nil {
				return
			}
		}
	}
}

// atMost is the beginning of a sequence, all of it where limit is 0.
func atMost(ordinals iter.Seq[ledger.Ordinal], limit int) iter.Seq[ledger.Ordinal] {
	if limit == 0 {
		return ordinals
	}
	return func(yield func(ledger.Ordinal) bool) {
		left := limit
		for n := range ordinals {
			if left--; !yield(n) || left == 0 {
				return
			}
		}
	}
}

func (l *openLedger) foundCells(e *entry, cells []output.Cell) {
	cells[0] = output.String(entryName(e))
	cells[1] = l.eventCell(e)
	g := ledger.GistOf(e.event)
	cells[2], cells[4], cells[5] = dateAndAmount(&g)
	cells[3] = textCell(subjectOf(e))
	p := g.Payment
	if p == nil {
		p = &ledger.Payment{}
	}
	cells[6], cells[7] = textCell(p.Payee), textCell(p.PayeeID)
	cells[8] = l.paperCell(&p.Document, g.Act)
	cells[9], cells[10] = textCell(p.Contract), textCell(p.Purpose)
	cells[11] = correctionOf(e, &g)
}

// termOf reads one thing that is looked for: a range of amounts (1000..2000), else
// words that all have to be there, which may be an amount as well.
func termOf(text string) projections.Term {
	if strings.Contains(text, "..") {
		if r, ok := parseAmounts(text); ok {
			if r.Low.GreaterThan(r.High) {
				r.Low, r.High = r.High, r.Low
			}
			return projections.Term{Amounts: []projections.AmountRange{r}}
		}
	}
	t := projections.Term{Words: projections.Words(text)}
	if d, ok := plainNumber(text); ok {
		t.Amounts = []projections.AmountRange{{Low: d, High: d}}
	}
	return t
}
