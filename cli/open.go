package cli

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"os"
	"path/filepath"
	"time"

	"github.com/google/uuid"

	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/eventstoredb"
	"github.com/fundledger/fundledger/ledger/sqlitestore"
	"github.com/fundledger/fundledger/projections"
)

// An openLedger is the ledger that a command works on, with all that is derived
// from it, as of its last entry.
type openLedger struct {
	session *session
	store   storeAt
	views   *projections.Views
	wrote   bool         // or tried to
	known   []ledger.Ref // that commands found recorded already, while files are to be kept with them
}

// A storeAt is a store and where it is, as its cache and messages name it.
type storeAt interface {
	ledger.Store
	Path() string
}

// withLedger opens the ledger, lets work use it, and closes it. What the views
// hand out (sums, names) is valid inside work only.
func (s *session) withLedger(ctx context.Context, work func(*openLedger) error) error {
	l, err := s.open(ctx)
	if err != nil {
		return err
	}
	before, issued := l.books().Last, l.books().Issued
	err = work(l)
	if errors.Is(err, projections.ErrDamaged) {
		// Found in the middle of the work, before it had a result. The entries are
		// sound: derive everything again.
		if err = l.rebuild(ctx); err == nil {
			err = work(l)
		}
	}
	if err == nil {
		err = l.attachToKnown(ctx)
	}
	err = l.nearMiss(err)
	if l.wrote && err == nil || l.books().Last > before {
		if failed := l.tellIssued(ctx, issued, before); err == nil {
			err = failed
		}
	}
	if closed := l.close(); err == nil {
		err = closed
	}
	return err
}

// open opens the ledger and brings the views up to date. Refusals: those of
// sqlitestore.Open and openCluster, and ledger-unfinished (path).
func (s *session) open(ctx context.Context) (*openLedger, error) {
	l, err := s.openFile(ctx)
	if err != nil {
		return nil, err
	}
	if !l.books().Created {
		l.close()
		return nil, ledger.Refuse("ledger-unfinished", "path", l.store.Path())
	}
	s.about = l.about
	return l, nil
}

// about is what the ledger is and how far it goes.
func (l *openLedger) about() []output.Field {
	return []output.Field{
		{Key: "ledger", Value: output.String(l.books().Ledger.Name)},
		{Key: "ledger_id", Value: output.String(l.books().Ledger.ID.String())},
		{Key: "ordinal", Value: output.Int(int64(l.books().Last))},
	}
}

// openFile is open for a ledger that may have no entry yet.
func (s *session) openFile(ctx context.Context) (*openLedger, error) {
	if s.onCluster() {
		store, err := s.openCluster()
		if err != nil {
			return nil, err
		}
		return s.withViews(ctx, store)
	}
	store, err := sqlitestore.Open(s.ledgerPath())
	if err != nil {
		return nil, err
	}
	return s.withViews(ctx, store)
}

func (s *session) withViews(ctx context.Context, store storeAt) (*openLedger, error) {
	views, err := projections.Open(ctx, store, s.cacheFolder(store.Path()))
	if err != nil {
		store.Close()
		return nil, err
	}
	l := &openLedger{session: s, store: store, views: views}
	if err = l.catchUp(ctx); err == nil {
		err = l.noticeChange()
	}
	if err != nil {
		l.close()
		return nil, err
	}
	return l, nil
}

// worthABar is after how many entries a catch-up has taken long enough to be shown.
const worthABar = 50_000

func (l *openLedger) catchUp(ctx context.Context) error {
	bar := l.session.progress("reading-entries", 0)
	shown := int64(l.books().Last)
	l.views.Progress = func(entries int64) {
		if entries-shown >= worthABar {
			bar.add(entries - shown)
			shown = entries
		}
	}
	err := l.views.CatchUp(ctx, "")
	bar.end()
	l.views.Progress = nil
	return err
}

// rebuild derives everything again from the first entry.
func (l *openLedger) rebuild(ctx context.Context) error {
	if err := l.views.Rebuild(); err != nil {
		return err
	}
	return l.catchUp(ctx)
}

// close keeps what was learnt for the next command and releases the ledger.
func (l *openLedger) close() error {
	l.views.Save()
	err := l.views.Close()
	if closed := l.store.Close(); err == nil {
		err = closed
	}
	return err
}

func (l *openLedger) books() *ledger.Books { return l.views.Books() }

// writer is the ledger with its author, for commands that change it. The
// command's name is what others read who wait for it.
func (l *openLedger) writer(command string) *ledger.Ledger {
	l.wrote = true
	s := l.session
	host, _ := os.Hostname() // recorded where it is known
	storeUser := ""          // as the store has authenticated it
	switch store := l.store.(type) {
	case *sqlitestore.Store:
		store.Command = command
		store.OnWait = func(w sqlitestore.Writer) {
			if w.Process == 0 {
				s.note("waiting")
				return
			}
			s.note("waiting-for", "command", w.Command, "process", w.Process, "user", w.User, "host", w.Host)
		}
	case *eventstoredb.Store:
		storeUser = store.User()
	}
	return &ledger.Ledger{
		Store:  l.store,
		Views:  l.views,
		Author: ledger.Author{Actor: ledger.CleanValue(l.actor()), OSUser: osUser(), Host: host, StoreUser: storeUser},
		Now:    s.now,

		TrustClock: s.trustClock,
		NewID:      func() uuid.UUID { return uuid.Must(uuid.NewV7()) },

		Signer:   s.signer,
		Evidence: s.evidence,
		Tell: func(out ledger.Outcome) {
			if out.Already && len(s.evidence) > 0 {
				l.known = append(l.known, out.Ref)
			}
		},
	}
}

// actor is who acts: who is named on the command line, else the person whose key signs,
// else as session.actorName says.
func (l *openLedger) actor() string {
	s := l.session
	if s.actor == "" {
		if key, _ := s.signer(); key != nil { // an error is told when it signs
			if person, _ := l.books().People().Key(ledger.SignerID(key)); person != nil {
				return person.Name
			}
		}
	}
	return s.actorName()
}

// do carries one command out.
func (l *openLedger) do(ctx context.Context, command string, c ledger.Command) (ledger.Outcome, error) {
	return l.writer(command).Do(ctx, command, c.Decide)
}

// zone is the ledger's time zone, UTC where this machine does not know it.
func (l *openLedger) zone() *time.Location {
	if zone, err := time.LoadLocation(l.books().Ledger.Zone); err == nil {
		return zone
	}
	return time.UTC
}

// today is the day that it is where the ledger is kept.
func (l *openLedger) today() ledger.Date { return ledger.DateOf(l.session.now().In(l.zone())) }

// cacheFolder is where the views of the ledger at an absolute path are kept: a
// folder of its own, by the path with links resolved, under $XDG_CACHE_HOME or
// the system's usual place. It is "" where there is none; then nothing is kept.
func (s *session) cacheFolder(path string) string {
	base := s.getenv("XDG_CACHE_HOME")
	if !filepath.IsAbs(base) {
		var err error
		if base, err = os.UserCacheDir(); err != nil {
			return ""
		}
	}
	if resolved, err := filepath.EvalSymlinks(path); err == nil {
		path = resolved
	}
	name := sha256.Sum256([]byte(path))
	return filepath.Join(base, programName, hex.EncodeToString(name[:8]))
}
