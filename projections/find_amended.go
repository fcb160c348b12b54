package projections

import (
	"context"
	"slices"
	"strings"

	"github.com/fundledger/fundledger/ledger"
)

// amendmentMark is the word of field inAmendment.
const amendmentMark = "amends"

var amendmentType = ledger.TypeName((*ledger.ExpenditureAmended)(nil))

// amendedFields are where the fields are looked for that an amendment can change.
var amendedFields = map[string]Field{
	"payee": InPayee, "payee_id": InPayeeID, "invoice_number": InInvoice, "contract": InContract, "purpose": InPurpose,
}

// asAmended judges the payments that were amended once more, by what they say since.
// Their own entries say what was amended, and reports count them under what stands: a
// search for a payee finds the payments, what was taken back of them, and the
// amendments, whose postings add up to what a report has for that payee.
func (v *Views) asAmended(ctx context.Context, amendments *Ordinals, terms []Term, others []*Ordinals, found *Ordinals) error {
	records, err := v.Records(ctx, slices.Collect(amendments.Oldest()))
	if err != nil {
		return err
	}
	last := map[ledger.Ref]*ledger.ExpenditureAmended{}
	var touched []ledger.Ref
	for _, r := range records {
		e, err := ledger.Decode(r.Type, r.Data)
		if err != nil {
			return err
		}
		a, ok := e.(*ledger.ExpenditureAmended)
		if !ok {
			return ErrDamaged
		}
		payment := ledger.RefOf(r)
		payment.Revision = a.Amends
		last[payment] = a
		if slices.ContainsFunc(terms, func(t Term) bool { return t.touches(a) }) && !slices.Contains(touched, payment) {
			touched = append(touched, payment)
		}
	}
	for _, payment := range touched {
		if err := v.judgeAmended(ctx, payment, last[payment], terms, others, found); err != nil {
			return err
		}
	}
	return nil
}

// touches tells whether an amendment may make a difference to a term.
func (t *Term) touches(a *ledger.ExpenditureAmended) bool {
	fields := fieldsOf(t.Fields)
	for _, c := range a.Changes {
		if len(t.Payees) > 0 && (c.Field == ledger.DimPayee || c.Field == ledger.DimPayeeID) {
			return true
		}
		if !fields.has(amendedFields[c.Field]) {
			continue
		}
		for _, text := range []string{FoldText(c.From), FoldText(c.To)} {
			if slices.ContainsFunc(t.Words, func(w string) bool { return strings.Contains(text, w) }) {
				return true
			}
		}
	}
	return false
}

// judgeAmended judges one payment and what was taken back of it.
func (v *Views) judgeAmended(ctx context.Context, payment ledger.Ref, a *ledger.ExpenditureAmended, terms []Term, others []*Ordinals, found *Ordinals) error {
	stands, err := ledger.LoadStanding(ctx, v.Numbered(), v, payment)
	if err != nil {
		return err
	}
	entries := []ledger.Ref{payment}
	for _, part := range stands.Parts {
		entries = append(entries, part.By)
	}
	for _, ref := range entries {
		r, e, err := ledger.Load(ctx, v.Numbered(), ref)
		if err != nil {
			return err
		}
		switch e := e.(type) {
		case *ledger.ExpenditureRecorded:
			e.Payment = a.Payment
		case *ledger.ExpenditureReversed:
			e.Payment = a.Payment
		default:
			continue
		}
		if r.Ordinal > v.books.Last {
			continue
		}
		b := &textBuilder{words: newDict()}
		b.addEvent(0, payment.Source, e)
		called := v.books.Payees(0).Called(a.Payee, a.PayeeID)
		matches := true
		for i := range terms {
			other := others[i].Has(r.Ordinal)
			if len(terms[i].Payees) > 0 { // the table has it under the payee that was amended
				other = slices.Contains(terms[i].Payees, called)
			}
			matches = matches && (other || b.has(&terms[i]))
		}
		if matches {
			found.add(r.Ordinal)
		} else {
			found.remove(r.Ordinal)
		}
	}
	return nil
}
