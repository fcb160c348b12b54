package projections_test

import (
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
	"github.com/fundledger/fundledger/projections"
)

// A plainCash has the exact amounts of one row, by column.
type plainCash map[string]decimal.Decimal

func (p plainCash) add(column string, d decimal.Decimal) { p[column] = p[column].Add(d) }

// cashPlainly converts every movement at its own rate, and every balance at that of its
// day. missing is the first day whose rate is.
func cashPlainly(r *ledgertest.Reading, rates map[string]decimal.Decimal, q *projections.CashQuery) (rows map[string]plainCash, missing string) {
	rows = map[string]plainCash{}
	worth := func(amount decimal.Decimal, currency, day string) decimal.Decimal {
		switch rate, ok := rates[day]; {
		case currency == "BYN":
			return amount
		case currency == "BYR":
			return amount.Shift(-4)
		case !ok && !amount.IsZero() && (missing == "" || day < missing):
			missing = day
			return amount
		default:
			return amount.Mul(rate)
		}
	}
	first, last, before := q.Period.Start.String(), q.Period.Last().String(), (q.Period.Start - 1).String()
	type balance struct{ row, currency string }
	opened, closed := map[balance]decimal.Decimal{}, map[balance]decimal.Decimal{}
	for _, p := range r.Postings {
		if p.Stage != "spent" && p.Stage != "received" || p.Date > last || q.Known > 0 && p.Ordinal > q.Known {
			continue
		}
		values := map[string]string{"source": p.Source, "account": p.Dimensions["account"], "region": p.Dimensions["region"]}
		var group []string
		for _, name := range q.By {
			group = append(group, values[name])
		}
		key, sign := strings.Join(group, "|"), decimal.NewFromInt(1)
		if p.Stage == "spent" {
			sign = decimal.NewFromInt(-1)
		}
		at := balance{key, string(p.Currency)}
		closed[at] = closed[at].Add(p.Amount.Mul(sign))
		if p.Date < first {
			opened[at] = opened[at].Add(p.Amount.Mul(sign))
			continue
		}
		if rows[key] == nil {
			rows[key] = plainCash{}
		}
		day := p.Date
		if q.In.Policy == projections.RateOfPeriodEnd {
			day = last
		}
		flow := worth(p.Amount, string(p.Currency), day)
		switch kind := p.Dimensions["receipt_kind"]; {
		case p.Stage == "spent":
			rows[key].add("spent", flow)
		case kind == ledger.ReceiptOpening:
			rows[key].add("opening", flow)
		default:
			rows[key].add("in", flow)
			rows[key].add(kind, flow)
		}
	}
	for at := range closed {
		if rows[at.row] == nil {
			rows[at.row] = plainCash{}
		}
		rows[at.row].add("opening", worth(opened[at], at.currency, before))
		rows[at.row].add("closing", worth(closed[at], at.currency, last))
	}
	return rows, missing
}

// holdCash compares a row, and ties it as it is printed.
func holdCash(t *testing.T, r *projections.CashRow, want plainCash) {
	t.Helper()
	got := map[string]int64{"opening": r.Opening, "in": r.In, "spent": r.Spent, "closing": r.Closing}
	maps.Copy(got, r.Received)
	for column, minor := range got {
		if !decimal.New(minor, -2).Equal(want[column].Round(2)) {
			t.Fatalf("%v: %s is %d, want %v", r.Values, column, minor, want[column])
		}
	}
	for column, d := range want {
		if _, ok := got[column]; !ok && !d.IsZero() {
			t.Fatalf("%v: %s is missing, want %v", r.Values, column, d)
		}
	}
	if r.Currency != "BYN" || r.Opening+r.In-r.Spent+r.Exchange != r.Closing {
		t.Fatalf("%+v does not tie", r)
	}
	exact := want["closing"].Sub(want["opening"]).Sub(want["in"]).Add(want["spent"])
	if decimal.New(r.Exchange, -2).Sub(exact).Abs().GreaterThan(decimal.New(2, -2)) {
		t.Fatalf("%v: the exchange difference is %d, want about %v", r.Values, r.Exchange, exact)
	}
}

// Cash in one currency: movements at their rates, balances at those of their days, and
// what rates made of it by itself, so that every row and the total tie.
func TestConvertedCashEqualsPlainDecimals(t *testing.T) {
	refused, answered, moved := 0, 0, 0
	for seed := range uint64(2) {
		rng := rand.New(rand.NewPCG(seed, 11))
		store := &memstore.Store{}
		l := ledgertest.New(store, uint32(seed))
		v, err := projections.Open(t.Context(), store, "")
		if err != nil {
			t.Fatal(err)
		}
		l.Views = v
		scribble(t, l, rng, 300)
		quote(t, l, rng)
		var received []ledger.Ref
		for i := range 60 {
			received = moveCash(t, l, rng, i, received)
		}
		reading, err := ledgertest.Read(t.Context(), store)
		if err != nil {
			t.Fatal(err)
		}
		for range 80 {
			start := ledger.NewDate(2016, 3, 1).AddDays(rng.IntN(1000))
			names := []string{"account", "source", "region"}
			rng.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
			q := projections.CashQuery{
				Period: ledger.Period{Start: start, End: start.AddDays(1 + rng.IntN(400))}, By: names[:1+rng.IntN(2)],
				In: &projections.Conversion{
					In: "BYN", Provider: "nbrb", Policy: []projections.RatePolicy{projections.RateOfPayment, projections.RateOfPeriodEnd}[rng.IntN(2)],
				},
			}
			if rng.IntN(3) == 0 {
				q.Known = 350 + ledger.Ordinal(rng.Int64N(int64(v.Books().Last-350)))
			}
			want, missing := cashPlainly(reading, plainRates(t, reading, q.Known), &q)
			c, err := v.Table().Cash(q)
			if missing != "" {
				refused++
				if r, ok := err.(*ledger.Refusal); !ok || r.Code != "rate-missing" || fmt.Sprint(r.Arg("date")) != missing || fmt.Sprint(r.Arg("currency")) != "USD" {
					t.Fatalf("seed %d: %+v: %v, want the rate of %s to be missing", seed, q, err, missing)
				}
				continue
			}
			if err != nil {
				t.Fatalf("seed %d: %+v: %v", seed, q, err)
			}
			answered++
			total := plainCash{}
			for i := range c.Rows {
				key := strings.Join(c.Rows[i].Values, "|")
				holdCash(t, &c.Rows[i], want[key])
				for column, d := range want[key] {
					total.add(column, d)
				}
				delete(want, key)
			}
			for key, row := range want {
				if slices.ContainsFunc(slices.Collect(maps.Values(row)), func(d decimal.Decimal) bool { return !d.IsZero() }) {
					t.Fatalf("seed %d: %+v: no row %q: %v", seed, q, key, row)
				}
			}
			for i := range c.Totals {
				holdCash(t, &c.Totals[i], total)
				if c.Totals[i].Exchange != 0 {
					moved++
				}
			}
		}
	}
	if refused < 10 || answered < 40 || moved < 20 {
		t.Errorf("only %d answers, %d with a difference, and %d refusals: this no longer tests much", answered, moved, refused)
	}
}
