package eventstoredb

import (
	"context"
	"errors"
	"fmt"
	"io"
	"iter"
	"math"
	"strconv"
	"strings"
	"sync/atomic"
	"time"
	"unsafe"

	"github.com/EventStore/EventStore-Client-Go/v4/esdb"
	"github.com/fundledger/fundledger/ledger"
	"google.golang.org/grpc/codes"
)

// Stream yields the records of one stream that are there when it begins, without
// ordinals, which the server does not know.
func (s *Store) Stream(ctx context.Context, stream string, from ledger.Revision) iter.Seq2[ledger.Record, error] {
	return func(yield func(ledger.Record, error) bool) {
		if err := s.enter(); err != nil {
			yield(ledger.Record{}, err)
			return
		}
		defer s.calls.Done()
		if stream == "" {
			return
		}
		next, p := max(from, 0), s.patience()
		for {
			more, err := s.readStream(ctx, stream, &next, p, yield)
			if !more {
				return
			}
			if err != nil {
				yield(ledger.Record{}, err)
				return
			}
		}
	}
}

// readStream yields records from *next on, and counts it up. It reports whether the caller
// has to go on: with another try, or by yielding an error.
func (s *Store) readStream(ctx context.Context, stream string, next *ledger.Revision, p *patience, yield func(ledger.Record, error) bool) (more bool, _ error) {
	c, err := s.acquire()
	if err != nil {
		return true, err
	}
	defer c.release()
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	read, err := call(ctx, s, c, func(context.Context, *client) (*esdb.ReadStream, error) {
		return c.ReadStream(ctx, s.streamName(stream), esdb.ReadStreamOptions{From: esdb.Revision(uint64(*next))}, math.MaxInt64)
	})
	begun := *next
	var in *received
	if err == nil {
		in = s.receive(read)
		defer in.close()
	}
	var decode decoder
	for err == nil {
		var e *esdb.ResolvedEvent
		if e, err = in.next(s); err != nil {
			break
		}
		r := decode.record(s, e.Event)
		at := place{e.Event.Position.Commit, markOf(e.Event.StreamID, e.Event.EventNumber, e.Event.EventID)}
		r.Position = position{resume: at, own: at, last: -1}.encode(s.prefix)
		if r.Revision != *next {
			return true, fmt.Errorf("%s begins at revision %d in the place of %d: %w", stream, r.Revision, *next, ErrHistoryGone)
		}
		*next++
		if !yield(r, nil) {
			return false, nil
		}
	}
	if errors.Is(err, io.EOF) {
		return false, nil
	}
	if ctx.Err() != nil {
		return true, ctx.Err()
	}
	switch judge(err) {
	case notFound:
		if *next > 0 && begun == 0 { // was there a moment ago
			return true, fmt.Errorf("%s: %w", stream, ErrHistoryGone)
		}
		if err := s.neverWas(ctx, c, stream); err != nil {
			return true, err
		}
		return false, nil
	case refused:
		return true, s.explain(err, stream, false)
	}
	c.retire()
	if *next > begun {
		*p = *s.patience() // it goes on
	}
	if !p.wait(ctx) {
		if err := ctx.Err(); err != nil {
			return true, err
		}
		return true, s.explain(err, stream, false)
	}
	return true, nil
}

// neverWas tells a stream that never was from one that was deleted, which the server
// answers alike: the metadata of the deleted one say so.
func (s *Store) neverWas(ctx context.Context, c *client, stream string) error {
	m, err := call(ctx, s, c, func(ctx context.Context, c *client) (*esdb.StreamMetadata, error) {
		return c.GetStreamMetadata(ctx, s.streamName(stream), esdb.ReadStreamOptions{From: esdb.End{}, Direction: esdb.Backwards})
	})
	if err != nil || m == nil {
		return nil // none, or none that this user may see
	}
	if before := m.TruncateBefore(); before != nil && *before > 0 {
		return fmt.Errorf("%s was deleted: %w", stream, ErrHistoryGone)
	}
	return nil
}

// A received is a read of a stream that does not wait for ever: a server that hangs ends
// it, and does not pass for the end of the stream.
type received struct {
	*esdb.ReadStream
	silent *time.Timer
	fired  atomic.Bool
}

func (s *Store) receive(read *esdb.ReadStream) *received {
	r := &received{ReadStream: read}
	r.silent = time.AfterFunc(s.options.CallTimeout, func() {
		r.fired.Store(true)
		read.Close()
	})
	return r
}

func (r *received) next(s *Store) (e *esdb.ResolvedEvent, err error) {
	defer func() {
		if p := recover(); p != nil {
			err = fmt.Errorf("the client of EventStoreDB: %v", p)
		}
	}()
	e, err = r.Recv()
	if err != nil && r.fired.Load() {
		return nil, context.DeadlineExceeded
	}
	r.silent.Reset(s.options.CallTimeout)
	return e, err
}

func (r *received) close() {
	r.silent.Stop()
	r.Close()
}

// A decoder makes records of events. Events of a commit share their metadata.
type decoder struct {
	metadata string
	left     int // events of the commit that are still to come
}

func (d *decoder) record(s *Store, e *esdb.RecordedEvent) ledger.Record {
	if string(e.UserMetadata) != d.metadata {
		d.metadata = string(e.UserMetadata)
		d.left = eventCount(d.metadata)
	}
	d.left--
	return ledger.Record{
		Stream: s.relative(e.StreamID), Revision: ledger.Revision(e.EventNumber), Type: e.EventType,
		Data: text(e.Data), Metadata: d.metadata,
	}
}

// eventCount is how many events a commit has, as its metadata say; 1 where they do not.
func eventCount(metadata string) int {
	_, rest, _ := strings.Cut(metadata, `"events":`)
	end := strings.IndexFunc(rest, func(r rune) bool { return r < '0' || r > '9' })
	n, err := strconv.Atoi(rest[:max(end, 0)])
	if err != nil {
		return 1
	}
	return n
}

// text takes bytes over that nobody else keeps.
func text(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

// head is the place of the last event of the whole log, as the client's node shows it.
func (s *Store) head(ctx context.Context, c *client) (place, bool, error) {
	return s.eventAt(ctx, c, esdb.ReadAllOptions{From: esdb.End{}, Direction: esdb.Backwards})
}

// eventAt reads one event of the log.
func (s *Store) eventAt(ctx context.Context, c *client, o esdb.ReadAllOptions) (place, bool, error) {
	e, err := call(ctx, s, c, func(ctx context.Context, c *client) (*esdb.ResolvedEvent, error) {
		read, err := c.ReadAll(ctx, o, 1)
		if err != nil {
			return nil, err
		}
		defer read.Close()
		e, err := read.Recv()
		if errors.Is(err, io.EOF) {
			return nil, nil
		}
		return e, err
	})
	if err != nil || e == nil || e.Event == nil {
		return place{}, false, err
	}
	return place{e.Event.Position.Commit, markOf(e.Event.StreamID, e.Event.EventNumber, e.Event.EventID)}, true, nil
}

// stands tells whether the event of a place is there.
func (s *Store) stands(ctx context.Context, c *client, p place) (bool, error) {
	at, found, err := s.eventAt(ctx, c, esdb.ReadAllOptions{From: esdb.Position{Commit: p.commit, Prepare: p.commit}, Direction: esdb.Forwards})
	if err != nil && invalidPosition(err) {
		return false, nil
	}
	return found && at == p, err
}

// invalidPosition tells the answer to a position where no record begins.
func invalidPosition(err error) bool {
	return strings.Contains(err.Error(), "Unexpected ReadAllResult: ") || strings.Contains(err.Error(), "invalid position")
}

// Read reads what follows a position, see ledger.Store.
func (s *Store) Read(ctx context.Context, after, atLeast ledger.Position, fn func(ledger.Record) error) (ledger.Position, error) {
	if err := s.enter(); err != nil {
		return after, err
	}
	defer s.calls.Done()
	r := &reader{store: s, fn: fn, known: after}
	if after != "" {
		var err error
		if r.at, err = decode(s.prefix, after); err != nil {
			return after, err
		}
		r.unchecked = true
	}
	if atLeast != "" {
		p, err := decode(s.prefix, atLeast)
		if err != nil {
			return after, err
		}
		r.atLeast = p.own.commit
	}
	if r.at.last < 0 { // the ordinal of what an append reported is found by counting
		if err := r.count(ctx); err != nil {
			return after, err
		}
	}
	p := s.patience()
	for {
		moved := r.at.resume.commit
		done, err := r.catchUp(ctx)
		switch {
		case done && err == nil:
			return r.end(), nil
		case err == nil: // the node lags behind
			err = errLagging
		case errors.Is(err, errCallback):
			return r.end(), r.failed
		case errors.Is(err, ledger.ErrForeignPosition), errors.Is(err, ErrHistoryGone):
			return r.end(), err
		case ctx.Err() != nil:
			return r.end(), ctx.Err()
		case judge(err) == refused:
			return r.end(), s.explain(err, "", false)
		}
		if moved != r.at.resume.commit {
			p = s.patience() // it goes on
		}
		if !p.wait(ctx) {
			if ctx.Err() != nil {
				return r.end(), ctx.Err()
			}
			return r.end(), s.explain(err, "", false)
		}
	}
}

var (
	errCallback = errors.New("the function failed")
	errLagging  = errors.New("the node does not show yet what was appended")
)

// A reader is one call of Read, over as many subscriptions as it takes.
type reader struct {
	store     *Store
	fn        func(ledger.Record) error
	known     ledger.Position // the caller's, until something was learnt
	at        position
	unchecked bool   // at was stored, and is still to be looked at
	atLeast   uint64 // an event of our own that has to be seen
	failed    error  // of fn
	decode    decoder
	leaves    ledger.LeafHasher
	last      *esdb.RecordedEvent // that was delivered; its mark is not in at yet
}

// settle takes the mark of the last event, which only ends and resumes need.
func (r *reader) settle() {
	if r.last != nil {
		r.at.own.mark = markOf(r.last.StreamID, r.last.EventNumber, r.last.EventID)
		r.at.resume, r.last = r.at.own, nil
	}
}

func (r *reader) end() ledger.Position {
	r.settle()
	if r.at == (position{}) {
		return r.known
	}
	return r.at.encode(r.store.prefix)
}

// catchUp looks for the end of the log and reads to it. It reports whether all is read
// that has to be.
func (r *reader) catchUp(ctx context.Context) (bool, error) {
	s := r.store
	r.settle()
	c, err := s.acquire()
	if err != nil {
		return false, err
	}
	defer c.release()
	head, found, err := s.head(ctx, c)
	if err == nil && r.unchecked {
		err = r.check(ctx, c, head)
	}
	if err != nil {
		if !isConnected(err) && !errors.Is(err, ledger.ErrForeignPosition) {
			c.retire()
		}
		return false, err
	}
	if found && head == r.at.resume || !found {
		return r.at.own.commit >= r.atLeast, nil
	}
	if found && head.commit < r.at.resume.commit { // a node that lags
		return false, nil
	}
	if err := r.subscribe(ctx, c); err != nil {
		return false, err
	}
	r.settle()
	if r.at.own.commit < r.atLeast {
		c.retire() // perhaps for a node that does not lag
		return false, nil
	}
	// The end that was seen holds only for the node that was read: a client that failed
	// elsewhere may have gone to another one in between.
	if !c.isRetired() && head.commit > r.at.resume.commit {
		r.at.resume = head
	}
	return true, nil
}

// check looks at what stands at a stored position, and goes back to the last event of
// our own where another log, or a scavenge, has taken it away.
func (r *reader) check(ctx context.Context, c *client, head place) error {
	same := head == r.at.resume
	var err error
	if !same {
		same, err = r.store.stands(ctx, c, r.at.resume)
	}
	if err == nil && !same && r.at.own != r.at.resume && r.at.own != (place{}) {
		if same, err = r.store.stands(ctx, c, r.at.own); same {
			r.at.resume = r.at.own
		}
	}
	if err != nil {
		return err
	}
	if !same {
		if r.at.own == (place{}) && r.at.last == 0 { // nothing of ours was read: begin anew
			r.at, r.unchecked = position{}, false
			return nil
		}
		return fmt.Errorf("position %q: %w", r.known, ledger.ErrForeignPosition)
	}
	r.unchecked = false
	return nil
}

// window is how many events of others the server passes between two signs of life.
const window = 4096

// tooSlow is how a busy server drops a subscription on its way to live.
const tooSlow = codes.Aborted

// subscribe delivers what follows until the server has caught up.
func (r *reader) subscribe(ctx context.Context, c *client) error {
	var from esdb.AllPosition = esdb.Start{}
	if r.at.resume != (place{}) {
		from = esdb.Position{Commit: r.at.resume.commit, Prepare: r.at.resume.commit}
	}
	return r.store.follow(ctx, c, from, r.store.prefix, r.deliver)
}

// follow delivers the events of streams with a prefix until the server has caught up.
func (s *Store) follow(ctx context.Context, c *client, from esdb.AllPosition, prefix string, deliver func(*esdb.RecordedEvent) error) error {
	ctx, cancel := context.WithCancel(ctx)
	defer cancel()
	sub, err := call(ctx, s, c, func(context.Context, *client) (*esdb.Subscription, error) {
		return c.SubscribeToAll(ctx, esdb.SubscribeToAllOptions{
			From: from, MaxSearchWindow: window, CheckpointInterval: 4,
			Filter: &esdb.SubscriptionFilter{Type: esdb.StreamFilterType, Prefixes: []string{prefix}},
		})
	})
	if err != nil {
		if !isConnected(err) {
			c.retire()
		}
		return err
	}
	defer sub.Close()
	silent := time.AfterFunc(s.options.CallTimeout, func() { sub.Close() })
	defer silent.Stop()
	for {
		m := sub.Recv()
		switch {
		case m.EventAppeared != nil:
			if err := deliver(m.EventAppeared.Event); err != nil {
				return err
			}
		case m.CaughtUp != nil:
			return nil
		case m.SubscriptionDropped != nil:
			if ctx.Err() != nil {
				return ctx.Err()
			}
			if statusOf(m.SubscriptionDropped.Error) != tooSlow {
				c.retire()
			}
			return m.SubscriptionDropped.Error
		}
		silent.Reset(s.options.CallTimeout)
	}
}

// deliver hands an event to the function, unless a subscription before has brought it.
func (r *reader) deliver(e *esdb.RecordedEvent) error {
	if e.Position.Commit <= r.at.resume.commit && r.at != (position{}) {
		return nil
	}
	if strings.HasPrefix(e.EventType, "$") {
		return fmt.Errorf("%s was deleted for ever: %w", r.store.relative(e.StreamID), ErrHistoryGone)
	}
	rec := r.decode.record(r.store, e)
	rec.Ordinal = r.at.last + 1
	p := position{resume: place{commit: e.Position.Commit}, last: rec.Ordinal}
	p.own = p.resume
	if r.decode.left <= 0 {
		p.own.mark = markOf(e.StreamID, e.EventNumber, e.EventID)
		p.resume = p.own
		rec.Position = p.encode(r.store.prefix)
	}
	if foreign := r.store.options.ForeignID; foreign != nil && ledger.EventID(r.leaves.Leaf(rec)) != e.EventID {
		foreign(rec)
	}
	if r.failed = r.fn(rec); r.failed != nil {
		return errCallback
	}
	r.at, r.last = p, e
	return nil
}

// count finds the ordinal of a place that an append reported, by reading up to it.
func (r *reader) count(ctx context.Context) error {
	target := r.at.resume
	found := errors.New("found")
	_, err := r.store.Read(ctx, "", "", func(rec ledger.Record) error {
		if rec.Position == "" {
			return nil
		}
		p, err := decode(r.store.prefix, rec.Position)
		if err == nil && p.resume == target {
			r.at.last = rec.Ordinal
			err = found
		}
		return err
	})
	switch {
	case errors.Is(err, found):
		return nil
	case err != nil:
		return err
	}
	return fmt.Errorf("position %q: %w", r.known, ledger.ErrForeignPosition)
}
