package ledger

// divided holds the plan for a document that several sources pay against itself: the parts
// come to the total, and name each source's line once.
func (j *Judge) divided(r *Record, e *SplitBegun) {
	if r.Stream != splitStream(e.Key) || len(e.Parts) == 0 {
		j.object(r, "found-split-place", "document", e.Key.String())
		return
	}
	j.planned[e.Key] = 0
	var sum int64
	whole := true // the parts of money taken back in several currencies have no sum
	for _, p := range e.Parts {
		amount := GistOf(p.Event).Amount
		if paid, ok := p.Event.(*ExpenditureRecorded); ok && paid.Original.Currency == e.Total.Currency {
			amount = paid.Original
		}
		if amount.Minor < 0 {
			amount.Minor = -amount.Minor
		}
		whole = whole && (amount.Currency == e.Total.Currency || !e.takesBack())
		var ok bool
		if sum, ok = AddMinor(sum, amount.Minor); !ok || amount.Currency != e.Total.Currency && whole {
			j.object(r, "found-split-sum", "asked", amount, "total", e.Total)
			return
		}
	}
	if whole && sum != e.Total.Minor {
		j.object(r, "found-split-sum", "asked", Money{sum, e.Total.Currency}, "total", e.Total)
	}
}

// part holds an expenditure or its reversal against the plan that it belongs to.
func (j *Judge) part(r *Record, s *Source, e Event) {
	var split *Split
	back := false
	switch e := e.(type) {
	case *ExpenditureRecorded:
		split = j.Books.SplitOf(e.Key)
	case *ExpenditureReversed:
		split, back = j.Books.SplitOf(e.Key), true
	}
	if split == nil {
		return
	}
	if split.Plan == nil || split.Undone && !back {
		if split.Undone { // somebody was about it who had not seen that it is undone
			return
		}
		j.object(r, "found-split-alone", "entry", split.First())
		return
	}
	if split.Undone {
		return
	}
	is := GistOf(e)
	for _, p := range split.Plan.Parts {
		if was := GistOf(p.Event); p.Source == s.ID && TypeName(p.Event) == TypeName(e) &&
			was.Line == is.Line && was.Amount == is.Amount && was.Date == is.Date && was.Corrects == is.Corrects {
			j.planned[split.Key]++
			return
		}
	}
	j.object(r, "found-split-other", "entry", Ref{splitStream(split.Key), split.Begun})
}

// complete looks that nothing lacks where a plan is said to be carried out.
func (j *Judge) complete(r *Record) {
	split := j.Books.splitIn(r.Stream)
	if split == nil || split.Plan == nil {
		return // has no place, which is said elsewhere
	}
	lacks := int64(len(split.Plan.Parts)) - j.planned[split.Key]
	delete(j.planned, split.Key)
	if lacks > 0 {
		j.object(r, "found-split-incomplete", "n", lacks)
	}
}
