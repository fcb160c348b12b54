package esdbtest

import (
	"context"
	"crypto/ecdsa"
	"crypto/elliptic"
	"crypto/rand"
	"crypto/tls"
	"crypto/x509"
	"crypto/x509/pkix"
	"encoding/base64"
	"encoding/json"
	"encoding/pem"
	"math/big"
	"net"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
	"time"

	"google.golang.org/grpc/codes"
	"google.golang.org/grpc/metadata"
	"google.golang.org/grpc/status"
)

// An acl is who may do what with a stream: names of users and groups.
type acl struct {
	Read      names `json:"$r"`
	Write     names `json:"$w"`
	Delete    names `json:"$d"`
	MetaRead  names `json:"$mr"`
	MetaWrite names `json:"$mw"`
}

// names are one name or a list of them.
type names []string

func (n *names) UnmarshalJSON(b []byte) error {
	var one string
	if json.Unmarshal(b, &one) == nil {
		*n = names{one}
		return nil
	}
	return json.Unmarshal(b, (*[]string)(n))
}

type right int

const (
	mayRead right = iota
	mayWrite
	mayErase
)

func (a *acl) of(r right, meta bool) names {
	switch {
	case a == nil:
		return nil
	case meta && r == mayRead:
		return a.MetaRead
	case meta:
		return a.MetaWrite
	case r == mayRead:
		return a.Read
	case r == mayWrite:
		return a.Write
	}
	return a.Delete
}

// allow checks a call against the access lists, where there are users.
func (s *Server) allow(ctx context.Context, name string, r right) error {
	if s.options.Users == nil {
		return nil
	}
	user, err := s.userOf(ctx)
	if err != nil {
		return err
	}
	owner, meta := strings.CutPrefix(name, "$$")
	if user == nil || !slices.Contains(user.Groups, "$admins") && !slices.ContainsFunc(s.log.allowed(owner, r, meta), func(n string) bool {
		return n == "$all" || n == user.Name || slices.Contains(user.Groups, n)
	}) {
		return fail(ctx, codes.PermissionDenied, "Access Denied", "exception", "access-denied")
	}
	return nil
}

// allowed is who may: by the stream's own list, the cluster's, or the server's default.
func (l *log) allowed(name string, r right, meta bool) names {
	l.mu.Lock()
	defer l.mu.Unlock()
	if s := l.streams[name]; s != nil {
		if own := s.settings.ACL.of(r, meta); own != nil {
			return own
		}
	}
	system := strings.HasPrefix(name, "$")
	if s := l.streams["$settings"]; s.last() >= 0 {
		var settings struct {
			User   *acl `json:"$userStreamAcl"`
			System *acl `json:"$systemStreamAcl"`
		}
		if json.Unmarshal(l.entries[s.places[s.last()]].data, &settings) == nil {
			list := settings.User
			if system {
				list = settings.System
			}
			if n := list.of(r, meta); n != nil {
				return n
			}
		}
	}
	if system {
		return names{"$admins"}
	}
	return names{"$all"}
}

// userOf authenticates a call; nil is nobody.
func (s *Server) userOf(ctx context.Context) (*User, error) {
	md, _ := metadata.FromIncomingContext(ctx)
	given := md.Get("authorization")
	if len(given) == 0 {
		return nil, nil
	}
	scheme, code, _ := strings.Cut(given[0], " ")
	decoded, err := base64.StdEncoding.DecodeString(code)
	name, password, ok := strings.Cut(string(decoded), ":")
	if err != nil || !ok || !strings.EqualFold(scheme, "basic") {
		return nil, status.Error(codes.Unauthenticated, "Unauthenticated")
	}
	for i := range s.options.Users {
		if u := &s.options.Users[i]; u.Name == name && u.Password == password {
			return u, nil
		}
	}
	return nil, status.Error(codes.Unauthenticated, "Unauthenticated")
}

// certificates of a server, signed by an authority of its own.
type certificates struct {
	server tls.Certificate
	caFile string
}

func newCertificates(t testing.TB) *certificates {
	t.Helper()
	must := func(err error) {
		if err != nil {
			t.Fatalf("certificates: %v", err)
		}
	}
	caKey, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	must(err)
	ca := &x509.Certificate{
		SerialNumber: big.NewInt(1), Subject: pkix.Name{CommonName: "esdbtest CA"}, IsCA: true, BasicConstraintsValid: true,
		NotBefore: time.Now().Add(-time.Hour), NotAfter: time.Now().Add(24 * time.Hour), KeyUsage: x509.KeyUsageCertSign,
	}
	caDER, err := x509.CreateCertificate(rand.Reader, ca, ca, &caKey.PublicKey, caKey)
	must(err)
	key, err := ecdsa.GenerateKey(elliptic.P256(), rand.Reader)
	must(err)
	node := &x509.Certificate{
		SerialNumber: big.NewInt(2), Subject: pkix.Name{CommonName: "eventstoredb-node"}, IPAddresses: []net.IP{net.IPv4(127, 0, 0, 1)}, DNSNames: []string{"localhost"},
		NotBefore: ca.NotBefore, NotAfter: ca.NotAfter, ExtKeyUsage: []x509.ExtKeyUsage{x509.ExtKeyUsageServerAuth, x509.ExtKeyUsageClientAuth},
	}
	der, err := x509.CreateCertificate(rand.Reader, node, ca, &key.PublicKey, caKey)
	must(err)
	file := filepath.Join(t.TempDir(), "ca.crt")
	must(os.WriteFile(file, pem.EncodeToMemory(&pem.Block{Type: "CERTIFICATE", Bytes: caDER}), 0o600))
	return &certificates{server: tls.Certificate{Certificate: [][]byte{der}, PrivateKey: key}, caFile: file}
}
