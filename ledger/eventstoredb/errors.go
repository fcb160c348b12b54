package eventstoredb

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"github.com/EventStore/EventStore-Client-Go/v4/esdb"
	"github.com/fundledger/fundledger/ledger"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

// errRetired: another call found the connection broken; a new one is to be made.
var errRetired = errors.New("the connection was put away")

// An unsentError ended a call before its request left this process.
type unsentError struct{ error }

func (e unsentError) Unwrap() error { return e.error }

func asUnsent(err error) error {
	if err == nil {
		return nil
	}
	return unsentError{err}
}

// ErrHistoryGone: the server no longer has all of a stream. Somebody deleted or truncated
// it, or set $maxCount, $maxAge or $tb.
var ErrHistoryGone = errors.New("the history is no longer complete on the server")

// A verdict is what an error of the client means to the caller.
type verdict int

const (
	again    verdict = iota // the connection, or the cluster for the moment: try again
	unsent                  // like again, and no request left this process
	conflict                // the stream is at another revision
	notFound
	refused // for good: access, size, deleted streams
)

// judge goes by the gRPC status and the text: the client's own codes lose too much.
func judge(err error) verdict {
	text := err.Error()
	if u, ok := errors.AsType[unsentError](err); ok {
		if judge(u.error) == refused {
			return refused
		}
		return unsent
	}
	var e *esdb.Error
	if errors.As(err, &e) {
		switch e.Code() {
		case esdb.ErrorCodeWrongExpectedVersion:
			return conflict
		case esdb.ErrorCodeResourceNotFound:
			return notFound
		case esdb.ErrorCodeStreamDeleted, esdb.ErrorCodeAccessDenied, esdb.ErrorCodeUnauthenticated:
			return refused
		}
	}
	switch {
	case errors.Is(err, errRetired), strings.Contains(text, "maximum discovery attempt count reached"):
		if code := statusOf(err); code == codes.Unauthenticated || code == codes.PermissionDenied {
			return refused
		}
		return unsent
	case strings.Contains(text, "maximum-append-size"), strings.Contains(text, "Maximum Append Size"):
		return refused
	}
	switch statusOf(err) {
	case codes.PermissionDenied, codes.Unauthenticated:
		return refused
	}
	return again
}

// statusOf is the gRPC code that an error carries somewhere, Unknown without one.
func statusOf(err error) codes.Code {
	for ; err != nil; err = errors.Unwrap(err) {
		if s, ok := err.(interface{ GRPCStatus() *status.Status }); ok {
			return s.GRPCStatus().Code()
		}
	}
	return codes.Unknown
}

// isConnected tells errors that an answer of the server brought.
func isConnected(err error) bool {
	switch judge(err) {
	case conflict, notFound, refused:
		return true
	}
	return false
}

// An UnreachableError says that no node answered, or none that could serve.
type UnreachableError struct {
	Hosts string
	Hint  string // a code: "tls-expected", "tls-unknown-authority", "refused", "unknown-host", "no-leader", "not-ready", "" for others
	Err   error
}

func (e *UnreachableError) Error() string { return fmt.Sprintf("reach %s: %v", e.Hosts, e.Err) }
func (e *UnreachableError) Unwrap() error { return e.Err }

// An AccessError says that the server knows the user and refuses, or does not know them.
type AccessError struct {
	Unknown bool   // wrong name or password, rather than no right
	Stream  string // "" is $all
	Write   bool
	Err     error
}

func (e *AccessError) Error() string { return fmt.Sprintf("access to %q: %v", e.Stream, e.Err) }
func (e *AccessError) Unwrap() error { return e.Err }

// hints are what texts of the client and of the transport mean, in the order in which
// they are looked for.
var hints = []struct{ text, hint string }{
	{"error reading server preface: EOF", "tls-expected"},
	{"first record does not look like a TLS handshake", "tls-not-spoken"},
	{"certificate signed by unknown authority", "tls-unknown-authority"},
	{"certificate is valid for", "tls-other-name"},
	{"produced zero addresses", "unknown-host"},
	{"no such host", "unknown-host"},
	{"connection refused", "refused"},
	{"no nodes are eligable", "no-leader"},
	{"Server Is Not Ready", "not-ready"},
	{"context deadline exceeded", "silent"},
}

// explain makes an error of the last try one that tells what to do.
func (s *Store) explain(err error, stream string, write bool) error {
	var e *esdb.Error
	if code := statusOf(err); code == codes.PermissionDenied || code == codes.Unauthenticated || errors.As(err, &e) && e.Code() == esdb.ErrorCodeAccessDenied {
		return &AccessError{Unknown: code == codes.Unauthenticated, Stream: stream, Write: write, Err: err}
	}
	if errors.As(err, &e) && e.Code() == esdb.ErrorCodeStreamDeleted {
		return fmt.Errorf("stream %s is deleted for ever: %w", stream, ErrHistoryGone)
	}
	if judge(err) == refused { // access and deleted streams are done with
		return fmt.Errorf("%s: %w", err, ledger.ErrTooLarge)
	}
	u := &UnreachableError{Hosts: s.target.Hosts, Err: err}
	for _, h := range hints {
		if strings.Contains(err.Error(), h.text) || h.hint == "silent" && errors.Is(err, context.DeadlineExceeded) {
			u.Hint = h.hint
			break
		}
	}
	return u
}
