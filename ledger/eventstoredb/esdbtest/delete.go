package esdbtest

import (
	"context"
	"fmt"
	"strconv"

	"github.com/EventStore/EventStore-Client-Go/v4/protos/streams"
	"github.com/google/uuid"
	"google.golang.org/grpc/codes"
)

// Delete is the soft one: the stream's metadata hide all of it.
func (s *streamsServer) Delete(ctx context.Context, req *streams.DeleteReq) (*streams.DeleteResp, error) {
	o := req.GetOptions()
	name := string(o.GetStreamIdentifier().GetStreamName())
	expected := expectAny
	switch e := o.GetExpectedStreamRevision().(type) {
	case *streams.DeleteReq_Options_Revision:
		expected = expectation(e.Revision)
	case *streams.DeleteReq_Options_NoStream:
		expected = expectNoStream
	case *streams.DeleteReq_Options_StreamExists:
		expected = expectExists
	}
	l := s.node.log
	if err := s.node.mayDelete(ctx, name, expected, false); err != nil {
		return nil, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	position := l.setTruncated(name, endOfTime).position
	return &streams.DeleteResp{PositionOption: &streams.DeleteResp_Position_{Position: &streams.DeleteResp_Position{CommitPosition: position, PreparePosition: position}}}, nil
}

// Tombstone blocks a stream's name for ever.
func (s *streamsServer) Tombstone(ctx context.Context, req *streams.TombstoneReq) (*streams.TombstoneResp, error) {
	o := req.GetOptions()
	name := string(o.GetStreamIdentifier().GetStreamName())
	expected := expectAny
	switch e := o.GetExpectedStreamRevision().(type) {
	case *streams.TombstoneReq_Options_Revision:
		expected = expectation(e.Revision)
	case *streams.TombstoneReq_Options_NoStream:
		expected = expectNoStream
	case *streams.TombstoneReq_Options_StreamExists:
		expected = expectExists
	}
	l := s.node.log
	if err := s.node.mayDelete(ctx, name, expected, true); err != nil {
		return nil, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	position := l.add(name, []event{{id: uuid.New(), typ: "$streamDeleted", contentType: "application/octet-stream"}}).position
	l.entries[len(l.entries)-1].revision = endOfTime
	l.streams[name].tombstoned = true
	return &streams.TombstoneResp{PositionOption: &streams.TombstoneResp_Position_{Position: &streams.TombstoneResp_Position{CommitPosition: position, PreparePosition: position}}}, nil
}

// mayDelete asks for the right, and for the expected revision. A missing stream may be
// tombstoned and not deleted.
func (s *Server) mayDelete(ctx context.Context, name string, expected expectation, tombstone bool) error {
	if err := s.allow(ctx, name, mayErase); err != nil {
		return err
	}
	s.log.mu.Lock()
	st := s.log.streams[name]
	last := st.last()
	tombstoned := st != nil && st.tombstoned
	s.log.mu.Unlock()
	switch {
	case tombstoned:
		return streamDeleted(ctx, name)
	case expected == expectExists && last >= 0, expected == expectAny && (tombstone || last >= 0), int64(expected) == last && (tombstone || last >= 0):
		return nil
	}
	return fail(ctx, codes.FailedPrecondition,
		fmt.Sprintf("Delete failed due to WrongExpectedVersion. Stream: %s, Expected version: %d, Actual version: %d", name, expected, last),
		"exception", "wrong-expected-version", "stream-name", name,
		"expected-version", strconv.FormatInt(int64(expected), 10), "actual-version", strconv.FormatInt(last, 10))
}
