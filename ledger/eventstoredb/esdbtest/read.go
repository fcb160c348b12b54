package esdbtest

import (
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/EventStore/EventStore-Client-Go/v4/protos/shared"
	"github.com/EventStore/EventStore-Client-Go/v4/protos/streams"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

func (s *streamsServer) Read(req *streams.ReadReq, call streams.Streams_ReadServer) error {
	o := req.GetOptions()
	name := string(o.GetStream().GetStreamIdentifier().GetStreamName())
	if o.GetAll() != nil {
		if err := s.node.allow(call.Context(), "$all", mayRead); err != nil {
			return err
		}
	} else if err := s.node.allow(call.Context(), name, mayRead); err != nil {
		return err
	}
	f, err := s.node.fault(call.Context(), Call{Stream: name, Subscribe: o.GetSubscription() != nil}, true)
	if err != nil {
		return err
	}
	out := &sender{call: call, node: s.node, fault: f}
	switch {
	case o.GetSubscription() != nil && o.GetAll() != nil:
		return s.node.subscribeAll(o, out)
	case o.GetSubscription() != nil:
		return s.node.subscribeStream(name, o, out)
	case o.GetAll() != nil:
		return s.node.readAll(o, out)
	}
	return s.node.readStream(name, o, out)
}

// sender sends what a read answers, and breaks off where a fault says so.
type sender struct {
	call  streams.Streams_ReadServer
	node  *Server
	fault Fault
	sent  int
}

func (s *sender) send(m *streams.ReadResp) error {
	switch s.sent++; {
	case s.fault.kind == reset && s.sent > s.fault.after:
		s.node.drop(s.call.Context())
		return status.Error(codes.Unavailable, "reset")
	case s.fault.kind == tooSlow && s.sent > s.fault.after:
		return status.Error(codes.Aborted, "Consumer too slow to handle event while transitioning to live. Client resubscription required.")
	}
	return s.call.Send(m)
}

func (s *sender) event(e *entry) error {
	return s.send(&streams.ReadResp{Content: &streams.ReadResp_Event{Event: &streams.ReadResp_ReadEvent{
		Event: &streams.ReadResp_ReadEvent_RecordedEvent{
			Id: structured(e.id), StreamIdentifier: &shared.StreamIdentifier{StreamName: []byte(e.stream)},
			StreamRevision: e.revision, PreparePosition: e.position, CommitPosition: e.position,
			Metadata:       map[string]string{"type": e.typ, "content-type": e.contentType, "created": strconv.FormatInt(e.created, 10)},
			CustomMetadata: e.meta, Data: e.data,
		},
		Position: &streams.ReadResp_ReadEvent_CommitPosition{CommitPosition: e.position},
	}}})
}

func (s *Server) readStream(name string, o *streams.ReadReq_Options, out *sender) error {
	if o.GetCount() == 0 {
		return s.badRead("Unexpected ReadStreamResult: Error", "maxCount should be positive. (Parameter 'maxCount')")
	}
	shown, _ := s.visible()
	l := s.log
	l.mu.Lock()
	st := l.streams[name]
	if st != nil && st.tombstoned {
		l.mu.Unlock()
		return streamDeleted(out.call.Context(), name)
	}
	if st.last() < 0 || st.deleted() {
		l.mu.Unlock()
		return out.send(notFound(name))
	}
	entries, first, places := l.entries, l.firstOf(st), st.places
	l.mu.Unlock()
	for len(places) > 0 && places[len(places)-1] >= len(shown) {
		places = places[:len(places)-1] // this node does not have them yet
	}
	if len(places) == 0 {
		return out.send(notFound(name))
	}
	at, step := int64(0), int64(1)
	switch r := o.GetStream().GetRevisionOption().(type) {
	case *streams.ReadReq_Options_StreamOptions_Revision:
		at = int64(min(r.Revision, math.MaxInt64))
	case *streams.ReadReq_Options_StreamOptions_End:
		at = int64(len(places)) - 1
	}
	if o.GetReadDirection() == streams.ReadReq_Options_Backwards {
		at, step = min(at, int64(len(places))-1), -1
	} else {
		at = max(at, int64(first))
	}
	for n := uint64(0); n < o.GetCount() && at >= int64(first) && at < int64(len(places)); n, at = n+1, at+step {
		if err := out.event(&entries[places[at]]); err != nil {
			return err
		}
	}
	return nil
}

func notFound(name string) *streams.ReadResp {
	return &streams.ReadResp{Content: &streams.ReadResp_StreamNotFound_{StreamNotFound: &streams.ReadResp_StreamNotFound{
		StreamIdentifier: &shared.StreamIdentifier{StreamName: []byte(name)},
	}}}
}

// badRead is the server's word for a read that it cannot make; newer ones say why.
func (s *Server) badRead(message, why string) error {
	if s.version() == "25.1" {
		message += " >> " + why
	}
	return status.Error(codes.Unknown, message)
}

// placeOf finds the first entry at or behind a position; exact tells that it stands there.
func placeOf(entries []entry, position uint64) (place int, exact bool) {
	return slices.BinarySearchFunc(entries, position, func(e entry, p uint64) int {
		switch {
		case e.position < p:
			return -1
		case e.position > p:
			return 1
		}
		return 0
	})
}

// pastEnd tells a position at or beyond which nothing was written.
func (s *Server) pastEnd(position uint64) bool {
	s.log.mu.Lock()
	defer s.log.mu.Unlock()
	return position >= s.log.next
}

func (s *Server) readAll(o *streams.ReadReq_Options, out *sender) error {
	if o.GetCount() == 0 {
		return s.badRead("Unexpected ReadAllResult: Error", "maxCount should be positive. (Parameter 'maxCount')")
	}
	entries, _ := s.visible()
	backwards := o.GetReadDirection() == streams.ReadReq_Options_Backwards
	at := 0
	switch from := o.GetAll().GetAllOption().(type) {
	case *streams.ReadReq_Options_AllOptions_End:
		at = len(entries)
	case *streams.ReadReq_Options_AllOptions_Position:
		position := from.Position.GetCommitPosition()
		place, exact := placeOf(entries, position)
		if !exact && !s.pastEnd(position) && place < len(entries) {
			return s.invalidPosition(position)
		}
		at = place
	}
	for n := uint64(0); n < o.GetCount(); n++ {
		if backwards {
			if at--; at < 0 { // exclusive of where it begins
				return nil
			}
		} else if at >= len(entries) {
			return nil
		}
		if err := out.event(&entries[at]); err != nil {
			return err
		}
		if !backwards {
			at++
		}
	}
	return nil
}

func (s *Server) invalidPosition(position uint64) error {
	if s.version() == "23.10" {
		return status.Error(codes.Unknown, "Unexpected ReadAllResult: Error")
	}
	return s.badRead("Unexpected ReadAllResult: InvalidPosition",
		"Error while reading log record forwards at actual position "+strconv.FormatUint(position, 10)+". Specified argument was out of the range of valid values. (Parameter 'length')")
}

// filterOf returns what a subscription lets through.
func filterOf(o *streams.ReadReq_Options) (func(*entry) bool, error) {
	f := o.GetFilter()
	if f == nil {
		return func(*entry) bool { return true }, nil
	}
	field, e := func(e *entry) string { return e.stream }, f.GetStreamIdentifier()
	if e == nil {
		field, e = func(e *entry) string { return e.typ }, f.GetEventType()
	}
	if len(e.GetPrefix()) > 0 {
		return func(at *entry) bool {
			return slices.ContainsFunc(e.GetPrefix(), func(p string) bool { return strings.HasPrefix(field(at), p) })
		}, nil
	}
	re, err := regexp.Compile(e.GetRegex())
	if err != nil {
		return nil, thrown()
	}
	return func(at *entry) bool { return re.MatchString(field(at)) }, nil
}
