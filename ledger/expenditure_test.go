package ledger_test

import (
	"context"
	"reflect"
	"testing"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/ledgertest"
)

func TestRecordExpenditure(t *testing.T) {
	pay := func(change func(*ledger.RecordExpenditure)) ledger.Command {
		return with(payment("12", "1000.00"), change)
	}
	loan := func(d string) []ledger.Command {
		return append(setUp(), &ledger.ApproveAllocation{
			Source: "wb", Line: "it", FirstDay: day("2017-01-01").AddDays(200), LastDay: day("2030-12-31"), Amount: usd("10.00"), Act: "a", Date: day(d),
		})
	}
	onLoan := func(d string) ledger.Command {
		return &ledger.RecordExpenditure{Source: "wb", Line: "it", Date: day(d), Amount: usd("10.00")}
	}
	recorded := append(setUp(), payment("12", "600.00"))
	checkRules(t, []rule{
		{name: "unknown source", when: pay(func(c *ledger.RecordExpenditure) { c.Source = "x" }), refused: "unknown-source source=x"},
		{name: "unknown line", when: pay(func(c *ledger.RecordExpenditure) { c.Line = "x" }), refused: "unknown-line line=minsk/x"},
		{
			name: "another currency", when: pay(func(c *ledger.RecordExpenditure) { c.Amount = usd("1.00") }),
			refused: "wrong-currency line=minsk/networks/2018 asked=USD currency=BYN",
		},
		{
			name: "nothing paid", when: pay(func(c *ledger.RecordExpenditure) { c.Amount = byn("0.00") }),
			refused: "not-positive line=minsk/networks/2018 asked=0.00",
		},
		{
			name: "paid back", when: pay(func(c *ledger.RecordExpenditure) { c.Amount = byn("-1.00") }),
			refused: "not-positive line=minsk/networks/2018 asked=-1.00",
		},
		{name: "no value date", when: pay(func(c *ledger.RecordExpenditure) { c.Date = ledger.NoDate }), refused: "missing-field field=value_date"},
		{
			name: "bad payee", when: pay(func(c *ledger.RecordExpenditure) { c.Payee = "a\u202eb" }),
			refused: "bad-name kind=value value=a\u202eb why=control char=\u202e field=payee",
		},
		{name: "bad document line", when: pay(func(c *ledger.RecordExpenditure) { c.Document.Line = -1 }), refused: "bad-document-line value=-1"},
		{name: "unknown dimension", when: pay(func(c *ledger.RecordExpenditure) {
			c.Dimensions = []ledger.Dimension{{Name: "measure", Value: "1"}}
		}), refused: "unknown-dimension dimension=measure"},
		{name: "dimension twice", when: pay(func(c *ledger.RecordExpenditure) {
			c.Dimensions = []ledger.Dimension{{Name: "category", Value: "1"}, {Name: "programme", Value: "x"}, {Name: "category", Value: "2"}}
		}), refused: "dimension-twice dimension=category"},
		{name: "bad value", when: pay(func(c *ledger.RecordExpenditure) {
			c.Dimensions = []ledger.Dimension{{Name: "category", Value: " "}}
		}), refused: "bad-name kind=value value=  why=untrimmed field=category"},
		{name: "dimension that the line fixes", when: pay(func(c *ledger.RecordExpenditure) {
			c.Dimensions = []ledger.Dimension{{Name: "region", Value: "Гродно"}}
		}), refused: "dimension-fixed line=minsk/networks/2018 dimension=region value=Гродно fixed=Минск"},
		{
			name: "over what is available", given: recorded, when: with(payment("13", "400.01"), func(*ledger.RecordExpenditure) {}),
			refused: "over-available line=minsk/networks/2018 asked=400.01 available=400.00",
		},
		{
			name: "day before the line", when: pay(func(c *ledger.RecordExpenditure) { c.Date = day("2017-12-31") }),
			refused: "outside-line line=minsk/networks/2018 date=2017-12-31 first=2018-01-01 last=2018-12-31",
		},
		{
			name: "day after the line", when: pay(func(c *ledger.RecordExpenditure) { c.Date = day("2019-01-01") }),
			refused: "outside-line line=minsk/networks/2018 date=2019-01-01 first=2018-01-01 last=2018-12-31",
		},
		{
			name: "day before the source opens", when: pay(func(c *ledger.RecordExpenditure) { c.Date = day("2016-12-31") }),
			refused: "before-opening source=minsk date=2016-12-31 opens=2017-01-01",
		},
		{
			name: "day after the deadline", given: loan("2017-05-19"), when: onLoan("2023-05-01"),
			refused: "after-closing source=wb date=2023-05-01 last=2023-04-30",
		},

		{name: "document again", given: recorded, when: payment("12", "600.00"), already: "minsk#3"},
		{
			name: "document again, with the kind that most are of", given: recorded, already: "minsk#3",
			when: with(payment("12", "600.00"), func(c *ledger.RecordExpenditure) { c.Document.Kind = ledger.DefaultDocumentKind }),
		},
		{
			name: "document again, with a dimension that the line fixes", given: recorded, already: "minsk#3",
			when: with(payment("12", "600.00"), func(c *ledger.RecordExpenditure) {
				c.Dimensions = []ledger.Dimension{{Name: "region", Value: "Минск"}, {Name: "category"}}
			}),
		},
		{
			name: "document again on a line that is used up", given: append(recorded, payment("13", "400.00")),
			when: payment("12", "600.00"), already: "minsk#3",
		},
		{
			name: "document again with Again, not reversed", given: recorded, already: "minsk#3",
			when: with(payment("12", "600.00"), func(c *ledger.RecordExpenditure) { c.Again = true }),
		},
		{
			name: "document with another amount", given: recorded, when: payment("12", "1.00"),
			refused: "document-conflict document=12 2018-07-13 entry=minsk#3",
		},
		{
			name: "document with another payee", given: recorded, refused: "document-conflict document=12 2018-07-13 entry=minsk#3",
			when: with(payment("12", "600.00"), func(c *ledger.RecordExpenditure) { c.Payee = "Медтех" }),
		},
		{
			name: "document from another source", given: append(loan("2017-05-19"), payment("12", "600.00")),
			refused: "document-conflict document=12 2018-07-13 entry=minsk#3",
			when: with(payment("12", "600.00"), func(c *ledger.RecordExpenditure) {
				c.Source, c.Line, c.Amount = "wb", "it", usd("6.00")
			}),
		},
		{name: "no document, again", given: append(setUp(), payment("", "600.00")), when: payment("", "600.00"), already: "minsk#3"},
	})

	// What belongs to another document, or to another line of one, is recorded.
	w := given(t, recorded...)
	for name, change := range map[string]func(*ledger.RecordExpenditure){
		"another number":       func(c *ledger.RecordExpenditure) { c.Document.Number = "13" },
		"another day":          func(c *ledger.RecordExpenditure) { c.Document.Date++ },
		"another issuer":       func(c *ledger.RecordExpenditure) { c.Document.Issuer = "BY1" },
		"another system":       func(c *ledger.RecordExpenditure) { c.Document.System = "1C" },
		"another kind":         func(c *ledger.RecordExpenditure) { c.Document.Kind = "act" },
		"another line":         func(c *ledger.RecordExpenditure) { c.Document.Line = 2 },
		"no document":          func(c *ledger.RecordExpenditure) { c.Document = ledger.Document{} },
		"no document, second":  func(c *ledger.RecordExpenditure) { c.Document = ledger.Document{Copy: 1} },
		"no document, another": func(c *ledger.RecordExpenditure) { c.Document = ledger.Document{Total: byn("1.00")} },
	} {
		out := w.must(with(payment("12", "0.01"), change))
		if e := out.Events[0].(*ledger.ExpenditureRecorded); e.Amount != byn("0.01") || e.Succeeds != (ledger.Ref{}) {
			t.Errorf("%s: recorded %+v", name, e)
		}
	}
	// The last day of line, source and money.
	w = given(t, loan("2017-05-19")...)
	late := onLoan("2023-04-30").(*ledger.RecordExpenditure)
	late.AcceptanceDate = day("2022-12-31")
	w.must(late)
	if left := w.Views.Books().Sources["wb"].Lines["it"].Available(); left != 0 {
		t.Errorf("%d left", left)
	}
}

func TestRecordedExpenditureKeepsWhatTheLineLeavesOpen(t *testing.T) {
	w := given(t, setUp()...)
	c := payment("12", "600.00")
	c.Payment.Contract, c.Payment.Purpose, c.Payment.InvoiceTotal = "5", "Сети", byn("700.00")
	c.Dimensions = []ledger.Dimension{{Name: "region", Value: "Минск"}, {Name: "programme", Value: "digital"}, {Name: "category", Value: "goods"}}
	e := w.must(c).Events[0].(*ledger.ExpenditureRecorded)
	want := []ledger.Dimension{{Name: "category", Value: "goods"}, {Name: "programme", Value: "digital"}}
	if !reflect.DeepEqual(e.Dimensions, want) {
		t.Errorf("dimensions %v, want %v", e.Dimensions, want)
	}
	if !reflect.DeepEqual(e.Payment, c.Payment) || e.Key == (ledger.ExpenditureRecorded{}).Key {
		t.Errorf("recorded %+v", e)
	}
}

// reverse orders the reversal of an entry.
func (w *world) reverse(entry, date, reason string) (ledger.Outcome, error) {
	ref, err := ledger.ParseRef(entry)
	if err != nil {
		w.t.Fatal(err)
	}
	return w.Reverse(context.Background(), ledger.ReverseExpenditure{Entry: ref, Date: day(date), Reason: reason})
}

func (w *world) wantReversal(entry, date, reason, want string) {
	w.t.Helper()
	before := w.entries()
	out, err := w.reverse(entry, date, reason)
	got := out.Ref.String()
	written := 1
	switch {
	case err != nil:
		got, written = err.Error(), 0
	case out.Already:
		got, written = "already "+got, 0
	}
	if got != want {
		w.t.Errorf("reversal of %s: %s, want %s", entry, got, want)
	}
	if n := w.entries() - before; n != written {
		w.t.Errorf("reversal of %s: %d entries written", entry, n)
	}
}

func TestReverseExpenditure(t *testing.T) {
	w := given(t, setUp()...)
	c := payment("12", "600.00")
	c.Payment.Contract, c.Payment.InvoiceNumber, c.Payment.PayeeID = "5", "INV-7", "190000001"
	c.Dimensions = []ledger.Dimension{{Name: "category", Value: "goods"}}
	recorded := w.must(c).Events[0].(*ledger.ExpenditureRecorded)

	for _, tc := range []struct{ entry, date, reason, refused string }{
		{"minsk#3", "2018-07-15", "", "missing-field field=reason"},
		{"minsk#3", "2018-07-14", "twice", "reversal-before-entry entry=minsk#3 date=2018-07-14 original=2018-07-15"},
		{"minsk#3", "2018-07-15", "twice ", "bad-name kind=value value=twice  why=untrimmed"},
		{"minsk#2", "2018-07-15", "twice", "not-an-expenditure entry=minsk#2"},
		{"minsk#4", "2018-07-15", "twice", "no-such-entry entry=minsk#4"},
		{"x#0", "2018-07-15", "twice", "no-such-entry entry=x#0"},
	} {
		w.wantReversal(tc.entry, tc.date, tc.reason, tc.refused)
	}
	if _, err := w.Reverse(context.Background(), ledger.ReverseExpenditure{Entry: ledger.Ref{Source: "minsk", Revision: 3}, Reason: "x"}); err == nil || err.Error() != "missing-field field=date" {
		t.Errorf("without a date: %v", err)
	}

	w.wantReversal("minsk#3", "2018-08-01", "twice", "minsk#4")
	line := w.Views.Books().Sources["minsk"].Lines["networks/2018"]
	if line.Available() != 100000 || line.Sums[ledger.StageSpent] != 0 {
		t.Errorf("after the reversal the line is %+v", line)
	}
	_, e, err := ledger.Load(context.Background(), w.store, ledger.Ref{Source: "minsk", Revision: 4})
	reversed, _ := e.(*ledger.ExpenditureReversed)
	if err != nil || reversed == nil || reversed.Key != recorded.Key || reversed.Digest != recorded.Digest || !reversed.Whole ||
		reversed.Amount != recorded.Amount || reversed.AppliesTo != recorded.Date || reversed.Reverses != 3 ||
		!reflect.DeepEqual(reversed.Payment, recorded.Payment) || !reflect.DeepEqual(reversed.Dimensions, recorded.Dimensions) {
		t.Errorf("the reversal is %+v, %v", e, err)
	}

	w.wantReversal("minsk#3", "2018-08-01", "twice", "already minsk#4")
	w.wantReversal("minsk#3", "2018-08-01", "other reason", "already-reversed entry=minsk#3 by=minsk#4")
	w.wantReversal("minsk#3", "2018-08-02", "twice", "already-reversed entry=minsk#3 by=minsk#4")
	w.wantReversal("minsk#4", "2018-08-02", "twice", "not-an-expenditure entry=minsk#4 why=reversal")
}

// A document that was wholly reversed may be recorded again, from another source
// too, and reversed again, and every order along the way stays safe to repeat.
func TestSuccessorsOfAReversedDocument(t *testing.T) {
	w := given(t, append(setUp(), &ledger.ApproveAllocation{
		Source: "wb", Line: "it", FirstDay: day("2018-01-01"), LastDay: day("2018-12-31"), Amount: usd("10.00"), Act: "a", Date: day("2018-01-01"),
	}, payment("12", "600.00"))...) // minsk#3, wb#2
	w.wantReversal("minsk#3", "2018-08-01", "wrong source", "minsk#4")

	// The same content comes again: a person may mean it, a file does not.
	if out, err := w.do(payment("12", "600.00")); err != nil || !out.Already || out.Ref.String() != "minsk#4" {
		t.Errorf("the reversed document again: %+v, %v", out, err)
	}
	succeeds := func(c *ledger.RecordExpenditure) string {
		t.Helper()
		return w.must(c).Events[0].(*ledger.ExpenditureRecorded).Succeeds.String()
	}
	onLoan := func() *ledger.RecordExpenditure {
		return with(payment("12", "0.00"), func(c *ledger.RecordExpenditure) {
			c.Source, c.Line, c.Amount = "wb", "it", usd("3.00")
		})
	}
	if got := succeeds(onLoan()); got != "minsk#4" { // wb#3
		t.Errorf("the successor on the loan succeeds %s", got)
	}
	if out, err := w.do(onLoan()); err != nil || !out.Already || out.Ref.String() != "wb#3" {
		t.Errorf("the successor again: %+v, %v", out, err)
	}
	if _, err := w.do(payment("12", "600.00")); err == nil || err.Error() != "document-conflict document=12 2018-07-13 entry=wb#3" {
		t.Errorf("the first content again: %v", err)
	}
	w.wantReversal("minsk#3", "2018-08-01", "wrong source", "already minsk#4")
	w.wantReversal("minsk#3", "2018-08-01", "other", "already-reversed entry=minsk#3 by=minsk#4")

	w.wantReversal("wb#3", "2018-08-02", "it was right", "wb#4")
	again := payment("12", "600.00")
	again.Again = true
	if got := succeeds(again); got != "wb#4" { // minsk#5
		t.Errorf("the second successor succeeds %s", got)
	}
	w.wantReversal("minsk#3", "2018-08-01", "wrong source", "already minsk#4")
	w.wantReversal("wb#3", "2018-08-02", "it was right", "already wb#4")
	w.wantReversal("minsk#5", "2018-08-03", "third time", "minsk#6")
	w.wantReversal("minsk#5", "2018-08-03", "third time", "already minsk#6")

	r, err := ledgertest.Read(context.Background(), w.store)
	if err != nil {
		t.Fatal(err)
	}
	if !r.Stage("minsk/networks/2018", "spent").IsZero() || !r.Stage("wb/it", "spent").IsZero() {
		t.Error("what was reversed does not net to zero")
	}
}
