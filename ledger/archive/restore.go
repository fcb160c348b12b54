package archive

import (
	"context"
	"errors"
	"fmt"
	"io"

	"github.com/fundledger/fundledger/ledger"
)

// Restore appends an archive to a ledger that is empty, or that an interrupted Restore of
// the same archive has begun, and reads the result through. The archive is checked in full
// before anything is appended. Nobody else may write to the ledger meanwhile.
//
// Errors: those of Commits and of the store, and ErrOtherLedger.
func Restore(ctx context.Context, archive io.ReadSeeker, s ledger.Store, progress func(entries int64)) (Summary, error) {
	want, err := check(ctx, archive, s)
	if err != nil {
		return Summary{}, err
	}
	if _, err := archive.Seek(0, io.SeekStart); err != nil {
		return Summary{}, err
	}
	_, err = s.Append(ctx, func(yield func(ledger.Commit, error) bool) {
		stopped := errors.New("stopped")
		_, err := Commits(archive, func(c ledger.Commit) error {
			if !yield(c, nil) {
				return stopped
			}
			if progress != nil {
				progress(int64(len(c.Events)))
			}
			return nil
		})
		if err != nil && !errors.Is(err, stopped) {
			yield(ledger.Commit{}, err)
		}
	})
	if errors.Is(err, ledger.ErrConflict) {
		return Summary{}, errors.Join(ErrOtherLedger, err)
	}
	if err != nil {
		return Summary{}, err
	}
	got, err := Write(ctx, s, io.Discard, nil)
	if err == nil && got != want {
		err = fmt.Errorf("%d entries with root %s, the archive has %d with root %s: %w", got.Entries, got.Root, want.Entries, want.Root, ErrOtherLedger)
	}
	return got, err
}

// check reads the archive through, and whether what the ledger has is how it begins.
func check(ctx context.Context, archive io.Reader, s ledger.Store) (Summary, error) {
	has, err := Write(ctx, s, io.Discard, nil)
	if err != nil {
		return Summary{}, err
	}
	var t tree
	commits := int64(0)
	same := has == t.summary(0)
	sum, err := Commits(archive, func(c ledger.Commit) error {
		for i, e := range c.Events {
			t.add(ledger.Record{Stream: c.Stream, Revision: c.Expected + 1 + ledger.Revision(i), Type: e.Type, Data: e.Data, Metadata: c.Metadata})
		}
		if commits++; t.Size() == has.Entries {
			same = has == t.summary(commits)
		}
		return nil
	})
	if err == nil && !same {
		err = ErrOtherLedger
	}
	return sum, err
}
