package cli

import (
	"context"
	"os"
	"strings"
	"time"

	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
)

func personCommand() *command {
	return &command{name: "person", sub: func() []*command {
		return []*command{recording(personRegister()), recording(personGrant()), recording(personKey()), recording(personRevoke()), personList()}
	}}
}

func personRegister() *command {
	var c ledger.RegisterPerson
	return &command{
		name:  "register",
		args:  []arg{parsedArg("person", &c.Name, cleanText)},
		flags: []*flag{freeText("title", &c.Title)},
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				return l.inRegister(ctx, "person register", "person-registered", &c, "person", c.Name)
			})
		},
	}
}

// inRegister changes the register of people, or the rules about signing.
func (l *openLedger) inRegister(ctx context.Context, command, said string, c ledger.Command, about ...any) error {
	out, err := l.do(ctx, command, c)
	if err != nil {
		return err
	}
	if out.Already {
		return l.session.done("already-recorded", "entry", out.Ref)
	}
	return l.session.done(said, append(about, "entry", out.Ref)...)
}

func personGrant() *command {
	var c ledger.GrantRole
	var from, until ledger.Date
	return &command{
		name:  "grant",
		args:  []arg{parsedArg("person", &c.Person, cleanText), parsedArg("role", &c.Role, role).oneOf(ledger.Roles())},
		flags: []*flag{day("from", &from), day("until", &until), freeText("reason", &c.Reason)},
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				if from == ledger.NoDate {
					from = l.today()
				}
				c.From, c.Until = l.beginning(from), l.ending(until)
				return l.inRegister(ctx, "person grant", "role-granted", &c, "person", c.Person, "role", string(c.Role))
			})
		},
	}
}

func role(typed string) (ledger.Role, error) { return ledger.Role(strings.TrimSpace(typed)), nil }

// oneOf tells completion what there is to choose from.
func (a arg) oneOf(roles []ledger.Role) arg {
	for _, r := range roles {
		a.choices = append(a.choices, string(r))
	}
	return a
}

// beginning is the first moment of a day where the ledger is kept.
func (l *openLedger) beginning(d ledger.Date) time.Time {
	year, month, day := d.Civil()
	return time.Date(year, month, day, 0, 0, 0, 0, l.zone()).UTC()
}

// ending is the first moment behind a day, zero for none.
func (l *openLedger) ending(last ledger.Date) time.Time {
	if last == ledger.NoDate {
		return time.Time{}
	}
	return l.beginning(last.AddDays(1))
}

func personKey() *command {
	var c ledger.RegisterKey
	var file string
	var until ledger.Date
	return &command{
		name:  "key",
		args:  []arg{parsedArg("person", &c.Person, cleanText), fileArg("public-key", &file)},
		flags: []*flag{day("until", &until)},
		run: func(ctx context.Context, s *session) error {
			text, err := os.ReadFile(file)
			if err != nil {
				return err
			}
			if strings.HasPrefix(string(text), "PRIVATE+") {
				return ledger.Refuse("private-key-shown", "file", file)
			}
			c.Public = strings.TrimSpace(string(text))
			id, err := ledger.KeyID(c.Public)
			if err != nil {
				return ledger.Refuse("bad-public-key", "value", file)
			}
			return s.withLedger(ctx, func(l *openLedger) error {
				c.Until = l.ending(until)
				return l.inRegister(ctx, "person key", "key-registered", &c, "key", id, "person", c.Person)
			})
		},
	}
}

func personRevoke() *command {
	var c ledger.RevokeKey
	return &command{
		name:  "revoke",
		args:  []arg{parsedArg("key", &c.ID, cleanText)},
		flags: []*flag{freeText("reason", &c.Reason).must()},
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				return l.inRegister(ctx, "person revoke", "key-ended", &c, "key", c.ID)
			})
		},
	}
}

// personList shows who there is: a row for each role and each key.
func personList() *command {
	return &command{
		name:   "list",
		prints: true,
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				var rows []output.Row
				row := func(p *ledger.Person, role, key string, from, until time.Time, state string, entry ledger.Revision) {
					cells := []output.Cell{
						output.String(p.Name), textCell(p.Title), output.None(), textCell(key), l.momentCell(from), l.momentCell(until), output.None(),
						output.String(ledger.Ref{Source: ledger.StreamLedger, Revision: entry}.String()),
					}
					if role != "" {
						cells[2] = l.wordCell("role/", role)
					}
					if state != "" {
						cells[6] = l.wordCell("key-state/", state)
					}
					rows = append(rows, output.Row{Cells: cells})
				}
				now := s.now()
				for _, p := range l.books().People().List {
					if len(p.Grants)+len(p.Keys) == 0 {
						row(p, "", "", time.Time{}, time.Time{}, "", p.Entry)
					}
					for _, g := range p.Grants {
						row(p, string(g.Role), "", g.From, g.Until, "", g.Entry)
					}
					for i := range p.Keys {
						k := &p.Keys[i]
						until, state := k.Until, "valid"
						if k.Revoked != nil {
							until, state = k.Revoked.At, "revoked"
						} else if !k.Holds(now) {
							state = "expired"
						}
						row(p, "", k.ID, k.Registered, until, state, k.Entry)
					}
				}
				t := &output.Table{
					Columns: []output.Column{
						{Key: "person", Optional: true},
						{Key: "position", Optional: true},
						{Key: "role", Optional: true},
						{Key: "public_key", Optional: true},
						{Key: "valid_from", Optional: true},
						{Key: "valid_until", Optional: true},
						{Key: "state", Optional: true},
						{Key: "entry", Optional: true},
					},
					Rows: output.Rows(rows...),
				}
				if len(rows) == 0 {
					t.Notes = append(t.Notes, s.lang.Text("nobody-registered"))
				}
				return s.print(t)
			})
		},
	}
}

func (l *openLedger) momentCell(at time.Time) output.Cell {
	if at.IsZero() {
		return output.None()
	}
	return l.timeCell(at, l.zone())
}
