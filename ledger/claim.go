package ledger

import (
	"hash/maphash"
	"slices"
	"strings"
)

// A Claim is what a supplier asks for by one invoice, in one currency. An invoice may be
// paid by several orders and from several sources, and all of them together never pay
// more than its total (domain rule 4). What makes two payments one claim is compared as
// people read it: case, look-alike letters, spaces and leading zeros of the number are
// overlooked, days are not. Suppliers are the same by taxpayer number or, where one of
// the two payments has none, by name.
type Claim struct {
	invoice string // number and date
	Supplier
	currency Currency
}

// A Supplier is a payee as claims tell it from others.
type Supplier struct {
	number string // of the taxpayer
	name   string // folded
}

// SupplierOf is the supplier of a payment to a payee.
func SupplierOf(payee, payeeID string) Supplier {
	return Supplier{TaxNumberKey(payeeID), FoldPayee(payee)}
}

// Claim is that of a payment under an invoice which has that label. Without a supplier
// there is none: anybody numbers invoices from 1.
func (s Supplier) Claim(label string, currency Currency) (c Claim, ok bool) {
	if label == "" || s == (Supplier{}) {
		return c, false
	}
	return Claim{foldInvoice(cutSupplier(label, s.number)), s, currency}, true
}

// ClaimOf is the claim of a payment by its invoice's label and payee.
func ClaimOf(label, payee, payeeID string, currency Currency) (Claim, bool) {
	return SupplierOf(payee, payeeID).Claim(label, currency)
}

// Unnumbered tells that the supplier is known by name only.
func (c *Claim) Unnumbered() bool { return c.number == "" }

// InvoiceOf is the label of an invoice without the supplier's number.
func InvoiceOf(label, payeeID string) string { return cutSupplier(label, TaxNumberKey(payeeID)) }

func cutSupplier(label, number string) string {
	if number == "" {
		return label
	}
	return strings.TrimSuffix(label, " "+number)
}

// foldInvoice folds the number and leaves the date behind it, where there is one.
func foldInvoice(label string) string {
	if n := len(label) - len(" 2018-03-15"); n > 0 {
		if date, _ := cutDate(label[n:]); date != NoDate {
			return FoldNumber(label[:n]) + label[n:]
		}
	}
	return FoldNumber(label)
}

// AppendInvoice appends the label of the payment's invoice to b: number, date and the
// supplier's number, as far as they are known; nothing without an invoice's number.
func (p *Payment) AppendInvoice(b []byte) []byte {
	if p.InvoiceNumber == "" {
		return b
	}
	b = append(b, p.InvoiceNumber...)
	if p.InvoiceDate != NoDate {
		b = p.InvoiceDate.Append(append(b, ' '))
	}
	if number := TaxNumberKey(p.PayeeID); number != "" {
		b = append(append(b, ' '), number...)
	}
	return b
}

// InvoiceLabel is how reports name the payment's invoice.
func (p *Payment) InvoiceLabel() string { return string(p.AppendInvoice(nil)) }

// Supplier is whom the payment names, and the number where there is no name.
func (p *Payment) Supplier() string {
	if p.Payee != "" {
		return p.Payee
	}
	return p.PayeeID
}

// Same tells whether two payments are of one claim.
func (c *Claim) Same(o *Claim) bool {
	if c.invoice != o.invoice || c.currency != o.currency {
		return false
	}
	if c.number != "" && o.number != "" {
		return c.number == o.number
	}
	return c.name != "" && c.name == o.name
}

// A ClaimKey is a digest by which the payments of a claim are found. It is another one
// in every process and is never stored.
type ClaimKey [16]byte

// FiledUnder are the keys under which a payment of the claim is found: that of the
// supplier's number and, by payments without one, that of the name beside a number; or
// else that of the name alone. Other is the zero key where there is none.
func (c *Claim) FiledUnder() (own, other ClaimKey) {
	switch {
	case c.number == "":
		return c.key('b', c.name), other
	case c.name != "":
		other = c.key('p', c.name)
	}
	return c.key('n', c.number), other
}

// LookedFor are the keys that have all payments of the claim between them, each once.
func (c *Claim) LookedFor() (one, other ClaimKey) {
	switch {
	case c.number == "":
		return c.key('b', c.name), c.key('p', c.name)
	case c.name != "":
		other = c.key('b', c.name)
	}
	return c.key('n', c.number), other
}

var claimSeeds = [2]maphash.Seed{maphash.MakeSeed(), maphash.MakeSeed()}

func (c *Claim) key(kind byte, supplier string) (key ClaimKey) {
	for i, seed := range claimSeeds {
		var h maphash.Hash
		h.SetSeed(seed)
		for _, part := range [...]string{supplier, string(c.currency), c.invoice} {
			h.WriteString(part) //nolint:errcheck // never fails
			h.WriteByte(0)      //nolint:errcheck // never fails
		}
		h.WriteByte(kind) //nolint:errcheck // never fails
		sum := h.Sum64()
		for j := range 8 {
			key[i*8+j] = byte(sum >> (8 * j))
		}
	}
	return key
}

// Claimed is what stands recorded on a claim.
type Claimed struct {
	Minor int64 // net of what was taken back, in minor units of the claim's currency
	// Total is that of the invoice, as the latest payment says it that was not wholly
	// taken back; 0 where none does.
	Total int64
	// InFile: rows of the file that is being imported are among it.
	InFile bool
	// Entries are some that it consists of, the latest of them; nil where nobody knows.
	// It is asked only when it has to be told.
	Entries func() ([]Ref, error)
}

// refs are the entries to be named in a refusal.
func (c *Claimed) refs() (list []Ref, err error) {
	if c.Entries == nil || c.InFile {
		return nil, nil
	}
	return c.Entries()
}

// EntryList are entries that a refusal names.
type EntryList []Ref

func (l EntryList) String() string {
	texts := make([]string, len(l))
	for i, ref := range l {
		texts[i] = ref.String()
	}
	return strings.Join(texts, ", ")
}

// withinInvoice refuses more than the invoice's total over all payments of the claim,
// whatever their sources (domain rule 4), and another total than was recorded for it.
// Other currencies are never added. A correction may change the total: it has to begin
// somewhere.
//
// Refusals: over-invoice-total (invoice, supplier, asked, claimed, total, entries),
// invoice-total-differs (invoice, supplier, total, known, entries); both have why=file
// where rows of the same file are among what was claimed, and the first why=alone
// where nothing was.
func (c *RecordExpenditure) withinInvoice(e *ExpenditureRecorded) error {
	if c.Claims == nil || e.InvoiceNumber == "" {
		return nil
	}
	supplier := SupplierOf
	if c.suppliers != nil {
		supplier = c.suppliers
	}
	claim, ok := supplier(e.Payee, e.PayeeID).Claim(e.InvoiceLabel(), e.Amount.Currency)
	if !ok {
		return nil
	}
	claimed, err := c.Claims(&claim)
	if err != nil {
		return err
	}
	total, said := e.InvoiceTotal, Money{claimed.Total, e.Amount.Currency}
	refuse := func(code string, pairs ...any) error {
		entries, err := claimed.refs()
		if err != nil {
			return err
		}
		entries = slices.DeleteFunc(entries, func(ref Ref) bool { return ref == c.replaces })
		pairs = append(pairs, "invoice", e.InvoiceNumber, "supplier", e.Supplier(), "total", total)
		switch {
		case claimed.InFile:
			pairs = append(pairs, "why", "file")
		case len(entries) == 0:
			pairs = append(pairs, "why", "alone")
		default:
			pairs = append(pairs, "entries", EntryList(entries))
		}
		return Refuse(code, pairs...)
	}
	switch {
	case total.Currency == "" || total.Minor == 0:
		total = said
	case total.Currency != e.Amount.Currency:
		return nil
	case said.Minor != 0 && said != total && !c.corrects:
		return refuse("invoice-total-differs", "known", said)
	}
	if back := c.unclaims; back != nil {
		if was, ok := ClaimOf(back.InvoiceLabel(), back.Payee, back.PayeeID, back.Amount.Currency); ok && was.Same(&claim) {
			claimed.Minor -= back.Amount.Minor
		}
	}
	if total.Minor == 0 {
		return nil
	}
	if sum, ok := AddMinor(claimed.Minor, e.Amount.Minor); !ok || sum > total.Minor {
		if claimed.Minor == 0 {
			claimed.Entries, claimed.InFile = nil, false
		}
		return refuse("over-invoice-total", "asked", e.Amount, "claimed", Money{claimed.Minor, total.Currency})
	}
	return nil
}

// MayHave tells of most labels that they are not of the claim's invoice, at little cost:
// where label is of letters that keep their digits when they are folded, these have to be
// there in order.
func (c *Claim) MayHave(label string) bool {
	want, at := c.invoice, 0
	digit := func() (byte, bool) {
		for ; at < len(want); at++ {
			if isDigit(want[at]) {
				at++
				return want[at-1], true
			}
		}
		return 0, false
	}
	next, more := digit()
	for more && next == '0' { // zeros before the number are overlooked
		next, more = digit()
	}
	leading := true
	for i := 0; i < len(label) && more; i++ {
		switch b := label[i]; {
		case b >= 0x80 && (b < 0xd0 || b > 0xd3) && b >= 0xc0:
			return true // neither Latin nor Cyrillic
		case !isDigit(b) || leading && b == '0':
		case b != next:
			return false
		default:
			leading = false
			next, more = digit()
		}
	}
	return !more
}
