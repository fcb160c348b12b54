// Package catalogue holds every sentence that users see, in English and Russian
// side by side, and turns values into the words and figures of either language.
//
// Everything goes by a code. A sentence names its arguments, so that languages
// can order them as they like:
//
//	{"over-available",
//		text{"line {line}: {asked} asked, {available} available", "…a hint, or nothing"},
//		text{"строка {line}: запрошено {asked}, свободный остаток {available}", "…"}},
//
//	catalogue.English.Text("over-available", "line", "wb/fees", "asked", asked, "available", available)
//
// In a placeholder
//
//	{name}               is the argument, formatted for the language by its type
//	{name:# row|# rows}  is the plural form for a count: one, other in English;
//	                     one, few, many in Russian. # is the count itself
//	{name@}              is a word of the catalogue: the entry "name/" + value
//
// An entry "code/why" takes the place of "code" when there is an argument why
// with that value: one refusal, several reasons.
//
// The package promises that nothing is built before it is asked for: the entries
// are constant data, a look-up is a scan over them.
package catalogue

import (
	"errors"
	"strings"

	"github.com/fundledger/fundledger/ledger"
)

// Lang is a language of the catalogue. The zero Lang is English.
type Lang uint8

// The languages that the catalogue is complete in.
const (
	English Lang = iota
	Russian
)

// A text is what an entry says in one language: a sentence without a full stop,
// and what the reader can do about it.
type text struct{ say, hint string }

// An entry is one code with its text in every language.
type entry struct {
	code   string
	en, ru text
}

func (e *entry) in(l Lang) text {
	if l == Russian {
		return e.ru
	}
	return e.en
}

// areas are the files of the catalogue.
var areas = [...][]entry{
	approvalEntries,
	evidenceEntries,
	splitEntries,
	peopleEntries,
	usageEntries,
	valueEntries,
	ledgerEntries,
	storeEntries,
	clusterEntries,
	systemEntries,
	importEntries,
	importMore,
	filesEntries,
	bankEntries,
	demoEntries,
	messageEntries,
	columnEntries,
	wordEntries,
	flagEntries,
	profileEntries,
	suggestEntries,
	payeeEntries,
	payeeWords,
	sheetEntries,
	correctionEntries,
	partEntries,
	refundEntries,
	periodEntries,
	journalEntries,
	reportEntries,
	burnEntries,
	planEntries, planFlags,
	transferEntries,
	yearEntries,
	findEntries,
	rowEntries, passedEntries,
	suspicionEntries,
	fitEntries,
	deskEntries,
	databaseEntries,
	rateEntries,
	obligationEntries,
	importObligations,
	resultEntries,
	issuedEntries,
	cashEntries,
	obligationReports,
	reconcileEntries,
	lifeEntries,
	redenominationEntries,
	claimEntries,
	twiceEntries,
	auditEntries,
	storeSetup,
	explainEntries,
}

func find(code string) *entry {
	for _, area := range areas {
		for i := range area {
			if area[i].code == code {
				return &area[i]
			}
		}
	}
	return nil
}

// Has reports whether the catalogue knows a code.
func Has(code string) bool { return find(code) != nil }

// Text is the sentence of a code. Arguments are pairs of name and value, as in
// ledger.Refuse. A code that is not in the catalogue is shown as it is with its
// arguments: ugly, but nothing is hidden.
func (l Lang) Text(code string, pairs ...any) string {
	return l.sentence(ledger.Refuse(code, pairs...))
}

// Error is what to tell a user about an error: a sentence and, where there is
// one, a hint. A refusal anywhere in err's chain is told in the user's language,
// and so is what an operating system says every day; other errors are technical
// and stay as they are.
func (l Lang) Error(err error) (sentence, hint string) {
	r, ok := errors.AsType[*ledger.Refusal](err)
	if !ok {
		r = fromSystem(err)
	}
	if r == nil {
		return clean(err.Error()), ""
	}
	e := entryOf(r)
	if e == nil {
		return clean(err.Error()), ""
	}
	t := e.in(l)
	if t.hint != "" {
		return l.expand(t.say, r), l.expand(t.hint, r)
	}
	// What is wrong with a part of something is helped by the part's hint.
	for _, a := range r.Args {
		if part, ok := a.Value.(error); ok {
			_, hint = l.Error(part)
		}
	}
	return l.expand(t.say, r), hint
}

func (l Lang) sentence(r *ledger.Refusal) string {
	e := entryOf(r)
	if e == nil {
		return clean(r.Error())
	}
	return l.expand(e.in(l).say, r)
}

// entryOf finds the entry for a refusal's reason, or else for its code.
func entryOf(r *ledger.Refusal) *entry {
	if why, ok := r.Arg("why").(string); ok {
		if e := find(r.Code + "/" + why); e != nil {
			return e
		}
	}
	return find(r.Code)
}

// clean makes text from outside safe to show on a terminal: control characters
// (line breaks, escape sequences) and the marks that turn the direction of
// writing become visible as U+FFFD.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if r < ' ' || 0x7f <= r && r < 0xa0 || 0x202a <= r && r <= 0x202e || 0x2066 <= r && r <= 0x2069 {
			return '\ufffd'
		}
		return r
	}, s)
}
