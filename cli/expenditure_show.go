package cli

import (
	"context"
	"slices"
	"strings"

	"github.com/google/uuid"

	"github.com/fundledger/fundledger/cli/catalogue"
	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
)

func expenditureShow() *command {
	var ref ledger.Ref
	return &command{
		name:   "show",
		args:   []arg{parsedArg("entry", &ref, ledger.ParseRef)},
		prints: true,
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				list, err := l.expenditure(ctx, ref)
				if err != nil {
					return err
				}
				return s.print(l.particularTable(list))
			})
		},
	}
}

// expenditure is all there is to say about a payment or its reversal. Refusals:
// no-such-entry (entry), not-an-expenditure (entry).
func (l *openLedger) expenditure(ctx context.Context, ref ledger.Ref) ([]particular, error) {
	if ledger.StreamName(ref.Source) != ref.Source {
		if _, err := l.books().Source(ref.Source); err != nil {
			return nil, err
		}
	}
	e, err := l.entry(ctx, ref)
	if err != nil {
		return nil, err
	}
	x, ok := movementOf(e)
	amendment, amends := e.event.(*ledger.ExpenditureAmended)
	if amends {
		x, ok = movement{ref.Source, amendment.Line, amendment.Date, amendment.Amount, &amendment.Payment, amendment.Dimensions, ledger.Ref{}}, true
	}
	if !ok {
		return nil, ledger.NoExpenditure(ref, e.event)
	}
	from, err := (&originReader{l: l}).of(ctx, e)
	if err != nil {
		return nil, err
	}
	var before []particular
	switch y := e.event.(type) {
	case *ledger.ExpenditureRecorded:
		if before, err = l.asAmended(ctx, ref, &x); err != nil {
			return nil, err
		}
	case *ledger.ExpenditureAmended:
		before = []particular{{"amends", output.String(ledger.Ref{Source: ref.Source, Revision: y.Amends}.String())}}
		for _, c := range y.Changes {
			before = append(before, particular{c.Field + "_before", textCell(l.session.written(c.Field, c.From))})
		}
	}
	list := []particular{
		{"entry", output.String(ref.String())},
		{"ordinal", output.Int(int64(e.Ordinal))},
		{"event", l.eventCell(e)},
		{"line", output.String(x.source + "/" + x.line)},
		{"value_date", output.Day(x.date)},
		{"amount", output.Money(x.amount)},
		{"currency", output.String(string(x.amount.Currency))},
	}
	list = append(list, foreignParticulars(e.event)...)
	list = append(append(list, paymentParticulars(x.Payment)...), before...)
	links, err := l.links(ctx, e)
	if err != nil {
		return nil, err
	}
	if split, err := l.splitOf(ctx, ref); err != nil {
		return nil, err
	} else if split != nil {
		var parts []string
		for _, p := range split.Parts {
			if p.Entry >= 0 {
				parts = append(parts, p.Ref().String())
			}
		}
		links = append(links, particular{"split", output.String(strings.Join(parts, ", "))})
	}
	attached, err := l.evidenceParticulars(ctx, ref)
	if err != nil {
		return nil, err
	}
	rest := append(append(links, attached...),
		particular{"recorded_at", l.timeCell(from.RecordedAt, l.zone())},
		particular{"actor", textCell(from.Actor)},
		particular{"os_user", textCell(from.OSUser)},
		particular{"host", textCell(from.Host)},
		particular{"command", textCell(from.Command)},
		particular{"file", textCell(from.file)},
	)
	list = append(list, l.classified(x, slices.Concat(list, rest))...)
	return append(list, rest...), nil
}

// asAmended puts a payment as it stands in the place of the one that was recorded,
// and returns what the amendments say: which they are, and the first values of the
// fields that they changed.
func (l *openLedger) asAmended(ctx context.Context, ref ledger.Ref, x *movement) ([]particular, error) {
	stands, err := ledger.LoadStanding(ctx, l.views.Numbered(), l.views, ref)
	if err != nil || stands.Amended == nil {
		return nil, err
	}
	amendments, err := l.amendmentsOf(ctx, ref)
	if err != nil {
		return nil, err
	}
	payment := stands.Payment()
	x.Payment = &payment
	first := map[string]string{}
	var names []string
	for _, a := range amendments { // the last one first
		names = append(names, a.ref().String())
		for _, c := range a.event.(*ledger.ExpenditureAmended).Changes {
			first[c.Field] = c.From
		}
	}
	slices.Reverse(names)
	var list []particular
	for _, field := range ledger.AmendableFields() {
		if from, changed := first[field]; changed {
			list = append(list, particular{field + "_before", textCell(l.session.written(field, from))})
		}
	}
	return append(list, particular{"amended_by", output.String(strings.Join(names, ", "))}), nil
}

// classified are the dimensions that a payment's line fixes, and its own.
func (l *openLedger) classified(x movement, beside []particular) []particular {
	var dimensions []ledger.Dimension
	if s := l.books().Sources[x.source]; s != nil && s.Lines[x.line] != nil {
		dimensions = append(dimensions, s.Lines[x.line].Dimensions...)
	}
	var list []particular
	for _, d := range append(dimensions, x.dimensions...) {
		key := dimensionKey(d.Name, func(key string) bool {
			return slices.ContainsFunc(beside, func(p particular) bool { return p.key == key })
		})
		list = append(list, particular{key, output.String(d.Value)})
	}
	return list
}

func paymentParticulars(p *ledger.Payment) []particular {
	d := &p.Document
	line, copied := output.None(), output.None()
	if d.Line > 0 {
		line = output.Int(d.Line)
	}
	if d.Copy > 0 {
		copied = output.Int(d.Copy + 1)
	}
	return []particular{
		{"document_number", textCell(d.Number)},
		{"document_date", dayCell(d.Date)},
		{"document_kind", textCell(d.Kind)},
		{"document_line", line},
		{"document_total", moneyText(d.Total)},
		{"document_issuer", textCell(d.Issuer)},
		{"document_system", textCell(d.System)},
		{"document_copy", copied},
		{"payee", textCell(p.Payee)},
		{"payee_id", textCell(p.PayeeID)},
		{"invoice_number", textCell(p.InvoiceNumber)},
		{"invoice_date", dayCell(p.InvoiceDate)},
		{"invoice_total", moneyText(p.InvoiceTotal)},
		{"acceptance_date", dayCell(p.AcceptanceDate)},
		{"contract", textCell(p.Contract)},
		{"purpose", textCell(p.Purpose)},
	}
}

// foreignParticulars are the other two amounts of a payment abroad, and the rate that
// one of them was decided by.
func foreignParticulars(e ledger.Event) []particular {
	var original, functional ledger.Money
	var rate string
	switch x := e.(type) {
	case *ledger.ExpenditureRecorded:
		original, functional, rate = x.Original, x.Functional, x.Rate
	case *ledger.ExpenditureReversed:
		original, functional, rate = x.Original, x.Functional, x.Rate
	}
	return []particular{
		{"original_amount", moneyText(original)},
		{"functional_amount", moneyText(functional)},
		{"official_rate", textCell(rate)},
	}
}

// moneyText is an amount that may be in another currency than the rest.
func moneyText(m ledger.Money) output.Cell {
	if m.Currency == "" {
		return output.None()
	}
	return output.String(m.String() + " " + string(m.Currency))
}

// links are the entries that an expenditure or reversal belongs together with.
func (l *openLedger) links(ctx context.Context, e *entry) ([]particular, error) {
	var reverses, succeeds ledger.Ref
	var reason, act string
	list := []particular{}
	add := func(key string, ref ledger.Ref) {
		if ref != (ledger.Ref{}) {
			list = append(list, particular{key, output.String(ref.String())})
		}
	}
	self := e.ref()
	switch x := e.event.(type) {
	case *ledger.ExpenditureRecorded:
		succeeds = x.Succeeds
		list = append(list, againstParticulars(self.Source, x.Liquidates, x.Amount.Currency)...)
		parts, err := l.partParticulars(ctx, self)
		if err != nil {
			return nil, err
		}
		list = append(list, parts...)
		chain, err := l.filedUnder(ctx, x.Key)
		if err != nil {
			return nil, err
		}
		for i, later := range chain {
			back, ok := later.event.(*ledger.ExpenditureReversed)
			if !ok || later.ref().Source != self.Source || back.Reverses != self.Revision || !back.Whole {
				continue
			}
			add("reversed_by", later.ref())
			right, err := l.replacement(back, later.ref())
			if err != nil {
				return nil, err
			}
			add("replaced_by", right)
			if i > 0 {
				add("recorded_again_as", chain[i-1].ref())
			}
		}
	case *ledger.ExpenditureReversed:
		reverses = ledger.Ref{Source: self.Source, Revision: x.Reverses}
		reason, act = x.Reason, x.Act
		right, err := l.replacement(x, self)
		if err != nil {
			return nil, err
		}
		add("replaced_by", right)
		list = append(list, againstParticulars(self.Source, x.Liquidates, x.Amount.Currency)...)
	case *ledger.ExpenditureRefunded:
		reason = x.Reason
		add("refunds", ledger.Ref{Source: self.Source, Revision: x.Refunds})
		to := ledger.RefundsToLine
		if x.ToRevenue {
			to = ledger.RefundsToRevenue
		}
		list = append(list, particular{"refunded_to", l.wordCell("refunds/", to)})
	case *ledger.ExpenditureAmended:
		reason, act = x.Reason, x.Act
	}
	add("succeeds", succeeds)
	add("reverses", reverses)
	for _, p := range []particular{{"reason", textCell(reason)}, {"act", textCell(act)}} {
		if p.cell.Kind != output.Empty {
			list = append(list, p)
		}
	}
	return list, nil
}

// replacement is the entry that took the place of what was taken back; none where
// there is none, or none yet.
func (l *openLedger) replacement(back *ledger.ExpenditureReversed, by ledger.Ref) (ledger.Ref, error) {
	if back.Replacement == uuid.Nil {
		return ledger.Ref{}, nil
	}
	right, found, err := l.views.Documents().Find(back.Replacement)
	if !found || right.Ref == by {
		return ledger.Ref{}, err
	}
	return right.Ref, err
}

// partParticulars say which entries took a part of an expenditure back, and what is
// left of it.
func (l *openLedger) partParticulars(ctx context.Context, self ledger.Ref) ([]particular, error) {
	stands, err := ledger.LoadStanding(ctx, l.views.Numbered(), l.views, self)
	if err != nil || len(stands.Parts) == 0 {
		return nil, err
	}
	var names, moved, refunds []string
	for _, part := range slices.Backward(stands.Parts) {
		if part.Refund != nil {
			refunds = append(refunds, part.By.String())
			continue
		}
		names = append(names, part.By.String())
		right, err := l.replacement(part.Event, part.By)
		if err != nil {
			return nil, err
		}
		if right != (ledger.Ref{}) {
			moved = append(moved, right.String())
		}
	}
	return []particular{
		{"reversed_in_part_by", textCell(strings.Join(names, ", "))},
		{"refunded_by", textCell(strings.Join(refunds, ", "))},
		{"reclassified_as", textCell(strings.Join(moved, ", "))},
		{"remains", output.Money(stands.Remains())},
	}, nil
}

// particularTable lays particulars out one below the other. JSON has them as the
// fields of its one object, CSV as rows of field and value.
func (l *openLedger) particularTable(list []particular) *output.Table {
	t := &output.Table{Columns: []output.Column{{Key: "field"}, {Key: "value"}}}
	var rows []output.Row
	for _, p := range list {
		if l.session.form == output.JSON {
			t.Meta = append(t.Meta, output.Field{Key: p.key, Value: p.cell})
			continue
		}
		if p.cell.Kind == output.Empty {
			continue
		}
		name := p.key
		if l.session.forPeople() {
			name = l.fieldTitle(p.key)
		}
		rows = append(rows, output.Row{Cells: []output.Cell{output.String(name), p.cell}})
	}
	t.Rows = output.Rows(rows...)
	return t
}

// fieldTitle is what people call a field, which may be a registered dimension.
func (l *openLedger) fieldTitle(key string) string {
	if entry := "column/" + key; catalogue.Has(entry) {
		return l.session.lang.Text(entry)
	}
	return l.dimensionTitle(strings.TrimPrefix(key, "dimension_"))
}

// eventCell is what kind of entry it is. Programs get its stored name.
func (l *openLedger) eventCell(e *entry) output.Cell {
	return l.wordCell("event/", e.Type)
}
