package intake

import (
	"slices"

	"github.com/fundledger/fundledger/ledger"
)

// Results is the kind of a file with values of indicators. Its fields have names that
// are a file's own words elsewhere: there they are dimensions, as they always were.
const Results = "results"

var resultFields = []Field{Indicator, Value, Day, Document, Note}

// isResults tells a file of results without a word about its kind.
func (f *File) isResults() bool { return f.fields[Indicator].given() && f.fields[Value].given() }

// headsResults tells that the headings of those fields mean them.
func (f *File) headsResults() bool {
	return f.profile.Kind == Results ||
		f.profile.Kind == "" && slices.Contains(f.Header, Indicator.String()) && slices.Contains(f.Header, Value.String())
}

// notOfResults makes dimensions of the fields that only files of results have.
func (f *File) notOfResults() {
	for _, field := range resultFields {
		if s := f.fields[field]; s.given() {
			f.fields[field] = source{}
			f.putDimension(field.String(), s)
		}
	}
}

// Quantity reads a quantity. Refusals: missing-field (field), those of
// ledger.ParseQuantity, and amount-form (value, example).
func (r *Row) Quantity(field Field) (ledger.Quantity, error) {
	text, err := r.Text(field)
	if err != nil {
		return 0, err
	}
	if text == "" {
		return 0, ledger.Refuse("missing-field", "field", field.String())
	}
	n, err := r.file.number.minor(text, ledger.QuantityDigits)
	switch code := ledger.RefusalCode(err); {
	case code == "bad-amount":
		return 0, ledger.Refuse("bad-quantity", "value", text)
	case code == "too-many-decimals":
		return 0, ledger.Refuse("quantity-decimals", "value", text, "digits", ledger.QuantityDigits)
	case code == "amount-overflow":
		return 0, ledger.Refuse("quantity-overflow", "value", text)
	case err == nil && n < 0:
		return 0, ledger.Refuse("negative-quantity", "value", text)
	}
	return ledger.Quantity(n), err
}
