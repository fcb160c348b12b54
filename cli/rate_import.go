package cli

import (
	"cmp"
	"context"
	"slices"
	"strconv"

	"github.com/fundledger/fundledger/cli/intake"
	"github.com/fundledger/fundledger/ledger"
)

// rateImport takes the rates of a file, all or none. What the file does not say of
// its rates the flags do.
func rateImport() *command {
	var given ledger.RateSet
	var c ledger.SetRates
	var path string
	var dry bool
	return &command{
		name: "import",
		args: []arg{fileArg("file", &path)},
		flags: append([]*flag{
			parsed("currency", &given.Currency, ledger.ParseCurrency),
			toggle("dry-run", &dry),
		}, rateFlags(&given, &c)...),
		run: func(ctx context.Context, s *session) error {
			file, err := intake.ReadRates(path)
			if err != nil {
				return err
			}
			return s.withLedger(ctx, func(l *openLedger) error {
				order := c
				order.Today = l.today()
				problems := rateRows(file, &given, &order)
				if err := l.judgeRates(file, &order, problems); err != nil {
					return err
				}
				told := "rates-imported"
				recorded := int64(0)
				if dry {
					told = "rates-planned"
					d, err := order.Decide(l.books(), nil)
					if err != nil {
						return err
					}
					for d := &d; d != nil; d = d.Then {
						recorded += int64(len(d.Events))
					}
				} else {
					out, err := l.do(ctx, "rate import", &order)
					if err != nil {
						return err
					}
					recorded = int64(len(out.Events))
				}
				return s.done(told, "file", file.Name, "rows", int64(len(order.Rates)), "recorded", recorded, "already", int64(len(order.Rates))-recorded)
			})
		},
	}
}

// rateRows puts a file's rates into an order. What the file says and a flag says
// otherwise is a problem.
func rateRows(file *intake.RateFile, given *ledger.RateSet, order *ledger.SetRates) *problemList {
	list := &problemList{}
	for _, p := range file.Problems {
		list.add(Problem{File: file.Name, Place: strconv.Itoa(p.Row), Column: p.Column, Value: p.Value, Err: p.Err})
	}
	origin := file.Name + " (sha256:" + file.SHA256[:12] + ")"
	for _, row := range file.Rows {
		e := *given
		e.Date, e.Value, e.Origin = row.Date, row.Value, ledger.CleanValue(origin)
		for _, x := range []struct {
			column, says string
			to           *string
		}{
			{"currency", row.Currency, (*string)(&e.Currency)},
			{"provider", row.Provider, &e.Provider},
			{"in", row.In, (*string)(&e.In)},
		} {
			switch {
			case x.says == "":
			case *x.to != "" && *x.to != x.says:
				list.add(Problem{
					File: file.Name, Place: strconv.Itoa(row.Row), Column: x.column, Value: x.says,
					Err: ledger.Refuse("rate-said-otherwise", "flag", "--"+x.column, "value", *x.to),
				})
			default:
				*x.to = x.says
			}
		}
		if row.Scale != 0 {
			e.Scale = row.Scale
		}
		order.Rates = append(order.Rates, e)
	}
	return list
}

// judgeRates lists everything that is wrong with the rates of a file. Refusal:
// rates-refused (file, n).
func (l *openLedger) judgeRates(file *intake.RateFile, order *ledger.SetRates, list *problemList) error {
	for i, err := range order.Objections(l.books()) {
		if err != nil {
			list.add(Problem{File: file.Name, Place: strconv.Itoa(file.Rows[i].Row), Value: file.Rows[i].Value, Err: err})
		}
	}
	if list.found == 0 {
		return nil
	}
	slices.SortStableFunc(list.first, func(a, b Problem) int {
		return cmp.Or(cmp.Compare(len(a.Place), len(b.Place)), cmp.Compare(a.Place, b.Place))
	})
	l.session.listProblems(list)
	return ledger.Refuse("rates-refused", "file", file.Name, "n", list.found)
}
