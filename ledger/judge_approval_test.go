package ledger_test

import (
	"strings"
	"testing"

	"github.com/google/uuid"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/ledgertest"
	"github.com/fundledger/fundledger/ledger/memstore"
)

// Somebody writes past the rules of approval. What is found names how.
func TestJudgeFindsWhatNobodyApproved(t *testing.T) {
	key := 0
	pay := func(minor int64) *ledger.ExpenditureRecorded {
		key++
		return &ledger.ExpenditureRecorded{Key: uuid.NewSHA1(uuid.Nil, []byte{byte(key)}), Line: "networks/2018", Date: day("2018-07-15"), Amount: ledger.Money{Minor: minor, Currency: "BYN"}}
	}
	proposed := pay(900) // waits as minsk#5, prepared by ivanova
	approved := &ledger.EntryApproved{Entry: 5, Event: proposed}
	move := &ledger.AllocationTransferred{From: "networks/2018", To: "training/2018", Date: day("2018-07-15"), Amount: ledger.Money{Minor: 1, Currency: "BYN"}, Act: "x"}
	for _, test := range []struct {
		name, actor string
		events      []ledger.Event
		want        string
	}{
		{"below the limit", "ivanova", []ledger.Event{pay(500)}, ""},
		{"above the limit", "ivanova", []ledger.Event{pay(501)}, "found-unapproved"},
		{"a transfer", "ivanova", []ledger.Event{move}, "found-unapproved/always"},
		{"as it should be", "petrova", []ledger.Event{approved, pay(900)}, ""},
		{"by who prepared it", "Ivanova", []ledger.Event{approved, pay(900)}, "found-own-approval"},
		{"more than was proposed", "petrova", []ledger.Event{approved, pay(901)}, "found-other-approved"},
		{"another kind than was proposed", "petrova", []ledger.Event{approved, move}, "found-other-approved"},
		{"an approval of nothing", "petrova", []ledger.Event{approved}, "found-approved-nothing"},
		{"an approval of other words", "petrova", []ledger.Event{&ledger.EntryApproved{Entry: 5, Event: pay(800)}, pay(800)}, "found-other-approved found-takes-back-nothing"},
		{"an approval of what never waited", "petrova", []ledger.Event{&ledger.EntryApproved{Entry: 1, Event: proposed}, pay(900)}, "found-not-pending found-other-document found-unapproved"},
		{"twice", "petrova", []ledger.Event{approved, pay(900), approved, pay(900)}, "found-not-pending found-nothing-to-take found-unapproved"},
		{"a rejection of what never waited", "petrova", []ledger.Event{&ledger.EntryRejected{Entry: 1, Event: proposed, Reason: "x"}}, "found-not-pending found-other-document"},
		{"a rejection of other words", "petrova", []ledger.Event{&ledger.EntryRejected{Entry: 5, Event: pay(1), Reason: "x"}}, "found-other-approved found-takes-back-nothing"},
	} {
		t.Run(test.name, func(t *testing.T) {
			store := &memstore.Store{}
			l := ledgertest.New(store, 1)
			l.Author.Actor = "ivanova"
			rule := &ledger.RequireApproval{ApprovalRequired: ledger.ApprovalRequired{Limits: []ledger.Money{{Minor: 500, Currency: "BYN"}}, Transfers: true}}
			training := approveNetworks()
			training.Line = "training/2018"
			for _, c := range []ledger.Command{createLedger(), &ledger.RegisterDimension{Name: "programme", Title: "Programme"}, registerBudget(), approveNetworks(), training, rule} {
				if _, err := l.Do(t.Context(), "test", c.Decide); err != nil {
					t.Fatal(err)
				}
			}
			force(t, store, l, "source-minsk", 4, "ivanova", &ledger.EntryProposed{Required: 2, Limit: ledger.Money{Minor: 500, Currency: "BYN"}, Event: proposed})
			force(t, store, l, "source-minsk", 5, test.actor, test.events...)
			var found []string
			j := ledger.NewJudge(func(_ ledger.Record, refusal *ledger.Refusal) {
				code := refusal.Code
				if why := refusal.Arg("why"); why != nil {
					code += "/" + why.(string)
				}
				found = append(found, code)
			})
			if _, err := store.Read(t.Context(), "", "", func(r ledger.Record) error {
				e, err := ledger.Decode(r.Type, r.Data)
				if err != nil {
					return err
				}
				return j.Entry(&r, e)
			}); err != nil {
				found = append(found, ledger.RefusalCode(err))
			}
			if got := strings.Join(found, " "); got != test.want {
				t.Errorf("found %q, want %q", got, test.want)
			}
		})
	}
}

// force appends entries of a stream behind a revision without asking any rule.
func force(t *testing.T, store ledger.Store, l *ledger.Ledger, stream string, behind ledger.Revision, actor string, events ...ledger.Event) {
	t.Helper()
	commit, err := ledger.NewCommit(ledger.Decision{Stream: stream, Expected: behind, Events: events}, &ledger.Metadata{
		Commit: l.NewID(), Events: int64(len(events)), RecordedAt: l.Now(), Actor: actor, Command: "test", Rules: ledger.Rules,
	})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := store.Append(t.Context(), func(yield func(ledger.Commit, error) bool) { yield(commit, nil) }); err != nil {
		t.Fatal(err)
	}
}
