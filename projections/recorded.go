package projections

import (
	"context"
	"errors"
	"time"

	"github.com/fundledger/fundledger/ledger"
)

// RecordedFrom is the first entry recorded at t or later: one more than the last
// where there is none. A recorded time counts as no earlier than those before it.
func (v *Views) RecordedFrom(ctx context.Context, t time.Time) (ledger.Ordinal, error) {
	if v.books.Recorded.Before(t) {
		return v.books.Last + 1, nil
	}
	m, err := v.Seek(t)
	if err != nil {
		return 0, err
	}
	found := v.books.Last + 1
	err = v.recordings(ctx, m, func(n ledger.Ordinal, recorded time.Time) error {
		if recorded.Before(t) {
			return nil
		}
		found = n
		return errRead
	})
	return found, err
}

// RecordedAt is when an entry was recorded: no earlier than those before it.
func (v *Views) RecordedAt(ctx context.Context, n ledger.Ordinal) (time.Time, error) {
	if n == v.books.Last {
		return v.books.Recorded, nil
	}
	m, err := v.Before(n)
	if err != nil {
		return time.Time{}, err
	}
	latest := m.Recorded
	err = v.recordings(ctx, m, func(at ledger.Ordinal, recorded time.Time) error {
		if at > n {
			return errRead
		}
		if recorded.After(latest) {
			latest = recorded
		}
		return nil
	})
	return latest, err
}

// recordings calls fn for the first entry of every run that has one recorded time, behind
// a mark, until it answers errRead.
func (v *Views) recordings(ctx context.Context, m Mark, fn func(ledger.Ordinal, time.Time) error) error {
	metadata := ""
	err := v.ReadFrom(ctx, m, func(r ledger.Record) error {
		if r.Metadata == metadata {
			return nil
		}
		metadata = r.Metadata
		commit, err := ledger.DecodeMetadata(metadata)
		if err != nil {
			return err
		}
		return fn(r.Ordinal, commit.RecordedAt)
	})
	if errors.Is(err, errRead) {
		return nil
	}
	return err
}
