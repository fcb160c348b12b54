package sqlitestore

import (
	"context"
	"errors"
	"path/filepath"
	"testing"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/ledgertest"
	"github.com/fundledger/fundledger/ledger/storetest"
	sqlite3 "modernc.org/sqlite/lib"
)

// syncFailed is what SQLite says when the disk does not confirm a write.
type syncFailed struct{}

func (syncFailed) Error() string { return "disk I/O error" }
func (syncFailed) Code() int     { return sqlite3.SQLITE_IOERR_FSYNC }

// When the disk fails at the very end of a write, nobody knows whether the entry is
// there. The same bytes are appended again until the answer is definite: in the end
// there is one entry, whichever it was, and however often the disk failed.
func TestUnknownOutcome(t *testing.T) {
	for _, tc := range []struct {
		name    string
		durable []bool // of each commit that the disk fails at
	}{
		{"it was durable", []bool{true}},
		{"it was not", []bool{false}},
		{"it was not, and then it was", []bool{false, true}},
		{"it was, and the disk failed once more", []bool{true, true}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s, err := Create(filepath.Join(t.TempDir(), "ledger.db"))
			if err != nil {
				t.Fatal(err)
			}
			defer s.Close()
			l := ledgertest.New(s, 1)
			do := func(c ledger.Command) ledger.Outcome {
				t.Helper()
				out, err := l.Do(t.Context(), "test", c.Decide)
				if err != nil {
					t.Fatal(err)
				}
				return out
			}
			do(&ledger.CreateLedger{ID: ledgertest.IDs(2)(), Name: "test", Currency: "BYN", Zone: "Europe/Minsk"})

			left, decided := tc.durable, 0
			s.atCommit = func(commit func() error) error {
				if len(left) == 0 {
					return commit()
				}
				durable := left[0]
				left = left[1:]
				if durable {
					if err := commit(); err != nil {
						return err
					}
				}
				return syncFailed{}
			}
			c := &ledger.RegisterSource{ID: "wb", SourceRegistered: ledger.SourceRegistered{
				Kind: "world-bank", Currency: "USD", Opens: ledger.NewDate(2017, 5, 19),
			}}
			out, err := l.Do(context.Background(), "test", func(b *ledger.Books, docs ledger.Documents) (ledger.Decision, error) {
				decided++
				return c.Decide(b, docs)
			})
			if err != nil {
				t.Fatal(err)
			}
			if len(left) > 0 || decided != 1 || out.Already || out.Ref.String() != "wb#0" {
				t.Errorf("%d failures left, decided %d times, %+v", len(left), decided, out)
			}
			if records := storetest.Verify(t, s); len(records) != 2 {
				t.Errorf("%d entries, want 2", len(records))
			}
			if again := do(c); !again.Already || again.Ref != out.Ref {
				t.Errorf("again: %+v", again)
			}
		})
	}
}

// A disk that never confirms anything is told of, and its entry may be there.
func TestOutcomeStaysUnknown(t *testing.T) {
	s, err := Create(filepath.Join(t.TempDir(), "ledger.db"))
	if err != nil {
		t.Fatal(err)
	}
	defer s.Close()
	s.atCommit = func(func() error) error { return syncFailed{} }
	c := &ledger.CreateLedger{ID: ledgertest.IDs(2)(), Name: "test", Currency: "BYN", Zone: "Europe/Minsk"}
	_, err = ledgertest.New(s, 1).Do(t.Context(), "test", c.Decide)
	if !errors.Is(err, ledger.ErrUnknownOutcome) {
		t.Errorf("got %v", err)
	}
	s.atCommit = func(commit func() error) error { return commit() }
	if records := storetest.Verify(t, s); len(records) != 0 {
		t.Errorf("%d entries", len(records))
	}
}
