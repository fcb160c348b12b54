package cli

import (
	"github.com/shopspring/decimal"

	"github.com/fundledger/fundledger/ledger"
)

// An obligationRow is a row of a report on contracts or invoices: its key and its amounts,
// what is left among them.
type obligationRow interface {
	at() *commitmentKey
	amounts() []int64
	count(more int64)
	counted() int64
}

// inOne puts rows into one currency, at the rates of the last day: those that differ by it
// alone become one, each amount of which is rounded once from the exact sum. Without --in
// the rows stay as they are. Refusals: rate-missing, amount-overflow.
func inOne[R any, P interface {
	*R
	obligationRow
}](l *openLedger, q *question, rows *keyedRows[commitmentKey, R],
) error {
	in, err := q.conversion(l)
	if in == nil || err != nil {
		return err
	}
	worth, err := l.views.Table().Balances(*in, q.counted.Last(), q.known)
	if err != nil {
		return err
	}
	var list keyedRows[commitmentKey, R]
	exact := map[commitmentKey][]decimal.Decimal{}
	for i := range rows.list {
		own := P(&rows.list[i])
		from, key := own.at().currency, *own.at()
		key.currency = in.In
		n := len(list.list)
		row := P(list.of(key, rows.list[i]))
		if len(list.list) == n {
			row.count(own.counted())
		} else {
			*row.at(), exact[key] = key, make([]decimal.Decimal, len(own.amounts()))
		}
		for n, minor := range own.amounts() {
			exact[key][n] = exact[key][n].Add(worth.Worth(minor, from))
		}
	}
	if err := worth.Err(); err != nil {
		return err
	}
	for i := range list.list {
		row := P(&list.list[i])
		for n, d := range exact[*row.at()] {
			var m ledger.Money
			if m, err = worth.Round(d); err != nil {
				return err
			}
			row.amounts()[n] = m.Minor
		}
	}
	*rows = list
	return nil
}

func (r *commitmentRow) at() *commitmentKey { return &r.commitmentKey }
func (r *commitmentRow) amounts() []int64   { return r.sums[:] }
func (r *commitmentRow) count(more int64)   { r.contracts += more }
func (r *commitmentRow) counted() int64     { return r.contracts }

func (r *ageingRow) at() *commitmentKey { return &r.commitmentKey }
func (r *ageingRow) amounts() []int64   { return r.sums[:] }
func (r *ageingRow) count(int64)        {}
func (r *ageingRow) counted() int64     { return 0 }
