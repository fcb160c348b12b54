package cli

import (
	"cmp"
	"slices"
	"strings"

	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/projections"
)

// similarPayees lists those that may be the same: with one number, or with names
// that differ by spelling only. What the register tells apart is not suspected.
func (l *openLedger) similarPayees(t *output.Table, list []*payee, text string) {
	t.Columns = append([]output.Column{{Key: "group", Kind: output.Integer}, {Key: "similar"}, {Key: "payee"}, {Key: "payee_id"}}, paidColumns()...)
	var rows []output.Row
	n := int64(0)
	for _, group := range findSimilar(list) {
		if text != "" && !slices.ContainsFunc(group.payees, func(p *payee) bool { return p.has(text) }) {
			continue
		}
		n++
		why := output.String(string(group.why))
		if l.session.forPeople() {
			why = output.String(l.session.lang.Text("similar/" + string(group.why)))
		}
		for _, p := range group.payees {
			who := []output.Cell{output.Int(n), why, l.valueCell(p.name), textCell(strings.Join(p.numbers, ", "))}
			for i := range max(1, len(p.sums)) {
				var sum *projections.PayeePair
				if len(p.sums) > 0 {
					sum = &p.sums[i]
				}
				rows = append(rows, output.Row{Cells: append(who[:len(who):len(who)], paidCells(sum)...)})
			}
		}
	}
	t.Rows = output.Rows(rows...)
	if n == 0 {
		t.Notes = append(t.Notes, l.session.lang.Text("payees-all-different"))
		return
	}
	t.Notes = append(t.Notes, l.session.lang.Text("payees-to-merge"))
}

// A similarGroup is payees that are linked by likenesses, the one with most
// payments first.
type similarGroup struct {
	why    ledger.LikenessKind
	payees []*payee
}

// findSimilar puts the suspects of a list into groups.
func findSimilar(list []*payee) []similarGroup {
	g := &grouping{list: list, first: make([]int, len(list)), why: make([]ledger.LikenessKind, len(list))}
	for i := range g.first {
		g.first[i] = i
	}
	byNumber, byFold := map[string]int{}, map[string][]int{}
	for i, p := range list {
		for _, number := range p.numbers {
			other, ok := byNumber[number]
			if !ok {
				byNumber[number] = i
				continue
			}
			g.link(other, i, ledger.NumberHasName)
		}
		var folds []string
		for _, name := range append([]string{p.name}, p.spellings...) {
			if fold := ledger.FoldPayee(name); fold != "" && !slices.Contains(folds, fold) {
				folds = append(folds, fold)
			}
		}
		for _, fold := range folds {
			for _, other := range byFold[fold] {
				g.linkByName(other, i)
			}
			byFold[fold] = append(byFold[fold], i)
		}
	}
	return g.groups()
}

// A grouping joins payees to groups: each points at an earlier one of its group,
// the first at itself.
type grouping struct {
	list  []*payee
	first []int
	why   []ledger.LikenessKind // at the first of a group: the gravest likeness in it
}

func (g *grouping) root(i int) int {
	for g.first[i] != i {
		g.first[i] = g.first[g.first[i]]
		i = g.first[i]
	}
	return i
}

// gravity of a likeness: numbers that differ may be two legal persons.
func gravity(why ledger.LikenessKind) int {
	return slices.Index([]ledger.LikenessKind{"", ledger.SpelledOtherwise, ledger.NumberHasName, ledger.NameHasNumber}, why)
}

func (g *grouping) link(i, j int, why ledger.LikenessKind) {
	a, b := g.root(i), g.root(j)
	a, b = min(a, b), max(a, b)
	g.first[b] = a
	for _, w := range []ledger.LikenessKind{g.why[b], why} {
		if gravity(w) > gravity(g.why[a]) {
			g.why[a] = w
		}
	}
}

func (g *grouping) linkByName(i, j int) {
	a, b := g.list[i], g.list[j]
	shared := slices.ContainsFunc(a.numbers, func(n string) bool { return slices.Contains(b.numbers, n) })
	switch {
	case a.registered && b.registered:
	case len(a.numbers) > 0 && len(b.numbers) > 0 && !shared:
		g.link(i, j, ledger.NameHasNumber)
	case a.name != b.name || a.registered != b.registered:
		g.link(i, j, ledger.SpelledOtherwise)
	}
}

func (g *grouping) groups() []similarGroup {
	var groups []similarGroup
	at := map[int]int{}
	for i, p := range g.list {
		root := g.root(i)
		if g.why[root] == "" {
			continue
		}
		n, ok := at[root]
		if !ok {
			n = len(groups)
			at[root] = n
			groups = append(groups, similarGroup{why: g.why[root]})
		}
		groups[n].payees = append(groups[n].payees, p)
	}
	for _, group := range groups {
		slices.SortStableFunc(group.payees, func(a, b *payee) int { return cmp.Compare(b.payments(), a.payments()) })
	}
	return groups
}
