package cli

import (
	"context"
	"fmt"
	"iter"
	"slices"
	"strings"
	"time"

	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
)

func historyCommand() *command {
	var o historyOptions
	return &command{
		name: "history",
		args: []arg{textArg("subject", &o.subject).maybe()},
		flags: []*flag{
			text("recorded", &o.recorded).shows("days"),
			text("payee", &o.payee).shows("text"),
			text("document", &o.document).shows("text"),
			text("batch", &o.batch),
			parsed("limit", &o.limit, wholeNumber).shows("number"),
		},
		prints: true,
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				h := &history{l: l, first: 1, last: l.books().Last, limit: o.limit}
				entries, err := h.entries(ctx, &o)
				if err != nil {
					return err
				}
				return s.print(&output.Table{
					Title: []string{s.lang.Text("history-zone", "zone", l.zone().String())},
					Meta: []output.Field{
						{Key: "ledger", Value: output.String(l.books().Ledger.Name)},
						{Key: "ordinal", Value: output.Int(int64(l.books().Last))},
					},
					Columns: []output.Column{
						{Key: "ordinal", Kind: output.Integer},
						{Key: "entry"},
						{Key: "recorded_at"},
						{Key: "actor", Optional: true},
						{Key: "command", Optional: true},
						{Key: "file", Optional: true},
						{Key: "event"},
						{Key: "subject", Optional: true},
						{Key: "date", Kind: output.Date, Optional: true},
						{Key: "currency", Optional: true},
						{Key: "amount", Kind: output.Amount, Optional: true},
						{Key: "details", Optional: true},
						{Key: "act", Optional: true},
						{Key: "signed_with", Optional: true},
					},
					Rows: h.rows(ctx, entries),
				})
			})
		},
	}
}

// historyOptions are what the history is about, as typed.
type historyOptions struct {
	subject, recorded, payee, document, batch string
	limit                                     int
}

// A history is the list of what was entered about a subject, in ledger order.
type history struct {
	l           *openLedger
	first, last ledger.Ordinal // recorded on the days that are asked for
	limit       int            // so many of the last; 0 for all
}

// entries are what is asked for. Refusal: history-of-what.
func (h *history) entries(ctx context.Context, o *historyOptions) (iter.Seq2[*entry, error], error) {
	given := 0
	for _, subject := range []string{o.subject, o.payee + o.document, o.batch} {
		if subject != "" {
			given++
		}
	}
	if given > 1 {
		return nil, wrongUse("history-of-what")
	}
	if o.recorded != "" {
		days, err := h.l.days(o.recorded)
		if err != nil {
			return nil, inFlag("recorded", err)
		}
		if h.first, h.last, err = h.l.recordedOn(ctx, days); err != nil {
			return nil, err
		}
	}
	switch {
	case o.batch != "":
		batch, err := h.l.batchNamed(o.batch)
		if err != nil {
			return nil, err
		}
		return lastOf(h.imported(ctx, batch), h.limit), nil
	case o.payee+o.document != "":
		return h.found(ctx, o)
	case o.subject == "":
		if first := h.last - ledger.Ordinal(h.limit) + 1; h.limit > 0 && first > h.first {
			h.first = first
		}
		return h.l.entriesBetween(ctx, h.first, h.last), nil
	}
	return h.about(ctx, o.subject)
}

// imported are the entries of an import, by the marks that surround them.
func (h *history) imported(ctx context.Context, batch *ledger.Import) iter.Seq2[*entry, error] {
	return func(yield func(*entry, error) bool) {
		for s, err := range h.l.views.Stretches(max(h.first, batch.Opened)) {
			if err != nil {
				yield(nil, err)
				return
			}
			if s.Ordinal >= h.last {
				return
			}
			if s.Batch != batch.ID {
				continue
			}
			for e, err := range h.l.entriesBetween(ctx, max(h.first, s.Ordinal+1), min(h.last, s.Last)) {
				if !yield(e, err) || err != nil {
					return
				}
			}
		}
	}
}

// found are the entries about a payee or a document, as find has them.
func (h *history) found(ctx context.Context, o *historyOptions) (iter.Seq2[*entry, error], error) {
	search, err := h.l.search(&findOptions{payee: o.payee, document: o.document})
	if err != nil {
		return nil, err
	}
	found, err := h.l.find(ctx, search)
	if err != nil {
		return nil, err
	}
	if h.limit > 0 {
		return newestOf(h.l.entriesAt(ctx, h.recorded(found.Newest())), h.limit), nil
	}
	return h.l.entriesAt(ctx, h.recorded(found.Oldest())), nil
}

func (h *history) recorded(ordinals iter.Seq[ledger.Ordinal]) iter.Seq[ledger.Ordinal] {
	return func(yield func(ledger.Ordinal) bool) {
		for n := range ordinals {
			if h.first <= n && n <= h.last && !yield(n) {
				return
			}
		}
	}
}

// about finds the entries that a subject means: those of a source, those of a line
// (SOURCE/LINE), or an entry with what reversed and succeeded it (SOURCE#NUMBER).
func (h *history) about(ctx context.Context, subject string) (iter.Seq2[*entry, error], error) {
	switch {
	case strings.Contains(subject, "#"):
		entries, err := h.related(ctx, subject)
		return lastOf(h.within(entries), h.limit), err
	case strings.Contains(subject, "/"):
		source, path, err := ledger.SplitAddress(subject)
		if err != nil {
			return nil, err
		}
		s, err := h.l.books().Source(source)
		if err != nil {
			return nil, err
		}
		if s.Lines[path] == nil {
			return nil, ledger.Refuse("unknown-line", "line", subject)
		}
		return lastOf(ofLine(h.within(h.l.entriesOf(ctx, source, 0)), path), h.limit), nil
	case subject != ledger.StreamLedger && subject != ledger.StreamResults:
		if _, err := h.l.books().Source(subject); err != nil {
			return nil, err
		}
	}
	from := ledger.Revision(0)
	if h.limit > 0 && h.last == h.l.books().Last {
		from = max(0, h.l.books().Revision(ledger.StreamName(subject))-ledger.Revision(h.limit)+1)
	}
	return lastOf(h.within(h.l.entriesOf(ctx, subject, from)), h.limit), nil
}

// within leaves the entries recorded on the days that are asked for.
func (h *history) within(entries iter.Seq2[*entry, error]) iter.Seq2[*entry, error] {
	return func(yield func(*entry, error) bool) {
		for e, err := range entries {
			if err == nil && e.Ordinal > h.last {
				return
			}
			if (err != nil || e.Ordinal >= h.first) && !yield(e, err) {
				return
			}
		}
	}
}

func (h *history) related(ctx context.Context, subject string) (iter.Seq2[*entry, error], error) {
	ref, err := ledger.ParseRef(subject)
	if err != nil {
		return nil, err
	}
	e, err := h.l.entry(ctx, ref)
	if err != nil {
		return nil, err
	}
	if x, ok := e.event.(*ledger.ExpenditureAmended); ok {
		if e, err = h.l.entry(ctx, ledger.Ref{Source: ref.Source, Revision: x.Amends}); err != nil {
			return nil, err
		}
	}
	if x, ok := e.event.(*ledger.ExpenditureRefunded); ok {
		if e, err = h.l.entry(ctx, ledger.Ref{Source: ref.Source, Revision: x.Refunds}); err != nil {
			return nil, err
		}
	}
	if x, ok := e.event.(*ledger.EvidenceAttached); ok {
		if e, err = h.l.entry(ctx, ledger.Ref{Source: ref.Source, Revision: x.Entry}); err != nil {
			return nil, err
		}
		ref = e.ref()
	}
	list := []*entry{e}
	switch x := e.event.(type) {
	case *ledger.ExpenditureRecorded:
		list, err = h.l.story(ctx, x.Key)
	case *ledger.ExpenditureReversed:
		list, err = h.l.story(ctx, x.Key)
	case *ledger.CommitmentMade, *ledger.CommitmentChanged, *ledger.ObligationReleased, *ledger.LiabilityAccepted, *ledger.LiabilityReversed:
		of := ledger.EffectsOf(nil, e.event, ref.Revision)[0]
		c, err := h.l.chain(ctx, of.Stage, ledger.Ref{Source: ref.Source, Revision: of.Entry})
		if err != nil {
			return nil, err
		}
		return c.entries(ctx), nil
	case *ledger.IndicatorGoalSet:
		list, err = h.l.sameResult(ctx, x.Key)
	case *ledger.ResultRecorded:
		list, err = h.l.sameResult(ctx, x.Key)
	case *ledger.EntryProposed, *ledger.EntryApproved, *ledger.EntryRejected:
		if f, ok := ledger.FilingOf(e.event); ok && ledger.GistOf(e.event).Payment != nil {
			list, err = h.l.story(ctx, f.Key)
		}
	case *ledger.ReceiptRecorded:
		list, err = h.l.story(ctx, x.Key)
	case *ledger.ReceiptReversed:
		list, err = h.l.story(ctx, x.Key)
	}
	if err != nil {
		return nil, err
	}
	if list, err = h.l.withApprovals(ctx, list); err != nil {
		return nil, err
	}
	if list, err = h.l.withSplit(ctx, list); err != nil {
		return nil, err
	}
	if list, err = h.l.withObligations(ctx, list); err != nil {
		return nil, err
	}
	if list, err = h.l.withEvidence(ctx, list); err != nil {
		return nil, err
	}
	slices.SortFunc(list, func(a, b *entry) int { return int(a.Ordinal - b.Ordinal) })
	return func(yield func(*entry, error) bool) {
		for _, e := range list {
			if !yield(e, nil) {
				return
			}
		}
	}, nil
}

func ofLine(entries iter.Seq2[*entry, error], path string) iter.Seq2[*entry, error] {
	return func(yield func(*entry, error) bool) {
		for e, err := range entries {
			if err == nil {
				if g := ledger.GistOf(e.event); g.Line != path && g.ToLine != path && !slices.Contains(g.Lines, path) {
					continue
				}
			}
			if !yield(e, err) {
				return
			}
		}
	}
}

func (h *history) rows(ctx context.Context, entries iter.Seq2[*entry, error]) iter.Seq2[output.Row, error] {
	return func(yield func(output.Row, error) bool) {
		origins := originReader{l: h.l}
		var at time.Time
		zone := h.l.zone()
		cells := make([]output.Cell, 14)
		for e, err := range entries {
			var from origin
			if err == nil {
				from, err = origins.of(ctx, e)
			}
			if err != nil {
				yield(output.Row{}, err)
				return
			}
			cells[0] = output.Int(int64(e.Ordinal))
			cells[1] = output.String(entryName(e))
			if !from.RecordedAt.Equal(at) { // a commit of an import has thousands of rows
				at = from.RecordedAt
				cells[2] = h.l.timeCell(at, zone)
			}
			cells[3] = textCell(from.Actor)
			cells[4] = textCell(from.Command)
			cells[5] = textCell(from.file)
			cells[6] = h.l.eventCell(e)
			cells[7] = textCell(subjectOf(e))
			g := ledger.GistOf(e.event)
			cells[8], cells[9], cells[10] = dateAndAmount(&g)
			cells[11], cells[12], cells[13] = h.l.details(&g), textCell(g.Act), textCell(from.Key)
			if !yield(output.Row{Cells: cells}, nil) {
				return
			}
		}
	}
}

// entryName is an entry's reference. Those of an import's own stream are named by
// what they are: the stream's name is a number that nobody can type.
func entryName(e *entry) string {
	switch e.event.(type) {
	case *ledger.BatchOpened, *ledger.BatchCompleted:
		return "batch#" + e.ref().String()[strings.LastIndexByte(e.ref().String(), '#')+1:]
	}
	return e.ref().String()
}

// subjectOf names what an entry is about: its line, source, dimension or file.
func subjectOf(e *entry) string {
	switch x := e.event.(type) {
	case *ledger.LedgerCreated:
		return x.Name
	case *ledger.DimensionRegistered:
		return x.Name
	case *ledger.PersonRegistered:
		return x.Name
	case *ledger.RoleGranted:
		return x.Person
	case *ledger.KeyRegistered:
		return x.Person
	case *ledger.CalendarDefined:
		return x.Name
	case *ledger.PayeeRegistered:
		return x.Name
	case *ledger.PayeeMerged:
		return x.Into.String()
	case *ledger.PayeeSplit:
		return x.Payee.String()
	case *ledger.ReportIssued:
		return x.Reference
	case *ledger.RateSet:
		return string(x.Currency)
	case *ledger.IndicatorRegistered:
		return x.Name
	case *ledger.IndicatorGoalSet:
		return ofIndicator(x.Indicator, x.Dimensions)
	case *ledger.ResultRecorded:
		return ofIndicator(x.Indicator, x.Dimensions)
	case *ledger.BatchOpened:
		return x.File
	case *ledger.BatchCompleted:
		return ""
	case *ledger.AccountOpened:
		return e.ref().Source + ": " + x.Account
	case *ledger.ReceiptRecorded:
		return e.ref().Source + ": " + x.Account
	case *ledger.ReceiptReversed:
		return e.ref().Source + ": " + x.Account
	}
	switch g := ledger.GistOf(e.event); {
	case g.ToLine != "":
		return e.ref().Source + "/" + g.Line + " → " + e.ref().Source + "/" + g.ToLine
	case g.Line != "":
		return e.ref().Source + "/" + g.Line
	}
	return e.ref().Source
}

// details are what was set, why a correction was made, and what an amendment changed.
func (l *openLedger) details(g *ledger.Gist) output.Cell {
	var parts []string
	if g.Quantity != nil {
		parts = append(parts, quantityCell(*g.Quantity).Readable(l.session.lang))
		if !l.session.forPeople() {
			parts[0] = g.Quantity.String()
		}
	}
	for _, c := range g.Changes {
		parts = append(parts, l.change(&c))
	}
	for _, text := range []string{g.Says, g.Reason} {
		if text != "" {
			parts = append(parts, text)
		}
	}
	return textCell(strings.Join(parts, "; "))
}

// change says what became of one particular of a payment.
func (l *openLedger) change(c *ledger.Change) string {
	s := l.session
	if !s.forPeople() {
		return fmt.Sprintf("%s: %q → %q", c.Field, c.From, c.To)
	}
	why := "corrected"
	switch {
	case c.From == "":
		why = "added"
	case c.To == "":
		why = "removed"
	}
	return s.lang.Text("changed", "why", why, "name", l.fieldTitle(c.Field),
		"from", s.written(c.Field, c.From), "to", s.written(c.Field, c.To))
}

// written is the value of an amended field as people write it.
func (s *session) written(field, value string) string {
	if field == "invoice_date" && s.forPeople() {
		if day, err := ledger.ParseDate(value); err == nil {
			return s.lang.Date(day)
		}
	}
	return value
}

// dateAndAmount are the effective date, currency and amount of an entry that has
// them. What a reversal takes back is below zero.
func dateAndAmount(g *ledger.Gist) (date, currency, amount output.Cell) {
	if g.Amount.Currency == "" {
		return dayCell(g.Date), output.None(), output.None()
	}
	return dayCell(g.Date), output.String(string(g.Amount.Currency)), output.Money(g.Amount)
}
