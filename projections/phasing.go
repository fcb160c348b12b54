package projections

import (
	"cmp"
	"slices"
	"strings"

	"github.com/fundledger/fundledger/ledger"
)

// A PeriodPlan is the plan for a period: those parts of the final plan that are
// meant for days of the period alone. A line that lives in the period only has its
// whole plan there; of any other its phases count that lie inside.
type PeriodPlan struct {
	Planned int64 // for the period
	// Unphased counts the lines that live longer than the period and whose phasing
	// does not come out at their plan, and Unplanned is by how much it does not: nobody
	// can say what of that is meant for the period.
	Unphased  int64
	Unplanned int64
	lines     int64 // without a plan for the period
}

// HasPlan tells whether all of the lines have a plan for the period. A sum of those
// that have one would be held against the spending of all.
func (p *PeriodPlan) HasPlan() bool { return p.lines == 0 }

// A LaterPlan is what acts change that are dated behind the period: the report does
// not have it, even where budget control let payments of the period use it.
type LaterPlan struct {
	Amount ledger.Money
	Lines  int64
}

// A CutPhase is a phase that has days in the period and others outside of it.
type CutPhase struct {
	Line  string // its address
	Phase ledger.Period
}

// planForPeriod works the plan for the period out line by line, and adds it to the
// rows that the lines are in. What a line leaves open to its entries is "none"
// there.
func (t *Table) planForPeriod(q *ExecutionQuery, e *Execution) error {
	groups, err := t.Sum(Query{
		By:     []string{ledger.DimLine, DimStage, DimPhase},
		Steps:  []ledger.Period{{Start: ledger.MinDate, End: q.counted().End}, {Start: q.counted().End, End: ledger.MaxDate + 1}},
		Where:  q.Where,
		Stages: planStages(),
		Known:  q.Known,
		keep:   q.covers,
	})
	if err != nil {
		return err
	}
	rows := e.index()
	for len(groups) > 0 {
		n := 1
		for n < len(groups) && groups[n].Values[0] == groups[0].Values[0] {
			n++
		}
		ref := t.line(groups[0].Values[0])
		if err := e.addLater(groups[:n]); err != nil {
			return err
		}
		plan, cut, err := linePlan(groups[:n], ref.line.Span, q.Period)
		if err != nil {
			return err
		}
		e.Cut = append(e.Cut, cut...)
		values := make([]string, len(q.By))
		for i, dimension := range q.By {
			values[i] = ref.value(dimension)
		}
		// A line without a row has no plan yet.
		if at, ok := rows[rowKey(values, ref.source.Currency)]; ok {
			if err := e.Rows[at].PeriodPlan.add(&plan); err != nil {
				return err
			}
		}
		groups = groups[n:]
	}
	sortCut(e.Cut)
	return nil
}

func sortCut(list []CutPhase) {
	slices.SortFunc(list, func(a, b CutPhase) int {
		return cmp.Or(cmp.Compare(a.Line, b.Line), cmp.Compare(a.Phase.Start, b.Phase.Start))
	})
}

// planStages are those of a plan. What lapsed at year end was meant for days that are
// over, and no act takes it from them.
func planStages() []ledger.Stage {
	stages := []ledger.Stage{ledger.StagePhased}
	for s := range ledger.Stage(ledger.NumStages) {
		if s.Plan() && s != ledger.StageLapsed {
			stages = append(stages, s)
		}
	}
	return stages
}

func (t *Table) line(address string) lineRef {
	source, path, _ := strings.Cut(address, "/")
	s := t.books.Sources[source]
	return lineRef{s, s.Lines[path]}
}

// index finds a row by its values and currency.
func (e *Execution) index() map[string]int {
	rows := make(map[string]int, len(e.Rows))
	for i := range e.Rows {
		rows[rowKey(e.Rows[i].Values, e.Rows[i].Currency)] = i
	}
	return rows
}

func rowKey(values []string, currency ledger.Currency) string {
	return strings.Join(values, "\x00") + "\x00" + string(currency)
}

// addLater notes what acts dated behind the period change of a line's plan.
func (e *Execution) addLater(groups []Group) error {
	var later *LaterPlan
	for i := range groups {
		g := &groups[i]
		if g.Step == 0 || g.Values[1] == ledger.StagePhased.String() {
			continue
		}
		if later == nil {
			later = e.later(g.Amount.Currency)
			later.Lines++
		}
		var err error
		if later.Amount, err = later.Amount.Add(g.Amount); err != nil {
			return err
		}
	}
	return nil
}

func (e *Execution) later(currency ledger.Currency) *LaterPlan {
	at := slices.IndexFunc(e.Later, func(l LaterPlan) bool { return l.Amount.Currency == currency })
	if at < 0 {
		at = len(e.Later)
		e.Later = append(e.Later, LaterPlan{Amount: ledger.Money{Currency: currency}})
	}
	return &e.Later[at]
}

// linePlan is the plan of one line for a period, of the sums of its plan and of its
// phases before the period's end.
func linePlan(groups []Group, line, period ledger.Period) (p PeriodPlan, cut []CutPhase, err error) {
	whole := period.Start <= line.Start && line.End <= period.End
	currency := groups[0].Amount.Currency
	planned, final := ledger.Money{Currency: currency}, ledger.Money{Currency: currency}
	unphased := final
	for i := range groups {
		g := &groups[i]
		if g.Step == 1 {
			continue
		}
		if g.Values[1] != ledger.StagePhased.String() {
			if final, err = final.Add(g.Amount); err == nil {
				unphased, err = unphased.Add(g.Amount)
			}
			if err != nil {
				return p, nil, err
			}
			continue
		}
		if unphased, err = unphased.Sub(g.Amount); err != nil {
			return p, nil, err
		}
		days, err := ledger.ParsePeriod(g.Values[2], nil, "")
		if err != nil {
			return p, nil, ErrDamaged
		}
		// A phase may be of more days than its line.
		first, end := max(days.Start, line.Start), min(days.End, line.End)
		switch {
		case whole || g.Amount.Minor == 0 || end <= period.Start || period.End <= first:
		case period.Start <= first && end <= period.End:
			if planned, err = planned.Add(g.Amount); err != nil {
				return p, nil, err
			}
		default:
			cut = append(cut, CutPhase{g.Values[0], days})
		}
	}
	switch {
	case whole:
		p.Planned = final.Minor
	default:
		p.Planned = planned.Minor
		if unphased.Minor != 0 {
			p.Unphased, p.lines = 1, 1
		}
		if len(cut) > 0 {
			p.lines = 1
		}
		if unphased.Minor < 0 { // phased beyond the plan
			if unphased, err = unphased.Neg(); err != nil {
				return p, nil, err
			}
		}
		p.Unplanned = unphased.Minor
	}
	return p, cut, nil
}

func (p *PeriodPlan) add(o *PeriodPlan) error {
	for _, f := range []struct {
		to   *int64
		from int64
	}{
		{&p.Planned, o.Planned}, {&p.Unphased, o.Unphased}, {&p.Unplanned, o.Unplanned}, {&p.lines, o.lines},
	} {
		sum, ok := ledger.AddMinor(*f.to, f.from)
		if !ok {
			return ledger.Refuse("amount-overflow", "value", "")
		}
		*f.to = sum
	}
	return nil
}
