package cli

import (
	"math/big"
	"strings"

	"github.com/fundledger/fundledger/ledger"
)

// controlTotals add up the amounts of a file, of good rows and of bad ones: what is
// wrong with a row's line says nothing of its amount. An amount with a digit too many
// is one of them, so that a sum may be beyond what the ledger can hold.
type controlTotals struct {
	sums   map[ledger.Currency]*big.Int
	loose  big.Int        // of rows whose currency is not known, with mostDigits decimals
	unread int            // rows whose amount cannot be read
	open   []ledger.Money // totals that could not be compared for that
	amount big.Int        // for the adding
}

func (t *controlTotals) add(x *importRow) {
	sum, amount := &t.loose, x.loose
	if currency := x.amount.Currency; currency != "" {
		if sum, amount = t.sums[currency], x.amount.Minor; sum == nil {
			sum = new(big.Int)
			t.sums[currency] = sum
		}
	}
	sum.Add(sum, t.amount.SetInt64(amount))
	if x.unread {
		t.unread++
	}
}

// currency is that of the file, or else another.
func (t *controlTotals) currency(other ledger.Currency) ledger.Currency {
	for c := range t.sums {
		return c
	}
	return other
}

// of is the sum in a currency, in minor units, and whether it is of all the rows. What
// has no currency of its own has that of the others, where they have one.
func (t *controlTotals) of(currency ledger.Currency) (sum *big.Int, complete bool) {
	sum = new(big.Int)
	if known := t.sums[currency]; known != nil {
		sum.Set(known)
	}
	if t.loose.Sign() == 0 {
		return sum, t.unread == 0
	}
	scale := new(big.Int).Exp(big.NewInt(10), big.NewInt(int64(mostDigits-currency.Digits())), nil)
	loose, rest := scale.QuoRem(&t.loose, scale, new(big.Int))
	if rest.Sign() != 0 || len(t.sums) > 1 {
		return sum, false
	}
	return sum.Add(sum, loose), t.unread == 0
}

// inCurrency turns an amount with mostDigits decimals into one of a currency, where
// that has room for it.
func inCurrency(loose int64, currency ledger.Currency) (minor int64, ok bool) {
	scale := int64(1)
	for range mostDigits - currency.Digits() {
		scale *= 10
	}
	return loose / scale, loose%scale == 0
}

// refuse refuses the file as a whole: it is not what its sender said, or has rows
// that cannot be recorded.
func (r *importRun) refuse() error {
	err := r.asExpected()
	if r.problems.found > 0 && (err != nil || !r.options.partial || r.options.dryRun) {
		r.session.listProblems(&r.problems)
	}
	for _, expected := range r.control.open {
		r.session.note("total-not-compared", "expected", expected)
	}
	if err != nil {
		return err
	}
	if r.problems.found > 0 && !r.options.partial {
		return ledger.Refuse("import-refused", "file", r.file.Name, "n", r.problems.found, "rows", r.rows)
	}
	return nil
}

// asExpected holds the file against what its sender said of it.
func (r *importRun) asExpected() error {
	if expected := int64(r.options.rows); expected >= 0 && r.rows != expected {
		return ledger.Refuse("rows-differ", "file", r.file.Name, "expected", expected, "found", r.rows)
	}
	for _, text := range r.options.totals {
		if err := r.expect(text); err != nil {
			return err
		}
	}
	if r.uncut > 0 && r.options.partial && r.file.NumbersLines() {
		// Which line of which document such a row is cannot be told, and the lines
		// behind it would be counted wrongly.
		return ledger.Refuse("lines-uncounted", "file", r.file.Name, "n", int64(r.uncut))
	}
	return nil
}

// expect holds a control total, AMOUNT or "AMOUNT CURRENCY", against the file's. A
// file that is refused for amounts that cannot be read is not blamed for its total.
func (r *importRun) expect(text string) error {
	words := strings.Fields(text)
	if len(r.control.sums) > 1 && (len(words) < 2 || !isCode(words[len(words)-1])) {
		return ledger.Refuse("total-without-currency", "value", text)
	}
	expected, err := parseAmount(text, r.control.currency(r.open.books().Ledger.Currency), r.session.lang)
	if err != nil {
		return err
	}
	sum, complete := r.control.of(expected.Currency)
	if !sum.IsInt64() {
		return ledger.Refuse("totals-beyond", "file", r.file.Name, "expected", expected)
	}
	found := ledger.Money{Minor: sum.Int64(), Currency: expected.Currency}
	switch {
	case found == expected:
		return nil
	case complete:
		return ledger.Refuse("totals-differ", "file", r.file.Name, "expected", expected, "found", found)
	case r.options.partial:
		return ledger.Refuse("totals-differ", "why", "unread", "file", r.file.Name, "expected", expected, "found", found)
	}
	r.control.open = append(r.control.open, expected)
	return nil
}
