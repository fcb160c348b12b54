package ledger_test

import (
	"context"
	"slices"
	"strings"
	"testing"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/ledgertest"
	"github.com/fundledger/fundledger/ledger/memstore"
)

// A document over two sources that was doctored: a part changed, left out, taken back alone,
// a plan that does not add up.
func TestJudgeFindsBrokenSplits(t *testing.T) {
	store := &memstore.Store{}
	l := ledgertest.New(store, 1)
	for _, c := range []ledger.Command{createLedger(), registerBudget(), approveNetworksPlain("minsk"), registerOther("brest"), approveNetworksPlain("brest")} {
		if _, err := l.Do(t.Context(), "test", c.Decide); err != nil {
			t.Fatal(err)
		}
	}
	c := ledger.RecordSplit{Shares: []ledger.SourceShare{
		{Source: "minsk", Line: "networks", Amount: byn("80.00")}, {Source: "brest", Line: "networks", Amount: byn("20.00")},
	}}
	c.Amount, c.Date, c.Document.Number = byn("100.00"), day("2018-05-05"), "12"
	if _, err := l.Split(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	first := l.Views.Books().Splits[ledger.SplitKey(ledgerID, &c.Document)].First()
	if _, err := l.ReverseSplit(t.Context(), first, ledger.ReverseSplit{Amount: byn("10.00"), Date: day("2018-06-01"), Reason: "x"}); err != nil {
		t.Fatal(err)
	}
	var honest []ledger.Record
	if _, err := store.Read(context.Background(), "", "", func(r ledger.Record) error {
		honest = append(honest, r)
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	place := func(records []ledger.Record, typ, stream string) int {
		return slices.IndexFunc(records, func(r ledger.Record) bool { return r.Type == typ && strings.HasPrefix(r.Stream, stream) })
	}
	replace := func(r *ledger.Record, from, to string) {
		if !strings.Contains(r.Data, from) {
			t.Errorf("no %s in %s", from, r.Data)
		}
		r.Data = strings.Replace(r.Data, from, to, 1)
	}
	for _, x := range []struct {
		name, want string
		tamper     func([]ledger.Record) []ledger.Record
	}{
		{"untouched", "", func(r []ledger.Record) []ledger.Record { return r }},
		{"a part changed", "found-split-other", func(r []ledger.Record) []ledger.Record {
			replace(&r[place(r, "expenditure-recorded.v1", "source-brest")], `"amount":"20.00"`, `"amount":"19.00"`)
			return r
		}},
		{"a part left out", "found-split-incomplete", func(r []ledger.Record) []ledger.Record {
			i := place(r, "expenditure-recorded.v1", "source-brest")
			r = slices.Delete(r, i, i+1)
			for j := i; j < len(r); j++ {
				r[j].Ordinal--
			}
			return r
		}},
		{"a part of a partial reversal left out", "found-split-incomplete", func(r []ledger.Record) []ledger.Record {
			i := place(r, "expenditure-partly-reversed.v1", "source-brest")
			r = slices.Delete(r, i, i+1)
			for j := i; j < len(r); j++ {
				r[j].Ordinal--
			}
			return r
		}},
		{"a plan of another sum", "found-split-sum", func(r []ledger.Record) []ledger.Record {
			replace(&r[place(r, "split-begun.v1", "document-")], `"total":"100.00"`, `"total":"101.00"`)
			return r
		}},
		{"a part of the plan left out", "found-split-sum", func(r []ledger.Record) []ledger.Record {
			p := &r[place(r, "split-begun.v1", "document-")]
			e, err := ledger.Decode(p.Type, p.Data)
			if err != nil {
				t.Fatal(err)
			}
			plan := e.(*ledger.SplitBegun)
			plan.Parts = plan.Parts[:1]
			again, err := ledger.Encode(plan)
			if err != nil {
				t.Fatal(err)
			}
			p.Data = again.Data
			return r
		}},
	} {
		t.Run(x.name, func(t *testing.T) {
			records := x.tamper(slices.Clone(honest))
			var found []string
			j := ledger.NewJudge(func(_ ledger.Record, refusal *ledger.Refusal) { found = append(found, refusal.Code) })
			for i := range records {
				e, err := ledger.Decode(records[i].Type, records[i].Data)
				if err == nil {
					err = j.Entry(&records[i], e)
				}
				if err != nil {
					found = append(found, ledger.RefusalCode(err))
					break
				}
			}
			if x.want == "" && len(found) > 0 || x.want != "" && !slices.Contains(found, x.want) {
				t.Errorf("found %q, want %q", found, x.want)
			}
		})
	}

	// One part taken back alone, past the rules.
	split := l.Views.Books().Splits[ledger.SplitKey(ledgerID, &c.Document)]
	at := split.Parts[1].Ref()
	_, e, err := ledger.Load(t.Context(), store, at)
	if err != nil {
		t.Fatal(err)
	}
	paid := e.(*ledger.ExpenditureRecorded)
	force(t, store, l, "source-brest", at.Revision+1, "x", &ledger.ExpenditureReversed{
		Reverses: at.Revision, Key: paid.Key, Digest: paid.Digest, Line: paid.Line, Date: paid.Date, AppliesTo: paid.Date, Amount: byn("18.00"), Whole: true,
		Reason: "x", Payment: paid.Payment,
	})
	if err := ledgertest.Judge(t.Context(), store); err == nil || !strings.Contains(err.Error(), "found-split-alone") {
		t.Errorf("taken back alone: %v", err)
	}
}

func registerOther(id string) ledger.Command {
	return &ledger.RegisterSource{ID: id, SourceRegistered: ledger.SourceRegistered{Kind: ledger.KindOther, Currency: "BYN", Opens: day("2018-01-01")}}
}

func approveNetworksPlain(source string) ledger.Command {
	return &ledger.ApproveAllocation{
		Source: source, Line: "networks", FirstDay: day("2018-01-01"), LastDay: day("2018-12-31"), Amount: byn("1000.00"), Act: "1", Date: day("2018-01-01"),
	}
}
