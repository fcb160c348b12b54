package ledger_test

import (
	"context"
	"reflect"
	"slices"
	"strings"
	"testing"

	"github.com/google/uuid"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/ledgertest"
	"github.com/fundledger/fundledger/ledger/memstore"
)

var ledgerID = uuid.MustParse("01937f5c-8a00-7c31-9d2e-5b6f00c0ffee")

func day(text string) ledger.Date {
	d, err := ledger.ParseDate(text)
	if err != nil {
		panic(err)
	}
	return d
}

func byn(text string) ledger.Money { return amount(text, "BYN") }
func usd(text string) ledger.Money { return amount(text, "USD") }

func amount(text string, c ledger.Currency) ledger.Money {
	m, err := ledger.ParseMoney(text, c)
	if err != nil {
		panic(err)
	}
	return m
}

// The commands that most tests begin with. They are functions because deciding may
// bring a command's fields into their stored form.
func createLedger() ledger.Command {
	return &ledger.CreateLedger{ID: ledgerID, Name: "minzdrav", Currency: "BYN", Zone: "Europe/Minsk"}
}

func registerBudget() *ledger.RegisterSource {
	return &ledger.RegisterSource{ID: "minsk", SourceRegistered: ledger.SourceRegistered{
		Kind: ledger.KindLocalBudget, Title: "Бюджет Минска", Currency: "BYN", Opens: day("2017-01-01"),
	}}
}

func registerLoan() *ledger.RegisterSource {
	return &ledger.RegisterSource{ID: "wb", SourceRegistered: ledger.SourceRegistered{
		Kind: ledger.KindWorldBank, Currency: "USD", Calendar: "wb", Signed: day("2016-11-29"),
		Opens: day("2017-05-19"), Closes: day("2022-12-31"), Deadline: day("2023-04-30"),
	}}
}

func approveNetworks() *ledger.ApproveAllocation {
	return &ledger.ApproveAllocation{
		Source: "minsk", Line: "networks/2018", Title: "Сети", FirstDay: day("2018-01-01"), LastDay: day("2018-12-31"),
		Dimensions: []ledger.Dimension{{Name: "region", Value: "Минск"}, {Name: "component", Value: "networks"}},
		Amount:     byn("1000.00"), Act: "Решение 5", Date: day("2017-12-29"),
	}
}

func payment(number, amount string) *ledger.RecordExpenditure {
	return &ledger.RecordExpenditure{
		Source: "minsk", Line: "networks/2018", Date: day("2018-07-15"), Amount: byn(amount),
		Payment: ledger.Payment{Document: ledger.Document{Number: number, Date: day("2018-07-13")}, Payee: "Медсофт"},
	}
}

func setUp() []ledger.Command {
	return []ledger.Command{
		createLedger(), &ledger.RegisterDimension{Name: "programme", Title: "Programme"},
		registerBudget(), registerLoan(), approveNetworks(),
	}
}

// A world is a ledger in memory after some commands.
type world struct {
	*ledger.Ledger
	store *memstore.Store
	t     testing.TB
}

func given(t testing.TB, commands ...ledger.Command) *world {
	t.Helper()
	store := &memstore.Store{}
	w := &world{ledgertest.New(store, 1), store, t}
	for _, c := range commands {
		w.must(c)
	}
	return w
}

// do carries a command out.
func (w *world) do(c ledger.Command) (ledger.Outcome, error) {
	return w.Do(context.Background(), "test", c.Decide)
}

// must carries a command out that has to succeed and to write something.
func (w *world) must(c ledger.Command) ledger.Outcome {
	w.t.Helper()
	out, err := w.do(c)
	if err != nil {
		w.t.Fatalf("%T: %v", c, err)
	}
	if out.Already {
		w.t.Fatalf("%T: already done by %v", c, out.Ref)
	}
	return out
}

// entries counts what the ledger holds.
func (w *world) entries() int {
	w.t.Helper()
	r, err := ledgertest.Read(context.Background(), w.store)
	if err != nil {
		w.t.Fatal(err)
	}
	return len(r.Entries)
}

// a rule is one row of the tables: given a ledger, when a command is given, then
// it is refused in so many words, or found already done, or carried out by events.
type rule struct {
	name    string
	given   []ledger.Command // setUp() when nil
	when    ledger.Command
	refused string // the refusal's code and arguments
	already string // the reference of the entry that did the same
	then    []ledger.Event
}

func (r rule) check(t *testing.T) {
	if r.given == nil {
		r.given = setUp()
	}
	w := given(t, r.given...)
	before := w.entries()
	out, err := w.do(r.when)
	switch {
	case r.refused != "":
		if _, ok := err.(*ledger.Refusal); !ok || err.Error() != r.refused {
			t.Fatalf("got %v\nwant %s", err, r.refused)
		}
	case err != nil:
		t.Fatal(err)
	case r.already != "":
		if !out.Already || out.Ref.String() != r.already || len(out.Events) != 0 {
			t.Fatalf("got %+v, want it already done by %s", out, r.already)
		}
	default:
		if out.Already || !reflect.DeepEqual(out.Events, r.then) {
			t.Fatalf("got  %+v\nwant %+v", dump(out.Events), dump(r.then))
		}
	}
	r.checkObjections(t, given(t, r.given...), err)
	if n := w.entries() - before; n != len(r.then) {
		t.Errorf("%d entries were written, want %d", n, len(r.then))
	}
}

// checkObjections: what refuses a command is among the objections to it, and
// there are none to a command that is carried out. Two rules look at more than the
// command and its line: what was recorded before, and other names.
func (r rule) checkObjections(t *testing.T, w *world, refused error) {
	c, ok := r.when.(interface {
		Objections(*ledger.Books) []error
	})
	if !ok || r.already != "" {
		return
	}
	code := ledger.RefusalCode(refused)
	if strings.HasSuffix(code, "-conflict") || strings.HasSuffix(code, "-exists") || code == "names-look-alike" {
		return
	}
	var texts []string
	for _, err := range c.Objections(w.Views.Books()) {
		texts = append(texts, err.Error())
	}
	if refused == nil && texts != nil || refused != nil && !slices.Contains(texts, refused.Error()) {
		t.Errorf("objections %q, refused with %v", texts, refused)
	}
}

func dump(events []ledger.Event) (list []string) {
	for _, e := range events {
		p, err := ledger.Encode(e)
		if err != nil {
			p.Data = err.Error()
		}
		list = append(list, p.Type+" "+p.Data)
	}
	return list
}

func checkRules(t *testing.T, rules []rule) {
	for _, r := range rules {
		t.Run(r.name, r.check)
	}
}

// with changes a command in place, so that a row shows what is different about it.
func with[C any](c *C, change func(*C)) *C {
	change(c)
	return c
}

func TestCreateLedger(t *testing.T) {
	create := func(change func(*ledger.CreateLedger)) ledger.Command {
		return with(createLedger().(*ledger.CreateLedger), change)
	}
	none := []ledger.Command{}
	checkRules(t, []rule{
		{name: "first entry", given: none, when: createLedger(), then: []ledger.Event{
			&ledger.LedgerCreated{ID: ledgerID, Name: "minzdrav", Currency: "BYN", Zone: "Europe/Minsk", Rules: "1"},
		}},
		{
			name: "currency in small letters", given: none,
			when: create(func(c *ledger.CreateLedger) { c.Currency = "usd"; c.Title = "Loan" }),
			then: []ledger.Event{
				&ledger.LedgerCreated{ID: ledgerID, Name: "minzdrav", Title: "Loan", Currency: "USD", Zone: "Europe/Minsk", Rules: "1"},
			},
		},
		{name: "twice", when: createLedger(), refused: "ledger-exists path=minzdrav"},
		{
			name: "bad name", given: none, when: create(func(c *ledger.CreateLedger) { c.Name = "Минздрав" }),
			refused: "bad-name kind=ledger value=Минздрав why=ascii char=М",
		},
		{
			name: "bad title", given: none, when: create(func(c *ledger.CreateLedger) { c.Title = " x" }),
			refused: "bad-name kind=value value= x why=untrimmed",
		},
		{
			name: "unknown currency", given: none, when: create(func(c *ledger.CreateLedger) { c.Currency = "BYB" }),
			refused: "unknown-currency code=BYB",
		},
	})
}

func TestRegisterDimension(t *testing.T) {
	checkRules(t, []rule{
		{
			name: "new", when: &ledger.RegisterDimension{Name: "measure"},
			then: []ledger.Event{&ledger.DimensionRegistered{Name: "measure"}},
		},
		{name: "again", when: &ledger.RegisterDimension{Name: "programme", Title: "Programme"}, already: "ledger#1"},
		{
			name: "again with another title", when: &ledger.RegisterDimension{Name: "programme"},
			refused: "dimension-exists dimension=programme",
		},
		{name: "built in", when: &ledger.RegisterDimension{Name: "region"}, refused: "dimension-exists dimension=region"},
		{
			name: "bad name", when: &ledger.RegisterDimension{Name: "Measure"},
			refused: "bad-name kind=dimension value=Measure why=ascii char=M",
		},
		{
			name: "bad title", when: &ledger.RegisterDimension{Name: "measure", Title: "a\tb"},
			refused: "bad-name kind=value value=a\tb why=control char=\t",
		},
	})
}

func TestRegisterSource(t *testing.T) {
	budget := func(change func(*ledger.RegisterSource)) ledger.Command {
		return with(registerBudget(), func(c *ledger.RegisterSource) { c.ID = "gomel"; change(c) })
	}
	checkRules(t, []rule{
		{
			name: "new, with the calendar year and the currency's own spelling",
			when: budget(func(c *ledger.RegisterSource) { c.Currency = "byn" }),
			then: []ledger.Event{&ledger.SourceRegistered{
				Kind: "local-budget", Title: "Бюджет Минска", Currency: "BYN", Calendar: "calendar", Opens: day("2017-01-01"),
			}},
		},
		{name: "again", when: registerBudget(), already: "minsk#0"},
		{
			name: "again with other particulars", when: with(registerBudget(), func(c *ledger.RegisterSource) { c.Funder = "x" }),
			refused: "source-exists source=minsk",
		},
		{
			name: "name that looks like another", when: budget(func(c *ledger.RegisterSource) { c.ID = "WB" }),
			refused: "names-look-alike value=WB other=wb",
		},
		{
			name: "bad name", when: budget(func(c *ledger.RegisterSource) { c.ID = "a.b" }),
			refused: "bad-name kind=source value=a.b why=char char=.",
		},
		{
			name: "reserved name", when: budget(func(c *ledger.RegisterSource) { c.ID = "Ledger" }),
			refused: "bad-name kind=source value=Ledger why=reserved",
		},
		{
			name: "name of an import's stream", when: budget(func(c *ledger.RegisterSource) { c.ID = "batch-7" }),
			refused: "bad-name kind=source value=batch-7 why=reserved",
		},
		{
			name: "name of a document's stream", when: budget(func(c *ledger.RegisterSource) { c.ID = "document-7" }),
			refused: "bad-name kind=source value=document-7 why=reserved",
		},
		{name: "unknown kind", when: budget(func(c *ledger.RegisterSource) { c.Kind = "loan" }), refused: "unknown-kind kind=loan"},
		{name: "unknown currency", when: budget(func(c *ledger.RegisterSource) { c.Currency = "" }), refused: "unknown-currency code="},
		{
			name: "unknown calendar", when: budget(func(c *ledger.RegisterSource) { c.Calendar = "april" }),
			refused: "unknown-calendar name=april",
		},
		{
			name: "no opening", when: budget(func(c *ledger.RegisterSource) { c.Opens = ledger.NoDate }),
			refused: "missing-field field=opens",
		},
		{
			name: "closes before it opens", when: budget(func(c *ledger.RegisterSource) { c.Closes = day("2016-12-31") }),
			refused: "reversed-dates source=gomel first=2017-01-01 last=2016-12-31",
		},
		{
			name: "deadline without closing", when: budget(func(c *ledger.RegisterSource) { c.Deadline = day("2020-01-01") }),
			refused: "deadline-without-closing source=gomel",
		},
		{name: "deadline before closing", when: budget(func(c *ledger.RegisterSource) {
			c.Closes, c.Deadline = day("2020-12-31"), day("2020-12-30")
		}), refused: "reversed-dates source=gomel first=2020-12-31 last=2020-12-30"},
		{name: "deadline on the day of closing, which is that of opening", when: budget(func(c *ledger.RegisterSource) {
			c.Closes, c.Deadline = c.Opens, c.Opens
		}), then: []ledger.Event{&ledger.SourceRegistered{
			Kind: "local-budget", Title: "Бюджет Минска", Currency: "BYN", Calendar: "calendar",
			Opens: day("2017-01-01"), Closes: day("2017-01-01"), Deadline: day("2017-01-01"),
		}}},
		{
			name: "bad funder", when: budget(func(c *ledger.RegisterSource) { c.Funder = "x\ny" }),
			refused: "bad-name kind=value value=x\ny why=control char=\n field=funder",
		},
	})
}

func TestAmendSource(t *testing.T) {
	amend := func(e ledger.SourceAmended) ledger.Command { return &ledger.AmendSource{ID: "wb", SourceAmended: e} }
	w := given(t, setUp()...)
	out := w.must(amend(ledger.SourceAmended{Closes: day("2023-12-31"), Deadline: day("2024-04-30"), Funder: "IBRD", Act: "Letter 17"}))
	e := out.Events[0].(*ledger.SourceAmended)
	if e.Digest == (ledger.Digest{}) {
		t.Error("the amendment has no digest")
	}
	s := w.Views.Books().Sources["wb"]
	if s.Closes != day("2023-12-31") || s.LastDay() != day("2024-04-30") || s.Opens != day("2017-05-19") || s.Funder != "IBRD" || s.Calendar != "wb" {
		t.Errorf("after the amendment the source is %+v", s.SourceRegistered)
	}
	if out, err := w.do(amend(ledger.SourceAmended{Closes: day("2023-12-31"), Funder: "IBRD"})); err != nil || !out.Already {
		t.Errorf("an amendment that is in force: %+v, %v", out, err)
	}
	checkRules(t, []rule{
		{
			name: "unknown source", when: &ledger.AmendSource{ID: "x", SourceAmended: ledger.SourceAmended{Title: "y"}},
			refused: "unknown-source source=x",
		},
		{name: "nothing to amend", when: amend(ledger.SourceAmended{Act: "a", Reason: "b"}), refused: "nothing-to-amend source=wb"},
		{name: "unknown calendar", when: amend(ledger.SourceAmended{Calendar: "x"}), refused: "unknown-calendar name=x"},
		{
			name: "closes before it opens", when: amend(ledger.SourceAmended{Closes: day("2017-05-18")}),
			refused: "reversed-dates source=wb first=2017-05-19 last=2017-05-18",
		},
		{
			name: "deadline overtaken", when: amend(ledger.SourceAmended{Closes: day("2023-12-31")}),
			refused: "reversed-dates source=wb first=2023-12-31 last=2023-04-30",
		},
		{
			name: "bad reason", when: amend(ledger.SourceAmended{Title: "x", Reason: "y "}),
			refused: "bad-name kind=value value=y  why=untrimmed",
		},
	})
}

// noDocuments is a ledger in which nothing was recorded.
type noDocuments struct{}

func (noDocuments) Find(uuid.UUID) (ledger.Filed, bool, error) { return ledger.Filed{}, false, nil }
