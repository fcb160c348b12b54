package cli

import (
	"context"
	"encoding/hex"
	"slices"

	"github.com/fundledger/fundledger/cli/catalogue"
	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
)

// showFingerprints is false in tests that compare what is printed to the letter: every
// ledger has an id and a root of its own.
var showFingerprints = true

// print writes a report with its fingerprint: at the foot of what people read, as a field
// of JSON and of the second sheet of a workbook. CSV is data alone, and the user is told.
func (q *question) print(ctx context.Context, l *openLedger, t *output.Table) error {
	if !showFingerprints && q.issue.ref == "" {
		return l.session.print(t)
	}
	f := &fingerprint{ledger: l.books().Ledger.ID, entries: q.known, report: l.session.reportName(), args: q.typed(l.session)}
	var err error
	if f.root, err = l.views.RootAt(ctx, f.entries); err != nil {
		return err
	}
	if !showFingerprints {
		return q.handOver(ctx, l, t, f)
	}
	text := l.session.lang.Text("report-fingerprint", "fingerprint", f)
	t.Notes = append(t.Notes, text)
	t.Meta = append(t.Meta,
		output.Field{Key: "ledger_id", Value: output.String(f.ledger.String())},
		output.Field{Key: "root", Value: output.String(hex.EncodeToString(f.root[:]))},
		output.Field{Key: "fingerprint", Value: output.String(f.String())})
	if q.issue.ref != "" {
		err = q.handOver(ctx, l, t, f)
	} else {
		err = l.session.print(t)
	}
	if err == nil && l.session.form == output.CSV {
		l.session.say(text)
	}
	return err
}

// reportName is the verb of the report, under which it is reproduced too.
func (s *session) reportName() string {
	if s.reproduced != nil {
		return s.reproduced.report
	}
	return s.line.command.name
}

// typed are the arguments of a report in the order in which the command has them, with
// what those came to that depend on the day or on the machine.
func (q *question) typed(s *session) []typedArg {
	args := []typedArg{{argLang, s.lang.String()}, {argForm, s.form.String()}}
	if q.today != ledger.NoDate {
		args = append(args, typedArg{argToday, q.today.String()})
	}
	if s.reproduced != nil {
		for _, a := range s.reproduced.args {
			if a.name != argLang && a.name != argForm && a.name != argToday {
				args = append(args, a)
			}
		}
		return args
	}
	for _, f := range s.line.command.flags {
		for _, typed := range s.line.flags {
			if typed.flag == f && !handsOver(f.name) {
				args = append(args, typedArg{f.name, typed.value})
			}
		}
	}
	return args
}

// reportDay is the day up to which a report without a period goes.
func (s *session) reportDay(l *openLedger) ledger.Date {
	if s.reproduced != nil {
		if day, err := ledger.ParseDate(s.reproduced.arg(argToday)); err == nil {
			return day
		}
	}
	return l.today()
}

// reportReproduce makes a report again by its fingerprint. It is typed as
// report --reproduce FINGERPRINT.
func reportReproduce() *command {
	var f *fingerprint
	return &command{
		name:   "reproduce",
		asFlag: true,
		prints: true,
		args:   []arg{parsedArg("fingerprint", &f, parseFingerprint)},
		run: func(ctx context.Context, s *session) error {
			c := reportCommand().find(f.report)
			if c == nil || c.flag("--known-at") == nil { // a verb that is no report
				return ledger.Refuse("fingerprint-unknown", "what", f.report)
			}
			if err := s.asReported(f); err != nil {
				return err
			}
			for _, a := range f.args {
				if a.name == argLang || a.name == argForm || a.name == argToday {
					continue
				}
				x := c.flag("--" + a.name)
				if x == nil || handsOver(a.name) {
					return ledger.Refuse("fingerprint-unknown", "what", "--"+a.name)
				}
				if err := x.set(a.value); err != nil {
					return ledger.Refuse("fingerprint-unknown", "what", "--"+a.name+" "+a.value)
				}
			}
			s.reproduced = f
			return c.run(ctx, s)
		},
	}
}

// asReported takes language and form from a fingerprint, where nothing else was typed.
// Refusal: fingerprint-unknown (what).
func (s *session) asReported(f *fingerprint) error {
	if !slices.ContainsFunc(s.line.flags, func(t typedFlag) bool { return t.flag.name == "lang" }) {
		lang, ok := catalogue.Parse(f.arg(argLang))
		if !ok {
			return ledger.Refuse("fingerprint-unknown", "what", argLang+"="+f.arg(argLang))
		}
		s.lang = lang
	}
	if s.format != "" || !s.toStdout() {
		return nil
	}
	s.format = f.arg(argForm)
	if !slices.Contains(output.FormatNames, s.format) {
		return ledger.Refuse("fingerprint-unknown", "what", argForm+"="+s.format)
	}
	return s.chooseOutput()
}

// continues holds the ledger against the one that a fingerprint was made of. Refusals:
// fingerprint-other-ledger (id, own), fingerprint-ahead (n, last), fingerprint-differs
// (n).
func (l *openLedger) continues(ctx context.Context, f *fingerprint) error {
	books := l.books()
	if f.ledger != books.Ledger.ID {
		return ledger.Refuse("fingerprint-other-ledger", "id", f.ledger, "own", books.Ledger.ID)
	}
	if f.entries > books.Last {
		return ledger.Refuse("fingerprint-ahead", "n", int64(f.entries), "last", int64(books.Last))
	}
	root, err := l.views.RootAt(ctx, f.entries)
	if err == nil && root != f.root {
		err = ledger.Refuse("fingerprint-differs", "n", int64(f.entries))
	}
	return err
}
