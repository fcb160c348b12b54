package ledger_test

import (
	"context"
	"errors"
	"fmt"
	"iter"
	"reflect"
	"sync"
	"testing"
	"time"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/ledgertest"
	"github.com/fundledger/fundledger/ledger/memstore"
)

func TestTime(t *testing.T) {
	last := time.Date(2026, 1, 15, 12, 0, 0, 0, time.UTC)
	for _, tc := range []struct {
		name    string
		last    time.Time
		now     time.Time
		trust   bool
		want    time.Time
		refused string
	}{
		{"later", last, last.Add(time.Minute), false, last.Add(time.Minute), ""},
		{"in another zone, with microseconds", last, last.Add(1500 * time.Microsecond).In(time.FixedZone("Minsk", 3*3600)), false, last.Add(time.Millisecond), ""},
		{"the same", last, last, false, last, ""},
		{"slightly before is lifted", last, last.Add(-time.Hour), false, last, ""},
		{
			"an hour and more before", last, last.Add(-time.Hour - time.Millisecond), false,
			time.Time{},
			"clock-behind now=2026-01-15T10:59:59Z last=2026-01-15T12:00:00Z",
		},
		{"two years ahead", last, last.Add(2 * 366 * 24 * time.Hour), false, last.Add(2 * 366 * 24 * time.Hour), ""},
		{
			"a laptop in 2081", last, time.Date(2081, 1, 1, 0, 0, 0, 0, time.UTC), false,
			time.Time{},
			"clock-ahead now=2081-01-01T00:00:00Z last=2026-01-15T12:00:00Z",
		},
		{"trusted ahead", last, time.Date(2081, 1, 1, 0, 0, 0, 0, time.UTC), true, time.Date(2081, 1, 1, 0, 0, 0, 0, time.UTC), ""},
		{"trusted behind is lifted all the same", last, time.Date(1970, 1, 1, 0, 0, 0, 0, time.UTC), true, last, ""},
		{"first entry", time.Time{}, last, false, last, ""},
		{
			"first entry before there was such a program",
			time.Time{},
			time.Date(1970, 1, 1, 0, 0, 0, 0, time.UTC), false,
			time.Time{},
			"clock-implausible now=1970-01-01T00:00:00Z",
		},
		{
			"first entry far ahead",
			time.Time{},
			time.Date(2061, 1, 1, 0, 0, 0, 0, time.UTC), false,
			time.Time{},
			"clock-implausible now=2061-01-01T00:00:00Z",
		},
		{"first entry, trusted", time.Time{}, time.Date(2061, 1, 1, 0, 0, 0, 0, time.UTC), true, time.Date(2061, 1, 1, 0, 0, 0, 0, time.UTC), ""},
	} {
		l := ledger.Ledger{Now: func() time.Time { return tc.now }, TrustClock: tc.trust}
		got, err := l.Time(&ledger.Books{Recorded: tc.last})
		switch {
		case tc.refused != "":
			if err == nil || err.Error() != tc.refused {
				t.Errorf("%s: %v, want %s", tc.name, err, tc.refused)
			}
		case err != nil || !got.Equal(tc.want) || got.Location() != time.UTC:
			t.Errorf("%s: %v, %v, want %v", tc.name, got, err, tc.want)
		}
	}
}

// What a commit says about itself.
func TestMetadataOfACommand(t *testing.T) {
	w := given(t, createLedger())
	w.Author = ledger.Author{Actor: "Иванова", OSUser: "ivanova", Host: "fin-07", StoreUser: "ops"}
	if _, err := w.Do(context.Background(), "source register", registerLoan().Decide); err != nil {
		t.Fatal(err)
	}
	r, err := ledgertest.Read(context.Background(), w.store)
	if err != nil {
		t.Fatal(err)
	}
	first, _ := ledger.DecodeMetadata(r.Entries[0].Metadata)
	got, err := ledger.DecodeMetadata(r.Entries[1].Metadata)
	if err != nil {
		t.Fatal(err)
	}
	want := ledger.Metadata{
		Commit: got.Commit, Events: 1, RecordedAt: got.RecordedAt, Actor: "Иванова", OSUser: "ivanova", Host: "fin-07",
		StoreUser: "ops", Command: "source register", Rules: ledger.Rules, Seen: []ledger.Seen{{Stream: "ledger", Revision: 0}},
	}
	if !reflect.DeepEqual(got, want) || got.Commit == first.Commit || got.Commit.Version() != 7 {
		t.Errorf("metadata %+v\nwant     %+v", got, want)
	}
	if !got.RecordedAt.After(first.RecordedAt) || len(first.Seen) != 0 {
		t.Errorf("first %+v, then %+v", first, got)
	}
}

// Recording a reversed document again from another source rests on what stands there.
func TestMetadataOfASuccessor(t *testing.T) {
	w := given(t, append(setUp(), &ledger.ApproveAllocation{
		Source: "wb", Line: "it", FirstDay: day("2018-01-01"), LastDay: day("2018-12-31"), Amount: usd("10.00"), Act: "a", Date: day("2018-01-01"),
	}, payment("12", "600.00"))...)
	w.wantReversal("minsk#3", "2018-08-01", "wrong source", "minsk#4")
	out := w.must(with(payment("12", "0.00"), func(c *ledger.RecordExpenditure) {
		c.Source, c.Line, c.Amount = "wb", "it", usd("3.00")
	}))
	record, _, err := ledger.Load(context.Background(), w.store, out.Ref)
	if err != nil {
		t.Fatal(err)
	}
	m, err := ledger.DecodeMetadata(record.Metadata)
	want := []ledger.Seen{{Stream: "ledger", Revision: w.Views.Books().Revision("ledger")}, {Stream: "source-minsk", Revision: 4}}
	if err != nil || !reflect.DeepEqual(m.Seen, want) {
		t.Errorf("%v has seen %v, %v; want %v", out.Ref, m.Seen, err, want)
	}
}

// A command that loses its race is decided again on what the winner wrote.
func TestDoDecidesAgainAfterAConflict(t *testing.T) {
	w := given(t, setUp()...)
	other := ledgertest.New(w.store, 2)
	decided := 0
	w.Ledger.Store = &racing{Store: w.store, before: func() {
		if decided == 1 { // between the first decision and its append
			if _, err := other.Do(context.Background(), "test", payment("other", "700.00").Decide); err != nil {
				t.Fatal(err)
			}
		}
	}}
	c := payment("12", "600.00")
	_, err := w.Do(context.Background(), "test", func(b *ledger.Books, docs ledger.Documents) (ledger.Decision, error) {
		decided++
		return c.Decide(b, docs)
	})
	if decided != 2 || err == nil || err.Error() != "over-available line=minsk/networks/2018 asked=600.00 available=300.00" {
		t.Errorf("decided %d times, then %v", decided, err)
	}
}

// racing is a store that is not atomic and lets something happen before an append.
type racing struct {
	*memstore.Store
	before func()
}

func (s *racing) Atomic() bool { return false }

func (s *racing) Append(ctx context.Context, commits iter.Seq2[ledger.Commit, error]) (ledger.Appended, error) {
	var frozen []ledger.Commit
	for c, err := range commits {
		if err != nil {
			return ledger.Appended{}, err
		}
		frozen = append(frozen, c)
	}
	s.before()
	return s.Store.Append(ctx, func(yield func(ledger.Commit, error) bool) {
		for _, c := range frozen {
			if !yield(c, nil) {
				return
			}
		}
	})
}

func TestDoEndsWithItsContext(t *testing.T) {
	w := given(t, setUp()...)
	ctx, cancel := context.WithCancel(context.Background())
	w.Ledger.Store = &memstore.Store{} // empty: every append there conflicts
	_, err := w.Do(ctx, "test", func(b *ledger.Books, docs ledger.Documents) (ledger.Decision, error) {
		cancel()
		return payment("12", "1.00").Decide(b, docs)
	})
	if !errors.Is(err, context.Canceled) {
		t.Errorf("Do returned %v", err)
	}
}

// Neither a refusal nor what was done before leaves a trace.
func TestDoWritesNothingWhenRefused(t *testing.T) {
	w := given(t, append(setUp(), payment("12", "600.00"))...)
	before := w.entries()
	boom := errors.New("boom")
	for _, decide := range []func(*ledger.Books, ledger.Documents) (ledger.Decision, error){
		payment("12", "600.00").Decide, payment("13", "600.00").Decide,
		func(*ledger.Books, ledger.Documents) (ledger.Decision, error) { return ledger.Decision{}, boom },
	} {
		_, _ = w.Do(context.Background(), "test", decide)
	}
	_, err := w.Do(context.Background(), "test", func(*ledger.Books, ledger.Documents) (ledger.Decision, error) { return ledger.Decision{}, boom })
	if !errors.Is(err, boom) || w.entries() != before {
		t.Errorf("%v, and %d entries instead of %d", err, w.entries(), before)
	}
}

// Where the store cannot tell what became of an append, the same bytes are
// appended again: each command is there once in the end.
func TestDoUntilTheOutcomeIsKnown(t *testing.T) {
	store := &memstore.Store{NonAtomic: true, Seed: 3, StopPercent: 60, ConflictPercent: 30}
	l := ledgertest.New(store, 1)
	for _, c := range setUp() {
		if out, err := l.Do(context.Background(), "test", c.Decide); err != nil || out.Already {
			t.Fatalf("%T: %+v, %v", c, out, err)
		}
	}
	for i := range 100 {
		out, err := l.Do(context.Background(), "test", payment(fmt.Sprint(i), "10.00").Decide)
		if err != nil || out.Already || out.Ref.Revision != ledger.Revision(i+3) {
			t.Fatalf("payment %d: %+v, %v", i, out, err)
		}
	}
	r, err := ledgertest.Read(context.Background(), store)
	if err != nil {
		t.Fatal(err)
	}
	if n := len(r.Entries); n != 106 || !r.Available("minsk/networks/2018").IsZero() {
		t.Errorf("%d entries, %v available", n, r.Available("minsk/networks/2018"))
	}
}

// Writers that know nothing of each other never spend more than there is, on a
// store that keeps them apart and on one that cannot.
func TestTwoLedgersNeverOverspendALine(t *testing.T) {
	for _, store := range []*memstore.Store{
		{Seed: 5, ConflictPercent: 10},
		{Seed: 5, ConflictPercent: 10, NonAtomic: true, StopPercent: 10},
	} {
		t.Run(fmt.Sprintf("atomic %v", store.Atomic()), func(t *testing.T) {
			ctx := context.Background()
			first := ledgertest.New(store, 0)
			for _, c := range setUp() {
				if _, err := first.Do(ctx, "test", c.Decide); err != nil {
					t.Fatal(err)
				}
			}
			var writers sync.WaitGroup
			for w := range 2 {
				writers.Go(func() {
					l := ledgertest.New(store, uint32(w+1))
					for i := range 60 {
						_, err := l.Do(ctx, "test", payment(fmt.Sprint(w, "/", i), "11.00").Decide)
						if err != nil && ledger.RefusalCode(err) != "over-available" {
							t.Error(err)
						}
					}
				})
			}
			writers.Wait()
			r, err := ledgertest.Read(ctx, store)
			if err != nil {
				t.Fatal(err)
			}
			if got := r.Available("minsk/networks/2018").String(); got != "10" { // 90 payments of 11
				t.Errorf("%s available", got)
			}
		})
	}
}

func TestLoad(t *testing.T) {
	ctx := context.Background()
	w := given(t, append(setUp(), with(payment("12", "1.00"), func(c *ledger.RecordExpenditure) { c.Document.Row = "f:1" }))...)
	w.wantReversal("minsk#3", "2018-08-01", "twice", "minsk#4")
	for _, tc := range []struct{ entry, load, expenditure, document string }{
		{"ledger#0", "ledger-created.v1", "not-an-expenditure entry=ledger#0", "not-an-expenditure entry=ledger#0"},
		{"minsk#3", "expenditure-recorded.v1", "", ""},
		{"minsk#4", "expenditure-reversed.v1", "not-an-expenditure entry=minsk#4 why=reversal", ""},
		{"minsk#5", "no-such-entry entry=minsk#5", "no-such-entry entry=minsk#5", "no-such-entry entry=minsk#5"},
	} {
		ref, err := ledger.ParseRef(tc.entry)
		if err != nil {
			t.Fatal(err)
		}
		r, e, err := ledger.Load(ctx, w.store, ref)
		if got := text(err, r.Type); got != tc.load || err == nil && ledger.TypeName(e) != r.Type {
			t.Errorf("Load(%v): %s", ref, got)
		}
		if _, err := ledger.LoadExpenditure(ctx, w.store, ref); text(err, "") != tc.expenditure {
			t.Errorf("LoadExpenditure(%v): %v", ref, err)
		}
		if d, err := ledger.LoadDocument(ctx, w.store, ref); text(err, "") != tc.document || err == nil && d.Row != "f:1" {
			t.Errorf("LoadDocument(%v): %+v, %v", ref, d, err)
		}
	}
}

func text(err error, otherwise string) string {
	if err != nil {
		return err.Error()
	}
	return otherwise
}
