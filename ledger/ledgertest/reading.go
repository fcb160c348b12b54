package ledgertest

import (
	"context"
	"fmt"
	"maps"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/fundledger/fundledger/ledger"
)

// A Reading is a ledger as plain reading gives it: no code of package ledger
// decodes, adds or decides here.
type Reading struct {
	Entries  []ledger.Record
	Postings []Posting
	Lines    map[string]Line // by address

	acts    []payeeAct
	results []Result
	asked   map[payeeQuestion]payeeAnswer // payeeOf answers the same ones again and again
}

// A Line is a budget line. Days are written as they are stored.
type Line struct {
	Address, FirstDay, LastDay, Currency string
	Dimensions                           map[string]string
}

// A Posting is an amount on a line at a stage. Days compare as text.
type Posting struct {
	Ordinal    ledger.Ordinal
	Source     string
	Line       string // address
	Date       string
	Stage      string
	Amount     decimal.Decimal
	Currency   string
	Correction bool
	Replaced   bool
	Document   string // number, "" for none
	Invoice    string // as reports name it, "" for none
	Total      string // of the invoice, with its currency
	Payee      string
	PayeeID    string
	PhaseFirst string // days that a part of the phasing is planned for
	PhaseLast  string
	Dimensions map[string]string // the entry's and its line's
}

// Read reads a whole ledger that was kept honestly.
func Read(ctx context.Context, store ledger.Store) (*Reading, error) {
	r := &Reading{Lines: map[string]Line{}}
	currencies := map[string]string{}
	_, err := store.Read(ctx, "", "", func(rec ledger.Record) error {
		d, err := parse(rec.Data)
		if err != nil {
			return fmt.Errorf("entry %d: %w", rec.Ordinal, err)
		}
		rec.Position = ""
		r.Entries = append(r.Entries, rec)
		source := strings.TrimPrefix(rec.Stream, "source-")
		address := source + "/" + d.Line
		p := Posting{
			Ordinal: rec.Ordinal, Source: source, Line: address, Currency: d.Currency,
			Document: d.DocumentNumber, Payee: d.Payee, PayeeID: d.PayeeID,
		}
		switch rec.Type {
		case "payee-registered.v1", "payee-merged.v1", "payee-split.v1":
			r.acts = append(r.acts, payeeAct{rec.Ordinal, rec.Type, d})
		case "indicator-goal-set.v1", "result-recorded.v1":
			return r.result(rec.Ordinal, d)
		case "source-registered.v1", "source-registered.v2", "source-registered.v3", "source-registered.v4":
			currencies[source] = d.Currency
		case "line-opened.v1":
			r.Lines[address] = Line{address, d.FirstDay, d.LastDay, currencies[source], d.Dimensions}
		case "allocation-approved.v1":
			p.Date, p.Stage, p.Amount = d.Date, "original", d.Amount
			r.post(p, d)
			r.phase(p, d)
		case "allocation-revised.v1":
			p.Date, p.Stage, p.Amount = d.Date, "revised", d.Amount
			r.post(p, d)
			r.phase(p, d)
		case "allocation-transferred.v1":
			p.Date, p.Stage = d.Date, "transferred"
			p.Line, p.Amount = source+"/"+d.FromLine, d.Amount.Neg()
			r.post(p, d)
			r.phases(p, d, d.FromPhasing)
			p.Line, p.Amount = source+"/"+d.ToLine, d.Amount
			r.post(p, d)
			r.phases(p, d, d.ToPhasing)
		case "allocation-carried.v1":
			from, to := p, p
			from.Line, from.Date = source+"/"+d.FromLine, d.FromDate
			to.Line, to.Date = source+"/"+d.ToLine, d.Date
			from.Stage, to.Stage = "carried_over", "carried_over"
			from.Amount, to.Amount = d.Amount.Neg(), d.Amount
			r.post(from, d)
			r.post(to, d)
			r.phase(to, d)
			for _, o := range d.Obligations {
				with := &data{Dimensions: o.Dimensions}
				from.Stage, from.Amount, from.Payee, from.PayeeID = o.Stage, o.Amount.Neg(), o.Payee, o.PayeeID
				to.Stage, to.Amount, to.Payee, to.PayeeID = o.Stage, o.Amount, o.Payee, o.PayeeID
				r.post(from, with)
				r.post(to, with)
			}
		case "allocation-lapsed.v1":
			p.Date, p.Stage, p.Amount = d.Date, "lapsed", d.Amount.Neg()
			r.post(p, d)
		case "commitment-made.v1":
			p.Date, p.Stage, p.Document = d.Date, "committed", ""
			r.parts(p, d, 1)
		case "commitment-changed.v1":
			p.Date, p.Stage, p.Document = d.Effective, "committed", ""
			r.parts(p, d, 1)
		case "commitment-released.v1", "liability-released.v1":
			p.Date, p.Stage, p.Document = d.Effective, d.Stage, ""
			r.parts(p, d, -1)
		case "liability-accepted.v1":
			p.Date, p.Stage, p.Amount = d.Date, "accrued", d.Amount
			r.post(p, d)
			r.liquidate(p, d, -1)
		case "liability-reversed.v1":
			p.Date, p.Stage, p.Amount, p.Correction = d.Effective, "accrued", d.Amount.Neg(), true
			r.post(p, d)
			r.liquidate(p, d, 1)
		case "expenditure-recorded.v1", "expenditure-late.v1", "expenditure-liquidating.v1":
			p.Date, p.Stage, p.Amount = d.ValueDate, "spent", d.Amount
			p.invoice(d)
			r.post(p, d)
			r.byFunder(p, d)
			r.liquidate(p, d, -1)
		case "expenditure-reversed.v1", "expenditure-replaced.v1", "expenditure-reopening.v1", "expenditure-partly-reversed.v1":
			p.Date, p.Stage, p.Amount, p.Correction = d.ValueDate, "spent", d.Amount.Neg(), true
			p.invoice(d)
			p.Replaced = d.Replacement != ""
			r.post(p, d)
			r.byFunder(p, d)
			r.liquidate(p, d, 1)
		case "expenditure-refunded.v1":
			p.Date, p.Stage, p.Amount = d.ValueDate, "spent", d.Amount.Neg()
			p.invoice(d)
			r.post(p, d)
			r.byFunder(p, d)
			if d.ToRevenue {
				p.Stage, p.Document, p.Payee, p.PayeeID, p.Invoice, p.Total = "lapsed", "", "", "", "", ""
				r.post(p, &data{})
			}
		case "account-opened.v1":
			if !d.Balance.IsZero() {
				p.Line, p.Date, p.Stage, p.Amount = "", d.Date, "received", d.Balance
				r.receive(p, d, d.Account, "opening-balance")
			}
		case "receipt-recorded.v1", "receipt-reversed.v1":
			p.Line, p.Date, p.Stage, p.Amount = "", d.ValueDate, "received", d.Amount
			if p.Correction = rec.Type == "receipt-reversed.v1"; p.Correction != (d.Kind == "refund-out") {
				p.Amount = d.Amount.Neg()
			}
			r.receive(p, d, d.Account, d.Kind)
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
				r.post(old, d)
				r.post(p, d)
			}
		}
		return nil
	})
	if err == nil {
		err = Judge(ctx, store)
	}
	return r, err
}

func (r *Reading) phase(p Posting, d *data) { r.phases(p, d, d.Phasing) }

// byFunder posts the receipt that a payment is which touches no account.
func (r *Reading) byFunder(p Posting, d *data) {
	if kind := map[string]string{"direct": "direct-payment", "special-commitment": "special-commitment"}[d.Dimensions["account"]]; kind != "" {
		p.Stage, p.Payee, p.PayeeID, p.Invoice, p.Total = "received", "", "", "", ""
		r.receive(p, d, "", kind)
	}
}

func (r *Reading) receive(p Posting, d *data, account, kind string) {
	r.post(p, d)
	last := &r.Postings[len(r.Postings)-1]
	last.Dimensions["receipt_kind"] = kind
	if account != "" {
		last.Dimensions["account"] = account
	}
}

func (r *Reading) phases(p Posting, d *data, phasing []phase) {
	for _, part := range phasing {
		p.Stage, p.Amount, p.PhaseFirst, p.PhaseLast = "phased", part.Amount, part.FirstDay, part.LastDay
		r.post(p, d)
	}
}

// parts posts what a contract takes of each line.
func (r *Reading) parts(p Posting, d *data, sign int64) {
	for _, part := range d.Parts {
		p.Line, p.Amount = p.Source+"/"+part.Line, part.Amount.Mul(decimal.NewFromInt(sign))
		r.post(p, d)
	}
}

// liquidate posts what is taken off earlier stages, or given back to them: under the
// payee and the dimensions of the contract or invoice.
func (r *Reading) liquidate(p Posting, d *data, sign int64) {
	for _, l := range d.Liquidates {
		p.Stage, p.Amount = l.Stage, l.Amount.Mul(decimal.NewFromInt(sign))
		p.Invoice, p.Total = "", ""
		from := d
		if l.Number != "" {
			p.Document, p.Payee, p.PayeeID = "", l.Payee, l.PayeeID
			from = &data{Dimensions: l.Dimensions}
		}
		r.post(p, from)
	}
}

// invoice names what was paid by: number, day and the supplier's number.
func (p *Posting) invoice(d *data) {
	p.Invoice, p.Total = "", ""
	if d.InvoiceNumber == "" {
		return
	}
	p.Invoice = d.InvoiceNumber
	for _, part := range []string{d.InvoiceDate, d.PayeeID} { // numbers in tests are written in one way
		if part != "" {
			p.Invoice += " " + part
		}
	}
	if !d.InvoiceTotal.IsZero() {
		p.Total = d.InvoiceTotal.String() + " " + d.InvoiceCurrency
	}
}

func (r *Reading) post(p Posting, d *data) {
	p.Dimensions = map[string]string{}
	maps.Copy(p.Dimensions, d.Dimensions)
	maps.Copy(p.Dimensions, r.Lines[p.Line].Dimensions)
	r.Postings = append(r.Postings, p)
}

// Sum adds the postings that match, by currency.
func (r *Reading) Sum(match func(Posting) bool) map[string]decimal.Decimal {
	sums := map[string]decimal.Decimal{}
	for _, p := range r.Postings {
		if match(p) {
			sums[p.Currency] = sums[p.Currency].Add(p.Amount)
		}
	}
	return sums
}

// Stage is what stands on a line at a stage, in the line's currency.
func (r *Reading) Stage(line, stage string) decimal.Decimal {
	sums := r.Sum(func(p Posting) bool { return p.Line == line && p.Stage == stage })
	return sums[r.Lines[line].Currency]
}

// Available is what may still be spent on a line, in the line's currency.
func (r *Reading) Available(line string) decimal.Decimal {
	var left decimal.Decimal
	for _, stage := range []string{"original", "revised", "transferred", "carried_over", "lapsed"} {
		left = left.Add(r.Stage(line, stage))
	}
	for _, stage := range []string{"committed", "accrued", "pending", "spent"} {
		left = left.Sub(r.Stage(line, stage))
	}
	return left
}
