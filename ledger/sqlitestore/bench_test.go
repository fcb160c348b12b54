package sqlitestore

import (
	"context"
	"fmt"
	"iter"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/fundledger/fundledger/ledger"
)

// dataOf is an event of about 400 bytes.
func dataOf(i int) string {
	return fmt.Sprintf(`{"v":1,"line":"wb/e-prescription/2018","amount":"%d.%02d","value_date":"2018-%02d-15","payee":"190%06d","document":{"kind":"payment-order","number":"%d","date":"2018-03-14"},"purpose":"%s"}`,
		i%100000, i%100, i%12+1, i%5000, i, strings.Repeat("workplace equipment ", 11))
}

func bulk(events, perCommit int) iter.Seq2[ledger.Commit, error] {
	return func(yield func(ledger.Commit, error) bool) {
		proposals := make([]ledger.Proposal, perCommit)
		for i := range proposals {
			proposals[i] = ledger.Proposal{Type: "ExpenditureRecorded", Data: dataOf(i)}
		}
		for i := 0; i < events; i += perCommit {
			c := ledger.Commit{
				Stream:   fmt.Sprintf("source-%d", i/perCommit%7),
				Expected: ledger.Revision(i/perCommit/7*perCommit) - 1,
				Metadata: fmt.Sprintf(`{"commit":"0190c2f4-7c3a-7e6b-b1f0-%012d","events":%d,"recorded_at":"2018-07-01T12:00:00.000Z","batch":"x"}`, i, perCommit),
				Events:   proposals,
			}
			if !yield(c, nil) {
				return
			}
		}
	}
}

// eventsVariable is how many events BenchmarkAppendBulk appends, if not 200,000.
const eventsVariable = "SQLITESTORE_BENCH_EVENTS"

func BenchmarkAppendBulk(b *testing.B) {
	events := 200_000
	if v := os.Getenv(eventsVariable); v != "" {
		fmt.Sscan(v, &events)
	}
	for b.Loop() {
		dir := b.TempDir()
		s, err := Create(filepath.Join(dir, "l.db"))
		if err != nil {
			b.Fatal(err)
		}
		if _, err := s.Append(context.Background(), bulk(events, 800)); err != nil {
			b.Fatal(err)
		}
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
		info, _ := os.Stat(s.Path())
		b.ReportMetric(float64(info.Size())/float64(events)-float64(len(dataOf(0))), "overhead_B/event")
		os.Remove(s.Path())
	}
	b.ReportMetric(float64(events*b.N)/b.Elapsed().Seconds(), "events/s")
}

func BenchmarkAppendSingle(b *testing.B) {
	s, err := Create(filepath.Join(b.TempDir(), "l.db"))
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	i := 0
	for b.Loop() {
		c := ledger.Commit{
			Stream: "source-wb", Expected: ledger.Revision(i - 1),
			Metadata: fmt.Sprintf(`{"commit":"0190c2f4-7c3a-7e6b-b1f0-%012d","events":1,"recorded_at":"2018-07-01T12:00:00.000Z"}`, i),
			Events:   []ledger.Proposal{{Type: "ExpenditureRecorded", Data: dataOf(i)}},
		}
		if _, err := s.Append(context.Background(), func(yield func(ledger.Commit, error) bool) { yield(c, nil) }); err != nil {
			b.Fatal(err)
		}
		i++
	}
	b.ReportMetric(float64(b.N)/b.Elapsed().Seconds(), "appends/s")
}

func BenchmarkRead(b *testing.B) {
	s, err := Create(filepath.Join(b.TempDir(), "l.db"))
	if err != nil {
		b.Fatal(err)
	}
	defer s.Close()
	if _, err := s.Append(context.Background(), bulk(200_000, 800)); err != nil {
		b.Fatal(err)
	}
	n := 0
	for b.Loop() {
		n = 0
		_, err := s.Read(context.Background(), "", "", func(r ledger.Record) error { n += len(r.Data); return nil })
		if err != nil {
			b.Fatal(err)
		}
	}
	b.SetBytes(int64(n))
}

func BenchmarkOpen(b *testing.B) {
	path := filepath.Join(b.TempDir(), "l.db")
	s, err := Create(path)
	if err != nil {
		b.Fatal(err)
	}
	done, err := s.Append(context.Background(), bulk(80_000, 800))
	if err != nil {
		b.Fatal(err)
	}
	s.Close()
	for b.Loop() {
		s, err := Open(path)
		if err != nil {
			b.Fatal(err)
		}
		if _, err := s.Read(context.Background(), done.Position, "", func(r ledger.Record) error { return nil }); err != nil {
			b.Fatal(err)
		}
		if err := s.Close(); err != nil {
			b.Fatal(err)
		}
	}
}
