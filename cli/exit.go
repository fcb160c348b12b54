package cli

import (
	"context"
	"errors"
	"slices"

	"github.com/fundledger/fundledger/ledger"
)

// The exit statuses, for every command.
const (
	statusDone    = 0
	statusRefused = 1 // refused, or differences found
	statusUsage   = 2 // wrong use of the command line
	statusFailed  = 3 // could not reach, read or check
)

// errDifferences ends a command that did its work and found that things differ;
// what differs has been printed as its result.
var errDifferences = errors.New("differences found")

// errNothingAsked ends a line without a command; help has been printed.
var errNothingAsked = errors.New("no command")

// A usageError says what is wrong with the command line itself.
type usageError struct{ refusal *ledger.Refusal }

func (e *usageError) Error() string { return e.refusal.Error() }
func (e *usageError) Unwrap() error { return e.refusal }

// wrongUse makes a usage error from a code of the catalogue and its arguments,
// which are pairs as in ledger.Refuse.
func wrongUse(code string, pairs ...any) error {
	return &usageError{ledger.Refuse(code, pairs...)}
}

// outOfReach are the refusals that are no judgement of what was asked: something
// could not be reached, read or written.
var outOfReach = []string{
	"interrupted",
	"cannot-write",
	"cannot-read",
	"map-unreadable",
	"no-such-ledger",
	"cluster-address-scheme", "cluster-address-key", "cluster-address-value", "cluster-address-ledger-name", "cluster-address-file", "cluster-address-syntax",
	"credentials-without-tls",
	"backup-of-cluster",
	"setup-of-file",
	"not-an-archive",
	"archive-cut",
	"archive-damaged",
	"cluster-unreachable",
	"cluster-tls-expected",
	"cluster-tls-not-spoken",
	"cluster-tls-unknown-authority",
	"cluster-tls-other-name",
	"cluster-unknown-host",
	"cluster-refused",
	"cluster-no-leader",
	"cluster-not-ready",
	"cluster-silent",
	"cluster-unauthenticated",
	"cluster-no-writing",
	"cluster-no-reading",
	"cluster-history-gone",
	"not-a-private-key",
	"not-a-public-key",
	"not-a-checkpoint",
	"not-a-proof",
	"ledger-unfinished",
	"no-such-folder",
	"not-a-ledger",
	"ledger-damaged",
	"entry-damaged",
	"entry-newer",
	"ledger-newer-format",
	"ledger-busy",
	"ledger-no-access",
	"disk-full",
	"ledger-disk",
	"network-share",
	"ledger-read-only",
	"ledger-moved-on",
	"outcome-unknown",
}

// exitStatus judges an error that ended a command.
func exitStatus(err error) int {
	if _, ok := errors.AsType[*usageError](err); ok || errors.Is(err, errNothingAsked) {
		return statusUsage
	}
	if errors.Is(err, errDifferences) {
		return statusRefused
	}
	refusal, ok := errors.AsType[*ledger.Refusal](err)
	if !ok || slices.Contains(outOfReach, refusal.Code) {
		return statusFailed
	}
	return statusRefused
}

// readable turns errors that everybody meets into refusals, which the catalogue
// has words for.
func readable(err error) error {
	switch {
	case errors.Is(err, ledger.ErrUnknownOutcome):
		return ledger.Refuse("outcome-unknown")
	case errors.Is(err, context.Canceled):
		return ledger.Refuse("interrupted")
	case errors.Is(err, ledger.ErrReadOnly):
		return ledger.Refuse("ledger-read-only")
	case errors.Is(err, ledger.ErrConflict):
		return ledger.Refuse("ledger-moved-on")
	case errors.Is(err, ledger.ErrTooLarge):
		return ledger.Refuse("too-large")
	case errors.Is(err, ledger.ErrBadEvent):
		return ledger.Refuse("entry-damaged", "detail", err.Error())
	case errors.Is(err, ledger.ErrUnknownEvent):
		return ledger.Refuse("entry-newer", "detail", err.Error())
	}
	if refusal := onClusters(err); refusal != nil {
		return refusal
	}
	return err
}
