package cli

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/projections"
)

// warn tells the user about something that was done all the same, and what to do
// about it.
func (s *session) warn(about error) {
	sentence, hint := s.lang.Error(about)
	fmt.Fprintf(s.stderr, "%s: %s: %s\n", programName, s.lang.Text("word/warning"), sentence)
	if hint != "" {
		fmt.Fprintf(s.stderr, "%s: %s: %s\n", programName, s.lang.Text("word/hint"), hint)
	}
}

// alike is a likeness in words.
func alike(x ledger.Likeness) *ledger.Refusal {
	return ledger.Refuse("payee-like", "why", string(x.Why), "name", x.Name, "number", x.Number,
		"known", x.Known.Name, "known_number", x.Known.Number)
}

func (s *session) warnOfPayee(list []ledger.Likeness) {
	for _, x := range list {
		s.warn(alike(x))
	}
}

// likenesses are what is to be said about the payee of a document that is about to
// be recorded. For one that documents had before, name and number together, nothing
// is looked up.
func (l *openLedger) likenesses(p *ledger.Payment) ([]ledger.Likeness, error) {
	return l.likenessesBut(p, nil)
}

// likenessesBut are those of a payment that takes the place of another, whose payee is
// not known for that.
func (l *openLedger) likenessesBut(p, replaced *ledger.Payment) ([]ledger.Likeness, error) {
	if p.Payee == "" && p.PayeeID == "" {
		return nil, nil
	}
	t := l.views.Table()
	if known, err := t.HasPayee(p.Payee, p.PayeeID); known || err != nil {
		return nil, err
	}
	pairs, err := t.PayeePairsLike(ledger.AlikePayees(p.Payee, p.PayeeID))
	if err != nil {
		return nil, err
	}
	pairs = slices.DeleteFunc(pairs, func(x projections.PayeePair) bool {
		return replaced != nil && x.Payments == 1 && x.Name == replaced.Payee && x.Number == replaced.PayeeID
	})
	return checkPayee(l.knownPayees(pairs), p.Payee, p.PayeeID), nil
}

// knownPayees are the payees of some pairs that documents have.
func (l *openLedger) knownPayees(pairs []projections.PayeePair) *ledger.KnownPayees {
	// A number is known with the name, and a name with the number, of most payments.
	slices.SortFunc(pairs, func(a, b projections.PayeePair) int {
		return cmp.Or(cmp.Compare(b.Payments, a.Payments), cmp.Compare(a.Name, b.Name), cmp.Compare(a.Number, b.Number))
	})
	known := ledger.NewKnownPayees(l.books().Payees(0), len(pairs))
	for i := range pairs {
		known.Add(pairs[i].Name, pairs[i].Number)
	}
	return known
}

// checkPayee finds likenesses, in texts that outlive the views.
func checkPayee(known *ledger.KnownPayees, name, number string) []ledger.Likeness {
	list := known.Check(name, number)
	for i := range list {
		k := &list[i].Known
		k.Name, k.Number = strings.Clone(k.Name), strings.Clone(k.Number)
	}
	return list
}

// A payeeWatch looks at the payees of an import: at each name and number that come
// together once, when the first row that has them is recorded.
type payeeWatch struct {
	known *ledger.KnownPayees // made for the first payee that is not the file's own
	seen  map[ledger.PayeeKey]*alikeRows
	alike []*alikeRows // in the order of the file
}

// alikeRows are the rows of a payee that is like a known one.
type alikeRows struct {
	likenesses []ledger.Likeness
	rows       []string // places of the first ones
	n          int      // of all
}

// rowsNamed is how many rows a warning names.
const rowsNamed = 5

func (w *payeeWatch) see(r *importRun, name, number string, row int) error {
	if name == "" && number == "" {
		return nil
	}
	at, seen := w.seen[ledger.PayeeKey{Name: name, Number: number}]
	if !seen {
		name, number = strings.Clone(name), strings.Clone(number) // the block that they lie in is let go
		var err error
		if at, err = w.first(r.open, name, number); err != nil {
			return err
		}
		if w.seen == nil {
			w.seen = map[ledger.PayeeKey]*alikeRows{}
		}
		w.seen[ledger.PayeeKey{Name: name, Number: number}] = at
	}
	if at != nil {
		if at.n++; len(at.rows) < rowsNamed {
			at.rows = append(at.rows, r.file.Place(row, ""))
		}
	}
	return nil
}

// first compares a payee that the file did not have before; it is nil where there is
// nothing to say.
func (w *payeeWatch) first(l *openLedger, name, number string) (*alikeRows, error) {
	if w.known == nil {
		pairs, err := l.views.Table().PayeePairs()
		if err != nil {
			return nil, err
		}
		w.known = l.knownPayees(pairs)
	}
	if w.known.Knows(name, number) {
		return nil, nil
	}
	list := checkPayee(w.known, name, number)
	w.known.Add(name, number)
	if len(list) == 0 {
		return nil, nil
	}
	at := &alikeRows{likenesses: list}
	w.alike = append(w.alike, at)
	return at, nil
}

// payeesListed is how many payees are listed: who has more wants a table.
const payeesListed = 50

// tell lists the likenesses of a file, each once, with the rows that have it.
func (w *payeeWatch) tell(s *session, file string, planned bool) {
	var lines [][]string
	if len(w.alike) == 0 || s.calm {
		return
	}
	for _, a := range w.alike[:min(len(w.alike), payeesListed)] {
		for _, x := range a.likenesses {
			sentence, _ := s.lang.Error(alike(x))
			lines = append(lines, []string{file + ":" + a.places(), sentence})
		}
	}
	n := int64(len(w.alike))
	head := s.lang.Text("payees-alike", "n", n)
	if planned {
		head = s.lang.Text("payees-alike-planned", "n", n)
	}
	s.say(s.lang.Text("word/warning") + ": " + head)
	for _, line := range alignColumns(lines) {
		fmt.Fprintln(s.stderr, line)
	}
	if n > payeesListed {
		s.note("payees-alike-more", "n", n-payeesListed)
	}
	fmt.Fprintf(s.stderr, "%s: %s: %s\n", programName, s.lang.Text("word/hint"), s.lang.Text("payees-alike-hint"))
}

// places are where the rows stand: 4,9,12 or 4,9,12,15,20,…
func (a *alikeRows) places() string {
	places := strings.Join(a.rows, ",")
	if a.n > len(a.rows) {
		places += ",…"
	}
	return places
}
