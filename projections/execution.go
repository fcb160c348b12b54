package projections

import (
	"slices"

	"github.com/shopspring/decimal"

	"github.com/fundledger/fundledger/ledger"
)

// ExecutionQuery asks how far the budget was used by the end of a period.
type ExecutionQuery struct {
	Period ledger.Period
	AsOf   ledger.Date // later dates do not count; NoDate for no limit
	By     []string    // default: source and line
	Where  []Filter
	Known  ledger.Ordinal
	Zero   bool        // also lines without a plan and without spending
	In     *Conversion // nil: each source in its own currency
	// Further, without In, tells as there that amounts will be rounded again.
	Further bool

	only func(*ledger.Source) bool // the sources that count; nil for all
}

// Execution is the budget execution: for the lines that could be spent on in the
// period, the plan as of its end and what was used of it.
type Execution struct {
	Rows   []ExecutionRow
	Totals []ExecutionRow // one per currency
	Cut    []CutPhase     // that keep rows from having a plan for the period
	Later  []LaterPlan    // one per currency that has any
}

// An ExecutionRow holds amounts in minor units of its currency.
type ExecutionRow struct {
	Values      []string
	Currency    ledger.Currency
	Original    int64 // first approved
	Revised     int64 // by later acts
	Transferred int64 // from and to other lines
	Carried     int64 // from last year, or below zero into the next
	Lapsed      int64 // below zero: lost at year end
	Final       int64 // the sum of the five
	PeriodPlan
	Committed   int64 // by contracts, neither invoiced nor paid at the end of the period
	Accrued     int64 // accepted, and not paid at the end of the period
	Pending     int64 // waiting for approval at the end of the period
	SpentBefore int64 // on these lines before the period
	Spent       int64 // in the period
	Available   int64 // final less all that was used by the end of the period
	Postings    int64

	// Exchange is what Spent and SpentBefore are more than at the rates of the period's
	// end, at which all else is converted. Nothing without a conversion.
	Exchange         int64
	exchangeOfPeriod int64
}

// Executed is the part of the final allocation that was spent by the end of the
// period, in percent to one decimal, half away from zero. There is none of no
// allocation. What lapsed was part of the plan and not executed: without it every
// closed year would be executed in full.
func (r *ExecutionRow) Executed() (decimal.Decimal, bool) {
	plan, ok := ledger.AddMinor(r.Final, -r.Lapsed)
	if plan == 0 || !ok {
		return decimal.Decimal{}, false
	}
	spent := decimal.NewFromInt(r.SpentBefore).Add(decimal.NewFromInt(r.Spent)).Sub(decimal.NewFromInt(r.Exchange))
	return percent(spent, plan), true
}

// ExecutedOfPeriod is the part of the plan for the period that was spent in it.
// There is none without such a plan.
func (r *ExecutionRow) ExecutedOfPeriod() (decimal.Decimal, bool) {
	if !r.HasPlan() || r.Planned == 0 {
		return decimal.Decimal{}, false
	}
	return percent(decimal.NewFromInt(r.Spent).Sub(decimal.NewFromInt(r.exchangeOfPeriod)), r.Planned), true
}

func percent(part decimal.Decimal, of int64) decimal.Decimal {
	return part.Mul(decimal.NewFromInt(100)).DivRound(decimal.NewFromInt(of), 1)
}

// Execution compares plan and spending. A plan counts from the date of its act,
// spending on its value date.
func (t *Table) Execution(q ExecutionQuery) (*Execution, error) {
	if len(q.By) == 0 {
		q.By = []string{ledger.DimSource, ledger.DimLine}
	}
	if q.In == nil && q.only == nil {
		if news := t.newCurrencies(q.counted().Last(), q.Known); len(news) > 0 {
			return t.executionShown(q, news)
		}
	}
	groups, err := t.Sum(Query{
		By:    append(slices.Clone(q.By), DimStage),
		Steps: executionSteps(q.counted()),
		Where: q.Where, Stages: amountStages(), Known: q.Known, keep: q.covers,
	})
	if err != nil {
		return nil, err
	}
	e := &Execution{}
	for i := range groups {
		if err := e.add(&groups[i], len(q.By)); err != nil {
			return nil, err
		}
	}
	if err := t.planForPeriod(&q, e); err != nil {
		return nil, err
	}
	if q.In != nil {
		err = t.executionIn(&q, e)
	}
	if !q.Zero {
		e.Rows = slices.DeleteFunc(e.Rows, func(r ExecutionRow) bool {
			return r.Original == 0 && r.Lapsed == 0 && r.Final == 0 && r.Planned == 0 && r.Committed == 0 && r.Accrued == 0 && r.Pending == 0 &&
				r.SpentBefore == 0 && r.Spent == 0 && r.Exchange == 0
		})
	}
	if q.In != nil {
		return e, err
	}
	return e, e.total()
}

// amountStages are those at which an amount of a plan stands. What is phased says again
// of the plan what it is meant for; what is received uses nothing of it.
func amountStages() []ledger.Stage {
	var stages []ledger.Stage
	for s := range ledger.Stage(ledger.NumStages) {
		if s != ledger.StagePhased && s != ledger.StageReceived {
			stages = append(stages, s)
		}
	}
	return stages
}

// add puts a sum into its row. Groups come sorted by values and stage, but the
// currencies of one row's stages may come mixed.
func (e *Execution) add(g *Group, by int) error {
	var row *ExecutionRow
	for i := len(e.Rows) - 1; i >= 0 && slices.Equal(e.Rows[i].Values, g.Values[:by]); i-- {
		if e.Rows[i].Currency == g.Amount.Currency {
			row = &e.Rows[i]
		}
	}
	if row == nil {
		e.Rows = append(e.Rows, ExecutionRow{Values: g.Values[:by], Currency: g.Amount.Currency})
		row = &e.Rows[len(e.Rows)-1]
	}
	stage, err := ledger.ParseStage(g.Values[by])
	if err != nil {
		return err
	}
	amount, ok := g.Amount.Minor, true
	add := func(to *int64, v int64) {
		if ok {
			*to, ok = ledger.AddMinor(*to, v)
		}
	}
	if part := row.part(stage); part != nil {
		add(part, amount)
	}
	if stage.Plan() {
		add(&row.Final, amount)
		add(&row.Available, amount)
	}
	if stage.Uses() {
		add(&row.Available, -amount)
	}
	if stage == ledger.StageSpent && g.Step == 0 {
		add(&row.SpentBefore, amount)
	}
	if stage == ledger.StageSpent && g.Step == 1 {
		add(&row.Spent, amount)
	}
	row.Postings += g.Postings
	if !ok {
		return ledger.Refuse("amount-overflow", "value", g.Amount.String())
	}
	return nil
}

// part is where the amounts of a stage stand, nil for one that is divided by days.
func (r *ExecutionRow) part(stage ledger.Stage) *int64 {
	switch stage {
	case ledger.StageOriginal:
		return &r.Original
	case ledger.StageRevised:
		return &r.Revised
	case ledger.StageTransferred:
		return &r.Transferred
	case ledger.StageCarried:
		return &r.Carried
	case ledger.StageLapsed:
		return &r.Lapsed
	case ledger.StageCommitted:
		return &r.Committed
	case ledger.StageAccrued:
		return &r.Accrued
	case ledger.StagePending:
		return &r.Pending
	}
	return nil
}

func (e *Execution) total() error {
	for i := range e.Rows {
		r := &e.Rows[i]
		n := slices.IndexFunc(e.Totals, func(t ExecutionRow) bool { return t.Currency == r.Currency })
		if n < 0 {
			n = len(e.Totals)
			e.Totals = append(e.Totals, ExecutionRow{Currency: r.Currency})
		}
		t := &e.Totals[n]
		for _, f := range []struct {
			to   *int64
			from int64
		}{
			{&t.Original, r.Original},
			{&t.Revised, r.Revised},
			{&t.Transferred, r.Transferred},
			{&t.Carried, r.Carried},
			{&t.Lapsed, r.Lapsed},
			{&t.Final, r.Final},
			{&t.Committed, r.Committed},
			{&t.Accrued, r.Accrued},
			{&t.Pending, r.Pending},
			{&t.SpentBefore, r.SpentBefore},
			{&t.Spent, r.Spent},
			{&t.Available, r.Available},
			{&t.Postings, r.Postings},
		} {
			sum, ok := ledger.AddMinor(*f.to, f.from)
			if !ok {
				return ledger.Refuse("amount-overflow", "value", "")
			}
			*f.to = sum
		}
		if err := t.PeriodPlan.add(&r.PeriodPlan); err != nil {
			return err
		}
	}
	return nil
}
