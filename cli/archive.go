package cli

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"

	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/archive"
	"github.com/fundledger/fundledger/ledger/sqlitestore"
)

func exportCommand() *command {
	var to string
	return &command{
		name: "export",
		args: []arg{fileArg("file", &to).maybe()},
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				bar := s.progress("writing-entries", int64(l.books().Last))
				defer bar.end()
				if to == "" || to == "-" {
					_, err := archive.Write(ctx, l.store, s.stdout, bar.add)
					return err
				}
				var sum archive.Summary
				err := output.WriteFile(to, func(w io.Writer) (err error) {
					sum, err = archive.Write(ctx, l.store, w, bar.add)
					return err
				})
				if err != nil {
					return err
				}
				bar.end()
				return s.done("exported", "n", sum.Entries, "file", to, "root", sum.Root)
			})
		},
	}
}

func restoreCommand() *command {
	var from string
	return &command{
		name: "restore",
		args: []arg{fileArg("file", &from)},
		run: func(ctx context.Context, s *session) error {
			f, err := os.Open(from)
			if err != nil {
				return err
			}
			defer f.Close()
			// Read first: what is no archive makes no ledger.
			whole, err := archive.Commits(bufio.NewReader(f), func(ledger.Commit) error { return ctx.Err() })
			if err != nil {
				return asArchive(err, from)
			}
			if _, err := f.Seek(0, io.SeekStart); err != nil {
				return err
			}
			store, err := s.newStore()
			if err != nil {
				return err
			}
			defer store.Close()
			bar := s.progress("writing-entries", whole.Entries)
			defer bar.end()
			sum, err := archive.Restore(ctx, f, store, bar.add)
			if err != nil {
				return asArchive(err, from)
			}
			bar.end()
			return s.done("restored", "n", sum.Entries, "path", store.Path(), "root", sum.Root)
		},
	}
}

// newStore makes the ledger's file, or takes one that is there, or connects.
func (s *session) newStore() (storeAt, error) {
	if s.onCluster() {
		return s.openCluster()
	}
	store, err := sqlitestore.Create(s.ledgerPath())
	if ledger.RefusalCode(err) == "ledger-exists" {
		return sqlitestore.Open(s.ledgerPath())
	}
	return store, err
}

// asArchive makes a refusal of what is wrong with an archive. Refusals: not-an-archive
// (file), archive-cut (file), archive-damaged (file, detail), restore-into-other (file).
func asArchive(err error, file string) error {
	switch {
	case errors.Is(err, archive.ErrNotAnArchive):
		return ledger.Refuse("not-an-archive", "file", file)
	case errors.Is(err, archive.ErrCutShort):
		return ledger.Refuse("archive-cut", "file", file)
	case errors.Is(err, archive.ErrDamaged):
		return ledger.Refuse("archive-damaged", "file", file, "detail", err.Error())
	case errors.Is(err, archive.ErrOtherLedger):
		return ledger.Refuse("restore-into-other", "file", file)
	}
	return err
}
