package projections

import (
	"fmt"
	"slices"
	"strings"

	"github.com/fundledger/fundledger/ledger"
)

// A plan turns a query into additions. Every group has a number, made of the
// numbers of its values on several axes as a number is made of digits: the group
// of a row is the sum of what the row's line, date, stage and other dimensions
// contribute, each looked up in a table made for the query. What a filter leaves
// out contributes so much that the sum lies beyond all groups.
type plan struct {
	query    *Query
	books    *ledger.Books
	size     uint64 // groups; a row with a sum of size or more is left out
	axes     []*axis
	segments []*segmentPlan
	rankings []ranking // one for each of Query.By
	places   uint64    // in the answer, taken or not
	lines    *axis
	steps    *axis         // nil for a query without steps
	gross    *axis         // nil unless asked for
	payees   *payeeColumns // nil where the register of payees changes nothing

	currencies []ledger.Currency // of the groups of lines
}

// An axis is one digit of a group's number.
type axis struct {
	stride, values uint64
	decode         func(value uint64, into *Group)
	order          []uint64 // what each value adds to the group's place in the answer
}

// digit is the axis' value in a group's number.
func (a *axis) digit(group uint64) uint64 { return group / a.stride % a.values }

// A segmentPlan holds the lookups for one segment: one for each column that the
// query reads.
type segmentPlan struct {
	*segment
	known    int // rows
	lookups  []lookup
	lines    []lineRef
	checks   []columnCheck
	perStage []uint64 // what each stage contributes
	gross    bool     // the query keeps corrections apart
}

// A columnCheck is a column that the scan reads. It is verified by whoever scans
// a part of it, so that two workers share that work too.
type columnCheck struct {
	section *section
	width   int // bytes a row
}

// reads says that the scan reads a column.
func (s *segmentPlan) reads(name string, width int) {
	if s.file != nil {
		s.checks = append(s.checks, columnCheck{s.file.section(name), width})
	}
}

// verify checks what the scan of those rows reads.
func (s *segmentPlan) verify(from, to int) error {
	for _, c := range s.checks {
		if err := c.section.check(from*c.width, to*c.width); err != nil {
			return err
		}
	}
	return nil
}

type lookup struct {
	codes *codes
	table []uint64 // as long as the codes' width demands
}

// A lineRef is a line of a segment's dict, found in the books.
type lineRef struct {
	source *ledger.Source
	line   *ledger.Line
}

// out is the contribution of what is left out: more than any number of groups,
// and small enough that several do not overflow. Unsigned sums wrap, so a
// contribution may be taken back by its negative.
const (
	out         = 1 << 56
	takeBackOut = 1<<64 - out
)

func (t *Table) plan(q *Query) (*plan, error) {
	for _, name := range q.By {
		if name != DimStage && name != DimPhase && !slices.Contains(t.books.DimensionNames(), name) {
			return nil, ledger.Refuse("unknown-dimension", "dimension", name)
		}
	}
	q = t.stored(q)
	p := &plan{query: q, books: t.books, size: 1, rankings: make([]ranking, len(q.By))}
	for _, s := range t.segments {
		known := s.rows
		if q.Known > 0 {
			if err := s.need("ordinals"); err != nil {
				return nil, err
			}
			known = s.prefix(q.Known)
		}
		if known == 0 {
			continue
		}
		sp := &segmentPlan{segment: s, known: known, gross: p.query.Gross}
		sp.reads("amounts", 8)
		if err := sp.findLines(t.books); err != nil {
			return nil, err
		}
		p.segments = append(p.segments, sp)
	}
	if err := p.planPayees(); err != nil {
		return nil, err
	}
	for _, step := range []func() error{p.planLines, p.planDates, p.planStages, p.planDimensions, p.planFilters, p.planKeep, p.planOrder} {
		if err := step(); err != nil {
			return nil, err
		}
	}
	return p, nil
}

func (s *segmentPlan) findLines(b *ledger.Books) error {
	column := s.column(ledger.DimLine)
	if err := s.needTexts(column); err != nil {
		return err
	}
	s.reads("codes:"+column.name, column.codes.width())
	s.lines = make([]lineRef, column.dict.len())
	for i := 1; i < len(s.lines); i++ {
		address := column.dict.view(uint32(i))
		source, path, _ := strings.Cut(address, "/")
		r := lineRef{source: b.Sources[source]}
		if r.source != nil {
			r.line = r.source.Lines[path]
			if path == "" {
				r.line = &r.source.Cash
			}
		}
		if r.line == nil {
			return fmt.Errorf("%w: no line %s", ErrDamaged, address)
		}
		s.lines[i] = r
	}
	s.lookups = append(s.lookups, newLookup(&column.codes, len(s.lines)))
	return nil
}

// newLookup makes a table that no code of the column can miss. A column that is
// wider than its values need is found by its checksum, not by a panic.
func newLookup(c *codes, values int) lookup {
	switch {
	case c.u8 != nil:
		values = max(values, 1<<8+int(c.base))
	case c.u16 != nil:
		values = max(values, 1<<16+int(c.base))
	}
	return lookup{c, make([]uint64, values)}
}

// perLine is the table of what each line contributes.
func (s *segmentPlan) perLine() []uint64 { return s.lookups[0].table }

// axis adds a digit.
func (p *plan) axis(values int, decode func(uint64, *Group)) (*axis, error) {
	a := &axis{stride: p.size, values: uint64(max(1, values)), decode: decode}
	if a.stride > out/8/a.values {
		return nil, fmt.Errorf("more than %d groups", uint64(out/8))
	}
	p.axes = append(p.axes, a)
	p.size *= a.values
	return a, nil
}

// planLines groups by everything that follows from the line: the currency, and
// those dimensions that are never left to the entries.
func (p *plan) planLines() error {
	type group struct {
		values   []string
		currency ledger.Currency
	}
	var groups []group
	numbers := map[string]uint64{}
	byLine := p.dimensionsOfLines()
	decode := func(v uint64, g *Group) {
		g.Amount.Currency = groups[v].currency
		for i, at := range byLine {
			g.Values[at] = groups[v].values[i]
		}
	}
	for _, s := range p.segments {
		for code, ref := range s.lines {
			if ref.line == nil {
				continue
			}
			key := []byte(ref.source.Currency)
			values := make([]string, len(byLine))
			for i, at := range byLine {
				values[i] = ref.value(p.query.By[at])
				key = append(append(key, 0), values[i]...)
			}
			n, ok := numbers[string(key)]
			if !ok {
				n = uint64(len(groups))
				numbers[string(key)] = n
				groups = append(groups, group{values, ref.source.Currency})
			}
			s.perLine()[code] = n
		}
	}
	for i, at := range byLine {
		p.rankings[at] = ranking{values: make([]string, len(groups))}
		for n := range groups {
			p.rankings[at].values[n] = groups[n].values[i]
		}
	}
	for n := range groups {
		p.currencies = append(p.currencies, groups[n].currency)
	}
	var err error
	p.lines, err = p.axis(len(groups), decode)
	for _, at := range byLine {
		p.rankings[at].axis = p.lines
	}
	return err
}

// dimensionsOfLines returns the indexes in Query.By of the dimensions that no
// entry carries.
func (p *plan) dimensionsOfLines() []int {
	var list []int
	for i, name := range p.query.By {
		if name != DimStage && (name == ledger.DimLine || !p.onEntries(name)) {
			list = append(list, i)
		}
	}
	return list
}

func (p *plan) onEntries(name string) bool {
	return name != ledger.DimLine && slices.ContainsFunc(p.segments, func(s *segmentPlan) bool { return s.column(name) != nil })
}

// value is what the line fixes of a dimension, "" for nothing.
func (r lineRef) value(name string) string {
	switch name {
	case ledger.DimSource:
		return r.source.ID
	case ledger.DimLine:
		if r.line.Path == "" {
			return "" // a receipt
		}
		return r.source.Address(r.line.Path)
	}
	return ledger.DimensionValue(r.line.Dimensions, name)
}

func (p *plan) planDates() error {
	steps := p.query.Steps
	if len(steps) == 0 {
		return nil
	}
	a, err := p.axis(len(steps), func(v uint64, g *Group) { g.Step = int(v) })
	if err != nil {
		return err
	}
	p.steps = a
	for _, s := range p.segments {
		s.reads("dates", s.dates.width())
		values := 0
		if s.dates.u32 != nil {
			if err := s.need("dates"); err != nil {
				return err
			}
			values = int(slices.Max(s.dates.u32[:s.known])) + 1
		}
		l := newLookup(&s.dates, values)
		for i := range l.table {
			l.table[i] = out
		}
		for n, step := range steps {
			for d := max(0, step.Start); int(d) < min(int(step.End), len(l.table)); d++ {
				l.table[d] = uint64(n) * a.stride
			}
		}
		s.lookups = append(s.lookups, l)
	}
	return nil
}

// planStages groups by stage and correction where the query asks, and leaves out
// the stages it does not ask for.
func (p *plan) planStages() error {
	q := p.query
	at := slices.Index(q.By, DimStage)
	wanted := func(s ledger.Stage) bool { return len(q.Stages) == 0 || slices.Contains(q.Stages, s) }
	var stageStride, grossStride uint64
	if at >= 0 {
		a, err := p.axis(ledger.NumStages, func(v uint64, g *Group) { g.Values[at] = ledger.Stage(v).String() })
		if err != nil {
			return err
		}
		stageStride = a.stride
		p.rankings[at].axis = a
		for s := range ledger.Stage(ledger.NumStages) {
			p.rankings[at].values = append(p.rankings[at].values, s.String())
		}
	}
	if q.Gross {
		a, err := p.axis(3, func(v uint64, g *Group) { g.Correction, g.Replaced = v > 0, v == 2 })
		if err != nil {
			return err
		}
		grossStride, p.gross = a.stride, a
	}
	for _, s := range p.segments {
		s.reads("stages", 1)
		l := lookup{&codes{u8: s.stages}, make([]uint64, 256)}
		for v := range l.table {
			stage := ledger.Stage(v &^ (correctionBit | replacedBit))
			if stage >= ledger.NumStages || !wanted(stage) {
				l.table[v] = out
				continue
			}
			l.table[v] = uint64(stage)*stageStride + nature(uint8(v))*grossStride
		}
		s.perStage = l.table
		s.lookups = append(s.lookups, l)
	}
	return nil
}

// nature is 0 for a posting of its own, 1 for one that takes another back, 2 for one
// that corrects what was written.
func nature(stage uint8) uint64 {
	switch {
	case stage&correctionBit == 0:
		return 0
	case stage&replacedBit == 0:
		return 1
	}
	return 2
}

// planDimensions groups by the dimensions that entries carry. Where a line fixes
// such a dimension, its entries have none, so both contributions can be added.
func (p *plan) planDimensions() error {
	for at, name := range p.query.By {
		if name == DimStage || !p.onEntries(name) {
			continue
		}
		if name == ledger.DimPayee && p.payees != nil {
			if err := p.byPayee(at); err != nil {
				return err
			}
			continue
		}
		v, err := p.values(name)
		if err != nil {
			return err
		}
		a, err := p.axis(len(v.texts), func(n uint64, g *Group) { g.Values[at] = v.texts[n] })
		if err != nil {
			return err
		}
		p.rankings[at] = ranking{axis: a, values: v.texts}
		for i, s := range p.segments {
			if column := s.column(name); column != nil {
				l := newLookup(&column.codes, len(v.number[i]))
				for code, n := range v.number[i] {
					l.table[code] = uint64(n) * a.stride
				}
				s.lookups = append(s.lookups, l)
				s.reads("codes:"+name, column.codes.width())
			}
			for code, ref := range s.lines {
				if ref.line != nil {
					s.perLine()[code] += uint64(v.lines[ref.value(name)]) * a.stride
				}
			}
		}
	}
	return nil
}

// planFilters leaves out the rows that do not match. A row's value is fixed by its
// line or carried by the entry: a line that does not fix one contributes out, and
// a matching entry takes that back.
func (p *plan) planFilters() error {
	for _, f := range p.query.Where {
		if f.Dimension != dimInvoice && !slices.Contains(p.books.DimensionNames(), f.Dimension) {
			return ledger.Refuse("unknown-dimension", "dimension", f.Dimension)
		}
		if f.Dimension == ledger.DimPayee && p.payees != nil {
			p.payees.filter(p.segments, &f)
			continue
		}
		for _, s := range p.segments {
			column := s.column(f.Dimension)
			if f.Dimension == ledger.DimLine {
				column = nil
			}
			for code, ref := range s.lines {
				if ref.line == nil {
					continue
				}
				value := ref.value(f.Dimension)
				if value == "" && column != nil || !f.Matches(value) {
					s.perLine()[code] += out
				}
			}
			if column == nil {
				continue
			}
			if err := s.needTexts(column); err != nil {
				return err
			}
			s.reads("codes:"+column.name, column.codes.width())
			if err := s.filterEntries(&f, column); err != nil {
				return err
			}
		}
	}
	return nil
}

// planKeep leaves out lines that a report does not cover.
func (p *plan) planKeep() error {
	if p.query.keep == nil {
		return nil
	}
	for _, s := range p.segments {
		for code, ref := range s.lines {
			if ref.line != nil && !p.query.keep(ref) {
				s.perLine()[code] += out
			}
		}
	}
	return nil
}

func (s *segmentPlan) filterEntries(f *Filter, column *dimColumn) error {
	l := newLookup(&column.codes, column.dict.len())
	for code := range column.dict.len() {
		if code == 0 {
			continue // below
		}
		if f.Matches(column.dict.view(uint32(code))) {
			l.table[code] = takeBackOut
		}
	}
	if f.Matches("") {
		// Rows without a value are wanted, but not those whose line fixes another.
		for code, ref := range s.lines {
			if ref.line != nil && ref.value(f.Dimension) == "" {
				s.perLine()[code] -= out
			}
		}
		for code := 1; code < column.dict.len(); code++ {
			if l.table[code] == 0 {
				l.table[code] = out
			} else {
				l.table[code] = 0
			}
		}
	}
	s.lookups = append(s.lookups, l)
	return nil
}
