package ledger

import "github.com/google/uuid"

// SourceSuspended is the funder's notice that from a day on a source takes no new
// commitment and pays nothing, but for what is excepted and what is wound up during
// the transition.
type SourceSuspended struct {
	Key    uuid.UUID // of the act
	Digest Digest
	From   Date     // first day of the suspension
	Until  Date     // last day of the transition; NoDate without one
	Except []string // paths of the lines that it does not touch, sorted
	Act    string
	Reason string
}

func (e *SourceSuspended) fields(c *coder) {
	c.id("key", &e.Key)
	c.digest("digest", &e.Digest)
	c.date("from_date", &e.From)
	c.optDate("transition_until", &e.Until)
	array(c, "except", &e.Except, func(line *string) { c.text("line", line) })
	c.text("act", &e.Act)
	c.option("reason", &e.Reason)
}

// SourceResumed lifts a suspension from a day on.
type SourceResumed struct {
	Key       uuid.UUID // of the act
	Digest    Digest
	Suspended Revision // the entry that is lifted, of the same stream
	From      Date     // first day on which the source is not suspended
	Act       string
	Reason    string
}

func (e *SourceResumed) fields(c *coder) {
	c.id("key", &e.Key)
	c.digest("digest", &e.Digest)
	c.integer("suspended", (*int64)(&e.Suspended))
	c.date("from_date", &e.From)
	c.text("act", &e.Act)
	c.option("reason", &e.Reason)
}

// SourceClosed ends a source by an act: its day is the closing date from then on.
type SourceClosed struct {
	Key    uuid.UUID // of the act
	Digest Digest
	On     Date // last day of its life
	Act    string
	Reason string
}

func (e *SourceClosed) fields(c *coder) {
	c.id("key", &e.Key)
	c.digest("digest", &e.Digest)
	c.date("date", &e.On)
	c.text("act", &e.Act)
	c.option("reason", &e.Reason)
}

// SourceRedenominated says that a law put another currency in the place of the source's
// from a day on, at the law's exact ratio. What the source recorded before stays as it is.
type SourceRedenominated struct {
	Key      uuid.UUID // of the act
	Digest   Digest
	Currency Currency // from that day on
	From     Date
	Act      string
	Reason   string
}

func (e *SourceRedenominated) fields(c *coder) {
	c.id("key", &e.Key)
	c.digest("digest", &e.Digest)
	c.text("currency", (*string)(&e.Currency))
	c.date("from_date", &e.From)
	c.text("act", &e.Act)
	c.option("reason", &e.Reason)
}
