package eventstoredb

import (
	"context"
	"encoding/json"
	"strings"

	"github.com/EventStore/EventStore-Client-Go/v4/esdb"
)

// A Limit is a setting of a stream that hides events of it, which the next scavenge of the
// server destroys. No ledger has any.
type Limit struct {
	Stream  string // relative to the ledger
	Setting string // as the server calls it: $tb, $maxCount or $maxAge
	Value   string
}

// Limits returns such settings of the ledger's streams, as they stand now. The server keeps
// them in streams of its own, and shows them to those who may read these.
func (s *Store) Limits(ctx context.Context) ([]Limit, error) {
	if err := s.enter(); err != nil {
		return nil, err
	}
	defer s.calls.Done()
	for p := s.patience(); ; {
		list, err := s.limits(ctx)
		if err == nil || ctx.Err() != nil {
			return list, err
		}
		if judge(err) == refused || !p.wait(ctx) {
			return nil, s.explain(err, "", false)
		}
	}
}

func (s *Store) limits(ctx context.Context) (list []Limit, err error) {
	c, err := s.acquire()
	if err != nil {
		return nil, err
	}
	defer c.release()
	prefix := "$$" + s.prefix
	var streams []string // in the order in which they were set first
	settings := map[string]map[string]json.RawMessage{}
	err = s.follow(ctx, c, esdb.Start{}, prefix, func(e *esdb.RecordedEvent) error {
		stream := strings.TrimPrefix(e.StreamID, prefix)
		if settings[stream] == nil {
			streams = append(streams, stream)
		}
		now := map[string]json.RawMessage{}
		json.Unmarshal(e.Data, &now) // what is no JSON sets nothing
		settings[stream] = now
		return nil
	})
	for _, stream := range streams {
		for _, name := range []string{"$tb", "$maxCount", "$maxAge"} {
			if value, ok := settings[stream][name]; ok {
				list = append(list, Limit{stream, name, string(value)})
			}
		}
	}
	return list, err
}
