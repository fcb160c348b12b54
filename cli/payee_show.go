package cli

import (
	"context"
	"slices"
	"strings"

	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/projections"
)

func payeeShow() *command {
	var text string
	return &command{
		name:   "show",
		args:   []arg{parsedArg("payee", &text, cleanText)},
		prints: true,
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				d, err := l.payees()
				if err != nil {
					return err
				}
				key, err := d.key(text)
				if err != nil {
					return err
				}
				t, err := d.show(key)
				if err != nil {
					return err
				}
				return s.print(t)
			})
		},
	}
}

// show lays a payee out: what the register says of it, and what was paid to each of
// its names and numbers.
func (d *payeeDirectory) show(key ledger.PayeeKey) (*output.Table, error) {
	found, registered := d.register.Find(key)
	if !registered {
		found, registered = d.payeeOf(key)
	}
	members := map[ledger.PayeeKey]ledger.PayeeMember{}
	var numbers []string
	if registered {
		for _, m := range d.register.Members(found.Key) {
			members[m.Key] = m
			if m.Key.Number != "" {
				numbers = append(numbers, m.Key.Number)
			}
		}
	}
	means := func(p *projections.PayeePair) bool {
		r, ok, _ := d.register.Of(p.Name, p.Number)
		return registered && ok && r.Key == found.Key || !registered && isPair(p, key)
	}
	var rows []output.Row
	var total payee
	names := []string{}
	for i := range d.pairs {
		p := &d.pairs[i]
		if !means(p) {
			continue
		}
		number := ledger.TaxNumberKey(p.Number)
		if number != "" && !slices.Contains(numbers, number) {
			numbers = append(numbers, number)
		}
		names = append(names, p.Name)
		if err := total.pay(p); err != nil {
			return nil, err
		}
		m, ok := members[ledger.PayeeKey{Number: number}]
		if !ok || number == "" || m.By == (ledger.Ref{}) {
			m = members[ledger.PayeeKey{Name: p.Name}]
		}
		rows = append(rows, d.memberRow(p.Name, p.Number, p, m))
	}
	for _, k := range d.register.Members(found.Key) { // not paid under this name yet
		if registered && k.Key.Name != "" && !slices.Contains(names, k.Key.Name) {
			rows = append(rows, d.memberRow(k.Key.Name, "", nil, k))
		}
	}
	called := found.Name
	if !registered {
		if called = key.Name; called == "" {
			called = ledger.UsualName(d.seen(), key.Number)
		}
	}
	t := &output.Table{Columns: append([]output.Column{{Key: "spelling"}, {Key: "payee_id", Optional: true}}, paidColumns()...)}
	t.Columns = append(t.Columns, output.Column{Key: "merged_by", Optional: true}, output.Column{Key: "reason", Optional: true})
	fields := []particular{
		{"payee", textCell(called)},
		{"payee_id", textCell(strings.Join(numbers, ", "))},
		{"country", textCell(found.Country)},
		{"note", textCell(found.Note)},
		{"entry", output.None()},
	}
	if found.Entry != (ledger.Ref{}) {
		fields[4].cell = output.String(found.Entry.String())
	}
	d.l.particulars(t, fields)
	for _, n := range numbers {
		if found.Country == "" && ledger.CheckTaxNumber(n) == ledger.TaxNumberWrong {
			t.Notes = append(t.Notes, d.l.session.lang.Text("payee-like", "why", string(ledger.WrongCheckDigits), "number", n,
				"name", called, "known", "", "known_number", ""))
		}
	}
	t.Rows = output.Rows(append(rows, total.totals(d.l, 2)...)...)
	return t, nil
}

func (d *payeeDirectory) memberRow(name, number string, sum *projections.PayeePair, m ledger.PayeeMember) output.Row {
	by := output.None()
	if m.By != (ledger.Ref{}) {
		by = output.String(m.By.String())
	}
	cells := append([]output.Cell{d.l.valueCell(name), textCell(number)}, paidCells(sum)...)
	return output.Row{Cells: append(cells, by, textCell(m.Reason))}
}
