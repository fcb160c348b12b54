package main

import (
	"os/exec"
	"path/filepath"
	"reflect"
	"strings"
	"testing"
	"time"

	"github.com/fundledger/fundledger/bench/dataset"
)

// TestTrial measures a small set with whatever is installed, so that what is
// compared stays comparable: every answer is checked on the way.
func TestTrial(t *testing.T) {
	program := filepath.Join(t.TempDir(), "fundledger")
	if out, err := exec.Command("go", "build", "-o", program, "../..").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	small := &trial{n: 500, at: site{dir: t.TempDir()}, program: program, rounds: 1}
	if err := small.run(); err != nil {
		t.Fatal(err)
	}
	text := (&results{rounds: 1, trials: []*trial{small}}).markdown()
	for _, want := range []string{"| fundledger |", "×1.0", "| spend by document |", "fundledger import expenditures.csv"} {
		if !strings.Contains(text, want) {
			t.Errorf("the results do not say %q:\n%s", want, text)
		}
	}
}

func TestParse(t *testing.T) {
	want := dataset.Answer{"2018-07 wb": 100001, "2018-08 wb": 5}
	for name, parsed := range map[string]func() (dataset.Answer, error){
		"hledger": func() (dataset.Answer, error) {
			return parseHledger([]byte("\"account\",\"2018-07\",\"2018-08\",\"2018-09\"\n\"spent:wb\",\"1000.01 USD\",\"0.05 USD\",\"0\"\n"))
		},
		"ledger": func() (dataset.Answer, error) {
			return plainLedger().parse([]byte("2018-07|spent:wb|1000.01\n2018-08|spent:wb|0.05\n"))
		},
		"sqlite3": func() (dataset.Answer, error) {
			return sqliteGroupBy().parse([]byte("2018-07|wb|100001\n2018-08|wb|5\n"))
		},
		"ours": func() (dataset.Answer, error) {
			return ours("").parse([]byte("period,source,currency,amount,entries\n2018-07,wb,USD,1000.01,2\n2018-08,wb,USD,0.05,1\n"))
		},
	} {
		if got, err := parsed(); err != nil || !reflect.DeepEqual(got, want) {
			t.Errorf("%s: %v, %v; want %v", name, got, err, want)
		}
	}
	if _, err := minorUnits("1e5"); err == nil {
		t.Error("1e5 is taken for an amount")
	}
}

func TestMedian(t *testing.T) {
	of := func(ms ...int) []sample {
		var list []sample
		for _, n := range ms {
			list = append(list, sample{wall: time.Duration(n) * time.Millisecond, peak: int64(n)})
		}
		return list
	}
	if got := median(of(9, 1, 2)); got.wall != 2*time.Millisecond || got.peak != 9 {
		t.Errorf("of three: %v", got)
	}
	if got := median(of(4, 1, 2, 9)); got.wall != 3*time.Millisecond {
		t.Errorf("of four: %v", got)
	}
	if got := verdict[int64](6, 3, 2); !strings.Contains(got, "3.0 times") || !strings.Contains(got, "1.5 times by pace") {
		t.Error(got)
	}
}

func TestTargets(t *testing.T) {
	of := func(d time.Duration, peak int64) []sample { return []sample{{d, peak}} }
	big := &trial{
		n:       targetSize,
		asks:    map[string][]sample{"fundledger": of(8*time.Millisecond, 0), "sqlite3 GROUP BY": of(1300*time.Millisecond, 0)},
		records: map[string][]sample{"fundledger": of(60*time.Millisecond, 0)},
		loads:   map[string][]sample{"fundledger": of(2*time.Second, 600<<20)},
		ours:    map[string][]sample{jobStart: of(5*time.Millisecond, 0), jobDocument: of(500*time.Millisecond, 0), jobRebuild: of(6*time.Second, 0)},
		size:    size{file: 400_000_000, data: 300_000_000},
	}
	r := &results{trials: []*trial{big}}
	r.targets()
	for _, want := range []string{
		"here it took 2.0 and 1.0 times as long",
		"| spend per month per source | ≤ 10 ms | 8.0 ms | 4.0 ms | reached |",
		"| **not reached**: 1.5 times the target, 1.5 times by pace: two starts",
		"| import of CSV, memory | ≤ 300.0 MiB | 600.0 MiB |  | **not reached**: 2.0 times the target",
		"| by document, a group each | ≤ 300 ms | 500 ms | 250 ms | **not reached** here: 1.7 times the target; reached by pace: a million",
		"| 6.00 s | 3.00 s | **not reached**: 4.0 times the target, 2.0 times by pace: SQLite",
		"| by payee, 20,000 groups | ≤ 300 ms | 0.0 ms | 0.0 ms | not measured |",
		"| ledger file beyond its data, per expenditure | ≤ 130 B | 100 B |  | reached |",
	} {
		if !strings.Contains(r.b.String(), want) {
			t.Errorf("not said: %s\n%s", want, r.b.String())
		}
	}
}
