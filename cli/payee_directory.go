package cli

import (
	"cmp"
	"slices"
	"strings"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/projections"
)

// A payeeDirectory is who was paid or is in the register: names and numbers as
// documents have them, and what the register makes of them.
type payeeDirectory struct {
	l        *openLedger
	register *ledger.Payees
	pairs    []projections.PayeePair
}

// payees reads the directory. What it hands out is valid until the views catch up.
func (l *openLedger) payees() (*payeeDirectory, error) {
	pairs, err := l.views.Table().PayeePairs()
	if err != nil {
		return nil, err
	}
	for i := range pairs { // they are told after the views have gone on
		pairs[i].Name, pairs[i].Number = strings.Clone(pairs[i].Name), strings.Clone(pairs[i].Number)
	}
	slices.SortFunc(pairs, func(a, b projections.PayeePair) int {
		return cmp.Or(cmp.Compare(a.Name, b.Name), cmp.Compare(a.Number, b.Number), cmp.Compare(a.Currency, b.Currency))
	})
	return &payeeDirectory{l, l.books().Payees(0), pairs}, nil
}

// key finds what is meant by a name or a number: one that documents have, or the
// register. Refusals: unknown-payee (payee), unknown-payee-meant (payee, meant).
func (d *payeeDirectory) key(text string) (ledger.PayeeKey, error) {
	name, number := ledger.PayeeKey{Name: text}, ledger.NumberKey(text)
	for _, k := range []ledger.PayeeKey{name, number} {
		if _, ok := d.register.Find(k); ok {
			return k, nil
		}
	}
	if slices.ContainsFunc(d.pairs, func(p projections.PayeePair) bool { return p.Name == text }) {
		return name, nil
	}
	if slices.ContainsFunc(d.pairs, func(p projections.PayeePair) bool { return p.Number != "" && ledger.NumberKey(p.Number) == number }) {
		return number, nil
	}
	for i := range d.pairs { // as reports call one of two that have the name
		if p := &d.pairs[i]; p.Number != "" && ledger.ApartName(p.Name, p.Number) == text {
			return ledger.NumberKey(p.Number), nil
		}
	}
	if meant := d.meant(text); meant != "" {
		return name, ledger.Refuse("unknown-payee-meant", "payee", text, "meant", meant)
	}
	return name, ledger.Refuse("unknown-payee", "payee", text)
}

// payeeOf is the payee of the register that all documents with an unregistered name
// or number mean, if they mean one.
func (d *payeeDirectory) payeeOf(key ledger.PayeeKey) (found ledger.Payee, ok bool) {
	for i := range d.pairs {
		p := &d.pairs[i]
		if !isPair(p, key) {
			continue
		}
		r, known, _ := d.register.Of(p.Name, p.Number)
		if !known || ok && r.Key != found.Key {
			return ledger.Payee{}, false
		}
		found, ok = r, true
	}
	return found, ok
}

// isPair tells whether documents have the name or number.
func isPair(p *projections.PayeePair, key ledger.PayeeKey) bool {
	return key.Name != "" && p.Name == key.Name || key.Number != "" && ledger.TaxNumberKey(p.Number) == key.Number
}

// manyPayees is up to how many names are searched for one that is close.
const manyPayees = 5000

// meant is the name that was mistyped: one that differs by spelling only, or one
// that is close.
func (d *payeeDirectory) meant(text string) string {
	names := d.register.Names()
	for i := range d.pairs {
		names = append(names, d.pairs[i].Name)
	}
	fold := ledger.FoldPayee(text)
	for _, name := range names {
		if fold != "" && name != "" && ledger.FoldPayee(name) == fold {
			return name
		}
	}
	if len(names) > manyPayees {
		return ""
	}
	return closest(text, names)
}

// A payee is one payee as lists show it: of the register, or a name and a number
// that documents have together.
type payee struct {
	name       string
	registered bool
	entry      ledger.Ref // that registered it, if one did
	numbers    []string
	spellings  []string                // names that documents have
	sums       []projections.PayeePair // one for each currency; name and number mean nothing there
}

// payments counts those of all currencies.
func (p *payee) payments() (n int64) {
	for i := range p.sums {
		n += p.sums[i].Payments
	}
	return n
}

// all lists the payees by name.
func (d *payeeDirectory) all() ([]*payee, error) {
	var list []*payee
	at := map[ledger.PayeeKey]*payee{}
	for _, r := range d.register.All() {
		p := &payee{name: r.Name, registered: true, entry: r.Entry}
		for _, m := range d.register.Members(r.Key) {
			if m.Key.Number != "" {
				p.numbers = append(p.numbers, m.Key.Number)
			}
		}
		at[r.Key] = p
		list = append(list, p)
	}
	for i := range d.pairs {
		pair := &d.pairs[i]
		number := ledger.TaxNumberKey(pair.Number)
		key := ledger.PayeeKey{Name: pair.Name, Number: number}
		if r, ok, _ := d.register.Of(pair.Name, pair.Number); ok {
			key = r.Key
		}
		p := at[key]
		if p == nil {
			p = &payee{name: pair.Name}
			at[key] = p
			list = append(list, p)
		}
		if err := p.add(pair, number); err != nil {
			return nil, err
		}
	}
	slices.SortStableFunc(list, func(a, b *payee) int {
		return cmp.Or(cmp.Compare(a.name, b.name), slices.Compare(a.numbers, b.numbers))
	})
	return list, nil
}

func (p *payee) add(pair *projections.PayeePair, number string) error {
	if number != "" && !slices.Contains(p.numbers, number) {
		p.numbers = append(p.numbers, number)
	}
	if pair.Name != "" && !slices.Contains(p.spellings, pair.Name) {
		p.spellings = append(p.spellings, pair.Name)
	}
	return p.pay(pair)
}

// pay adds what was paid to one of the payee's names and numbers.
func (p *payee) pay(pair *projections.PayeePair) error {
	i := slices.IndexFunc(p.sums, func(s projections.PayeePair) bool { return s.Currency == pair.Currency })
	if i < 0 {
		p.sums = append(p.sums, *pair)
		slices.SortFunc(p.sums, func(a, b projections.PayeePair) int { return cmp.Compare(a.Currency, b.Currency) })
		return nil
	}
	return addPair(&p.sums[i], pair)
}

// addPair adds what was paid to one to what was paid to another.
func addPair(to, pair *projections.PayeePair) error {
	sum, ok := ledger.AddMinor(to.Minor, pair.Minor)
	if !ok {
		return ledger.Refuse("amount-overflow", "value", "")
	}
	to.Minor = sum
	if pair.Payments > 0 && (to.Payments == 0 || pair.First < to.First) {
		to.First = pair.First
	}
	to.Last = max(to.Last, pair.Last)
	to.Payments += pair.Payments
	return nil
}
