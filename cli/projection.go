package cli

import (
	"context"
	"encoding/hex"
	"time"

	"github.com/fundledger/fundledger/cli/output"
)

func projectionCommand() *command {
	return &command{name: "projection", sub: func() []*command {
		return []*command{projectionStatus(), projectionRebuild()}
	}}
}

func projectionStatus() *command {
	return &command{
		name:   "status",
		prints: true,
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				status, err := l.views.Status()
				if err != nil {
					return err
				}
				rebuilt := output.String(s.lang.Text("word/no"))
				if status.Rebuilt {
					rebuilt = output.String(s.lang.Text("word/yes"))
				}
				if !s.forPeople() {
					rebuilt = output.Int(0)
					if status.Rebuilt {
						rebuilt = output.Int(1)
					}
				}
				return s.print(l.particularTable([]particular{
					{"ledger", output.String(l.books().Ledger.Name)},
					{"entries", output.Int(int64(status.Entries))},
					{"postings", output.Int(int64(status.Postings))},
					{"documents", output.Int(int64(status.Documents))},
					{"directory", textCell(status.Directory)},
					{"segments", output.Int(int64(status.Segments))},
					{"unsaved", output.Int(int64(status.Unsaved))},
					{"rebuilt", rebuilt},
					{"root", output.String(hex.EncodeToString(status.Root[:]))},
				}))
			})
		},
	}
}

func projectionRebuild() *command {
	return &command{
		name: "rebuild",
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				if err := l.views.Rebuild(); err != nil {
					return err
				}
				started := s.now()
				if err := l.catchUp(ctx); err != nil {
					return err
				}
				took := s.now().Sub(started).Round(time.Millisecond)
				return s.done("rebuilt", "n", int64(l.books().Last), "ms", s.lang.Number(took.Milliseconds()))
			})
		},
	}
}
