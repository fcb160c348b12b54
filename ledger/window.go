package ledger

// Begins is the first day on which the source pays as a matter of course: when it is
// open and in force. Where payments from before are allowed within a window, those
// from before the signing are of them.
func (s *SourceRegistered) Begins() Date {
	begins := max(s.Opens, s.Effective)
	if s.RetroactiveFrom != NoDate {
		begins = max(begins, s.Signed)
	}
	return begins
}

// FirstDay is the first day on which the source may be charged at all: of its window
// for payments from before, or its opening.
func (s *SourceRegistered) FirstDay() Date {
	if s.RetroactiveFrom != NoDate {
		return min(s.RetroactiveFrom, s.Opens)
	}
	return s.Opens
}

// inWindow refuses a payment from before the source begins that is outside of its
// window, or more than is left under the cap. Refusals: before-opening and
// before-effectiveness where there is no window, before-window (source, date, from,
// begins), over-retroactive-cap (source, date, asked, left, cap, begins).
func (s *Source) inWindow(p *plea) *Refusal {
	switch {
	case s.RetroactiveFrom == NoDate:
		return s.tooEarly(p, "")
	case p.day < s.RetroactiveFrom:
		return Refuse("before-window", "source", s.ID, "date", p.day, "from", s.RetroactiveFrom, "begins", s.Begins())
	}
	used, ok := AddMinor(s.Retroactive(), -p.returned)
	if left := s.RetroactiveCap.Minor - used; !ok || p.minor > left {
		return Refuse("over-retroactive-cap", "source", s.ID, "date", p.day, "asked", Money{p.minor, s.Currency},
			"left", Money{left, s.Currency}, "cap", s.RetroactiveCap, "begins", s.Begins())
	}
	return nil
}

// tooEarly is the refusal of what comes before the source begins.
func (s *Source) tooEarly(p *plea, why string) *Refusal {
	r := Refuse("before-opening", "source", s.ID, "date", p.day, "opens", s.Opens)
	if p.day >= s.Opens {
		r = Refuse("before-effectiveness", "source", s.ID, "date", p.day, "begins", s.Begins())
	}
	if why != "" {
		r.Args = append(r.Args, Arg{"why", why})
	}
	return r
}

// Retroactive is what was paid from before the source begins, net of what was taken
// back, in minor units.
func (s *Source) Retroactive() (sum int64) {
	begins := s.Begins()
	for day, minor := range s.Early {
		if day < begins {
			sum += minor // control keeps it under the cap
		}
	}
	return sum
}

// paidOn notes on which days the source was charged: those from before it began by
// their amounts, of the others the first.
func (s *Source) paidOn(day Date, minor int64) {
	switch {
	case day < s.Begins():
		if s.Early == nil {
			s.Early = map[Date]int64{}
		}
		if s.Early[day] += minor; s.Early[day] == 0 {
			delete(s.Early, day)
		}
	case s.FirstPaid == NoDate || day < s.FirstPaid:
		s.FirstPaid = day
	}
}

// mayBegin refuses an amendment that would put payments under the cap that were not
// recorded so, or beyond it. Their lines, which begin with the window or later, hold its
// first day. Refusals: payments-before (source, date, begins), cap-below-used (source,
// cap, used).
func (s *Source) mayBegin(amended *Source) error {
	if begins := amended.Begins(); begins > s.Begins() && s.FirstPaid != NoDate && s.FirstPaid < begins {
		return Refuse("payments-before", "source", s.ID, "date", s.FirstPaid, "begins", begins)
	}
	if amended.RetroactiveFrom == NoDate {
		return nil
	}
	if used := amended.Retroactive(); used > amended.RetroactiveCap.Minor {
		return Refuse("cap-below-used", "source", s.ID, "cap", amended.RetroactiveCap, "used", Money{used, s.Currency})
	}
	return nil
}

// checkLife refuses dates of a source that are in no order: reversed-dates (source,
// first, last), deadline-without-closing (source), half-a-window (source),
// window-not-early (source, from, begins), cap-currency (source, asked, currency),
// cap-not-positive (source, asked).
func (s *SourceRegistered) checkLife(source string) error {
	switch {
	case s.Closes != NoDate && s.Closes < s.Opens:
		return Refuse("reversed-dates", "source", source, "first", s.Opens, "last", s.Closes)
	case s.Deadline != NoDate && s.Closes == NoDate:
		return Refuse("deadline-without-closing", "source", source)
	case s.Deadline != NoDate && s.Deadline < s.Closes:
		return Refuse("reversed-dates", "source", source, "first", s.Closes, "last", s.Deadline)
	case s.Effective != NoDate && s.Effective < s.Signed:
		return Refuse("reversed-dates", "source", source, "first", s.Signed, "last", s.Effective)
	case s.Effective != NoDate && s.Closes != NoDate && s.Closes < s.Effective:
		return Refuse("reversed-dates", "source", source, "first", s.Effective, "last", s.Closes)
	case (s.RetroactiveFrom == NoDate) != (s.RetroactiveCap == Money{}):
		return Refuse("half-a-window", "source", source)
	case s.RetroactiveFrom == NoDate:
		return nil
	case s.RetroactiveFrom >= s.Begins():
		return Refuse("window-not-early", "source", source, "from", s.RetroactiveFrom, "begins", s.Begins())
	case s.RetroactiveCap.Currency != s.Currency:
		return Refuse("cap-currency", "source", source, "asked", s.RetroactiveCap.Currency, "currency", s.Currency)
	case s.RetroactiveCap.Minor <= 0:
		return Refuse("cap-not-positive", "source", source, "asked", s.RetroactiveCap)
	}
	return nil
}
