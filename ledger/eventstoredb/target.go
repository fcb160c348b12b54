package eventstoredb

import (
	"fmt"
	"net/url"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/EventStore/EventStore-Client-Go/v4/esdb"
)

// A Target is a ledger on a cluster, as a connection string names it.
type Target struct {
	Hosts  string // without credentials, for messages
	Ledger string // names the ledger on its cluster
	User   string // that the server is told, "" for nobody
	TLS    bool
	// MaxCommitBytes is what the server takes in one append, 0 where nothing is said.
	MaxCommitBytes int

	config *esdb.Configuration
}

// DefaultLedger is the ledger of a connection string that names none.
const DefaultLedger = "fundledger"

// A TargetError says what is wrong with a connection string.
type TargetError struct {
	Code string // "scheme", "key", "value", "ledger-name", "credentials-without-tls", "file", "syntax"
	Key  string
	Why  string
}

func (e *TargetError) Error() string {
	return fmt.Sprintf("connection string: %s %s: %s", e.Code, e.Key, e.Why)
}

// keys of a connection string: the client's own, which it would not check, and ours.
var keys = map[string]func(string) bool{
	"discoveryinterval": isNumber, "gossiptimeout": isNumber, "maxdiscoverattempts": isNumber, "defaultdeadline": isNumber,
	"keepaliveinterval": isNumber, "keepalivetimeout": isNumber,
	"nodepreference": func(v string) bool {
		return slices.Contains([]string{"leader", "follower", "random", "readonlyreplica"}, strings.ToLower(v))
	},
	"tls": isBool, "tlsverifycert": isBool,
	"tlscafile": nil, "usercertfile": nil, "userkeyfile": nil,
	"ledger": nil, "passwordfile": nil, "maxcommitbytes": isCommitSize,
}

func isNumber(v string) bool {
	_, err := strconv.Atoi(v)
	return err == nil
}

// isCommitSize: an import makes commits of 96 KiB, and needs room for them.
func isCommitSize(v string) bool {
	n, err := strconv.Atoi(v)
	return err == nil && n >= 128<<10
}

func isBool(v string) bool {
	_, err := strconv.ParseBool(strings.ToLower(v))
	return err == nil
}

// Parse reads `esdb://[user[:password]@]host[:port][,host…]?key=value…`: what the client
// takes, and beside it `ledger` (the ledger's name on the cluster), `passwordFile` and
// `maxCommitBytes`, where the server takes less in one append than ledger.MaxCommitBytes.
// User and password may also come from FUNDLEDGER_ESDB_USER and FUNDLEDGER_ESDB_PASSWORD.
// An unknown key is an error, and so are credentials without TLS, which the client would
// drop without a word.
func Parse(connection string, getenv func(string) string) (*Target, error) {
	head, query, _ := strings.Cut(connection, "?")
	values, err := url.ParseQuery(query)
	if err != nil {
		return nil, &TargetError{Code: "syntax", Why: err.Error()}
	}
	scheme, rest, ok := strings.Cut(head, "://")
	if !ok || scheme != "esdb" && scheme != "esdb+discover" {
		return nil, &TargetError{Code: "scheme", Key: scheme}
	}
	user, password, hosts := "", "", strings.TrimSuffix(rest, "/")
	if at := strings.LastIndexByte(hosts, '@'); at >= 0 {
		name, secret, _ := strings.Cut(hosts[:at], ":")
		if user, err = url.PathUnescape(name); err == nil {
			password, err = url.PathUnescape(secret)
		}
		if err != nil {
			return nil, &TargetError{Code: "syntax", Why: "user or password"} // never what stands there
		}
		hosts = hosts[at+1:]
	}
	t := &Target{Hosts: hosts, Ledger: DefaultLedger, TLS: true}
	kept := url.Values{}
	for key, list := range values {
		check, known := keys[strings.ToLower(key)]
		value := list[len(list)-1]
		switch {
		case !known:
			return nil, &TargetError{Code: "key", Key: key}
		case check != nil && !check(value):
			return nil, &TargetError{Code: "value", Key: key, Why: value}
		}
		switch strings.ToLower(key) {
		case "ledger":
			if t.Ledger = value; !validLedger(value) {
				return nil, &TargetError{Code: "ledger-name", Key: key, Why: value}
			}
			continue
		case "maxcommitbytes":
			t.MaxCommitBytes, _ = strconv.Atoi(value) // was checked
			continue
		case "passwordfile":
			secret, err := os.ReadFile(value)
			if err != nil {
				return nil, &TargetError{Code: "file", Key: key, Why: err.Error()}
			}
			password = strings.TrimRight(string(secret), "\r\n")
			continue
		case "tls":
			t.TLS, _ = strconv.ParseBool(strings.ToLower(value)) // was checked
		case "tlscafile", "usercertfile", "userkeyfile":
			if _, err := os.Stat(value); err != nil {
				return nil, &TargetError{Code: "file", Key: key, Why: err.Error()}
			}
			if value, err = filepath.Abs(value); err != nil { // the client takes its own folder for the base
				return nil, &TargetError{Code: "file", Key: key, Why: err.Error()}
			}
		}
		kept.Set(key, value)
	}
	if user == "" {
		user = getenv("FUNDLEDGER_ESDB_USER")
	}
	if password == "" {
		password = getenv("FUNDLEDGER_ESDB_PASSWORD")
	}
	if user != "" && !t.TLS {
		return nil, &TargetError{Code: "credentials-without-tls"}
	}
	if kept.Get("maxDiscoverAttempts") == "" && !hasKey(kept, "maxdiscoverattempts") {
		kept.Set("maxDiscoverAttempts", "3") // we try again ourselves
	}
	t.User = user
	clean := scheme + "://" + hosts + "?" + kept.Encode()
	if t.config, err = esdb.ParseConnectionString(clean); err != nil {
		return nil, &TargetError{Code: "syntax", Why: err.Error()}
	}
	if user != "" {
		t.config.Username, t.config.Password = user, password
	}
	t.config.Logger = esdb.NoopLogging()
	return t, nil
}

func hasKey(values url.Values, key string) bool {
	for k := range values {
		if strings.ToLower(k) == key {
			return true
		}
	}
	return false
}

// validLedger: a name that no other's prefix begins with, alone or behind the name of a
// group of ledgers, such as trial/health.
func validLedger(name string) bool {
	if group, own, ok := strings.Cut(name, "/"); ok {
		return validLedger(group) && !strings.Contains(own, "/") && validLedger(own)
	}
	return name != "" && len(name) <= 64 && !strings.ContainsFunc(name, func(r rune) bool {
		return !(r >= 'a' && r <= 'z' || r >= '0' && r <= '9' || r == '-' || r == '_')
	})
}
