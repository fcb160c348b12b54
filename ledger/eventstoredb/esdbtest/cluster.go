package esdbtest

import (
	"context"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/EventStore/EventStore-Client-Go/v4/protos/gossip"
	"github.com/EventStore/EventStore-Client-Go/v4/protos/shared"
	"github.com/google/uuid"
)

// A cluster is the nodes that share a log, one of them the leader, or none.
type cluster struct {
	mu     sync.Mutex
	nodes  []*Server
	leader *Server
}

// StartCluster starts nodes that share a log. The first is the leader.
func StartCluster(t testing.TB, n int, o Options) []*Server {
	t.Helper()
	c := &cluster{}
	l := newLog()
	var certs *certificates
	if o.Users != nil {
		certs = newCertificates(t)
	}
	for range n {
		s := &Server{options: o, log: l, cluster: c, id: uuid.New(), tls: certs}
		if err := s.start(); err != nil {
			t.Fatalf("start a node: %v", err)
		}
		t.Cleanup(s.Stop)
		c.nodes = append(c.nodes, s)
	}
	c.leader = c.nodes[0]
	return c.nodes
}

// ClusterURL is the connection string that names all nodes of the cluster.
func (s *Server) ClusterURL() string {
	var hosts []string
	for _, n := range s.cluster.nodes {
		hosts = append(hosts, n.Address())
	}
	return "esdb://" + strings.Join(hosts, ",") + s.query()
}

// Elect makes a node the leader; nil leaves the cluster without one.
func (s *Server) Elect(leader *Server) {
	s.cluster.mu.Lock()
	defer s.cluster.mu.Unlock()
	s.cluster.leader = leader
}

func (c *cluster) leading() *Server {
	c.mu.Lock()
	defer c.mu.Unlock()
	return c.leader
}

// Lag makes a follower show the log without its last entries, as one that replicates
// late.
func (s *Server) Lag(entries int) {
	s.mu.Lock()
	s.lag = entries
	s.mu.Unlock()
	s.log.mu.Lock()
	defer s.log.mu.Unlock()
	s.log.wake()
}

// visible returns what this node shows of the log.
func (s *Server) visible() ([]entry, <-chan struct{}) {
	entries, grown := s.log.snapshot()
	s.mu.Lock()
	defer s.mu.Unlock()
	return entries[:max(0, len(entries)-s.lag)], grown
}

func (s *Server) running() bool {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.serving != nil
}

type gossipServer struct {
	gossip.UnimplementedGossipServer
	node *Server
}

func (g *gossipServer) Read(ctx context.Context, _ *shared.Empty) (*gossip.ClusterInfo, error) {
	if err := g.node.hang(ctx); err != nil {
		return nil, err
	}
	leader := g.node.cluster.leading()
	info := &gossip.ClusterInfo{}
	for _, n := range g.node.cluster.nodes {
		state := gossip.MemberInfo_Follower
		switch {
		case leader == nil:
			state = gossip.MemberInfo_Unknown
		case leader == n:
			state = gossip.MemberInfo_Leader
		}
		info.Members = append(info.Members, &gossip.MemberInfo{
			InstanceId: structured(n.id), TimeStamp: time.Now().UnixNano() / 100, State: state,
			IsAlive: n.running(), HttpEndPoint: n.endpoint(),
		})
	}
	return info, nil
}
