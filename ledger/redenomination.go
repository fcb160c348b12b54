package ledger

// A Redenomination is a law that put another currency in the place of one, at an
// exact ratio: Per units of Old are one unit of New. The two stay different
// currencies: documents keep the one that they were written in.
type Redenomination struct {
	Old, New Currency
	Per      int64 // a power of ten
	From     Date  // first day of New
	Until    Date  // last day on which Old circulated
}

// redenominations are the laws that are known here.
var redenominations = []Redenomination{
	// Edict of the President of Belarus No. 450 of 4 November 2015.
	{"BYR", "BYN", 10_000, NewDate(2016, 7, 1), NewDate(2016, 12, 31)},
}

// RedenominationOf is the law that put an end to a currency.
func RedenominationOf(old Currency) (Redenomination, bool) {
	for _, r := range redenominations {
		if r.Old == old {
			return r, true
		}
	}
	return Redenomination{}, false
}

// RedenominationInto is the law that a currency came from.
func RedenominationInto(c Currency) (Redenomination, bool) {
	for _, r := range redenominations {
		if r.New == c {
			return r, true
		}
	}
	return Redenomination{}, false
}
