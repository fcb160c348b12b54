package plain

import (
	"fmt"
	"maps"
	"strings"

	"github.com/shopspring/decimal"
)

// A Posting is an amount on a line at a stage. Days compare as text.
type Posting struct {
	Ordinal    int64
	Source     string
	Line       string // address, "" for money that is on no line
	Date       string
	Stage      string
	Amount     decimal.Decimal
	Currency   string
	Correction bool   // takes back what an earlier entry says
	Replaced   bool   // a correction of what was written, not of what was paid
	Document   string // number, "" for none
	Invoice    string // as reports name it, "" for none
	Total      string // of the invoice, with its currency
	Payee      string
	PayeeID    string
	PhaseFirst string // days that a part of the phasing is planned for
	PhaseLast  string
	Dimensions map[string]string // the entry's and its line's
}

// A Line is a budget line, with what stands on it at each stage. Days are written as they
// are stored.
type Line struct {
	Address, FirstDay, LastDay, Currency string
	Dimensions                           map[string]string
	Stages                               map[string]decimal.Decimal
}

// Available is what may still be spent on the line.
func (l *Line) Available() decimal.Decimal {
	var left decimal.Decimal
	for _, stage := range []string{"original", "revised", "transferred", "carried_over", "lapsed"} {
		left = left.Add(l.Stages[stage])
	}
	for _, stage := range []string{"committed", "accrued", "pending", "spent"} {
		left = left.Sub(l.Stages[stage])
	}
	return left
}

// withoutMoney are the events that post nothing.
var withoutMoney = map[string]bool{
	"ledger-created.v1": true, "dimension-registered.v1": true, "calendar-defined.v1": true,
	"source-amended.v1": true, "source-amended.v2": true, "source-amended.v3": true, "source-amended.v4": true,
	"source-suspended.v1": true, "source-resumed.v1": true, "source-closed.v1": true,
	"source-redenominated.v1": true,
	"period-held.v1":          true, "period-closed.v1": true, "period-reopened.v1": true,
	"batch-opened.v1": true, "batch-completed.v1": true, "rate-set.v1": true,
	"payee-registered.v1": true, "payee-merged.v1": true, "payee-split.v1": true, "report-issued.v1": true,
	"person-registered.v1": true, "role-granted.v1": true, "key-registered.v1": true, "key-revoked.v1": true, "signing-required.v1": true, "signing-waived.v1": true,
	"split-begun.v1": true, "split-completed.v1": true, "split-undone.v1": true, "evidence-attached.v1": true,
	"indicator-registered.v1": true, "indicator-goal-set.v1": true, "result-recorded.v1": true,
	"approval-required.v1": true,
}

// post is what an event means for money.
func (r *Reading) post(e *Entry, d *Event) ([]Posting, error) {
	source := strings.TrimPrefix(e.Stream, "source-")
	x := &posting{reading: r}
	p := Posting{
		Ordinal: e.Ordinal, Source: source, Line: source + "/" + d.Line, Currency: d.Currency,
		Document: d.DocumentNumber, Payee: d.Payee, PayeeID: d.PayeeID,
	}
	switch e.Type {
	case "source-registered.v1", "source-registered.v2", "source-registered.v3", "source-registered.v4":
		r.currencies[source] = d.Currency
	case "line-opened.v1":
		r.Lines[p.Line] = &Line{p.Line, d.FirstDay, d.LastDay, r.currencies[source], d.Dimensions, map[string]decimal.Decimal{}}
	case "allocation-approved.v1":
		p.Date, p.Stage, p.Amount = d.Date, "original", d.Amount
		x.post(p, d)
		x.phase(p, d)
	case "allocation-revised.v1":
		p.Date, p.Stage, p.Amount = d.Date, "revised", d.Amount
		x.post(p, d)
		x.phase(p, d)
	case "allocation-transferred.v1":
		p.Date, p.Stage = d.Date, "transferred"
		p.Line, p.Amount = source+"/"+d.FromLine, d.Amount.Neg()
		x.post(p, d)
		x.phases(p, d, d.FromPhasing)
		p.Line, p.Amount = source+"/"+d.ToLine, d.Amount
		x.post(p, d)
		x.phases(p, d, d.ToPhasing)
	case "allocation-carried.v1":
		from, to := p, p
		from.Line, from.Date = source+"/"+d.FromLine, d.FromDate
		to.Line, to.Date = source+"/"+d.ToLine, d.Date
		from.Stage, to.Stage = "carried_over", "carried_over"
		from.Amount, to.Amount = d.Amount.Neg(), d.Amount
		x.post(from, d)
		x.post(to, d)
		x.phase(to, d)
		for _, o := range d.Obligations {
			with := &Event{Dimensions: o.Dimensions}
			from.Stage, from.Amount, from.Payee, from.PayeeID = o.Stage, o.Amount.Neg(), o.Payee, o.PayeeID
			to.Stage, to.Amount, to.Payee, to.PayeeID = o.Stage, o.Amount, o.Payee, o.PayeeID
			x.post(from, with)
			x.post(to, with)
		}
	case "allocation-lapsed.v1":
		p.Date, p.Stage, p.Amount = d.Date, "lapsed", d.Amount.Neg()
		x.post(p, d)
	case "commitment-made.v1":
		p.Date, p.Stage, p.Document = d.Date, "committed", ""
		x.parts(p, d, 1)
	case "commitment-changed.v1":
		p.Date, p.Stage, p.Document = d.Effective, "committed", ""
		x.parts(p, d, 1)
	case "commitment-released.v1", "liability-released.v1":
		p.Date, p.Stage, p.Document = d.Effective, d.Stage, ""
		x.parts(p, d, -1)
	case "liability-accepted.v1":
		p.Date, p.Stage, p.Amount = d.Date, "accrued", d.Amount
		x.post(p, d)
		x.liquidate(p, d, -1)
	case "liability-reversed.v1":
		p.Date, p.Stage, p.Amount, p.Correction = d.Effective, "accrued", d.Amount.Neg(), true
		x.post(p, d)
		x.liquidate(p, d, 1)
	case "expenditure-recorded.v1", "expenditure-late.v1", "expenditure-liquidating.v1":
		p.Date, p.Stage, p.Amount = d.ValueDate, "spent", d.Amount
		p.invoice(d)
		x.post(p, d)
		x.byFunder(p, d)
		x.liquidate(p, d, -1)
	case "expenditure-reversed.v1", "expenditure-replaced.v1", "expenditure-reopening.v1", "expenditure-partly-reversed.v1":
		p.Date, p.Stage, p.Amount, p.Correction = d.ValueDate, "spent", d.Amount.Neg(), true
		p.invoice(d)
		p.Replaced = d.Replacement != ""
		x.post(p, d)
		x.byFunder(p, d)
		x.liquidate(p, d, 1)
	case "expenditure-refunded.v1":
		p.Date, p.Stage, p.Amount = d.ValueDate, "spent", d.Amount.Neg()
		p.invoice(d)
		x.post(p, d)
		x.byFunder(p, d)
		if d.ToRevenue {
			p.Stage, p.Document, p.Payee, p.PayeeID, p.Invoice, p.Total = "lapsed", "", "", "", "", ""
			x.post(p, &Event{})
		}
	case "account-opened.v1":
		if !d.Balance.IsZero() {
			p.Line, p.Date, p.Stage, p.Amount = "", d.Date, "received", d.Balance
			x.receive(p, d, d.Account, "opening-balance")
		}
	case "receipt-recorded.v1", "receipt-reversed.v1":
		p.Line, p.Date, p.Stage, p.Amount = "", d.ValueDate, "received", d.Amount
		if p.Correction = e.Type == "receipt-reversed.v1"; p.Correction != (d.Kind == "refund-out") {
			p.Amount = d.Amount.Neg()
		}
		x.receive(p, d, d.Account, d.Kind)
	case "expenditure-amended.v1":
		p.Date, p.Stage, p.Correction, p.Replaced = d.ValueDate, "spent", true, true
		p.invoice(d)
		was := *d
		for _, c := range d.Changes {
			switch c.Field {
			case "payee":
				was.Payee = c.From
			case "payee_id":
				was.PayeeID = c.From
			case "invoice_number":
				was.InvoiceNumber = c.From
			case "invoice_date":
				was.InvoiceDate = c.From
			}
		}
		if was.Payee != d.Payee || was.PayeeID != d.PayeeID || was.InvoiceNumber != d.InvoiceNumber || was.InvoiceDate != d.InvoiceDate {
			old := p
			old.Payee, old.PayeeID = was.Payee, was.PayeeID
			old.invoice(&was)
			old.Amount, p.Amount = d.Amount.Neg(), d.Amount
			x.post(old, d)
			x.post(p, d)
		}
	case "entry-proposed.v1":
		x.reserve(p, d, 1)
	case "entry-approved.v1", "entry-rejected.v1":
		x.reserve(p, d, -1)
	default:
		if !withoutMoney[e.Type] {
			return nil, fmt.Errorf("an event of unknown type %q", e.Type)
		}
	}
	return x.list, x.err
}

// A posting collects the postings of one event.
type posting struct {
	reading *Reading
	list    []Posting
	err     error
}

func (x *posting) phase(p Posting, d *Event) { x.phases(p, d, d.Phasing) }

// byFunder posts the receipt that a payment is which touches no account.
func (x *posting) byFunder(p Posting, d *Event) {
	if kind := map[string]string{"direct": "direct-payment", "special-commitment": "special-commitment"}[d.Dimensions["account"]]; kind != "" {
		p.Stage, p.Payee, p.PayeeID, p.Invoice, p.Total = "received", "", "", "", ""
		x.receive(p, d, "", kind)
	}
}

// receive posts money that came in, classified by account and kind too.
func (x *posting) receive(p Posting, d *Event, account, kind string) {
	with := &Event{Dimensions: map[string]string{}}
	maps.Copy(with.Dimensions, d.Dimensions)
	with.Dimensions["receipt_kind"] = kind
	if account != "" {
		with.Dimensions["account"] = account
	}
	x.post(p, with)
}

func (x *posting) phases(p Posting, d *Event, phasing []Phase) {
	for _, part := range phasing {
		p.Stage, p.Amount, p.PhaseFirst, p.PhaseLast = "phased", part.Amount, part.FirstDay, part.LastDay
		x.post(p, d)
	}
}

// parts posts what a contract takes of each line.
func (x *posting) parts(p Posting, d *Event, sign int64) {
	for _, part := range d.Parts {
		p.Line, p.Amount = p.Source+"/"+part.Line, part.Amount.Mul(decimal.NewFromInt(sign))
		x.post(p, d)
	}
}

// liquidate posts what is taken off earlier stages, or given back to them: under the
// payee and the dimensions of the contract or invoice.
func (x *posting) liquidate(p Posting, d *Event, sign int64) {
	for _, l := range d.Liquidates {
		p.Stage, p.Amount = l.Stage, l.Amount.Mul(decimal.NewFromInt(sign))
		p.Invoice, p.Total = "", ""
		from := d
		if l.Number != "" {
			p.Document, p.Payee, p.PayeeID = "", l.Payee, l.PayeeID
			from = &Event{Dimensions: l.Dimensions}
		}
		x.post(p, from)
	}
}

// reserve posts what an entry takes of its lines that waits for approval: no more than it
// leaves them poorer by.
func (x *posting) reserve(p Posting, d *Event, sign int64) {
	in := d.Event
	p.Stage, p.Currency, p.Document, p.Payee, p.PayeeID = "pending", in.Currency, "", "", ""
	asks := map[string]decimal.Decimal{}
	var lines []string
	ask := func(line string, amount decimal.Decimal) {
		if _, there := asks[line]; !there {
			lines = append(lines, line)
		}
		asks[line] = asks[line].Add(amount)
	}
	switch p.Date = in.Date; d.Type {
	case "allocation-transferred.v1":
		ask(in.FromLine, in.Amount)
	case "commitment-made.v1", "commitment-changed.v1":
		if d.Type == "commitment-changed.v1" {
			p.Date = in.Effective
		}
		for _, part := range in.Parts {
			ask(part.Line, part.Amount)
		}
	case "period-reopened.v1":
	default:
		if d.Type != "liability-accepted.v1" {
			p.Date = in.ValueDate
		}
		ask(in.Line, in.Amount)
		for _, l := range in.Liquidates {
			ask(in.Line, l.Amount.Neg())
		}
	}
	for _, line := range lines {
		if asks[line].IsPositive() {
			p.Line, p.Amount = p.Source+"/"+line, asks[line].Mul(decimal.NewFromInt(sign))
			x.post(p, &Event{})
		}
	}
}

// invoice names what was paid by: number, day and the supplier's number, as they are written.
func (p *Posting) invoice(d *Event) {
	p.Invoice, p.Total = "", ""
	if d.InvoiceNumber == "" {
		return
	}
	p.Invoice = d.InvoiceNumber
	for _, part := range []string{d.InvoiceDate, d.PayeeID} {
		if part != "" {
			p.Invoice += " " + part
		}
	}
	if !d.InvoiceTotal.IsZero() {
		p.Total = d.InvoiceTotal.String() + " " + d.InvoiceCurrency
	}
}

// post adds a posting to the list, and to what stands on its line.
func (x *posting) post(p Posting, d *Event) {
	if held := x.reading.currencies[p.Source]; p.Currency == "BYN" && held == "BYR" { // a law made it BYN, and its sums stay in BYR
		p.Amount, p.Currency = p.Amount.Mul(decimal.NewFromInt(10_000)), held
	}
	p.Dimensions = map[string]string{}
	maps.Copy(p.Dimensions, d.Dimensions)
	if p.Line != "" {
		line := x.reading.Lines[p.Line]
		if line == nil {
			x.err = fmt.Errorf("line %s was never opened", p.Line)
			return
		}
		maps.Copy(p.Dimensions, line.Dimensions)
		line.Stages[p.Stage] = line.Stages[p.Stage].Add(p.Amount)
	}
	x.list = append(x.list, p)
}
