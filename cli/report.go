package cli

import (
	"cmp"
	"context"
	"slices"
	"strings"
	"time"

	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/projections"
)

func reportCommand() *command {
	return &command{name: "report", sub: func() []*command {
		return []*command{
			reportSpend(), reportExecution(), reportBurn(), reportCommitments(), reportAgeing(), reportCash(), reportClaims(), reportResults(),
			reportReproduce(), reportIssued(),
		}
	}}
}

// A question is what every report asks: over which days, by what, of what, and as
// of which entry of the ledger.
type question struct {
	period, calendar string // as typed
	by               []string
	where            []ledger.Dimension
	asOf             ledger.Date // NoDate for no limit
	knownAt          knownAt
	unit             unit
	money            reportCurrency
	basis            projections.Basis // "" for the payment
	says             string            // how the head names the basis, where that is not by the basis alone
	balances         bool              // are in the report: it adds up all before the period too
	issue            issue
	results          bool // are asked for: indicators have values that no money has

	// Set by resolve.
	span    ledger.Period // that was asked for
	counted ledger.Period // of it, the days that count: those up to --as-of
	steps   ledger.Calendar
	filters []projections.Filter
	today   ledger.Date    // of a report on this year to date; else NoDate
	known   ledger.Ordinal // the last entry that the report knows

	knownRecorded time.Time        // when that entry was recorded, where it was asked for
	incomplete    []*ledger.Import // as of that entry
	first         ledger.Date      // of what is added up, where that is before the period

	currencies []ledger.Currency // of the answer
	shown      bool              // the answer is in the currencies that law gave its sources
}

func (q *question) flags() []*flag {
	return []*flag{
		periodFlag(&q.period),
		{name: "by", value: "dimensions", many: true, choices: ledger.BuiltinDimensions(), set: func(value string) error {
			names := strings.Split(value, ",")
			if slices.Contains(names, "") {
				return ledger.CheckDimensionName("")
			}
			q.by = append(q.by, names...)
			return nil
		}},
		list("where", &q.where, parseDimension).shows("pair"),
		text("calendar", &q.calendar),
		day("as-of", &q.asOf),
		knownFlag(&q.knownAt),
		choice("unit", &q.unit, unitOne, unitThousand, unitMillion),
	}
}

// timeFlags are the flags of a report that has rows of its own: as of when.
func (q *question) timeFlags() []*flag {
	return []*flag{
		periodFlag(&q.period),
		text("calendar", &q.calendar),
		day("as-of", &q.asOf),
		knownFlag(&q.knownAt),
		choice("unit", &q.unit, unitOne, unitThousand, unitMillion),
	}
}

// resolve reads what depends on the ledger. Refusals: those of knownEntry, resolveDays,
// knownThen and filters, unknown-calendar (name), unknown-dimension (dimension), dimension-twice
// (dimension).
func (q *question) resolve(ctx context.Context, l *openLedger) error {
	books := l.books()
	err := q.resolveKnown(ctx, l)
	if err != nil {
		return err
	}
	if q.calendar == "" {
		q.calendar = ledger.CalendarYear.Name
	}
	var ok bool
	if q.steps, ok = books.Calendars[q.calendar]; !ok {
		return inFlag("calendar", ledger.Refuse("unknown-calendar", "name", q.calendar))
	}
	if err := q.resolveDays(l); err != nil {
		return err
	}
	for i, name := range q.by {
		if !slices.Contains(books.DimensionNames(), name) {
			return ledger.Refuse("unknown-dimension", "dimension", name)
		}
		if slices.Contains(q.by[:i], name) {
			return ledger.Refuse("dimension-twice", "dimension", name)
		}
	}
	if err := q.knownThen(l); err != nil {
		return err
	}
	if q.results {
		q.filters, err = l.filters(q.where)
	} else {
		q.filters, err = l.moneyFilters(q.where)
	}
	return err
}

// knownThen refuses what the ledger came to know only after what the report knows: the
// answer would be empty, as if there had been nothing. Refusals: dimension-later
// (dimension, n, known), source-later (source, n, known).
func (q *question) knownThen(l *openLedger) error {
	for _, d := range l.books().Dimensions {
		asked := slices.Contains(q.by, d.Name) || slices.ContainsFunc(q.where, func(w ledger.Dimension) bool { return w.Name == d.Name })
		if asked && d.Ordinal > q.known {
			return ledger.Refuse("dimension-later", "dimension", d.Name, "n", int64(d.Ordinal), "known", int64(q.known))
		}
	}
	for _, w := range q.where {
		s := l.books().Sources[w.Value]
		if w.Name == ledger.DimSource && s != nil && s.Registered > q.known {
			return ledger.Refuse("source-later", "source", s.ID, "n", int64(s.Registered), "known", int64(q.known))
		}
	}
	return nil
}

// resolveDays reads the period. Without one a report covers this calendar year to date,
// or the year of --as-of up to it. Refusals: those of ledger.ParsePeriod, and
// as-of-before-period (as_of, period, first).
func (q *question) resolveDays(l *openLedger) error {
	switch {
	case q.period != "":
		var err error
		if q.span, err = ledger.ParsePeriod(q.period, l.books().Calendars, q.calendar); err != nil {
			return inFlag("period", err)
		}
	case q.asOf != ledger.NoDate:
		q.span = yearTo(q.asOf)
	default:
		q.today = l.session.reportDay(l)
		q.span = yearTo(q.today)
	}
	q.counted = q.span
	if q.asOf == ledger.NoDate || q.asOf >= q.span.Last() {
		return nil
	}
	if q.asOf < q.span.Start {
		return ledger.Refuse("as-of-before-period", "as_of", q.asOf, "period", q.span, "first", q.span.Start)
	}
	q.counted = ledger.Period{Start: q.span.Start, End: q.asOf + 1}
	return nil
}

// tellAsOf says in a table's head that later days do not count, where that was asked.
func (q *question) tellAsOf(l *openLedger, t *output.Table) {
	if q.asOf != ledger.NoDate {
		t.Title = append(t.Title, l.session.lang.Text("report-as-of", "as_of", q.asOf))
		t.Meta = append(t.Meta, output.Field{Key: "as_of", Value: output.Day(q.asOf)})
	}
}

// yearTo is a calendar year up to a day of it.
func yearTo(d ledger.Date) ledger.Period {
	year, _, _ := d.Civil()
	return ledger.Period{Start: ledger.NewDate(year, 1, 1), End: d + 1}
}

// filters puts the conditions on one dimension together: any of its values will do.
func (l *openLedger) filters(where []ledger.Dimension) ([]projections.Filter, error) {
	var filters []projections.Filter
	for _, d := range where {
		if !slices.Contains(l.books().DimensionNames(), d.Name) {
			return nil, ledger.Refuse("unknown-dimension", "dimension", d.Name)
		}
		if d.Name == ledger.DimSource {
			if _, err := l.books().Source(d.Value); err != nil {
				return nil, err
			}
		}
		i := slices.IndexFunc(filters, func(f projections.Filter) bool { return f.Dimension == d.Name })
		if i < 0 {
			i = len(filters)
			filters = append(filters, projections.Filter{Dimension: d.Name})
		}
		filters[i].Values = append(filters[i].Values, d.Value)
	}
	return filters, nil
}

// head starts a report's table: what it is about, on what basis, in what currency,
// as of which entry. title is the code of its first line, which names the period.
func (q *question) head(l *openLedger, report, title string) *output.Table {
	lang, books := l.session.lang, l.books()
	t := &output.Table{Title: []string{
		lang.Text(title, "why", string(q.basis), "period", q.span, "first", q.span.Start, "last", q.counted.Last()),
		lang.Text("report-basis", "why", cmp.Or(q.says, string(q.basis)), "money", q.countedIn(l.session), "ledger", books.Ledger.Name, "ordinal", lang.Number(int64(q.known))),
	}}
	if q.today != ledger.NoDate {
		t.Title = append(t.Title, lang.Text("report-to-date"))
	}
	for _, f := range q.filters {
		values := make([]string, len(f.Values))
		for i, v := range f.Values {
			values[i] = l.valueTitle(v)
		}
		t.Title = append(t.Title, lang.Text("report-where", "dimension", l.dimensionTitle(f.Dimension), "values", strings.Join(values, "; ")))
	}
	t.Meta = []output.Field{
		{Key: "report", Value: output.String(report)},
		{Key: "ledger", Value: output.String(books.Ledger.Name)},
		{Key: "ordinal", Value: output.Int(int64(q.known))},
		{Key: "period", Value: output.String(q.span.String())},
		{Key: "first_day", Value: output.Day(q.span.Start)},
		{Key: "last_day", Value: output.Day(q.counted.Last())},
		{Key: "calendar", Value: output.String(q.steps.Name)},
		{Key: "basis", Value: output.String(string(cmp.Or(q.basis, projections.BasisPayment)))},
		{Key: "currency_policy", Value: output.String("source")},
		{Key: "incomplete_imports", Value: output.Int(int64(len(q.incomplete)))},
	}
	if len(q.where) > 0 {
		var pairs []string
		for _, d := range q.where {
			pairs = append(pairs, d.Name+"="+d.Value)
		}
		t.Meta = append(t.Meta, output.Field{Key: "where", Value: output.String(strings.Join(pairs, "; "))})
	}
	q.tellAsOf(l, t)
	q.tellKnown(l, t)
	q.tellCurrency(l, t)
	l.warnOf(t, q.incomplete)
	l.warnOfSplits(t, q.known)
	return t
}

// nothing says below a table without rows that this is the answer.
func (l *openLedger) nothing(t *output.Table, rows int) {
	if rows == 0 {
		t.Notes = slices.Insert(t.Notes, 0, l.session.lang.Text("report-nothing"))
	}
}

// warn says below a table, or to the user where the table has no place for it,
// which imports have not been completed.
func (l *openLedger) warn(t *output.Table) { l.warnOf(t, l.books().Incomplete()) }

func (l *openLedger) warnOf(t *output.Table, incomplete []*ledger.Import) {
	for _, i := range incomplete {
		text := l.session.lang.Text("import-incomplete", "file", i.File, "done", i.Recorded, "rows", i.Rows)
		if i.Rows == 0 {
			text = l.session.lang.Text("import-incomplete-open", "file", i.File, "done", i.Recorded)
		}
		if l.session.forPeople() {
			t.Notes = append(t.Notes, text)
		} else {
			l.session.say(text)
		}
	}
}

// dimensionTitle is what people call a dimension.
func (l *openLedger) dimensionTitle(name string) string {
	for _, d := range l.books().Dimensions {
		if d.Name == name && d.Title != "" {
			return d.Title
		}
		if d.Name == name {
			return d.Name
		}
	}
	return l.session.lang.Text("column/" + name)
}

// valueTitle is how people see a value; there may be none.
func (l *openLedger) valueTitle(value string) string {
	if value == "" {
		return l.session.lang.Text("word/not-given")
	}
	return value
}

// valueCell is a value of a dimension in a table. For programs none is null in
// JSON and empty in CSV.
func (l *openLedger) valueCell(value string) output.Cell {
	switch {
	case value != "":
		return output.String(value)
	case l.session.forPeople():
		return output.String(l.valueTitle(value))
	}
	return output.None()
}

// keyColumns are the columns of the dimensions that a report groups by. One that
// has the name of another column gets another key.
func (l *openLedger) keyColumns(by []string) []output.Column {
	columns := make([]output.Column, len(by))
	for i, name := range by {
		key := dimensionKey(name, func(key string) bool { return slices.Contains(reportKeys, key) })
		columns[i] = output.Column{Key: key, Header: l.dimensionTitle(name)}
	}
	return columns
}

// reportKeys are the keys of the reports' and lists' own columns.
var reportKeys = []string{
	"period", "currency", "recorded", "replaced", "reversed", "amount", "entries",
	"original", "revised", "final", "period_plan", "committed", "accrued", "spent_before", "spent", "available", "executed", "period_executed",
	"title", "from", "to", "act",
	"opening", "received", "closing", "advance", "reimbursement", "direct_payment", "special_commitment", "transfer", "interest",
	"refund_in", "refund_out", "other",
	"indicator", "quantity_unit", "rank", "result", "added", "target", "target_for", "target_reached", "need", "need_for", "need_met", "unit_cost",
	"per_day", "unspent", "runs_out", "outlook",
	"exchange_difference", "unit", "rounding", "compared_period", "compared", "difference", "growth_ratio", "growth_rate", "compared_entries",
}

// keyCells are the values of one group, or of a total where there are none: it is
// called one in the first column, for people.
func (l *openLedger) keyCells(cells []output.Cell, by int, values []string) []output.Cell {
	for i := range by {
		switch {
		case values != nil:
			cells = append(cells, l.valueCell(values[i]))
		case len(cells) == 0 && l.session.forPeople():
			cells = append(cells, output.String(l.session.lang.Text("word/total")))
		default:
			cells = append(cells, output.None())
		}
	}
	return cells
}
