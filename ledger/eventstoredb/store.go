package eventstoredb

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"sync"
	"time"

	"github.com/fundledger/fundledger/ledger"
)

// Options of a store. The zero Options suit a cluster in one place.
type Options struct {
	// Timeout is how long a call tries to reach a definite outcome, 30 s when 0. It does
	// not limit reading that goes on.
	Timeout time.Duration
	// CallTimeout is how long one request waits for its answer, 5 s when 0.
	CallTimeout time.Duration
	// MaxCommitBytes refuses larger commits, where the server takes less than
	// ledger.MaxCommitBytes.
	MaxCommitBytes int
	// ForeignID, unless nil, is told of entries whose event id is not that of their content:
	// another program wrote them. Only Read looks.
	ForeignID func(ledger.Record)
	// OnWait, unless nil, is told when a call has tried for two seconds and goes on trying
	// for so long at most.
	OnWait func(left time.Duration)
}

// Store is a ledger on a cluster. It is safe for concurrent use.
type Store struct {
	options Options
	target  *Target
	prefix  string // of the ledger's streams

	mu     sync.Mutex
	client *client // nil until it is needed
	closed bool
	calls  sync.WaitGroup

	inherit   sync.Mutex
	inherited bool            // list is known
	list      json.RawMessage // the access list of the ledger's first stream, nil without one
}

var _ ledger.Store = (*Store)(nil)

var errClosed = errors.New("the ledger's connection is closed")

// Open prepares a connection; nothing is dialled before the first call.
func Open(target *Target, o Options) *Store {
	if o.Timeout == 0 {
		o.Timeout = 30 * time.Second
	}
	if o.CallTimeout == 0 {
		o.CallTimeout = 5 * time.Second
	}
	if o.MaxCommitBytes == 0 {
		o.MaxCommitBytes = target.MaxCommitBytes
	}
	if o.MaxCommitBytes <= 0 || o.MaxCommitBytes > ledger.MaxCommitBytes {
		o.MaxCommitBytes = ledger.MaxCommitBytes
	}
	return &Store{options: o, target: target, prefix: target.Ledger + "."}
}

// Atomic reports false: one append reaches one stream.
func (s *Store) Atomic() bool { return false }

// Close waits for calls in flight and closes the connection.
func (s *Store) Close() error {
	s.mu.Lock()
	s.closed = true
	c := s.client
	s.client = nil
	s.mu.Unlock()
	s.calls.Wait()
	if c != nil {
		c.retire()
	}
	return nil
}

// enter begins a call.
func (s *Store) enter() error {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.closed {
		return errClosed
	}
	s.calls.Add(1)
	return nil
}

// streamName is the name on the cluster.
func (s *Store) streamName(stream string) string { return s.prefix + stream }

// relative is the inverse of streamName.
func (s *Store) relative(name string) string { return strings.TrimPrefix(name, s.prefix) }

// patience is the time that is left to reach an outcome, and the pauses between tries.
type patience struct {
	deadline time.Time
	pause    time.Duration
	tell     time.Time // when OnWait is told; zero once it is
	onWait   func(left time.Duration)
}

// patient is after how long people are told that a call waits. Tests make it short.
var patient = 2 * time.Second

func (s *Store) patience() *patience {
	now := time.Now()
	p := &patience{deadline: now.Add(s.options.Timeout), pause: 20 * time.Millisecond}
	if s.options.OnWait != nil {
		p.tell, p.onWait = now.Add(patient), s.options.OnWait
	}
	return p
}

// wait pauses before the next try, and reports whether there is time for one.
func (p *patience) wait(ctx context.Context) bool {
	pause := p.pause/2 + jitter(p.pause)
	p.pause = min(2*p.pause, 2*time.Second)
	left := time.Until(p.deadline)
	if left < pause {
		return false
	}
	if !p.tell.IsZero() && time.Now().After(p.tell) {
		p.tell = time.Time{}
		p.onWait(left)
	}
	select {
	case <-ctx.Done():
		return false
	case <-time.After(pause):
		return true
	}
}

// Path names the ledger and its cluster, without credentials.
func (s *Store) Path() string {
	return fmt.Sprintf("esdb://%s?ledger=%s", s.target.Hosts, s.target.Ledger)
}

// User is the name that the server authenticates, "" without one.
func (s *Store) User() string { return s.target.User }
