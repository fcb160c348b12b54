package ledger_test

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/fundledger/fundledger/ledger"
)

// lifeDays are days on which the source of lifeWorld is in each state.
var lifeDays = [ledger.NumLifeStates]string{
	ledger.LifeEarly: "2017-12-31", ledger.LifeActive: "2018-03-01", ledger.LifeTransition: "2018-06-14",
	ledger.LifeSuspended: "2018-06-15", ledger.LifeGrace: "2019-02-01", ledger.LifeEnded: "2019-05-01",
}

// lifeWorld is a source that closes at the end of 2018 and was suspended from June to
// August, with ten days of transition. Each line has a contract from before that, the
// lines that end in -x are excepted.
func lifeWorld(t *testing.T) *world {
	w := given(t, createLedger(), &ledger.RegisterSource{ID: "minsk", SourceRegistered: ledger.SourceRegistered{
		Kind: "other", Currency: "BYN", Opens: day("2018-01-01"), Closes: day("2018-12-31"), Deadline: day("2019-04-30"),
	}})
	for _, end := range []string{"", "-x"} {
		for _, line := range []struct{ path, first, last string }{
			{"networks", "2018-01-01", "2020-12-31"},
			{"training", "2018-01-01", "2020-12-31"},
			{"old", "2018-01-01", "2018-01-31"},
			{"new", "2018-02-01", "2020-12-31"},
		} {
			w.must(&ledger.ApproveAllocation{
				Source: "minsk", Line: line.path + end, FirstDay: day(line.first), LastDay: day(line.last), Amount: byn("1000.00"), Act: "1", Date: day("2017-12-01"),
			})
		}
		w.must(contract("5", "networks"+end, "2018-01-10"))
		first := payment("1"+end, "5.00")
		first.Line, first.Date = "networks"+end, day("2018-01-10")
		w.must(first)
	}
	w.must(&ledger.SuspendSource{
		Source: "minsk", From: day("2018-06-05"), Transition: 10, Except: []string{"networks-x", "training-x", "old-x", "new-x"}, Act: "Notice 5",
	})
	w.must(&ledger.ResumeSource{Source: "minsk", From: day("2018-09-01"), Act: "Notice 6"})
	return w
}

func contract(number, line, date string) *ledger.MakeCommitment {
	return &ledger.MakeCommitment{
		Source: "minsk", Terms: ledger.Terms{Number: number + line, Date: day(date)}, Parts: []ledger.Part{{Line: line, Minor: 10000}},
	}
}

// A lifeOrder gives an order on a day, on the lines that have an ending, against the
// contract from before or against nothing.
type lifeOrder struct {
	name  string
	order ledger.Order
	do    func(w *world, end string, on ledger.Date, begun bool) (ledger.Outcome, error)
}

var lifeOrders = []lifeOrder{
	{"approve", ledger.OrderAllocate, func(w *world, end string, on ledger.Date, _ bool) (ledger.Outcome, error) {
		return w.do(&ledger.ApproveAllocation{
			Source: "minsk", Line: "fresh" + end, FirstDay: day("2018-01-01"), LastDay: day("2020-12-31"), Amount: byn("5.00"), Act: "2", Date: on,
		})
	}},
	{"revise to more", ledger.OrderAllocate, func(w *world, end string, on ledger.Date, _ bool) (ledger.Outcome, error) {
		return w.do(&ledger.ReviseAllocation{Source: "minsk", Line: "networks" + end, Amount: byn("5.00"), Differences: true, Act: "3", Date: on})
	}},
	{"transfer", ledger.OrderAllocate, func(w *world, end string, on ledger.Date, _ bool) (ledger.Outcome, error) {
		return w.do(&ledger.TransferAllocation{
			Source: "minsk", From: "networks" + end, ToSource: "minsk", To: "training" + end, Amount: byn("5.00"), Act: "3", Date: on,
		})
	}},
	{"revise to less", ledger.OrderCut, func(w *world, end string, on ledger.Date, _ bool) (ledger.Outcome, error) {
		return w.do(&ledger.ReviseAllocation{Source: "minsk", Line: "networks" + end, Amount: byn("-5.00"), Differences: true, Act: "3", Date: on})
	}},
	{"carry over", ledger.OrderCarry, func(w *world, end string, on ledger.Date, _ bool) (ledger.Outcome, error) {
		return w.do(&ledger.CarryOverAllocation{Source: "minsk", From: "old" + end, ToSource: "minsk", To: "new" + end, Act: "4", Date: on})
	}},
	{"commit", ledger.OrderCommit, func(w *world, end string, on ledger.Date, _ bool) (ledger.Outcome, error) {
		c := contract("6", "networks"+end, "2018-01-01")
		c.Date = on
		return w.do(c)
	}},
	{"change to more", ledger.OrderCommit, func(w *world, end string, on ledger.Date, _ bool) (ledger.Outcome, error) {
		return w.change(end, on, 100)
	}},
	{"accept", ledger.OrderAccept, func(w *world, end string, on ledger.Date, begun bool) (ledger.Outcome, error) {
		c := &ledger.AcceptLiability{Source: "minsk", Line: "networks" + end, Amount: byn("5.00"), Terms: ledger.Terms{Number: "7", Date: on}}
		if begun {
			c.Commitment = "5networks" + end
		}
		return w.do(c)
	}},
	{"pay against a contract", ledger.OrderPay, func(w *world, end string, on ledger.Date, begun bool) (ledger.Outcome, error) {
		c := payment("8", "5.00")
		if c.Line, c.Date = "networks"+end, on; begun {
			c.Commitment = "5networks" + end
		}
		return w.do(c)
	}},
	{"pay what was accepted", ledger.OrderPay, func(w *world, end string, on ledger.Date, begun bool) (ledger.Outcome, error) {
		c := payment("8", "5.00")
		if c.Line, c.Date, c.AcceptanceDate = "networks"+end, on, on; begun {
			c.AcceptanceDate = day("2018-02-01")
		}
		return w.do(c)
	}},
	{"replace", ledger.OrderPay, func(w *world, end string, on ledger.Date, begun bool) (ledger.Outcome, error) {
		c := payment("8", "5.00")
		if c.Line, c.Date = "networks"+end, on; begun {
			c.Commitment = "5networks" + end
		}
		return w.Replace(context.Background(), ledger.ReplaceExpenditure{Entry: w.paid(end), Right: *c, Reason: "date"})
	}},
	{"advance", ledger.OrderReceive, receiptOf(ledger.ReceiptAdvance)},
	{"transfer in", ledger.OrderReceive, receiptOf(ledger.ReceiptTransfer)},
	{"reimbursement", ledger.OrderReimburse, receiptOf(ledger.ReceiptReimbursement)},
	{"refund in", ledger.OrderRefund, receiptOf(ledger.ReceiptRefundIn)},
	{"refund out", ledger.OrderRefund, receiptOf(ledger.ReceiptRefundOut)},
	{"interest", ledger.OrderRefund, receiptOf(ledger.ReceiptInterest)},
	{"reverse", ledger.OrderTakeBack, func(w *world, end string, on ledger.Date, _ bool) (ledger.Outcome, error) {
		return w.Reverse(context.Background(), ledger.ReverseExpenditure{Entry: w.paid(end), Date: on, Reason: "twice"})
	}},
	{"release", ledger.OrderTakeBack, func(w *world, end string, on ledger.Date, _ bool) (ledger.Outcome, error) {
		return w.ReleaseObligation(context.Background(), ledger.ReleaseObligation{
			Stage: ledger.StageCommitted, Entry: w.contract(end), Date: on, Reason: "ended",
		})
	}},
	{"change to less", ledger.OrderTakeBack, func(w *world, end string, on ledger.Date, _ bool) (ledger.Outcome, error) {
		return w.change(end, on, -100)
	}},
}

func receiptOf(kind string) func(*world, string, ledger.Date, bool) (ledger.Outcome, error) {
	return func(w *world, _ string, on ledger.Date, _ bool) (ledger.Outcome, error) {
		return w.do(&ledger.RecordReceipt{Source: "minsk", Kind: kind, Account: "a", Date: on, Amount: byn("5.00")})
	}
}

func (w *world) contract(end string) ledger.Ref {
	o, err := w.Views.Books().Sources["minsk"].Obligation(ledger.StageCommitted, "5networks"+end)
	if err != nil {
		w.t.Fatal(err)
	}
	return ledger.Ref{Source: "minsk", Revision: o.Entry}
}

// paid is the payment that was recorded right behind the contract.
func (w *world) paid(end string) ledger.Ref {
	ref := w.contract(end)
	ref.Revision++
	return ref
}

func (w *world) change(end string, on ledger.Date, minor int64) (ledger.Outcome, error) {
	return w.ChangeCommitment(context.Background(), ledger.ChangeCommitment{
		Entry: w.contract(end), Date: on, Act: "Agreement 1", Parts: []ledger.Part{{Line: "networks" + end, Minor: minor}},
	})
}

// Every cell of the table of states and orders, with and without an exception, for
// what was begun before and what was not: what it says is what happens.
func TestEveryOrderInEveryState(t *testing.T) {
	met := map[ledger.Order]bool{}
	for _, o := range lifeOrders {
		met[o.order] = true
		for state, text := range lifeDays {
			state, on := ledger.LifeState(state), day(text)
			if state == ledger.LifeEarly && (o.order == ledger.OrderTakeBack || o.name == "replace") {
				continue // there is nothing yet to be taken back
			}
			for _, end := range []string{"", "-x"} {
				for _, begun := range []bool{false, true} {
					name := fmt.Sprintf("%s/%v%s/begun %v", o.name, state, end, begun)
					w := lifeWorld(t)
					if is, _ := w.Views.Books().Sources["minsk"].StateOn(on); is != state {
						t.Fatalf("%s: the source is %v on %v", name, is, on)
					}
					leave := ledger.Leaves[o.order][state]
					allowed := leave == ledger.Allowed || leave == ledger.IfBegun && begun
					suspended := state == ledger.LifeTransition || state == ledger.LifeSuspended
					touchesLines := o.order < ledger.OrderReceive && o.name != "approve" // a line that is not there yet is not excepted
					if suspended && end != "" && touchesLines {
						allowed = true
					}
					before := w.entries()
					_, err := o.do(w, end, on, begun)
					if allowed {
						if err != nil {
							t.Errorf("%s: %v", name, err)
						}
						continue
					}
					refusal, ok := err.(*ledger.Refusal)
					if !ok {
						t.Errorf("%s: %v, want a refusal", name, err)
						continue
					}
					if w.entries() != before {
						t.Errorf("%s: something was written", name)
					}
					if suspended && (refusal.Arg("source") != "minsk" || refusal.Arg("date") != on || refusal.Arg("act") != "Notice 5") {
						t.Errorf("%s: %v", name, err)
					}
				}
			}
		}
	}
	for order := range ledger.Order(ledger.NumOrders) {
		if !met[order] {
			t.Errorf("no command gives the order %v", order)
		}
	}
}

// The table in docs is the one in the code.
func TestTheTableOfStatesIsDocumented(t *testing.T) {
	text, err := os.ReadFile(filepath.Join("..", "docs", "source-life.md"))
	if err != nil {
		t.Fatal(err)
	}
	words := map[ledger.Leave]string{ledger.Refused: "no", ledger.Allowed: "yes", ledger.IfBegun: "begun", ledger.InWindow: "window"}
	want := "| order | commands |"
	for s := range ledger.LifeState(ledger.NumLifeStates) {
		want += " " + s.String() + " |"
	}
	if !strings.Contains(string(text), want) {
		t.Errorf("there is no heading %s", want)
	}
	for o := range ledger.Order(ledger.NumOrders) {
		row := ""
		for _, leave := range ledger.Leaves[o] {
			row += " " + words[leave] + " |"
		}
		found := false
		for _, line := range strings.Split(string(text), "\n") {
			found = found || strings.HasPrefix(line, "| "+o.String()+" |") && strings.HasSuffix(line, " |"+row)
		}
		if !found {
			t.Errorf("there is no row | %v | … |%s", o, row)
		}
	}
}

func TestSuspendResumeClose(t *testing.T) {
	suspend := func() *ledger.SuspendSource {
		return &ledger.SuspendSource{Source: "minsk", From: day("2018-06-05"), Transition: 30, Except: []string{"networks/2018"}, Act: "Notice 5"}
	}
	resume := func() *ledger.ResumeSource {
		return &ledger.ResumeSource{Source: "minsk", From: day("2018-09-01"), Act: "Notice 6"}
	}
	end := func() *ledger.CloseSource {
		return &ledger.CloseSource{Source: "minsk", On: day("2018-12-31"), Act: "Letter 9"}
	}
	for _, r := range []rule{
		{
			name: "again", given: append(setUp(), suspend()), when: suspend(), already: "minsk#3",
		},
		{
			name: "the act says otherwise", given: append(setUp(), suspend()), when: with(suspend(), func(c *ledger.SuspendSource) { c.Transition = 0 }),
			refused: "act-conflict line=minsk act=Notice 5 entry=minsk#3",
		},
		{
			name: "while suspended", given: append(setUp(), suspend()), when: with(suspend(), func(c *ledger.SuspendSource) { c.Act = "Notice 7" }),
			refused: "already-suspended source=minsk since=2018-06-05 act=Notice 5 entry=minsk#3",
		},
		{
			name: "over an earlier one", given: append(setUp(), suspend(), resume()),
			when:    with(suspend(), func(c *ledger.SuspendSource) { c.Act, c.From = "Notice 7", day("2018-08-31") }),
			refused: "suspension-overlaps source=minsk date=2018-08-31 resumed=2018-09-01 entry=minsk#3",
		},
		{
			name: "no such line", when: with(suspend(), func(c *ledger.SuspendSource) { c.Except = []string{"it"} }),
			refused: "unknown-line line=minsk/it",
		},
		{
			name: "a line twice", when: with(suspend(), func(c *ledger.SuspendSource) { c.Except = []string{"networks/2018", "networks/2018"} }),
			refused: "line-excepted-twice line=minsk/networks/2018",
		},
		{
			name: "no transition of ten years", when: with(suspend(), func(c *ledger.SuspendSource) { c.Transition = 3661 }),
			refused: "bad-transition value=3661 most=3660",
		},
		{name: "no act", when: with(suspend(), func(c *ledger.SuspendSource) { c.Act = "" }), refused: "missing-field field=act"},
		{name: "resumed without a suspension", when: resume(), refused: "not-suspended source=minsk"},
		{name: "resumed again", given: append(setUp(), suspend(), resume()), when: resume(), already: "minsk#4"},
		{
			name: "resumed too early", given: append(setUp(), suspend()), when: with(resume(), func(c *ledger.ResumeSource) { c.From = day("2018-06-04") }),
			refused: "resumed-before-suspension source=minsk date=2018-06-04 since=2018-06-05 entry=minsk#3",
		},
		{name: "closed again", given: append(setUp(), end()), when: end(), already: "minsk#3"},
		{
			name: "closed otherwise", given: append(setUp(), end()), when: with(end(), func(c *ledger.CloseSource) { c.Act = "Letter 10" }),
			refused: "already-closed source=minsk closes=2018-12-31 act=Letter 9 entry=minsk#3",
		},
		{
			name: "suspended after closing", given: append(setUp(), end()), when: with(suspend(), func(c *ledger.SuspendSource) { c.From = day("2019-01-01") }),
			refused: "suspended-after-closing source=minsk date=2019-01-01 closes=2018-12-31",
		},
		{
			name: "the closing date is final", given: append(setUp(), end()),
			when:    &ledger.AmendSource{ID: "minsk", SourceAmended: ledger.SourceAmended{Closes: day("2019-12-31")}},
			refused: "already-closed source=minsk closes=2018-12-31 act=Letter 9 entry=minsk#3",
		},
		{
			name: "closed later than planned", when: &ledger.CloseSource{Source: "wb", On: day("2023-01-01"), Act: "1"},
			refused: "closing-later source=wb date=2023-01-01 closes=2022-12-31",
		},
	} {
		t.Run(r.name, r.check)
	}
}
