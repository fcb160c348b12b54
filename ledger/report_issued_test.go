package ledger_test

import (
	"strings"
	"testing"

	"github.com/fundledger/fundledger/ledger"
)

func issued(change func(*ledger.IssueReport)) *ledger.IssueReport {
	c := &ledger.IssueReport{
		Reference: "03-12/88", Recipient: "Ministry", Signatory: "A. Petrova", Report: "spend", Fingerprint: "fl1:x",
		First: ledger.NewDate(2018, 1, 1), Last: ledger.NewDate(2018, 6, 30), SHA256: strings.Repeat("0f", 32),
	}
	if change != nil {
		change(c)
	}
	return c
}

func TestIssueReport(t *testing.T) {
	e := ledger.ReportIssued(*issued(nil))
	of := ledger.ReportIssued(*issued(func(c *ledger.IssueReport) { c.Sources = []string{"minsk", "wb"} }))
	done := append(setUp(), issued(nil))
	checkRules(t, []rule{
		{name: "new", when: issued(nil), then: []ledger.Event{&e}},
		{
			name: "sources are sorted", when: issued(func(c *ledger.IssueReport) { c.Sources = []string{"wb", "minsk"} }),
			then: []ledger.Event{&of},
		},
		{name: "again", given: done, when: issued(nil), already: "ledger#2"},
		{
			name: "another reference", given: done, when: issued(func(c *ledger.IssueReport) { c.Reference = "89" }),
			then: []ledger.Event{func() ledger.Event { e := e; e.Reference = "89"; return &e }()},
		},
		{
			name: "other bytes", given: done, when: issued(func(c *ledger.IssueReport) { c.SHA256 = strings.Repeat("10", 32) }),
			refused: "issue-conflict ref=03-12/88 entry=ledger#2",
		},
		{
			name: "to somebody else", given: done, when: issued(func(c *ledger.IssueReport) { c.Recipient = "Bank" }),
			refused: "issue-conflict ref=03-12/88 entry=ledger#2",
		},
		{
			name: "to nobody", when: issued(func(c *ledger.IssueReport) { c.Recipient = "" }),
			refused: "bad-name kind=value value= why=empty",
		},
	})
}

// A report of a period is touched by its days, one that begins with the ledger by all days
// up to its last, and one of some sources by those alone.
func TestWhatTouchesAnIssuedReport(t *testing.T) {
	e := ledger.ReportIssued(*issued(nil))
	since := e
	since.First = ledger.NoDate
	of := e
	of.Sources = []string{"wb"}
	for _, x := range []struct {
		source string
		on     ledger.Date
		report *ledger.ReportIssued
		want   bool
	}{
		{"wb", e.First, &e, true},
		{"wb", e.Last, &e, true},
		{"wb", e.First - 1, &e, false},
		{"wb", e.Last + 1, &e, false},
		{"wb", e.First - 1, &since, true},
		{"wb", e.Last + 1, &since, false},
		{"wb", e.Last, &of, true},
		{"minsk", e.Last, &of, false},
	} {
		if got := x.report.Touches(x.source, x.on); got != x.want {
			t.Errorf("%s on %v touches %+v: %v", x.source, x.on, x.report, got)
		}
	}
}
