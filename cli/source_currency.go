package cli

import (
	"context"

	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
)

// redenominate gives a source the currency that a law put in the place of its own.
func (l *openLedger) redenominate(ctx context.Context, c ledger.RedenominateSource, ref string) error {
	s := l.session
	if c.Currency == "" {
		return wrongUse("from-without-currency")
	}
	var err error
	if c.Act, err = actOrRef(c.Act, ref); err != nil {
		return err
	}
	out, err := l.do(ctx, "source amend", &c)
	if err != nil {
		return err
	}
	if out.Already {
		return s.done("already-recorded", "entry", out.Ref)
	}
	changed := l.books().Sources[c.Source].Changed
	return s.done("source-redenominated", "source", c.Source, "currency", changed.To, "from", changed.From, "entry", out.Ref)
}

// counted are the postings of an event as its source's sums count them: in the source's
// first currency.
func (l *openLedger) counted(source string, e ledger.Event, said []ledger.Posting) ([]ledger.Posting, error) {
	s := l.books().Sources[source]
	if s == nil {
		return said, nil
	}
	counted, err := s.Counted(e)
	if err != nil || counted == e {
		return said, err
	}
	return ledger.Postings(nil, counted)
}

// redenominated says which currency a source has by law, and since when: only of a source
// that another one was registered with.
func (l *openLedger) redenominated(s *ledger.Source) []particular {
	if s.Changed.To == "" {
		return nil
	}
	return []particular{{"redenominated", output.String(l.session.lang.Text("redenominated-to", "currency", s.Changed.To, "from", s.Changed.From, "entry", ledger.Ref{Source: s.ID, Revision: s.Changed.Entry}))}}
}
