package ledgertest

import (
	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/audit/plain"
)

// A payeeAct is an entry that says who a payee is.
type payeeAct struct {
	ordinal ledger.Ordinal
	typ     string
	data    *data
}

// PayeeOf is the name under which a payment is reported, as the ledger knew it at
// an entry (0 for now). Numbers are taken as they are: tests write them in one way.
//
// Whoever means the same payee has one label. A merge and a registration give one
// side's label to the other; a split gives what was put there its own again, with
// all that was put there through it.
func (r *Reading) PayeeOf(p Posting, known ledger.Ordinal) string {
	called, _ := r.payeeOf(p, known)
	return called
}

// PayeesAsked are the names under which the payments of somebody are reported who
// is asked for by a name.
func (r *Reading) PayeesAsked(name string, known ledger.Ordinal) []string {
	called, ok := r.payeeOf(Posting{Posting: plain.Posting{Payee: name}}, known)
	list := []string{called}
	for _, p := range r.Postings {
		if !ok && p.Payee == name && name != "" && (known == 0 || p.Ordinal <= known) {
			list = append(list, r.PayeeOf(p, known))
		}
	}
	return list
}

type payeeQuestion struct {
	name, number string
	known        ledger.Ordinal
}

type payeeAnswer struct {
	called string
	ok     bool
}

// payeeOf also tells whether the acts know the payee.
func (r *Reading) payeeOf(p Posting, known ledger.Ordinal) (string, bool) {
	q := payeeQuestion{p.Payee, p.PayeeID, known}
	a, ok := r.asked[q]
	if !ok {
		a.called, a.ok = r.findPayee(p, known)
		if r.asked == nil {
			r.asked = map[payeeQuestion]payeeAnswer{}
		}
		r.asked[q] = a
	}
	return a.called, a.ok
}

func (r *Reading) findPayee(p Posting, known ledger.Ordinal) (string, bool) {
	type node struct{ name, number string }
	above := map[node]node{}
	called := map[node]string{}
	there := map[node]bool{}
	top := func(n node) node {
		for above[n] != (node{}) {
			n = above[n]
		}
		return n
	}
	for _, act := range r.acts {
		d := act.data
		if known > 0 && act.ordinal > known {
			break
		}
		switch act.typ {
		case "payee-registered.v1":
			name, number := node{name: d.Name}, node{number: d.Number}
			there[name] = true
			if d.Number == "" {
				called[name] = d.Name
				continue
			}
			there[number], called[number] = true, d.Name
			if first := top(number); first.name != "" {
				delete(above, number)
				above[first] = number
			}
			if first := top(name); first != top(number) {
				above[first] = number
			}
		case "payee-merged.v1":
			into := node{d.IntoName, d.IntoNumber}
			there[into] = true
			if into.number != "" && called[into] == "" {
				into = top(into)
			}
			for _, k := range d.Payees {
				there[node{k.Name, k.Number}] = true
				above[node{k.Name, k.Number}] = into
			}
		case "payee-split.v1":
			n := node{d.Name, d.Number}
			delete(above, n)
			if n.number != "" && called[n] == "" {
				delete(there, n)
			}
		}
	}
	name := func(n node) string {
		n = top(n)
		if called[n] != "" {
			return called[n]
		}
		return n.name
	}
	if n := (node{number: p.PayeeID}); p.PayeeID != "" && there[n] {
		return name(n), true
	}
	n := node{name: p.Payee}
	if p.Payee == "" || !there[n] {
		return p.Payee, false
	}
	for other := range there {
		if p.PayeeID != "" && other.number != "" && top(other) == top(n) {
			return p.Payee + " (" + p.PayeeID + ")", false
		}
	}
	return name(n), true
}
