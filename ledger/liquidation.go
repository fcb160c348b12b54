package ledger

import "maps"

// Against is the obligation that a payment or an accepted invoice is made against,
// as people name it; zero for none.
type Against struct {
	Commitment string // reference of its entry (wb#17), or its number
	Liability  string // likewise; of a payment only
	// Final says that it is the last one: what is left on the line goes back to it.
	Final bool
}

// AgainstOf is what an event of a source was made against.
func AgainstOf(source string, list []Liquidation) (a Against) {
	for i := range list {
		name := Ref{source, list[i].Entry}.String()
		if list[i].Stage == StageAccrued {
			a.Liability = name
		} else {
			a.Commitment = name
		}
		a.Final = a.Final || list[i].Rest != 0
	}
	return a
}

func (a *Against) given() bool { return *a != Against{} }

// digest covers it only where it is given.
func (a *Against) digest(d *digester) {
	if !a.given() {
		return
	}
	final := ""
	if a.Final {
		final = "final"
	}
	d.text("against", a.Commitment, a.Liability, final)
}

// liquidate takes an amount that is posted to a line on a day off the obligation: the
// same amount, never more than is left there, and where it is the final one all of
// what is left. Refusals besides those of Obligation: commitment-or-liability,
// final-of-nothing, before-obligation (why: the stage, entry, number, date, since),
// not-on-line (why: the stage, entry, number, line), over-obligation (what, entry, number,
// line, asked, left).
func (a *Against) liquidate(s *Source, line string, date Date, amount Money) ([]Liquidation, error) {
	stage, text := StageCommitted, a.Commitment
	switch {
	case a.Commitment != "" && a.Liability != "":
		return nil, Refuse("commitment-or-liability")
	case a.Liability != "":
		stage, text = StageAccrued, a.Liability
	case a.Commitment == "":
		return nil, Refuse("final-of-nothing")
	}
	o, err := s.Obligation(stage, text)
	if err != nil {
		return nil, err
	}
	what, entry, left := stage.String(), Ref{s.ID, o.Entry}, o.On(line)
	switch {
	case date < o.Date:
		return nil, Refuse("before-obligation", "why", what, "entry", entry, "number", o.Number, "date", date, "since", o.Date)
	case left == 0:
		return nil, Refuse("not-on-line", "why", what, "entry", entry, "number", o.Number, "line", s.Address(line), "other", s.Address(o.Left[0].Line))
	case amount.Minor > left:
		return nil, Refuse("over-obligation", "why", what, "entry", entry, "number", o.Number,
			"line", s.Address(line), "asked", amount, "left", Money{left, s.Currency})
	}
	l := Liquidation{Entry: o.Entry, Stage: stage, Minor: amount.Minor, Terms: o.Terms}
	if a.Final {
		l.Minor, l.Rest = left, left-amount.Minor
	}
	return []Liquidation{l}, nil
}

// liquidated is what an event takes off earlier stages in all.
func liquidated(list []Liquidation) (sum int64) {
	for i := range list {
		sum += list[i].Minor
	}
	return sum
}

// reopened is the source as it is when an event on a line has been taken back: with
// what it liquidated open again.
func (s *Source) reopened(line string, list []Liquidation) (*Source, error) {
	if len(list) == 0 {
		return s, nil
	}
	next := *s
	next.Obligations, next.numbers = maps.Clone(s.Obligations), nil
	return &next, next.oblige(ofLiquidations(nil, line, list, 1))
}

// mayReopen refuses a reversal whose obligation would take more of the line than
// comes back to it: a final payment gave the rest to the line, and it may be used.
// Refusal: reopens-over-available (line, asked, available).
func (s *Source) mayReopen(line *Line, list []Liquidation, returned int64) error {
	if more := liquidated(list) - returned; more > 0 && more > line.Available() {
		return Refuse("reopens-over-available",
			"line", s.Address(line.Path), "asked", Money{more, s.Currency}, "available", Money{line.Available(), s.Currency})
	}
	return nil
}
