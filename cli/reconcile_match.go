package cli

import (
	"slices"
	"strings"
	"unicode"

	"github.com/fundledger/fundledger/cli/intake"
	"github.com/fundledger/fundledger/ledger"
)

// A ledgerMove is an entry as it changed an account.
type ledgerMove struct {
	ref     ledger.Ref
	date    ledger.Date // on which money moved
	number  string      // of the document
	dated   ledger.Date
	counted int64 // above zero what came, as the source's sums count it
	minor   int64 // the same in the statement's currency
	party   string
	purpose string

	corrects ledger.Ref // the entry that it takes back
	replaced bool       // and it does because that was written wrongly: no money moved
	opening  bool       // what the account was opened with: no movement
}

// How a line of a statement and an entry agree.
const (
	pairMatched = "matched"
	pairAmount  = "amount-differs" // one document, two amounts
	pairDate    = "date-differs"   // one document and amount, two days
	onlyBank    = "only-bank"
	onlyLedger  = "only-ledger"
)

// A pair is a line of a statement and the entry that is of the same money; one of
// them may be missing.
type pair struct {
	state string
	bank  *intake.Movement
	entry *ledgerMove
}

func (p *pair) date() ledger.Date {
	if p.bank != nil {
		return p.bank.Date
	}
	return p.entry.date
}

// matchMoves finds for every line of a statement the entry that is of the same money.
// Documents of one number, day and amount are first; then what has one day and amount
// and not two numbers; then documents of which the amount or the day is another. What
// is equal is taken in the order in which it stands there, each once.
func matchMoves(bank []intake.Movement, entries []ledgerMove) []pair {
	type key struct {
		number string
		date   ledger.Date
		minor  int64
	}
	var pairs []pair
	usedBank, used := make([]bool, len(bank)), make([]bool, len(entries))
	pass := func(state string, ofBank func(*intake.Movement) (key, bool), ofEntry func(*ledgerMove) (key, bool), agree func(*intake.Movement, *ledgerMove) bool) {
		free := map[key][]int{}
		for i := range entries {
			if k, ok := ofEntry(&entries[i]); ok && !used[i] {
				free[k] = append(free[k], i)
			}
		}
		for i := range bank {
			k, ok := ofBank(&bank[i])
			if !ok || usedBank[i] {
				continue
			}
			for n, at := range free[k] {
				if agree(&bank[i], &entries[at]) {
					usedBank[i], used[at] = true, true
					free[k] = slices.Delete(free[k], n, n+1)
					pairs = append(pairs, pair{state, &bank[i], &entries[at]})
					break
				}
			}
		}
	}
	any := func(*intake.Movement, *ledgerMove) bool { return true }
	pass(pairMatched,
		func(b *intake.Movement) (key, bool) {
			n := plainDocument(b.Number)
			return key{n, b.Date, b.Minor}, n != ""
		},
		func(e *ledgerMove) (key, bool) { n := plainDocument(e.number); return key{n, e.date, e.minor}, n != "" }, any)
	pass(pairMatched,
		func(b *intake.Movement) (key, bool) { return key{"", b.Date, b.Minor}, true },
		func(e *ledgerMove) (key, bool) { return key{"", e.date, e.minor}, true },
		func(b *intake.Movement, e *ledgerMove) bool {
			return b.Number == "" || e.number == "" || sameDay(b.Dated, e.dated) && numbersAlike(b.Number, e.number)
		})
	sameWay := func(b *intake.Movement, e *ledgerMove) bool {
		return (b.Minor < 0) == (e.minor < 0) && sameDay(b.Dated, e.dated)
	}
	pass(pairAmount,
		func(b *intake.Movement) (key, bool) { n := plainDocument(b.Number); return key{n, b.Date, 0}, n != "" },
		func(e *ledgerMove) (key, bool) { n := plainDocument(e.number); return key{n, e.date, 0}, n != "" }, sameWay)
	pass(pairDate,
		func(b *intake.Movement) (key, bool) {
			n := plainDocument(b.Number)
			return key{n, ledger.NoDate, b.Minor}, n != ""
		},
		func(e *ledgerMove) (key, bool) {
			n := plainDocument(e.number)
			return key{n, ledger.NoDate, e.minor}, n != ""
		}, sameWay)
	for i := range bank {
		if !usedBank[i] {
			pairs = append(pairs, pair{onlyBank, &bank[i], nil})
		}
	}
	for i := range entries {
		if !used[i] {
			pairs = append(pairs, pair{onlyLedger, nil, &entries[i]})
		}
	}
	slices.SortStableFunc(pairs, func(a, b pair) int { return int(a.date() - b.date()) })
	return pairs
}

// withoutReplaced drops entries that were replaced, with what took them back.
func withoutReplaced(moves []ledgerMove) []ledgerMove {
	at := map[ledger.Ref]bool{}
	for i := range moves {
		at[moves[i].ref] = true
	}
	gone := map[ledger.Ref]bool{}
	for i := range moves {
		if m := &moves[i]; m.replaced && at[m.corrects] {
			gone[m.ref], gone[m.corrects] = true, true
		}
	}
	return slices.DeleteFunc(moves, func(m ledgerMove) bool { return gone[m.ref] })
}

// withoutTakenBack drops entries that no line of the statement is of, where one takes
// the other back: what was written wrongly and put right is no money that moved.
func withoutTakenBack(pairs []pair) []pair {
	alone := map[ledger.Ref]*ledgerMove{}
	for i := range pairs {
		if pairs[i].state == onlyLedger {
			alone[pairs[i].entry.ref] = pairs[i].entry
		}
	}
	dropped := map[*ledgerMove]bool{}
	for _, e := range alone {
		if of := alone[e.corrects]; of != nil && of.minor == -e.minor {
			dropped[e], dropped[of] = true, true
		}
	}
	return slices.DeleteFunc(pairs, func(p pair) bool { return p.entry != nil && dropped[p.entry] })
}

// sameDay is true of two dates of which one is not known.
func sameDay(a, b ledger.Date) bool { return a == b || a == ledger.NoDate || b == ledger.NoDate }

// plainDocument is a document's number without what programs add to it or take away:
// spaces, zeros in front, the case.
func plainDocument(number string) string {
	number = strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return unicode.ToLower(r)
	}, number)
	return strings.TrimLeft(number, "0")
}

// numbersAlike tells numbers of which one ends with the other: a bank keeps the last
// digits of a long one.
func numbersAlike(a, b string) bool {
	a, b = plainDocument(a), plainDocument(b)
	return strings.HasSuffix(a, b) || strings.HasSuffix(b, a)
}
