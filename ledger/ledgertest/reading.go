package ledgertest

import (
	"context"
	"strings"

	"github.com/shopspring/decimal"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/audit/plain"
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

// A Line is a budget line.
type Line = plain.Line

// A Posting is an amount on a line at a stage. Days compare as text.
type Posting struct {
	plain.Posting
	Ordinal ledger.Ordinal
}

// Weight is what the posting adds to the number of payments: one that takes back what was
// only written wrongly takes one off.
func (p *Posting) Weight() int64 {
	if p.Replaced && p.Amount.IsNegative() {
		return -1
	}
	return 1
}

// Read reads a whole ledger that was kept honestly.
func Read(ctx context.Context, store ledger.Store) (*Reading, error) {
	r := &Reading{Lines: map[string]Line{}}
	all := plain.NewReading()
	_, err := store.Read(ctx, "", "", func(rec ledger.Record) error {
		rec.Position = ""
		r.Entries = append(r.Entries, rec)
		list, err := all.Add(&plain.Entry{
			Ordinal: int64(len(r.Entries)), Stream: rec.Stream, Revision: int64(rec.Revision), Type: rec.Type, Data: rec.Data, Metadata: rec.Metadata,
		})
		if err != nil {
			return err
		}
		for _, p := range list {
			r.Postings = append(r.Postings, Posting{p, ledger.Ordinal(p.Ordinal)})
		}
		return r.aside(rec)
	})
	for address, line := range all.Lines {
		r.Lines[address] = *line
	}
	if err == nil {
		err = Judge(ctx, store)
	}
	return r, err
}

// aside keeps what stands in entries beside money.
func (r *Reading) aside(rec ledger.Record) error {
	switch rec.Type {
	case "payee-registered.v1", "payee-merged.v1", "payee-split.v1", "indicator-goal-set.v1", "result-recorded.v1":
	default:
		return nil
	}
	d, err := parse(rec.Data)
	if err != nil {
		return err
	}
	if strings.HasPrefix(rec.Type, "payee-") {
		r.acts = append(r.acts, payeeAct{rec.Ordinal, rec.Type, d})
		return nil
	}
	return r.result(rec.Ordinal, d)
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
	l := r.Lines[line]
	return l.Available()
}
