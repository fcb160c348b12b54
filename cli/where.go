package cli

import (
	"unicode/utf8"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/projections"
)

// moneyFilters are filters on entries that move money. Refusals: those of filters and
// of checkValue.
func (l *openLedger) moneyFilters(where []ledger.Dimension) ([]projections.Filter, error) {
	filters, err := l.filters(where)
	for _, d := range where {
		if err == nil {
			err = l.checkValue(d)
		}
	}
	return filters, err
}

// checkValue refuses a value that no entry and no line ever had: an empty answer
// would be taken for "nothing was spent". Refusals: no-such-value and
// no-such-value-meant (dimension, value).
func (l *openLedger) checkValue(d ledger.Dimension) error {
	if d.Value == "" || d.Name == ledger.DimSource || l.session.reproduced != nil {
		return nil // those without one; a source is known or not; a report that was made once
	}
	if d.Name == ledger.DimPayee {
		if _, ok := l.books().Payees(0).Asked(d.Value); ok {
			return nil
		}
	}
	asked := projections.Filter{Dimension: d.Name, Values: []string{d.Value}}
	if known, err := l.views.Table().HasValue(&asked); known || err != nil {
		return err
	}
	lines := l.valuesOfLines(d.Name)
	for _, value := range lines {
		if asked.Matches(value) {
			return nil
		}
	}
	values, err := l.views.Table().Values(d.Name)
	if err != nil {
		return err
	}
	values = append(values, lines...)
	if d.Name == ledger.DimPayee {
		values = append(values, l.books().Payees(0).Names()...)
		if l.apart(values, d.Value) {
			return nil
		}
	}
	if meant := valueMeant(d.Value, values); meant != "" {
		return ledger.Refuse("no-such-value-meant", "dimension", d.Name, "value", d.Value, "meant", meant)
	}
	return ledger.Refuse("no-such-value", "dimension", d.Name, "value", d.Value)
}

// valuesOfLines are the values that lines fix, and for the dimension of lines their
// addresses.
func (l *openLedger) valuesOfLines(dimension string) []string {
	var values []string
	for _, source := range l.books().Sources {
		for path, line := range source.Lines {
			if dimension == ledger.DimLine {
				values = append(values, source.Address(path))
			} else if value := ledger.DimensionValue(line.Dimensions, dimension); value != "" {
				values = append(values, value)
			}
		}
	}
	return values
}

// apart tells whether a report calls somebody by that: the name of a payee of the
// register with another number behind it.
func (l *openLedger) apart(names []string, value string) bool {
	for _, name := range names {
		if n := len(name); n > 0 && len(value) > n && value[:n] == name && value[n] == ' ' {
			if rest := value[n:]; len(rest) > len(" ()") && ledger.ApartName(name, rest[len(" ("):len(rest)-1]) == value {
				return true
			}
		}
	}
	return false
}

// mostCompared is among how many values the one that was meant is looked for.
const mostCompared = 50_000

// valueMeant is the value that a mistyped one most probably means: one that differs
// by case, look-alike letters or marks alone, or the closest.
func valueMeant(typed string, values []string) string {
	fold := projections.FoldText(typed)
	byFold := map[string]string{}
	var folds []string
	for _, value := range values[:min(len(values), mostCompared)] {
		f := projections.FoldText(value)
		if f == fold {
			return value
		}
		if _, known := byFold[f]; !known && f != "" {
			byFold[f], folds = value, append(folds, f)
		}
	}
	if utf8.RuneCountInString(fold) < 3 {
		return ""
	}
	return byFold[closest(fold, folds)]
}
