package ledger

import "slices"

// A LifeState is where in its life a source stands on a day (domain rule 9). A day
// after closing may be one of a suspension besides: then both decide.
type LifeState uint8

// States of a source, in the order of its life.
const (
	LifeEarly      LifeState = iota // not open yet, or not in force
	LifeActive                      // neither suspended nor closed
	LifeTransition                  // suspended: what was ordered before is wound up
	LifeSuspended                   // suspended, and the transition is over
	LifeGrace                       // after closing, until the payment deadline
	LifeEnded                       // after the last day for payments
	NumLifeStates  = iota
)

var lifeStates = [NumLifeStates]string{"early", "active", "transition", "suspended", "grace", "ended"}

func (s LifeState) String() string { return lifeStates[min(int(s), NumLifeStates-1)] }

// An Order is what a command asks of a source, by what its life makes of it.
type Order uint8

// Orders, by the commands that give them.
const (
	OrderAllocate  Order = iota // allocation approve, transfer, and revise to more
	OrderCut                    // allocation revise to less
	OrderCarry                  // allocation carry-over
	OrderCommit                 // commitment make, and change to more
	OrderAccept                 // liability accept
	OrderPay                    // expenditure record, and the right entry of a replacement
	OrderReceive                // receipt record: advances and transfers
	OrderReimburse              // receipt record: reimbursements and others
	OrderRefund                 // receipt record: interest, refunds in and out
	OrderTakeBack               // reversals, releases, and commitment change to less
	NumOrders      = iota
)

var orderNames = [NumOrders]string{
	"allocate", "cut", "carry", "commit", "accept", "pay", "receive", "reimburse", "refund", "take-back",
}

func (o Order) String() string { return orderNames[min(int(o), NumOrders-1)] }

// A Leave is what a state makes of an order.
type Leave uint8

// What is begun is what was committed or accepted before the suspension, or delivered
// before the closing. Lines that a suspension excepts have leave as if there were none.
const (
	Refused Leave = iota
	Allowed
	IfBegun
	InWindow // from before the source begins, up to the cap
)

// Leaves is what may be done to a source in each state of its life: the one table of
// it, which docs/source-life.md repeats for people.
var Leaves = [NumOrders][NumLifeStates]Leave{
	//               early    active   transition suspended grace   ended
	OrderAllocate:  {Allowed, Allowed, Refused, Refused, Refused, Refused},
	OrderCut:       {Allowed, Allowed, Allowed, Allowed, Allowed, Refused},
	OrderCarry:     {Allowed, Allowed, Refused, Refused, Allowed, Refused},
	OrderCommit:    {Refused, Allowed, Refused, Refused, Refused, Refused},
	OrderAccept:    {Refused, Allowed, IfBegun, Refused, Refused, Refused},
	OrderPay:       {InWindow, Allowed, IfBegun, Refused, IfBegun, Refused},
	OrderReceive:   {Refused, Allowed, Refused, Refused, Allowed, Refused},
	OrderReimburse: {Refused, Allowed, Allowed, Allowed, Allowed, Refused},
	OrderRefund:    {Refused, Allowed, Allowed, Allowed, Allowed, Allowed},
	OrderTakeBack:  {Allowed, Allowed, Allowed, Allowed, Allowed, Allowed},
}

// A Suspension is a run of days on which a source is suspended.
type Suspension struct {
	From    Date
	Until   Date     // last day of the transition; NoDate without one
	Resumed Date     // first day after it; NoDate as long as nobody lifted it
	Except  []string // paths of the lines that it does not touch
	Act     string
	Entry   Revision // that began it
}

// suspension is what suspends the source on a day, nil when nothing does.
func (s *Source) suspension(day Date) *Suspension {
	for i := range s.Suspensions {
		if x := &s.Suspensions[i]; day >= x.From && (x.Resumed == NoDate || day < x.Resumed) {
			return x
		}
	}
	return nil
}

func (x *Suspension) state(day Date) LifeState {
	if x.Until != NoDate && day <= x.Until {
		return LifeTransition
	}
	return LifeSuspended
}

// age is the state by the source's dates alone.
func (s *Source) age(day Date) LifeState {
	last := s.LastDay()
	switch {
	case day < s.Begins():
		return LifeEarly
	case last != NoDate && day > last:
		return LifeEnded
	case s.Closes != NoDate && day > s.Closes:
		return LifeGrace
	}
	return LifeActive
}

// StateOn is where the source stands on a day, and what suspends it then, if anything
// does. The end of its life hides a suspension.
func (s *Source) StateOn(day Date) (LifeState, *Suspension) {
	age, x := s.age(day), s.suspension(day)
	if age == LifeActive && x != nil {
		return x.state(day), x
	}
	return age, x
}

// A plea is an order as the source's life sees it.
type plea struct {
	order    Order
	day      Date
	lines    []string // that it touches; none for what touches no line
	accepted Date     // day of acceptance, where it is known
	obliged  Date     // of the contract or invoice that it settles
	minor    int64    // of a payment
	returned int64    // to the cap for payments from before, by the same act
}

// allows refuses what the source's state does not allow. Refusals besides those of
// inWindow: before-opening
// (source, date, opens; why), after-closing (source, date, last; why),
// commitment-after-closing and liability-after-closing (source, date, closes),
// closed-undelivered (source, date, closes, last), allocation-after-closing (source,
// date, closes), source-suspended (source, date, since, act, entry; why: the order),
// suspended-unbegun (source, date, since, until, act, entry; why: the order).
func (s *Source) allows(p *plea) *Refusal {
	if age := s.age(p.day); age != LifeActive {
		switch leave := Leaves[p.order][age]; {
		case leave == Refused || leave == IfBegun && !p.delivered(s.Closes):
			return s.outOfAge(p, age)
		case leave == InWindow:
			if r := s.inWindow(p); r != nil {
				return r
			}
		}
	}
	x := s.suspension(p.day)
	if x == nil || x.excepts(p.lines) {
		return nil
	}
	switch leave := Leaves[p.order][x.state(p.day)]; {
	case leave == Refused:
		return Refuse("source-suspended", "why", p.order.String(),
			"source", s.ID, "date", p.day, "since", x.From, "act", x.Act, "entry", Ref{s.ID, x.Entry})
	case leave == IfBegun && !p.begun(x.From):
		return Refuse("suspended-unbegun", "why", p.order.String(),
			"source", s.ID, "date", p.day, "since", x.From, "until", x.Until, "act", x.Act, "entry", Ref{s.ID, x.Entry})
	}
	return nil
}

// mayPlan objects to an act on lines that the source's state on its day does not allow.
func (s *Source) mayPlan(order Order, day Date, object objector, lines ...string) bool {
	if day == NoDate {
		return true // said before
	}
	r := s.allows(&plea{order: order, day: day, lines: lines})
	return r == nil || object(r)
}

// outOfAge is the refusal of what comes before or after the life of the source.
func (s *Source) outOfAge(p *plea, age LifeState) *Refusal {
	var why string
	switch p.order {
	case OrderReceive, OrderReimburse, OrderRefund:
		why = "cash"
	case OrderCommit, OrderAccept:
		why = "obligation"
	}
	switch {
	case age == LifeEarly:
		return s.tooEarly(p, why)
	case p.order == OrderCommit:
		return Refuse("commitment-after-closing", "source", s.ID, "date", p.day, "closes", s.Closes)
	case p.order == OrderAccept:
		return Refuse("liability-after-closing", "source", s.ID, "date", p.day, "closes", s.Closes)
	case p.order <= OrderCarry:
		return Refuse("allocation-after-closing", "source", s.ID, "date", p.day, "closes", s.Closes)
	case age == LifeGrace:
		return Refuse("closed-undelivered", "source", s.ID, "date", p.day, "closes", s.Closes, "last", s.LastDay())
	case why == "cash":
		return Refuse("after-closing", "source", s.ID, "date", p.day, "last", s.LastDay(), "why", why)
	}
	return Refuse("after-closing", "source", s.ID, "date", p.day, "last", s.LastDay())
}

// delivered tells that what is paid was there by a day. Where nobody says when it was
// accepted, its contract or invoice counts.
func (p *plea) delivered(by Date) bool {
	if p.accepted != NoDate {
		return p.accepted <= by
	}
	return p.obliged != NoDate && p.obliged <= by
}

// begun tells that it was committed or accepted before a day.
func (p *plea) begun(before Date) bool {
	return p.accepted != NoDate && p.accepted < before || p.obliged != NoDate && p.obliged < before
}

func (x *Suspension) excepts(lines []string) bool {
	for _, line := range lines {
		if !slices.Contains(x.Except, line) {
			return false
		}
	}
	return len(lines) > 0
}

// obligedOn is the day of the earliest obligation of a list, NoDate of none.
func obligedOn(list []Liquidation) (day Date) {
	for i := range list {
		if l := &list[i]; l.Number != "" && (day == NoDate || l.Date < day) {
			day = l.Date
		}
	}
	return day
}
