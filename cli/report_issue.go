package cli

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"slices"

	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/projections"
)

// An issue is the handing over of a report, as typed.
type issue struct {
	ref, to, signedBy string
	was               *ledger.IssuedReport // under the same reference before; nil for none
}

func (i *issue) flags() []*flag {
	return []*flag{
		parsed("issue", &i.ref, cleanText).shows("ref"),
		parsed("to", &i.to, cleanText).shows("name"),
		parsed("signed-by", &i.signedBy, cleanText).shows("name"),
	}
}

// handsOver tells the flags that are about what becomes of a report, not about what is in
// it. No fingerprint has them: who makes a report again must not hand it over.
func handsOver(name string) bool { return name == "issue" || name == "to" || name == "signed-by" }

// checkIssue refuses a part of the three flags, and finds what was handed over under the same
// reference: then it is that report which is made, to be handed over once more. Refusal:
// issue-conflict (ref, entry).
func (q *question) checkIssue(l *openLedger) error {
	i := &q.issue
	for _, f := range []struct{ name, value string }{{"--issue", i.ref}, {"--to", i.to}, {"--signed-by", i.signedBy}} {
		if f.value == "" && (i.ref != "" || i.to != "" || i.signedBy != "") {
			return wrongUse("issue-needs", "flag", f.name)
		}
	}
	if i.ref == "" {
		return nil
	}
	if i.was = l.books().IssuedReport(i.ref); i.was == nil {
		return nil
	}
	f, err := parseFingerprint(i.was.Fingerprint)
	if err != nil {
		return err
	}
	asked := slices.DeleteFunc(slices.Clone(f.args), func(a typedArg) bool { return a.name == argToday })
	if f.report != l.session.reportName() || !slices.Equal(asked, q.typed(l.session)) || i.was.Recipient != i.to || i.was.Signatory != i.signedBy {
		return ledger.Refuse("issue-conflict", "ref", i.ref, "entry", ledger.Ref{Source: ledger.StreamLedger, Revision: i.was.Entry})
	}
	l.session.reproduced = f
	return nil
}

// handOver prints the report and records what was printed. Refusals: those of
// ledger.IssueReport, issued-otherwise (ref, was, sum).
func (q *question) handOver(ctx context.Context, l *openLedger, t *output.Table, f *fingerprint) error {
	s := l.session
	s.digest = sha256.New()
	sum := ""
	s.judge = func() error {
		sum = hex.EncodeToString(s.digest.Sum(nil))
		if was := q.issue.was; was != nil && was.SHA256 != sum {
			return ledger.Refuse("issued-otherwise", "ref", was.Reference, "was", was.SHA256, "sum", sum)
		}
		return nil
	}
	if err := s.print(t); err != nil {
		return err
	}
	c := &ledger.IssueReport{
		Reference: q.issue.ref, Recipient: q.issue.to, Signatory: q.issue.signedBy,
		Report: f.report, Fingerprint: f.String(), First: q.first, Last: q.counted.Last(), SHA256: sum,
	}
	if !q.balances && c.First == ledger.NoDate {
		c.First = q.counted.Start
	}
	if i := slices.IndexFunc(q.filters, func(f projections.Filter) bool { return f.Dimension == ledger.DimSource }); i >= 0 {
		c.Sources = slices.Clone(q.filters[i].Values)
	}
	out, err := l.do(ctx, "report "+f.report, c)
	switch {
	case err != nil:
		return err
	case out.Already:
		s.note("report-issued-before", "ref", c.Reference, "entry", out.Ref)
	default:
		s.note("report-issued", "ref", c.Reference, "recipient", c.Recipient, "entry", out.Ref)
	}
	return nil
}

// reportIssued lists the reports that were handed over, or tells all of one.
func reportIssued() *command {
	var ref string
	return &command{
		name:   "issued",
		prints: true,
		args:   []arg{textArg("ref", &ref).maybe()},
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				reports := l.books().Issued
				if ref != "" {
					one := l.books().IssuedReport(ref)
					if one == nil {
						return l.notIssued(ref)
					}
					list, err := l.issuedParticulars(ctx, one)
					if err != nil {
						return err
					}
					return s.print(l.particularTable(list))
				}
				t := &output.Table{}
				var rows []output.Row
				for i := range reports {
					list, err := l.issuedParticulars(ctx, &reports[i])
					if err != nil {
						return err
					}
					rows = append(rows, output.Row{Cells: l.issuedRow(t, list)})
				}
				if len(reports) == 0 {
					t.Columns = []output.Column{{Key: "reference"}}
				}
				l.nothing(t, len(rows))
				t.Rows = output.Rows(rows...)
				return s.print(t)
			})
		},
	}
}

// notIssued refuses a reference of no report. Refusals: no-such-issue (ref),
// no-such-issue-meant (ref, meant).
func (l *openLedger) notIssued(ref string) error {
	var refs []string
	for i := range l.books().Issued {
		refs = append(refs, l.books().Issued[i].Reference)
	}
	if meant := closest(ref, refs); meant != "" {
		return ledger.Refuse("no-such-issue-meant", "ref", ref, "meant", meant)
	}
	return ledger.Refuse("no-such-issue", "ref", ref)
}

// issuedParticulars are all that is known of a report that was handed over.
func (l *openLedger) issuedParticulars(ctx context.Context, r *ledger.IssuedReport) ([]particular, error) {
	ref := ledger.Ref{Source: ledger.StreamLedger, Revision: r.Entry}
	e, err := l.entry(ctx, ref)
	if err != nil {
		return nil, err
	}
	m, err := ledger.DecodeMetadata(e.Metadata)
	if err != nil {
		return nil, err
	}
	f, err := parseFingerprint(r.Fingerprint)
	if err != nil {
		return nil, err
	}
	list := []particular{
		{"reference", output.String(r.Reference)},
		{"recorded_at", l.timeCell(m.RecordedAt, l.zone())},
		{"recipient", output.String(r.Recipient)},
		{"signatory", output.String(r.Signatory)},
		{"report", output.String(r.Report)},
		{"first_day", dayCell(r.First)},
		{"last_day", output.Day(r.Last)},
		{"known_up_to", output.Int(int64(f.entries))},
		{"entry", output.String(ref.String())},
		{"actor", output.String(m.Actor)},
		{"sha256", output.String(r.SHA256)},
		{"fingerprint", output.String(r.Fingerprint)},
	}
	return list, nil
}

// issuedRow is a report in a list. What people need to make it again or to hold it against
// what they have stands with the one report.
func (l *openLedger) issuedRow(t *output.Table, list []particular) []output.Cell {
	first := t.Columns == nil
	var cells []output.Cell
	for _, p := range list {
		if l.session.forPeople() && slices.Contains([]string{"actor", "sha256", "fingerprint"}, p.key) {
			continue
		}
		cells = append(cells, p.cell)
		if !first {
			continue
		}
		c := output.Column{Key: p.key, Kind: p.cell.Kind}
		if p.key == "first_day" {
			c.Kind = output.Date // there may be none
		}
		t.Columns = append(t.Columns, c)
	}
	return cells
}

// mostTold is how many issued reports are named whose periods a command touched.
const mostTold = 3

// tellIssued warns that what was recorded behind an entry belongs to periods of which
// reports were handed over.
func (l *openLedger) tellIssued(ctx context.Context, issued []ledger.IssuedReport, before ledger.Ordinal) error {
	if len(issued) == 0 {
		return nil
	}
	if err := l.views.CatchUp(ctx, ""); err != nil || l.books().Last == before {
		return err
	}
	mark, err := l.views.Before(before + 1)
	if err != nil {
		return err
	}
	left := slices.Clone(issued)
	var touched []touch
	var postings []ledger.Posting
	err = l.views.ReadFrom(ctx, mark, func(r ledger.Record) error {
		if r.Ordinal <= before {
			return nil
		}
		e, err := ledger.Decode(r.Type, r.Data)
		if err != nil {
			return err
		}
		if postings, err = ledger.Postings(postings[:0], e); err != nil {
			return err
		}
		source := ledger.RefOf(r).Source
		for i := range postings {
			for _, on := range []ledger.Date{postings[i].Date, postings[i].AppliesTo} {
				left = slices.DeleteFunc(left, func(x ledger.IssuedReport) bool {
					hit := on != ledger.NoDate && x.Touches(source, on)
					if hit {
						touched = append(touched, touch{x, on})
					}
					return hit
				})
			}
		}
		if len(left) == 0 {
			return errEnough
		}
		return nil
	})
	if err != nil && !errors.Is(err, errEnough) {
		return err
	}
	slices.SortFunc(touched, func(a, b touch) int { return int(b.report.Ordinal - a.report.Ordinal) })
	for _, x := range touched[:min(len(touched), mostTold)] {
		l.session.warn(ledger.Refuse("touches-issued", "date", x.on, "ref", x.report.Reference, "recipient", x.report.Recipient,
			"why", x.report.Report))
	}
	if more := len(touched) - mostTold; more > 0 {
		l.session.note("touches-more", "n", more)
	}
	return nil
}

// A touch is a day of what was recorded and a report that had been handed over on it.
type touch struct {
	report ledger.IssuedReport
	on     ledger.Date
}
