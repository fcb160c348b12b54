package cli

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/fundledger/fundledger/cli/intake"
	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
)

// importOptions are what `import` is asked for besides the file.
type importOptions struct {
	path     string
	profile  string
	sheet    string
	dryRun   bool
	partial  bool
	rejects  string // where refused rows go; default FILE.rejects.csv
	rows     int    // that the file must have; -1 for any
	totals   []string
	negative bool // original allocations below zero are meant
	suggest  bool // only write a profile to begin with
}

func importCommand() *command {
	o := &importOptions{rows: -1}
	return &command{
		name: "import",
		args: []arg{fileArg("file", &o.path)},
		flags: []*flag{
			text("profile", &o.profile).isFile(),
			text("sheet", &o.sheet),
			toggle("dry-run", &o.dryRun),
			toggle("partial", &o.partial),
			text("rejects", &o.rejects).isFile(),
			parsed("expect-rows", &o.rows, wholeNumber).shows("number"),
			list("expect-total", &o.totals, asTyped).shows("amount"),
			toggle("allow-negative", &o.negative),
			toggle("suggest", &o.suggest),
		},
		prints:     true,
		writesText: func() bool { return o.suggest },
		run: func(ctx context.Context, s *session) error {
			if o.suggest {
				return s.suggestProfile(o)
			}
			return s.importFile(ctx, o)
		},
	}
}

// importFile reads one file into the ledger and prints what came of it.
func (s *session) importFile(ctx context.Context, o *importOptions) error {
	if o.rejects != "" && !o.partial {
		return wrongUse("rejects-without-partial")
	}
	var profile *intake.Profile
	if o.profile != "" {
		var err error
		if profile, err = intake.ReadProfile(o.profile); err != nil {
			return meantInProfile(err)
		}
	}
	if o.sheet != "" {
		profile = profile.OnSheet(o.sheet)
	}
	file, err := intake.Open(o.path, profile)
	if faults, ok := errors.AsType[*intake.Faults](err); ok {
		return s.refuseWhole(faults)
	}
	if err != nil {
		return meantInProfile(err)
	}
	defer file.Close()
	if file.Kind == intake.Statements {
		return ledger.Refuse("statement-not-imported", "file", file.Name)
	}
	if o.sheet != "" && file.Sheet == "" {
		return ledger.Refuse("sheet-without-workbook", "file", file.Name)
	}
	if o.rejects == "" {
		o.rejects = strings.TrimSuffix(file.Name, filepath.Ext(file.Name)) + ".rejects.csv"
	}
	if _, err := os.Lstat(o.rejects); err == nil && o.partial && !o.dryRun {
		return ledger.Refuse("rejects-exist", "file", o.rejects)
	}
	if file.Guessed() {
		s.note("file-guessed", "file", file.Name, "encoding", file.Encoding(), "delimiter", delimiterName(file.Delimiter()), "row", file.HeaderRow)
	}
	if unit, heading := file.OtherUnit(); unit != "" {
		s.note("amounts-in-units", "why", unit, "file", file.Name, "heading", heading)
	}
	return s.withLedger(ctx, func(l *openLedger) error {
		if err := l.checkDimensions(o.profile, file); err != nil {
			return err
		}
		r := &importRun{session: s, options: o, file: file, open: l, writer: l.writer("import")}
		if err := r.run(ctx); err != nil {
			return err
		}
		return r.report(ctx)
	})
}

// report prints the outcome of an import that went through.
func (r *importRun) report(ctx context.Context) error {
	s := r.session
	for _, row := range r.skipped {
		s.note(row.told, "file", r.file.Name, "row", row.place, "entry", row.ref, "by", row.back)
	}
	if more := r.already - len(r.skipped); more > 0 && !r.known && len(r.skipped) > 0 {
		s.note("more-already-recorded", "n", int64(more))
	}
	if r.problems.found > 0 && !r.options.dryRun {
		s.listProblems(&r.problems)
		s.note("rows-rejected", "n", int64(r.rejected), "file", r.options.rejects)
	}
	r.alike.tell()
	r.payees.tell(s, r.file.Name, r.options.dryRun)
	r.twins.tell(s, r.file.Name)
	r.equals.tell(r)
	if err := r.documents.tell(ctx, r); err != nil {
		return err
	}
	r.warnOfPassed()
	t := &output.Table{
		Meta: []output.Field{
			{Key: "file", Value: output.String(r.file.Name)},
			{Key: "sheet", Value: output.String(r.file.Sheet)},
			{Key: "sha256", Value: output.String(r.file.SHA256)},
			{Key: "dry_run", Value: output.String(fmt.Sprint(r.options.dryRun))},
			{Key: "header_row", Value: output.Int(int64(r.file.HeaderRow))},
		},
		Columns: []output.Column{
			{Key: "kind"},
			{Key: "rows", Kind: output.Integer},
			{Key: "recorded", Kind: output.Integer},
			{Key: "skipped", Kind: output.Integer},
			{Key: "rejected", Kind: output.Integer},
			{Key: "currency"},
			{Key: "amount", Kind: output.Amount},
		},
	}
	if r.file.Sheet == "" {
		t.Meta = append(t.Meta,
			output.Field{Key: "encoding", Value: output.String(r.file.Encoding())},
			output.Field{Key: "delimiter", Value: output.String(r.file.Delimiter())})
	}
	recorded, totals := r.batch.Recorded()
	name := batchName(r.file)
	switch {
	case r.options.dryRun:
		t.Title = append(t.Title, s.lang.Text("import-plan", "file", name))
	case r.rows == 0 && r.rejected == 0 && r.file.Receipts.Documents+r.file.Moved.Documents > 0:
		t.Title = append(t.Title, s.lang.Text("import-no-payments", "file", name))
	case r.rows == 0 && r.rejected == 0:
		t.Title = append(t.Title, s.lang.Text("import-no-rows", "file", name))
	case recorded == 0 && r.rejected == 0:
		t.Title = append(t.Title, s.lang.Text("import-nothing-new", "file", name))
	case recorded == 0:
		t.Title = append(t.Title, s.lang.Text("import-none", "file", name))
	default:
		t.Title = append(t.Title, s.lang.Text("import-done", "file", name))
	}
	counts := []output.Cell{
		output.String(s.lang.Text("kind/" + r.file.Kind)), output.Int(r.rows), output.Int(recorded),
		output.Int(int64(r.already)), output.Int(int64(r.rejected)),
	}
	if s.form == output.CSV || s.form == output.JSON {
		counts[0] = output.String(r.file.Kind)
	}
	if len(totals) == 0 {
		totals = []ledger.Total{{}}
	}
	var rows []output.Row
	for i, total := range totals {
		cells := counts
		if i > 0 {
			cells = []output.Cell{counts[0], output.None(), output.None(), output.None(), output.None()}
		}
		amount := output.None()
		if total.Amount.Currency != "" {
			amount = output.Money(total.Amount)
		}
		rows = append(rows, output.Row{Cells: append(cells[:len(cells):len(cells)], output.String(string(total.Amount.Currency)), amount)})
	}
	t.Rows = output.Rows(rows...)
	r.tellOtherMoney(t)
	if n, totals := r.batch.Waiting(); n > 0 {
		var amounts []ledger.Money
		for _, total := range totals {
			amounts = append(amounts, total.Amount)
		}
		t.Notes = append(t.Notes, s.lang.Text("rows-wait", "n", n, "amount", sums(s.lang, amounts)))
	}
	if r.reversed > 0 {
		t.Notes = append(t.Notes, s.lang.Text("rows-reversed", "n", int64(r.reversed)))
	}
	if r.file.Passed > 0 {
		t.Notes = append(t.Notes, s.lang.Text("rows-passed-over", "n", int64(r.file.Passed)))
	}
	if r.file.Hidden > 0 {
		t.Notes = append(t.Notes, s.lang.Text("rows-hidden", "n", int64(r.file.Hidden)))
	}
	r.tellLeftOut(t)
	r.planNotes(t)
	if err := s.print(t); err != nil {
		return err
	}
	if r.rejected > 0 && recorded == 0 && r.already == 0 {
		return errDifferences // nothing of it was taken: who calls this from a script must hear of it
	}
	return nil
}
