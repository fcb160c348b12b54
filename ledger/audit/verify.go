package audit

import (
	"context"
	"errors"
	"fmt"
	"time"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/merkle"
)

// A Finding is what is wrong with an entry.
type Finding struct {
	Ordinal ledger.Ordinal // 0 where it is of no entry
	Ref     ledger.Ref
	Problem *ledger.Refusal // its code begins with "found-"
}

// mostFindings are kept; all are counted.
const mostFindings = 200

// A Verification is what came out of reading a ledger.
type Verification struct {
	Entries  int64 // that were looked at
	Root     ledger.Hash
	Findings []Finding // the first ones, in ledger order
	Found    int64     // all of them
	Broken   bool      // what follows the last finding could not be judged
	Remarks  []Finding // the first ones of what is unlikely, or not proven, and no proof of anything
	judge    *ledger.Judge
	tree     merkle.Tree
}

// Judge is the state behind the last entry.
func (v *Verification) Judge() *ledger.Judge { return v.judge }

// A Verifier reads a ledger from its first entry and trusts nothing.
type Verifier struct {
	// Progress, unless nil, is told of entries as they are read.
	Progress func(entries int64)
	// Each, unless nil, is called for every entry behind its judgement.
	Each func(r *ledger.Record, e ledger.Event, books *ledger.Books) error
	// Now, unless zero, is the time of the verification.
	Now time.Time
	// Until, unless 0, is the last entry that is read.
	Until ledger.Ordinal
	// Against are checkpoints to hold the ledger against.
	Against []*Comparison

	last ledger.Record
}

// errBroken ends a reading behind which nothing can be judged.
var errBroken = errors.New("the ledger cannot be judged any further")

// errUntil ends a reading at the entry that was asked for.
var errUntil = errors.New("no more is asked for")

// Verify checks every entry: that it follows the one before, its bytes, its decision. An
// error says that the ledger could not be read; what is wrong with it are findings.
func (x *Verifier) Verify(ctx context.Context, s ledger.Store) (*Verification, error) {
	v := &Verification{}
	v.judge = ledger.NewJudge(func(r ledger.Record, problem *ledger.Refusal) { v.find(&r, problem) })
	v.judge.Now = x.Now
	v.judge.Remarks = func(r ledger.Record, remark *ledger.Refusal) {
		if len(v.Remarks) < mostFindings {
			v.Remarks = append(v.Remarks, Finding{r.Ordinal, ledger.RefOf(r), remark})
		}
	}
	p := newPipeline(func(c *chunk) error { return x.chunk(v, c) })
	_, err := s.Read(ctx, "", "", p.take)
	if failed := p.finish(); failed != nil {
		err = failed
	}
	v.Entries, v.Root = v.tree.Size(), v.tree.Root()
	switch {
	case errors.Is(err, errBroken):
		v.Broken, err = true, nil
	case errors.Is(err, errUntil):
		err = nil
	case err == nil && v.judge.Unfinished() > 0:
		v.find(&x.last, ledger.Refuse("found-unfinished", "n", v.judge.Unfinished()))
	}
	return v, err
}

func (v *Verification) find(r *ledger.Record, problem *ledger.Refusal) {
	if v.Found++; len(v.Findings) < mostFindings {
		v.Findings = append(v.Findings, Finding{r.Ordinal, ledger.RefOf(*r), problem})
	}
}

// chunk judges a run of entries, in order.
func (x *Verifier) chunk(v *Verification, c *chunk) error {
	for i := range c.records {
		r := &c.records[i]
		v.tree.Add(c.leaves[i])
		for _, against := range x.Against {
			if err := against.Add(r, c.leaves[i]); err != nil {
				return err
			}
		}
		err := c.errs[i]
		if c.wrong[i] != nil {
			v.find(r, c.wrong[i])
		}
		if err == nil {
			err = v.judge.Entry(r, c.events[i])
		}
		if err != nil {
			problem, ok := errors.AsType[*ledger.Refusal](err)
			if !ok {
				problem = ledger.Refuse("found-unreadable", "detail", err.Error())
			}
			v.find(r, problem)
			return errBroken
		}
		if x.Each != nil {
			if err := x.Each(r, c.events[i], v.judge.Books); err != nil {
				return err
			}
		}
		x.last = *r
		if r.Ordinal == x.Until {
			return errUntil
		}
	}
	if x.Progress != nil {
		x.Progress(int64(len(c.records)))
	}
	return nil
}

// understand reads the event of a record, and writes it again: the bytes are to be the same.
func understand(d *ledger.Decoder, buf []byte, r *ledger.Record) (ledger.Event, []byte, error) {
	e, err := d.Decode(r.Type, r.Data)
	if err != nil {
		return nil, buf, err
	}
	if ledger.TypeName(e) != r.Type { // an older name, whose decoder has looked at every byte
		return e, buf, nil
	}
	buf, err = ledger.AppendEvent(buf[:0], e)
	if err == nil && string(buf) != r.Data {
		err = fmt.Errorf("written again it has other bytes: %w", ledger.ErrBadEvent)
	}
	return e, buf, err
}
