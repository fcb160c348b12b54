package projections

import (
	"iter"

	"github.com/fundledger/fundledger/ledger"
)

// A Part is what one posting gives to a figure of a report.
type Part struct {
	Entry      ledger.Ordinal
	Line       string // its address; "" for money that is on no line
	Date       ledger.Date
	Stage      ledger.Stage
	Correction bool
	Replaced   bool
	Values     []string     // of the dimensions that were asked for
	Amount     ledger.Money // as it counts in the figure: below zero where it takes off
	// Shown is the currency of the figure: another than that of Amount where a law changed
	// the source's.
	Shown ledger.Currency
}

// A Cell is a figure of a report: its group's values for some of the dimensions, no
// dimension for all.
type Cell struct {
	Group  []ledger.Dimension // value "" for the group of those that have none
	Column string             // of the report; "" for its only one
	By     []string           // the parts are told apart by these
}

// Columns of reports that can be explained.
var (
	ExecutionColumns = []string{
		"original", "revised", "transferred", "carried_over", "lapsed", "final", "committed", "accrued", "pending", "spent_before", "spent", "available",
	}
	// BurnColumns are those of report burn that entries make.
	BurnColumns = []string{"final", "spent", "unspent"}
	CashColumns = append([]string{"opening"}, append(CashKinds(), "received", "spent", "closing")...)
)

// ExplainSpend yields what makes up the spending of a period, in ledger order. Every, By,
// Zero and In of the query are not looked at.
func (t *Table) ExplainSpend(q SpendQuery, f Cell) iter.Seq2[Part, error] {
	query := Query{Steps: []ledger.Period{q.Period}, Where: q.Where, Stages: q.Basis.stages(), Known: q.Known}
	return t.parts(query, &f, func(*Group, ledger.Stage) int64 { return 1 })
}

// ExplainExecution yields what makes up a figure of the budget execution, in ledger order.
func (t *Table) ExplainExecution(q ExecutionQuery, f Cell) iter.Seq2[Part, error] {
	query := Query{Steps: executionSteps(q.counted()), Where: q.Where, Stages: amountStages(), Known: q.Known, keep: q.covers}
	return t.parts(query, &f, func(g *Group, s ledger.Stage) int64 {
		switch f.Column {
		case "final":
			return one(s.Plan())
		case "available":
			return one(s.Plan()) - one(s.Uses())
		case "unspent":
			return one(s.Plan()) - one(s == ledger.StageSpent)
		case "spent_before":
			return one(s == ledger.StageSpent && g.Step == 0)
		case "spent":
			return one(s == ledger.StageSpent && g.Step == 1)
		}
		return one(s.String() == f.Column)
	})
}

// ExplainCash yields what makes up a figure of the report on accounts, in ledger order. The
// kinds of receipts are columns.
func (t *Table) ExplainCash(q CashQuery, f Cell) iter.Seq2[Part, error] {
	steps := []ledger.Period{{Start: ledger.MinDate, End: q.Period.Start}, {Start: q.Period.Start, End: q.Period.End}}
	query := Query{By: []string{ledger.DimReceiptKind}, Steps: steps, Where: q.Where, Stages: []ledger.Stage{ledger.StageSpent, ledger.StageReceived}, Known: q.Known}
	return t.parts(query, &f, func(g *Group, s ledger.Stage) int64 {
		kind, spent := g.Values[0], s == ledger.StageSpent
		opens := g.Step == 0 || kind == ledger.ReceiptOpening
		switch f.Column {
		case "closing":
			return 1 - 2*one(spent)
		case "opening":
			return one(opens && !spent) - one(g.Step == 0 && spent)
		case "spent":
			return one(spent && g.Step == 1)
		case "received":
			return one(!spent && !opens)
		}
		return one(!spent && !opens && kind == f.Column)
	})
}

func one(is bool) int64 {
	if is {
		return 1
	}
	return 0
}

// parts goes through the rows that a query sums up and yields those of a group, each times
// what sign makes of it: 0 leaves it out. Groups are told apart as the query itself does, so
// that no row is explained that it did not count.
func (t *Table) parts(q Query, f *Cell, sign func(g *Group, s ledger.Stage) int64) iter.Seq2[Part, error] {
	return func(yield func(Part, error) bool) {
		own := len(q.By)
		for _, d := range f.Group {
			q.By = append(q.By, d.Name)
		}
		q.By = append(q.By, f.By...)
		p, err := t.plan(&q)
		if err != nil {
			yield(Part{}, err)
			return
		}
		groups := map[uint64]*Group{}
		last := q.Steps[len(q.Steps)-1].Last()
		var block [blockRows]uint64
		for _, s := range p.segments {
			if err := s.readable(); err != nil {
				yield(Part{}, err)
				return
			}
			for from := 0; from < s.known; from += blockRows {
				numbers := block[:min(blockRows, s.known-from)]
				if s.leavesOut(from, len(numbers)) {
					continue
				}
				s.groupNumbers(from, numbers)
				for i, n := range numbers {
					if n >= p.size {
						continue
					}
					g, seen := groups[n]
					if !seen {
						g = p.member(n, f.Group, own)
						groups[n] = g
					}
					if g == nil {
						continue
					}
					part, ok := s.part(from+i, g, last, q.Known, sign)
					part.Values = g.Values[own+len(f.Group):]
					if ok && !yield(part, nil) {
						return
					}
				}
			}
		}
	}
}

// readable verifies what part reads of a segment besides the scan.
func (s *segmentPlan) readable() error {
	if err := s.verify(0, s.known); err != nil {
		return err
	}
	return s.need("ordinals", "dates", "stages", "codes:line")
}

// member spells a group out; nil where it is not the one that is explained.
func (p *plan) member(n uint64, group []ledger.Dimension, own int) *Group {
	g := &Group{Values: make([]string, len(p.query.By))}
	for _, a := range p.axes {
		a.decode(a.digit(n), g)
	}
	for i, d := range group {
		if g.Values[own+i] != d.Value {
			return nil
		}
	}
	return g
}

func (s *segmentPlan) part(row int, g *Group, last ledger.Date, known ledger.Ordinal, sign func(*Group, ledger.Stage) int64) (Part, bool) {
	stage := s.stages[row]
	times := sign(g, ledger.Stage(stage&^(correctionBit|replacedBit)))
	if times == 0 {
		return Part{}, false
	}
	ref := s.lines[s.column(ledger.DimLine).codes.at(row)]
	part := Part{
		Entry: s.first + ledger.Ordinal(s.ordinals.at(row)), Date: ledger.Date(s.dates.at(row)),
		Stage: ledger.Stage(stage &^ (correctionBit | replacedBit)), Correction: stage&correctionBit != 0, Replaced: stage&replacedBit != 0,
		Amount: ledger.Money{Minor: times * s.amounts[row], Currency: g.Amount.Currency},
		Shown:  ref.source.CurrencyKnown(last, known),
	}
	if ref.line.Path != "" {
		part.Line = ref.source.Address(ref.line.Path)
	}
	return part, true
}
