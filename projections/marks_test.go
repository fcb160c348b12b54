package projections

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/ledgertest"
	"github.com/fundledger/fundledger/ledger/memstore"
)

// A busy ledger is one of single payments and imports, with a clock that sometimes
// stands still and sometimes jumps by hours.
type busy struct {
	t     *testing.T
	rng   *rand.Rand
	store *memstore.Store
	l     *ledger.Ledger
	now   time.Time
	n     int // documents
}

func newBusy(t *testing.T, seed uint64) *busy {
	b := &busy{t: t, rng: rand.New(rand.NewPCG(seed, 7)), store: &memstore.Store{}, now: time.Date(2026, 3, 1, 22, 0, 0, 0, time.UTC)}
	b.l = ledgertest.New(b.store, uint32(seed))
	b.l.TrustClock = true
	b.l.Now = func() time.Time { return b.now }
	for _, c := range []ledger.Command{
		&ledger.CreateLedger{ID: b.l.NewID(), Name: "busy", Currency: "BYN", Zone: "UTC"},
		&ledger.RegisterSource{ID: "s", SourceRegistered: ledger.SourceRegistered{Kind: ledger.KindOther, Currency: "BYN", Opens: ledger.NewDate(2016, 1, 1)}},
		&ledger.ApproveAllocation{
			Source: "s", Line: "l", FirstDay: ledger.NewDate(2016, 1, 1), LastDay: ledger.NewDate(2019, 12, 31),
			Amount: ledger.Money{Minor: 1e12, Currency: "BYN"}, Act: "act", Date: ledger.NewDate(2016, 1, 1),
		},
	} {
		b.do(c)
	}
	return b
}

func (b *busy) do(c ledger.Command) {
	b.t.Helper()
	if _, err := b.l.Do(b.t.Context(), "test", c.Decide); err != nil {
		b.t.Fatal(err)
	}
}

func (b *busy) payment() *ledger.RecordExpenditure {
	b.n++
	c := &ledger.RecordExpenditure{Source: "s", Line: "l", Date: ledger.NewDate(2017, 1, 1), Amount: ledger.Money{Minor: 1 + b.rng.Int64N(1000), Currency: "BYN"}}
	c.Document.Number = fmt.Sprint(b.n)
	return c
}

func (b *busy) work() {
	b.t.Helper()
	for range 1 + b.rng.IntN(12) {
		b.now = b.now.Add([]time.Duration{0, time.Millisecond, time.Minute, 90 * time.Minute, 30 * time.Hour}[b.rng.IntN(5)])
		if b.rng.IntN(6) > 0 {
			b.do(b.payment())
			continue
		}
		b.importRows(1 + b.rng.IntN(1500))
	}
}

func (b *busy) importRows(rows int) {
	b.t.Helper()
	batch := ledger.NewBatch(b.l.NewID(), b.l.Views.Books().Clone(), b.l.Views.Documents())
	batch.Stamp = func(m *ledger.Metadata) { m.Commit, m.RecordedAt = b.l.NewID(), b.now }
	_, err := b.store.Append(b.t.Context(), func(yield func(ledger.Commit, error) bool) {
		batch.Emit = func(c ledger.Commit) error { yield(c, nil); return nil }
		for range rows {
			if _, _, err := batch.Expenditure(b.t.Context(), b.payment()); err != nil {
				b.t.Error(err)
			}
		}
		if err := batch.Flush(); err != nil {
			b.t.Error(err)
		}
	})
	if err != nil {
		b.t.Fatal(err)
	}
	if err := b.l.Views.CatchUp(b.t.Context(), ""); err != nil {
		b.t.Fatal(err)
	}
}

// A plainEntry is what a scan from the first entry says of one.
type plainEntry struct {
	recorded time.Time // running maximum
	batch    uuid.UUID
}

func (b *busy) scan() []plainEntry {
	b.t.Helper()
	list := []plainEntry{{}}
	_, err := b.store.Read(b.t.Context(), "", "", func(r ledger.Record) error {
		m, err := ledger.DecodeMetadata(r.Metadata)
		at := m.RecordedAt
		if before := list[len(list)-1].recorded; at.Before(before) {
			at = before
		}
		list = append(list, plainEntry{at, m.Batch})
		return err
	})
	if err != nil {
		b.t.Fatal(err)
	}
	return list
}

// checkMarks holds the marks against a plain scan.
func (b *busy) checkMarks(v *Views) {
	b.t.Helper()
	entries := b.scan()
	last := ledger.Ordinal(len(entries) - 1)
	isMark := func(m Mark, err error) Mark {
		b.t.Helper()
		if err != nil {
			b.t.Fatal(err)
		}
		if !m.Recorded.Equal(entries[m.Ordinal].recorded) {
			b.t.Fatalf("mark after %d says %v, recorded %v", m.Ordinal, m.Recorded, entries[m.Ordinal].recorded)
		}
		return m
	}
	for range 20 {
		n := 1 + ledger.Ordinal(b.rng.Int64N(int64(last)))
		m := isMark(v.Before(n))
		if m.Ordinal >= n || n-m.Ordinal > 2*markEvery+4096 {
			b.t.Fatalf("Before(%d) is after %d", n, m.Ordinal)
		}
		t := entries[n].recorded.Add(time.Duration(b.rng.IntN(3)-1) * time.Millisecond)
		first := slices.IndexFunc(entries, func(e plainEntry) bool { return !e.recorded.Before(t) })
		if first < 0 {
			first = len(entries)
		}
		if m := isMark(v.Seek(t)); int(m.Ordinal) >= max(first, 1) {
			b.t.Fatalf("Seek(%v) is after %d, the first entry recorded then is %d", t, m.Ordinal, first)
		}
		if n, err := v.RecordedFrom(b.t.Context(), t); err != nil || int(n) != max(first, 1) {
			b.t.Fatalf("RecordedFrom(%v) is %d, want %d, %v", t, n, first, err)
		}
		next, count := m.Ordinal+1, 0
		err := v.ReadFrom(b.t.Context(), m, func(r ledger.Record) error {
			if r.Ordinal != next {
				b.t.Fatalf("read entry %d after a mark, want %d", r.Ordinal, next)
			}
			if next, count = next+1, count+1; count > 20 {
				return errRead
			}
			return nil
		})
		if err != nil && !errors.Is(err, errRead) {
			b.t.Fatal(err)
		}
	}
	from := 1 + ledger.Ordinal(b.rng.Int64N(int64(last)))
	next := ledger.Ordinal(-1)
	for s, err := range v.Stretches(from) {
		isMark(s.Mark, err)
		if next < 0 && (s.Ordinal >= from || s.Last < from) || next >= 0 && s.Ordinal+1 != next {
			b.t.Fatalf("stretch %d to %d, from %d, expected %d", s.Ordinal+1, s.Last, from, next)
		}
		if !s.Until.Equal(entries[s.Last].recorded) {
			b.t.Fatalf("stretch to %d says %v, recorded %v", s.Last, s.Until, entries[s.Last].recorded)
		}
		for n := s.Ordinal + 1; n <= s.Last; n++ {
			if entries[n].batch != s.Batch {
				b.t.Fatalf("entry %d of batch %v in a stretch of %v", n, entries[n].batch, s.Batch)
			}
			if entries[n].recorded.Truncate(time.Hour) != entries[s.Ordinal+1].recorded.Truncate(time.Hour) {
				b.t.Fatalf("stretch %d to %d goes over the hour", s.Ordinal+1, s.Last)
			}
		}
		next = s.Last + 1
	}
	if next != last+1 {
		b.t.Fatalf("the stretches end at %d, the ledger at %d", next-1, last)
	}
	wanted := make([]ledger.Ordinal, 10)
	for i := range wanted {
		wanted[i] = 1 + ledger.Ordinal(b.rng.Int64N(int64(last)))
	}
	records, err := v.Records(b.t.Context(), wanted)
	for i, r := range records {
		if err != nil || r.Ordinal != wanted[i] {
			b.t.Fatalf("entry %d, want %d, %v", r.Ordinal, wanted[i], err)
		}
	}
}

// Marks are right whether they were just made, saved, merged, sealed or read from
// a cache, and without one.
func TestMarksEqualPlainScan(t *testing.T) {
	defer func(n int) { maxSegmentRows = n }(maxSegmentRows)
	for seed := range uint64(4) {
		maxSegmentRows = []int{1 << 20, 3000}[seed%2]
		b := newBusy(t, seed)
		cache := filepath.Join(t.TempDir(), "cache")
		for range 3 {
			for _, dir := range []string{cache, ""} {
				v, err := Open(t.Context(), b.store, dir)
				if err != nil {
					t.Fatal(err)
				}
				if err := v.CatchUp(t.Context(), ""); err != nil {
					t.Fatal(err)
				}
				b.checkMarks(v)
				b.work()
				if err := v.CatchUp(t.Context(), ""); err != nil {
					t.Fatal(err)
				}
				b.checkMarks(v)
				v.Save()
				b.checkMarks(v)
				if err := v.Close(); err != nil {
					t.Fatal(err)
				}
			}
		}
	}
}

// Views without entries have one place: the beginning.
func TestMarksOfNothing(t *testing.T) {
	v, err := Open(t.Context(), &memstore.Store{}, "")
	if err != nil {
		t.Fatal(err)
	}
	if m, err := v.Seek(time.Now()); err != nil || m != (Mark{}) {
		t.Errorf("Seek: %+v, %v", m, err)
	}
	for s, err := range v.Stretches(1) {
		t.Errorf("a stretch: %+v, %v", s, err)
	}
	if _, err := v.Records(t.Context(), []ledger.Ordinal{1}); !errors.Is(err, ErrDamaged) {
		t.Errorf("entry 1 of nothing: %v", err)
	}
}
