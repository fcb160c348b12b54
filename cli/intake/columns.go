package intake

import (
	"maps"
	"slices"
	"strings"

	"github.com/fundledger/fundledger/ledger"
)

// columns finds where every field comes from.
func (f *File) columns() error {
	p := f.profile
	mapped := map[string]headings{}
	maps.Copy(mapped, p.Columns)
	for _, h := range f.Header {
		if h == RowMarker.String() || h == RowProblem.String() || !p.named && h != "" {
			mapped[h] = headings{h}
		}
	}
	// Sorted, so that the first thing that is wrong is always the same one.
	for _, name := range slices.Sorted(maps.Keys(mapped)) {
		s, err := f.source(name, mapped[name])
		if err != nil {
			return err
		}
		f.put(name, s)
	}
	for name, constant := range p.Constants {
		f.put(name, source{name: name, constant: constant, values: p.Maps[name], replace: replacer(p.Replace[name])})
	}
	for _, heading := range slices.Sorted(maps.Keys(p.Where)) {
		at, err := f.column(heading)
		if err != nil {
			return err
		}
		f.conditions = append(f.conditions, condition{at, p.Where[heading]})
	}
	return f.settleKind()
}

func (f *File) source(name string, from headings) (source, error) {
	p := f.profile
	s := source{name: name, join: "/", values: p.Maps[name], replace: replacer(p.Replace[name])}
	if join, ok := p.Join[name]; ok {
		s.join = join
	}
	for _, heading := range from {
		at, err := f.column(heading)
		if err != nil {
			return s, err
		}
		s.columns = append(s.columns, at)
	}
	return s, nil
}

// column finds a heading that is used; those that are not may stand there twice.
func (f *File) column(heading string) (int, error) {
	at := slices.Index(f.Header, heading)
	if at < 0 || heading == "" {
		return 0, ledger.Refuse("column-missing", "file", f.Name, "heading", heading)
	}
	if slices.Contains(f.Header[at+1:], heading) {
		return 0, ledger.Refuse("header-twice", "file", f.Name, "heading", heading)
	}
	return at, nil
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
	f.dimensions = append(f.dimensions, namedSource{dimensionOf(name), s})
	slices.SortFunc(f.dimensions, func(a, b namedSource) int { return strings.Compare(a.dimension, b.dimension) })
}

func (s *source) given() bool { return len(s.columns) > 0 || s.constant != "" }

// settleKind checks that the fields make up a kind of file. Without a word about
// it, a file with value dates holds expenditures, one with acts allocations, and
// one with opening dates sources.
func (f *File) settleKind() error {
	if f.Kind = f.profile.Kind; f.Kind == "" {
		switch {
		case f.fields[ValueDate].given():
			f.Kind = Expenditures
		case f.fields[Act].given():
			f.Kind = Allocations
		case f.fields[Opens].given():
			f.Kind = Sources
		default:
			return ledger.Refuse("kind-unknown", "file", f.Name)
		}
	}
	kind := kinds[f.Kind]
	for _, field := range kind.must {
		if field == Source && f.Kind != Sources && f.fields[Line].given() {
			continue // the line may be given as source/path
		}
		if !f.fields[field].given() {
			return ledger.Refuse("field-missing", "file", f.Name, "field", field.String(), "kind", f.Kind)
		}
	}
	for field := range numFields {
		if f.fields[field].given() && !slices.Contains(kind.must, field) && !slices.Contains(kind.may, field) {
			return ledger.Refuse("field-foreign", "file", f.Name, "field", field.String(), "kind", f.Kind)
		}
	}
	if len(f.phases) > 0 && f.Kind != Allocations || len(f.dimensions) > 0 && f.Kind == Sources {
		return ledger.Refuse("field-foreign", "file", f.Name, "field", f.foreign(), "kind", f.Kind)
	}
	return nil
}

func (f *File) foreign() string {
	if len(f.dimensions) > 0 && f.Kind == Sources {
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
