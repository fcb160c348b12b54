package esdbtest

import (
	"context"
	"crypto/tls"
	_ "embed"
	"fmt"
	"net"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/EventStore/EventStore-Client-Go/v4/protos/gossip"
	"github.com/EventStore/EventStore-Client-Go/v4/protos/serverfeatures"
	"github.com/EventStore/EventStore-Client-Go/v4/protos/shared"
	"github.com/EventStore/EventStore-Client-Go/v4/protos/streams"
	"github.com/google/uuid"
	"google.golang.org/grpc"
	"google.golang.org/grpc/credentials"
	"google.golang.org/grpc/peer"
	"google.golang.org/protobuf/encoding/protojson"
)

// Options of a server. The zero Options are one node of version 24.10 with its defaults,
// without TLS and without users.
type Options struct {
	Version       string // "23.10", "24.10" (the default) or "25.1"
	MaxAppendSize int    // in bytes; 0 is the version's default
	Users         []User // with TLS: who may come; nil is without TLS and access control
}

// A User of a server with access control. The group $admins may do everything.
type User struct {
	Name, Password string
	Groups         []string
}

// Server is one node.
type Server struct {
	options Options
	log     *log
	cluster *cluster
	id      uuid.UUID
	tls     *certificates

	mu       sync.Mutex
	address  string
	serving  *grpc.Server // nil while it is down
	stopped  chan struct{}
	conns    map[string]net.Conn // by the client's address
	onAppend func(Call) Fault
	onRead   func(Call) Fault
	lag      int // last entries that this node does not show yet
	hanging  bool
}

// Start starts a server, which stops when the test ends.
func Start(t testing.TB, o Options) *Server {
	return StartCluster(t, 1, o)[0]
}

// URL is the connection string of the node, without user and password.
func (s *Server) URL() string { return "esdb://" + s.Address() + s.query() }

// Address is the node's host and port.
func (s *Server) Address() string {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.address
}

func (s *Server) query() string {
	if s.tls == nil {
		return "?tls=false"
	}
	return "?tlsCAFile=" + s.tls.caFile
}

// CAFile is the file with the certificate of the authority that signed the server's.
func (s *Server) CAFile() string { return s.tls.caFile }

// start listens on the node's own address, or on a free one at first.
func (s *Server) start() error {
	address := s.Address()
	if address == "" {
		address = "127.0.0.1:0"
	}
	listener, err := net.Listen("tcp", address)
	if err != nil {
		return err
	}
	var opts []grpc.ServerOption
	if s.tls != nil {
		opts = append(opts, grpc.Creds(credentials.NewTLS(&tls.Config{Certificates: []tls.Certificate{s.tls.server}})))
	}
	opts = append(opts, grpc.MaxRecvMsgSize(64<<20), grpc.InitialWindowSize(1<<20), grpc.InitialConnWindowSize(1<<20))
	serving := grpc.NewServer(opts...)
	streams.RegisterStreamsServer(serving, &streamsServer{node: s})
	gossip.RegisterGossipServer(serving, &gossipServer{node: s})
	serverfeatures.RegisterServerFeaturesServer(serving, &featuresServer{node: s})

	s.mu.Lock()
	s.address, s.serving, s.stopped, s.conns = listener.Addr().String(), serving, make(chan struct{}), map[string]net.Conn{}
	s.mu.Unlock()
	go serving.Serve(&trackingListener{listener, s})
	return nil
}

// Stop pulls the node away: connections break, and nothing listens. Stopping twice is
// stopping once.
func (s *Server) Stop() {
	s.mu.Lock()
	serving := s.serving
	s.serving = nil
	if serving != nil {
		close(s.stopped)
	}
	s.mu.Unlock()
	if serving != nil {
		serving.Stop()
	}
}

// Restart starts a stopped node again, on the same address. What a server keeps only in
// memory is gone: the cache of ids that Any goes by.
func (s *Server) Restart(t testing.TB) {
	t.Helper()
	s.Stop()
	s.log.mu.Lock()
	s.log.ids = map[idAt]int{}
	s.log.mu.Unlock()
	if err := s.start(); err != nil {
		t.Fatalf("restart: %v", err)
	}
}

// trackingListener knows its connections, so that one can be broken.
type trackingListener struct {
	net.Listener
	server *Server
}

func (l *trackingListener) Accept() (net.Conn, error) {
	conn, err := l.Listener.Accept()
	if err != nil {
		return nil, err
	}
	l.server.mu.Lock()
	l.server.conns[conn.RemoteAddr().String()] = conn
	l.server.mu.Unlock()
	return &trackedConn{Conn: conn, server: l.server}, nil
}

type trackedConn struct {
	net.Conn
	server *Server
}

func (c *trackedConn) Close() error {
	c.server.mu.Lock()
	delete(c.server.conns, c.RemoteAddr().String())
	c.server.mu.Unlock()
	return c.Conn.Close()
}

// drop breaks the connection that a call came by.
func (s *Server) drop(ctx context.Context) {
	p, ok := peer.FromContext(ctx)
	if !ok {
		return
	}
	s.mu.Lock()
	conn := s.conns[p.Addr.String()]
	s.mu.Unlock()
	if conn != nil {
		conn.Close()
	}
}

// Connections is how many clients are connected.
func (s *Server) Connections() int {
	s.mu.Lock()
	defer s.mu.Unlock()
	return len(s.conns)
}

// stop is closed when the node stops.
func (s *Server) stop() <-chan struct{} {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.stopped
}

func (s *Server) version() string {
	if s.options.Version == "" {
		return "24.10"
	}
	return s.options.Version
}

// maxAppendSize in bytes, by version.
func (s *Server) maxAppendSize() int {
	switch {
	case s.options.MaxAppendSize > 0:
		return s.options.MaxAppendSize
	case s.version() == "25.1":
		return 256 << 20
	}
	return 1 << 20
}

// size is what the version compares with the maximum.
func (s *Server) size(e event) int {
	if s.version() == "23.10" {
		return len(e.data)
	}
	return len(e.data) + len(e.meta) + 2*len(e.typ)
}

var (
	//go:embed testdata/features-23.10.json
	features2310 []byte
	//go:embed testdata/features-24.10.json
	features2410 []byte
	//go:embed testdata/features-25.1.json
	features251 []byte
)

type featuresServer struct {
	serverfeatures.UnimplementedServerFeaturesServer
	node *Server
}

func (f *featuresServer) GetSupportedMethods(ctx context.Context, _ *shared.Empty) (*serverfeatures.SupportedMethods, error) {
	if err := f.node.hang(ctx); err != nil {
		return nil, err
	}
	recorded := map[string][]byte{"23.10": features2310, "24.10": features2410, "25.1": features251}[f.node.version()]
	methods := &serverfeatures.SupportedMethods{}
	if err := protojson.Unmarshal(recorded, methods); err != nil {
		return nil, fmt.Errorf("recorded features of version %s: %w", f.node.version(), err)
	}
	return methods, nil
}

// endpoint of a node, for gossip.
func (s *Server) endpoint() *gossip.EndPoint {
	host, port, _ := strings.Cut(s.Address(), ":")
	n, _ := strconv.Atoi(port) // an address of our own listener
	return &gossip.EndPoint{Address: host, Port: uint32(n)}
}
