package eventstoredb

import (
	"bytes"
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"reflect"
	"slices"

	"github.com/EventStore/EventStore-Client-Go/v4/esdb"
	"github.com/google/uuid"
	"google.golang.org/grpc/codes"

	"github.com/fundledger/fundledger/ledger"
)

// Roles are the groups of the server's users to whom Setup gives rights: writers append and
// read, auditors read. Deleting, truncating and changing rights stay with $admins; who
// operates the server ($ops) sees no entries.
type Roles struct {
	Writers, Auditors string
}

// The streams in which the server keeps its rules, and the types of the events there.
const (
	settingsStream = "$settings" // also the type
	allMetadata    = "$$$all"
	metadataPrefix = "$$"
	metadataType   = "$metadata"
)

// An accessList is the server's "$acl": who may read, write, delete, and read and write the
// metadata of a stream.
type accessList struct {
	Read      any `json:"$r"`
	Write     any `json:"$w"`
	Delete    any `json:"$d"`
	MetaRead  any `json:"$mr"`
	MetaWrite any `json:"$mw"`
}

func (r Roles) list() accessList {
	readers := []string{"$admins", r.Auditors, r.Writers}
	return accessList{Read: readers, Write: []string{"$admins", r.Writers}, Delete: "$admins", MetaRead: readers, MetaWrite: "$admins"}
}

// Setup writes the access lists, as an administrator, and returns the streams in which it
// changed something: run again, it changes nothing. On a cluster of the ledger's own they
// hold for every stream; on a shared one for the ledger's streams, those that are there, as
// the caller knows them, and those to come, which copy the list of the stream "ledger".
// Both let the roles read $all, in which every command looks for its entries.
func (s *Store) Setup(ctx context.Context, r Roles, shared bool, streams []string) (changed []string, err error) {
	if err := s.enter(); err != nil {
		return nil, err
	}
	defer s.calls.Done()
	update := func(stream, typ string, change func(map[string]any)) {
		if err != nil {
			return
		}
		var did bool
		if did, err = s.update(ctx, stream, typ, change); did {
			changed = append(changed, stream)
		}
	}
	update(allMetadata, metadataType, func(all map[string]any) {
		acl, _ := all["$acl"].(map[string]any)
		if acl == nil {
			acl = map[string]any{}
		}
		readers := []any{"$admins"}
		for _, name := range append(names(acl["$r"]), r.Auditors, r.Writers) {
			if !slices.Contains(readers, any(name)) {
				readers = append(readers, name)
			}
		}
		acl["$r"] = readers
		all["$acl"] = acl
	})
	if !shared {
		update(settingsStream, settingsStream, func(all map[string]any) {
			admins := "$admins"
			all["$userStreamAcl"] = r.list()
			all["$systemStreamAcl"] = accessList{admins, admins, admins, admins, admins}
		})
		return changed, err
	}
	for _, stream := range append([]string{ledger.StreamLedger}, streams...) {
		update(metadataPrefix+s.streamName(stream), metadataType, func(all map[string]any) { all["$acl"] = r.list() })
	}
	return changed, err
}

// names are what an access list has in one place: one name or several.
func names(v any) (list []string) {
	switch v := v.(type) {
	case string:
		return []string{v}
	case []any:
		for _, name := range v {
			if text, ok := name.(string); ok {
				list = append(list, text)
			}
		}
	}
	return list
}

// update changes the object that the last event of a stream holds, and appends it where it
// is another afterwards.
func (s *Store) update(ctx context.Context, stream, typ string, change func(map[string]any)) (bool, error) {
	for p := s.patience(); ; {
		did, err := s.updateOnce(ctx, stream, typ, change)
		if err == nil || ctx.Err() != nil {
			return did, err
		}
		if v := judge(err); v == refused || v != conflict && !p.wait(ctx) {
			return false, s.explain(err, stream, true)
		}
	}
}

func (s *Store) updateOnce(ctx context.Context, stream, typ string, change func(map[string]any)) (bool, error) {
	c, err := s.acquire()
	if err != nil {
		return false, err
	}
	defer c.release()
	data, expected, err := s.lastOf(ctx, c, stream)
	if err != nil {
		return false, err
	}
	before, now := map[string]any{}, map[string]any{}
	if data != nil {
		if err := json.Unmarshal(data, &before); err != nil {
			return false, fmt.Errorf("%s: %w", stream, err)
		}
		_ = json.Unmarshal(data, &now)
	}
	change(now)
	text, err := json.Marshal(now)
	if err != nil {
		return false, err
	}
	var after map[string]any // as it will be read
	if err := json.Unmarshal(text, &after); err != nil {
		return false, err
	}
	if reflect.DeepEqual(before, after) {
		return false, nil
	}
	event := esdb.EventData{EventID: uuid.New(), EventType: typ, ContentType: esdb.ContentTypeJson, Data: text}
	_, err = call(ctx, s, c, func(ctx context.Context, c *client) (*esdb.WriteResult, error) {
		return c.AppendToStream(ctx, stream, esdb.AppendToStreamOptions{ExpectedRevision: expected, Deadline: &s.options.CallTimeout}, event)
	})
	if err != nil && !isConnected(err) {
		c.retire()
	}
	return err == nil, err
}

// lastOf reads the last event of a stream that is no ledger's; none where there is no
// stream.
func (s *Store) lastOf(ctx context.Context, c *client, stream string) (data []byte, at esdb.ExpectedRevision, err error) {
	type last struct {
		data     []byte
		revision uint64
	}
	found, err := call(ctx, s, c, func(ctx context.Context, c *client) (*last, error) {
		read, err := c.ReadStream(ctx, stream, esdb.ReadStreamOptions{Direction: esdb.Backwards, From: esdb.End{}}, 1)
		if err != nil {
			return nil, err
		}
		defer read.Close()
		e, err := read.Recv()
		if err != nil {
			return nil, err
		}
		return &last{bytes.Clone(e.Event.Data), e.Event.EventNumber}, nil
	})
	switch {
	case err == nil:
		return found.data, esdb.Revision(found.revision), nil
	case judge(err) == notFound:
		return nil, esdb.NoStream{}, nil
	case !isConnected(err):
		c.retire()
	}
	return nil, nil, err
}

// inheritAccess gives a stream that is about to begin the access list of the ledger's
// first stream, where that has one of its own: on a shared cluster the rights of other
// streams are not the ledger's.
func (s *Store) inheritAccess(ctx context.Context, stream string) error {
	if s.target.User == "" || stream == ledger.StreamLedger {
		return nil
	}
	s.inherit.Lock()
	defer s.inherit.Unlock()
	if !s.inherited {
		c, err := s.acquire()
		if err != nil {
			return err
		}
		data, _, err := s.lastOf(ctx, c, metadataPrefix+s.streamName(ledger.StreamLedger))
		c.release()
		if err != nil {
			if judge(err) != refused { // who may not look has nothing to copy
				return err
			}
			data = nil
		}
		var own struct {
			ACL json.RawMessage `json:"$acl"`
		}
		_ = json.Unmarshal(data, &own)
		s.list, s.inherited = own.ACL, true
	}
	if s.list == nil {
		return nil
	}
	_, err := s.updateOnce(ctx, metadataPrefix+s.streamName(stream), metadataType, func(all map[string]any) {
		if all["$acl"] == nil {
			all["$acl"] = s.list
		}
	})
	if err != nil && (judge(err) == refused || judge(err) == conflict) {
		return nil // another has set it, and this user may not
	}
	return err
}

// Rights are what the user of a store may do, and what is unsafe about the cluster.
type Rights struct {
	User      string
	Encrypted bool
	Reads     bool // $all, which every command does
	Writes    bool
	Sets      bool     // may change the metadata of the ledger's streams: truncate them
	Deletes   bool     // may delete streams
	Defaults  []string // users with the password that every fresh server has
	Limits    []Limit
	Unseen    bool     // the user may not see such limits
	Gone      []string // streams of which entries are missing, relative to the ledger
}

// Rights asks the server, by requests that change nothing: at a revision that no stream has.
// An error says that the server could not be asked.
func (s *Store) Rights(ctx context.Context, streams []string) (*Rights, error) {
	r := &Rights{User: s.target.User, Encrypted: s.target.TLS}
	denied := func(err error) (bool, error) {
		if access, ok := errors.AsType[*AccessError](err); ok && !access.Unknown {
			return true, nil
		}
		return false, err
	}
	_, err := s.Read(ctx, "", "", func(ledger.Record) error { return errLooked })
	if errors.Is(err, errLooked) {
		err = nil
	}
	no, err := denied(err)
	if err != nil && !errors.Is(err, ErrHistoryGone) {
		return nil, err
	}
	r.Reads = !no
	for _, probe := range []struct {
		stream string
		may    *bool
	}{{s.streamName(ledger.StreamLedger), &r.Writes}, {metadataPrefix + s.streamName(ledger.StreamLedger), &r.Sets}} {
		if *probe.may, err = s.may(ctx, func(ctx context.Context, c *client) error {
			event := esdb.EventData{EventID: uuid.New(), EventType: "Probed", ContentType: esdb.ContentTypeJson, Data: []byte("{}")}
			_, err := c.AppendToStream(ctx, probe.stream, esdb.AppendToStreamOptions{ExpectedRevision: esdb.Revision(math.MaxInt64 - 1), Deadline: &s.options.CallTimeout}, event)
			return err
		}); err != nil {
			return nil, err
		}
	}
	// Of a stream that is not there: whatever the server makes of it, nothing is lost.
	if r.Deletes, err = s.may(ctx, func(ctx context.Context, c *client) error {
		_, err := c.DeleteStream(ctx, s.prefix+"never-"+uuid.NewString(), esdb.DeleteStreamOptions{ExpectedRevision: esdb.Revision(math.MaxInt64 - 1)})
		return err
	}); err != nil {
		return nil, err
	}
	if s.target.TLS {
		for _, name := range []string{"admin", "ops"} {
			if s.opensWith(ctx, name, "changeit") {
				r.Defaults = append(r.Defaults, name)
			}
		}
	}
	r.Limits, err = s.Limits(ctx)
	if r.Unseen, err = denied(err); err != nil {
		return nil, err
	}
	for _, stream := range streams {
		for _, err := range s.Stream(ctx, stream, 0) {
			if errors.Is(err, ErrHistoryGone) {
				r.Gone = append(r.Gone, stream)
			}
			break
		}
	}
	return r, nil
}

var errLooked = errors.New("looked")

// may tells whether a request that the server would not carry out is refused for want of a
// right.
func (s *Store) may(ctx context.Context, request func(context.Context, *client) error) (bool, error) {
	if err := s.enter(); err != nil {
		return false, err
	}
	defer s.calls.Done()
	for p := s.patience(); ; {
		c, err := s.acquire()
		if err != nil {
			return false, err
		}
		_, err = call(ctx, s, c, func(ctx context.Context, c *client) (struct{}, error) { return struct{}{}, request(ctx, c) })
		connected := err == nil || isConnected(err) || statusOf(err) == codes.FailedPrecondition // the revision, of a deletion
		if !connected {
			c.retire()
		}
		c.release()
		if connected {
			if err != nil && judge(err) == refused {
				if access, ok := errors.AsType[*AccessError](s.explain(err, "", true)); ok && access.Unknown {
					return false, access
				}
				return false, nil
			}
			return true, nil
		}
		if !p.wait(ctx) {
			return false, s.explain(err, "", true)
		}
	}
}

// opensWith tells whether the server knows a user by a password.
func (s *Store) opensWith(ctx context.Context, user, password string) bool {
	target := *s.target
	config := *s.target.config
	config.Username, config.Password = user, password
	target.config, target.User = &config, user
	other := Open(&target, Options{Timeout: s.options.CallTimeout, CallTimeout: s.options.CallTimeout})
	defer other.Close()
	_, err := other.Read(ctx, "", "", func(ledger.Record) error { return errLooked })
	access, denied := errors.AsType[*AccessError](err)
	return err == nil || errors.Is(err, errLooked) || denied && !access.Unknown
}
