package cli

import "github.com/fundledger/fundledger/ledger"

// asIssued lets a difference since a report was handed over be about what that report was
// about, as far as nothing else was typed: its period, what it adds up by, and of what.
// What the report knew is the earlier state. Refusals: those of notIssued and
// parseFingerprint.
func (d *difference) asIssued(l *openLedger) error {
	if d.sinceIssued == "" {
		return nil
	}
	issued := l.books().IssuedReport(d.sinceIssued)
	if issued == nil {
		return l.notIssued(d.sinceIssued)
	}
	f, err := parseFingerprint(issued.Fingerprint)
	if err != nil {
		return err
	}
	d.handed = f
	for _, a := range f.args {
		x := l.session.line.command.flag("--" + a.name)
		if a.name == argToday && d.q.period == "" {
			day, err := ledger.ParseDate(a.value)
			if err != nil {
				return err
			}
			d.q.period = yearTo(day).String()
		}
		if x == nil || x.given != "" || a.name == "known-at" {
			continue
		}
		if err := x.set(a.value); err != nil {
			return inFlag(a.name, err)
		}
	}
	return nil
}
