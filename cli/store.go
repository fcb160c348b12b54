package cli

import (
	"context"
	"fmt"
	"strings"

	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/eventstoredb"
	"github.com/fundledger/fundledger/ledger/sqlitestore"
)

func storeCommand() *command {
	return &command{name: "store", sub: func() []*command { return []*command{storeSetup(), storeCheck()} }}
}

func storeSetup() *command {
	roles := eventstoredb.Roles{Writers: "writers", Auditors: "auditors"}
	var shared bool
	return &command{
		name: "setup",
		flags: []*flag{
			parsed("writers", &roles.Writers, groupName).shows("group"),
			parsed("auditors", &roles.Auditors, groupName).shows("group"),
			toggle("shared", &shared),
		},
		run: func(ctx context.Context, s *session) error {
			if !s.onCluster() {
				return ledger.Refuse("setup-of-file")
			}
			l, err := s.openFile(ctx)
			if err != nil {
				return err
			}
			defer l.close()
			changed, err := l.store.(*eventstoredb.Store).Setup(ctx, roles, shared, l.streams())
			if err != nil {
				return err
			}
			if changed == nil {
				return s.done("setup-already", "path", l.store.Path())
			}
			return s.done("setup-done", "path", l.store.Path(), "n", int64(len(changed)), "writers", roles.Writers, "auditors", roles.Auditors)
		},
	}
}

// groupName is a group of the server's users. Refusal: bad-group (value).
func groupName(typed string) (string, error) {
	if typed == "" || strings.ContainsAny(typed, " \t\r\n\"'\\,") {
		return "", ledger.Refuse("bad-group", "value", typed)
	}
	return typed, nil
}

// streams are those that the ledger has, as far as the views know.
func (l *openLedger) streams() []string {
	var list []string
	for stream := range l.books().Revisions {
		list = append(list, stream)
	}
	for _, id := range l.books().SourceIDs {
		list = append(list, ledger.StreamName(id))
	}
	return list
}

func storeCheck() *command {
	return &command{
		name:   "check",
		prints: true,
		run: func(ctx context.Context, s *session) error {
			c := &storeChecks{session: s}
			var err error
			if s.onCluster() {
				err = c.cluster(ctx)
			} else {
				err = c.file(ctx)
			}
			if err != nil {
				return err
			}
			if err := s.print(c.table()); err != nil {
				return err
			}
			if c.unsafe > 0 {
				s.note("store-unsafe", "n", int64(c.unsafe))
				return errDifferences
			}
			return nil
		},
	}
}

// storeChecks are what was looked at, and what it came to.
type storeChecks struct {
	session *session
	list    []storePoint
	unsafe  int
}

type storePoint struct {
	name, answer string // of the catalogue: "store-point/…", "store-answer/…"
	detail       string
}

func (c *storeChecks) add(name, answer, detail string) {
	if answer == "unsafe" {
		c.unsafe++
	}
	c.list = append(c.list, storePoint{name, answer, detail})
}

// may adds a right that is well to have, or not to have.
func (c *storeChecks) may(name string, has, unsafe bool) {
	switch {
	case has && unsafe:
		c.add(name, "unsafe", "")
	case has:
		c.add(name, "yes", "")
	default:
		c.add(name, "no", "")
	}
}

func (c *storeChecks) cluster(ctx context.Context) error {
	store, err := c.session.openCluster()
	if err != nil {
		return err
	}
	defer store.Close()
	r, err := store.Rights(ctx, c.streamsOf(ctx))
	if err != nil {
		return err
	}
	c.add("place", "is", store.Path())
	if r.Encrypted {
		c.add("tls", "yes", "")
	} else {
		c.add("tls", "unsafe", c.session.lang.Text("store-without-tls"))
	}
	if r.User == "" {
		c.add("user", "no", "")
	} else {
		c.add("user", "is", r.User)
	}
	c.may("reads", r.Reads, false)
	c.may("writes", r.Writes, false)
	c.may("sets", r.Sets, true)
	c.may("deletes", r.Deletes, true)
	if r.Defaults != nil {
		c.add("passwords", "unsafe", strings.Join(r.Defaults, ", "))
	} else if r.Encrypted {
		c.add("passwords", "none", "")
	}
	var limits []string
	for _, l := range r.Limits {
		limits = append(limits, fmt.Sprintf("%s: %s %s", l.Stream, l.Setting, l.Value))
	}
	switch {
	case limits != nil:
		c.add("limits", "unsafe", strings.Join(limits, "; "))
	case r.Unseen:
		c.add("limits", "unseen", "")
	default:
		c.add("limits", "none", "")
	}
	if r.Gone != nil {
		c.add("gone", "unsafe", strings.Join(r.Gone, ", "))
	} else {
		c.add("gone", "none", "")
	}
	return nil
}

// streamsOf are the ledger's streams, none where they cannot be read.
func (c *storeChecks) streamsOf(ctx context.Context) []string {
	l, err := c.session.openFile(ctx)
	if err != nil {
		return []string{ledger.StreamLedger}
	}
	defer l.close()
	return l.streams()
}

func (c *storeChecks) file(ctx context.Context) error {
	store, err := sqlitestore.Open(c.session.ledgerPath())
	if err != nil {
		return err
	}
	defer store.Close()
	c.add("place", "is", c.session.ledgerPath())
	altered, err := store.Altered(ctx)
	if err != nil {
		return err
	}
	if altered != nil {
		c.add("protected", "unsafe", strings.Join(altered, ", "))
	} else {
		c.add("protected", "yes", "")
	}
	return nil
}

func (c *storeChecks) table() *output.Table {
	s := c.session
	return &output.Table{
		Columns: []output.Column{{Key: "point"}, {Key: "answer"}, {Key: "remark", Optional: true}},
		Rows: func(yield func(output.Row, error) bool) {
			for _, p := range c.list {
				name, answer := p.name, p.answer
				if s.forPeople() {
					name, answer = s.lang.Text("store-point/"+name), s.lang.Text("store-answer/"+answer)
				}
				if p.answer == "is" { // the remark is the answer
					answer, p.detail = p.detail, ""
				}
				if !yield(output.Row{Cells: []output.Cell{output.String(name), output.String(answer), textCell(p.detail)}}, nil) {
					return
				}
			}
		},
	}
}
