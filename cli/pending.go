package cli

import (
	"context"
	"slices"
	"strings"

	"github.com/fundledger/fundledger/cli/catalogue"
	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
)

func pendingCommand() *command {
	return &command{name: "pending", sub: func() []*command {
		return []*command{pendingList(), pendingShow(), recording(pendingApprove()), recording(pendingReject())}
	}}
}

func pendingList() *command {
	var source, batch string
	return &command{
		name:   "list",
		flags:  []*flag{text("source", &source), text("batch", &batch)},
		prints: true,
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				if source != "" {
					if _, err := l.books().Source(source); err != nil {
						return err
					}
				}
				id := ""
				if batch != "" {
					i, err := l.batchNamed(batch)
					if err != nil {
						return err
					}
					id = i.ID.String()
				}
				refs := l.pending(func(id string) bool { return source == "" || id == source }, id)
				return l.printPending(ctx, refs)
			})
		},
	}
}

func pendingShow() *command {
	var refs []ledger.Ref
	return &command{
		name:   "show",
		args:   []arg{restArgs("entry", &refs, ledger.ParseRef)},
		prints: true,
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				for _, ref := range refs {
					if s := l.books().Sources[ref.Source]; s == nil || s.Pending[ref.Revision] == nil {
						return ledger.Refuse("not-pending", "entry", ref)
					}
				}
				return l.printPending(ctx, refs)
			})
		},
	}
}

// pending lists what waits, by source and entry; of an import only where its id is given.
func (l *openLedger) pending(chosen func(source string) bool, batch string) (refs []ledger.Ref) {
	for _, id := range slices.Sorted(slices.Values(l.books().SourceIDs)) {
		if !chosen(id) {
			continue
		}
		for _, p := range l.books().Sources[id].SortedPending() {
			if batch == "" || p.Batch == batch {
				refs = append(refs, ledger.Ref{Source: id, Revision: p.Entry})
			}
		}
	}
	return refs
}

func (l *openLedger) printPending(ctx context.Context, refs []ledger.Ref) error {
	t := &output.Table{Columns: []output.Column{
		{Key: "entry"},
		{Key: "event"},
		{Key: "date", Kind: output.Date},
		{Key: "line", Optional: true},
		{Key: "to_line", Optional: true},
		{Key: "period", Optional: true},
		{Key: "currency"},
		{Key: "amount", Kind: output.Amount},
		{Key: "limit", Kind: output.Amount, Optional: true},
		{Key: "payee", Optional: true},
		{Key: "document", Optional: true},
		{Key: "reason", Optional: true},
		{Key: "preparer"},
		{Key: "file", Optional: true},
	}}
	var rows []output.Row
	for _, ref := range refs {
		e, err := l.entry(ctx, ref)
		if err != nil {
			return err
		}
		rows = append(rows, l.pendingRow(ref, e.event.(*ledger.EntryProposed)))
	}
	if len(rows) == 0 {
		t.Notes = append(t.Notes, l.session.lang.Text("nothing-pending"))
	}
	t.Rows = output.Rows(rows...)
	return l.session.print(t)
}

func (l *openLedger) pendingRow(ref ledger.Ref, e *ledger.EntryProposed) output.Row {
	p := l.books().Sources[ref.Source].Pending[ref.Revision]
	g := ledger.GistOf(e.Event)
	address := func(path string) output.Cell {
		if path == "" {
			return output.None()
		}
		return output.String(ref.Source + "/" + path)
	}
	line, amount, limit := address(g.Line), output.None(), output.None()
	if len(g.Lines) > 0 {
		line = output.String(ref.Source + "/" + strings.Join(g.Lines, ", "))
	}
	if g.Amount.Currency != "" {
		amount = output.Money(g.Amount)
	}
	if e.Limit.Currency != "" {
		limit = output.Money(e.Limit)
	}
	payee, document := "", textCell(g.Act)
	if g.Payment != nil {
		payee, document = g.Payment.Payee, l.paperCell(&g.Payment.Document, g.Act)
	}
	period := ""
	if reopened, ok := e.Event.(*ledger.PeriodReopened); ok {
		period = reopened.Period
	}
	batch := ""
	for _, i := range l.books().Batches {
		if p.Batch != "" && i.ID.String() == p.Batch {
			batch = i.File
		}
	}
	return output.Row{Cells: []output.Cell{
		output.String(ref.String()), l.wordCell("event/", p.Type), dayCell(g.Date), line, address(g.ToLine), textCell(period), textCell(string(g.Amount.Currency)),
		amount, limit, textCell(payee), document, textCell(g.Reason), textCell(p.Preparer), textCell(batch),
	}}
}

// A pendingChoice is what is decided about: entries, or all of an import that wait.
type pendingChoice struct {
	entries []ledger.Ref
	batch   string
	totals  []string
}

func (c *pendingChoice) flags() []*flag {
	return []*flag{text("batch", &c.batch), list("total", &c.totals, asTyped).shows("amount")}
}

// of are the entries that were chosen, each once, by source and entry. A whole import is
// decided about by its control total: refusals batch-total (file, asked, is).
func (c *pendingChoice) of(l *openLedger) ([]ledger.Ref, error) {
	switch {
	case c.batch == "" && len(c.totals) > 0:
		return nil, wrongUse("total-without-batch")
	case c.batch == "" && len(c.entries) == 0:
		return nil, wrongUse("entry-or-batch")
	case c.batch != "" && len(c.entries) > 0:
		return nil, wrongUse("flags-exclude", "flag", "--batch", "other", "ENTRY")
	case c.batch == "":
		refs := slices.Clone(c.entries)
		slices.SortFunc(refs, func(a, b ledger.Ref) int {
			if a.Source != b.Source {
				return strings.Compare(a.Source, b.Source)
			}
			return int(a.Revision - b.Revision)
		})
		return slices.Compact(refs), nil
	}
	batch, err := l.batchNamed(c.batch)
	if err != nil {
		return nil, err
	}
	refs := l.pending(func(string) bool { return true }, batch.ID.String())
	if len(refs) == 0 {
		return nil, ledger.Refuse("batch-not-pending", "file", batch.File)
	}
	if len(c.totals) == 0 {
		return nil, wrongUse("batch-without-total")
	}
	is := l.pendingTotals(refs)
	var asked []ledger.Money
	for _, typed := range c.totals {
		m, err := parseAmount(typed, is[0].Currency, l.session.lang)
		if err != nil {
			return nil, inFlag("total", err)
		}
		asked = append(asked, m)
	}
	slices.SortFunc(asked, byCurrency)
	if lang := l.session.lang; !slices.Equal(asked, is) {
		return nil, ledger.Refuse("batch-total", "file", batch.File, "asked", sums(lang, asked), "is", sums(lang, is))
	}
	return refs, nil
}

func byCurrency(a, b ledger.Money) int {
	return strings.Compare(string(a.Currency), string(b.Currency))
}

// pendingTotals adds up what waits, by currency.
func (l *openLedger) pendingTotals(refs []ledger.Ref) (totals []ledger.Money) {
	for _, ref := range refs {
		amount := l.books().Sources[ref.Source].Pending[ref.Revision].Amount
		i := slices.IndexFunc(totals, func(t ledger.Money) bool { return t.Currency == amount.Currency })
		if i < 0 {
			totals = append(totals, amount)
			continue
		}
		totals[i].Minor += amount.Minor // the sum of an import is in range
	}
	slices.SortFunc(totals, byCurrency)
	return totals
}

func sums(lang catalogue.Lang, list []ledger.Money) string {
	var texts []string
	for _, m := range list {
		texts = append(texts, lang.Money(m))
	}
	return strings.Join(texts, ", ")
}

func pendingApprove() *command {
	var c pendingChoice
	return &command{
		name:  "approve",
		args:  []arg{restArgs("entry", &c.entries, ledger.ParseRef).maybe()},
		flags: c.flags(),
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				refs, err := c.of(l)
				if err == nil && len(refs) > 1 && len(s.evidence) > 0 {
					err = wrongUse("attach-of-several", "n", int64(len(refs)))
				}
				if err != nil {
					return err
				}
				out, err := l.writer("pending approve").Approve(ctx, ledger.ApproveEntries{
					Entries: refs, Recorded: l.recordedUnder(ctx), Claims: l.claims(ctx),
				})
				if err != nil {
					return err
				}
				if len(refs) > 1 {
					return s.done("entries-approved", "n", int64(len(refs)))
				}
				return s.done("entry-approved", "entry", refs[0], "by", out.Ref)
			})
		},
	}
}

func pendingReject() *command {
	var c pendingChoice
	var reason string
	return &command{
		name:  "reject",
		args:  []arg{restArgs("entry", &c.entries, ledger.ParseRef).maybe()},
		flags: append(c.flags(), freeText("reason", &reason).must()),
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				refs, err := c.of(l)
				if err == nil && len(refs) > 1 && len(s.evidence) > 0 {
					err = wrongUse("attach-of-several", "n", int64(len(refs)))
				}
				if err != nil {
					return err
				}
				out, err := l.writer("pending reject").Reject(ctx, ledger.RejectEntries{Entries: refs, Reason: reason})
				if err != nil {
					return err
				}
				if len(refs) > 1 {
					return s.done("entries-rejected", "n", int64(len(refs)))
				}
				return s.done("entry-rejected", "entry", refs[0], "by", out.Ref)
			})
		},
	}
}
