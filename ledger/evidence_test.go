package ledger_test

import (
	"errors"
	"slices"
	"strings"
	"testing"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/ledgertest"
	"github.com/fundledger/fundledger/ledger/memstore"
)

func scan(name, digit string) ledger.File {
	return ledger.File{SHA256: strings.Repeat(digit, 64), Size: 7, Name: name}
}

// evidenceOf lists the files of an entry as "number name archive".
func evidenceOf(t *testing.T, l *ledger.Ledger, entry ledger.Ref) (list []string) {
	t.Helper()
	files, err := ledger.LoadEvidence(t.Context(), l.Store, l.Views, entry)
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range files {
		list = append(list, strings.TrimSpace(f.Ref.String()+" "+f.Name+" "+f.Archive))
	}
	return list
}

func evidenceLedger(t *testing.T) *ledger.Ledger {
	t.Helper()
	l := ledgertest.New(&memstore.Store{}, 1)
	for _, c := range setUp() {
		if _, err := l.Do(t.Context(), "test", c.Decide); err != nil {
			t.Fatal(err)
		}
	}
	return l
}

func TestEvidenceStandsInTheCommitOfItsEntry(t *testing.T) {
	l := evidenceLedger(t)
	a, b := scan("a.pdf", "a"), scan("b.pdf", "b")
	l.Evidence = []ledger.File{a, b, a} // the same file twice
	out, err := l.Do(t.Context(), "test", (&ledger.RegisterDimension{Name: "function"}).Decide)
	if err != nil {
		t.Fatal(err)
	}
	if len(out.Events) != 1 {
		t.Errorf("the outcome has %d events: the evidence is not the command's", len(out.Events))
	}
	want := []string{
		ledger.Ref{Source: "ledger", Revision: out.Ref.Revision + 1}.String() + " a.pdf",
		ledger.Ref{Source: "ledger", Revision: out.Ref.Revision + 2}.String() + " b.pdf",
	}
	if got := evidenceOf(t, l, out.Ref); !slices.Equal(got, want) {
		t.Errorf("the entry has %q, want %q", got, want)
	}
	var metadata []string
	for r, err := range l.Store.Stream(t.Context(), "ledger", out.Ref.Revision) {
		if err != nil {
			t.Fatal(err)
		}
		metadata = append(metadata, r.Metadata)
	}
	if len(metadata) != 3 || metadata[1] != metadata[0] || metadata[2] != metadata[0] {
		t.Errorf("entry and evidence are not one commit: %q", metadata)
	}
	if err := ledgertest.Judge(t.Context(), l.Store); err != nil {
		t.Error(err)
	}
}

func TestAttachEvidence(t *testing.T) {
	l := evidenceLedger(t)
	entry := ledger.Ref{Source: "ledger", Revision: 0}
	attach := func(of ledger.Ref, files ...ledger.File) (*ledger.AttachEvidence, ledger.Outcome, error) {
		c := &ledger.AttachEvidence{Entry: of, Files: files}
		out, err := l.Attach(t.Context(), c)
		return c, out, err
	}
	a, b := scan("a.pdf", "a"), scan("b.pdf", "b")
	renamed, filed := scan("copy of a.pdf", "a"), a
	filed.Archive = "03-12/5"
	if _, out, err := attach(entry, a); err != nil || out.Already || len(out.Events) != 1 {
		t.Fatalf("the first: %+v, %v", out, err)
	}
	first := l.Views.Books().Revision("ledger")
	if c, out, err := attach(entry, renamed, b); err != nil || len(out.Events) != 1 || len(c.Present) != 1 || c.Present[0].Revision != first {
		t.Errorf("one of two is there: %+v, present %v, %v", out, c.Present, err)
	}
	if _, out, err := attach(entry, b, a); err != nil || !out.Already {
		t.Errorf("both are there: %+v, %v", out, err)
	}
	if _, out, err := attach(entry, filed); err != nil || out.Already {
		t.Errorf("its place in the archive became known: %+v, %v", out, err)
	}
	if _, out, err := attach(entry, filed, a); err != nil || !out.Already {
		t.Errorf("the same place again, and none: %+v, %v", out, err)
	}
	evidence := ledger.Ref{Source: "ledger", Revision: first}
	want := []string{"ledger#" + ledgerNumber(first+2) + " a.pdf 03-12/5", "ledger#" + ledgerNumber(first+1) + " b.pdf"}
	if got := evidenceOf(t, l, entry); !slices.Equal(got, want) {
		t.Errorf("the entry has %q, want %q", got, want)
	}
	if err := ledgertest.Judge(t.Context(), l.Store); err != nil {
		t.Error(err)
	}

	empty, odd, nameless := a, a, a
	empty.Size, odd.SHA256, nameless.Name = 0, "A"+a.SHA256[1:], ""
	for _, x := range []struct {
		of   ledger.Ref
		file ledger.File
		want string
	}{
		{ledger.Ref{Source: "ledger", Revision: 99}, a, "no-such-entry"},
		{ledger.Ref{Source: "nobody", Revision: 0}, a, "unknown-source"},
		{evidence, b, "evidence-of-evidence"},
		{entry, empty, "evidence-empty"},
		{entry, odd, "bad-sha256"},
		{entry, nameless, "bad-name"},
	} {
		_, _, err := attach(x.of, x.file)
		var refusal *ledger.Refusal
		if !errors.As(err, &refusal) || refusal.Code != x.want {
			t.Errorf("attach %+v to %v: %v, want %s", x.file, x.of, err, x.want)
		}
	}
}

func ledgerNumber(r ledger.Revision) string {
	return strings.TrimPrefix(ledger.Ref{Source: "x", Revision: r}.String(), "x#")
}

// splitLedger has two sources, and the order to pay one document from both.
func splitLedger(t *testing.T, store *memstore.Store) (*ledger.Ledger, ledger.RecordSplit) {
	t.Helper()
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
	return l, c
}

func TestEvidenceOfASplitIsKeptWithEveryPart(t *testing.T) {
	l, c := splitLedger(t, &memstore.Store{})
	l.Evidence = []ledger.File{scan("a.pdf", "a"), scan("b.pdf", "b")}
	if _, err := l.Split(t.Context(), c); err != nil {
		t.Fatal(err)
	}
	l.Evidence = nil
	for _, split := range l.Views.Books().Splits {
		if len(split.Parts) != 2 {
			t.Fatalf("%d parts", len(split.Parts))
		}
		for _, p := range split.Parts {
			if got := evidenceOf(t, l, p.Ref()); len(got) != 2 || !strings.HasPrefix(got[0], p.Source+"#") {
				t.Errorf("%v has %q", p.Ref(), got)
			}
		}
		plan := ledger.Ref{Source: "document-" + split.Key.String(), Revision: 0}
		c := &ledger.AttachEvidence{Entry: plan, Files: []ledger.File{scan("a.pdf", "a")}}
		if _, err := l.Attach(t.Context(), c); ledger.RefusalCode(err) != "evidence-of-split" {
			t.Errorf("attach to the plan: %v", err)
		}
	}
	if err := ledgertest.Judge(t.Context(), l.Store); err != nil {
		t.Error(err)
	}
	for key := range l.Views.Books().Splits {
		stream := "document-" + key.String()
		entry := ledger.Ref{Source: stream, Revision: 0}
		put(t, l, stream, &ledger.EvidenceAttached{
			Key: ledger.EvidenceKey(l.Views.Books().Ledger.ID, entry, 1), Number: 1, File: scan("a.pdf", "a"),
		})
	}
	if err := ledgertest.Judge(t.Context(), l.Store); err == nil || !strings.Contains(err.Error(), "found-evidence") {
		t.Errorf("a file of a plan: %v", err)
	}
}

// Who finishes what another began, because the other was killed, gives it none of the files
// of the own command, and is told of the own command alone.
func TestEvidenceIsNotGivenToWhatOthersBegan(t *testing.T) {
	store := &memstore.Store{NonAtomic: true}
	l, c := splitLedger(t, store)
	killed := ledgertest.New(&dying{store, 2}, 2) // behind the plan and one part
	if _, err := killed.Split(t.Context(), c); !errors.Is(err, errKilled) {
		t.Fatalf("not killed: %v", err)
	}
	l.Evidence = []ledger.File{scan("a.pdf", "a")}
	told := 0
	l.Tell = func(ledger.Outcome) { told++ }
	out, err := l.Do(t.Context(), "test", (&ledger.RegisterDimension{Name: "function"}).Decide)
	if err != nil {
		t.Fatal(err)
	}
	if told != 1 {
		t.Errorf("told of %d outcomes", told)
	}
	if got := evidenceOf(t, l, out.Ref); len(got) != 1 {
		t.Errorf("the own entry has %q", got)
	}
	for _, split := range l.Views.Books().Splits {
		if !split.Stands() {
			t.Error("the other's document is not settled")
		}
	}
	files := 0
	if _, err := store.Read(t.Context(), "", "", func(r ledger.Record) error {
		if r.Type == "evidence-attached.v1" {
			files++
		}
		return nil
	}); err != nil {
		t.Fatal(err)
	}
	if files != 1 {
		t.Errorf("%d files were attached, want the own one", files)
	}
}
