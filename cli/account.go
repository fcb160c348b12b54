package cli

import (
	"context"
	"maps"
	"slices"

	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/projections"
)

func accountCommand() *command {
	return &command{name: "account", sub: func() []*command {
		return []*command{recording(accountOpen()), accountList()}
	}}
}

func accountOpen() *command {
	var c ledger.OpenAccount
	var balance string
	return &command{
		name: "open",
		args: []arg{parsedArg("account", &c.Account, cleanText)},
		flags: []*flag{
			text("source", &c.Source).must(),
			text("balance", &balance).shows("amount").must(),
			day("date", &c.Date).must(),
			freeText("title", &c.Title),
			freeText("act", &c.Act),
		},
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				source, err := l.books().Source(c.Source)
				if err != nil {
					return err
				}
				if c.Balance, err = parseAmount(balance, source.CurrencyOn(c.Date), s.lang); err != nil {
					return inFlag("balance", err)
				}
				out, err := l.do(ctx, "account open", &c)
				if err != nil {
					return err
				}
				if out.Already {
					return s.done("already-recorded", "entry", out.Ref)
				}
				return s.done("account-opened", "account", c.Account, "source", c.Source, "date", c.Date, "balance", c.Balance, "entry", out.Ref)
			})
		},
	}
}

func accountList() *command {
	var only string
	return &command{
		name:   "list",
		flags:  []*flag{text("source", &only)},
		prints: true,
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				names := slices.Sorted(slices.Values(l.books().SourceIDs))
				if only != "" {
					if _, err := l.books().Source(only); err != nil {
						return err
					}
					names = []string{only}
				}
				balances, err := l.balances()
				if err != nil {
					return err
				}
				var rows []output.Row
				for _, name := range names {
					source := l.books().Sources[name]
					for _, account := range slices.Sorted(maps.Keys(source.Accounts)) {
						rows = append(rows, l.accountRow(source, account, balances[[2]string{account, name}]))
					}
				}
				t := &output.Table{
					Columns: []output.Column{
						{Key: "account"},
						{Key: "source"},
						{Key: "title", Optional: true},
						{Key: "opens", Kind: output.Date, Optional: true},
						{Key: "currency"},
						{Key: "balance", Kind: output.Amount},
						{Key: "entry", Optional: true},
					},
					Rows: output.Rows(rows...),
				}
				if len(rows) == 0 {
					t.Notes = append(t.Notes, s.lang.Text("accounts-none"))
				}
				return s.print(t)
			})
		},
	}
}

func (l *openLedger) accountRow(source *ledger.Source, name string, balance int64) output.Row {
	a := source.Accounts[name]
	title, opens, entry := output.None(), output.None(), output.None()
	if a.Opened != nil {
		title, opens = textCell(a.Opened.Title), output.Day(a.Opened.Date)
		entry = output.String(ledger.Ref{Source: source.ID, Revision: a.Entry}.String())
	}
	return output.Row{Cells: []output.Cell{
		output.String(name), output.String(source.ID), title, opens, output.String(string(source.Currency)),
		output.Decimal(balance, source.Currency.Digits()), entry,
	}}
}

// balances are what stands on every account of every source, whatever the dates.
func (l *openLedger) balances() (map[[2]string]int64, error) {
	cash, err := l.views.Table().Cash(projections.CashQuery{
		Period: ledger.Period{Start: ledger.MinDate, End: ledger.MaxDate + 1}, By: []string{ledger.DimAccount, ledger.DimSource},
	})
	if err != nil {
		return nil, err
	}
	balances := map[[2]string]int64{}
	for i := range cash.Rows {
		balances[[2]string(cash.Rows[i].Values)] = cash.Rows[i].Closing
	}
	return balances, nil
}
