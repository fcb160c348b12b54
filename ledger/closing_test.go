package ledger_test

import (
	"context"
	"fmt"
	"testing"

	"pgregory.net/rapid"

	"github.com/fundledger/fundledger/ledger"
)

// Whatever is held, closed and reopened, every day is in the state that the last
// order about it says, and a posting to it is taken or refused accordingly.
func TestPeriodsAgainstDays(t *testing.T) {
	first := day("2018-01-01")
	rapid.Check(t, func(t *rapid.T) {
		const days = 40
		var state [days]ledger.PeriodState
		var closer [days]string
		b := ledger.NewBooks()
		apply := func(e ledger.Event, actor string, revision ledger.Revision) {
			err := b.Apply(ledger.Entry{Ordinal: ledger.Ordinal(revision + 1), Stream: "source-minsk", Revision: revision, Actor: actor}, e)
			if err != nil {
				t.Fatal(err)
			}
		}
		apply(&ledger.SourceRegistered{Kind: "other", Currency: "BYN", Opens: first}, "", 0)
		for revision := ledger.Revision(1); revision < 30; {
			from := rapid.IntRange(0, days-1).Draw(t, "from")
			to := rapid.IntRange(from, days-1).Draw(t, "to")
			c := &ledger.SetPeriod{
				Source: "minsk", State: ledger.PeriodState(rapid.IntRange(0, 2).Draw(t, "state")), Reason: "r",
				Actor:  rapid.SampledFrom([]string{"ivanova", "petrova"}).Draw(t, "actor"),
				Period: ledger.Period{Start: first.AddDays(from), End: first.AddDays(to + 1), Label: fmt.Sprint(from, "..", to)},
			}
			want, all, none := "", true, true
			for d := from; d <= to; d++ {
				all = all && state[d] == c.State
				none = none && state[d] == ledger.PeriodOpen
				switch {
				case c.State == ledger.PeriodIsHeld && state[d] == ledger.PeriodIsClosed:
					want = "period-closed"
				case c.State == ledger.PeriodOpen && state[d] == ledger.PeriodIsClosed && closer[d] == c.Actor:
					want = "second-person"
				}
			}
			if none && c.State == ledger.PeriodOpen {
				want = "period-open"
			}
			decision, err := c.Decide(b, nil)
			if ledger.RefusalCode(err) != want {
				t.Fatalf("%+v: %v, want %q", c, err, want)
			}
			if want == "" && (decision.Already != nil) != all {
				t.Fatalf("%+v: decided %+v although all days are so: %v", c, decision, all)
			}
			if want == "" && !all {
				apply(decision.Events[0], c.Actor, revision)
				for d := from; d <= to; d++ {
					state[d], closer[d] = c.State, c.Actor
				}
			}
			revision++
			for d := range days {
				got := ledger.PeriodOpen
				for _, closing := range b.Sources["minsk"].Closings {
					if closing.Contains(first.AddDays(d)) {
						if got != ledger.PeriodOpen {
							t.Fatalf("day %d is in two closings: %+v", d, b.Sources["minsk"].Closings)
						}
						got = closing.State
					}
				}
				if got != state[d] {
					t.Fatalf("day %d is %v, want %v: %+v", d, got, state[d], b.Sources["minsk"].Closings)
				}
			}
		}
	})
}

func TestPostingsToClosedPeriods(t *testing.T) {
	w := given(t, append(setUp(), payment("12", "600.00"))...)
	do := func(c ledger.Command, want string) {
		t.Helper()
		out, err := w.Do(context.Background(), "test", c.Decide)
		got := out.Ref.String()
		if out.Already {
			got = "already " + got
		}
		if err != nil {
			got = err.Error()
		}
		if got != want {
			t.Errorf("%T: %s, want %s", c, got, want)
		}
	}
	july := ledger.Period{Start: day("2018-07-01"), End: day("2018-08-01"), Label: "2018-07"}
	set := func(state ledger.PeriodState, actor, reason string) ledger.Command {
		return &ledger.SetPeriod{Source: "minsk", Period: july, State: state, Actor: actor, Reason: reason}
	}
	late := func(on, real string) ledger.Command {
		return with(payment("14", "10.00"), func(c *ledger.RecordExpenditure) { c.Date, c.AppliesTo = day(on), day(real) })
	}
	do(set(ledger.PeriodIsHeld, "tester", ""), "minsk#4")
	do(set(ledger.PeriodIsHeld, "tester", ""), "already minsk#4")
	do(payment("13", "10.00"), "period-held source=minsk date=2018-07-15 period=2018-07 entry=minsk#4")
	do(payment("12", "600.00"), "already minsk#3") // a repetition writes nothing
	do(set(ledger.PeriodIsClosed, "tester", ""), "minsk#5")
	do(payment("13", "10.00"), "period-closed source=minsk date=2018-07-15 period=2018-07 entry=minsk#5")
	w.wantReversal("minsk#3", "2018-07-20", "twice", "period-closed source=minsk date=2018-07-20 period=2018-07 entry=minsk#5")
	do(late("2018-08-02", "2018-08-01"), "applies-to-open source=minsk date=2018-08-01")
	do(late("2018-07-20", "2018-07-15"), "period-closed source=minsk date=2018-07-20 period=2018-07 entry=minsk#5")
	do(late("2019-01-10", "2018-07-15"), "minsk#6") // the line pays on the real day
	do(set(ledger.PeriodOpen, "tester", "late act"), "second-person actor=tester entry=minsk#5")
	do(set(ledger.PeriodOpen, "Tеster", "late act"), "second-person actor=Tеster entry=minsk#5") // with a Cyrillic е
	do(set(ledger.PeriodOpen, "b", ""), "missing-field field=reason")
	do(set(ledger.PeriodOpen, "b", "late act"), "minsk#7")
	do(set(ledger.PeriodOpen, "b", "late act"), "period-open source=minsk period=2018-07")
	do(payment("13", "10.00"), "minsk#8")
}
