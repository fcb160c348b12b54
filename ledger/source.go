package ledger

import (
	"maps"
	"slices"
)

// Kinds of funding sources.
const (
	KindWorldBank      = "world-bank"
	KindStateProgramme = "state-programme"
	KindLocalBudget    = "local-budget"
	KindOther          = "other"
)

// SourceKinds lists the kinds in the order in which people meet them.
func SourceKinds() []string {
	return []string{KindWorldBank, KindStateProgramme, KindLocalBudget, KindOther}
}

// A Source is the state of a funding source after an entry of its stream: what it
// is, and what stands on its lines. Budget control is decided on it.
type Source struct {
	ID               string
	Registered       Ordinal          // the entry that did
	SourceRegistered                  // as amended
	First            SourceRegistered // as registered, by which the same order is known again
	Revision         Revision         // of the last entry folded in
	Lines            map[string]*Line
	Closings         []Closing                // held and closed days, in order
	Suspensions      []Suspension             // in the order of their days; only the last may be open
	Changed          CurrencyChange           // of its currency, by law
	Closed           *Closed                  // the act that closed the source, nil without one
	Early            map[Date]int64           // paid from before the source began, by day, where not nothing
	FirstPaid        Date                     // the first other day on which it paid, NoDate without one
	Amended          int64                    // amendments of its expenditures
	Obligations      map[Revision]*Obligation // open commitments and liabilities, by their entry
	Pending          map[Revision]*Pending    // what waits for approval, by its entry; what is pointed to is never changed
	numbers          map[string][]Revision    // of the obligations; built when first needed
	folded           map[string]string        // FoldName of a line's path → the path; built when first needed
	stream           string                   // see Stream; built when first needed
	Cash             Line                     // what stands on no budget line: receipts
	Accounts         map[string]*Account      // by name
}

// Stream is the name of the source's stream, relative to the ledger.
func (s *Source) Stream() string {
	if s.stream == "" {
		s.stream = sourcePrefix + s.ID
	}
	return s.stream
}

// A Line is the state of a budget line.
type Line struct {
	Path       string // within the source
	Title      string
	Span       Period      // on which it may be spent
	Dimensions []Dimension // fixed for good
	Act        string      // of the original allocation, "" where the line has none
	Planned    Date        // of the act that the line's plan began with
	Latest     PlanAct     // the latest act behind the plan
	Phasing    []Phase     // of the plan as it stands, by days, without phases of nothing
	Sums       [NumStages]int64
}

// A PlanAct is an act that gave a line its plan or changed it. Of several the
// latest is that of the latest date, and of one date the one that was recorded last.
type PlanAct struct {
	Act   string
	Date  Date
	Entry Revision // in the source's stream
}

// plan notes an act behind the line's plan, and what it adds to the phasing.
func (l *Line) plan(by PlanAct, phasing []Phase) error {
	if l.Planned == NoDate || by.Date < l.Planned {
		l.Planned = by.Date
	}
	if by.Date >= l.Latest.Date {
		l.Latest = by
	}
	var err error
	l.Phasing, err = addPhasing(l.Phasing, phasing)
	return err
}

// Used is what of the plan is spent, committed or otherwise no longer available.
func (l *Line) Used() int64 { return l.Final() - l.Available() }

// Final is the final allocation in minor units: the original with everything
// that changed it (domain rule 3).
func (l *Line) Final() int64 {
	var sum int64
	for s := Stage(0); s < NumStages; s++ {
		if s.Plan() {
			sum += l.Sums[s]
		}
	}
	return sum
}

// Available is what may still be spent, in minor units: final allocation - open
// commitments - unpaid liabilities - pending - spent.
func (l *Line) Available() int64 {
	sum := l.Final()
	for s := Stage(0); s < NumStages; s++ {
		if s.Uses() {
			sum -= l.Sums[s]
		}
	}
	return sum
}

// Address is the line's name in the ledger: source/path.
func (s *Source) Address(path string) string { return s.ID + "/" + path }

// SortedLines lists the lines by path.
func (s *Source) SortedLines() []*Line {
	return slices.SortedFunc(maps.Values(s.Lines), func(a, b *Line) int {
		switch {
		case a.Path < b.Path:
			return -1
		case a.Path > b.Path:
			return 1
		}
		return 0
	})
}

// LastDay is the last day on which the source may pay, NoDate when it has none:
// the payment deadline after closing or, without one, the closing date.
func (s *Source) LastDay() Date {
	if s.Deadline != NoDate {
		return s.Deadline
	}
	return s.Closes
}

// sameName returns another line of the source whose name differs from path by
// case or look-alike letters only.
func (s *Source) sameName(path string) (string, bool) {
	if s.folded == nil {
		s.folded = make(map[string]string, len(s.Lines))
		for p := range s.Lines {
			s.folded[FoldName(p)] = p
		}
	}
	other, ok := s.folded[FoldName(path)]
	return other, ok && other != path
}

// post adds a posting to its line.
func (s *Source) post(p *Posting) error {
	line := s.Lines[p.Line]
	if p.Line == "" {
		line = &s.Cash
	}
	if line == nil {
		return Refuse("unknown-line", "line", s.Address(p.Line))
	}
	if p.Amount.Currency != s.Currency {
		return Refuse("wrong-currency", "line", s.Address(p.Line), "asked", p.Amount.Currency, "currency", s.Currency)
	}
	sum, ok := AddMinor(line.Sums[p.Stage], p.Amount.Minor)
	if !ok {
		return Refuse("amount-overflow", "value", p.Amount.String())
	}
	line.Sums[p.Stage] = sum
	if p.Stage == StageSpent {
		day := p.Date
		if p.AppliesTo != NoDate {
			day = p.AppliesTo
		}
		s.paidOn(day, p.Amount.Minor)
	}
	if p.Stage == StageSpent || p.Stage == StageReceived {
		s.move(accountOf(line, p.Dimensions), p.Date)
	}
	return nil
}

func (s *Source) clone() *Source {
	c := *s
	c.folded, c.numbers = nil, nil
	c.Obligations, c.Pending = maps.Clone(s.Obligations), maps.Clone(s.Pending)
	c.Closings, c.Suspensions = slices.Clone(s.Closings), slices.Clone(s.Suspensions)
	c.Early = maps.Clone(s.Early)
	c.Accounts = make(map[string]*Account, len(s.Accounts))
	for name, a := range s.Accounts {
		account := *a
		c.Accounts[name] = &account
	}
	c.Lines = make(map[string]*Line, len(s.Lines))
	for path, line := range s.Lines {
		l := *line
		c.Lines[path] = &l
	}
	return &c
}
