package cli

import (
	"errors"
	"slices"
	"strconv"
	"strings"

	"github.com/fundledger/fundledger/cli/intake"
	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
)

// A fieldProblem is what is wrong with one field of a row; "" is the row itself.
type fieldProblem struct {
	field string
	err   error
}

// fail adds a problem. Of each field the first counts: what cannot be read as a
// date is not missing besides.
func (r *importRow) fail(field string, err error) {
	field = r.dayOf(field)
	same := func(p fieldProblem) bool {
		return p.field == field && (field != "" || p.err.Error() == err.Error())
	}
	if !slices.ContainsFunc(r.problems, same) {
		r.problems = append(r.problems, fieldProblem{field, err})
	}
}

// dayOf is the file's field for the day that the row's entry counts on.
func (r *importRow) dayOf(field string) string {
	if field != "value_date" && field != "date" || r.spend != nil {
		return field
	}
	switch r.other.(type) {
	case *ledger.RecordReceipt, *ledger.RecordResult:
	case *ledger.MakeCommitment:
		return intake.ContractDate.String()
	case *ledger.AcceptLiability:
		return intake.AcceptanceDate.String()
	default:
		if field == "value_date" {
			return intake.ActDate.String()
		}
	}
	return field
}

// nowhere tells a row whose line is not known.
func (r *importRow) nowhere() bool {
	return r.failed("source") || r.failed("line") || r.failed("from_line") || r.failed("to_line")
}

func (r *importRow) failed(field string) bool {
	return slices.ContainsFunc(r.problems, func(p fieldProblem) bool { return p.field == field })
}

// ofFile is a refusal of a row with a hint for those who mend a file: it names the
// column or the key of the profile, where the command line would have a flag.
func (r *importRun) ofFile(err error) error {
	refusal, ok := errors.AsType[*ledger.Refusal](err)
	if !ok {
		return err
	}
	why := "file"
	switch refusal.Code {
	case "period-closed", "period-held":
		switch r.file.Kind {
		case intake.Expenditures, intake.Receipts:
		case intake.Commitments, intake.Liabilities:
			why = "obligation"
		default:
			why = "act"
		}
	case "document-conflict":
		document, ok := refusal.Arg("document").(*ledger.Document)
		if before := refusal.Arg("why"); !ok || document.Date != ledger.NoDate || before != nil && before != "no-date" {
			return err
		}
		why = "undated"
	case "applies-to-open", "part-outside-line", "part-twice", "final-of-nothing":
	case "unknown-dimension":
		name, _ := refusal.Arg("dimension").(string)
		fields := r.file.FieldNames()
		meant := closest(name, slices.Concat(fields, slices.DeleteFunc(r.open.books().DimensionNames(), func(d string) bool { return d == name })))
		if number := name + "_number"; slices.Contains(fields, number) { // reports have document, files its number
			meant = number
		}
		if meant == "" {
			return err
		}
		return ledger.Refuse("heading-meant", "name", name, "meant", meant)
	case "not-positive":
		if plus, _ := r.file.SideNames(); plus != "" {
			why = "side"
		}
	default:
		return err
	}
	told := *refusal
	told.Args = slices.DeleteFunc(slices.Clone(refusal.Args), func(a ledger.Arg) bool { return a.Name == "why" })
	told.Args = append(told.Args, ledger.Arg{Name: "why", Value: why})
	return &told
}

// judge adds what the ledger has against a row that is refused anyway, so that its
// author need not send it once for every mistake in it. Nothing is concluded from
// fields that could not be read.
func (r *importRow) judge(books *ledger.Books) {
	command := r.other
	if r.spend != nil {
		command = r.spend
	}
	judged, ok := command.(interface{ Objections(*ledger.Books) []error })
	if !ok {
		return
	}
	nowhere := r.nowhere()
	for _, err := range judged.Objections(books) {
		field := fieldOf(err)
		if nowhere && (field == "source" || field == "line") || field == "phasing" && r.failed("amount") {
			continue
		}
		r.fail(field, err)
	}
}

// A rejectsFile takes rows as they are refused, and gets its name when the import
// has gone through.
type rejectsFile struct {
	file *output.File
	rows *intake.Rejects
}

func (r *importRun) reject(cells []string, marker, problem string) error {
	if r.rejects == nil {
		file, err := output.Create(r.options.rejects)
		if err != nil {
			return r.rejectsUnwritten(err)
		}
		r.rejects = &rejectsFile{file, r.file.NewRejects(file)}
	}
	r.rejects.rows.Write(cells, marker, problem)
	return nil
}

// keepRejects leaves the rows that were not taken where they can be mended.
func (r *importRun) keepRejects() error {
	if r.rejects == nil {
		return nil
	}
	x := r.rejects
	r.rejects = nil
	if err := x.rows.Close(); err != nil {
		x.file.Discard()
		return r.rejectsUnwritten(err)
	}
	if err := x.file.Commit(); err != nil {
		return r.rejectsUnwritten(err)
	}
	return nil
}

func (r *importRun) dropRejects() {
	if r.rejects != nil {
		r.rejects.file.Discard()
		r.rejects = nil
	}
}

func (r *importRun) rejectsUnwritten(err error) error {
	return ledger.Refuse("rejects-unwritten", "file", r.options.rejects, "problem", reason(err))
}

// refuseRow keeps a row that was not taken, with everything that is wrong in it.
func (r *importRun) refuseRow(x *importRow) error {
	x.judge(r.batch.Books())
	marker, _ := x.row.Text(intake.RowMarker)
	if marker == "" {
		marker = r.marker(x.row.Line, x.line)
	}
	problems := make([]Problem, 0, len(x.problems))
	for _, p := range x.problems {
		if slices.ContainsFunc(problems, func(other Problem) bool { return other.Err == p.err }) {
			continue // of one cell that gives several fields
		}
		p.err = r.ofFile(p.err)
		heading, value := x.row.Heading(p.field)
		problems = append(problems, Problem{Place: r.file.Place(x.row.Line, x.row.Cell(p.field)), Column: heading, Value: value, Err: p.err})
	}
	return r.refused(x.row.Cells, marker, problems...)
}

// refuseText keeps what could not even be cut into the cells of a row.
func (r *importRun) refuseText(p *intake.Problem) error {
	r.uncut++
	r.control.unread++
	return r.refused(p.Cells, r.marker(p.Row, 0), Problem{
		Place: r.file.Place(p.Row, p.Cell), Column: p.Column, Value: p.Value, Err: p.Err,
	})
}

func (r *importRun) refused(cells []string, marker string, problems ...Problem) error {
	r.rows++
	r.rejected++
	var sentences []string
	for _, p := range problems {
		p.File = r.file.Name
		if r.options.partial && !r.options.dryRun {
			if sentence, _ := r.session.lang.Error(p.Err); !slices.Contains(sentences, sentence) {
				sentences = append(sentences, sentence)
			}
		}
		if taken, fresh := r.problems.unmapped.take(p, r.file); fresh {
			r.problems.found++
		} else if !taken {
			r.problems.add(p)
		}
	}
	if sentences == nil {
		return nil
	}
	return r.reject(cells, marker, strings.Join(sentences, "; "))
}

// marker names the place of a row in this file, for the rejects file: the beginning
// of its origin's digest, the row and, where rows are lines of documents, which line it is.
func (r *importRun) marker(row int, line int64) string {
	marker := ledger.RowMarker(r.file.Origin(), row)
	if line > 0 {
		marker += ":" + strconv.FormatInt(line, 10)
	}
	return marker
}

// fieldOf is the field that a decision's refusal is about.
func fieldOf(err error) string {
	r, ok := errors.AsType[*ledger.Refusal](err)
	if !ok {
		return ""
	}
	if name, ok := r.Arg("field").(string); ok {
		return name
	}
	switch r.Code {
	case "unknown-source", "source-exists":
		return "source"
	case "unknown-line", "line-without-dates", "not-on-line", "line-outside-source", "line-differs", "nothing-to-revise", "line-twice", "names-look-alike":
		return "line"
	case "account-reserved":
		return "account"
	case "unknown-receipt-kind", "receipt-by-funder":
		return "kind"
	case "over-available", "not-positive", "cash-not-positive", "negative-allocation", "amount-overflow", "revised-below-used", "part-not-positive",
		"over-obligation", "commitments-first", "over-invoice-total", "over-retroactive-cap":
		return "amount"
	case "invoice-total-differs":
		return "invoice_total"
	case "wrong-currency", "unknown-currency", "cash-currency":
		return "currency"
	case "before-opening", "after-closing", "outside-line", "period-closed", "period-held", "bad-date", "account-not-open",
		"commitment-after-closing", "liability-after-closing", "before-obligation",
		"source-suspended", "suspended-unbegun", "closed-undelivered", "allocation-after-closing",
		"before-effectiveness", "before-window":
		return "value_date"
	case "row-recorded":
		return intake.RowMarker.String()
	case "applies-to-open":
		return "applies_to"
	case "document-conflict", "document-twice":
		return "document_number"
	case "act-conflict", "transfer-conflict", "allocation-exists", "opened-by-revision", "later-act":
		return "act"
	case "transfer-across-sources", "transfer-to-itself", "carry-over-not-later", "no-line-to-carry-into":
		return "to_line"
	case "nothing-to-carry":
		return "from_line"
	case "part-outside-line", "part-twice":
		return "period"
	case "final-of-nothing":
		return "final"
	case "unknown-obligation", "ambiguous-obligation":
		return obligationField(r, "commitment", "liability")
	case "obligation-conflict":
		return obligationField(r, "contract", "invoice_number")
	case "act-outside-line":
		return "act_date"
	case "phasing-differs", "phases-overlap", "phase-outside-line":
		return "phasing"
	case "bad-name":
		if kind, _ := r.Arg("kind").(string); kind != "value" {
			return kind
		}
	case "unknown-kind":
		return "kind"
	case "unknown-indicator":
		return "indicator"
	case "negative-quantity", "result-conflict", "result-differs", "result-twice":
		return "value"
	case "result-in-future", "nothing-to-correct":
		return "date"
	case "unknown-calendar":
		return "calendar"
	case "dimension-fixed", "unknown-dimension", "dimension-twice", "foreign-to-indicator", "not-of-indicator":
		name, _ := r.Arg("dimension").(string)
		return name
	}
	return ""
}

// obligationField is the field for a contract or for an invoice, as the refusal says.
func obligationField(r *ledger.Refusal, committed, accrued string) string {
	if r.Arg("why") == ledger.StageAccrued.String() {
		return accrued
	}
	return committed
}

// refusedLine is the line that a refusal is about, "" where it names none.
func refusedLine(err error) string {
	if r, ok := errors.AsType[*ledger.Refusal](err); ok {
		line, _ := r.Arg("line").(string)
		return line
	}
	return ""
}
