package ledger

import (
	"math"
	"reflect"
	"testing"

	"github.com/google/uuid"
)

func TestPostings(t *testing.T) {
	doc := Document{Number: "12"}
	pay := Payment{Document: doc, Payee: "Медсофт", PayeeID: "190000001"}
	dims := []Dimension{{"category", "goods"}}
	liquidates := []Liquidation{{Entry: 4, Stage: StageCommitted, Minor: 600}, {Entry: 9, Stage: StageAccrued, Minor: 400}}
	post := func(stage Stage, minor int64, correction bool) Posting {
		return Posting{
			Line: "net", Date: 100, Stage: stage, Correction: correction, Amount: Money{minor, "BYN"},
			Document: &doc, Payee: "Медсофт", PayeeID: "190000001", Dimensions: dims,
		}
	}
	late := func(p Posting) Posting { p.AppliesTo = 90; return p }
	replaced := func(payee string, minor int64) Posting {
		p := post(StageSpent, minor, true)
		p.Payee, p.Replaced = payee, true
		return p
	}
	terms := Terms{Number: "14", Date: 90, Payee: "Медсофт", Dimensions: dims}
	last := []Liquidation{{Entry: 4, Stage: StageCommitted, Minor: 600, Rest: 100, Terms: terms}}
	due := func(line string, stage Stage, minor int64) Posting {
		return Posting{Line: line, Date: 90, Stage: stage, Amount: Money{minor, "BYN"}, Payee: "Медсофт", Dimensions: dims}
	}
	taken := func(p Posting) Posting { p.Correction = true; return p }
	direct := []Dimension{{"account", "direct"}, {"category", "goods"}}
	byFunder := func(stage Stage, minor int64, correction bool) Posting {
		p := post(stage, minor, correction)
		p.Dimensions = direct
		if stage == StageReceived {
			p.Payee, p.PayeeID = "", ""
			p.Dimensions = append(direct[:2:2], Dimension{"receipt_kind", "direct-payment"})
		}
		return p
	}
	cash := func(kind string) []Dimension { return []Dimension{{"account", "a"}, {"receipt_kind", kind}} }
	for _, tc := range []struct {
		name string
		e    Event
		want []Posting
	}{
		{
			"allocation", &AllocationApproved{Line: "net", Date: 100, Amount: Money{1000, "BYN"}},
			[]Posting{{Line: "net", Date: 100, Stage: StageOriginal, Amount: Money{1000, "BYN"}}},
		},
		{
			"phased allocation",
			&AllocationApproved{Line: "net", Date: 100, Amount: Money{1000, "BYN"}, Phasing: []Phase{{"2018H1", 200, 209, 600}, {"2018H2", 210, 219, 400}}},
			[]Posting{
				{Line: "net", Date: 100, Stage: StageOriginal, Amount: Money{1000, "BYN"}},
				{Line: "net", Date: 100, Stage: StagePhased, Amount: Money{600, "BYN"}, Phase: Period{Start: 200, End: 210}},
				{Line: "net", Date: 100, Stage: StagePhased, Amount: Money{400, "BYN"}, Phase: Period{Start: 210, End: 220}},
			},
		},
		{
			"revision",
			&AllocationRevised{Line: "net", Date: 205, Amount: Money{-50, "BYN"}, Final: 950, Phasing: []Phase{{"2018H2", 210, 219, -50}}},
			[]Posting{
				{Line: "net", Date: 205, Stage: StageRevised, Amount: Money{-50, "BYN"}},
				{Line: "net", Date: 205, Stage: StagePhased, Amount: Money{-50, "BYN"}, Phase: Period{Start: 210, End: 220}},
			},
		},
		{
			"transfer",
			&AllocationTransferred{
				From: "net", To: "school", Date: 205, Amount: Money{50, "BYN"},
				FromPhasing: []Phase{{"2018H2", 210, 219, -50}}, ToPhasing: []Phase{{"2018H2", 210, 219, 50}},
			},
			[]Posting{
				{Line: "net", Date: 205, Stage: StageTransferred, Amount: Money{-50, "BYN"}},
				{Line: "net", Date: 205, Stage: StagePhased, Amount: Money{-50, "BYN"}, Phase: Period{Start: 210, End: 220}},
				{Line: "school", Date: 205, Stage: StageTransferred, Amount: Money{50, "BYN"}},
				{Line: "school", Date: 205, Stage: StagePhased, Amount: Money{50, "BYN"}, Phase: Period{Start: 210, End: 220}},
			},
		},
		{
			"carry-over with what is open",
			&AllocationCarried{
				From: "net", To: "net/2", FromDate: 204, Date: 210, Amount: Money{50, "BYN"}, Phasing: []Phase{{"2019H1", 205, 214, 50}},
				Obligations: []CarriedObligation{{Entry: 4, Stage: StageCommitted, Minor: 20, Terms: Terms{Payee: "Медсофт", Dimensions: dims}}},
			},
			[]Posting{
				{Line: "net", Date: 204, Stage: StageCarried, Amount: Money{-50, "BYN"}},
				{Line: "net/2", Date: 210, Stage: StageCarried, Amount: Money{50, "BYN"}},
				{Line: "net/2", Date: 210, Stage: StagePhased, Amount: Money{50, "BYN"}, Phase: Period{Start: 205, End: 215}},
				{Line: "net", Date: 204, Stage: StageCommitted, Amount: Money{-20, "BYN"}, Payee: "Медсофт", Dimensions: dims},
				{Line: "net/2", Date: 210, Stage: StageCommitted, Amount: Money{20, "BYN"}, Payee: "Медсофт", Dimensions: dims},
			},
		},
		{
			"lapse", &AllocationLapsed{Line: "net", Date: 204, Amount: Money{50, "BYN"}},
			[]Posting{{Line: "net", Date: 204, Stage: StageLapsed, Amount: Money{-50, "BYN"}}},
		},
		{
			"payment", &ExpenditureRecorded{Line: "net", Date: 100, Amount: Money{1000, "BYN"}, Payment: pay, Dimensions: dims},
			[]Posting{post(StageSpent, 1000, false)},
		},
		{
			"payment of a contract and an invoice",
			&ExpenditureRecorded{Line: "net", Date: 100, Amount: Money{1000, "BYN"}, Payment: pay, Dimensions: dims, Liquidates: liquidates},
			[]Posting{post(StageSpent, 1000, false), post(StageCommitted, -600, false), post(StageAccrued, -400, false)},
		},
		{
			"its reversal, which opens both again",
			&ExpenditureReversed{Line: "net", Date: 100, AppliesTo: 90, Amount: Money{1000, "BYN"}, Payment: pay, Dimensions: dims, Liquidates: liquidates},
			[]Posting{late(post(StageSpent, -1000, true)), late(post(StageCommitted, 600, true)), late(post(StageAccrued, 400, true))},
		},
		{
			"a replacement, which is no money that came back",
			&ExpenditureReversed{Line: "net", Date: 100, Amount: Money{1000, "BYN"}, Payment: pay, Dimensions: dims, Replacement: uuid.UUID{1}},
			[]Posting{replaced("Медсофт", -1000)},
		},
		{
			"an amendment of who was paid", &ExpenditureAmended{
				Line: "net", Date: 100, Amount: Money{1000, "BYN"}, Payment: pay, Dimensions: dims, Changes: []Change{{"payee", "Медтех", "Медсофт"}},
			},
			[]Posting{replaced("Медтех", -1000), replaced("Медсофт", 1000)},
		},
		{
			"an amendment of what for", &ExpenditureAmended{
				Line: "net", Date: 100, Amount: Money{1000, "BYN"}, Payment: pay, Changes: []Change{{"purpose", "a", "b"}},
			},
			nil,
		},
		{
			"a contract over two lines",
			&CommitmentMade{Amount: Money{1000, "BYN"}, Parts: []Part{{Line: "net", Minor: 600}, {Line: "training", Minor: 400}}, Terms: terms},
			[]Posting{due("net", StageCommitted, 600), due("training", StageCommitted, 400)},
		},
		{
			"the rest of it given back",
			&ObligationReleased{Stage: StageCommitted, Effective: 90, Amount: Money{400, "BYN"}, Parts: []Part{{Line: "training", Minor: 400}}, Terms: terms},
			[]Posting{due("training", StageCommitted, -400)},
		},
		{
			"an invoice of it, the last one",
			&LiabilityAccepted{Line: "net", Amount: Money{500, "BYN"}, Liquidates: last, Terms: terms},
			[]Posting{due("net", StageAccrued, 500), due("net", StageCommitted, -600)},
		},
		{
			"the invoice taken back",
			&LiabilityReversed{Line: "net", Effective: 90, Amount: Money{500, "BYN"}, Liquidates: last, Terms: terms},
			[]Posting{taken(due("net", StageAccrued, -500)), taken(due("net", StageCommitted, 600))},
		},
		{
			"a payment, under the payee of its contract where it takes off that",
			&ExpenditureRecorded{Line: "net", Date: 90, Amount: Money{500, "BYN"}, Payment: Payment{Payee: "Медтех"}, Liquidates: last},
			[]Posting{
				{Line: "net", Date: 90, Stage: StageSpent, Amount: Money{500, "BYN"}, Document: &Document{}, Payee: "Медтех"}, due("net", StageCommitted, -600),
			},
		},
		{
			"a payment by the funder himself, which is a receipt too",
			&ExpenditureRecorded{Line: "net", Date: 100, Amount: Money{1000, "BYN"}, Payment: pay, Dimensions: direct},
			[]Posting{byFunder(StageSpent, 1000, false), byFunder(StageReceived, 1000, false)},
		},
		{
			"its reversal",
			&ExpenditureReversed{Line: "net", Date: 100, AppliesTo: 90, Amount: Money{1000, "BYN"}, Payment: pay, Dimensions: direct},
			[]Posting{late(byFunder(StageSpent, -1000, true)), late(byFunder(StageReceived, -1000, true))},
		},
		{
			"what an account was opened with", &AccountOpened{Account: "a", Date: 100, Balance: Money{7, "BYN"}},
			[]Posting{{Date: 100, Stage: StageReceived, Amount: Money{7, "BYN"}, Dimensions: cash("opening-balance")}},
		},
		{"an account with nothing on it", &AccountOpened{Account: "a", Date: 100, Balance: Money{0, "BYN"}}, nil},
		{
			"an advance", &ReceiptRecorded{Kind: "advance", Account: "a", Date: 100, Amount: Money{7, "BYN"}, Receipt: Receipt{Document: doc}},
			[]Posting{{Date: 100, Stage: StageReceived, Amount: Money{7, "BYN"}, Document: &doc, Dimensions: cash("advance")}},
		},
		{
			"what is given back to the funder, late",
			&ReceiptRecorded{Kind: "refund-out", Account: "a", Date: 100, AppliesTo: 90, Amount: Money{7, "BYN"}, Receipt: Receipt{Document: doc}},
			[]Posting{{Date: 100, AppliesTo: 90, Stage: StageReceived, Amount: Money{-7, "BYN"}, Document: &doc, Dimensions: cash("refund-out")}},
		},
		{
			"a refund to the line",
			&ExpenditureRefunded{Line: "l", Date: 100, Amount: Money{7, "BYN"}, Payment: Payment{Document: doc, Payee: "p"}},
			[]Posting{{Line: "l", Date: 100, Stage: StageSpent, Amount: Money{-7, "BYN"}, Document: &doc, Payee: "p"}},
		},
		{
			"a refund to the budget's revenue",
			&ExpenditureRefunded{Line: "l", Date: 100, Amount: Money{7, "BYN"}, ToRevenue: true, Payment: Payment{Document: doc}},
			[]Posting{
				{Line: "l", Date: 100, Stage: StageSpent, Amount: Money{-7, "BYN"}, Document: &doc},
				{Line: "l", Date: 100, Stage: StageLapsed, Amount: Money{-7, "BYN"}},
			},
		},
		{
			"what is given back to the funder, reversed",
			&ReceiptReversed{Kind: "refund-out", Account: "a", Date: 100, AppliesTo: 90, Amount: Money{7, "BYN"}, Receipt: Receipt{Document: doc}},
			[]Posting{{Date: 100, AppliesTo: 90, Stage: StageReceived, Correction: true, Amount: Money{7, "BYN"}, Document: &doc, Dimensions: cash("refund-out")}},
		},
	} {
		got, err := Postings(nil, tc.e)
		if err != nil || !reflect.DeepEqual(got, tc.want) {
			t.Errorf("%s: %+v, %v\nwant %+v", tc.name, got, err, tc.want)
		}
	}
	for _, s := range stored { // all others mean nothing for money
		switch e := s.new().(type) {
		case *AllocationApproved, *AllocationRevised, *AllocationTransferred, *AllocationCarried, *AllocationLapsed, *ExpenditureRecorded, *ExpenditureReversed, *ExpenditureAmended:
		case *CommitmentMade, *CommitmentChanged, *ObligationReleased, *LiabilityAccepted, *LiabilityReversed:
		case *ReceiptRecorded, *ReceiptReversed, *ExpenditureRefunded:
		default:
			if got, err := Postings(nil, e); len(got) != 0 || err != nil {
				t.Errorf("%s: %+v, %v", s.name, got, err)
			}
		}
	}
}

func TestPostingsThatOverflow(t *testing.T) {
	for _, e := range []Event{
		&ExpenditureReversed{Amount: Money{math.MinInt64, "BYN"}},
		&ExpenditureRecorded{Amount: Money{1, "BYN"}, Liquidates: []Liquidation{{Entry: 1, Stage: StageCommitted, Minor: math.MinInt64}}},
	} {
		if got, err := Postings(nil, e); RefusalCode(err) != "amount-overflow" {
			t.Errorf("%+v: %+v, %v", e, got, err)
		}
	}
}

// Every stage has a name of its own, which ParseStage reads.
func TestStages(t *testing.T) {
	plan, uses := 0, 0
	for s := range Stage(NumStages) {
		if got, err := ParseStage(s.String()); got != s || err != nil {
			t.Errorf("ParseStage(%q) = %v, %v", s, got, err)
		}
		if s.Plan() && s.Uses() {
			t.Errorf("%v is part of the plan and uses it up", s)
		}
		if s.Plan() {
			plan++
		}
		if s.Uses() {
			uses++
		}
	}
	if plan != 5 || uses != 4 {
		t.Errorf("%d stages of the plan, %d that use it up", plan, uses)
	}
	for _, bad := range []string{"", "Spent", "unknown", Stage(NumStages).String()} {
		if s, err := ParseStage(bad); err == nil {
			t.Errorf("ParseStage(%q) = %v", bad, s)
		}
	}
}
