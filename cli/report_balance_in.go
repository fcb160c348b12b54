package cli

import (
	"cmp"
	"slices"

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
// each is in the currency that its source has on that day. Refusals: rate-missing, amount-overflow.
func inOne[R any, P interface {
	*R
	obligationRow
}](l *openLedger, q *question, rows *keyedRows[commitmentKey, R],
) error {
	x, err := q.balanceCurrency(l)
	if err != nil || x.in == "" && !slices.ContainsFunc(rows.list, func(r R) bool { k := P(&r).at(); return k.shown != k.currency }) {
		return err
	}
	var list keyedRows[commitmentKey, R]
	exact := map[commitmentKey][]decimal.Decimal{}
	for i := range rows.list {
		own := P(&rows.list[i])
		from, key := own.at().currency, *own.at()
		key.shown = cmp.Or(x.in, key.shown)
		key.currency = key.shown
		n := len(list.list)
		row := P(list.of(key, rows.list[i]))
		if len(list.list) == n {
			row.count(own.counted())
		} else {
			*row.at(), exact[key] = key, make([]decimal.Decimal, len(own.amounts()))
		}
		for n, minor := range own.amounts() {
			exact[key][n] = exact[key][n].Add(x.worth(minor, from, key.currency))
		}
	}
	if err := x.err(); err != nil {
		return err
	}
	for i := range list.list {
		row := P(&list.list[i])
		for n, d := range exact[*row.at()] {
			m, err := x.round(d, row.at().currency)
			if err != nil {
				return err
			}
			row.amounts()[n] = m.Minor
		}
	}
	*rows = list
	return nil
}

// A balanceCurrency converts balances: into the currency that was asked for, at the rates of
// the last day, or into those that law gave their sources.
type balanceCurrency struct {
	in    ledger.Currency // "" for those of the sources
	worth func(minor int64, from, to ledger.Currency) decimal.Decimal
	round func(exact decimal.Decimal, to ledger.Currency) (ledger.Money, error)
	err   func() error
}

// balanceCurrency is how a report of balances converts. Refusals: those of question.conversion
// and projections.Table.Balances.
func (q *question) balanceCurrency(l *openLedger) (x balanceCurrency, err error) {
	x.err = func() error { return nil }
	in, err := q.conversion(l)
	if err != nil {
		return x, err
	}
	if in == nil {
		x.worth = func(minor int64, from, to ledger.Currency) decimal.Decimal {
			d, _ := ledger.Money{Minor: minor, Currency: from}.ByLaw(to)
			return d
		}
		x.round = ledger.RoundToMoney
		if q.unit.rounds() {
			x.round = ledger.RoundOnWay
		}
		return x, nil
	}
	at, err := l.views.Table().Balances(*in, q.counted.Last(), q.known)
	if err != nil {
		return x, err
	}
	x.in, x.err = in.In, at.Err
	x.worth = func(minor int64, from, _ ledger.Currency) decimal.Decimal { return at.Worth(minor, from) }
	x.round = func(d decimal.Decimal, _ ledger.Currency) (ledger.Money, error) { return at.Round(d) }
	return x, nil
}

func (r *commitmentRow) at() *commitmentKey { return &r.commitmentKey }
func (r *commitmentRow) amounts() []int64   { return r.sums[:] }
func (r *commitmentRow) count(more int64)   { r.contracts += more }
func (r *commitmentRow) counted() int64     { return r.contracts }

func (r *ageingRow) at() *commitmentKey { return &r.commitmentKey }
func (r *ageingRow) amounts() []int64   { return r.sums[:] }
func (r *ageingRow) count(int64)        {}
func (r *ageingRow) counted() int64     { return 0 }
