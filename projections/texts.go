package projections

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/fundledger/fundledger/ledger"
)

// A Field is where in an entry a text stands.
type Field uint8

// The fields.
const (
	InLine     Field = iota + 1 // source and line
	InPayee                     // name
	InPayeeID                   // taxpayer number
	InDocument                  // number, kind, issuer and system of the payment document
	InContract
	InInvoice
	InPurpose
	InReason
	InAct   // legal act, or the reference given for it
	InOther // titles, values of other dimensions, files

	inAmendment // of an entry that amends a payment, a mark: see asAmended

	numFields = iota + 1 // the zero Field among them, which is none
)

// eachText calls fn for every text of an entry that can be found.
func eachText(source string, e ledger.Event, fn func(Field, string)) {
	g := ledger.GistOf(e)
	switch e := e.(type) {
	case *ledger.SourceRegistered, *ledger.SourceAmended:
		fn(InLine, source)
	case *ledger.AllocationCarried:
		for i := range e.Obligations {
			o := &e.Obligations[i].Terms
			fn(InPayee, o.Payee)
			fn(InPayeeID, o.PayeeID)
			fn(InContract, o.Number)
		}
	}
	if g.Line != "" {
		fn(InLine, source+"/"+g.Line)
	}
	if g.ToLine != "" {
		fn(InLine, source+"/"+g.ToLine)
	}
	for _, line := range g.Lines {
		fn(InLine, source+"/"+line)
	}
	if p := g.Payment; p != nil {
		fn(InPayee, p.Payee)
		fn(InPayeeID, p.PayeeID)
		fn(InDocument, p.Document.Number)
		fn(InDocument, p.Document.Kind)
		fn(InDocument, p.Document.Issuer)
		fn(InDocument, p.Document.System)
		fn(InContract, p.Contract)
		fn(InInvoice, p.InvoiceNumber)
		fn(InPurpose, p.Purpose)
	}
	for i := range g.Dimensions {
		fn(InOther, g.Dimensions[i].Value)
	}
	for _, name := range g.Names {
		fn(InOther, name)
	}
	fn(InReason, g.Reason)
	fn(InAct, g.Act)
	for i := range g.Changes {
		fn(amendedFields[g.Changes[i].Field], g.Changes[i].From)
	}
	if _, amends := e.(*ledger.ExpenditureAmended); amends {
		fn(inAmendment, amendmentMark)
	}
}

// FoldText maps texts that a searcher takes for the same to one: as
// ledger.FoldName does (case, Latin and Cyrillic letters that look alike), and ё
// with е, and all dashes. What parts words is a space, and so are quotation marks.
func FoldText(s string) string {
	const dots = '\u0308' // what is left of ё where е has become e, or joined with it: ë
	var b strings.Builder
	afterE := false
	for _, r := range ledger.FoldName(s) {
		if afterE && r == dots {
			continue
		}
		afterE = r == 'e' || r == 'ë'
		switch {
		case afterE:
			b.WriteByte('e')
		case unicode.IsSpace(r), unicode.IsControl(r), unicode.In(r, unicode.Pi, unicode.Pf), strings.ContainsRune("\"'„‚`", r):
			b.WriteByte(' ')
		case unicode.Is(unicode.Pd, r) || r == '−':
			b.WriteByte('-')
		default:
			b.WriteRune(r)
		}
	}
	return b.String()
}

// Words are the words of a folded text.
func Words(s string) []string { return strings.Fields(FoldText(s)) }

// foldings are the folds of the characters that most texts are made of, "" for
// those whose fold depends on what stands beside them. FoldText a character at a
// time takes thirty times as long.
var foldings = sync.OnceValue(func() *[0x2200]string {
	var t [0x2200]string
	fill := func(from, to rune) {
		for r := from; r < to; r++ {
			if !unicode.Is(unicode.M, r) && utf8.ValidRune(r) {
				fold := FoldText(string(r))
				if first, _ := utf8.DecodeRuneInString(fold); fold != "" && !unicode.Is(unicode.M, first) {
					t[r] = fold
				}
			}
		}
	}
	fill(0, 0x250)
	fill(0x370, 0x530)
	fill(0x2010, 0x2040)
	fill(0x2116, 0x2117) // №
	return &t
})

// appendFolded appends what FoldText returns.
func appendFolded(b []byte, s string) []byte {
	t, start := foldings(), len(b)
	for _, r := range s {
		if int(r) >= len(t) || t[r] == "" {
			return append(b[:start], FoldText(s)...)
		}
		b = append(b, t[r]...)
	}
	return b
}
