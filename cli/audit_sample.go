package cli

import (
	"context"
	"encoding/hex"
	"slices"
	"strings"

	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/audit"
)

// A sampleMethod is how payments are drawn.
type sampleMethod string

const (
	byAmount sampleMethod = "mus" // monetary units
	byLot    sampleMethod = "random"
)

func auditSample() *command {
	d := &sample{method: byAmount}
	var source, period string
	var where []ledger.Dimension
	var known knownAt
	return &command{
		name: "sample",
		flags: []*flag{
			choice("method", &d.method, byAmount, byLot),
			parsed("size", &d.size, wholeNumber).short("n").shows("number").must(),
			text("seed", &d.seed).shows("text").must(),
			periodFlag(&period),
			list("where", &where, parseDimension).shows("pair"),
			text("source", &source),
			knownFlag(&known),
		},
		prints: true,
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) (err error) {
				if d.size == 0 {
					return wrongUse("bad-count", "value", "0")
				}
				d.l = l
				if d.known, err = l.knownEntry(ctx, known); err != nil {
					return err
				}
				q, err := l.selectPayments(source, period, where)
				if err != nil {
					return err
				}
				found, err := l.views.Find(ctx, q)
				if err != nil {
					return err
				}
				for e, err := range l.payments(ctx, found.Oldest(), found, q.Where) {
					if err != nil {
						return err
					}
					if err := d.add(e); err != nil {
						return err
					}
				}
				return d.draw(ctx)
			})
		},
	}
}

// A sample is drawn from the payments of a selection, in ledger order, each with the amount
// that was recorded. What took some of them back is not drawn, and told.
type sample struct {
	l      *openLedger
	method sampleMethod
	size   int
	seed   string
	known  ledger.Ordinal

	currency ledger.Currency
	ordinals []ledger.Ordinal // of the payments
	amounts  []int64
	total    int64
	back     int64 // taken back
	backs    int64 // by so many entries
}

// add adds an entry to the population. Refusals: sample-currencies (known, other),
// amount-overflow (value).
func (d *sample) add(e *entry) error {
	x, _ := movementOf(e)
	if e.Ordinal > d.known {
		return nil
	}
	if d.currency == "" {
		d.currency = x.amount.Currency
	}
	if x.amount.Currency != d.currency {
		return ledger.Refuse("sample-currencies", "known", d.currency, "other", x.amount.Currency)
	}
	sum := &d.total
	if _, recorded := e.event.(*ledger.ExpenditureRecorded); recorded {
		d.ordinals = append(d.ordinals, e.Ordinal)
		d.amounts = append(d.amounts, x.amount.Minor)
	} else {
		sum = &d.back
		d.backs++
	}
	var ok bool
	if *sum, ok = ledger.AddMinor(*sum, x.amount.Minor); !ok {
		return ledger.Refuse("amount-overflow", "value", x.amount.String())
	}
	return nil
}

// draw draws and prints. Refusal: sample-too-large (n, left).
func (d *sample) draw(ctx context.Context) error {
	if len(d.ordinals) < d.size {
		return ledger.Refuse("sample-too-large", "n", d.size, "left", len(d.ordinals))
	}
	var drawn []audit.Drawn
	if d.method == byAmount {
		drawn = audit.MonetaryUnits(d.amounts, d.size, d.seed)
	} else {
		drawn = audit.Random(len(d.ordinals), d.size, d.seed)
	}
	t, err := d.table(ctx, drawn)
	if err != nil {
		return err
	}
	return d.l.session.print(t)
}

func (d *sample) money(minor int64) ledger.Money {
	return ledger.Money{Minor: minor, Currency: d.currency}
}

// interval is the total divided by the size of the sample, rounded up: so much is drawn for
// certain.
func (d *sample) interval() ledger.Money {
	n := int64(d.size)
	return d.money(d.total/n + min(d.total%n, 1))
}

func (d *sample) table(ctx context.Context, drawn []audit.Drawn) (*output.Table, error) {
	lang := d.l.session.lang
	hashes, err := d.l.views.Hashes(ctx)
	if err != nil {
		return nil, err
	}
	root, err := hashes.Root(d.known)
	if err != nil {
		return nil, err
	}
	recorded, err := d.l.views.RecordedAt(ctx, d.known)
	if err != nil {
		return nil, err
	}
	net, ok := ledger.AddMinor(d.total, d.back)
	if !ok {
		return nil, ledger.Refuse("amount-overflow", "value", d.money(d.total).String())
	}
	t := &output.Table{
		Title: []string{
			lang.Text("sample-of/"+string(d.method), "n", d.size, "seed", d.seed, "of", len(d.ordinals), "total", d.money(d.total)),
			lang.Text("report-known-entry", "ordinal", lang.Number(int64(d.known)), "recorded", d.l.moment(recorded)),
		},
		Meta: []output.Field{
			{Key: "method", Value: output.String(string(d.method))},
			{Key: "seed", Value: output.String(d.seed)},
			{Key: "size", Value: output.Int(int64(d.size))},
			{Key: "ledger_id", Value: output.String(d.l.books().Ledger.ID.String())},
			{Key: "ordinal", Value: output.Int(int64(d.known))},
			{Key: "root", Value: output.String(hex.EncodeToString(root[:]))},
			{Key: "population", Value: output.Int(int64(len(d.ordinals)))},
			{Key: "population_total", Value: output.Money(d.money(d.total))},
			{Key: "taken_back", Value: output.Money(d.money(d.back))},
			{Key: "currency", Value: output.String(string(d.currency))},
		},
		Columns: []output.Column{
			{Key: "entry"},
			{Key: "value_date", Kind: output.Date},
			{Key: "line"},
			{Key: "currency"},
			{Key: "amount", Kind: output.Amount},
			{Key: "hits", Kind: output.Integer, Optional: true},
			{Key: "payee", Optional: true},
			{Key: "document", Optional: true},
			{Key: "purpose", Optional: true},
		},
	}
	if d.method == byAmount {
		t.Notes = append(t.Notes, lang.Text("sample-interval", "interval", d.interval()))
	}
	if d.backs > 0 {
		t.Notes = append(t.Notes, lang.Text("sample-taken-back", "n", d.backs, "sum", d.money(d.back), "net", d.money(net)))
	}
	rows, err := d.rows(ctx, drawn)
	t.Rows = output.Rows(rows...)
	return t, err
}

func (d *sample) rows(ctx context.Context, drawn []audit.Drawn) ([]output.Row, error) {
	ordinals := make([]ledger.Ordinal, len(drawn))
	var sum int64
	for i, x := range drawn {
		ordinals[i] = d.ordinals[x.Member]
		sum += d.amounts[x.Member] // a part of the total
	}
	rows := make([]output.Row, 0, len(drawn)+1)
	for e, err := range d.l.entriesAt(ctx, slices.Values(ordinals)) {
		if err != nil {
			return nil, err
		}
		x, err := d.l.asItStands(ctx, e)
		if err != nil {
			return nil, err
		}
		hits := output.None()
		if n := drawn[len(rows)].Hits; n > 1 || !d.l.session.forPeople() {
			hits = output.Int(int64(n))
		}
		rows = append(rows, output.Row{Cells: []output.Cell{
			output.String(e.ref().String()), output.Day(x.date), output.String(x.source + "/" + x.line),
			output.String(string(d.currency)), output.Money(x.amount), hits,
			textCell(strings.Clone(x.Payee)), d.l.paperCell(&x.Document, ""), textCell(strings.Clone(x.Purpose)),
		}})
	}
	cells := make([]output.Cell, 9)
	for i := range cells {
		cells[i] = output.None()
	}
	cells[3], cells[4] = output.String(string(d.currency)), output.Money(d.money(sum))
	return append(rows, output.Row{Cells: cells, Kind: output.Total}), nil
}
