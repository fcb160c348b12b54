package projections

import (
	"slices"

	"github.com/fundledger/fundledger/ledger"
)

// payeeColumns are what the register of payees makes of the columns of names and
// numbers: for every row the name under which it is reported. The number decides,
// where the register knows it, else the name; as that is no sum of what the two
// contribute, it is worked out for each row, once for a query that looks at payees.
type payeeColumns struct {
	register *ledger.Payees
	names    *values  // of the documents
	texts    []string // that reports call payees by; the first are names; 0 is none
	codes    []codes  // per segment, of texts
}

// planPayees makes the columns where the query looks at payees and the register
// says anything about them.
func (p *plan) planPayees() error {
	q := p.query
	if !slices.Contains(q.By, ledger.DimPayee) &&
		!slices.ContainsFunc(q.Where, func(f Filter) bool { return f.Dimension == ledger.DimPayee }) {
		return nil
	}
	register := p.books.Payees(q.Known)
	if register.Empty() || !p.onEntries(ledger.DimPayee) {
		return nil
	}
	names, err := p.values(ledger.DimPayee)
	if err != nil {
		return err
	}
	n := newPayeeNames(register, names.texts)
	c := &payeeColumns{register: register, names: names}
	for i, s := range p.segments {
		rows, err := s.payeesOf(n, names.number[i])
		if err != nil {
			return err
		}
		c.codes = append(c.codes, codes{u32: rows})
	}
	c.texts = n.texts
	p.payees = c
	return nil
}

// payeesOf numbers the payee of every row. name are the numbers of the names of the
// segment's dict.
func (s *segmentPlan) payeesOf(n *payeeNames, name []uint32) ([]uint32, error) {
	payee, id := s.column(ledger.DimPayee), s.column(ledger.DimPayeeID)
	var numbers []uint32 // code of a taxpayer number → text; 0 for one that the register does not know
	for _, column := range []*dimColumn{payee, id} {
		if column == nil {
			continue
		}
		if err := s.need("codes:" + column.name); err != nil {
			return nil, err
		}
		if err := s.needTexts(column); err != nil {
			return nil, err
		}
	}
	if id != nil {
		numbers = make([]uint32, id.dict.len())
		for code := 1; code < len(numbers); code++ {
			numbers[code] = n.ofNumber(id.dict.view(uint32(code)))
		}
	}
	apart := map[[2]uint32]uint32{}
	rows := make([]uint32, s.known)
	for r := range rows {
		at, code := uint32(0), uint32(0)
		if payee != nil {
			at = name[payee.codes.at(r)]
		}
		if id != nil {
			code = id.codes.at(r)
		}
		switch {
		case code != 0 && numbers[code] != 0:
			rows[r] = numbers[code]
		case code != 0 && n.numbered[at]:
			other, ok := apart[[2]uint32{at, code}]
			if !ok {
				other = n.apart(at, id.dict.view(code))
				apart[[2]uint32{at, code}] = other
			}
			rows[r] = other
		default:
			rows[r] = n.called[at]
		}
	}
	return rows, nil
}

// payeeNames number the names under which payees are reported. The first are the
// names of the documents.
type payeeNames struct {
	register *ledger.Payees
	texts    []string
	called   []uint32          // name of a document → text
	numbered []bool            // whether the name's payee has a number in the register
	index    map[string]uint32 // of the texts that the register knows, or of all
	indexed  bool              // of all
}

func newPayeeNames(register *ledger.Payees, names []string) *payeeNames {
	n := &payeeNames{
		register: register, texts: slices.Clone(names), called: make([]uint32, len(names)), numbered: make([]bool, len(names)),
	}
	// What a payee is called is a name that the register knows, so that only such
	// texts need an index.
	n.index = map[string]uint32{}
	var known []int
	for i, name := range names {
		n.called[i] = uint32(i)
		if name == "" {
			continue
		}
		if _, ok := register.Find(ledger.PayeeKey{Name: name}); ok {
			n.index[name] = uint32(i)
			known = append(known, i)
		}
	}
	for _, i := range known {
		found, _ := register.Find(ledger.PayeeKey{Name: names[i]})
		n.called[i] = n.text(found.Name)
		n.numbered[i] = register.HasNumber(found.Key)
	}
	return n
}

// text is the number of a name that the register knows.
func (n *payeeNames) text(name string) uint32 {
	at, ok := n.index[name]
	if !ok {
		at = uint32(len(n.texts))
		n.texts = append(n.texts, name)
		n.index[name] = at
	}
	return at
}

func (n *payeeNames) ofNumber(number string) uint32 {
	if found, ok := n.register.Find(ledger.NumberKey(number)); ok {
		return n.text(found.Name)
	}
	return 0
}

// apart is somebody else with the name of a payee of the register. A document may
// have just the name that comes of it, whatever payee of the register that is.
func (n *payeeNames) apart(name uint32, number string) uint32 {
	if !n.indexed {
		n.indexed = true
		for i, text := range n.texts {
			n.index[text] = uint32(i)
		}
	}
	return n.text(ledger.ApartName(n.texts[name], number))
}

// byPayee groups by payee.
func (p *plan) byPayee(at int) error {
	texts := p.payees.texts
	a, err := p.axis(len(texts), func(n uint64, g *Group) { g.Values[at] = texts[n] })
	if err != nil {
		return err
	}
	p.rankings[at] = ranking{axis: a, values: texts}
	for i, s := range p.segments {
		l := newLookup(&p.payees.codes[i], len(texts))
		for n := range l.table {
			l.table[n] = uint64(n) * a.stride
		}
		s.lookups = append(s.lookups, l)
	}
	return nil
}

// filter leaves out the rows of other payees. Any name or number of a payee asks
// for it.
func (c *payeeColumns) filter(segments []*segmentPlan, f *Filter) {
	asked := Filter{Dimension: f.Dimension}
	for _, v := range f.Values {
		if found, ok := c.register.Asked(v); ok {
			asked.Values = append(asked.Values, found.Name)
		} else {
			asked.Values = append(append(asked.Values, v), c.spelled(segments, v)...)
		}
	}
	for i, s := range segments {
		l := newLookup(&c.codes[i], len(c.texts))
		for n, text := range c.texts {
			if !asked.Matches(text) {
				l.table[n] = out
			}
		}
		s.lookups = append(s.lookups, l)
	}
}

// spelled are the payees whose documents have a name that the register does not
// know, because it knows their numbers.
func (c *payeeColumns) spelled(segments []*segmentPlan, name string) []string {
	at := slices.Index(c.names.texts, name)
	if at <= 0 {
		return nil
	}
	found := map[uint32]bool{}
	var list []string
	for i, s := range segments {
		column := s.column(ledger.DimPayee)
		if column == nil {
			continue
		}
		code := slices.Index(c.names.number[i], uint32(at))
		for r, n := range c.codes[i].u32 {
			if code > 0 && column.codes.at(r) == uint32(code) && !found[n] {
				found[n] = true
				list = append(list, c.texts[n])
			}
		}
	}
	return list
}
