package cli

import (
	"context"
	"errors"
	"path/filepath"
	"strings"

	"github.com/fundledger/fundledger/cli/intake"
	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/projections"
)

func reconcileCommand() *command {
	r := &reconciliation{}
	return &command{
		name: "reconcile",
		args: []arg{parsedArg("account", &r.account, cleanText), fileArg("file", &r.path)},
		flags: []*flag{
			text("profile", &r.profile).isFile().shows("file"),
			text("source", &r.source),
			text("opening", &r.opening).shows("amount"),
			text("closing", &r.closing).shows("amount"),
			toggle("all", &r.all),
		},
		prints: true,
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				r.l = l
				if err := r.read(ctx); err != nil {
					return err
				}
				if err := s.print(r.table()); err != nil {
					return err
				}
				return r.verdict()
			})
		},
	}
}

// A reconciliation holds an account statement against the ledger. It writes nothing.
type reconciliation struct {
	account, path, profile, source, opening, closing string
	all                                              bool

	l         *openLedger
	counted   ledger.Currency // in which the sources' sums are kept
	changed   ledger.CurrencyChange
	currency  ledger.Currency // of the statement
	statement *intake.AccountStatement
	moves     []ledgerMove // of the account, of all time
	pairs     []pair
	bank      balances
	books     balances
	counts    map[string]int64 // of the pairs, by state
}

// balances are what stood on an account and what moved.
type balances struct{ opening, in, out, closing int64 }

func (r *reconciliation) read(ctx context.Context) error {
	if err := r.entries(ctx); err != nil {
		return err
	}
	var profile *intake.Profile
	var err error
	if r.profile != "" {
		if profile, err = intake.ReadProfile(r.profile); err != nil {
			return meantInProfile(err)
		}
	}
	if r.currency = r.counted; r.changed.To != "" {
		r.currency = r.changed.To
	}
	r.statement, err = intake.ReadStatement(r.path, profile, r.account, r.currency.Digits())
	if err == nil && r.changed.To != "" && r.statement.Last < r.changed.From {
		r.currency = r.counted
		r.statement, err = intake.ReadStatement(r.path, profile, r.account, r.currency.Digits())
	}
	if faults, ok := errors.AsType[*intake.Faults](err); ok {
		return r.l.session.refuseWhole(faults)
	}
	if err != nil {
		return meantInProfile(err)
	}
	for i := range r.moves {
		if r.moves[i].minor, err = r.inStatement(r.moves[i].counted); err != nil {
			return err
		}
	}
	if err := r.balances(); err != nil {
		return err
	}
	return r.match()
}

// inStatement is an amount in the statement's currency.
func (r *reconciliation) inStatement(counted int64) (int64, error) {
	if r.currency == r.counted {
		return counted, nil
	}
	exact, _ := ledger.Money{Minor: counted, Currency: r.counted}.ByLaw(r.currency)
	m, err := ledger.RoundToMoney(exact, r.currency)
	return m.Minor, err
}

// entries collects what moved on the account. A payment that names no account is of
// the one that its document was issued by. Refusals: unknown-account (account),
// account-ambiguous (account, sources).
func (r *reconciliation) entries(ctx context.Context) error {
	if r.source != "" {
		if _, err := r.l.books().Source(r.source); err != nil {
			return err
		}
	}
	named := projections.Filter{Dimension: ledger.DimAccount, Values: []string{r.account}}
	unnamed := projections.Filter{Dimension: ledger.DimAccount, Values: []string{""}}
	stages := []ledger.Stage{ledger.StageSpent, ledger.StageReceived}
	issuer := projections.Term{Words: projections.Words(r.account), Fields: []projections.Field{projections.InDocument}}
	of := map[string]bool{}
	for _, id := range r.l.books().SourceIDs {
		if s := r.l.books().Sources[id]; s.Accounts[r.account] != nil && (r.source == "" || r.source == id) {
			of[id], r.counted, r.changed = true, s.Currency, s.Changed
		}
	}
	for _, q := range []projections.Search{
		{Where: []projections.Filter{named}, Stages: stages},
		{Where: []projections.Filter{unnamed}, Stages: stages, Terms: []projections.Term{issuer}},
	} {
		found, err := r.l.find(ctx, q)
		if err != nil {
			return err
		}
		for e, err := range r.l.entriesAt(ctx, found.Oldest()) {
			if err != nil {
				return err
			}
			if source := e.ref().Source; r.source == "" || r.source == source {
				if r.take(e) {
					s := r.l.books().Sources[source]
					of[source], r.counted, r.changed = true, s.Currency, s.Changed
				}
			}
		}
	}
	if len(of) == 0 {
		return ledger.Refuse("unknown-account", "account", r.account)
	}
	for id := range of {
		if s := r.l.books().Sources[id]; s.Currency != r.counted || s.Changed.To != r.changed.To {
			return ledger.Refuse("account-ambiguous", "account", r.account)
		}
	}
	return nil
}

// take adds an entry that is of the account.
func (r *reconciliation) take(e *entry) bool {
	if _, amends := e.event.(*ledger.ExpenditureAmended); amends {
		return false
	}
	postings, err := ledger.Postings(nil, e.event)
	if err == nil {
		postings, err = r.l.counted(e.ref().Source, e.event, postings)
	}
	if err != nil {
		return false
	}
	g := ledger.GistOf(e.event)
	m := ledgerMove{ref: e.ref()}
	if p := g.Payment; p != nil {
		m.number, m.dated, m.party, m.purpose = strings.Clone(p.Document.Number), p.Document.Date, strings.Clone(p.Payee), strings.Clone(p.Purpose)
	}
	for i := range postings {
		p := &postings[i]
		if p.Stage != ledger.StageSpent && p.Stage != ledger.StageReceived || !r.touches(e.ref().Source, p) {
			continue
		}
		m.date, m.counted = p.Date, p.Amount.Minor
		if p.AppliesTo != ledger.NoDate && !p.Correction {
			m.date = p.AppliesTo // recorded late: the statement has the real day
		}
		if p.Stage == ledger.StageSpent {
			m.counted = -m.counted
		}
		if g.Corrects != 0 {
			m.corrects = ledger.Ref{Source: e.ref().Source, Revision: g.Corrects}
		}
		m.replaced = p.Replaced
		m.opening = ledger.DimensionValue(p.Dimensions, ledger.DimReceiptKind) == ledger.ReceiptOpening
		r.moves = append(r.moves, m)
		return true
	}
	return false
}

// touches tells that a posting moved money on the account.
func (r *reconciliation) touches(source string, p *ledger.Posting) bool {
	account := ledger.DimensionValue(p.Dimensions, ledger.DimAccount)
	if s := r.l.books().Sources[source]; account == "" && s.Lines[p.Line] != nil {
		account = ledger.DimensionValue(s.Lines[p.Line].Dimensions, ledger.DimAccount)
	}
	if account == "" && p.Document != nil {
		account = p.Document.Issuer
	}
	return account == r.account
}

// balances adds up what stood on the account before and after the statement's days.
func (r *reconciliation) balances() error {
	s := r.statement
	for _, f := range []struct {
		flag, text string
		to         *int64
	}{{"opening", r.opening, &s.Opening}, {"closing", r.closing, &s.Closing}} {
		if f.text == "" {
			continue
		}
		if s.Account != "" && s.Known {
			return wrongUse("balance-in-file", "flag", "--"+f.flag)
		}
		m, err := parseAmount(f.text, r.currency, r.l.session.lang)
		if err != nil {
			return inFlag(f.flag, err)
		}
		*f.to = m.Minor
	}
	ok := true
	add := func(to *int64, n int64) {
		if ok {
			*to, ok = ledger.AddMinor(*to, n)
		}
	}
	r.bank.opening, r.bank.closing = s.Opening, s.Closing
	for _, m := range s.Movements {
		if m.Minor > 0 {
			add(&r.bank.in, m.Minor)
		} else {
			add(&r.bank.out, -m.Minor)
		}
	}
	for _, m := range r.moves {
		if m.date < s.First || m.opening && m.date <= s.Last {
			add(&r.books.opening, m.counted)
		}
		if m.date <= s.Last {
			add(&r.books.closing, m.counted)
		}
	}
	switch { // one of them follows from the other
	case s.Known:
	case r.opening != "" && r.closing == "":
		r.bank.closing = r.bank.opening
		add(&r.bank.closing, r.bank.in)
		add(&r.bank.closing, -r.bank.out)
	case r.closing != "" && r.opening == "":
		r.bank.opening = r.bank.closing
		add(&r.bank.opening, -r.bank.in)
		add(&r.bank.opening, r.bank.out)
	}
	if !ok {
		return ledger.Refuse("amount-overflow", "value", r.path)
	}
	for _, sum := range []*int64{&r.books.opening, &r.books.closing} {
		var err error
		if *sum, err = r.inStatement(*sum); err != nil {
			return err
		}
	}
	return nil
}

// known tells that the statement's balances are known, from the file or the flags.
func (r *reconciliation) known() bool { return r.statement.Known || r.opening+r.closing != "" }

// match pairs what moved in the statement's days.
func (r *reconciliation) match() error {
	s := r.statement
	var moves []ledgerMove
	for _, m := range r.moves {
		if m.date >= s.First && m.date <= s.Last && !m.opening {
			moves = append(moves, m)
		}
	}
	r.pairs = withoutTakenBack(matchMoves(s.Movements, withoutReplaced(moves)))
	for i := range r.pairs {
		if e := r.pairs[i].entry; e != nil && e.minor > 0 {
			r.books.in += e.minor // of these, balances has had all
		} else if e != nil {
			r.books.out -= e.minor
		}
	}
	r.counts = map[string]int64{}
	for i := range r.pairs {
		r.counts[r.pairs[i].state]++
	}
	return nil
}

// verdict is the sentence about the whole. Refusals: reconcile-differs (account, n),
// reconcile-balance (account, bank, books).
func (r *reconciliation) verdict() error {
	n := int64(len(r.pairs)) - r.counts[pairMatched]
	money := func(minor int64) ledger.Money { return ledger.Money{Minor: minor, Currency: r.currency} }
	switch {
	case n > 0:
		return ledger.Refuse("reconcile-differs", "account", r.account, "n", n)
	case r.known() && r.bank.opening != r.books.opening:
		return ledger.Refuse("reconcile-balance", "account", r.account, "bank", money(r.bank.opening), "books", money(r.books.opening), "date", r.statement.First)
	case r.known() && r.bank.closing != r.books.closing:
		return ledger.Refuse("reconcile-closing", "account", r.account, "bank", money(r.bank.closing), "books", money(r.books.closing), "date", r.statement.Last)
	}
	return nil
}

func (r *reconciliation) table() *output.Table {
	lang, s := r.l.session.lang, r.statement
	file := filepath.Base(r.path)
	t := &output.Table{
		Title: []string{
			lang.Text("reconcile-title", "account", r.account, "file", file, "first", s.First, "last", s.Last),
			lang.Text("reconcile-counts", "matched", r.counts[pairMatched], "n", int64(len(r.pairs))-r.counts[pairMatched]),
		},
		Meta: []output.Field{
			{Key: "report", Value: output.String("reconcile")},
			{Key: "ledger", Value: output.String(r.l.books().Ledger.Name)},
			{Key: "ordinal", Value: output.Int(int64(r.l.books().Last))},
			{Key: "account", Value: output.String(r.account)},
			{Key: "currency", Value: output.String(string(r.currency))},
			{Key: "first_day", Value: output.Day(s.First)},
			{Key: "last_day", Value: output.Day(s.Last)},
			{Key: "matched", Value: output.Int(r.counts[pairMatched])},
			{Key: "differences", Value: output.Int(int64(len(r.pairs)) - r.counts[pairMatched])},
		},
		Columns: []output.Column{
			{Key: "state"},
			{Key: "date", Kind: output.Date},
			{Key: "document", Optional: true},
			{Key: "bank", Kind: output.Amount},
			{Key: "books", Kind: output.Amount},
			{Key: "row", Optional: true},
			{Key: "entry", Optional: true},
			{Key: "entry_date", Kind: output.Date, Optional: true},
			{Key: "party", Optional: true},
			{Key: "purpose", Optional: true},
		},
		Below: []*output.Table{r.balanceTable()},
	}
	var rows []output.Row
	for i := range r.pairs {
		if p := &r.pairs[i]; p.state != pairMatched || r.all || !r.l.session.forPeople() {
			rows = append(rows, r.row(p))
		}
	}
	t.Rows = output.Rows(rows...)
	if !r.known() {
		t.Notes = append(t.Notes, lang.Text("reconcile-no-balances"))
	}
	return t
}

func (r *reconciliation) row(p *pair) output.Row {
	digits := r.currency.Digits()
	cells := make([]output.Cell, 10)
	for i := range cells {
		cells[i] = output.None()
	}
	cells[0], cells[1] = r.l.wordCell("reconcile-state/", p.state), output.Day(p.date())
	if e := p.entry; e != nil {
		cells[2], cells[4], cells[6] = textCell(e.number), output.Decimal(e.minor, digits), output.String(e.ref.String())
		cells[8], cells[9] = textCell(e.party), textCell(e.purpose)
		if p.state == pairDate {
			cells[7] = output.Day(e.date)
		}
	}
	if b := p.bank; b != nil {
		cells[3], cells[5] = output.Decimal(b.Minor, digits), output.Int(int64(b.Line))
		for at, text := range map[int]string{2: b.Number, 8: b.Party, 9: b.Purpose} {
			if text != "" {
				cells[at] = output.String(text)
			}
		}
	}
	return output.Row{Cells: cells}
}

// balanceTable lays out how both sides come from the opening to the closing balance.
func (r *reconciliation) balanceTable() *output.Table {
	t := &output.Table{Key: "balances", Columns: []output.Column{
		{Key: "balance"},
		{Key: "bank", Kind: output.Amount},
		{Key: "books", Kind: output.Amount},
		{Key: "difference", Kind: output.Amount},
	}}
	digits := r.currency.Digits()
	var rows []output.Row
	add := func(name string, bank, books int64, known bool) {
		cells := []output.Cell{r.l.wordCell("reconcile-balance/", name), output.None(), output.Decimal(books, digits), output.None()}
		if known {
			cells[1], cells[3] = output.Decimal(bank, digits), output.Decimal(bank-books, digits)
		}
		rows = append(rows, output.Row{Cells: cells})
	}
	add("opening", r.bank.opening, r.books.opening, r.known())
	add("in", r.bank.in, r.books.in, true)
	add("out", r.bank.out, r.books.out, true)
	add("closing", r.bank.closing, r.books.closing, r.known())
	t.Rows = output.Rows(rows...)
	return t
}
