package cli

import (
	"context"
	"strings"

	"github.com/fundledger/fundledger/ledger"
)

func yearCommand() *command {
	return &command{name: "year", sub: func() []*command { return []*command{recording(yearClose())} }}
}

// A yearClosing is the closing of a year as it is typed.
type yearClosing struct {
	year    string
	sources []string
	all     bool
	act     string
	ref     string
	reason  string
	carry   []string
	date    ledger.Date // of the act, for what is carried over
	dryRun  bool
}

func yearClose() *command {
	var c yearClosing
	return &command{
		name: "close",
		args: []arg{textArg("year", &c.year)},
		flags: []*flag{
			list("source", &c.sources, asTyped),
			toggle("all-sources", &c.all),
			freeText("act", &c.act),
			freeText("ref", &c.ref),
			freeText("reason", &c.reason),
			list("carry-over", &c.carry, asTyped).shows("lines"),
			day("date", &c.date),
			toggle("dry-run", &c.dryRun),
		},
		prints: true,
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				chosen, err := l.chosenSources(c.sources, c.all)
				if err != nil {
					return err
				}
				if c.dryRun {
					return l.showYearEnd(&c, chosen)
				}
				orders, err := c.orders(l, chosen)
				if err != nil {
					return err
				}
				for _, order := range orders {
					if err := l.closeYear(ctx, order); err != nil {
						return err
					}
				}
				return nil
			})
		},
	}
}

// of is the year in the calendar of a source. Refusal: not-a-year (period).
func (c *yearClosing) of(l *openLedger, s *ledger.Source) (ledger.Period, error) {
	p, err := ledger.ParsePeriod(c.year, l.books().Calendars, s.Calendar)
	if err != nil {
		return p, err
	}
	year, month, day := p.Start.Civil()
	if day != 1 || p.End != ledger.NewDate(year+1, month, 1) {
		return p, ledger.Refuse("not-a-year", "period", p)
	}
	return p, nil
}

// orders are the domain's commands, one for each source.
func (c yearClosing) orders(l *openLedger, chosen []*ledger.Source) (orders []*ledger.CloseYear, err error) {
	if c.act, err = actOrRef(c.act, c.ref); err != nil {
		return nil, err
	}
	taken := 0
	for _, s := range chosen {
		order := &ledger.CloseYear{Source: s.ID, Act: c.act, Reason: c.reason}
		if order.Year, err = c.of(l, s); err != nil {
			return nil, err
		}
		for _, text := range c.carry {
			carry, err := c.carryOver(l, text, order.Year)
			if err != nil {
				return nil, inFlag("carry-over", err)
			}
			if carry.Source == s.ID {
				order.Carry = append(order.Carry, *carry)
				taken++
			}
		}
		orders = append(orders, order)
	}
	if taken < len(c.carry) {
		return nil, wrongUse("carry-over-elsewhere")
	}
	return orders, nil
}

// carryOver reads FROM=TO or FROM=TO:AMOUNT. Without a date the act counts from the
// day after the year.
func (c *yearClosing) carryOver(l *openLedger, text string, year ledger.Period) (*ledger.CarryOverAllocation, error) {
	from, to, ok := strings.Cut(text, "=")
	if !ok {
		return nil, ledger.Refuse("bad-carry-over", "value", text)
	}
	typed := carryOver{from: from, to: to}
	if line, amount, ok := strings.Cut(to, ":"); ok {
		typed.to, typed.amount = line, amount
	}
	typed.Act, typed.Reason, typed.Date = c.act, c.reason, c.date
	if typed.Date == ledger.NoDate {
		typed.Date = year.End
	}
	return typed.command(l)
}

// closeYear takes one step after another until the year of a source is closed. What
// an interrupted run has done is found.
func (l *openLedger) closeYear(ctx context.Context, order *ledger.CloseYear) error {
	s := l.session
	for {
		out, err := l.do(ctx, "year close", order)
		if err != nil {
			return err
		}
		if out.Already {
			return s.done("year-closed/already", "source", order.Source, "period", order.Year, "entry", out.Ref)
		}
		switch last := out.Events[len(out.Events)-1].(type) {
		case *ledger.PeriodHeld:
			err = s.done("year-held", "source", order.Source, "period", order.Year, "entry", out.Ref)
		case *ledger.AllocationCarried:
			err = l.carried(order.Source, out)
		case *ledger.AllocationLapsed:
			err = l.lapsed(order.Source, out)
		case *ledger.PeriodClosed:
			return s.done("year-closed", "source", order.Source, "period", last.Period, "entry", out.Ref)
		}
		if err != nil {
			return err
		}
	}
}

func (l *openLedger) lapsed(source string, out ledger.Outcome) error {
	sum := ledger.Money{Currency: l.books().Sources[source].Currency}
	for _, e := range out.Events {
		var err error
		if sum, err = sum.Add(e.(*ledger.AllocationLapsed).Amount); err != nil {
			return err
		}
	}
	return l.session.done("year-lapsed", "source", source, "amount", sum, "n", int64(len(out.Events)), "entry", out.Ref)
}
