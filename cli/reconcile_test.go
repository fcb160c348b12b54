package cli

import (
	"fmt"
	"slices"
	"testing"

	"github.com/fundledger/fundledger/cli/intake"
	"github.com/fundledger/fundledger/ledger"
)

func TestMatchMoves(t *testing.T) {
	day := func(n int) ledger.Date { return ledger.NewDate(2018, 7, n) }
	ref := func(n int) ledger.Ref { return ledger.Ref{Source: "wb", Revision: ledger.Revision(n)} }
	for _, tc := range []struct {
		name    string
		bank    []intake.Movement
		entries []ledgerMove
		want    []string // state, line of the bank's file, revision of the entry
	}{
		{
			"by document before day and amount",
			[]intake.Movement{{Line: 1, Date: day(1), Number: "7", Minor: -5}, {Line: 2, Date: day(1), Number: "8", Minor: -5}},
			[]ledgerMove{{ref: ref(1), date: day(1), number: "8", minor: -5}, {ref: ref(2), date: day(1), number: "7", minor: -5}},
			[]string{"matched 1 2", "matched 2 1"},
		},
		{
			"a number with zeros in front",
			[]intake.Movement{{Line: 1, Date: day(1), Number: "007", Minor: -5}},
			[]ledgerMove{{ref: ref(1), date: day(1), number: "7", minor: -5}},
			[]string{"matched 1 1"},
		},
		{
			"no number on one side, equal ones each once",
			[]intake.Movement{{Line: 1, Date: day(1), Minor: 5}, {Line: 2, Date: day(1), Minor: 5}, {Line: 3, Date: day(1), Minor: 5}},
			[]ledgerMove{{ref: ref(1), date: day(1), number: "7", minor: 5}, {ref: ref(2), date: day(1), minor: 5}},
			[]string{"matched 1 1", "matched 2 2", "only-bank 3 0"},
		},
		{
			"two documents are not one",
			[]intake.Movement{{Line: 1, Date: day(1), Number: "7", Minor: 5}},
			[]ledgerMove{{ref: ref(1), date: day(1), number: "12", minor: 5}},
			[]string{"only-bank 1 0", "only-ledger 0 1"},
		},
		{
			"the last digits of a number",
			[]intake.Movement{{Line: 1, Date: day(1), Number: "345", Minor: 5}},
			[]ledgerMove{{ref: ref(1), date: day(1), number: "12345", minor: 5}},
			[]string{"matched 1 1"},
		},
		{
			"another amount, but not the other way",
			[]intake.Movement{{Line: 1, Date: day(1), Number: "7", Minor: -5}, {Line: 2, Date: day(2), Number: "8", Minor: -5}},
			[]ledgerMove{{ref: ref(1), date: day(1), number: "7", minor: -6}, {ref: ref(2), date: day(2), number: "8", minor: 6}},
			[]string{"amount-differs 1 1", "only-bank 2 0", "only-ledger 0 2"},
		},
		{
			"another day",
			[]intake.Movement{{Line: 1, Date: day(3), Number: "7", Minor: -5}},
			[]ledgerMove{{ref: ref(1), date: day(1), number: "7", minor: -5}},
			[]string{"date-differs 1 1"},
		},
		{
			"of one number and another document date",
			[]intake.Movement{{Line: 1, Date: day(3), Number: "7", Dated: day(2), Minor: -5}},
			[]ledgerMove{{ref: ref(1), date: day(4), number: "7", dated: day(1), minor: -5}},
			[]string{"only-bank 1 0", "only-ledger 0 1"},
		},
		{
			"written wrongly and put right",
			[]intake.Movement{{Line: 1, Date: day(1), Number: "7", Minor: -5}},
			[]ledgerMove{
				{ref: ref(1), date: day(1), number: "7", minor: -6},
				{ref: ref(2), date: day(1), number: "7", minor: 6, corrects: ref(1)},
				{ref: ref(3), date: day(1), number: "7", minor: -5},
			},
			[]string{"matched 1 3"},
		},
		{
			"money that came back",
			[]intake.Movement{{Line: 1, Date: day(1), Number: "7", Minor: -6}, {Line: 2, Date: day(2), Minor: 6}},
			[]ledgerMove{{ref: ref(1), date: day(1), number: "7", minor: -6}, {ref: ref(2), date: day(2), number: "7", minor: 6, corrects: ref(1)}},
			[]string{"matched 1 1", "matched 2 2"},
		},
	} {
		var got []string
		for _, p := range withoutTakenBack(matchMoves(tc.bank, tc.entries)) {
			line, revision := 0, ledger.Revision(0)
			if p.bank != nil {
				line = p.bank.Line
			}
			if p.entry != nil {
				revision = p.entry.ref.Revision
			}
			got = append(got, fmt.Sprint(p.state, " ", line, " ", revision))
		}
		if !slices.Equal(got, tc.want) {
			t.Errorf("%s: %q, want %q", tc.name, got, tc.want)
		}
	}
}
