package ledger

import "github.com/google/uuid"

// AllocationCarried takes what is not spent of a line of one year into a line of the
// next. What is open of the old line's commitments and liabilities goes over with it.
type AllocationCarried struct {
	Key         uuid.UUID
	Digest      Digest
	From        string // path of the line that ends
	To          string // path of the line of the next year
	FromDate    Date   // on which the old line loses it: its last day
	Date        Date   // effective on the new line: of the act
	Amount      Money  // above zero, with what covers the obligations
	Act         string
	Reason      string
	Phasing     []Phase // of the new line
	Obligations []CarriedObligation
}

// A CarriedObligation is what is left of a commitment or liability on the old line.
type CarriedObligation struct {
	Entry Revision // by which it was made, in the same stream
	Stage Stage
	Minor int64
	Terms
}

func (e *AllocationCarried) fields(c *coder) {
	c.id("key", &e.Key)
	c.digest("digest", &e.Digest)
	c.text("from_line", &e.From)
	c.text("to_line", &e.To)
	c.date("from_date", &e.FromDate)
	c.date("date", &e.Date)
	c.money("amount", "currency", &e.Amount)
	c.text("act", &e.Act)
	c.option("reason", &e.Reason)
	c.phasing(&e.Phasing, e.Amount.Currency)
	array(c, "obligations", &e.Obligations, func(o *CarriedObligation) {
		c.integer("entry", (*int64)(&o.Entry))
		c.stage("stage", &o.Stage)
		c.amount("amount", &o.Minor, e.Amount.Currency)
		o.Terms.fields(c)
	})
}

// AllocationLapsed is the part of a plan that nobody spent or carried over: it is
// lost on the last day of its line, by the closing of the year.
type AllocationLapsed struct {
	Line   string
	Date   Date
	Amount Money  // lost, above zero
	Period string // the year, as its closing was ordered: 2018, FY2018@wb
	Act    string
	Reason string
}

func (e *AllocationLapsed) fields(c *coder) {
	c.text("line", &e.Line)
	c.date("date", &e.Date)
	c.money("amount", "currency", &e.Amount)
	c.text("period", &e.Period)
	c.text("act", &e.Act)
	c.option("reason", &e.Reason)
}

// carried takes the amount and the obligations off the old line, and puts them on
// the new one.
func carried(dst []Posting, e *AllocationCarried) ([]Posting, error) {
	taken, err := e.Amount.Neg()
	if err != nil {
		return dst, err
	}
	dst = append(dst, Posting{Line: e.From, Date: e.FromDate, Stage: StageCarried, Amount: taken})
	dst = phase(append(dst, Posting{Line: e.To, Date: e.Date, Stage: StageCarried, Amount: e.Amount}), e.Phasing)
	for i := range e.Obligations {
		o := &e.Obligations[i]
		p := o.Terms.posting(e.To, e.Date, o.Stage, Money{o.Minor, e.Amount.Currency})
		from := p
		from.Line, from.Date = e.From, e.FromDate
		if from.Amount, err = p.Amount.Neg(); err != nil {
			return dst, err
		}
		dst = append(dst, from, p)
	}
	return dst, nil
}

// ofCarried moves what is left of obligations from line to line. It is added before it
// is taken off, so that none of them is done with in between.
func ofCarried(dst []Effect, e *AllocationCarried) []Effect {
	for i := range e.Obligations {
		o := &e.Obligations[i]
		dst = append(dst,
			Effect{EffectChanged, o.Entry, o.Stage, e.To, o.Minor, &o.Terms, Invoiced{}},
			Effect{EffectChanged, o.Entry, o.Stage, e.From, -o.Minor, &o.Terms, Invoiced{}})
	}
	return dst
}

func lapsed(dst []Posting, e *AllocationLapsed) ([]Posting, error) {
	lost, err := e.Amount.Neg()
	return append(dst, Posting{Line: e.Line, Date: e.Date, Stage: StageLapsed, Amount: lost}), err
}
