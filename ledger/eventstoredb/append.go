package eventstoredb

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"math"

	"github.com/EventStore/EventStore-Client-Go/v4/esdb"
	"github.com/fundledger/fundledger/ledger"
	"github.com/google/uuid"
)

// Append appends commits as they come, each by itself.
func (s *Store) Append(ctx context.Context, commits iter.Seq2[ledger.Commit, error]) (ledger.Appended, error) {
	if err := s.enter(); err != nil {
		return ledger.Appended{}, err
	}
	defer s.calls.Done()
	var done ledger.Appended
	var leaves ledger.LeafHasher
	for c, err := range commits {
		if err != nil {
			return done, err
		}
		at, err := s.appendOne(ctx, &leaves, c)
		if err != nil {
			return done, fmt.Errorf("append to %s after revision %d: %w", c.Stream, c.Expected, err)
		}
		done.Commits++
		done.Position = position{resume: at, own: at, last: -1}.encode(s.prefix)
	}
	return done, nil
}

// appendOne settles one commit and returns the place of its last event.
func (s *Store) appendOne(ctx context.Context, leaves *ledger.LeafHasher, c ledger.Commit) (place, error) {
	if err := c.Check(); err != nil {
		return place{}, err
	}
	if size := c.Size(); size > s.options.MaxCommitBytes {
		return place{}, fmt.Errorf("%d bytes: %w", size, ledger.ErrTooLarge)
	}
	events := make([]esdb.EventData, len(c.Events))
	metadata := []byte(c.Metadata)
	for i, e := range c.Events {
		leaf := leaves.Leaf(ledger.Record{Stream: c.Stream, Revision: c.Expected + 1 + ledger.Revision(i), Type: e.Type, Data: e.Data, Metadata: c.Metadata})
		events[i] = esdb.EventData{
			EventID: ledger.EventID(leaf), EventType: e.Type, ContentType: esdb.ContentTypeJson,
			Data: []byte(e.Data), Metadata: metadata,
		}
	}
	result, err := s.settle(ctx, c, events)
	if err != nil {
		return place{}, err
	}
	last := uint64(c.Expected) + uint64(len(events))
	if result.NextExpectedVersion != last {
		return place{}, fmt.Errorf("%s was taken at revision %d in the place of %d: %w", c.Stream, result.NextExpectedVersion, last, ErrHistoryGone)
	}
	if result.CommitPosition == 0 && result.PreparePosition == 0 { // found there, and hidden from readers
		return place{}, fmt.Errorf("%s: %w", c.Stream, ErrHistoryGone)
	}
	return place{result.CommitPosition, markOf(s.streamName(c.Stream), last, events[len(events)-1].EventID)}, nil
}

// settle appends the same events until the server says that they are there, or that the
// stream has moved on without them.
func (s *Store) settle(ctx context.Context, c ledger.Commit, events []esdb.EventData) (*esdb.WriteResult, error) {
	var expected esdb.ExpectedRevision = esdb.NoStream{}
	if c.Expected >= 0 {
		expected = esdb.Revision(uint64(c.Expected))
	}
	sent := false // a request may have reached a server
	p := s.patience()
	inherited := c.Expected >= 0
	for {
		var result *esdb.WriteResult
		var err error
		if !inherited {
			err = asUnsent(s.inheritAccess(ctx, c.Stream))
			inherited = err == nil
		}
		if err == nil {
			result, err = s.try(ctx, c.Stream, expected, events)
		}
		if err == nil {
			return result, nil
		}
		switch judge(err) {
		case conflict:
			return nil, ledger.ErrConflict
		case refused:
			if sent { // an earlier try may be there all the same
				return nil, errors.Join(ledger.ErrUnknownOutcome, s.explain(err, c.Stream, true))
			}
			return nil, s.explain(err, c.Stream, true)
		case again:
			if ctx.Err() == nil || !errors.Is(err, ctx.Err()) || sent {
				sent = true
			}
			if denied := s.deniedWriting(ctx, c.Stream, err); denied != nil {
				return nil, denied
			}
		}
		if !p.wait(ctx) {
			if cause := context.Cause(ctx); cause != nil {
				if sent {
					return nil, errors.Join(cause, ledger.ErrUnknownOutcome)
				}
				return nil, cause
			}
			if sent {
				return nil, errors.Join(ledger.ErrUnknownOutcome, context.DeadlineExceeded, s.explain(err, c.Stream, true))
			}
			return nil, s.explain(err, c.Stream, true)
		}
	}
}

// try sends the events once. A client that did not bring a clear answer is put away.
func (s *Store) try(ctx context.Context, stream string, expected esdb.ExpectedRevision, events []esdb.EventData) (*esdb.WriteResult, error) {
	c, err := s.acquire()
	if err != nil {
		return nil, err
	}
	defer c.release()
	if err := s.connect(ctx, c); err != nil {
		c.retire()
		return nil, err
	}
	result, err := call(ctx, s, c, func(ctx context.Context, c *client) (*esdb.WriteResult, error) {
		return c.AppendToStream(ctx, s.streamName(stream), esdb.AppendToStreamOptions{ExpectedRevision: expected, Deadline: &s.options.CallTimeout}, events...)
	})
	if err != nil && !isConnected(err) {
		c.retire()
	}
	return result, err
}

// connect makes sure that a client has found a node before something is sent by it, so
// that a failed search does not pass for an unknown outcome.
func (s *Store) connect(ctx context.Context, c *client) error {
	if c.isWarm() {
		return nil
	}
	if _, _, err := s.head(ctx, c); err != nil && !isConnected(err) {
		return unsentError{err}
	}
	return nil
}

// deniedWriting asks whether an append that ended without a status was refused for want
// of a right: the server refuses before it has read all events, and the client then
// reports only the broken stream. The question is an append at a revision that no stream
// has, which writes nothing.
func (s *Store) deniedWriting(ctx context.Context, stream string, err error) error {
	if !errors.Is(err, io.EOF) {
		return nil
	}
	probe := esdb.EventData{EventID: uuid.New(), EventType: "Probed", ContentType: esdb.ContentTypeJson, Data: []byte("{}")}
	_, err = s.try(ctx, stream, esdb.Revision(math.MaxInt64-1), []esdb.EventData{probe})
	if err != nil && judge(err) == refused {
		return s.explain(err, stream, true)
	}
	return nil
}
