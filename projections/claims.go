package projections

import (
	"strconv"
	"strings"

	"github.com/fundledger/fundledger/ledger"
)

// Columns that no dimension of a ledger can have the name of. A ledger may have
// registered a dimension "invoice" before there was one: then that is what it means.
const (
	dimInvoice      = "#invoice"
	dimInvoiceTotal = "#invoice_total" // minor units and currency
)

// storedAs is the column that has a dimension.
func (t *Table) storedAs(name string) string {
	if name != ledger.DimInvoice || t.books.Classifies(name) {
		return name
	}
	return dimInvoice
}

// stored is a query with the names of columns.
func (t *Table) stored(q *Query) *Query {
	if t.storedAs(ledger.DimInvoice) == ledger.DimInvoice {
		return q
	}
	c := *q
	c.By = make([]string, len(q.By))
	for i, name := range q.By {
		c.By[i] = t.storedAs(name)
	}
	c.Where = make([]Filter, len(q.Where))
	for i, f := range q.Where {
		c.Where[i] = Filter{t.storedAs(f.Dimension), f.Values}
	}
	return &c
}

func appendTotal(b []byte, total ledger.Money) []byte {
	if total.Currency == "" || total.Minor == 0 {
		return b
	}
	b = append(strconv.AppendInt(b, total.Minor, 10), ' ')
	return append(b, total.Currency...)
}

// parseTotal reads what appendTotal wrote; 0 where it is not in the currency.
func parseTotal(text string, currency ledger.Currency) int64 {
	digits, in, _ := strings.Cut(text, " ")
	minor, err := strconv.ParseInt(digits, 10, 64)
	if err != nil || in != string(currency) {
		return 0
	}
	return minor
}

// A ClaimPayment is what an entry paid on a claim, or took back.
type ClaimPayment struct {
	Entry ledger.Ordinal
	Minor int64
	Total int64 // of the invoice, as the payment says it in its own currency; 0 for none
}

// ClaimPayments lists the payments of a claim in ledger order. It reads the labels of all
// invoices: ClaimIndex answers many questions.
func (t *Table) ClaimPayments(claim *ledger.Claim) ([]ClaimPayment, error) {
	var list []ClaimPayment
	for _, s := range t.segments {
		rows, err := t.claimRows(s)
		if err != nil {
			return nil, err
		}
		if rows == nil {
			continue
		}
		may := rows.invoices(claim)
		for r := range s.rows {
			if !may[rows.invoice.codes.at(r)] || stageOf(s.stages[r]) != ledger.StageSpent {
				continue
			}
			if own, ok := rows.claim(r); ok && own.Same(claim) {
				list = append(list, rows.payment(r))
			}
		}
	}
	return list, nil
}

// claimRows are the rows of a segment with their claims, nil where it has no invoices.
type claimRows struct {
	*segment
	known                                int // rows that count
	invoice, total, payee, payeeID, line *dimColumn
	currencies                           []ledger.Currency          // of the lines
	suppliers                            map[uint64]ledger.Supplier // by the codes of name and number
}

func (t *Table) claimRows(s *segment) (*claimRows, error) {
	x := &claimRows{
		segment: s, known: s.rows, invoice: s.column(dimInvoice), total: s.column(dimInvoiceTotal),
		payee: s.column(ledger.DimPayee), payeeID: s.column(ledger.DimPayeeID), line: s.column(ledger.DimLine),
	}
	if x.invoice == nil {
		return nil, nil
	}
	for _, column := range []*dimColumn{x.invoice, x.total, x.payee, x.payeeID, x.line} {
		if column == nil {
			continue
		}
		if err := s.needTexts(column); err != nil {
			return nil, err
		}
		if err := s.need("codes:" + column.name); err != nil {
			return nil, err
		}
	}
	if err := s.need("amounts", "stages", "dates", "ordinals"); err != nil {
		return nil, err
	}
	x.currencies = make([]ledger.Currency, x.line.dict.len())
	for code := range x.currencies {
		source, _, _ := strings.Cut(x.line.dict.view(uint32(code)), "/")
		if known := t.books.Sources[source]; known != nil {
			x.currencies[code] = known.Currency
		}
	}
	return x, nil
}

func textOf(column *dimColumn, row int) string {
	if column == nil {
		return ""
	}
	return column.dict.view(column.codes.at(row))
}

func (x *claimRows) currency(row int) ledger.Currency { return x.currencies[x.line.codes.at(row)] }

// claim is that of a row, whatever its stage.
func (x *claimRows) claim(row int) (ledger.Claim, bool) {
	if x.invoice.codes.at(row) == 0 {
		return ledger.Claim{}, false
	}
	return x.supplier(row).Claim(textOf(x.invoice, row), x.currency(row))
}

// supplier folds each supplier once.
func (x *claimRows) supplier(row int) ledger.Supplier {
	codes := uint64(0)
	for _, column := range []*dimColumn{x.payee, x.payeeID} {
		if codes <<= 32; column != nil {
			codes |= uint64(column.codes.at(row))
		}
	}
	s, ok := x.suppliers[codes]
	if !ok {
		if x.suppliers == nil {
			x.suppliers = map[uint64]ledger.Supplier{}
		}
		s = ledger.SupplierOf(textOf(x.payee, row), textOf(x.payeeID, row))
		x.suppliers[codes] = s
	}
	return s
}

func (x *claimRows) payment(row int) ClaimPayment {
	return ClaimPayment{
		Entry: x.first + ledger.Ordinal(x.ordinals.at(row)), Minor: x.amounts[row],
		Total: parseTotal(textOf(x.total, row), x.currency(row)),
	}
}

// invoices tells which labels may be of the claim's invoice: most are ruled out by their
// digits, without being folded.
func (x *claimRows) invoices(claim *ledger.Claim) []bool {
	may := make([]bool, x.invoice.dict.len())
	for code := 1; code < len(may); code++ {
		may[code] = claim.MayHave(x.invoice.dict.view(uint32(code)))
	}
	return may
}
