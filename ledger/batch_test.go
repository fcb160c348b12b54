package ledger_test

import (
	"context"
	"fmt"
	"strings"
	"testing"
	"time"

	"github.com/google/uuid"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/ledgertest"
)

var newBatchID = ledgertest.IDs(9)

// imported is what became of a file.
type imported struct {
	recorded, already []string // references
	rejected          map[int]error
	commits           []ledger.Commit
}

// shelf is the plainest ledger.Shelf.
type shelf map[uuid.UUID]ledger.FiledKey

func (s shelf) Put(sorted []ledger.FiledKey) error {
	for _, k := range sorted {
		s[k.Key] = k
	}
	return nil
}

func (s shelf) Find(key uuid.UUID) (ledger.FiledKey, bool, error) {
	k, ok := s[key]
	return k, ok, nil
}

// importRows imports a file as the command line does: all rows that can be, or
// with allOrNothing none when one cannot.
func (w *world) importRows(file string, allOrNothing bool, rows ...*ledger.RecordExpenditure) imported {
	w.t.Helper()
	ctx := context.Background()
	if err := w.Views.CatchUp(ctx, ""); err != nil {
		w.t.Fatal(err)
	}
	result := imported{rejected: map[int]error{}}
	id := newBatchID()
	recorded, err := w.Time(w.Views.Books())
	if err != nil {
		w.t.Fatal(err)
	}
	stamp := func(m *ledger.Metadata) { m.Commit, m.RecordedAt = w.NewID(), recorded }
	special := func(expected ledger.Revision, e ledger.Event) {
		m := ledger.Metadata{Events: 1, Batch: id}
		stamp(&m)
		c, err := ledger.NewCommit(ledger.Decision{Stream: ledger.BatchStream(id), Expected: expected, Events: []ledger.Event{e}}, &m)
		if err != nil {
			w.t.Fatal(err)
		}
		result.commits = append(result.commits, c)
	}
	special(ledger.NoRevision, &ledger.BatchOpened{ID: id, Kind: "expenditures", File: file, SHA256: file})

	b := ledger.NewBatch(id, w.Views.Books().Clone(), w.Views.Documents())
	b.Shelf, b.ShelveAt = shelf{}, 2
	b.Stamp = stamp
	b.Emit = func(c ledger.Commit) error {
		result.commits = append(result.commits, c)
		return nil
	}
	b.Load = func(ctx context.Context, ref ledger.Ref) (*ledger.Document, error) {
		return ledger.LoadDocument(ctx, w.store, ref)
	}
	for i, row := range rows {
		copied := *row
		ref, already, err := b.Expenditure(ctx, &copied)
		switch {
		case err != nil:
			result.rejected[i+1] = err
		case already != nil:
			result.already = append(result.already, ref.String())
		default:
			result.recorded = append(result.recorded, ref.String())
		}
	}
	if err := b.Flush(); err != nil {
		w.t.Fatal(err)
	}
	n, totals := b.Recorded()
	if int(n) != len(result.recorded) {
		w.t.Errorf("the batch counts %d rows, not %d", n, len(result.recorded))
	}
	special(0, &ledger.BatchCompleted{
		Rows: int64(len(rows)), Recorded: n, Skipped: int64(len(result.already)), Rejected: int64(len(result.rejected)), Totals: totals,
	})
	if allOrNothing && len(result.rejected) > 0 {
		return result
	}
	if _, err := w.store.Append(ctx, func(yield func(ledger.Commit, error) bool) {
		for _, c := range result.commits {
			if !yield(c, nil) {
				return
			}
		}
	}); err != nil {
		w.t.Fatal(err)
	}
	if err := w.Views.CatchUp(ctx, ""); err != nil {
		w.t.Fatal(err)
	}
	return result
}

func (i imported) String() string {
	s := fmt.Sprintf("recorded %v, already %v", i.recorded, i.already)
	for row, err := range i.rejected {
		s += fmt.Sprintf(", row %d %v", row, err)
	}
	return s
}

func (w *world) wantImport(want, file string, rows ...*ledger.RecordExpenditure) {
	w.t.Helper()
	if got := w.importRows(file, false, rows...).String(); got != want {
		w.t.Errorf("%s:\n got %s\nwant %s", file, got, want)
	}
}

func (w *world) wantAvailable(want string) {
	w.t.Helper()
	r, err := ledgertest.Read(context.Background(), w.store)
	if err != nil {
		w.t.Fatal(err)
	}
	plain := r.Available("minsk/networks/2018")
	books := w.Views.Books().Sources["minsk"].Lines["networks/2018"].Available()
	if plain.String() != want || !plain.Equal((ledger.Money{Minor: books, Currency: "BYN"}).Decimal()) {
		w.t.Errorf("available %v, in the books %d, want %s", plain, books, want)
	}
}

// equal is a payment without a document: nothing tells it from others like it.
func equal(amount string) *ledger.RecordExpenditure { return payment("", amount) }

// mended is a row that comes back from a rejects file.
func mended(row int, amount string) *ledger.RecordExpenditure {
	return with(equal(amount), func(c *ledger.RecordExpenditure) { c.Document.Row = ledger.RowMarker("9f86d081884c7d65", row) })
}

func onUnknownLine(c *ledger.RecordExpenditure) *ledger.RecordExpenditure {
	return with(c, func(c *ledger.RecordExpenditure) { c.Line = "netwroks/2018" })
}

func TestTheSameFileAgainChangesNothing(t *testing.T) {
	w := given(t, setUp()...)
	rows := []*ledger.RecordExpenditure{equal("10.00"), payment("1", "20.00"), equal("10.00"), equal("5.00"), equal("10.00")}
	w.wantImport("recorded [minsk#3 minsk#4 minsk#5 minsk#6 minsk#7], already []", "a.csv", rows...)
	w.wantAvailable("945")
	w.wantImport("recorded [], already [minsk#3 minsk#4 minsk#5 minsk#6 minsk#7]", "a.csv", rows...)
	w.wantAvailable("945")
	// The same payments from a longer statement: what is new is recorded.
	w.wantImport("recorded [minsk#8 minsk#9], already [minsk#3 minsk#5 minsk#7 minsk#4]", "b.csv",
		equal("10.00"), equal("10.00"), equal("10.00"), equal("10.00"), payment("1", "20.00"), payment("2", "1.00"))
	w.wantAvailable("934")
	if imports := w.Views.Books().Incomplete(); len(imports) != 0 {
		t.Errorf("imports not completed: %v", imports)
	}
}

// Domain rule 12: a mended row that equals another row is another payment. Both
// are there in the end, whatever is imported again after that.
func TestMendedRowsAreKnownAgain(t *testing.T) {
	file := []*ledger.RecordExpenditure{equal("10.00"), onUnknownLine(equal("10.00"))}
	whole := []*ledger.RecordExpenditure{equal("10.00"), equal("10.00")}

	w := given(t, setUp()...)
	w.wantImport("recorded [minsk#3], already [], row 2 unknown-line line=minsk/netwroks/2018", "a.csv", file...)
	w.wantImport("recorded [minsk#4], already []", "a.rejects.csv", mended(2, "10.00"))
	w.wantAvailable("980")
	w.wantImport("recorded [], already [minsk#4]", "a.rejects.csv again", mended(2, "10.00"))
	w.wantImport("recorded [], already [minsk#3 minsk#4]", "a.csv, mended", whole...)
	w.wantImport("recorded [], already [minsk#3], row 2 unknown-line line=minsk/netwroks/2018", "a.csv again", file...)
	w.wantAvailable("980")

	// Another mended row is another payment, in the same file or in the next.
	w.wantImport("recorded [minsk#5 minsk#6], already [minsk#4 minsk#5]", "b.rejects.csv",
		mended(2, "10.00"), mended(7, "10.00"), mended(9, "10.00"), mended(7, "10.00"))
	w.wantAvailable("960")

	// The bad row stood first: the mended one still becomes the second payment.
	w = given(t, setUp()...)
	w.wantImport("recorded [minsk#3], already [], row 1 unknown-line line=minsk/netwroks/2018", "a.csv", file[1], file[0])
	w.wantImport("recorded [minsk#4], already []", "a.rejects.csv", mended(1, "10.00"))
	w.wantImport("recorded [], already [minsk#3 minsk#4]", "a.csv, mended", whole...)
	w.wantImport("recorded [], already [minsk#4]", "a.rejects.csv again", mended(1, "10.00"))
	w.wantAvailable("980")

	// The whole mended file first, the rejects after it: they are known.
	w = given(t, setUp()...)
	w.wantImport("recorded [minsk#3], already [], row 2 unknown-line line=minsk/netwroks/2018", "a.csv", file...)
	w.wantImport("recorded [minsk#4], already [minsk#3]", "a.csv, mended", whole...)
	w.wantAvailable("980")
}

// A mended row stands in its place once, whatever number its document is given.
func TestAMendedRowIsRecordedOnce(t *testing.T) {
	numbered := func(number string) *ledger.RecordExpenditure {
		return with(mended(2, "10.00"), func(c *ledger.RecordExpenditure) { c.Document.Number = number })
	}
	w := given(t, setUp()...)
	w.wantImport("recorded [minsk#3], already []", "a.rejects.xlsx", numbered("2"))
	w.wantImport("recorded [], already [], row 1 row-recorded row=9f86d081884c:2 entry=minsk#3", "a.rejects.csv", numbered("002"))
	w.wantImport("recorded [], already [], row 1 row-recorded row=9f86d081884c:2 entry=minsk#3", "a.rejects.csv", mended(2, "11.00"))
	w.wantImport("recorded [], already [minsk#3]", "a.rejects.xlsx again", numbered("2"))
	w.wantImport("recorded [minsk#4], already [], row 2 row-recorded row=9f86d081884c:7 entry=minsk#4", "twice in one file",
		mended(7, "1.00"), with(mended(7, "1.00"), func(c *ledger.RecordExpenditure) { c.Document.Number = "7" }))
	// Taken back, the place is free for the right number.
	w.wantReversal("minsk#3", "2018-08-01", "number lost its zeros", "minsk#5")
	w.wantImport("recorded [minsk#6], already []", "a.rejects.csv", numbered("002"))
	w.wantImport("recorded [], already [minsk#5]", "a.rejects.xlsx once more", numbered("2"))
	w.wantAvailable("989")
}

// A row that was rejected for want of money and comes back when there is more.
func TestRowsRejectedForWantOfMoney(t *testing.T) {
	w := given(t, setUp()...)
	over := ", row 2 over-available line=minsk/networks/2018 asked=600.00 available=400.00"
	w.wantImport("recorded [minsk#3], already []"+over, "a.csv", equal("600.00"), equal("600.00"))
	w.wantReversal("minsk#3", "2018-08-01", "cancelled", "minsk#4")
	w.wantImport("recorded [minsk#5], already []", "a.rejects.csv", mended(2, "600.00"))
	w.wantImport("recorded [], already [minsk#5]", "a.rejects.csv again", mended(2, "600.00"))
	w.wantImport("recorded [], already [minsk#4 minsk#5]", "a.csv again", equal("600.00"), equal("600.00"))
	w.wantAvailable("400")
	// A mended row that was reversed stays so.
	w.wantReversal("minsk#5", "2018-08-01", "cancelled too", "minsk#6")
	w.wantImport("recorded [], already [minsk#6]", "a.rejects.csv once more", mended(2, "600.00"))
	w.wantAvailable("1000")
}

func TestAReversedDocumentStaysReversed(t *testing.T) {
	w := given(t, setUp()...)
	rows := []*ledger.RecordExpenditure{payment("1", "10.00"), equal("5.00")}
	w.wantImport("recorded [minsk#3 minsk#4], already []", "a.csv", rows...)
	w.wantReversal("minsk#3", "2018-08-01", "wrong", "minsk#5")
	w.wantReversal("minsk#4", "2018-08-01", "wrong", "minsk#6")
	w.wantImport("recorded [], already [minsk#5 minsk#6]", "a.csv again", rows...)
	w.wantAvailable("1000")
	// With other content it is the successor, once.
	w.wantImport("recorded [minsk#7], already []", "corrected.csv", payment("1", "11.00"))
	w.wantImport("recorded [], already [minsk#7]", "corrected.csv again", payment("1", "11.00"))
	w.wantImport("recorded [], already [minsk#6], row 1 document-conflict document=1 2018-07-13 entry=minsk#7", "a.csv once more", rows...)
}

func TestConflictsInsideAFile(t *testing.T) {
	w := given(t, setUp()...)
	w.wantImport("recorded [minsk#3], already [minsk#3], row 3 document-conflict document=1 2018-07-13 entry=minsk#3", "a.csv",
		payment("1", "10.00"), payment("1", "10.00"), payment("1", "11.00"))
	if r := w.importRows("b.csv", true, payment("2", "1.00"), payment("1", "11.00")); len(r.rejected) != 1 {
		t.Errorf("imported %v", r)
	}
	w.wantAvailable("990") // all or nothing: nothing
}

// Rows of several sources may come mixed. Each source's order is kept, and each
// commit is of one stream, goes on where the last one ended and is not too large.
func TestCommitsOfAMixedFile(t *testing.T) {
	w := given(t, append(setUp(),
		with(approveNetworks(), func(c *ledger.ApproveAllocation) { c.Line, c.Amount = "big", byn("10000000.00") }),
		&ledger.ApproveAllocation{
			Source: "wb", Line: "it", FirstDay: day("2018-01-01"), LastDay: day("2018-12-31"),
			Amount: usd("10000000.00"), Act: "a", Date: day("2018-01-01"),
		})...)
	var rows []*ledger.RecordExpenditure
	for i := range 3000 {
		row := payment(fmt.Sprint(i), fmt.Sprint(i+1, ".00"))
		row.Line, row.Payment.Purpose = "big", strings.Repeat("й", i%200)
		if i%3 == 0 {
			row.Source, row.Line, row.Amount.Currency = "wb", "it", "USD"
		}
		rows = append(rows, row)
	}
	before := map[string]ledger.Revision{"source-minsk": 4, "source-wb": 2}
	result := w.importRows("mixed.csv", true, rows...)
	if len(result.recorded) != len(rows) {
		t.Fatalf("%d of %d rows recorded", len(result.recorded), len(rows))
	}
	largest := 0
	for _, c := range result.commits[1 : len(result.commits)-1] {
		if c.Expected != before[c.Stream] {
			t.Errorf("a commit of %s expects revision %d and not %d", c.Stream, c.Expected, before[c.Stream])
		}
		before[c.Stream] += ledger.Revision(len(c.Events))
		largest = max(largest, c.Size())
		m, err := ledger.DecodeMetadata(c.Metadata)
		if err != nil || int(m.Events) != len(c.Events) || m.Actor+m.Command+m.Rules != "" {
			t.Errorf("metadata %+v, %v of a commit with %d events", m, err, len(c.Events))
		}
	}
	if most := 96 << 10; largest > most || largest < most*9/10 {
		t.Errorf("the largest commit has %d bytes of %d", largest, most)
	}
	r, err := ledgertest.Read(context.Background(), w.store)
	if err != nil {
		t.Fatal(err)
	}
	last := map[string]int{}
	for _, p := range r.Postings {
		var n int
		if _, err := fmt.Sscan(p.Document, &n); err != nil {
			continue // an allocation
		}
		if previous, ok := last[p.Source]; ok && n <= previous {
			t.Fatalf("%s: document %d was recorded after %d", p.Source, n, previous)
		}
		last[p.Source] = n
	}
	if got := r.Stage("wb/it", "spent").String(); got != "1499500" { // 1 + 4 + … + 2998
		t.Errorf("%s spent on the loan", got)
	}
	batch := w.Views.Books().Batches
	for _, i := range batch {
		if i.Recorded != 3000 || i.Completed == nil || i.Completed.Recorded != 3000 || len(i.Completed.Totals) != 2 || i.Completed.Totals[1].Amount != usd("1499500.00") {
			t.Errorf("the import is %+v, %+v", i, i.Completed)
		}
	}
}

// Other commands in a file: sources, lines with their allocations, and payments on
// what the rows before them made.
func TestBatchOfOtherCommands(t *testing.T) {
	w := given(t, createLedger())
	b := ledger.NewBatch(newBatchID(), w.Views.Books().Clone(), w.Views.Documents())
	var commits []ledger.Commit
	b.Emit = func(c ledger.Commit) error { commits = append(commits, c); return nil }
	b.Stamp = func(m *ledger.Metadata) { m.Commit, m.RecordedAt = w.NewID(), time.Unix(1.8e9, 0) }
	decide := func(c ledger.Command) string {
		ref, already, err := b.Decide(c)
		if err != nil {
			return err.Error()
		}
		return fmt.Sprint(ref, already)
	}
	conflict := with(approveNetworks(), func(c *ledger.ApproveAllocation) { c.Amount.Minor++ })
	for _, step := range []struct {
		c    ledger.Command
		want string
	}{
		{&ledger.RegisterDimension{Name: "programme"}, "ledger#1 false"},
		{registerBudget(), "minsk#0 false"},
		{registerBudget(), "minsk#0 true"},
		{approveNetworks(), "minsk#2 false"},
		{approveNetworks(), "minsk#2 true"},
		{conflict, "act-conflict line=minsk/networks/2018 act=Решение 5 entry=minsk#2"},
		{registerLoan(), "wb#0 false"},
	} {
		if got := decide(step.c); got != step.want {
			t.Errorf("%T: %s, want %s", step.c, got, step.want)
		}
	}
	if ref, already, err := b.Expenditure(context.Background(), payment("1", "10.00")); err != nil || already != nil || ref.String() != "minsk#3" {
		t.Errorf("a payment on it: %v, %v, %v", ref, already, err)
	}
	rows, totals := b.Recorded()
	if rows != 5 || len(totals) != 1 || totals[0] != (ledger.Total{Rows: 2, Amount: byn("1010.00")}) {
		t.Errorf("%d rows, totals %v", rows, totals)
	}
	if err := b.Flush(); err != nil {
		t.Fatal(err)
	}
	if len(commits) != 3 || len(commits[1].Events) != 4 {
		t.Errorf("%d commits: %v", len(commits), commits)
	}
	if _, ok := w.Views.Books().Sources["minsk"]; ok {
		t.Error("the batch worked on the ledger's own books")
	}
}

func TestEmitEndsABatch(t *testing.T) {
	w := given(t, setUp()...)
	b := ledger.NewBatch(newBatchID(), w.Views.Books().Clone(), w.Views.Documents())
	b.Stamp = func(*ledger.Metadata) {}
	b.Emit = func(ledger.Commit) error { return ledger.ErrConflict }
	if _, _, err := b.Expenditure(context.Background(), payment("1", "10.00")); err != nil {
		t.Fatal(err)
	}
	if err := b.Flush(); err != ledger.ErrConflict {
		t.Errorf("Flush: %v", err)
	}
}

func TestIncompleteImports(t *testing.T) {
	books := ledger.NewBooks()
	first, second := newBatchID(), newBatchID()
	for i, step := range []struct {
		stream string
		e      ledger.Event
	}{
		{ledger.BatchStream(first), &ledger.BatchOpened{ID: first, SHA256: "a", File: "1"}},
		{ledger.BatchStream(second), &ledger.BatchOpened{ID: second, SHA256: "b", File: "2"}},
		{ledger.BatchStream(first), &ledger.BatchCompleted{}},
	} {
		if err := books.Apply(ledger.Entry{Ordinal: ledger.Ordinal(i + 1), Stream: step.stream}, step.e); err != nil {
			t.Fatal(err)
		}
	}
	if list := books.Incomplete(); len(list) != 1 || list[0].ID != second {
		t.Errorf("incomplete: %v", list)
	}
	if books.OpenImport("a") != nil || books.OpenImport("b") == nil || books.OpenImport("") != nil {
		t.Error("the open import was not found by its file")
	}
}

func TestRowMarker(t *testing.T) {
	if got := ledger.RowMarker("9f86d081884c7d659a2f", 17); got != "9f86d081884c:17" {
		t.Error(got)
	}
	if got := ledger.RowMarker("9f", 1); got != "9f:1" {
		t.Error(got)
	}
}

// The memory for counting is bounded: what has been counted is put aside, and found
// there again.
func TestNextLineCountsAcrossTheShelf(t *testing.T) {
	w := given(t)
	for _, most := range []int{1, 2, 4, 0} {
		b := ledger.NewBatch(newBatchID(), w.Views.Books().Clone(), w.Views.Documents())
		b.Shelf, b.ShelveAt = shelf{}, most
		counted := map[ledger.Document]int64{}
		for i := range 200 {
			doc := ledger.Document{Number: fmt.Sprint(i * i % 11), Date: ledger.Date(i % 3)}
			counted[doc]++
			if n, err := b.NextLine(&doc); err != nil || n != counted[doc] {
				t.Fatalf("at most %d: row %d is line %d of its document, want %d (%v)", most, i, n, counted[doc], err)
			}
		}
	}
}
