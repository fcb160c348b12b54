package ledger_test

import (
	"encoding/json"
	"strings"
	"testing"
	"time"

	"github.com/fundledger/fundledger/ledger"
)

// What happens to a clone does not happen to the books, and the other way round.
func TestCloneIsIndependent(t *testing.T) {
	w := given(t, append(setUp(), payment("12", "600.00"))...)
	books := w.Views.Books()
	before := picture(books)
	clone := books.Clone()
	if picture(clone) != before {
		t.Fatalf("the clone is\n%s\nand the books are\n%s", picture(clone), before)
	}
	change := func(b *ledger.Books, revision ledger.Revision) {
		t.Helper()
		at := ledger.Entry{Ordinal: b.Last + 1, Recorded: b.Recorded.Add(time.Hour)}
		for _, next := range []struct {
			stream string
			e      ledger.Event
		}{
			{"source-minsk", &ledger.ExpenditureRecorded{Line: "networks/2018", Date: day("2018-07-15"), Amount: byn("1.00")}},
			{"source-minsk", &ledger.LineOpened{Line: "x", FirstDay: day("2018-01-01"), LastDay: day("2018-12-31")}},
			{"source-minsk", &ledger.SourceAmended{Title: "x"}},
			{"source-x", &ledger.SourceRegistered{Kind: "other", Currency: "BYN"}},
			{"ledger", &ledger.DimensionRegistered{Name: "x"}},
			{"ledger", &ledger.CalendarDefined{Name: "x", FirstMonth: 4}},
			{"batch-" + ledgerID.String(), &ledger.BatchOpened{ID: ledgerID}},
			{"batch-" + ledgerID.String(), &ledger.BatchCompleted{}},
		} {
			at.Stream, at.Revision = next.stream, revision
			if err := b.Apply(at, next.e); err != nil {
				t.Fatal(err)
			}
			at.Ordinal, revision = at.Ordinal+1, revision+1
		}
	}
	change(clone, 100)
	if picture(books) != before {
		t.Errorf("the books changed with their clone:\n%s\nwere\n%s", picture(books), before)
	}
	clone = books.Clone()
	change(books, 200)
	if picture(clone) != before {
		t.Errorf("the clone changed with the books:\n%s\nwas\n%s", picture(clone), before)
	}
	again := books.Clone()
	completed := picture(books)
	books.Batches[ledgerID].Recorded++
	if picture(again) != completed {
		t.Error("an import of the clone changed")
	}
}

// picture is what can be seen of books.
func picture(b *ledger.Books) string {
	var s strings.Builder
	write := func(list ...any) {
		for _, v := range list {
			text, err := json.Marshal(v) // follows pointers, sorts maps
			if err != nil {
				panic(err)
			}
			s.Write(append(text, '\n'))
		}
	}
	write(b.Ledger, b.Created, b.Dimensions, b.Calendars, b.SourceIDs, b.Batches, b.Revisions, b.Last, b.Recorded)
	for _, id := range b.SourceIDs {
		src := b.Sources[id]
		write(src.ID, src.SourceRegistered, src.Revision)
		for _, line := range src.SortedLines() {
			write(*line)
		}
	}
	return s.String()
}

func TestApplyRefusesWhatDoesNotBelong(t *testing.T) {
	for _, tc := range []struct {
		stream string
		e      ledger.Event
		want   string
	}{
		{"source-x", &ledger.SourceAmended{}, "unknown-source source=x"},
		{"ledger", &ledger.SourceAmended{}, "source-amended.v1 does not belong in stream ledger"},
		{"source-minsk", &ledger.ExpenditureRecorded{Line: "x", Amount: byn("1.00")}, "unknown-line line=minsk/x"},
		{
			"source-minsk", &ledger.ExpenditureRecorded{Line: "networks/2018", Amount: usd("1.00")},
			"wrong-currency line=minsk/networks/2018 asked=USD currency=BYN",
		},
		{
			"source-minsk", &ledger.AllocationApproved{Line: "networks/2018", Amount: ledger.Money{Minor: 1<<63 - 1, Currency: "BYN"}},
			"amount-overflow value=92233720368547758.07",
		},
		{
			"source-minsk", &ledger.ExpenditureReversed{Line: "networks/2018", Amount: ledger.Money{Minor: -1 << 63, Currency: "BYN"}},
			"amount-overflow value=-(-92233720368547758.08)",
		},
		{"batch-x", &ledger.BatchCompleted{}, "completes a batch that was not opened"},
		{"batch-" + ledgerID.String(), &ledger.BatchCompleted{}, "completes a batch that was not opened"},
	} {
		books := given(t, setUp()...).Views.Books()
		err := books.Apply(ledger.Entry{Ordinal: 7, Stream: tc.stream, Revision: 3}, tc.e)
		if want := "entry 7 (" + tc.stream + "#3): " + tc.want; err == nil || err.Error() != want {
			t.Errorf("%v, want %s", err, want)
		}
	}
}

func TestRevision(t *testing.T) {
	b := given(t, setUp()...).Views.Books()
	for stream, want := range map[string]ledger.Revision{
		"ledger": 1, "source-minsk": 2, "source-wb": 0, "source-x": ledger.NoRevision, "rates": ledger.NoRevision,
	} {
		if got := b.Revision(stream); got != want {
			t.Errorf("Revision(%s) = %d, want %d", stream, got, want)
		}
	}
	if b.Last != 6 || !b.Classifies("programme") || !b.Classifies("region") || b.Classifies("payee") || b.Classifies("measure") {
		t.Errorf("books after entry %d with %v", b.Last, b.DimensionNames())
	}
}

func TestRecordedNeverGoesBack(t *testing.T) {
	b := ledger.NewBooks()
	now := time.Date(2026, 1, 15, 12, 0, 0, 0, time.UTC)
	for i, at := range []time.Time{now, now.Add(-time.Minute)} {
		if err := b.Apply(ledger.Entry{Ordinal: ledger.Ordinal(i + 1), Stream: "ledger", Recorded: at}, &ledger.DimensionRegistered{}); err != nil {
			t.Fatal(err)
		}
	}
	if b.Recorded != now {
		t.Errorf("recorded %v, want the running maximum %v", b.Recorded, now)
	}
}
