package projections_test

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/ledgertest"
	"github.com/fundledger/fundledger/ledger/memstore"
	"github.com/fundledger/fundledger/projections"
)

// A cashModel is what moved on accounts, in the plainest way.
type cashModel struct {
	moves    []cashMove
	opened   map[string]ledger.Date // by source/account
	first    map[string]ledger.Date
	receipts map[ledger.Ref]cashMove // that stand
	payments map[ledger.Ref]cashMove
}

type cashMove struct {
	source, account, kind string // kind "spent" for a payment
	date                  ledger.Date
	amount                decimal.Decimal // what it adds to the account
}

func (m cashMove) key() string { return m.source + "/" + m.account }

func (m *cashModel) add(x cashMove) {
	m.moves = append(m.moves, x)
	if was, ok := m.first[x.key()]; (!ok || x.date < was) && x.kind != "opening-balance" {
		m.first[x.key()] = x.date
	}
}

// pay adds a payment. What the funder pays himself comes and goes at once.
func (m *cashModel) pay(x cashMove) {
	m.add(x)
	if kind := map[string]string{"direct": "direct-payment", "special-commitment": "special-commitment"}[x.account]; kind != "" {
		x.kind, x.amount = kind, x.amount.Neg()
		m.add(x)
	}
}

// Whatever people order, right or wrong, the cash by account is what a plain model
// says; direct payments change no account, and no order changes what stood before it.
func TestCashEqualsPlainModel(t *testing.T) {
	came := map[string]int{}
	for seed := range uint64(4) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) { simulateCash(t, seed, 600, came) })
	}
	for _, outcome := range []string{
		"opened", "received", "spent", "receipt reversed", "payment reversed", "account-in-use", "account-not-open", "account-exists",
		"account-reserved", "cash-not-positive", "already done",
	} {
		if came[outcome] == 0 {
			t.Errorf("nothing was ever %s: %v", outcome, came)
		}
	}
}

func simulateCash(t *testing.T, seed uint64, steps int, came map[string]int) {
	rng := rand.New(rand.NewPCG(seed, 7))
	store := &memstore.Store{Seed: seed, ConflictPercent: 10}
	l := ledgertest.New(store, uint32(seed))
	v, err := projections.Open(t.Context(), store, t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	defer v.Close()
	l.Views = v
	scribble(t, l, rng, 0) // sources and lines alone
	m := &cashModel{
		opened: map[string]ledger.Date{}, first: map[string]ledger.Date{}, receipts: map[ledger.Ref]cashMove{}, payments: map[ledger.Ref]cashMove{},
	}
	for step := range steps {
		done, want, err := m.order(t, l, rng, step)
		if got := ledger.RefusalCode(err); got != want {
			t.Fatalf("step %d: %s: %v, the model says %q", step, done, err, want)
		}
		if err != nil {
			done = want
		}
		came[done]++
		if step%20 == 0 || step == steps-1 {
			m.compare(t, v, rng)
		}
		if step%150 == 149 {
			v.Save()
		}
	}
}

// order gives a random order and tells what is to come of it.
func (m *cashModel) order(t *testing.T, l *ledger.Ledger, rng *rand.Rand, step int) (done, want string, err error) {
	n := rng.IntN(3)
	currency := []ledger.Currency{"BYN", "USD", "BYN"}[n]
	accounts := []string{"a", "b", "b/c", "direct", "special-commitment", ""}
	x := cashMove{source: fmt.Sprint("s", n), account: accounts[rng.IntN(len(accounts))], date: ledger.NewDate(2017, 1, 1).AddDays(rng.IntN(700))}
	amount := ledger.Money{Minor: rng.Int64N(1e6), Currency: currency}
	x.amount = amount.Decimal()
	last := ledger.NewDate(2019, 12, 31)
	opened, isOpen := m.opened[x.key()]
	switch rng.IntN(10) {
	case 0: // opens an account
		x.account = accounts[rng.IntN(4)]
		_, isOpen = m.opened[x.key()]
		first, moved := m.first[x.key()]
		c := &ledger.OpenAccount{Source: x.source, AccountOpened: ledger.AccountOpened{Account: x.account, Date: x.date, Balance: amount}}
		_, err = l.Do(t.Context(), "open", c.Decide)
		switch {
		case x.account == "direct":
			return "", "account-reserved", err
		case isOpen:
			return "", "account-exists", err
		case moved && first < x.date:
			return "", "account-in-use", err
		}
		x.kind = "opening-balance"
		m.add(x)
		m.opened[x.key()] = x.date
		return "opened", "", err
	case 1: // takes a receipt back
		if ref, was, ok := oldest(m.receipts); ok {
			_, err = l.ReverseReceipt(t.Context(), ledger.ReverseReceipt{Entry: ref, Date: last, Reason: "wrong"})
			out, again := l.ReverseReceipt(t.Context(), ledger.ReverseReceipt{Entry: ref, Date: last, Reason: "wrong"})
			_, other := l.ReverseReceipt(t.Context(), ledger.ReverseReceipt{Entry: ref, Date: last, Reason: "other"})
			if again != nil || !out.Already || ledger.RefusalCode(other) != "already-reversed" {
				t.Fatalf("reversed again: %+v, %v, %v", out, again, other)
			}
			delete(m.receipts, ref)
			was.date, was.amount = last, was.amount.Neg()
			m.add(was)
			return "receipt reversed", "", err
		}
		_, err = l.ReverseReceipt(t.Context(), ledger.ReverseReceipt{Entry: ledger.Ref{Source: "s0"}, Date: last, Reason: "wrong"})
		return "", "not-a-receipt", err
	case 2: // takes a payment back
		if ref, was, ok := oldest(m.payments); ok {
			_, err = l.Reverse(t.Context(), ledger.ReverseExpenditure{Entry: ref, Date: last, Reason: "wrong"})
			delete(m.payments, ref)
			was.date, was.amount = last, was.amount.Neg()
			m.pay(was)
			_, other := l.Reverse(t.Context(), ledger.ReverseExpenditure{Entry: ref, Date: last, Reason: "other"})
			return "payment reversed", "", errors.Join(err, onlyUnless(other, "already-reversed"))
		}
		fallthrough
	case 3, 4, 5: // pays
		c := &ledger.RecordExpenditure{Source: x.source, Line: "line/1", Date: x.date, Amount: amount}
		c.Date = max(c.Date, ledger.NewDate(2016, 1, 1).AddDays(100))
		c.Document.Number = fmt.Sprint(step)
		if x.account != "" {
			c.Dimensions = []ledger.Dimension{{Name: ledger.DimAccount, Value: x.account}}
		}
		out, err := l.Do(t.Context(), "pay", c.Decide)
		switch {
		case amount.Minor == 0:
			return "", "not-positive", err
		case isOpen && x.date < opened:
			return "", "account-not-open", err
		}
		x.kind, x.amount = "spent", x.amount.Neg()
		m.pay(x)
		m.payments[out.Ref] = x
		return "spent", "", err
	default: // receives
		kinds := ledger.ReceiptKinds()
		c := &ledger.RecordReceipt{Source: x.source, Kind: kinds[rng.IntN(len(kinds))], Account: x.account, Date: x.date, Amount: amount}
		if rng.IntN(20) == 0 {
			c.Amount.Minor = -c.Amount.Minor
		}
		c.Document.Number = fmt.Sprint(step)
		out, err := l.Do(t.Context(), "receive", c.Decide)
		switch {
		case x.account == "":
			return "", "missing-field", err
		case ledger.ReservedAccount(x.account) != "":
			return "", "account-reserved", err
		case c.Amount.Minor <= 0:
			return "", "cash-not-positive", err
		case isOpen && x.date < opened:
			return "", "account-not-open", err
		}
		if x.kind = c.Kind; x.kind == "refund-out" {
			x.amount = x.amount.Neg()
		}
		m.add(x)
		m.receipts[out.Ref] = x
		again, err := l.Do(t.Context(), "receive", c.Decide)
		if err != nil || !again.Already || again.Ref != out.Ref {
			t.Fatalf("recorded again: %+v, %v", again, err)
		}
		if rng.IntN(3) == 0 {
			return "already done", "", nil
		}
		return "received", "", nil
	}
}

func oldest(list map[ledger.Ref]cashMove) (ledger.Ref, cashMove, bool) {
	var first ledger.Ref
	for ref := range list {
		if first == (ledger.Ref{}) || ref.Source < first.Source || ref.Source == first.Source && ref.Revision < first.Revision {
			first = ref
		}
	}
	return first, list[first], len(list) > 0
}

// onlyUnless is an error but for a refusal that was to come.
func onlyUnless(err error, code string) error {
	if ledger.RefusalCode(err) == code {
		return nil
	}
	return fmt.Errorf("not refused as %s: %w", code, err)
}

// compare holds the report on a random period against the model.
func (m *cashModel) compare(t *testing.T, v *projections.Views, rng *rand.Rand) {
	t.Helper()
	start := ledger.NewDate(2016, 6, 1).AddDays(rng.IntN(900))
	span := ledger.Period{Start: start, End: start.AddDays(1 + rng.IntN(900))}
	c, err := v.Table().Cash(projections.CashQuery{Period: span, By: []string{ledger.DimSource, ledger.DimAccount}})
	if err != nil {
		t.Fatal(err)
	}
	want := map[string]decimal.Decimal{} // by source, account and column
	for _, x := range m.moves {
		add := func(column string) { want[x.key()+" "+column] = want[x.key()+" "+column].Add(x.amount) }
		if x.date >= span.End {
			continue
		}
		add("closing")
		switch {
		case x.date < span.Start, x.kind == "opening-balance":
			add("opening")
		default:
			add(x.kind)
		}
	}
	got := map[string]decimal.Decimal{}
	for _, r := range c.Rows {
		set := func(column string, minor int64) {
			got[r.Values[0]+"/"+r.Values[1]+" "+column] = ledger.Money{Minor: minor, Currency: r.Currency}.Decimal()
		}
		if ledger.ReservedAccount(r.Values[1]) != "" && (r.Opening != 0 || r.Closing != 0) {
			t.Fatalf("%v: direct payments left %d and %d", span, r.Opening, r.Closing)
		}
		set("opening", r.Opening)
		set("closing", r.Closing)
		set("spent", -r.Spent)
		for kind, minor := range r.Received {
			set(kind, minor)
		}
	}
	for column := range want {
		if !got[column].Equal(want[column]) {
			t.Fatalf("%v: %s is %v, the model says %v", span, column, got[column], want[column])
		}
	}
	for column := range got {
		if !got[column].Equal(want[column]) {
			t.Fatalf("%v: %s is %v, the model says %v", span, column, got[column], want[column])
		}
	}
}

// moveCash records a receipt or takes one back.
func moveCash(t testing.TB, l *ledger.Ledger, rng *rand.Rand, i int, received []ledger.Ref) []ledger.Ref {
	t.Helper()
	if at := len(received) - 1; at >= 0 && rng.IntN(4) == 0 {
		_, err := l.ReverseReceipt(t.Context(), ledger.ReverseReceipt{Entry: received[at], Date: ledger.NewDate(2019, 12, 31), Reason: "wrong"})
		if err != nil {
			t.Fatal(err)
		}
		return received[:at]
	}
	s := rng.IntN(3)
	c := &ledger.RecordReceipt{
		Source: fmt.Sprint("s", s), Kind: ledger.ReceiptKinds()[rng.IntN(len(ledger.ReceiptKinds()))],
		Account: []string{"treasury", "designated"}[rng.IntN(2)], Date: ledger.NewDate(2017, 1, 1).AddDays(rng.IntN(900)),
		Amount: ledger.Money{Minor: 1 + rng.Int64N(1e6), Currency: []ledger.Currency{"BYN", "USD", "BYN"}[s]},
	}
	c.Document.Number = fmt.Sprintf("%d-%d", l.Views.Books().Last, i)
	if rng.IntN(2) == 0 {
		c.Dimensions = []ledger.Dimension{{Name: "region", Value: "r7"}}
	}
	out, err := l.Do(t.Context(), "test", c.Decide)
	if err != nil {
		t.Fatal(err)
	}
	return append(received, out.Ref)
}
