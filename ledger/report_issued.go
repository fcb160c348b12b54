package ledger

import (
	"encoding/hex"
	"errors"
	"slices"
)

// ReportIssued says that a report was handed to somebody, so that what was filed can be
// told from what can be printed.
type ReportIssued struct {
	Reference   string // of the letter, or another name that people give it; no other has it
	Recipient   string
	Signatory   string
	Report      string   // spend, execution, …
	Fingerprint string   // by which it is made again: arguments, number of entries, root
	First       Date     // first day of what it adds up; NoDate where that is the beginning
	Last        Date     // last day of it
	Sources     []string // of which it is, sorted; none for all
	SHA256      string   // of the bytes that were handed over, in hexadecimal digits
}

func (e *ReportIssued) fields(c *coder) {
	c.text("reference", &e.Reference)
	c.text("recipient", &e.Recipient)
	c.text("signatory", &e.Signatory)
	c.text("report", &e.Report)
	c.text("fingerprint", &e.Fingerprint)
	c.optDate("first_day", &e.First)
	c.date("last_day", &e.Last)
	array(c, "sources", &e.Sources, func(source *string) { c.text("source", source) })
	c.text("sha256", &e.SHA256)
}

// Touches tells whether a posting on a source and day belongs to what the report added up.
func (e *ReportIssued) Touches(source string, on Date) bool {
	return e.First <= on && on <= e.Last && (len(e.Sources) == 0 || slices.Contains(e.Sources, source))
}

// An IssuedReport is a report that was handed over, with the entry that says so.
type IssuedReport struct {
	ReportIssued
	Entry   Revision // of stream ledger
	Ordinal Ordinal
}

// IssuedReport finds a report that was handed over, nil where there is none.
func (b *Books) IssuedReport(reference string) *IssuedReport {
	for i := range b.Issued {
		if b.Issued[i].Reference == reference {
			return &b.Issued[i]
		}
	}
	return nil
}

// IssueReport records that a report was handed over.
type IssueReport ReportIssued

// Decide refuses a reference that another report has (issue-conflict: ref, entry). The same
// report under the same reference is found.
func (c *IssueReport) Decide(b *Books, _ Documents) (Decision, error) {
	for _, text := range []string{c.Reference, c.Recipient, c.Signatory, c.Report} {
		if err := CheckValue(text); err != nil {
			return Decision{}, err
		}
	}
	if sum, err := hex.DecodeString(c.SHA256); err != nil || len(sum) != 32 || c.Fingerprint == "" {
		return Decision{}, errors.New("a report without fingerprint and digest")
	}
	slices.Sort(c.Sources)
	if was := b.IssuedReport(c.Reference); was != nil {
		ref := Ref{StreamLedger, was.Entry}
		if !was.same((*ReportIssued)(c)) {
			return Decision{}, Refuse("issue-conflict", "ref", c.Reference, "entry", ref)
		}
		return Decision{Already: &ref}, nil
	}
	e := ReportIssued(*c)
	return Decision{Stream: StreamLedger, Expected: b.Revision(StreamLedger), Events: []Event{&e}}, nil
}

func (e *ReportIssued) same(other *ReportIssued) bool {
	return e.Recipient == other.Recipient && e.Signatory == other.Signatory && e.Fingerprint == other.Fingerprint && e.SHA256 == other.SHA256
}
