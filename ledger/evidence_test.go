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
