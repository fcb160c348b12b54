package projections_test

import (
	"context"
	"fmt"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/ledgertest"
	"github.com/fundledger/fundledger/ledger/memstore"
	"github.com/fundledger/fundledger/projections"
)

// The table, its cache and its grouping are clever; this says in maps and decimals
// what they must answer.

// scribble makes n random entries: payments with and without each dimension,
// reversals, lines that fix a dimension or leave it open, two currencies.
func scribble(t testing.TB, l *ledger.Ledger, rng *rand.Rand, n int) {
	t.Helper()
	ctx := t.Context()
	do := func(decide func(*ledger.Books, ledger.Documents) (ledger.Decision, error)) ledger.Outcome {
		t.Helper()
		out, err := l.Do(ctx, "test", decide)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	if !l.Views.Books().Created {
		do((&ledger.CreateLedger{ID: l.NewID(), Name: "oracle", Currency: "BYN", Zone: "UTC"}).Decide)
		do((&ledger.RegisterDimension{Name: "programme"}).Decide)
		for s, currency := range []ledger.Currency{"BYN", "USD", "BYN"} {
			id := fmt.Sprint("s", s)
			do((&ledger.RegisterSource{ID: id, SourceRegistered: ledger.SourceRegistered{
				Kind: ledger.KindOther, Currency: currency, Opens: ledger.NewDate(2016, 1, 1),
			}}).Decide)
			for i := range 4 {
				a := &ledger.ApproveAllocation{
					Source: id, Line: fmt.Sprintf("line/%d", i), FirstDay: ledger.NewDate(2016, 1, 1).AddDays(i * 100), LastDay: ledger.NewDate(2019, 12, 31),
					Amount: ledger.Money{Minor: 1e12, Currency: currency}, Act: "act", Date: ledger.NewDate(2016, 2, i+1),
				}
				if i%2 == 0 {
					a.Dimensions = append(a.Dimensions, ledger.Dimension{Name: "region", Value: fmt.Sprint("r", i)})
				}
				if i == 3 {
					a.Dimensions = append(a.Dimensions, ledger.Dimension{Name: "programme", Value: "health/it"})
				}
				do(a.Decide)
			}
		}
	}
	pick := func(list ...string) string { return list[rng.IntN(len(list))] }
	var spent, received []ledger.Ref
	for i := range n {
		if rng.IntN(10) == 0 {
			received = moveCash(t, l, rng, i, received)
			continue
		}
		if len(spent) > 0 && rng.IntN(12) == 0 { // written wrongly
			at := rng.IntN(len(spent))
			was, err := ledger.LoadStanding(ctx, l.Store, l.Views, spent[at])
			if err != nil {
				t.Fatal(err)
			}
			r := was.Recorded
			right := ledger.RecordExpenditure{
				Source: spent[at].Source, Line: r.Line, Date: r.Date, Amount: r.Amount, Payment: was.Payment(), Dimensions: r.Dimensions,
			}
			right.Amount.Minor += 1 + rng.Int64N(1000)
			out, err := l.Replace(ctx, ledger.ReplaceExpenditure{Entry: spent[at], Right: right, Reason: "typo"})
			if err != nil {
				t.Fatal(err)
			}
			spent[at] = out.Ref
			continue
		}
		if len(spent) > 0 && rng.IntN(20) == 0 {
			at := rng.IntN(len(spent))
			moved, whole := reclassify(t, l, rng, spent[at], i)
			if spent = append(spent, moved); whole {
				spent = slices.Delete(spent, at, at+1)
			}
			continue
		}
		if len(spent) > 0 && rng.IntN(20) == 0 {
			refund(t, l, rng, spent[rng.IntN(len(spent))], i)
			continue
		}
		if len(spent) > 0 && rng.IntN(12) == 0 {
			_, err := l.Amend(ctx, ledger.AmendExpenditure{
				Entry: spent[rng.IntN(len(spent))], Changes: []ledger.Change{{Field: pick("payee", "invoice_number"), To: fmt.Sprint("Acme No. ", i)}}, Reason: "official name",
			})
			if err != nil {
				t.Fatal(err)
			}
			continue
		}
		if rng.IntN(40) == 0 {
			sayPayee(t, l, rng)
			continue
		}
		if rng.IntN(12) == 0 {
			oblige(t, l, rng, i)
			continue
		}
		if len(spent) > 0 && rng.IntN(8) == 0 {
			at := rng.IntN(len(spent))
			c := ledger.ReverseExpenditure{Entry: spent[at], Date: ledger.NewDate(2019, 12, 31), Reason: fmt.Sprint("wrong ", i)}
			was, err := ledger.LoadStanding(ctx, l.Store, l.Views, spent[at])
			if err != nil {
				t.Fatal(err)
			}
			if remains := was.Remains(); remains.Minor > 1 && rng.IntN(2) == 0 {
				c.Amount = ledger.Money{Minor: 1 + rng.Int64N(remains.Minor-1), Currency: remains.Currency}
			}
			if _, err := l.Reverse(ctx, c); err != nil {
				t.Fatal(err)
			}
			if c.Amount.Minor > 0 {
				continue
			}
			spent = slices.Delete(spent, at, at+1)
			continue
		}
		s, line := rng.IntN(3), rng.IntN(4)
		if rng.IntN(30) == 0 {
			moveMoney(do, rng, s, line)
			continue
		}
		c := &ledger.RecordExpenditure{
			Source: fmt.Sprint("s", s), Line: fmt.Sprintf("line/%d", line), Date: ledger.NewDate(2017, 1, 1).AddDays(rng.IntN(900)),
			Amount:  ledger.Money{Minor: 1 + rng.Int64N(1e6), Currency: []ledger.Currency{"BYN", "USD", "BYN"}[s]},
			Payment: ledger.Payment{Payee: pick("", "Ромашка", "Acme", "Acme 2", "Acme (200)"), PayeeID: pick("", "100", "200", "300")},
		}
		c.Document.Number = fmt.Sprintf("%d-%d", l.Views.Books().Last, i)
		if rng.IntN(3) == 0 {
			c.InvoiceNumber = pick("7", "12", "012", "А-7")
			if rng.IntN(2) == 0 {
				c.InvoiceDate = ledger.NewDate(2018, 3, 1+rng.IntN(2))
			}
			if rng.IntN(2) == 0 {
				c.InvoiceTotal = ledger.Money{Minor: 1 + rng.Int64N(3), Currency: []ledger.Currency{"BYN", "USD"}[rng.IntN(2)]}
			}
		}
		if line%2 == 1 && rng.IntN(2) == 0 {
			c.Dimensions = append(c.Dimensions, ledger.Dimension{Name: "region", Value: pick("r0", "r7", "r7/north")})
		}
		if line != 3 && rng.IntN(3) == 0 {
			c.Dimensions = append(c.Dimensions, ledger.Dimension{Name: "programme", Value: pick("health", "health/it", "roads")})
		}
		if open := openOn(l, c.Source, c.Line); len(open) > 0 && rng.IntN(2) == 0 {
			o := open[rng.IntN(len(open))]
			c.Amount.Minor = min(c.Amount.Minor, o.On(c.Line))
			c.Date = ledger.NewDate(2019, 6, 1).AddDays(rng.IntN(100))
			c.Against = against(c.Source, o)
			c.Final = rng.IntN(3) == 0
		}
		if account := pick("", "", "treasury", "designated", "direct", "special-commitment"); account != "" {
			c.Dimensions = append(c.Dimensions, ledger.Dimension{Name: "account", Value: account})
		}
		spent = append(spent, do(c.Decide).Ref)
	}
}

// refund gives a part of a payment back, in its year or later.
func refund(t testing.TB, l *ledger.Ledger, rng *rand.Rand, entry ledger.Ref, i int) {
	t.Helper()
	was, err := ledger.LoadStanding(t.Context(), l.Store, l.Views, entry)
	if err != nil {
		t.Fatal(err)
	}
	remains := was.Remains()
	if remains.Minor < 2 {
		return
	}
	c := ledger.RefundExpenditure{
		Entry: entry, Date: was.Recorded.Date.AddDays(rng.IntN(400)),
		Amount: ledger.Money{Minor: 1 + rng.Int64N(remains.Minor-1), Currency: remains.Currency},
	}
	c.Document.Number = fmt.Sprint("back ", i)
	if rng.IntN(2) == 0 {
		c.Account = "treasury"
	}
	if _, err := l.Refund(t.Context(), c); err != nil {
		t.Fatal(err)
	}
}

// reclassify moves a payment, or a part of it, to a line of another source.
func reclassify(t testing.TB, l *ledger.Ledger, rng *rand.Rand, entry ledger.Ref, i int) (ledger.Ref, bool) {
	t.Helper()
	was, err := ledger.LoadStanding(t.Context(), l.Store, l.Views, entry)
	if err != nil {
		t.Fatal(err)
	}
	c := ledger.ReclassifyExpenditure{
		Entry: entry, Source: "s0", Line: "line/1", Date: ledger.NewDate(2019, 12, 30), Reason: "ineligible", Act: fmt.Sprint("audit ", i),
	}
	if c.Entry.Source == "s0" {
		c.Source = "s2"
	}
	remains := was.Remains()
	if remains.Currency != "BYN" {
		c.ToAmount = ledger.Money{Minor: 1 + rng.Int64N(1e6), Currency: "BYN"}
	}
	if remains.Minor > 1 && rng.IntN(2) == 0 {
		c.Amount = ledger.Money{Minor: 1 + rng.Int64N(remains.Minor-1), Currency: remains.Currency}
	}
	out, err := l.Reclassify(t.Context(), c)
	if err != nil {
		t.Fatal(err)
	}
	return out.Ref, c.Amount.Minor == 0
}

// moveMoney transfers between two lines of a source, or carries over into one of the
// next year, by an act of its own.
func moveMoney(do func(func(*ledger.Books, ledger.Documents) (ledger.Decision, error)) ledger.Outcome, rng *rand.Rand, source, line int) {
	id := fmt.Sprint("s", source)
	currency := []ledger.Currency{"BYN", "USD", "BYN"}[source]
	if rng.IntN(3) == 0 {
		do((&ledger.CarryOverAllocation{
			Source: id, From: fmt.Sprintf("line/%d", line), ToSource: id, To: fmt.Sprintf("next/%d", line), Act: fmt.Sprint(rng.Uint64()),
			Date: ledger.NewDate(2020, 1, 20), FirstDay: ledger.NewDate(2020, 1, 1), LastDay: ledger.NewDate(2020, 12, 31),
			Amount: ledger.Money{Minor: 1e10 + rng.Int64N(1e6), Currency: currency}, // more than any obligations
		}).Decide)
		return
	}
	do((&ledger.TransferAllocation{
		Source: id, From: fmt.Sprintf("line/%d", line), ToSource: id, To: fmt.Sprintf("line/%d", (line+1)%4), Act: fmt.Sprint(rng.Uint64()),
		Date: ledger.NewDate(2018, 1, 1).AddDays(rng.IntN(400)), Amount: ledger.Money{Minor: 1 + rng.Int64N(1e6), Currency: currency},
	}).Decide)
}

// openOn are the contracts and invoices of which something is left on a line.
func openOn(l *ledger.Ledger, source, line string) (list []*ledger.Obligation) {
	for _, stage := range []ledger.Stage{ledger.StageCommitted, ledger.StageAccrued} {
		for _, o := range l.Views.Books().Sources[source].SortedObligations(stage) {
			if o.On(line) > 0 {
				list = append(list, o)
			}
		}
	}
	return list
}

func against(source string, o *ledger.Obligation) ledger.Against {
	return ledger.AgainstOf(source, []ledger.Liquidation{{Entry: o.Entry, Stage: o.Stage, Minor: 1}})
}

// oblige makes a contract, accepts an invoice or gives something back.
func oblige(t testing.TB, l *ledger.Ledger, rng *rand.Rand, i int) {
	t.Helper()
	s := rng.IntN(3)
	source, line := fmt.Sprint("s", s), fmt.Sprintf("line/%d", rng.IntN(4))
	terms := ledger.Terms{Number: fmt.Sprintf("%d/%d", l.Views.Books().Last, i), Date: ledger.NewDate(2019, 1, 1), Payee: "Acme", PayeeID: "200"}
	if rng.IntN(2) == 0 {
		terms.Dimensions = []ledger.Dimension{{Name: "component", Value: "x"}}
	}
	amount := ledger.Money{Minor: 1 + rng.Int64N(1e6), Currency: l.Views.Books().Sources[source].Currency}
	var decide func(*ledger.Books, ledger.Documents) (ledger.Decision, error)
	switch open := openOn(l, source, line); {
	case len(open) > 0 && rng.IntN(4) == 0:
		o := open[0]
		_, err := l.ReleaseObligation(t.Context(), ledger.ReleaseObligation{
			Stage: o.Stage, Entry: ledger.Ref{Source: source, Revision: o.Entry}, Date: ledger.NewDate(2019, 12, 1), Reason: "ended",
		})
		if err != nil {
			t.Fatal(err)
		}
		return
	case rng.IntN(2) == 0:
		decide = (&ledger.AcceptLiability{Source: source, Line: line, Amount: amount, Terms: terms}).Decide
	default:
		decide = (&ledger.MakeCommitment{Source: source, Terms: terms, Parts: []ledger.Part{{Line: line, Minor: amount.Minor}}}).Decide
	}
	if _, err := l.Do(t.Context(), "test", decide); err != nil {
		t.Fatal(err)
	}
}

// sayPayee registers, merges or splits a payee, where that may be done.
func sayPayee(t testing.TB, l *ledger.Ledger, rng *rand.Rand) {
	t.Helper()
	names, numbers := []string{"Ромашка", "Acme", "Acme 2", "Acme (200)", "Nobody"}, []string{"100", "200", "300"}
	key := func() ledger.PayeeKey {
		if n := rng.IntN(len(names) + len(numbers)); n >= len(names) {
			return ledger.PayeeKey{Number: numbers[n-len(names)]}
		} else {
			return ledger.PayeeKey{Name: names[n]}
		}
	}
	var c ledger.Command
	switch rng.IntN(5) {
	case 0:
		c = &ledger.RegisterPayee{Number: numbers[rng.IntN(3)], Name: names[rng.IntN(len(names))]}
	case 1:
		c = &ledger.RegisterPayee{Name: names[rng.IntN(len(names))]}
	case 2:
		c = &ledger.SplitPayee{Payee: key(), Reason: "r"}
	default:
		merge := &ledger.MergePayees{From: []ledger.PayeeKey{key(), key()}, Into: key(), Reason: "r"}
		pairs, err := l.Views.(*projections.Views).Table().PayeePairs()
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range pairs {
			if rng.IntN(4) > 0 { // an entry that was made when documents had others
				merge.Seen = append(merge.Seen, ledger.PayeeSeen{Name: strings.Clone(p.Name), Number: strings.Clone(p.Number), Payments: p.Payments})
			}
		}
		c = merge
	}
	if _, err := l.Do(t.Context(), "test", c.Decide); err != nil && ledger.RefusalCode(err) == "" {
		t.Fatal(err)
	}
}

// plainSum answers a query with nothing but maps.
func plainSum(r *ledgertest.Reading, q projections.Query) map[string]decimal.Decimal {
	sums, counts := map[string]decimal.Decimal{}, map[string]int64{}
	for _, p := range r.Postings {
		if q.Known > 0 && p.Ordinal > q.Known {
			continue
		}
		if len(q.Stages) > 0 && !slices.ContainsFunc(q.Stages, func(s ledger.Stage) bool { return s.String() == p.Stage }) {
			continue
		}
		step := 0
		if len(q.Steps) > 0 {
			if step = slices.IndexFunc(q.Steps, func(s ledger.Period) bool { return s.Start.String() <= p.Date && p.Date <= s.Last().String() }); step < 0 {
				continue
			}
		}
		value := func(name string) string {
			switch name {
			case projections.DimStage:
				return p.Stage
			case ledger.DimSource:
				return p.Source
			case ledger.DimLine:
				return p.Line
			case ledger.DimPayee:
				return r.PayeeOf(p, q.Known)
			case ledger.DimPayeeID:
				return p.PayeeID
			case ledger.DimDocument:
				return p.Document
			case ledger.DimInvoice:
				return p.Invoice
			}
			return p.Dimensions[name]
		}
		kept := true
		for _, f := range q.Where {
			v := value(f.Dimension)
			wanted := f.Values
			if f.Dimension == ledger.DimPayee { // any spelling asks for all
				wanted = nil
				for _, want := range f.Values {
					wanted = append(wanted, r.PayeesAsked(want, q.Known)...)
				}
			}
			kept = kept && slices.ContainsFunc(wanted, func(want string) bool {
				return v == want || want != "" && strings.HasPrefix(v+"/", want+"/")
			})
		}
		if !kept {
			continue
		}
		key := fmt.Sprint(step, " ", p.Currency)
		if q.Gross {
			key += fmt.Sprint(" ", p.Correction, p.Replaced)
		}
		for _, name := range q.By {
			key += "|" + value(name)
		}
		sums[key] = sums[key].Add(p.Amount)
		if counts[key]++; !q.Gross {
			counts[key] += p.Weight() - 1
		}
	}
	maps.DeleteFunc(sums, func(key string, sum decimal.Decimal) bool { return counts[key] == 0 && sum.IsZero() })
	return sums
}

func compare(t *testing.T, v *projections.Views, store ledger.Store, rng *rand.Rand, rounds int) {
	t.Helper()
	reading, err := ledgertest.Read(t.Context(), store)
	if err != nil {
		t.Fatal(err)
	}
	names := []string{"source", "line", "region", "programme", "payee", "payee_id", "document", "invoice", "component", "account", "receipt_kind", projections.DimStage}
	values := map[string][]string{
		"source": {"s0", "s1"}, "line": {"s0/line", "s2/line/1"}, "region": {"", "r0", "r7"}, "programme": {"", "health", "roads"},
		"payee": {"", "Acme", "Acme (200)", "Acme (300)", "No such"}, "payee_id": {"100"}, "document": {""}, "invoice": {"", "7", "12 2018-03-01 100"}, "component": {"", "x"},
		"account": {"", "treasury", "direct"}, "receipt_kind": {"", "advance", "direct-payment"},
	}
	for range rounds {
		q := projections.Query{Gross: rng.IntN(3) == 0}
		rng.Shuffle(len(names), func(i, j int) { names[i], names[j] = names[j], names[i] })
		q.By = slices.Clone(names[:rng.IntN(4)])
		for _, name := range names[:rng.IntN(3)] {
			if list := values[name]; list != nil {
				q.Where = append(q.Where, projections.Filter{Dimension: name, Values: list[:1+rng.IntN(len(list))]})
			}
		}
		if rng.IntN(2) == 0 {
			q.Stages = []ledger.Stage{ledger.StageSpent}
		}
		if rng.IntN(2) == 0 {
			start := ledger.NewDate(2017, 1, 1).AddDays(rng.IntN(500))
			q.Steps = ledger.CalendarYear.Steps(ledger.Period{Start: start, End: start.AddDays(1 + rng.IntN(1200))}, []ledger.Step{ledger.StepNone, ledger.StepMonth, ledger.StepHalf}[rng.IntN(3)])
		}
		if rng.IntN(3) == 0 {
			q.Known = 1 + ledger.Ordinal(rng.Int64N(int64(v.Books().Last)))
		}
		want := plainSum(reading, q)
		groups, err := v.Table().Sum(q)
		if err != nil {
			t.Fatalf("%+v: %v", q, err)
		}
		got := map[string]decimal.Decimal{}
		for _, g := range groups {
			key := fmt.Sprint(g.Step, " ", g.Amount.Currency)
			if q.Gross {
				key += fmt.Sprint(" ", g.Correction, g.Replaced)
			}
			for _, value := range g.Values {
				key += "|" + value
			}
			if _, twice := got[key]; twice {
				t.Fatalf("%+v: group %q twice", q, key)
			}
			got[key] = g.Amount.Decimal()
		}
		if len(got) != len(want) {
			t.Fatalf("%+v: %d groups, want %d\n got %v\nwant %v", q, len(got), len(want), got, want)
		}
		for key, sum := range want {
			if !sum.Equal(got[key]) {
				t.Fatalf("%+v: group %q is %v, want %v", q, key, got[key], sum)
			}
		}
	}
}

func TestTableEqualsPlainFold(t *testing.T) {
	for seed := range uint64(4) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			ctx := context.Background()
			rng := rand.New(rand.NewPCG(seed, 1))
			store := &memstore.Store{}
			cache := filepath.Join(t.TempDir(), "cache")
			l := ledgertest.New(store, uint32(seed))
			for range 5 {
				v, err := projections.Open(ctx, store, cache)
				if err != nil {
					t.Fatal(err)
				}
				if err := v.CatchUp(ctx, ""); err != nil {
					t.Fatal(err)
				}
				l.Views = v
				scribble(t, l, rng, rng.IntN(500))
				compare(t, v, store, rng, 25)
				v.Save()
				compare(t, v, store, rng, 25)
				if err := v.Close(); err != nil {
					t.Fatal(err)
				}
			}
		})
	}
}
