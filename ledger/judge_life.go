package ledger

// lifeAllows says of an event that began something on the source whether the source, as it
// was before it, let that begin on its day: in its life, not while suspended, not in a period
// that is held. What corrects an earlier entry is not looked at: it may stand on days on which
// nothing begins.
func (s *Source) lifeAllows(e Event) *Refusal {
	asks := plea{}
	posts := NoDate
	switch e := e.(type) {
	case *AllocationApproved:
		asks = plea{order: OrderAllocate, day: e.Date, lines: []string{e.Line}}
	case *AllocationRevised:
		asks = plea{order: OrderAllocate, day: e.Date, lines: []string{e.Line}}
		if e.Amount.Minor < 0 {
			asks.order = OrderCut
		}
	case *AllocationTransferred:
		asks = plea{order: OrderAllocate, day: e.Date, lines: []string{e.From, e.To}}
	case *AllocationCarried:
		asks = plea{order: OrderCarry, day: e.Date, lines: []string{e.From, e.To}}
	case *CommitmentMade:
		asks, posts = plea{order: OrderCommit, day: e.Date}, e.Date
		for i := range e.Parts {
			asks.lines = append(asks.lines, e.Parts[i].Line)
		}
	case *LiabilityAccepted:
		asks, posts = plea{order: OrderAccept, day: e.Date, lines: []string{e.Line}, obliged: obligedOn(e.Liquidates)}, e.Date
	case *ExpenditureRecorded:
		if e.Succeeds != (Ref{}) {
			return nil
		}
		asks, posts = plea{
			order: OrderPay, day: e.Date, lines: []string{e.Line}, accepted: e.AcceptanceDate, obliged: obligedOn(e.Liquidates), minor: e.Amount.Minor,
		}, e.Date
		if e.AppliesTo != NoDate {
			asks.day = e.AppliesTo
		}
	case *EntryProposed:
		return s.lifeAllows(e.Event)
	default:
		return nil
	}
	if refusal := s.allows(&asks); refusal != nil {
		return refusal
	}
	if posts == NoDate {
		return nil
	}
	if closed := s.closing(posts); closed != nil && closed.State == PeriodIsClosed { // said already
		return nil
	}
	return s.mayPost(posts, false)
}
