package ledger

// ExpenditureRefunded is money of a payment that came back from the supplier, on the
// day on which it came. It takes nothing back of what was written.
type ExpenditureRefunded struct {
	Refunds    Revision // the expenditure, in the same stream
	Digest     Digest   // of the order
	Line       string
	Date       Date  // value date: money came to the account
	Amount     Money // above zero
	ToRevenue  bool  // it belongs to the budget: the line may not spend it again
	Reason     string
	Payment    // its Document is the refund's; all else is the payment's, as amended
	Dimensions []Dimension
	Rest       Rest // of the payment, net of all that was taken back
}

func (e *ExpenditureRefunded) fields(c *coder) {
	c.integer("refunds", (*int64)(&e.Refunds))
	c.digest("digest", &e.Digest)
	c.text("line", &e.Line)
	c.date("value_date", &e.Date)
	c.money("amount", "currency", &e.Amount)
	c.flag("to_revenue", &e.ToRevenue)
	c.option("reason", &e.Reason)
	e.Payment.fields(c)
	c.dimensions("dimensions", &e.Dimensions)
	e.Rest.fields(c, e.Amount.Currency)
}

// refunded takes the amount off what was spent: it stands on the account again, or is
// with the funder where he had paid. What goes to the budget's revenue leaves the plan by
// the same amount on the same day, as what lapses does: the line's available amount stays
// as it was, and final less spent is what is left. Until it is passed on to the budget,
// the money is on the account; that is a movement of its own (receipt of kind
// refund-out).
func refunded(dst []Posting, e *ExpenditureRefunded) ([]Posting, error) {
	back, err := e.Amount.Neg()
	if err != nil {
		return dst, err
	}
	p := Posting{
		Line: e.Line, Date: e.Date, Stage: StageSpent, Amount: back,
		Document: &e.Document, Payee: e.Payee, PayeeID: e.PayeeID, Invoice: e.Payment.invoiced(), Dimensions: e.Dimensions,
	}
	dst = byFunder(append(dst, p), p)
	if e.ToRevenue {
		dst = append(dst, Posting{Line: e.Line, Date: e.Date, Stage: StageLapsed, Amount: back})
	}
	return dst, nil
}
