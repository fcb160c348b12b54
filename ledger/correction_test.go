package ledger_test

import (
	"context"
	"reflect"
	"testing"

	"github.com/fundledger/fundledger/ledger"
)

func TestReplaceExpenditure(t *testing.T) {
	w := given(t, append(setUp(), payment("12", "600.00"))...)
	right := func(change func(*ledger.RecordExpenditure)) ledger.ReplaceExpenditure {
		return ledger.ReplaceExpenditure{
			Entry: ledger.Ref{Source: "minsk", Revision: 3}, Right: *with(payment("12", "600.00"), change), Reason: "typo",
		}
	}
	replace := func(c ledger.ReplaceExpenditure, want string) ledger.Outcome {
		t.Helper()
		before := w.entries()
		out, err := w.Replace(context.Background(), c)
		got := out.Ref.String()
		if out.Already {
			got = "already " + got
		}
		if err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("replaced: %s, want %s", got, want)
		}
		if (err != nil || out.Already) && w.entries() != before {
			t.Errorf("%s: entries were written", want)
		}
		return out
	}
	same := func(*ledger.RecordExpenditure) {}
	replace(right(same), "nothing-to-change entry=minsk#3")
	noReason := right(func(c *ledger.RecordExpenditure) { c.Amount = byn("500.00") })
	noReason.Reason = ""
	replace(noReason, "missing-field field=reason")
	// The line has 1000.00, of which 600.00 come back in the same act.
	replace(right(func(c *ledger.RecordExpenditure) { c.Amount = byn("1000.01") }),
		"over-available line=minsk/networks/2018 asked=1000.01 available=1000.00")
	c := right(func(c *ledger.RecordExpenditure) { c.Amount = byn("1000.00") })
	out := replace(c, "minsk#5")
	back, again := out.Events[0].(*ledger.ExpenditureReversed), out.Events[1].(*ledger.ExpenditureRecorded)
	if back.Replacement != again.Key || again.Succeeds != (ledger.Ref{Source: "minsk", Revision: 4}) || back.Date != day("2018-07-15") || !back.Whole {
		t.Errorf("taken back by %+v\nrecorded as %+v", back, again)
	}
	replace(c, "already minsk#5")
	replace(right(func(c *ledger.RecordExpenditure) { c.Amount = byn("1.00") }), "already-reversed entry=minsk#3 by=minsk#4")

	// A document without a number becomes one with a number, and back.
	w = given(t, append(setUp(), payment("", "600.00"))...)
	replace(right(same), "minsk#5")
	unnumbered := right(func(c *ledger.RecordExpenditure) { c.Document.Number = "" })
	unnumbered.Entry.Revision = 5
	out = replace(unnumbered, "minsk#7")
	if e := out.Events[1].(*ledger.ExpenditureRecorded); e.Document.Copy != 1 {
		t.Errorf("recorded again as the %d. of the equal ones: %+v", e.Document.Copy, e)
	}
	replace(unnumbered, "already minsk#7")
}

func TestAmendExpenditure(t *testing.T) {
	w := given(t, append(setUp(), payment("12", "600.00"))...)
	ctx := context.Background()
	amend := func(want string, changes ...ledger.Change) ledger.Outcome {
		t.Helper()
		out, err := w.Amend(ctx, ledger.AmendExpenditure{Entry: ledger.Ref{Source: "minsk", Revision: 3}, Changes: changes, Reason: "typo"})
		got := out.Ref.String()
		if out.Already {
			got = "already " + got
		}
		if err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("amended: %s, want %s", got, want)
		}
		return out
	}
	payee := payment("12", "600.00").Payee
	amend("nothing-to-change entry=minsk#3", ledger.Change{Field: "payee", To: payee})
	amend("not-amendable field=amount", ledger.Change{Field: "amount", To: "1.00"})
	amend("bad-name kind=value value=x  why=untrimmed", ledger.Change{Field: "payee", To: "x "})
	amend("bad-date value=2018-13-01", ledger.Change{Field: "invoice_date", To: "2018-13-01"})
	out := amend("minsk#4", ledger.Change{Field: "purpose", To: "Сети"}, ledger.Change{Field: "payee", To: "Медтех"}, ledger.Change{Field: "contract"})
	want := []ledger.Change{{Field: "payee", From: payee, To: "Медтех"}, {Field: "purpose", To: "Сети"}}
	if e := out.Events[0].(*ledger.ExpenditureAmended); !reflect.DeepEqual(e.Changes, want) || e.Payee != "Медтех" || e.Purpose != "Сети" || e.Previous != 0 {
		t.Errorf("amended by %+v", e)
	}
	amend("already minsk#4", ledger.Change{Field: "payee", To: "Медтех"}, ledger.Change{Field: "purpose", To: "Сети"}, ledger.Change{Field: "contract"})
	out = amend("minsk#5", ledger.Change{Field: "purpose"})
	if e := out.Events[0].(*ledger.ExpenditureAmended); e.Previous != 4 || e.Purpose != "" || e.Payee != "Медтех" {
		t.Errorf("amended again by %+v", e)
	}
	// The same document is still known by what it said first.
	if out, err := w.Do(ctx, "record", payment("12", "600.00").Decide); err != nil || !out.Already || out.Ref.String() != "minsk#3" {
		t.Errorf("recorded again: %+v, %v", out, err)
	}
	// A reversal takes the payment back from whom it stands at.
	w.wantReversal("minsk#3", "2018-07-15", "twice", "minsk#6")
	_, e, err := ledger.Load(ctx, w.Store, ledger.Ref{Source: "minsk", Revision: 6})
	if back, ok := e.(*ledger.ExpenditureReversed); err != nil || !ok || back.Payee != "Медтех" {
		t.Errorf("reversed by %+v, %v", e, err)
	}
	amend("amends-reversed entry=minsk#3 by=minsk#6", ledger.Change{Field: "payee", To: payee})

	standing, err := ledger.LoadStanding(ctx, w.Store, w.Views, ledger.Ref{Source: "minsk", Revision: 3})
	if err != nil || standing.ReversedBy.Revision != 6 || standing.AmendedBy.Revision != 5 || standing.Payment().Payee != "Медтех" {
		t.Errorf("stands as %+v, %v", standing, err)
	}
}
