package esdbtest

import (
	"math"

	"github.com/EventStore/EventStore-Client-Go/v4/protos/streams"
	"github.com/google/uuid"
	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/status"
)

func confirmation() *streams.ReadResp {
	return &streams.ReadResp{Content: &streams.ReadResp_Confirmation{Confirmation: &streams.ReadResp_SubscriptionConfirmation{SubscriptionId: uuid.NewString()}}}
}

func caughtUp() *streams.ReadResp {
	return &streams.ReadResp{Content: &streams.ReadResp_CaughtUp_{CaughtUp: &streams.ReadResp_CaughtUp{}}}
}

func checkpoint(commit, prepare uint64) *streams.ReadResp {
	return &streams.ReadResp{Content: &streams.ReadResp_Checkpoint_{Checkpoint: &streams.ReadResp_Checkpoint{CommitPosition: commit, PreparePosition: prepare}}}
}

// subscribeAll catches up with $all and goes on live. Checkpoints are what real servers
// send, traps included: see section 3 of the facts.
func (s *Server) subscribeAll(o *streams.ReadReq_Options, out *sender) error {
	matches, err := filterOf(o)
	if err != nil {
		return err
	}
	filtered := o.GetFilter() != nil
	window := uint64(o.GetFilter().GetMax()) * uint64(max(1, o.GetFilter().GetCheckpointIntervalMultiplier()))
	entries, grown := s.visible()

	// last is the position that the end of catching up is told by.
	last := checkpoint(math.MaxUint64, math.MaxUint64).GetCheckpoint()
	if s.version() == "25.1" {
		last = checkpoint(0, 0).GetCheckpoint()
	}
	var after uint64 // entries up to it are done
	begun, atEnd, beyond := false, false, false
	switch from := o.GetAll().GetAllOption().(type) {
	case *streams.ReadReq_Options_AllOptions_End:
		atEnd = true
		if len(entries) > 0 {
			after, begun = entries[len(entries)-1].position, true
		}
	case *streams.ReadReq_Options_AllOptions_Position:
		after, begun = from.Position.GetCommitPosition(), true
		_, exact := placeOf(entries, after)
		switch {
		case s.pastEnd(after):
			beyond = true
		case !exact && s.version() == "23.10":
			return thrown()
		case !exact:
			if err := out.send(confirmation()); err != nil {
				return err
			}
			return status.Error(codes.InvalidArgument, "Trying to read from an invalid position.")
		}
		last = checkpoint(from.Position.GetCommitPosition(), from.Position.GetPreparePosition()).GetCheckpoint()
		if s.version() == "23.10" && beyond { // what lies between is skipped without a word
			beyond = false
			if len(entries) > 0 {
				after = entries[len(entries)-1].position
			}
		}
	}
	if err := out.send(confirmation()); err != nil {
		return err
	}
	live, considered := false, uint64(0)
	for {
		at := 0
		if begun {
			place, exact := placeOf(entries, after)
			if at = place; exact {
				at++
			}
		}
		for ; at < len(entries); at++ {
			e := &entries[at]
			after, begun = e.position, true
			considered++
			if matches(e) {
				if err := out.event(e); err != nil {
					return err
				}
				last.CommitPosition, last.PreparePosition = e.position, e.position
			}
			if filtered && considered >= window {
				considered = 0
				if err := out.send(checkpoint(e.position, 0)); err != nil {
					return err
				}
			}
		}
		if !live {
			live = true
			if filtered && !atEnd && !beyond && s.version() != "23.10" {
				if err := out.send(checkpoint(last.CommitPosition, last.PreparePosition)); err != nil {
					return err
				}
			}
			if err := out.send(caughtUp()); err != nil {
				return err
			}
		}
		select {
		case <-grown:
		case <-out.call.Context().Done():
			return status.FromContextError(out.call.Context().Err()).Err()
		case <-s.stop():
			return status.Error(codes.Unavailable, "Server Is Not Ready")
		}
		if entries, grown = s.visible(); beyond {
			entries = nil // events below the position never come
		}
	}
}

func (s *Server) subscribeStream(name string, o *streams.ReadReq_Options, out *sender) error {
	if err := out.send(confirmation()); err != nil {
		return err
	}
	next := uint64(0)
	switch r := o.GetStream().GetRevisionOption().(type) {
	case *streams.ReadReq_Options_StreamOptions_Revision:
		next = r.Revision + 1
	case *streams.ReadReq_Options_StreamOptions_End:
		entries, _ := s.visible()
		for i := range entries {
			if entries[i].stream == name {
				next = entries[i].revision + 1
			}
		}
	}
	live, done := false, 0
	for {
		entries, grown := s.visible()
		exists := false
		for i := range entries {
			exists = exists || entries[i].stream == name
			if i < done || entries[i].stream != name || entries[i].revision < next {
				continue
			}
			if err := out.event(&entries[i]); err != nil {
				return err
			}
			next = entries[i].revision + 1
		}
		done = len(entries)
		if !live && (exists || s.version() != "23.10") {
			live = true
			if err := out.send(caughtUp()); err != nil {
				return err
			}
		}
		select {
		case <-grown:
		case <-out.call.Context().Done():
			return status.FromContextError(out.call.Context().Err()).Err()
		case <-s.stop():
			return status.Error(codes.Unavailable, "Server Is Not Ready")
		}
	}
}
