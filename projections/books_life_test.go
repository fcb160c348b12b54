package projections

import (
	"reflect"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/fundledger/fundledger/ledger"
)

// What the cache keeps of a source's life is what was put in.
func TestTheLifeOfASourceIsKept(t *testing.T) {
	b := ledger.NewBooks()
	b.SourceIDs = []string{"wb", "minsk"}
	b.Sources["wb"] = &ledger.Source{
		ID: "wb", Registered: 4, FirstPaid: 90, Early: map[ledger.Date]int64{70: 5, 80: -7},
		SourceRegistered: ledger.SourceRegistered{
			Signed: 60, Effective: 85, RetroactiveFrom: 50, RetroactiveCap: ledger.Money{Minor: 100, Currency: "USD"},
		},
		Lines: map[string]*ledger.Line{}, Closed: &ledger.Closed{Act: "Letter 9", Entry: 7},
		Suspensions: []ledger.Suspension{
			{From: 100, Until: 130, Resumed: 200, Except: []string{"a", "б"}, Act: "Notice 5", Entry: 3}, {From: 300, Act: "Notice 6", Entry: 5},
		},
	}
	b.Dimensions = []ledger.RegisteredDimension{{DimensionRegistered: ledger.DimensionRegistered{Name: "zone", Title: "Zone"}, Revision: 1, Ordinal: 9}}
	batch := uuid.UUID{1}
	b.Batches[batch] = &ledger.Import{BatchOpened: ledger.BatchOpened{ID: batch, Rows: 2}, Opened: 10, Actor: "ivanova", Recorded: 2, Completed: &ledger.BatchCompleted{Rows: 2, Recorded: 2}, Ended: 13}
	b.Issued = []ledger.IssuedReport{
		{ReportIssued: ledger.ReportIssued{Reference: "R-1", Last: 100, Sources: []string{"wb"}}, Entry: 5, Ordinal: 40},
		{ReportIssued: ledger.ReportIssued{Reference: "R-2", First: 90, Last: 100}, Entry: 6, Ordinal: 41},
	}
	b.Sources["minsk"] = &ledger.Source{ID: "minsk", Lines: map[string]*ledger.Line{}, Pending: map[ledger.Revision]*ledger.Pending{
		7: {Entry: 7, Preparer: "петрова", Batch: batch.String(), Type: "expenditure-recorded.v1", Amount: ledger.Money{Minor: 5, Currency: "BYN"}, Content: ledger.Digest{1, 15: 9}},
		9: {Entry: 9, Type: "period-reopened.v1"},
	}, Obligations: map[ledger.Revision]*ledger.Obligation{
		4: {
			Entry: 4, Stage: ledger.StageAccrued, Terms: ledger.Terms{Number: "77", Date: 90, Due: 99, Payee: "Медсофт", PayeeID: "1"},
			Left: []ledger.Part{{Line: "x", Minor: 3}}, Invoiced: ledger.Invoiced{InvoiceDate: 88, InvoiceTotal: ledger.Money{Minor: 6, Currency: "BYN"}},
		},
		5: {Entry: 5, Stage: ledger.StageCommitted, Terms: ledger.Terms{Number: "14", Date: 90, Due: ledger.NoDate}, Left: []ledger.Part{{Line: "x", Minor: 3}}},
	}}
	b.KeepSplits([]*ledger.Split{
		{Key: uuid.UUID{1}, Digest: ledger.Digest{2}, Begun: 3, Parts: []ledger.PartPlace{{Source: "minsk", Key: uuid.UUID{4}, Entry: 5}}, Plans: []ledger.SplitPlan{{Opened: 6, Ended: 9}}},
		{
			Key: uuid.UUID{2}, Undone: true, Parts: []ledger.PartPlace{{Source: "minsk", Key: uuid.UUID{5}, Entry: 0}, {Source: "minsk", Key: uuid.UUID{6}, Entry: ledger.NoRevision}}, Plans: []ledger.SplitPlan{{Opened: 7}},
			Plan: &ledger.SplitBegun{Key: uuid.UUID{2}, Total: ledger.Money{Minor: 1, Currency: "BYN"}},
		},
	})
	b.PersonActs = []ledger.PersonAct{
		{Revision: 5, Recorded: time.UnixMilli(1546290000123).UTC(), Event: &ledger.PersonRegistered{Name: "А. Петрова"}},
		{Revision: 6, Recorded: time.UnixMilli(1546290000124).UTC(), Event: &ledger.SigningRequired{Acts: []ledger.ActKind{ledger.ActClose}, From: time.UnixMilli(1546290000000).UTC()}},
	}
	b.Approvals = []ledger.Approval{
		{ApprovalRequired: ledger.ApprovalRequired{Limits: []ledger.Money{{Minor: 7, Currency: "USD"}}, Transfers: true}, Revision: 3},
		{ApprovalRequired: ledger.ApprovalRequired{Source: "minsk", Reopens: true, Reason: "r"}, Revision: 4},
	}
	var w writer
	writeBooks(&w, b)
	r := &reader{b: w.b}
	got := readBooks(r)
	if r.err != nil {
		t.Fatal(r.err)
	}
	if !reflect.DeepEqual(got.Dimensions, b.Dimensions) || !reflect.DeepEqual(got.Batches, b.Batches) || !reflect.DeepEqual(got.Issued, b.Issued) ||
		!reflect.DeepEqual(got.Approvals, b.Approvals) || !reflect.DeepEqual(got.PersonActs, b.PersonActs) ||
		!reflect.DeepEqual(got.Splits, b.Splits) || len(got.Unsettled()) != 1 || got.SplitOf(uuid.UUID{6}) == nil {
		t.Errorf("read %+v, %+v, %+v", got.Dimensions, got.Batches[batch], got.Issued)
	}
	for id, want := range b.Sources {
		if s := got.Sources[id]; !reflect.DeepEqual(s.Suspensions, want.Suspensions) || !reflect.DeepEqual(s.Closed, want.Closed) ||
			!reflect.DeepEqual(s.Pending, want.Pending) || !reflect.DeepEqual(s.Obligations, want.Obligations) || !reflect.DeepEqual(s.Early, want.Early) || s.FirstPaid != want.FirstPaid || s.Registered != want.Registered || s.SourceRegistered != want.SourceRegistered {
			t.Errorf("%s: read %+v", id, s)
		}
	}
}
