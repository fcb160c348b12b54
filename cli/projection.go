package cli

import (
	"context"
	"encoding/hex"
	"time"

	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
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
				if err := l.historyChanged(); err != nil {
					return err
				}
				took := s.now().Sub(started).Round(time.Millisecond)
				return s.done("rebuilt", "n", int64(l.books().Last), "ms", s.lang.Number(took.Milliseconds()))
			})
		},
	}
}

// historyChanged is a refusal where the views were derived again and found another
// history of the ledger than they had been derived from. Refusals: history-changed
// (n), entries-gone (n, left).
func (l *openLedger) historyChanged() error {
	change, ok := l.views.Changed()
	switch {
	case !ok:
		return nil
	case change.Left < change.Last:
		return ledger.Refuse("entries-gone", "n", int64(change.Last), "left", int64(change.Left))
	}
	return ledger.Refuse("history-changed", "n", int64(change.Last))
}

// noticeChange refuses the first command that finds another history, before it does
// anything: what it then knows is kept, and the next one goes by it. Where it cannot
// be kept a warning has to do, or no command would ever work again.
func (l *openLedger) noticeChange() error {
	changed := l.historyChanged()
	if changed == nil {
		return nil
	}
	l.views.Save()
	if status, err := l.views.Status(); err == nil && status.Unsaved == 0 {
		return changed
	}
	l.session.warn(changed)
	return nil
}
