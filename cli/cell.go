package cli

import (
	"time"

	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
)

// textCell is text that may be missing.
func textCell(text string) output.Cell {
	if text == "" {
		return output.None()
	}
	return output.String(text)
}

// paperCell names the paper behind an entry: its document, or else its legal act.
func (l *openLedger) paperCell(d *ledger.Document, act string) output.Cell {
	switch {
	case !d.Numbered():
		return textCell(act)
	case l.session.forPeople():
		return output.String(l.session.lang.Document(d))
	}
	return output.String(d.Label())
}

// dayCell is a date that may be missing.
func dayCell(d ledger.Date) output.Cell {
	if d == ledger.NoDate {
		return output.None()
	}
	return output.Day(d)
}

// kindCell is a kind of source: a word of their language for people, its name for
// programs.
func (l *openLedger) kindCell(kind string) output.Cell { return l.wordCell("source-kind/", kind) }

// wordCell is a name of the program's own: what the catalogue's entry under a
// prefix says for people, the name itself for programs.
func (l *openLedger) wordCell(prefix, name string) output.Cell {
	if l.session.forPeople() {
		return output.String(l.session.lang.Text(prefix + name))
	}
	return output.String(name)
}

// timeCell is a moment in the ledger's zone, to the second for people and by
// RFC 3339 with its offset for programs.
func (l *openLedger) timeCell(t time.Time, zone *time.Location) output.Cell {
	local := t.In(zone)
	if l.session.forPeople() {
		return output.String(l.session.lang.Date(ledger.DateOf(local)) + local.Format(" 15:04:05"))
	}
	return output.String(local.Format("2006-01-02T15:04:05.000Z07:00"))
}
