package esdbtest

import (
	"context"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"strconv"

	"github.com/EventStore/EventStore-Client-Go/v4/protos/shared"
	"github.com/EventStore/EventStore-Client-Go/v4/protos/streams"
	"github.com/google/uuid"
	"google.golang.org/grpc"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"
)

type streamsServer struct {
	streams.UnimplementedStreamsServer
	node *Server
}

// fail ends a call with a status and trailers, given in pairs.
func fail(ctx context.Context, code codes.Code, message string, trailers ...string) error {
	grpc.SetTrailer(ctx, metadata.Pairs(trailers...))
	return status.Error(code, message)
}

// thrown is what the server says of requests that it did not expect.
func thrown() error { return status.Error(codes.Unknown, "Exception was thrown by handler.") }

func (s *Server) sendToLeader(ctx context.Context) error {
	leader := s.cluster.leading()
	if leader == nil {
		return status.Error(codes.Unavailable, "Server Is Not Ready")
	}
	end := leader.endpoint()
	return fail(ctx, codes.NotFound, "Leader info available",
		"exception", "not-leader", "leader-endpoint-host", end.Address, "leader-endpoint-port", strconv.Itoa(int(end.Port)))
}

func (s *streamsServer) Append(call streams.Streams_AppendServer) error {
	ctx := call.Context()
	first, err := call.Recv()
	if err != nil {
		return err
	}
	options := first.GetOptions()
	if options == nil {
		return thrown()
	}
	name := string(options.GetStreamIdentifier().GetStreamName())
	if err := s.node.allow(ctx, name, mayWrite); err != nil {
		return err
	}
	var events []event
	size := 0
	for {
		m, err := call.Recv()
		if errors.Is(err, io.EOF) {
			break
		}
		if err != nil {
			return err
		}
		e, err := proposed(m.GetProposedMessage())
		if err != nil {
			return err
		}
		events = append(events, e)
		if size += s.node.size(e); size > s.node.maxAppendSize() {
			limit := strconv.Itoa(s.node.maxAppendSize())
			return fail(ctx, codes.InvalidArgument, "Maximum Append Size of "+limit+" Exceeded.",
				"exception", "maximum-append-size-exceeded", "maximum-append-size", limit)
		}
	}
	if name == "" {
		return thrown()
	}
	if s.node.cluster.leading() == nil {
		return status.Error(codes.Unavailable, "Server Is Not Ready")
	}
	f, err := s.node.fault(ctx, Call{Stream: name, Events: len(events)}, false)
	if err != nil {
		return err
	}
	l := s.node.log
	l.mu.Lock()
	expected := expectationOf(options)
	if f.kind == abortHidden {
		if int64(expected) == l.streams[name].last() && !l.hides(name) {
			l.hide(name, events)
		}
		l.mu.Unlock()
		return status.Error(codes.Aborted, "Operation timed out: Commit phase timeout.")
	}
	o := l.append(name, expected, events)
	l.mu.Unlock()
	switch f.kind {
	case dropAfter:
		s.node.drop(ctx)
		return status.Error(codes.Unavailable, "dropped")
	case abortAfter:
		return status.Error(codes.Aborted, "Operation timed out: Commit phase timeout.")
	}
	switch {
	case o.tombstoned:
		return streamDeleted(ctx, name)
	case o.wrong:
		return call.SendAndClose(wrongVersion(options, o))
	}
	success := &streams.AppendResp_Success{CurrentRevisionOption: &streams.AppendResp_Success_CurrentRevision{CurrentRevision: uint64(o.revision)}}
	if o.revision < 0 {
		success.CurrentRevisionOption = &streams.AppendResp_Success_NoStream{NoStream: &shared.Empty{}}
	}
	success.PositionOption = &streams.AppendResp_Success_Position{Position: &streams.AppendResp_Position{CommitPosition: o.position, PreparePosition: o.position}}
	if o.noPosition {
		success.PositionOption = &streams.AppendResp_Success_NoPosition{NoPosition: &shared.Empty{}}
	}
	return call.SendAndClose(&streams.AppendResp{Result: &streams.AppendResp_Success_{Success: success}})
}

// BatchAppend is there on real servers, and the client never calls it.
func (s *streamsServer) BatchAppend(streams.Streams_BatchAppendServer) error {
	return status.Error(codes.Unimplemented, "")
}

func streamDeleted(ctx context.Context, name string) error {
	return fail(ctx, codes.FailedPrecondition, fmt.Sprintf("Event stream '%s' is deleted.", name),
		"exception", "stream-deleted", "stream-name", name)
}

func proposed(m *streams.AppendReq_ProposedMessage) (event, error) {
	typ, ok := m.GetMetadata()["type"]
	contentType, given := m.GetMetadata()["content-type"]
	if m == nil || !ok || !given || typ == "" {
		return event{}, thrown()
	}
	id, err := plain(m.GetId())
	if err != nil {
		return event{}, thrown()
	}
	return event{id: id, typ: typ, contentType: contentType, data: m.GetData(), meta: m.GetCustomMetadata()}, nil
}

func expectationOf(o *streams.AppendReq_Options) expectation {
	switch e := o.GetExpectedStreamRevision().(type) {
	case *streams.AppendReq_Options_Revision:
		return expectation(e.Revision)
	case *streams.AppendReq_Options_NoStream:
		return expectNoStream
	case *streams.AppendReq_Options_StreamExists:
		return expectExists
	}
	return expectAny
}

// wrongVersion fills the old fields and the new ones, as servers do.
func wrongVersion(o *streams.AppendReq_Options, out outcome) *streams.AppendResp {
	w := &streams.AppendResp_WrongExpectedVersion{}
	if out.revision < 0 {
		w.CurrentRevisionOption_20_6_0 = &streams.AppendResp_WrongExpectedVersion_NoStream_20_6_0{NoStream_20_6_0: &shared.Empty{}}
		w.CurrentRevisionOption = &streams.AppendResp_WrongExpectedVersion_CurrentNoStream{CurrentNoStream: &shared.Empty{}}
	} else {
		w.CurrentRevisionOption_20_6_0 = &streams.AppendResp_WrongExpectedVersion_CurrentRevision_20_6_0{CurrentRevision_20_6_0: uint64(out.revision)}
		w.CurrentRevisionOption = &streams.AppendResp_WrongExpectedVersion_CurrentRevision{CurrentRevision: uint64(out.revision)}
	}
	switch e := o.GetExpectedStreamRevision().(type) {
	case *streams.AppendReq_Options_Revision:
		w.ExpectedRevisionOption_20_6_0 = &streams.AppendResp_WrongExpectedVersion_ExpectedRevision_20_6_0{ExpectedRevision_20_6_0: e.Revision}
		w.ExpectedRevisionOption = &streams.AppendResp_WrongExpectedVersion_ExpectedRevision{ExpectedRevision: e.Revision}
	case *streams.AppendReq_Options_NoStream:
		w.ExpectedRevisionOption_20_6_0 = &streams.AppendResp_WrongExpectedVersion_ExpectedRevision_20_6_0{ExpectedRevision_20_6_0: ^uint64(0)}
		w.ExpectedRevisionOption = &streams.AppendResp_WrongExpectedVersion_ExpectedNoStream{ExpectedNoStream: &shared.Empty{}}
	case *streams.AppendReq_Options_StreamExists:
		w.ExpectedRevisionOption_20_6_0 = &streams.AppendResp_WrongExpectedVersion_StreamExists_20_6_0{StreamExists_20_6_0: &shared.Empty{}}
		w.ExpectedRevisionOption = &streams.AppendResp_WrongExpectedVersion_ExpectedStreamExists{ExpectedStreamExists: &shared.Empty{}}
	}
	return &streams.AppendResp{Result: &streams.AppendResp_WrongExpectedVersion_{WrongExpectedVersion: w}}
}

func structured(id uuid.UUID) *shared.UUID {
	return &shared.UUID{Value: &shared.UUID_Structured_{Structured: &shared.UUID_Structured{
		MostSignificantBits:  int64(binary.BigEndian.Uint64(id[:8])),
		LeastSignificantBits: int64(binary.BigEndian.Uint64(id[8:])),
	}}}
}

func plain(id *shared.UUID) (uuid.UUID, error) {
	if s := id.GetStructured(); s != nil {
		var u uuid.UUID
		binary.BigEndian.PutUint64(u[:8], uint64(s.GetMostSignificantBits()))
		binary.BigEndian.PutUint64(u[8:], uint64(s.GetLeastSignificantBits()))
		return u, nil
	}
	return uuid.Parse(id.GetString_())
}
