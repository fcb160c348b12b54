package cli

import (
	"errors"
	"strings"
	"time"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/eventstoredb"
)

// onCluster tells whether the ledger is on a cluster, rather than in a file.
func (s *session) onCluster() bool {
	path := s.ledgerPath()
	return strings.HasPrefix(path, "esdb://") || strings.HasPrefix(path, "esdb+")
}

// openCluster prepares the connection to a cluster. Refusals: cluster-address-… (path, key,
// detail), credentials-without-tls.
func (s *session) openCluster() (*eventstoredb.Store, error) {
	return s.openClusterWith(eventstoredb.Options{})
}

func (s *session) openClusterWith(o eventstoredb.Options) (*eventstoredb.Store, error) {
	target, err := eventstoredb.Parse(s.ledgerPath(), s.getenv)
	if wrong, ok := errors.AsType[*eventstoredb.TargetError](err); ok {
		if wrong.Code == "credentials-without-tls" {
			return nil, ledger.Refuse(wrong.Code)
		}
		return nil, ledger.Refuse("cluster-address-"+wrong.Code, "path", s.ledgerPath(), "key", wrong.Key, "detail", wrong.Why)
	}
	if err != nil {
		return nil, err
	}
	o.OnWait = func(left time.Duration) {
		s.note("waiting-for-cluster", "hosts", target.Hosts, "n", int64(left.Round(time.Second)/time.Second))
	}
	return eventstoredb.Open(target, o), nil
}

// onClusters are the errors of a cluster as refusals; nil where it is another error.
func onClusters(err error) *ledger.Refusal {
	if e, ok := errors.AsType[*eventstoredb.UnreachableError](err); ok {
		if e.Hint != "" {
			return ledger.Refuse("cluster-"+e.Hint, "hosts", e.Hosts)
		}
		return ledger.Refuse("cluster-unreachable", "hosts", e.Hosts, "detail", e.Err.Error())
	}
	if e, ok := errors.AsType[*eventstoredb.AccessError](err); ok {
		switch {
		case e.Unknown:
			return ledger.Refuse("cluster-unauthenticated")
		case e.Write:
			return ledger.Refuse("cluster-no-writing", "stream", e.Stream)
		}
		return ledger.Refuse("cluster-no-reading", "stream", e.Stream)
	}
	if errors.Is(err, eventstoredb.ErrHistoryGone) {
		return ledger.Refuse("cluster-history-gone", "detail", err.Error())
	}
	return nil
}

// place is where the ledger is, as messages say it: never with credentials.
func (s *session) place() string {
	if s.onCluster() {
		if store, err := s.openCluster(); err == nil {
			return store.Path()
		}
	}
	return s.ledgerPath()
}
