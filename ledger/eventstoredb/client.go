package eventstoredb

import (
	"context"
	"fmt"
	"math/rand/v2"
	"sync"
	"time"

	"github.com/EventStore/EventStore-Client-Go/v4/esdb"
)

// A client is one connection of the EventStoreDB client. It is put away at the first call
// that fails for the connection's sake, because the client dies of a failed discovery,
// stays with a leader that hangs, and panics when it is closed during a call.
type client struct {
	*esdb.Client

	mu      sync.Mutex
	calls   int
	retired bool
	warm    chan struct{} // closed when the first call has connected, or failed
	warming sync.Once
}

// acquire returns the current client; release gives it back.
func (s *Store) acquire() (*client, error) {
	s.mu.Lock()
	defer s.mu.Unlock()
	if s.client == nil || s.client.isRetired() {
		config := *s.target.config
		inner, err := esdb.NewClient(&config)
		if err != nil {
			return nil, err
		}
		s.client = &client{Client: inner, warm: make(chan struct{})}
	}
	s.client.mu.Lock()
	s.client.calls++
	s.client.mu.Unlock()
	return s.client, nil
}

func (c *client) isRetired() bool {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.retired
}

// retire lets no further call use the client, and closes it when the last has ended.
func (c *client) retire() {
	c.mu.Lock()
	first := !c.retired
	c.retired = true
	idle := c.calls == 0
	c.mu.Unlock()
	if first && idle {
		c.Client.Close()
	}
}

func (c *client) release() {
	c.mu.Lock()
	c.calls--
	last := c.retired && c.calls == 0
	c.mu.Unlock()
	if last {
		c.Client.Close()
	}
}

// call runs one request under its own time limit. The client ignores contexts while it
// looks for a node, so the request runs beside and is left behind when time is up; it
// holds the client until it ends by itself.
func call[T any](ctx context.Context, s *Store, c *client, request func(context.Context, *client) (T, error)) (T, error) {
	type answer struct {
		value T
		err   error
	}
	var none T
	if err := ctx.Err(); err != nil {
		return none, err
	}
	ctx, cancel := context.WithTimeout(ctx, s.options.CallTimeout)
	defer cancel()
	c.mu.Lock()
	c.calls++
	c.mu.Unlock()
	done := make(chan answer, 1)
	go func() {
		defer c.release()
		defer func() {
			if p := recover(); p != nil { // of the client, at messages that it does not know
				done <- answer{none, fmt.Errorf("the client of EventStoreDB: %v", p)}
			}
		}()
		// One call looks for a node, the others wait for it: those that queue in a client
		// whose search fails would hang for ever.
		first := false
		c.warming.Do(func() { first = true })
		if first {
			defer c.warmed()
		} else {
			select {
			case <-c.warm:
			case <-ctx.Done():
				done <- answer{none, ctx.Err()}
				return
			}
			if c.isRetired() {
				done <- answer{none, errRetired}
				return
			}
		}
		value, err := request(ctx, c)
		if err != nil && first {
			c.markRetired(err)
		}
		done <- answer{value, err}
	}()
	select {
	case a := <-done:
		return a.value, a.err
	case <-ctx.Done():
		return none, ctx.Err()
	}
}

func (c *client) warmed() { close(c.warm) }

func (c *client) isWarm() bool {
	select {
	case <-c.warm:
		return true
	default:
		return false
	}
}

// markRetired keeps others from a client whose first call failed to connect.
func (c *client) markRetired(err error) {
	if !isConnected(err) {
		c.mu.Lock()
		c.retired = true
		c.mu.Unlock()
	}
}

func jitter(d time.Duration) time.Duration { return rand.N(d/2 + 1) }
