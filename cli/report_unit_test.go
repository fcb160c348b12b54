package cli

import (
	"math/big"
	"testing"

	"pgregory.net/rapid"

	"github.com/fundledger/fundledger/cli/output"
)

func TestAmountsInUnits(t *testing.T) {
	for _, tt := range []struct {
		unit   unit
		n      int64
		digits int
		want   int64
	}{
		{unitThousand, 123456, 2, 12}, // 1 234.56: 1.2
		{unitThousand, 4999, 2, 0},    // 49.99: 0.0
		{unitThousand, 5000, 2, 1},    // 50.00: 0.1
		{unitThousand, -5000, 2, -1},
		{unitThousand, -4999, 2, 0},
		{unitThousand, 14999, 2, 1}, // 149.99: 0.1, and not by way of 150.0
		{unitThousand, 50, 0, 1},    // JPY
		{unitThousand, 49, 0, 0},
		{unitMillion, 4999999, 2, 0},
		{unitMillion, 5000000, 2, 1},
		{unitMillion, 9223372036854775807, 2, 922337203685},
		{unitMillion, -9223372036854775808, 0, -92233720368548},
		{unitOne, 123456, 2, 123456},
		{"", 123456, 2, 123456},
	} {
		got := tt.unit.cell(output.Decimal(tt.n, tt.digits))
		digits := uint8(unitDigits)
		if !tt.unit.rounds() {
			digits = uint8(tt.digits)
		}
		if got.N != tt.want || got.Digits != digits {
			t.Errorf("%d / 10^%d in %q is %d / 10^%d, want %d / 10^%d", tt.n, tt.digits, tt.unit, got.N, got.Digits, tt.want, digits)
		}
	}
	if c := output.Share(1234, 1); unitThousand.cell(c) != c {
		t.Error("a share was rounded")
	}
}

// roundedPlainly is an amount in units, by fractions of big integers.
func roundedPlainly(n int64, digits int, u unit) int64 {
	zeros := map[unit]int64{unitThousand: 3, unitMillion: 6}[u]
	divisor := new(big.Int).Exp(big.NewInt(10), big.NewInt(zeros+int64(digits)-unitDigits), nil)
	twice := new(big.Int).Add(new(big.Int).Mul(new(big.Int).Abs(big.NewInt(n)), big.NewInt(2)), divisor)
	rounded := twice.Div(twice, new(big.Int).Mul(divisor, big.NewInt(2))).Int64()
	if n < 0 {
		return -rounded
	}
	return rounded
}

// What is printed adds up: down each column to its total, and across each line
// where a column is the sum of others; and every figure that is not called
// rounding is its exact amount, rounded once.
func TestPrintedTablesAddUp(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		columns := rapid.IntRange(1, 5).Draw(t, "columns")
		across := rapid.Bool().Draw(t, "across")
		u := rapid.SampledFrom([]unit{unitThousand, unitMillion}).Draw(t, "unit")
		digits := map[string]int{"BYN": 2, "JPY": 0}
		names := []string{"BYN", "JPY"}
		exact := map[string][]int64{} // totals
		table := &output.Table{Columns: []output.Column{{Key: "source"}, {Key: "currency"}}}
		var parts []string
		for i := range columns {
			parts = append(parts, string(rune('a'+i)))
			table.Columns = append(table.Columns, output.Column{Key: parts[i], Kind: output.Amount})
		}
		total := ""
		if across {
			total = "total"
			table.Columns = append(table.Columns, output.Column{Key: total, Kind: output.Amount})
		} else {
			parts = nil
		}
		line := func(name, currency string, amounts []int64) output.Row {
			cells := []output.Cell{output.String(name), output.String(currency)}
			sum := int64(0)
			for _, n := range amounts {
				cells = append(cells, output.Decimal(n, digits[currency]))
				sum += n
			}
			if across {
				cells = append(cells, output.Decimal(sum, digits[currency]))
			}
			return output.Row{Cells: cells}
		}
		var rows []output.Row
		for range rapid.IntRange(0, 20).Draw(t, "rows") {
			currency := rapid.SampledFrom(names).Draw(t, "currency")
			amounts := make([]int64, columns)
			if exact[currency] == nil {
				exact[currency] = make([]int64, columns)
			}
			for i := range amounts {
				amounts[i] = rapid.Int64Range(-1e12, 1e12).Draw(t, "amount")
				exact[currency][i] += amounts[i]
			}
			rows = append(rows, line("row", currency, amounts))
		}
		data := len(rows)
		for _, currency := range names {
			if exact[currency] != nil {
				row := line("total", currency, exact[currency])
				row.Kind = output.Total
				rows = append(rows, row)
			}
		}
		table.Rows = output.Rows(rows...)
		q := &question{unit: u}
		if err := q.inUnits(&openLedger{session: &session{}}, table, parts, total); err != nil {
			t.Fatal(err)
		}
		checkAddsUp(t, table, rows, data, u)
	})
}

func checkAddsUp(t *rapid.T, table *output.Table, exact []output.Row, data int, u unit) {
	sums := map[string][]int64{}
	rounding, last := -1, len(table.Columns)-1
	for i, c := range table.Columns {
		if c.Key == "rounding" {
			rounding = i
		}
	}
	n := 0
	for row, err := range table.Rows {
		if err != nil {
			t.Fatal(err)
		}
		if row.Kind != output.Rounding {
			want := exact[n]
			n++
			if (row.Kind == output.Total) != (n > data) || row.Cells[1] != want.Cells[1] {
				t.Fatalf("row %d is %v", n, row)
			}
			at := 0
			for i, c := range row.Cells {
				if i == rounding {
					continue
				}
				if w := want.Cells[at]; w.Kind == output.Amount && c.N != roundedPlainly(w.N, int(w.Digits), u) {
					t.Fatalf("%v is printed as %v", w, c)
				}
				at++
			}
		}
		currency := row.Cells[1].Text
		if sums[currency] == nil {
			sums[currency] = make([]int64, len(table.Columns))
		}
		side := int64(0)
		for i, c := range row.Cells {
			if c.Kind != output.Amount {
				continue
			}
			if row.Kind == output.Total {
				if sums[currency][i] != c.N {
					t.Fatalf("column %s adds up to %d, its total in %s is %d", table.Columns[i].Key, sums[currency][i], currency, c.N)
				}
			} else {
				sums[currency][i] += c.N
			}
			if i < last {
				side += c.N
			}
		}
		if table.Columns[last].Key == "total" && side != row.Cells[last].N {
			t.Fatalf("a line adds up to %d, its total is %d: %v", side, row.Cells[last].N, row)
		}
	}
	if n != len(exact) {
		t.Fatalf("%d rows of %d", n, len(exact))
	}
}
