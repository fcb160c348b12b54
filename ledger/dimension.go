package ledger

import (
	"cmp"
	"errors"
	"slices"
)

// A Dimension is a classification of a line or an entry: its name and the value
// there. Values may form a hierarchy by "/".
type Dimension struct {
	Name  string
	Value string
}

// Built-in dimensions. Source and line come with the address of an entry, payee
// and document from its payment; component, region and category stand with the
// line or, where the line leaves them open, with the entry. Others are registered.
const (
	DimSource    = "source"
	DimLine      = "line"
	DimPayee     = "payee"
	DimPayeeID   = "payee_id"
	DimDocument  = "document"
	DimComponent = "component"
	DimRegion    = "region"
	DimCategory  = "category"
	DimInvoice   = "invoice"    // that payments were claimed by; see Payment.AppendInvoice
	DimAppliesTo = "applies_to" // day of an earlier period that an entry belongs to

	DimAccount     = "account"      // that money came to or was paid from; see ReservedAccount
	DimReceiptKind = "receipt_kind" // of receipts; see ReceiptKinds
	DimApplication = "application"  // withdrawal application by which the funder pays
)

// BuiltinDimensions lists the dimensions that every ledger has.
func BuiltinDimensions() []string {
	return []string{DimSource, DimLine, DimComponent, DimRegion, DimCategory, DimPayee, DimPayeeID, DimDocument, DimInvoice, DimAppliesTo, DimAccount, DimReceiptKind, DimApplication}
}

// classifies tells whether a built-in dimension is stored as a map entry.
func classifies(name string) bool {
	switch name {
	case DimComponent, DimRegion, DimCategory, DimAccount, DimApplication:
		return true
	}
	return false
}

// SortDimensions puts dimensions into their stored order, by name.
func SortDimensions(list []Dimension) {
	slices.SortFunc(list, func(a, b Dimension) int { return cmp.Compare(a.Name, b.Name) })
}

// DimensionValue returns the value of the named dimension in a list, "" for none.
func DimensionValue(list []Dimension, name string) string {
	for i := range list {
		if list[i].Name == name {
			return list[i].Value
		}
	}
	return ""
}

// dimensions is a small object of names and values, sorted by name, that is left
// out when empty.
func (c *coder) dimensions(name string, list *[]Dimension) {
	if c.absent(name, len(*list) == 0) {
		*list = (*list)[:0]
		return
	}
	if !c.must(name) {
		return
	}
	c.punct(name, '{')
	if !c.reading {
		for i := range *list {
			d := &(*list)[i]
			if i > 0 && (*list)[i-1].Name >= d.Name {
				c.fail(name, errors.New("dimensions not sorted"))
			}
			if i > 0 {
				c.buf = append(c.buf, ',')
			}
			c.str(name, &d.Name)
			c.punct(name, ':')
			c.str(name, &d.Value)
		}
	} else {
		*list = (*list)[:0]
		for c.next(name, len(*list), '}') {
			var d Dimension
			c.str(name, &d.Name)
			c.punct(name, ':')
			c.str(name, &d.Value)
			if n := len(*list); c.err == nil && n > 0 && (*list)[n-1].Name >= d.Name {
				c.fail(name, errNotCanonical)
			}
			*list = append(*list, d)
		}
		if len(*list) == 0 {
			c.fail(name, errNotCanonical)
		}
	}
	c.punct(name, '}')
}
