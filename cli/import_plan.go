package cli

import (
	"maps"
	"slices"
	"strings"

	"github.com/fundledger/fundledger/cli/intake"
	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/projections"
)

// A revisedPlan is what an import has seen of a revised plan, and what came of the
// lines that are not in it.
type revisedPlan struct {
	sources   map[string]*revisedSource
	unchanged int64 // rows whose plan stands already
	left      int64 // lines that are not in the file and stayed as they are
	unnamed   bool  // a row does not say which line it is
	zeroed    []zeroedLine
}

// A revisedSource is the part of the plan that is one source's.
type revisedSource struct {
	act   string
	date  ledger.Date
	acts  bool // rows of the source rest on different acts
	known bool // this plan was imported before, in whole
	lines map[string]bool

	stood   map[string]int64 // the plans of its lines on a day; see plansOn
	stoodOn ledger.Date
}

type zeroedLine struct {
	address string
	before  ledger.Money
}

// revision turns a row of a revised plan into a command. It has the fields of an
// allocation.
func (c *importRows) revision(r *importRow) {
	c.allocation(r)
	a := r.other.(*ledger.ApproveAllocation)
	r.other = &ledger.ReviseAllocation{
		Source: a.Source, Line: a.Line, Amount: a.Amount, Differences: c.file.Differences(), Act: a.Act, Date: a.Date, Phasing: a.Phasing,
		Title: a.Title, FirstDay: a.FirstDay, LastDay: a.LastDay, Dimensions: a.Dimensions, AllowNegative: a.AllowNegative,
	}
}

// ofPlan notes a row of a revised plan before it is decided. A line may stand in the
// file once: of two new amounts nobody can say which one holds.
func (r *importRun) ofPlan(x *importRow) error {
	c, ok := x.other.(*ledger.ReviseAllocation)
	if !ok {
		return nil
	}
	r.revised.unnamed = r.revised.unnamed || x.failed("source") || x.failed("line")
	if r.revised.sources == nil {
		r.revised.sources = map[string]*revisedSource{}
	}
	s := r.revised.sources[c.Source]
	if s == nil { // the block that the texts lie in is let go
		s = &revisedSource{act: strings.Clone(c.Act), date: c.Date, lines: map[string]bool{}}
		var err error
		if s.known, err = r.knownPlan(c); err != nil {
			return err
		}
		r.revised.sources[strings.Clone(c.Source)] = s
	}
	c.Known = s.known
	s.acts = s.acts || s.act != c.Act || s.date != c.Date
	if s.lines[c.Line] && c.Line != "" {
		x.fail("line", ledger.Refuse("line-twice", "line", c.Source+"/"+c.Line))
		return nil
	}
	s.lines[strings.Clone(c.Line)] = true
	return nil
}

// knownPlan tells whether this very file was taken whole as a revised plan, and its
// act is behind the plan of a line of the source. One file may hold the plans of
// several acts, each with a profile of its own, and so the file alone does not tell.
func (r *importRun) knownPlan(c *ledger.ReviseAllocation) (bool, error) {
	books := r.open.views.Books()
	whole := func(i *ledger.Import) bool {
		return i.SHA256 == r.file.SHA256 && i.Kind == intake.Revisions && i.Completed != nil && i.Completed.Rejected == 0
	}
	source := books.Sources[c.Source]
	if source == nil || !slices.ContainsFunc(slices.Collect(maps.Values(books.Batches)), whole) {
		return false, nil
	}
	for path := range source.Lines {
		_, ok, err := r.batch.Find(ledger.ActKey(books.Ledger.ID, "allocation revise", c.Act, source.Address(path)))
		if ok || err != nil {
			return ok, err
		}
	}
	return false, nil
}

// changesNothing tells a row of a revised plan that leaves its line as it is: the plan
// stands at its amount or, where later acts changed it since, stood there on the day of
// the row's act. A plan of which that is true of every row leaves no entry behind, and
// is known by nothing else when it is imported again.
func (r *importRun) changesNothing(refusal *ledger.Refusal, x *importRow) (bool, error) {
	c, ok := x.other.(*ledger.ReviseAllocation)
	if !ok || refusal.Code != "later-act" {
		return ok && refusal.Code == "nothing-to-revise", nil
	}
	if len(c.Phasing) > 0 {
		return false, nil
	}
	stood, err := r.plansOn(c.Source, c.Date)
	return err == nil && stood[c.Source+"/"+c.Line] == c.Amount.Minor, err
}

// plansOn are the plans that the lines of a source had on a day, in minor units, as far
// as the ledger knew them before this import.
func (r *importRun) plansOn(source string, day ledger.Date) (map[string]int64, error) {
	s := r.revised.sources[source] // there since ofPlan saw the row
	if s.stood != nil && s.stoodOn == day {
		return s.stood, nil
	}
	q := projections.Query{
		By: []string{ledger.DimLine}, Steps: []ledger.Period{{Start: ledger.NoDate + 1, End: day + 1}},
		Where: []projections.Filter{{Dimension: ledger.DimSource, Values: []string{source}}},
	}
	for stage := ledger.Stage(0); stage < ledger.NumStages; stage++ {
		if stage.Plan() {
			q.Stages = append(q.Stages, stage)
		}
	}
	groups, err := r.open.views.Table().Sum(q)
	if err != nil {
		return nil, err
	}
	s.stood, s.stoodOn = map[string]int64{}, day
	for _, g := range groups {
		s.stood[strings.Clone(g.Values[0])] = g.Amount.Minor
	}
	return s.stood, nil
}

// missing decides what becomes of the lines that a revised plan does not have: those
// of the sources it names that are valid in its period and had a plan at the date of
// its act. A file that was taken whole before has said it already, and one with rows that
// cannot be read does not say which lines it has.
func (r *importRun) missing() error {
	if r.file.Kind != intake.Revisions || r.file.Differences() || r.revised.unnamed || r.uncut > 0 {
		return nil
	}
	if r.problems.found > 0 && r.file.Missing() != intake.MissingRefuse {
		return nil
	}
	for _, id := range slices.Sorted(maps.Keys(r.revised.sources)) {
		s := r.revised.sources[id]
		if s.known {
			continue
		}
		source, err := r.batch.Books().Source(id)
		if err != nil {
			return err
		}
		period := ledger.Period{Start: s.date, End: s.date + 1}
		if expr := r.file.PlanPeriod(); expr != "" {
			if period, err = ledger.ParsePeriod(expr, r.batch.Books().Calendars, ""); err != nil {
				return err
			}
		}
		for _, line := range source.SortedLines() {
			if s.lines[line.Path] || line.Final() == 0 || line.Planned > s.date || !line.Span.Overlaps(period) {
				continue
			}
			if err := r.missingLine(source, s, line); err != nil {
				return err
			}
		}
	}
	return nil
}

func (r *importRun) missingLine(source *ledger.Source, s *revisedSource, line *ledger.Line) error {
	address, final := source.Address(line.Path), ledger.Money{Minor: line.Final(), Currency: source.Currency}
	object := func(err error) { r.problems.add(Problem{File: r.file.Name, Err: err}) }
	switch {
	case r.file.Missing() == intake.MissingLeave:
		r.revised.left++
		return nil
	case r.file.Missing() == intake.MissingRefuse:
		object(ledger.Refuse("line-not-in-plan", "line", address, "final", final))
		return nil
	case s.acts:
		object(ledger.Refuse("zero-by-which-act", "line", address, "source", source.ID))
		return nil
	}
	_, already, err := r.batch.Decide(&ledger.ReviseAllocation{
		Source: source.ID, Line: line.Path, Amount: ledger.Money{Currency: source.Currency}, Act: s.act, Date: s.date,
	})
	if ledger.RefusalCode(err) == "later-act" {
		if stood, err := r.plansOn(source.ID, s.date); err != nil || stood[address] == 0 {
			return err
		}
	}
	if ledger.RefusalCode(err) != "" {
		object(err)
		return nil
	}
	if err == nil && !already {
		r.revised.zeroed = append(r.revised.zeroed, zeroedLine{address, final})
	}
	return err
}

// planNotes says below the outcome what a table of rows does not.
func (r *importRun) planNotes(t *output.Table) {
	s := r.session
	if n := r.revised.unchanged; n > 0 {
		t.Notes = append(t.Notes, s.lang.Text("plan-unchanged", "n", n))
	}
	if n := r.revised.left; n > 0 {
		t.Notes = append(t.Notes, s.lang.Text("plan-left", "n", n))
	}
	if n := len(r.revised.zeroed); n > 0 {
		t.Notes = append(t.Notes, s.lang.Text("plan-zeroed", "n", int64(n)))
	}
	for _, z := range r.revised.zeroed[:min(len(r.revised.zeroed), mostListed)] {
		s.note("line-zeroed", "line", z.address, "before", z.before)
	}
}
