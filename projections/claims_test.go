package projections_test

import (
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/shopspring/decimal"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/audit/plain"
	"github.com/fundledger/fundledger/ledger/ledgertest"
	"github.com/fundledger/fundledger/ledger/memstore"
	"github.com/fundledger/fundledger/projections"
)

// plainClaims says with decimals and comparisons of words what was claimed by an invoice.
type plainClaims struct{ postings []ledgertest.Posting }

// onePaper tells whether two invoices of the test are one: numbers are spelled in ways
// that fold to one of two.
func onePaper(a, b string) bool {
	plain := strings.NewReplacer("А", "A", "a", "A", " - ", "-")
	norm := func(s string) string { return strings.TrimLeft(plain.Replace(s), "0") }
	return norm(a) == norm(b)
}

func (c plainClaims) of(number, date, payee, id string, currency string) (sum decimal.Decimal, total string) {
	byTotal := map[string]decimal.Decimal{}
	var latest []string
	for _, p := range c.postings {
		if p.Stage != "spent" || p.Invoice == "" || p.Currency != currency {
			continue
		}
		label := strings.TrimSuffix(p.Invoice, " "+p.PayeeID)
		day := ""
		if at := strings.Index(label, " 2018-"); at >= 0 {
			label, day = label[:at], label[at+1:]
		}
		same := strings.EqualFold(payee, p.Payee) && payee != ""
		if id != "" && p.PayeeID != "" {
			same = id == p.PayeeID
		}
		if day != date || !onePaper(label, number) || !same {
			continue
		}
		sum = sum.Add(p.Amount)
		byTotal[p.Total] = byTotal[p.Total].Add(p.Amount)
		if p.Amount.IsPositive() {
			latest = append(latest, p.Total)
		}
	}
	if !sum.IsPositive() {
		return sum, ""
	}
	for _, said := range slices.Backward(latest) {
		if strings.HasSuffix(said, " "+currency) && byTotal[said].IsPositive() {
			return sum, strings.TrimSuffix(said, " "+currency)
		}
	}
	return sum, ""
}

// No claim is ever paid beyond its total, over all orders, sources, corrections and time,
// and nothing else is refused for that.
func TestClaimsAgainstAPlainModel(t *testing.T) {
	for seed := range uint64(2) {
		t.Run(fmt.Sprint("seed ", seed), func(t *testing.T) {
			ctx := t.Context()
			rng := rand.New(rand.NewPCG(seed, 7))
			store := &memstore.Store{}
			cache := filepath.Join(t.TempDir(), "cache")
			l := ledgertest.New(store, uint32(seed))
			refused := map[string]int{}
			var spent []ledger.Ref
			for round := range 3 {
				v, err := projections.Open(ctx, store, cache)
				if err != nil {
					t.Fatal(err)
				}
				if err := v.CatchUp(ctx, ""); err != nil {
					t.Fatal(err)
				}
				l.Views = v
				if round == 0 {
					makeClaimLedger(t, l)
				}
				for i := range 150 {
					spent = claimOnce(t, l, v, rng, fmt.Sprint(round, "-", i), spent, refused)
				}
				v.Save()
				if err := v.Close(); err != nil {
					t.Fatal(err)
				}
			}
			if refused["over-invoice-total"] < 10 || refused["invoice-total-differs"] < 10 || len(spent) < 20 {
				t.Errorf("too little happened: %v, %d payments stand", refused, len(spent))
			}
		})
	}
}

func makeClaimLedger(t *testing.T, l *ledger.Ledger) {
	t.Helper()
	commands := []ledger.Command{&ledger.CreateLedger{ID: l.NewID(), Name: "claims", Currency: "BYN", Zone: "UTC"}}
	for s, currency := range []ledger.Currency{"BYN", "BYN", "USD"} {
		id := fmt.Sprint("s", s)
		commands = append(commands, &ledger.RegisterSource{ID: id, SourceRegistered: ledger.SourceRegistered{
			Kind: ledger.KindOther, Currency: currency, Opens: ledger.NewDate(2018, 1, 1),
		}}, &ledger.ApproveAllocation{
			Source: id, Line: "l", FirstDay: ledger.NewDate(2018, 1, 1), LastDay: ledger.NewDate(2018, 12, 31),
			Amount: ledger.Money{Minor: 1e12, Currency: currency}, Act: "act", Date: ledger.NewDate(2018, 1, 1),
		})
	}
	for _, c := range commands {
		if _, err := l.Do(t.Context(), "test", c.Decide); err != nil {
			t.Fatal(err)
		}
	}
}

// lookUpClaims answers in both ways, which have to be the same.
func lookUpClaims(v *projections.Views) func(*ledger.Claim) (ledger.Claimed, error) {
	return func(c *ledger.Claim) (ledger.Claimed, error) {
		list, err := v.Table().ClaimPayments(c)
		if err != nil {
			return ledger.Claimed{}, err
		}
		claimed, err := projections.StandingClaim(list)
		if err != nil {
			return ledger.Claimed{}, err
		}
		index, err := v.Table().ClaimIndex()
		if err != nil {
			return ledger.Claimed{}, err
		}
		for range 2 { // long claims are kept
			again, err := index.Claimed(c)
			if err != nil || again.Minor != claimed.Minor || again.Total != claimed.Total || again.Payments != len(list) {
				return claimed, fmt.Errorf("by the index %+v, %w; by the table %+v", again, err, claimed)
			}
		}
		return claimed, nil
	}
}

// claimOnce pays, corrects or takes back something.
func claimOnce(t *testing.T, l *ledger.Ledger, v *projections.Views, rng *rand.Rand, document string, spent []ledger.Ref, refused map[string]int) []ledger.Ref {
	t.Helper()
	pick := func(list ...string) string { return list[rng.IntN(len(list))] }
	at := 0
	if len(spent) > 0 {
		at = rng.IntN(len(spent))
		switch rng.IntN(12) {
		case 0, 1:
			reversal := ledger.ReverseExpenditure{Entry: spent[at], Date: ledger.NewDate(2018, 12, 1), Reason: document}
			if _, err := l.Reverse(t.Context(), reversal); err != nil {
				t.Fatal(err)
			}
			return slices.Delete(spent, at, at+1)
		case 2:
			change := ledger.Change{Field: pick("payee", "payee_id", "invoice_number"), To: pick("7", "100", "Acme")}
			_, err := l.Amend(t.Context(), ledger.AmendExpenditure{Entry: spent[at], Changes: []ledger.Change{change}, Reason: document})
			if err != nil && ledger.RefusalCode(err) != "nothing-to-change" {
				t.Fatal(err)
			}
			return spent
		}
	}
	c := claimingPayment(rng, document)
	c.Claims = lookUpClaims(v)
	var replaced *ledger.Standing
	if len(spent) > 0 && rng.IntN(6) == 0 {
		was, err := ledger.LoadStanding(t.Context(), l.Store, v, spent[at])
		if err != nil {
			t.Fatal(err)
		}
		replaced = &was
	}
	want := wantedOfClaim(t, l.Store, &c, replaced)
	var out ledger.Outcome
	var err error
	if replaced != nil {
		out, err = l.Replace(t.Context(), ledger.ReplaceExpenditure{Entry: spent[at], Right: c, Reason: document})
	} else {
		out, err = l.Do(t.Context(), "test", c.Decide)
	}
	if got := ledger.RefusalCode(err); got != want || err != nil && got == "" {
		t.Fatalf("%+v, replacing %+v: %v, want %q", c.Payment, replaced, err, want)
	}
	if err != nil {
		refused[want]++
		return spent
	}
	if replaced != nil {
		spent[at] = out.Ref
		return spent
	}
	return append(spent, out.Ref)
}

func claimingPayment(rng *rand.Rand, document string) ledger.RecordExpenditure {
	pick := func(list ...string) string { return list[rng.IntN(len(list))] }
	s := rng.IntN(3)
	currency := []ledger.Currency{"BYN", "BYN", "USD"}[s]
	c := ledger.RecordExpenditure{Source: fmt.Sprint("s", s), Line: "l", Date: ledger.NewDate(2018, 5, 1), Amount: ledger.Money{Minor: 1 + rng.Int64N(50), Currency: currency}}
	c.Document.Number = document
	c.Payee, c.PayeeID = pick("", "Acme", "ACME", "Bell"), pick("", "", "100", "200")
	c.InvoiceNumber = pick("", "7", "007", "A-7", "А - 7")
	if rng.IntN(2) == 0 {
		c.InvoiceDate = ledger.NewDate(2018, 3, 1)
	}
	if rng.IntN(2) == 0 {
		c.InvoiceTotal = ledger.Money{Minor: 60 + 40*rng.Int64N(2), Currency: currency}
	}
	return c
}

// An import decides its rows as if they were recorded one after another, whatever of them
// was recorded before it and however little it keeps in memory.
func TestClaimsOfAnImport(t *testing.T) {
	for seed := range uint64(2) {
		rng := rand.New(rand.NewPCG(seed, 9))
		var rows []ledger.RecordExpenditure
		for i := range 160 {
			rows = append(rows, claimingPayment(rng, fmt.Sprint(i)))
		}
		open := func() (*ledger.Ledger, *projections.Views) {
			store := &memstore.Store{}
			l := ledgertest.New(store, uint32(seed))
			v, err := projections.Open(t.Context(), store, "")
			if err != nil {
				t.Fatal(err)
			}
			l.Views = v
			makeClaimLedger(t, l)
			return l, v
		}
		one, views := open()
		refused, codes := 0, make([]string, len(rows))
		for i := range rows {
			c := rows[i]
			c.Claims = lookUpClaims(views)
			_, err := one.Do(t.Context(), "test", c.Decide)
			if codes[i] = ledger.RefusalCode(err); codes[i] != "" {
				refused++
			} else if err != nil {
				t.Fatal(err)
			}
		}
		if refused < 20 {
			t.Errorf("seed %d: %d rows refused", seed, refused)
		}
		for _, before := range []int{0, 80} {
			l, v := open()
			for i := range rows[:before] {
				c := rows[i]
				c.Claims = lookUpClaims(v)
				if _, err := l.Do(t.Context(), "test", c.Decide); ledger.RefusalCode(err) != codes[i] {
					t.Fatal(err)
				}
			}
			index, err := v.Table().ClaimIndex()
			if err != nil {
				t.Fatal(err)
			}
			shelf := v.NewShelf()
			b := ledger.NewBatch(l.NewID(), v.Books().Clone(), v.Documents())
			b.Stamp = func(m *ledger.Metadata) { m.Commit, m.RecordedAt = l.NewID(), l.Now() }
			b.Emit = func(ledger.Commit) error { return nil }
			b.Shelf, b.ShelveAt = shelf, []int{0, 12}[seed%2]
			b.Claims = func(c *ledger.Claim) (ledger.Claimed, error) {
				x, err := index.Claimed(c)
				return x.Claimed, err
			}
			for i := range rows[before:] {
				c := rows[before+i]
				if _, _, err := b.Expenditure(t.Context(), &c); ledger.RefusalCode(err) != codes[before+i] {
					t.Fatalf("seed %d, row %d of %d: %v, alone %q", seed, before+i, before, err, codes[before+i])
				}
			}
			if err := shelf.Close(); err != nil {
				t.Error(err)
			}
		}
	}
}

// wantedOfClaim is the refusal that a payment has to get, "" for none.
func wantedOfClaim(t *testing.T, store ledger.Store, c *ledger.RecordExpenditure, replaced *ledger.Standing) string {
	t.Helper()
	if c.InvoiceNumber == "" || c.Payee == "" && c.PayeeID == "" {
		return ""
	}
	reading, err := ledgertest.Read(t.Context(), store)
	if err != nil {
		t.Fatal(err)
	}
	day := ""
	if c.InvoiceDate != ledger.NoDate {
		day = c.InvoiceDate.String()
	}
	claims := plainClaims{reading.Postings}
	sum, known := claims.of(c.InvoiceNumber, day, c.Payee, c.PayeeID, string(c.Amount.Currency))
	total := known
	if c.InvoiceTotal.Minor != 0 {
		total = c.InvoiceTotal.Decimal().String()
		if known != "" && known != total && replaced == nil {
			return "invoice-total-differs"
		}
	}
	if replaced != nil { // what it takes back is posted as if it had been
		p := replaced.Payment()
		back := ledgertest.Posting{Posting: plain.Posting{
			Stage: "spent", Invoice: p.InvoiceLabel(), Payee: p.Payee, PayeeID: p.PayeeID,
			Currency: string(replaced.Recorded.Amount.Currency), Amount: replaced.Recorded.Amount.Decimal().Neg(),
		}}
		claims.postings = append(claims.postings, back)
		sum, _ = claims.of(c.InvoiceNumber, day, c.Payee, c.PayeeID, string(c.Amount.Currency))
	}
	if total == "" {
		return ""
	}
	if sum.Add(c.Amount.Decimal()).GreaterThan(decimal.RequireFromString(total)) {
		return "over-invoice-total"
	}
	return ""
}

// A ledger that has a dimension "invoice" of its own goes on with it.
func TestOwnDimensionCalledInvoice(t *testing.T) {
	store := &memstore.Store{}
	l := ledgertest.New(store, 1)
	v, err := projections.Open(t.Context(), store, "")
	if err != nil {
		t.Fatal(err)
	}
	l.Views = v
	makeClaimLedger(t, l)
	decide := func(*ledger.Books, ledger.Documents) (ledger.Decision, error) {
		return ledger.Decision{Stream: ledger.StreamLedger, Expected: v.Books().Revision(ledger.StreamLedger), Events: []ledger.Event{&ledger.DimensionRegistered{Name: "invoice"}}}, nil
	}
	if _, err := l.Do(t.Context(), "test", decide); err != nil {
		t.Fatal(err)
	}
	c := &ledger.RecordExpenditure{Source: "s0", Line: "l", Date: ledger.NewDate(2018, 5, 1), Amount: ledger.Money{Minor: 5, Currency: "BYN"}}
	c.Dimensions = []ledger.Dimension{{Name: "invoice", Value: "own"}}
	c.Payee, c.InvoiceNumber, c.InvoiceTotal = "Acme", "7", ledger.Money{Minor: 9, Currency: "BYN"}
	c.Claims = lookUpClaims(v)
	if _, err := l.Do(t.Context(), "test", c.Decide); err != nil {
		t.Fatal(err)
	}
	groups, err := v.Table().Sum(projections.Query{By: []string{"invoice"}, Stages: []ledger.Stage{ledger.StageSpent}})
	if err != nil || len(groups) != 1 || groups[0].Values[0] != "own" {
		t.Errorf("%v, %v", groups, err)
	}
	c.Dimensions = nil
	c.Document.Number = "2"
	if _, err := l.Do(t.Context(), "test", c.Decide); ledger.RefusalCode(err) != "over-invoice-total" {
		t.Errorf("paid twice: %v", err)
	}
}
