package cli

import (
	"context"
	"encoding/hex"

	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/audit"
	"github.com/fundledger/fundledger/projections"
)

func auditReplay() *command {
	var until knownAt
	return &command{
		name:   "replay",
		flags:  []*flag{parsed("until", &until, parseKnown).shows("known")},
		prints: true,
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				last, err := l.knownEntry(ctx, until)
				if err != nil {
					return err
				}
				r := &replay{l: l, until: last}
				if err := r.run(ctx); err != nil {
					return err
				}
				return r.report()
			})
		},
	}
}

// A replay is the ledger as it stood behind an entry, made again from the first one. Nothing
// of it comes from the cache; what reports say as of that entry is held against it.
type replay struct {
	l     *openLedger
	until ledger.Ordinal
	*audit.Verification
	last    ledger.Record // that was replayed
	books   *ledger.Books
	differs []replayed
	sums    int // that were compared
}

// A replayed sum is another than the one that reports are made from.
type replayed struct {
	line         string
	stage        ledger.Stage
	ours, theirs ledger.Money
}

func (r *replay) run(ctx context.Context) error {
	bar := r.l.session.progress("reading-entries", int64(r.until))
	defer bar.end()
	verifier := audit.Verifier{
		Until: r.until, Progress: bar.add,
		Each: func(record *ledger.Record, _ ledger.Event, _ *ledger.Books) error {
			r.last = *record
			return nil
		},
	}
	var err error
	if r.Verification, err = verifier.Verify(ctx, r.l.store); err != nil {
		return err
	}
	if r.books = r.Judge().Books; r.Broken {
		return nil
	}
	return r.compare()
}

// compare holds every stage of every line against the table that reports are made from.
func (r *replay) compare() error {
	type place struct {
		line  string
		stage ledger.Stage
	}
	groups, err := r.l.views.Table().Sum(projections.Query{By: []string{ledger.DimLine, projections.DimStage}, Known: r.until})
	if err != nil {
		return err
	}
	table := map[place]ledger.Money{}
	for i := range groups {
		stage, err := ledger.ParseStage(groups[i].Values[1])
		if err != nil {
			return err
		}
		if line := groups[i].Values[0]; line != "" { // receipts are on none
			table[place{line, stage}] = groups[i].Amount
		}
	}
	for _, id := range r.books.SourceIDs {
		s := r.books.Sources[id]
		for _, line := range s.SortedLines() {
			for stage := range ledger.Stage(ledger.NumStages) {
				at := place{s.Address(line.Path), stage}
				ours, theirs := line.Sums[stage], table[at].Minor
				delete(table, at)
				if r.sums++; ours != theirs {
					r.differs = append(r.differs, replayed{at.line, stage, ledger.Money{Minor: ours, Currency: s.Currency}, ledger.Money{Minor: theirs, Currency: s.Currency}})
				}
			}
		}
	}
	for at, theirs := range table { // of lines that there are not
		r.differs = append(r.differs, replayed{at.line, at.stage, ledger.Money{}, theirs})
	}
	return nil
}

func (r *replay) report() error {
	s := r.l.session
	if err := s.print(r.table()); err != nil {
		return err
	}
	for _, d := range r.differs {
		s.note("replay-differs", "line", d.line, "stage", d.stage.String(), "sum", d.ours, "other", d.theirs)
	}
	if r.Found > 0 {
		s.note("replay-found", "n", r.Found)
	}
	if r.Broken {
		s.note("verified-broken", "n", int64(r.books.Last))
	}
	if r.Found > 0 || len(r.differs) > 0 {
		return errDifferences
	}
	return nil
}

func (r *replay) table() *output.Table {
	s, lang := r.l.session, r.l.session.lang
	root := hex.EncodeToString(r.Root[:])
	meta, err := ledger.DecodeMetadata(r.last.Metadata)
	t := &output.Table{
		Meta: []output.Field{
			{Key: "ledger_id", Value: output.String(r.books.Ledger.ID.String())},
			{Key: "ordinal", Value: output.Int(int64(r.books.Last))},
			{Key: "entry", Value: output.String(ledger.RefOf(r.last).String())},
			{Key: "root", Value: output.String(root)},
			{Key: "differences", Value: output.Int(int64(len(r.differs)))},
		},
		Columns: []output.Column{
			{Key: "line"},
			{Key: "currency"},
			{Key: "original", Kind: output.Amount},
			{Key: "final", Kind: output.Amount},
			{Key: "committed", Kind: output.Amount, Optional: true},
			{Key: "accrued", Kind: output.Amount, Optional: true},
			{Key: "spent", Kind: output.Amount},
			{Key: "available", Kind: output.Amount},
		},
	}
	if err == nil {
		t.Title = []string{lang.Text("replay-state", "entry", ledger.RefOf(r.last), "n", lang.Number(int64(r.books.Last)), "recorded", r.l.moment(meta.RecordedAt))}
		t.Meta = append(t.Meta, output.Field{Key: "recorded_at", Value: r.l.timeCell(meta.RecordedAt, r.l.zone())})
	}
	if len(r.differs) == 0 && !r.Broken {
		t.Notes = append(t.Notes, lang.Text("replay-agrees", "n", r.sums))
	}
	var rows []output.Row
	for _, id := range r.books.SourceIDs {
		source := r.books.Sources[id]
		for _, line := range source.SortedLines() {
			amount := func(minor int64) output.Cell { return output.Decimal(minor, source.Currency.Digits()) }
			rows = append(rows, output.Row{Cells: []output.Cell{
				output.String(source.Address(line.Path)), output.String(string(source.Currency)),
				amount(line.Sums[ledger.StageOriginal]), amount(line.Final()),
				unless(line.Sums[ledger.StageCommitted] == 0 && s.forPeople(), amount(line.Sums[ledger.StageCommitted])),
				unless(line.Sums[ledger.StageAccrued] == 0 && s.forPeople(), amount(line.Sums[ledger.StageAccrued])),
				amount(line.Sums[ledger.StageSpent]), amount(line.Available()),
			}})
		}
	}
	t.Rows = output.Rows(rows...)
	return t
}

func unless(empty bool, c output.Cell) output.Cell {
	if empty {
		return output.None()
	}
	return c
}
