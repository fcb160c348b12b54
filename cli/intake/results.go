package intake

import (
	"slices"

	"github.com/fundledger/fundledger/ledger"
)

// Results is the kind of a file with values of indicators.
const Results = "results"

// ownWords are fields whose names are a file's own words where its kind does not have
// them: there they are dimensions, as they always were.
var ownWords = []Field{Indicator, Value, Day, Document, Note, Final, ContractDate, Due, Description}

// isResults tells a file of results without a word about its kind.
func (f *File) isResults() bool { return f.fields[Indicator].given() && f.fields[Value].given() }

// headedKind is the kind of a file whose headings are the names of fields, as far as it
// has fields that no other kind has; "" for others.
func (f *File) headedKind() string {
	has := func(field Field) bool { return slices.Contains(f.Header, field.String()) }
	switch {
	case f.profile.Kind != "":
		return f.profile.Kind
	case has(ValueDate):
		return Expenditures
	case has(Indicator) && has(Value):
		return Results
	case has(ContractDate):
		return Commitments
	case has(AcceptanceDate):
		return Liabilities
	}
	return ""
}

// hasField tells that files of a kind may have a field.
func hasField(kind string, field Field) bool {
	return slices.Contains(kinds[kind].must, field) || slices.Contains(kinds[kind].may, field)
}

// ownDimensions makes dimensions of the fields whose names are the file's own words.
func (f *File) ownDimensions() {
	for _, field := range ownWords {
		if s := f.fields[field]; s.given() && !hasField(f.Kind, field) {
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
	form := r.file.number
	form.power = 0 // of amounts
	n, err := form.minor(text, ledger.QuantityDigits)
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
