package ledger

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

// A payeeModel is who is the same payee, plainly: sets of names and numbers. An
// accepted merge or registration joins sets and does nothing else; a split takes one
// set apart and touches no other.
type payeeModel struct {
	sets [][]PayeeKey
	ever [][]PayeeKey // the sets if nothing were ever split
}

func joinSets(sets [][]PayeeKey, keys ...PayeeKey) [][]PayeeKey {
	joined := slices.Clone(keys)
	rest := slices.DeleteFunc(slices.Clone(sets), func(set []PayeeKey) bool {
		hit := slices.ContainsFunc(keys, func(k PayeeKey) bool { return slices.Contains(set, k) })
		if hit {
			joined = append(joined, set...)
		}
		return hit
	})
	slices.SortFunc(joined, comparePayeeKeys)
	return append(rest, slices.Compact(joined))
}

func setOf(sets [][]PayeeKey, k PayeeKey) []PayeeKey {
	if i := slices.IndexFunc(sets, func(set []PayeeKey) bool { return slices.Contains(set, k) }); i >= 0 {
		return sets[i]
	}
	return []PayeeKey{k}
}

func (m *payeeModel) join(keys ...PayeeKey) {
	m.sets, m.ever = joinSets(m.sets, keys...), joinSets(m.ever, keys...)
}

// A payeeWorld is a register beside the model of it, with the payments that there are.
type payeeWorld struct {
	t        *rapid.T
	books    *Books
	model    payeeModel
	keys     []PayeeKey
	payments []PayeeSeen
}

func (w *payeeWorld) know(k PayeeKey) {
	if !slices.Contains(w.keys, k) {
		w.keys = append(w.keys, k)
	}
}

func (w *payeeWorld) do(c Command) error {
	d, err := c.Decide(w.books, nil)
	if err != nil || d.Already != nil {
		return err
	}
	if got, want := d.Expected, w.books.Revision(StreamLedger); got != want {
		w.t.Fatalf("decided at revision %d, want %d", got, want)
	}
	for i, e := range d.Events {
		at := d.Expected + 1 + Revision(i)
		if err := w.books.Apply(Entry{Ordinal: Ordinal(at + 1), Stream: StreamLedger, Revision: at}, e); err != nil {
			w.t.Fatal(err)
		}
		switch e := e.(type) {
		case *PayeeRegistered:
			if e.Number != "" {
				w.know(PayeeKey{Name: e.Name})
				w.model.join(PayeeKey{Name: e.Name}, PayeeKey{Number: e.Number})
			}
		case *PayeeMerged:
			w.model.join(append(slices.Clone(e.From), e.Into)...)
		case *PayeeSplit:
			w.split(e.Payee)
		}
	}
	w.check()
	return nil
}

// split takes over how a payee was taken apart, and checks that it was that one only.
func (w *payeeWorld) split(k PayeeKey) {
	p := w.books.Payees(0)
	set := setOf(w.model.sets, k)
	var off, stay []PayeeKey
	for _, other := range set {
		if p.root(other) == k {
			off = append(off, other)
		} else {
			stay = append(stay, other)
		}
	}
	if len(off) == 0 || len(stay) == 0 {
		w.t.Fatalf("split of %v from %v left %v and %v", k, set, off, stay)
	}
	w.model.sets = slices.DeleteFunc(w.model.sets, func(s []PayeeKey) bool { return slices.Contains(s, k) })
	w.model.sets = append(w.model.sets, off, stay)
}

// check compares the register with the model: the same sets, no payee without a name,
// and no payment with a payee that neither its name nor its number was ever put to.
func (w *payeeWorld) check() {
	p := w.books.Payees(0)
	for _, a := range w.keys {
		for _, b := range w.keys {
			if together, want := p.root(a) == p.root(b), slices.Contains(setOf(w.model.sets, a), b); together != want {
				w.t.Fatalf("%v and %v together: %v, want %v", a, b, together, want)
			}
		}
		if found, ok := p.Find(a); ok && found.Name == "" {
			w.t.Fatalf("the payee of %v has no name", a)
		}
	}
	listed, counted := 0, 0
	for _, payee := range p.All() {
		listed += len(p.Members(payee.Key))
		if other, _ := p.Find(PayeeKey{Name: payee.Name}); other.Key != payee.Key {
			w.t.Fatalf("%v has the name of %v", payee, other)
		}
	}
	for _, k := range w.keys {
		if p.knows(k) {
			counted++
		}
	}
	if listed != counted {
		w.t.Fatalf("the payees have %d members, of %d that the register knows", listed, counted)
	}
	for _, s := range w.payments {
		found, ok, apart := p.Of(s.Name, s.Number)
		called := p.Called(s.Name, s.Number)
		switch own := []PayeeKey{{Name: s.Name}, NumberKey(s.Number)}; {
		case ok:
			if !slices.ContainsFunc(own, func(k PayeeKey) bool {
				return k != PayeeKey{} && slices.Contains(setOf(w.model.ever, k), found.Key)
			}) {
				w.t.Fatalf("%v is a payment of %v, to which nobody put it", s, found)
			}
			if called != found.Name {
				w.t.Fatalf("%v is called %q, its payee %q", s, called, found.Name)
			}
		case apart && called != ApartName(s.Name, s.Number), !apart && called != s.Name:
			w.t.Fatalf("%v, of no payee, is called %q", s, called)
		}
	}
}

// rows are the payments as a report adds them up, in the order of w.payments.
func (w *payeeWorld) rows() []string {
	p := w.books.Payees(0)
	rows := make([]string, len(w.payments))
	for i, s := range w.payments {
		rows[i] = p.Called(s.Name, s.Number)
	}
	return rows
}

func (w *payeeWorld) seen() []PayeeSeen {
	return slices.Clone(w.payments)
}

// merge checks that what stood in one row of a report stands in one row after it.
func (w *payeeWorld) merge(c *MergePayees) error {
	before := w.rows()
	err := w.do(c)
	after := w.rows()
	for i, row := range before {
		first := slices.Index(before, row)
		if row != "" && after[i] != after[first] {
			w.t.Fatalf("%v and %v, which stood as %q, stand as %q and %q after %+v", w.payments[first], w.payments[i], row, after[first], after[i], *c)
		}
		if err != nil && after[i] != row {
			w.t.Fatalf("a refused merge moved %v", w.payments[i])
		}
	}
	if err != nil {
		return err
	}
	p := w.books.Payees(0)
	into, _ := p.Find(c.Into)
	for i, s := range w.payments {
		for _, k := range append(slices.Clone(c.From), c.Into) {
			if (s.Number != "" && k == NumberKey(s.Number) || k.Name != "" && before[i] == k.Name && s.Name == k.Name) && after[i] != into.Name {
				w.t.Fatalf("%v stands as %q, not as %q, after %+v", s, after[i], into.Name, *c)
			}
		}
	}
	return nil
}

// settle registers a number under a name, doing what each refusal says.
func (w *payeeWorld) settle(number, name string) {
	for range 4 * len(w.keys) {
		err := w.do(&RegisterPayee{Number: number, Name: name})
		if err == nil {
			return
		}
		r, _ := errors.AsType[*Refusal](err)
		if r == nil || r.Code != "payee-name-taken" {
			w.t.Fatal(err)
		}
		rename := func(number string) error {
			return w.do(&RegisterPayee{Number: number, Name: fmt.Sprint("Fresh ", len(w.keys))})
		}
		var undo error
		switch by, _ := r.Arg("by").(string); r.Arg("why") {
		case "registered":
			undo = rename(by)
		case "numbers", "merged":
			at := slices.IndexFunc(w.keys, func(k PayeeKey) bool { return k.String() == by })
			undo = w.do(&SplitPayee{Payee: w.keys[at], Reason: "r"})
		default:
			w.t.Fatalf("nothing to undo: %v", err)
		}
		if r, ok := errors.AsType[*Refusal](undo); ok && r.Code == "payee-registered-name" {
			undo = rename(r.Arg("number").(string))
		}
		if undo != nil {
			w.t.Fatalf("%v, after which: %v", err, undo)
		}
	}
	w.t.Fatalf("%s cannot be registered as %s", number, name)
}

// After any acts and payments in any order: payees are the joins that people said;
// a merge never tears a payee apart; no payment goes where nobody put it; and any
// number can be registered under any name by doing what the refusals say.
func TestPayeesAreWhatPeopleSaid(t *testing.T) {
	names := []string{"Альфа", "ООО Альфа", "Бета", "Бета (190000005)"}
	numbers := []string{"101007741", "101007742", "190000005", "100217336"}
	rapid.Check(t, func(t *rapid.T) {
		w := &payeeWorld{t: t, books: NewBooks()}
		for _, name := range names {
			w.keys = append(w.keys, PayeeKey{Name: name})
		}
		for _, number := range numbers {
			w.keys = append(w.keys, PayeeKey{Number: number})
		}
		key := rapid.SampledFrom(slices.Clone(w.keys))
		name, number := rapid.SampledFrom(names), rapid.SampledFrom(numbers)
		for range rapid.IntRange(1, 30).Draw(t, "acts") {
			switch rapid.IntRange(0, 7).Draw(t, "act") {
			case 0, 1, 2:
				s := PayeeSeen{Payments: 1}
				if rapid.IntRange(0, 9).Draw(t, "named") > 0 {
					s.Name = name.Draw(t, "name")
				}
				if rapid.Bool().Draw(t, "numbered") {
					s.Number = number.Draw(t, "number")
				}
				w.payments = append(w.payments, s)
			case 3:
				c := &RegisterPayee{Name: name.Draw(t, "name")}
				if rapid.IntRange(0, 3).Draw(t, "numbered") > 0 {
					c.Number = number.Draw(t, "number")
				}
				_ = w.do(c)
			case 4:
				_ = w.do(&SplitPayee{Payee: key.Draw(t, "payee"), Reason: "r"})
			default:
				_ = w.merge(&MergePayees{
					From: rapid.SliceOfN(key, 1, 3).Draw(t, "from"), Into: key.Draw(t, "into"), Reason: "r",
					DifferentNumbers: rapid.Bool().Draw(t, "different"), Seen: w.seen(),
				})
			}
		}
		w.undo()
	})
}

// undo splits off all that can be, and registers what is left.
func (w *payeeWorld) undo() {
	if rapid.Bool().Draw(w.t, "split") {
		for _, k := range slices.Clone(w.keys) {
			err := w.do(&SplitPayee{Payee: k, Reason: "r"})
			if code := RefusalCode(err); err != nil && code != "payee-not-merged" && code != "payee-registered-name" {
				w.t.Fatal(err)
			}
		}
	}
	number := rapid.SampledFrom([]string{"101007741", "190000005", "300000004"}).Draw(w.t, "last number")
	w.know(PayeeKey{Number: "300000004"})
	name := rapid.SampledFrom([]string{"Альфа", "ООО Альфа", "Бета"}).Draw(w.t, "last name")
	w.settle(number, name)
	if called := w.books.Payees(0).Called(strings.Repeat("x", 3), number); called != name && w.books.Payees(0).root(NumberKey(number)) == NumberKey(number) {
		w.t.Fatalf("%s is called %q, want %q", number, called, name)
	}
}
