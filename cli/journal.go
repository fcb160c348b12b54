package cli

import (
	"context"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/google/uuid"

	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
)

// journalOptions are which entries the register is of, as typed.
type journalOptions struct {
	recorded, batch, source string
	rows                    bool
}

func journalCommand() *command {
	var o journalOptions
	return &command{
		name: "journal",
		flags: []*flag{
			text("recorded", &o.recorded).shows("days"),
			text("batch", &o.batch),
			text("source", &o.source),
			toggle("rows", &o.rows),
		},
		prints: true,
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				j, err := l.openJournal(ctx, o)
				if err != nil {
					return err
				}
				t, err := j.table(ctx)
				if err != nil {
					return err
				}
				return s.print(t)
			})
		},
	}
}

// A journal is the register of what was recorded: on some days, by somebody, by
// one import, on one source.
type journal struct {
	l      *openLedger
	days   ledger.Period // of recording, in the ledger's zone; none: all
	actor  string        // "" for everybody
	source string        // "" for all
	batch  *ledger.Import
	rows   bool // of imports one by one
	today  bool // no days were given

	first, last ledger.Ordinal // recorded on the days, whatever else is asked for
}

func (l *openLedger) openJournal(ctx context.Context, o journalOptions) (*journal, error) {
	j := &journal{l: l, actor: l.session.actor, source: o.source, rows: o.rows, first: 1, last: l.books().Last}
	var err error
	if o.source != "" {
		if _, err := l.books().Source(o.source); err != nil {
			return nil, err
		}
	}
	if o.batch != "" {
		if j.batch, err = l.batchNamed(o.batch); err != nil {
			return nil, err
		}
		j.first, j.rows = j.batch.Opened, true
	}
	switch {
	case o.recorded != "":
		if j.days, err = l.days(o.recorded); err != nil {
			return nil, inFlag("recorded", err)
		}
	case o.batch == "":
		j.today, j.days = true, ledger.Period{Start: l.today(), End: l.today() + 1}
	default:
		return j, nil
	}
	first, last, err := l.recordedOn(ctx, j.days)
	j.first, j.last = max(j.first, first), last
	return j, err
}

// days reads a day or days of recording: 2018-07-15, 15.07.2018, any period, or
// FROM..TO of either. Refusal: bad-period (value).
func (l *openLedger) days(value string) (ledger.Period, error) {
	parts := strings.Split(value, "..")
	for i, part := range parts {
		if d, err := parseDay(part); err == nil {
			parts[i] = d.String()
		}
	}
	return ledger.ParsePeriod(strings.Join(parts, ".."), l.books().Calendars, ledger.CalendarYear.Name)
}

// recordedOn are the first and last entry recorded on some days of the ledger's
// zone. Where there is none, last is before first.
func (l *openLedger) recordedOn(ctx context.Context, days ledger.Period) (first, last ledger.Ordinal, err error) {
	if first, err = l.views.RecordedFrom(ctx, l.startOf(days.Start)); err != nil {
		return 0, 0, err
	}
	next, err := l.views.RecordedFrom(ctx, l.startOf(days.End))
	return first, next - 1, err
}

// startOf is the moment at which a day begins where the ledger is kept.
func (l *openLedger) startOf(d ledger.Date) time.Time {
	year, month, day := d.Civil()
	return time.Date(year, month, day, 0, 0, 0, 0, l.zone())
}

// batchNamed finds an import by its id, the beginning of it, or the name of the
// file. Refusals: unknown-batch (value), batch-ambiguous (value, batches).
func (l *openLedger) batchNamed(name string) (*ledger.Import, error) {
	var found []*ledger.Import
	for id, b := range l.books().Batches {
		if strings.HasPrefix(id.String(), strings.ToLower(name)) || b.File == name || filepath.Base(b.File) == name {
			found = append(found, b)
		}
	}
	switch {
	case len(found) == 0:
		return nil, ledger.Refuse("unknown-batch", "value", name)
	case len(found) == 1:
		return found[0], nil
	}
	slices.SortFunc(found, func(a, b *ledger.Import) int { return int(a.Opened - b.Opened) })
	var names []string
	for _, b := range found[max(0, len(found)-5):] { // the newest are meant most often
		names = append(names, b.ID.String()+" ("+b.File+")")
	}
	return nil, ledger.Refuse("batch-ambiguous", "value", name, "n", len(found), "batches", strings.Join(names, ", "))
}

// table is the register with its head and, for people, the lines to sign on.
func (j *journal) table(ctx context.Context) (*output.Table, error) {
	steps, err := j.plan()
	if err != nil {
		return nil, err
	}
	if n := len(steps); j.batch != nil && n > 0 {
		j.first, j.last = steps[0].first, steps[n-1].last
	}
	l := j.l
	t := &output.Table{
		Title: j.title(),
		Meta: []output.Field{
			{Key: "ledger", Value: output.String(l.books().Ledger.Name)},
			{Key: "zone", Value: output.String(l.zone().String())},
		},
		Columns: []output.Column{
			{Key: "ordinal", Kind: output.Integer},
			{Key: "entry"},
			{Key: "recorded_at", Header: j.timeHeader()},
			{Key: "actor"},
			{Key: "event"},
			{Key: "line", Optional: true},
			{Key: "document", Optional: true},
			{Key: "payee", Optional: true},
			{Key: "date", Kind: output.Date, Optional: true},
			{Key: "currency", Optional: true},
			{Key: "amount", Kind: output.Amount, Optional: true},
			{Key: "corrects", Optional: true},
			{Key: "entries", Kind: output.Integer, Optional: true},
			{Key: "file", Optional: true},
			{Key: "details", Optional: true},
		},
	}
	if j.days.End > j.days.Start {
		t.Meta = append(t.Meta,
			output.Field{Key: "first_day", Value: output.Day(j.days.Start)},
			output.Field{Key: "last_day", Value: output.Day(j.days.Last())})
	}
	if j.last >= j.first {
		t.Meta = append(t.Meta,
			output.Field{Key: "first_entry", Value: output.Int(int64(j.first))},
			output.Field{Key: "last_entry", Value: output.Int(int64(j.last))})
	}
	if j.batch != nil {
		t.Meta = append(t.Meta,
			output.Field{Key: "batch", Value: output.String(j.batch.ID.String())},
			output.Field{Key: "file", Value: output.String(j.batch.File)},
			output.Field{Key: "sha256", Value: output.String(j.batch.SHA256)})
	}
	if len(steps) == 0 && l.session.forPeople() {
		t.Notes = append(t.Notes, l.session.lang.Text("journal-nothing"))
		l.warn(t)
		return t, nil
	}
	control := controlTable()
	t.Below = []*output.Table{control}
	w := &journalWriter{journal: j, zone: l.zone(), origins: originReader{l: l}, cells: make([]output.Cell, len(t.Columns))}
	t.Rows = w.read(ctx, steps)
	control.Rows = func(yield func(output.Row, error) bool) {
		w.control(control, yield)
	}
	l.warn(t)
	return t, nil
}

// title says which days, entries and conditions the register is of.
func (j *journal) title() []string {
	l, lang := j.l, j.l.session.lang
	var title []string
	zone := l.zone().String()
	switch {
	case j.batch != nil:
		title = append(title, lang.Text("journal-batch", "file", j.batch.File), lang.Text("journal-batch-id", "batch", j.batch.ID.String(), "sha256", j.batch.SHA256))
		if done := j.batch.Completed; done != nil {
			title = append(title, lang.Text("journal-batch-rows", "rows", done.Rows, "recorded", done.Recorded, "skipped", done.Skipped, "rejected", done.Rejected))
			for _, total := range done.Totals {
				title = append(title, lang.Text("journal-batch-total", "rows", total.Rows, "amount", total.Amount))
			}
		}
		if j.days.End > j.days.Start {
			title = append(title, lang.Text("journal-days", "first", j.days.Start, "last", j.days.Last(), "zone", zone))
		}
	case j.days.End-j.days.Start == 1:
		title = append(title, lang.Text("journal-day", "day", j.days.Start, "zone", zone))
	default:
		title = append(title, lang.Text("journal-days", "first", j.days.Start, "last", j.days.Last(), "zone", zone))
	}
	if j.last >= j.first {
		title = append(title, lang.Text("journal-entries", "ledger", l.books().Ledger.Name, "first", lang.Number(int64(j.first)), "last", lang.Number(int64(j.last))))
	} else {
		title = append(title, lang.Text("journal-no-entries", "ledger", l.books().Ledger.Name))
	}
	if j.today {
		title = append(title, lang.Text("journal-today"))
	}
	for _, only := range []struct{ column, value string }{{"actor", j.actor}, {"source", j.source}} {
		if only.value != "" {
			title = append(title, lang.Text("report-where", "dimension", lang.Text("column/"+only.column), "values", only.value))
		}
	}
	return title
}

// timeHeader is empty, for the usual one, unless the column has no room for days:
// those of one day stand in the title.
func (j *journal) timeHeader() string {
	if j.oneDay() {
		return j.l.session.lang.Text("column/time")
	}
	return ""
}

func (j *journal) oneDay() bool { return j.days.End-j.days.Start == 1 && j.l.session.forPeople() }

// The places of a signature. With the longest role they take 79 columns.
const (
	signatureWidth = 20
	nameWidth      = 26
	dateWidth      = 10
)

// sign puts lines to sign on below the table.
func (j *journal) sign(t *output.Table) {
	lang := j.l.session.lang
	roles := []string{lang.Text("sign/prepared"), lang.Text("sign/checked"), lang.Text("sign/chief-accountant")}
	widest := 0
	for _, r := range roles {
		widest = max(widest, output.Width(r))
	}
	for _, r := range roles {
		line := r + strings.Repeat(" ", widest-output.Width(r))
		for _, width := range []int{signatureWidth, nameWidth, dateWidth} {
			line += "  " + strings.Repeat("_", width)
		}
		t.Notes = append(t.Notes, "", line)
	}
	legend := strings.Repeat(" ", widest)
	for _, place := range []struct {
		word  string
		width int
	}{{"sign/signature", signatureWidth}, {"sign/name", nameWidth}, {"sign/date", 0}} {
		word := lang.Text(place.word)
		legend += "  " + word + strings.Repeat(" ", max(0, place.width-output.Width(word)))
	}
	t.Notes = append(t.Notes, legend)
}

// shortID is the beginning of a batch's id, which is the time to the millisecond.
func shortID(id uuid.UUID) string { return id.String()[:len("01234567-89ab")] }
