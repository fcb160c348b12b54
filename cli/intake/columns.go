package intake

import (
	"errors"
	"maps"
	"slices"
	"strings"

	"github.com/fundledger/fundledger/ledger"
)

// columns finds where every field comes from. All that it does not find is told at once,
// as errors that are joined.
func (f *File) columns() error {
	f.misfits = nil
	f.smallLetters()
	f.sources()
	f.chooser()
	f.settleKind()
	if len(f.misfits) == 1 {
		return f.misfits[0]
	}
	return errors.Join(f.misfits...)
}

// smallLetters reads headings as the names of fields whatever their letters, where no
// profile says what they are: "Source" is source.
func (f *File) smallLetters() {
	if f.profile.named() {
		return
	}
	for i, heading := range f.Header {
		name := strings.ToLower(heading)
		_, field := fieldOf(name)
		if (field || builtIn[name] != nil) && !slices.Contains(f.Header, name) {
			f.Header[i] = name
		}
	}
}

// misfit notes why the file cannot be read by its profile. One heading may be missing
// for several reasons, and is told once.
func (f *File) misfit(code string, pairs ...any) {
	err := ledger.Refuse(code, pairs...)
	if !slices.ContainsFunc(f.misfits, func(other error) bool { return other.Error() == err.Error() }) {
		f.misfits = append(f.misfits, err)
	}
}

func (f *File) sources() {
	p := f.profile
	mapped := map[string]headings{}
	maps.Copy(mapped, p.Columns)
	for _, h := range f.Header {
		if h == RowMarker.String() || h == RowProblem.String() || !p.named() && h != "" || p.speaksForItself(h, f.headedKind()) {
			mapped[h] = headings{h}
		}
	}
	// Sorted, so that the first thing that is wrong is always the same one.
	for _, name := range slices.Sorted(maps.Keys(mapped)) {
		s := p.source(name)
		for _, heading := range mapped[name] {
			s.columns = append(s.columns, f.column(heading))
		}
		f.put(name, s)
	}
	for name, constant := range p.Constants {
		s := p.source(name)
		s.constant = constant
		f.put(name, s)
	}
	f.split()
	f.twoSides()
	for name, m := range p.Maps {
		from := *f.sourceOf(name) // as it was: the map may give the field itself, too
		for i, to := range m.to {
			s := from
			s.name, s.values, s.target = to, m, i
			f.put(to, s)
		}
	}
}

// speaksForItself tells a heading that is a field's own name, in a file of which the
// profile names no columns. What the profile gives otherwise is not taken from it.
func (p *Profile) speaksForItself(heading, kind string) bool {
	if len(p.Columns) > 0 {
		return false
	}
	if _, constant := p.Constants[heading]; constant || heading == Amount.String() && p.Amount.Plus != "" {
		return false
	}
	field, ok := fieldOf(heading)
	if ok && slices.Contains(ownWords, field) && !hasField(kind, field) {
		return false
	}
	return ok || strings.HasPrefix(heading, "dim.") || strings.HasPrefix(heading, phasePrefix)
}

// source is what the profile says of a field besides where it comes from.
func (p *Profile) source(name string) source {
	s := source{name: name, join: "/", replace: replacer(p.Replace[name])}
	if join, ok := p.Join[name]; ok {
		s.join = join
	}
	return s
}

// twoSides finds the columns of an amount that has two.
func (f *File) twoSides() {
	a := &f.profile.Amount
	if a.Plus == "" {
		return
	}
	f.sides = &sides{skipMinus: a.MinusRows == "skip", skipBoth: a.Both == "skip", skipNeither: a.Neither == "skip"}
	f.sides.plus, f.sides.minus = f.column(a.Plus), f.column(a.Minus)
	s := f.profile.source(Amount.String())
	s.columns = []int{f.sides.plus, f.sides.minus}
	f.put(Amount.String(), s)
}

// column finds a heading that is used; those that are not may stand there twice.
// One of several equal ones is said by its number: "Сумма#2". One that is not there is a
// misfit: header-twice or column-missing.
func (f *File) column(heading string) int {
	heading = squeeze(heading)
	name, n := numbered(heading)
	if n == 0 || slices.Contains(f.Header, heading) {
		name, n = heading, 1
		if at := slices.Index(f.Header, name); at >= 0 && slices.Contains(f.Header[at+1:], name) {
			f.misfit("header-twice", "file", f.Name, "heading", heading)
			return at
		}
	}
	for at, h := range f.Header {
		if h == name && name != "" {
			if n--; n == 0 {
				return at
			}
		}
	}
	f.misfit("column-missing", "file", f.Name, "heading", heading, "known", f.Header)
	return 0
}

func replacer(pairs map[string]string) *strings.Replacer {
	if len(pairs) == 0 {
		return nil
	}
	var list []string
	for _, from := range slices.Sorted(maps.Keys(pairs)) {
		list = append(list, from, pairs[from])
	}
	return strings.NewReplacer(list...)
}

func (f *File) put(name string, s source) {
	if field, ok := fieldOf(name); ok {
		f.fields[field] = s
		return
	}
	if period, ok := strings.CutPrefix(name, phasePrefix); ok && len(s.columns) == 1 {
		f.phases = append(f.phases, phaseSource{period, s.columns[0]})
		return
	}
	f.putDimension(name, s)
}

func (f *File) putDimension(name string, s source) {
	for i := range f.dimensions {
		if f.dimensions[i].dimension == dimensionOf(name) { // a map gives the dimension that it is of
			f.dimensions[i].source = s
			return
		}
	}
	f.dimensions = append(f.dimensions, namedSource{dimensionOf(name), s})
	slices.SortFunc(f.dimensions, func(a, b namedSource) int { return strings.Compare(a.dimension, b.dimension) })
}

// sourceOf is where a field, dimension or period of the phasing comes from; nowhere
// for other names.
func (f *File) sourceOf(name string) *source {
	if at, ok := fieldOf(name); ok {
		return &f.fields[at]
	}
	for i := range f.dimensions {
		if f.dimensions[i].dimension == dimensionOf(name) {
			return &f.dimensions[i].source
		}
	}
	for _, p := range f.phases {
		if p.period == name {
			return &source{columns: []int{p.column}}
		}
	}
	return &source{}
}

func (s *source) given() bool { return len(s.columns) > 0 || s.constant != "" }

// settleKind checks that the fields make up a kind of file. Without a word about
// it, a file with value dates holds expenditures, one with dates of contracts
// commitments, one with dates of acceptance liabilities, one with two lines transfers,
// one with acts allocations, one with opening dates sources, and one with indicators
// results.
func (f *File) settleKind() {
	if f.Kind = f.profile.Kind; f.Kind == "" {
		switch {
		case f.fields[ValueDate].given() && f.fields[Kind].given() && !f.fields[Line].given():
			f.Kind = Receipts
		case f.fields[ValueDate].given():
			f.Kind = Expenditures
		case f.fields[ContractDate].given():
			f.Kind = Commitments
		case f.fields[AcceptanceDate].given():
			f.Kind = Liabilities
		case f.fields[FromLine].given() && f.fields[ToLine].given():
			f.Kind = Transfers
		case f.fields[Act].given():
			f.Kind = Allocations
		case f.fields[Opens].given():
			f.Kind = Sources
		case f.isResults():
			f.Kind = Results
		default:
			if f.misfits == nil { // a column that was not found may have told
				f.resembles()
			}
			return
		}
	}
	f.ownDimensions()
	kind := kinds[f.Kind]
	for _, field := range kind.must {
		if field == Source && f.Kind != Sources && f.fields[Line].given() {
			continue // the line may be given as source/path
		}
		if !f.fields[field].given() {
			f.misfit("field-missing", "file", f.Name, "field", field.String(), "kind", f.Kind, "known", f.Dimensions())
		}
	}
	for field := range numFields {
		if f.fields[field].given() && !hasField(f.Kind, field) {
			f.misfit("field-foreign", "file", f.Name, "field", field.String(), "kind", f.Kind)
		}
	}
	if len(f.phases) > 0 && f.Kind != Allocations && f.Kind != Revisions || len(f.dimensions) > 0 && !f.classified() {
		f.misfit("field-foreign", "file", f.Name, "field", f.foreign(), "kind", f.Kind)
	}
}

// resembles refuses a file that could be of any kind: with what the kind lacks that
// it most resembles.
func (f *File) resembles() {
	best, most, lacking := "", 1, []string(nil)
	for _, name := range []string{Expenditures, Allocations, Sources, Results} {
		var lacks []string
		for _, field := range kinds[name].must {
			if !f.fields[field].given() && (field != Source || !f.fields[Line].given()) {
				lacks = append(lacks, field.String())
			}
		}
		if has := len(kinds[name].must) - len(lacks); has > most || has == most && best != "" && len(lacks) < len(lacking) {
			best, most, lacking = name, has, lacks
		}
	}
	if best == "" {
		f.misfit("kind-unknown", "file", f.Name)
		return
	}
	f.misfit("kind-resembles", "file", f.Name, "kind", best, "fields", strings.Join(lacking, ", "), "n", len(lacking))
}

// classified tells that rows of the kind have dimensions.
func (f *File) classified() bool {
	return f.Kind != Sources && f.Kind != Transfers && f.Kind != CarryOvers
}

func (f *File) foreign() string {
	if len(f.dimensions) > 0 && !f.classified() {
		return f.dimensions[0].dimension
	}
	return phasePrefix + f.phases[0].period
}

// Dimensions lists the dimensions that the file has columns or constants for.
func (f *File) Dimensions() []string {
	var names []string
	for _, d := range f.dimensions {
		names = append(names, d.dimension)
	}
	return names
}

// FieldNames are the names of the fields that a file of this kind may have.
func (f *File) FieldNames() (names []string) {
	for _, field := range slices.Concat(kinds[f.Kind].must, kinds[f.Kind].may) {
		names = append(names, field.String())
	}
	return names
}
