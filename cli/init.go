package cli

import (
	"context"
	"errors"
	"path"
	"path/filepath"
	"strings"
	"time"
	_ "time/tzdata" // a machine without zones must not date entries otherwise

	"github.com/google/uuid"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/eventstoredb"
	"github.com/fundledger/fundledger/ledger/sqlitestore"
)

func initCommand() *command {
	path := ""
	c := ledger.CreateLedger{Currency: "BYN", Zone: "Europe/Minsk"}
	return &command{
		name: "init",
		args: []arg{fileArg("file", &path).maybe()},
		flags: []*flag{
			text("name", &c.Name),
			freeText("title", &c.Title),
			parsed("currency", &c.Currency, ledger.ParseCurrency),
			parsed("zone", &c.Zone, parseZone),
		},
		run: func(ctx context.Context, s *session) error {
			if path != "" {
				if s.ledger != "" {
					return wrongUse("ledger-twice")
				}
				s.ledger = path
			}
			if c.Name == "" {
				c.Name = s.nameOfLedger()
			}
			return s.makeLedger(ctx, &c)
		},
	}
}

// makeLedger makes the file and its first entry.
func (s *session) makeLedger(ctx context.Context, c *ledger.CreateLedger) error {
	l, err := s.newFile(ctx, c)
	if err != nil {
		return err
	}
	defer l.close()
	c.ID = uuid.Must(uuid.NewV7())
	if _, err := l.do(ctx, "init", c); err != nil {
		return err
	}
	return s.done("ledger-made", "path", s.place(), "name", c.Name, "currency", c.Currency, "zone", c.Zone)
}

// newFile makes the file, after everything else has been checked: a refusal leaves
// none. A file that an earlier init was killed over, before its first entry, is
// taken as it is.
func (s *session) newFile(ctx context.Context, c *ledger.CreateLedger) (*openLedger, error) {
	if _, err := c.Decide(ledger.NewBooks(), nil); err != nil {
		return nil, err
	}
	if s.onCluster() {
		l, err := s.openFile(ctx)
		if err == nil && l.books().Created {
			l.close()
			return nil, ledger.Refuse("ledger-exists", "path", l.store.Path())
		}
		return l, err
	}
	store, err := sqlitestore.Create(s.ledgerPath())
	if err == nil {
		return s.withViews(ctx, store)
	}
	if ledger.RefusalCode(err) != "ledger-exists" {
		return nil, err
	}
	l, failed := s.openFile(ctx)
	if failed != nil {
		return nil, errors.Join(err, failed)
	}
	if l.books().Created {
		l.close()
		return nil, err
	}
	return l, nil
}

// parseZone reads a time zone's IANA name. Refusal: unknown-zone (value).
func parseZone(value string) (string, error) {
	if value == "" || value == "Local" {
		return "", ledger.Refuse("unknown-zone", "value", value)
	}
	if _, err := time.LoadLocation(value); err != nil {
		return "", ledger.Refuse("unknown-zone", "value", value)
	}
	return value, nil
}

// nameOfLedger makes a ledger's name of where it is.
func (s *session) nameOfLedger() string {
	if !s.onCluster() {
		return nameOfFile(s.ledgerPath())
	}
	target, err := eventstoredb.Parse(s.ledgerPath(), s.getenv)
	if err != nil {
		return programName // what is wrong with the address is said when it is opened
	}
	return path.Base(target.Ledger)
}

// nameOfFile makes a ledger's name of its file's, where that can be one.
func nameOfFile(path string) string {
	base := filepath.Base(path)
	name := strings.ToLower(strings.TrimSuffix(base, filepath.Ext(base)))
	if ledger.CheckLedgerName(name) != nil {
		return programName
	}
	return name
}

func backupCommand() *command {
	var to string
	return &command{
		name: "backup",
		args: []arg{fileArg("file", &to)},
		run: func(ctx context.Context, s *session) error {
			if s.onCluster() {
				return ledger.Refuse("backup-of-cluster")
			}
			store, err := sqlitestore.Open(s.ledgerPath())
			if err != nil {
				return err
			}
			defer store.Close()
			if err := store.Backup(ctx, to); err != nil {
				return err
			}
			return s.done("backup-made", "path", s.ledgerPath(), "file", to)
		},
	}
}
