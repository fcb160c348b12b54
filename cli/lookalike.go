package cli

import (
	"strings"

	"github.com/fundledger/fundledger/ledger"
)

// lookalikes finds values of dimensions that people would take for one another:
// they differ by case, or by Latin and Cyrillic letters of one shape, and make two
// rows of a report out of one. Values are free text, so that is told and not refused.
type lookalikes struct {
	open       *openLedger
	dimensions []knownValues
	found      []lookalike // the first of them
	more       int64
	also       func(dimension string) ([]string, error) // where set, values that no payment or line has
}

type knownValues struct {
	dimension string
	seen      map[string]struct{}
	folded    map[string]string // ledger.FoldName of a value → the value
}

type lookalike struct{ place, dimension, value, other string }

// noPlace is where a value stands that was typed.
func noPlace() string { return "" }

// see looks at values that are about to be recorded. Each is looked at once.
func (l *lookalikes) see(place func() string, list []ledger.Dimension) error {
	for _, d := range list {
		known, err := l.of(d.Name)
		if err != nil {
			return err
		}
		if _, ok := known.seen[d.Value]; ok || d.Value == "" {
			continue
		}
		value := strings.Clone(d.Value)
		if other, ok := known.add(value); !ok {
			continue
		} else if len(l.found) < mostListed {
			l.found = append(l.found, lookalike{place(), strings.Clone(d.Name), value, other})
		} else {
			l.more++
		}
	}
	return nil
}

// of are the values of a dimension that the ledger has, read when it comes up first.
func (l *lookalikes) of(dimension string) (*knownValues, error) {
	for i := range l.dimensions {
		if l.dimensions[i].dimension == dimension {
			return &l.dimensions[i], nil
		}
	}
	known := knownValues{strings.Clone(dimension), map[string]struct{}{}, map[string]string{}}
	values, err := l.open.views.Table().Values(dimension)
	if err != nil {
		return nil, err
	}
	for _, source := range l.open.books().Sources {
		for _, line := range source.Lines {
			values = append(values, ledger.DimensionValue(line.Dimensions, dimension))
		}
	}
	if l.also != nil {
		more, err := l.also(dimension)
		if err != nil {
			return nil, err
		}
		values = append(values, more...)
	}
	for _, value := range values {
		known.add(value)
	}
	l.dimensions = append(l.dimensions, known)
	return &l.dimensions[len(l.dimensions)-1], nil
}

// add makes a value known, and returns the one that it looks like.
func (k *knownValues) add(value string) (other string, ok bool) {
	k.seen[value] = struct{}{}
	folded := ledger.FoldName(value)
	if other, ok = k.folded[folded]; ok {
		return other, other != value
	}
	k.folded[folded] = value
	return "", false
}

// tell warns of what was found.
func (l *lookalikes) tell() {
	s := l.open.session
	for _, x := range l.found {
		sentence := s.lang.Text("values-look-alike", "dimension", x.dimension, "value", x.value, "other", x.other)
		if x.place != "" {
			sentence = x.place + ": " + sentence
		}
		s.say(sentence)
	}
	if l.more > 0 {
		s.note("more-look-alike", "n", l.more)
	}
}
