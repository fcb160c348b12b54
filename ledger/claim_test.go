package ledger

import "testing"

func TestClaimsAreComparedAsPeopleReadThem(t *testing.T) {
	claim := func(number, date, payee, id string) Claim {
		p := Payment{InvoiceNumber: number, Payee: payee, PayeeID: id}
		if date != "" {
			p.InvoiceDate, _ = ParseDate(date)
		}
		c, ok := ClaimOf(p.InvoiceLabel(), payee, id, "BYN")
		if !ok {
			t.Fatalf("%q of %q %q is no claim", number, payee, id)
		}
		return c
	}
	type paid struct{ number, date, payee, id string }
	for _, x := range []struct {
		a, b paid
		same bool
	}{
		{paid{"12", "2018-03-01", "Acme", "100"}, paid{"0012", "2018-03-01", "Other name", "УНП 100"}, true},
		{paid{"А-7", "", "Acme", ""}, paid{"a - 7", "", "ACME", ""}, true},
		{paid{"№ 12/А", "2018-03-01", "Acme", "100"}, paid{"№12/A", "2018-03-01", "Acme", ""}, true},
		{paid{"12", "2018-03-01", "Acme", "100"}, paid{"12", "2018-03-02", "Acme", "100"}, false},
		{paid{"12", "2018-03-01", "Acme", "100"}, paid{"12", "", "Acme", "100"}, false},
		{paid{"12", "2018-03-01", "Acme", "100"}, paid{"12", "2018-03-01", "Acme", "200"}, false},
		{paid{"12", "2018-03-01", "Acme", "100"}, paid{"12", "2018-03-01", "Bcme", ""}, false},
		{paid{"12", "2018-03-01", "", "100"}, paid{"12", "2018-03-01", "Acme", ""}, false},
		{paid{"12", "", "Acme", "100"}, paid{"120", "", "Acme", "100"}, false},
		{paid{"0", "", "Acme", "100"}, paid{"00", "", "Acme", "100"}, true},
	} {
		a, b := claim(x.a.number, x.a.date, x.a.payee, x.a.id), claim(x.b.number, x.b.date, x.b.payee, x.b.id)
		for range 2 {
			if a.Same(&b) != x.same {
				t.Errorf("%+v and %+v: same is %v", x.a, x.b, !x.same)
			}
			if found := meet(&a, &b); found != x.same {
				t.Errorf("%+v and %+v: by keys the same is %v", x.a, x.b, found)
			}
			p := Payment{InvoiceNumber: x.b.number, PayeeID: x.b.id}
			if x.b.date != "" {
				p.InvoiceDate, _ = ParseDate(x.b.date)
			}
			if x.same && !a.MayHave(p.InvoiceLabel()) {
				t.Errorf("%+v is ruled out for %+v", x.b, x.a)
			}
			x.a, x.b, a, b = x.b, x.a, b, a
		}
	}
	if _, ok := ClaimOf("12", "«»", "", "BYN"); ok {
		t.Error("a claim of nobody")
	}
}

// meet tells whether one claim is found under the keys that are looked for.
func meet(filed, asked *Claim) bool {
	own, other := filed.FiledUnder()
	one, two := asked.LookedFor()
	n := 0
	for _, key := range []ClaimKey{own, other} {
		if key != (ClaimKey{}) && (key == one || key == two) {
			n++
		}
	}
	if n > 1 {
		panic("found twice")
	}
	return n == 1
}
