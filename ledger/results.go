package ledger

import (
	"context"
	"fmt"
	"slices"

	"github.com/google/uuid"
)

// Results are the indicators of a ledger with their goals and values, as of an entry
// of the stream "results". They are no part of the Books, which every command reads:
// who needs them reads that stream.
type Results struct {
	Indicators []*Indicator // in the order of registration
	Revision   Revision     // of the last entry folded in, NoRevision for none

	names  map[string]*Indicator
	folded map[string]string // FoldName of a name → the name
}

// An Indicator is what became of one.
type Indicator struct {
	IndicatorRegistered          // as it stands
	Entry               Revision // that says so
	Goals               []*Goal  // in the order in which they were first set
	Values              []*Result

	goals  map[uuid.UUID]*Goal
	values map[uuid.UUID]*Result
}

// A Goal is the last one set under its key.
type Goal struct {
	IndicatorGoalSet
	Entry Revision
	acts  map[string]filedGoal // all acts that set it
}

type filedGoal struct {
	digest Digest
	entry  Revision
}

// A Result is the last one recorded under its key.
type Result struct {
	ResultRecorded
	Entry Revision
	// earlier are those whose place it took: a file that says so still was right.
	earlier []filedGoal
}

// NewResults are those of a ledger without indicators.
func NewResults() *Results {
	return &Results{Revision: NoRevision, names: map[string]*Indicator{}, folded: map[string]string{}}
}

// ReadResults reads the results as the ledger knew them at its entry `known`; 0 is
// its last.
func ReadResults(ctx context.Context, s Store, known Ordinal) (*Results, error) {
	r := NewResults()
	return r, r.read(ctx, s, func(rec *Record) bool { return known == 0 || rec.Ordinal <= known })
}

// CatchUp reads what came in since, up to a revision.
func (r *Results) CatchUp(ctx context.Context, s Store, to Revision) error {
	if r.Revision >= to {
		return nil
	}
	return r.read(ctx, s, func(rec *Record) bool { return rec.Revision <= to })
}

func (r *Results) read(ctx context.Context, s Store, wanted func(*Record) bool) error {
	for rec, err := range s.Stream(ctx, StreamResults, r.Revision+1) {
		if err != nil {
			return err
		}
		if !wanted(&rec) {
			return nil
		}
		e, err := Decode(rec.Type, rec.Data)
		if err == nil {
			err = r.Apply(rec.Revision, e)
		}
		if err != nil {
			return fmt.Errorf("entry %d (%v): %w", rec.Ordinal, RefOf(rec), err)
		}
	}
	return nil
}

// Apply folds the next entry of the stream in. It trusts decisions.
func (r *Results) Apply(at Revision, e Event) error {
	switch e := e.(type) {
	case *IndicatorRegistered:
		r.register(at, e)
	case *IndicatorGoalSet:
		i := r.names[e.Indicator]
		if i == nil {
			return fmt.Errorf("goal of an indicator %q that is not registered", e.Indicator)
		}
		i.set(at, e)
	case *ResultRecorded:
		i := r.names[e.Indicator]
		if i == nil {
			return fmt.Errorf("result of an indicator %q that is not registered", e.Indicator)
		}
		i.record(at, e)
	case *EvidenceAttached:
	default:
		return fmt.Errorf("%s does not belong in stream %s", TypeName(e), StreamResults)
	}
	r.Revision = at
	return nil
}

func (r *Results) register(at Revision, e *IndicatorRegistered) {
	i := r.names[e.Name]
	if i == nil {
		i = &Indicator{goals: map[uuid.UUID]*Goal{}, values: map[uuid.UUID]*Result{}}
		r.names[e.Name] = i
		r.folded[FoldName(e.Name)] = e.Name
		r.Indicators = append(r.Indicators, i)
	}
	i.IndicatorRegistered, i.Entry = *e, at
}

func (i *Indicator) set(at Revision, e *IndicatorGoalSet) {
	g := i.goals[e.Key]
	if g == nil {
		g = &Goal{acts: map[string]filedGoal{}}
		i.goals[e.Key] = g
		i.Goals = append(i.Goals, g)
	}
	g.IndicatorGoalSet, g.Entry = *e, at
	g.acts[e.Act] = filedGoal{e.Digest, at}
}

func (i *Indicator) record(at Revision, e *ResultRecorded) {
	v := i.values[e.Key]
	if v == nil {
		v = &Result{}
		i.values[e.Key] = v
		i.Values = append(i.Values, v)
	} else {
		v.earlier = append(v.earlier, filedGoal{v.Digest, v.Entry})
	}
	v.ResultRecorded, v.Entry = *e, at
}

// Indicator returns a registered indicator. Refusal: unknown-indicator (indicator).
func (r *Results) Indicator(name string) (*Indicator, error) {
	if i := r.names[name]; i != nil {
		return i, nil
	}
	return nil, Refuse("unknown-indicator", "indicator", excerpt(name))
}

// Names lists the indicators.
func (r *Results) Names() []string {
	names := make([]string, len(r.Indicators))
	for n, i := range r.Indicators {
		names[n] = i.Name
	}
	return names
}

// Breaks tells whether the indicator's values are broken down by a dimension.
func (e *IndicatorRegistered) Breaks(dimension string) bool { return slices.Contains(e.By, dimension) }

// DoResults carries out a command about indicators and their values: it reads what the
// ledger knows of them first.
func (l *Ledger) DoResults(ctx context.Context, command string, c ResultCommand) (Outcome, error) {
	known := NewResults()
	return l.Do(ctx, command, func(b *Books, docs Documents) (Decision, error) {
		if err := known.CatchUp(ctx, l.Store, b.Revision(StreamResults)); err != nil {
			return Decision{}, err
		}
		c.on(known)
		return c.Decide(b, docs)
	})
}
