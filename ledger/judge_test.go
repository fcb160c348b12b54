package ledger_test

import (
	"slices"
	"strings"
	"testing"
	"time"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/ledgertest"
	"github.com/fundledger/fundledger/ledger/memstore"
)

// Somebody appends events that no command would have decided on. Each is found by what is
// wrong with it.
func TestJudgeFinds(t *testing.T) {
	day := func(m time.Month, d int) ledger.Date { return ledger.NewDate(2018, m, d) }
	byn := func(minor int64) ledger.Money { return ledger.Money{Minor: minor, Currency: "BYN"} }
	pay := func(d ledger.Date, minor int64) *ledger.ExpenditureRecorded {
		return &ledger.ExpenditureRecorded{Line: "networks", Date: d, Amount: byn(minor)}
	}
	file := func(entry ledger.Revision, n int64) *ledger.EvidenceAttached {
		return &ledger.EvidenceAttached{Entry: entry, Number: n, File: ledger.File{Size: 1, Name: "a.pdf"}}
	}
	for _, test := range []struct {
		name  string
		event ledger.Event
		want  string // codes, the first of each
	}{
		{"a payment like others", pay(day(5, 5), 100), ""},
		{"more than is available", pay(day(5, 5), 100_001), "found-overspent"},
		{"nothing", pay(day(5, 5), 0), "found-not-positive"},
		{"in a closed period", pay(day(1, 5), 100), "found-period-closed"},
		{"in a held period", pay(day(2, 5), 100), "found-life"},
		{"while suspended", pay(day(10, 5), 100), "found-life"},
		{"a contract while suspended", &ledger.CommitmentMade{
			Amount: byn(100), Parts: []ledger.Part{{Line: "networks", Minor: 100}}, Terms: ledger.Terms{Number: "7", Date: day(10, 5)},
		}, "found-life"},
		{"before the source begins", pay(ledger.NewDate(2017, 12, 31), 100), "found-outside-line found-life"},
		{"a plan that does not add up", &ledger.AllocationRevised{Line: "networks", Date: day(3, 1), Amount: byn(500), Final: 700, Act: "x"}, "found-final"},
		{"reopened by who closed it", &ledger.PeriodReopened{PeriodAct: ledger.PeriodAct{Period: "2018-01", FirstDay: day(1, 1), LastDay: day(1, 31), Reason: "x"}}, "found-same-person"},
		{"more taken back than was paid", &ledger.ExpenditureReversed{Reverses: 6, Line: "networks", Date: day(5, 5), AppliesTo: day(5, 5), Amount: byn(101), Whole: true, Reason: "x"}, "found-over-remaining found-takes-back-nothing"},
		{"a source of no kind", &ledger.SourceRegistered{Kind: "bank", Currency: "BYN", Calendar: "wb", Opens: day(1, 1)}, "found-word"},
		{"evidence of an entry", file(6, 1), ""},
		{"evidence of no entry", file(90, 1), "found-evidence"},
		{"a second file without a first", file(6, 2), "found-evidence"},
		{"on a line that there is not", &ledger.ExpenditureRecorded{Line: "roads", Date: day(5, 5), Amount: byn(1)}, "found-no-place"},
	} {
		t.Run(test.name, func(t *testing.T) {
			store := &memstore.Store{}
			l := ledgertest.New(store, 1)
			do := func(decide func(*ledger.Books, ledger.Documents) (ledger.Decision, error)) {
				t.Helper()
				if _, err := l.Do(t.Context(), "test", decide); err != nil {
					t.Fatal(err)
				}
			}
			do((&ledger.CreateLedger{ID: l.NewID(), Name: "health", Currency: "BYN", Zone: "UTC"}).Decide)
			do((&ledger.RegisterSource{ID: "grodno", SourceRegistered: ledger.SourceRegistered{Kind: ledger.KindOther, Currency: "BYN", Opens: day(1, 1)}}).Decide)
			do((&ledger.ApproveAllocation{
				Source: "grodno", Line: "networks", FirstDay: day(1, 1), LastDay: day(12, 31), Amount: byn(100_100), Act: "Decision 7", Date: day(1, 10),
			}).Decide)
			do((&ledger.SuspendSource{Source: "grodno", From: day(9, 1), Act: "Notice 5"}).Decide)
			period := func(p string) ledger.Period {
				span, err := ledger.ParsePeriod(p, ledger.BuiltinCalendars(), "calendar")
				if err != nil {
					t.Fatal(err)
				}
				return span
			}
			do((&ledger.SetPeriod{Source: "grodno", Period: period("2018-01"), State: ledger.PeriodIsClosed, Act: "Order 1"}).Decide)
			do((&ledger.SetPeriod{Source: "grodno", Period: period("2018-02"), State: ledger.PeriodIsHeld, Act: "Order 2"}).Decide)
			do((&ledger.RecordExpenditure{Source: "grodno", Line: "networks", Date: day(5, 5), Amount: byn(100)}).Decide)

			stream := "source-grodno"
			if _, ok := test.event.(*ledger.SourceRegistered); ok {
				stream = "source-brest"
			}
			put(t, l, stream, test.event)
			var found []string
			j := ledger.NewJudge(func(_ ledger.Record, r *ledger.Refusal) {
				if code := r.Code; len(found) == 0 || found[len(found)-1] != code {
					found = append(found, code)
				}
			})
			_, err := store.Read(t.Context(), "", "", func(r ledger.Record) error {
				e, err := ledger.Decode(r.Type, r.Data)
				if err != nil {
					return err
				}
				return j.Entry(&r, e)
			})
			if err != nil {
				found = append(found, ledger.RefusalCode(err))
			}
			if got := strings.Join(found, " "); got != test.want {
				t.Errorf("found %q, want %q", got, test.want)
			}
		})
	}
}

// put appends an event that nobody decided on.
func put(t *testing.T, l *ledger.Ledger, stream string, e ledger.Event) {
	t.Helper()
	_, err := l.Do(t.Context(), "test", func(b *ledger.Books, _ ledger.Documents) (ledger.Decision, error) {
		return ledger.Decision{Stream: stream, Expected: b.Revision(stream), Events: []ledger.Event{e}}, nil
	})
	if err != nil {
		t.Logf("the program's own books say: %v", err)
	}
}

// A payment in a currency that a law had not made the source's yet, or had taken from it, was
// decided on by nobody.
func TestJudgeFindsTheCurrencyOfAnotherDay(t *testing.T) {
	store := &memstore.Store{}
	l := ledgertest.New(store, 1)
	for _, c := range []ledger.Command{
		&ledger.CreateLedger{ID: l.NewID(), Name: "health", Currency: "BYN", Zone: "UTC"},
		&ledger.RegisterSource{ID: "grodno", SourceRegistered: ledger.SourceRegistered{Kind: ledger.KindOther, Currency: "BYR", Opens: ledger.NewDate(2015, 1, 1)}},
		&ledger.ApproveAllocation{
			Source: "grodno", Line: "networks", FirstDay: ledger.NewDate(2015, 1, 1), LastDay: ledger.NewDate(2017, 12, 31),
			Amount: ledger.Money{Minor: 1_000_000, Currency: "BYR"}, Act: "Decision 7", Date: ledger.NewDate(2015, 1, 10),
		},
		&ledger.RedenominateSource{Source: "grodno", Currency: "BYN", Act: "Edict 450"},
	} {
		if _, err := l.Do(t.Context(), "test", c.Decide); err != nil {
			t.Fatal(err)
		}
	}
	var want []ledger.Revision
	for _, x := range []struct {
		day      ledger.Date
		currency ledger.Currency
		found    bool
	}{
		{ledger.NewDate(2016, 6, 30), "BYR", false},
		{ledger.NewDate(2016, 6, 30), "BYN", true},
		{ledger.NewDate(2016, 7, 1), "BYN", false},
		{ledger.NewDate(2016, 12, 31), "BYR", false},
		{ledger.NewDate(2017, 1, 1), "BYR", true},
	} {
		put(t, l, "source-grodno", &ledger.ExpenditureRecorded{Key: l.NewID(), Line: "networks", Date: x.day, Amount: ledger.Money{Minor: 100, Currency: x.currency}})
		if x.found {
			want = append(want, l.Views.Books().Revision("source-grodno"))
		}
	}
	var found []ledger.Revision
	j := ledger.NewJudge(func(r ledger.Record, refusal *ledger.Refusal) {
		if refusal.Code != "found-currency" {
			t.Errorf("%v: %v", ledger.RefOf(r), refusal)
		}
		found = append(found, r.Revision)
	})
	_, err := store.Read(t.Context(), "", "", func(r ledger.Record) error {
		e, err := ledger.Decode(r.Type, r.Data)
		if err != nil {
			return err
		}
		return j.Entry(&r, e)
	})
	if err != nil || !slices.Equal(found, want) || len(want) != 2 {
		t.Errorf("%v, found %v, want %v", err, found, want)
	}
}
