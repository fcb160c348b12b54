package cli

import (
	"encoding/csv"
	"fmt"
	"maps"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/shopspring/decimal"
)

// obligationLedger makes contracts, invoices and payments at random, some refused, and
// returns the environment in which it is the ledger.
func obligationLedger(t *testing.T, seed uint64) map[string]string {
	t.Helper()
	folder := t.TempDir()
	env := map[string]string{"FUNDLEDGER_LEDGER": filepath.Join(folder, "l.db"), "FUNDLEDGER_ACTOR": "A. Petrova", "XDG_CACHE_HOME": filepath.Join(folder, "cache")}
	r := rand.New(rand.NewPCG(seed, 9))
	ask(t, env, "init")
	for _, source := range []string{"grodno", "minsk"} {
		ask(t, env, "source", "register", source, "--kind", "local-budget", "--opens", "2019-01-01")
		for _, line := range []string{"networks", "training"} {
			ask(t, env, "allocation", "approve", source+"/"+line, "--amount", "100000", "--act", "Decision 31", "--act-date", "2018-12-28", "-p", "2019")
		}
	}
	pick := func(of ...string) string { return of[r.IntN(len(of))] }
	line := func() string { return pick("grodno", "minsk") + "/" + pick("networks", "training") }
	day := func() string { return fmt.Sprintf("2019-%02d-%02d", 1+r.IntN(8), 1+r.IntN(28)) }
	amount := func() string { return strconv.Itoa(1 + r.IntN(900)) }
	try := func(args ...string) {
		getenv := func(name string) string { return env[name] }
		Main(append([]string{programName}, args...), nil, &strings.Builder{}, &strings.Builder{}, getenv)
	}
	for i := range 40 {
		at, payee := line(), pick("Asseco", "Beltelecom", "Softclub", "")
		number := strconv.Itoa(100 + i)
		switch r.IntN(6) {
		case 0, 1:
			try("commitment", "make", number, "--date", day(), "--payee", payee, "--part", at+"="+amount())
		case 2:
			try("commitment", "change", strconv.Itoa(100+r.IntN(i+1)), "--act", number, "--date", day(), "--part", at+"="+amount())
		case 3:
			try("liability", "accept", at, "--amount", amount(), "--invoice", number, "--date", day(), "--due", day(), "--payee", payee)
		case 4:
			try("expenditure", "record", at, "--amount", amount(), "--date", day(), "--document", number, "--liability", strconv.Itoa(100+r.IntN(i+1)))
		default:
			try("expenditure", "record", at, "--amount", amount(), "--date", day(), "--document", number, "--commitment", strconv.Itoa(100+r.IntN(i+1)), pick("--final", "--again"))
		}
	}
	return env
}

func table(t *testing.T, text string) (rows []map[string]string) {
	t.Helper()
	all, err := csv.NewReader(strings.NewReader(text)).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, cells := range all[1:] {
		row := map[string]string{}
		for i, cell := range cells {
			row[all[0][i]] = cell
		}
		rows = append(rows, row)
	}
	return rows
}

func sumOf(rows []map[string]string, column string) (sum decimal.Decimal) {
	for _, row := range rows {
		if d, err := decimal.NewFromString(row[column]); err == nil {
			sum = sum.Add(d)
		}
	}
	return sum
}

// Every figure of the reports on contracts and invoices is what the entries come to that
// explain it; and what changed between two states is what the entries in between come to.
func TestExplainedObligationsAddUp(t *testing.T) {
	figures := 0
	for seed := range uint64(2) {
		env := obligationLedger(t, seed)
		last := len(table(t, ask(t, env, "history", "--limit", "0", "-O", "csv")))
		for _, report := range []struct {
			name    string
			columns []string
			flags   []string
		}{
			{"commitments", commitmentColumns, []string{"--all"}},
			{"commitments", commitmentColumns, nil},
			{"ageing", ageingColumns, []string{"--aged-from", "due"}},
			{"ageing", ageingColumns[1:], []string{"--aged-from", "acceptance"}},
		} {
			for _, by := range []string{"payee", "line"} {
				for _, known := range []string{"@" + strconv.Itoa(last/2), "@" + strconv.Itoa(last)} {
					args := append([]string{"-p", "2019H1", "-O", "csv", "--known-at", known}, report.flags...)
					rows := table(t, ask(t, env, append([]string{"report", report.name, "--by", by}, args...)...))
					for _, row := range rows {
						for _, column := range report.columns {
							parts := table(t, ask(t, env, append([]string{"explain", report.name, "--cell", by + "=" + row[by], "--column", column}, args...)...))
							if want, got := row[column], sumOf(parts, "amount"); !got.Equal(decimal.RequireFromString(want)) {
								t.Fatalf("seed %d: %s %v by %s, %s of %q is %s; explained by %s: %v", seed, report.name, args, by, column, row[by], want, got, parts)
							}
							figures++
						}
					}
				}
			}
		}
		for _, report := range []string{"commitments", "ageing"} {
			all := map[string][]string{"commitments": {"--all"}}[report]
			figure := func(known int) map[string]decimal.Decimal {
				sums := map[string]decimal.Decimal{}
				args := append([]string{"report", report, "--by", "payee", "-p", "2019H1", "-O", "csv", "--known-at", "@" + strconv.Itoa(known)}, all...)
				for _, row := range table(t, ask(t, env, args...)) {
					sums[row["payee"]] = decimal.RequireFromString(row["left"])
				}
				return sums
			}
			before, after := figure(last/2), figure(last)
			changed := map[string]decimal.Decimal{}
			for _, row := range table(t, ask(t, env, "diff", report, "--column", "left", "-p", "2019H1", "-O", "csv", "--since", "@"+strconv.Itoa(last/2))) {
				changed[row["payee"]] = decimal.RequireFromString(row["change"])
			}
			for _, payee := range slices.Collect(maps.Keys(after)) {
				if want := after[payee].Sub(before[payee]); !changed[payee].Equal(want) {
					t.Errorf("seed %d: %s of %q changed by %s, diff says %s", seed, report, payee, want, changed[payee])
				}
			}
		}
	}
	if figures < 300 {
		t.Errorf("only %d figures were explained", figures)
	}
}
