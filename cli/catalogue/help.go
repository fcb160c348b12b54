package catalogue

// Help is what there is to say about a command.
type Help struct {
	Usage       string // one line, no full stop: stands in lists and at the head
	Description string // paragraphs divided by an empty line
	Examples    []Example
}

// An Example is a line to copy, with what it does.
type Example struct{ Says, Command string }

// A helpEntry holds one command's help. Its code is the command's path with
// spaces: "source register"; the program itself is "".
type helpEntry struct {
	code     string
	en, ru   helpText
	examples []example
}

type helpText struct{ usage, description string }

// An example's command is the same in every language but for exampleWords, what it
// does is not.
type example struct{ en, ru, command string }

var helpAreas = [...][]helpEntry{
	programHelp,
	ledgerHelp,
	moneyHelp,
	importHelp,
	demoHelp,
	correctionHelp,
	partHelp,
	refundHelp,
	periodHelp,
	approvalHelp,
	evidenceHelp,
	peopleHelp,
	journalHelp,
	planHelp,
	transferHelp,
	yearHelp,
	searchHelp,
	payeeHelp,
	rateHelp,
	obligationHelp,
	resultHelp,
	issuedHelp,
	cashHelp,
	obligationReportHelp,
	burnHelp,
	reconcileHelp,
	claimHelp,
	lifeHelp,
	auditHelp,
	storeHelp,
	explainHelp,
}

func findHelp(path string) *helpEntry {
	for _, area := range helpAreas {
		for i := range area {
			if area[i].code == path {
				return &area[i]
			}
		}
	}
	return nil
}

// HasHelp reports whether there is help for a command's path.
func HasHelp(path string) bool { return findHelp(path) != nil }

// Usage is the one line about a command.
func (l Lang) Usage(path string) string {
	e := findHelp(path)
	if e == nil {
		return ""
	}
	return e.in(l).usage
}

// Help is all about a command.
func (l Lang) Help(path string) Help {
	e := findHelp(path)
	if e == nil {
		return Help{}
	}
	t := e.in(l)
	h := Help{Usage: t.usage, Description: t.description}
	for _, x := range e.examples {
		if l == Russian {
			h.Examples = append(h.Examples, Example{x.ru, x.inRussian()})
			continue
		}
		h.Examples = append(h.Examples, Example{x.en, x.command})
	}
	return h
}

func (e *helpEntry) in(l Lang) helpText {
	if l == Russian {
		return e.ru
	}
	return e.en
}
