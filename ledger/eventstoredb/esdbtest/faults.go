package esdbtest

import (
	"context"
	"time"

	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

// A Call is what a fault is decided by.
type Call struct {
	Stream    string // of an append, or of a stream's read; "" reads $all
	Events    int    // of an append
	Subscribe bool
}

// A Fault is what goes wrong with a call.
type Fault struct {
	kind  faultKind
	after int           // messages of a read that are sent before
	delay time.Duration // of Delay
}

type faultKind int

const (
	none faultKind = iota
	dropBefore
	dropAfter
	abortBefore
	abortAfter
	abortHidden
	notReady
	notLeader
	hang
	reset
	tooSlow
	delayed
)

var (
	// NoFault lets the call be.
	NoFault = Fault{}
	// DropBefore breaks the connection before anything is written.
	DropBefore = Fault{kind: dropBefore}
	// DropAfter breaks the connection when the write is durable.
	DropAfter = Fault{kind: dropAfter}
	// AbortBefore is a lost quorum: Aborted, and nothing is written.
	AbortBefore = Fault{kind: abortBefore}
	// AbortAfter is a lost quorum: Aborted, and the write is there.
	AbortAfter = Fault{kind: abortAfter}
	// AbortHidden is a lost quorum: Aborted, the write cannot be seen, and appears when
	// its stream is next written to, or by Reveal.
	AbortHidden = Fault{kind: abortHidden}
	// NotReady is a node that starts or elects.
	NotReady = Fault{kind: notReady}
	// NotLeader sends the client to the leader.
	NotLeader = Fault{kind: notLeader}
	// Hang answers nothing until the client or the server goes.
	Hang = Fault{kind: hang}
)

// ResetAfter breaks a read when so many messages were sent.
func ResetAfter(messages int) Fault { return Fault{kind: reset, after: messages} }

// TooSlow drops a subscription when so many messages were sent, as a busy server does on
// the way from catching up to live.
func TooSlow(messages int) Fault { return Fault{kind: tooSlow, after: messages} }

// Delay answers later.
func Delay(d time.Duration) Fault { return Fault{kind: delayed, delay: d} }

// OnAppend decides what goes wrong with each append; nil is nothing. It is called by many
// goroutines at once.
func (s *Server) OnAppend(fault func(Call) Fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.onAppend = fault
}

// OnRead decides what goes wrong with each read and subscription; nil is nothing.
func (s *Server) OnRead(fault func(Call) Fault) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.onRead = fault
}

// Reveal shows what AbortHidden has hidden.
func (s *Server) Reveal() {
	s.log.mu.Lock()
	defer s.log.mu.Unlock()
	s.log.reveal("")
}

// Scavenge destroys what the streams' metadata hide.
func (s *Server) Scavenge() { s.log.scavenge() }

// Entries is how many entries the log has.
func (s *Server) Entries() int {
	entries, _ := s.log.snapshot()
	return len(entries)
}

// Shorten takes the entries from the n-th on away, as an older copy of the data does.
func (s *Server) Shorten(n int) { s.log.shorten(n) }

// Freeze stops a node as a debugger does: it is there, and answers nothing.
func (s *Server) Freeze(frozen bool) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.hanging = frozen
}

// hang waits for the end of the call on a frozen node.
func (s *Server) hang(ctx context.Context) error {
	s.mu.Lock()
	frozen, stopped := s.hanging, s.stopped
	s.mu.Unlock()
	if !frozen {
		return nil
	}
	select {
	case <-ctx.Done():
	case <-stopped:
	}
	return status.Error(codes.Canceled, "the node was frozen")
}

// fault of a call, as decided by a hook.
func (s *Server) fault(ctx context.Context, call Call, read bool) (Fault, error) {
	if err := s.hang(ctx); err != nil {
		return Fault{}, err
	}
	s.mu.Lock()
	decide := s.onAppend
	if read {
		decide = s.onRead
	}
	s.mu.Unlock()
	if decide == nil {
		return NoFault, nil
	}
	f := decide(call)
	switch f.kind {
	case dropBefore:
		s.drop(ctx)
		return f, status.Error(codes.Unavailable, "dropped")
	case notReady:
		return f, status.Error(codes.Unavailable, "Server Is Not Ready")
	case abortBefore:
		return f, status.Error(codes.Aborted, "Operation timed out: Commit phase timeout.")
	case notLeader:
		return f, s.sendToLeader(ctx)
	case hang:
		select {
		case <-ctx.Done():
		case <-s.stop():
		}
		return f, status.Error(codes.Canceled, "hung")
	case delayed:
		select {
		case <-ctx.Done():
			return f, status.FromContextError(ctx.Err()).Err()
		case <-time.After(f.delay):
		}
	}
	return f, nil
}
