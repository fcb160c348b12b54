package cli

import (
	"encoding/hex"
	"fmt"
	"hash/crc32"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/google/uuid"

	"github.com/fundledger/fundledger/ledger"
)

// A fingerprint says of what and how a report was made, so that whoever has the ledger
// can make it again: the first entries of a ledger, by their Merkle root, and the
// command with its arguments. As text it is one word that no shell takes apart:
//
//	fl1:LEDGER:ENTRIES:ROOT:REPORT:NAME=VALUE:…:CHECK
//
// The check is a CRC-32 (IEEE) of all before its colon: a letter that was copied wrong
// must not make another report.
type fingerprint struct {
	ledger  uuid.UUID
	entries ledger.Ordinal // that the report knows: the first ones
	root    ledger.Hash    // of the tree over them
	report  string
	args    []typedArg
}

// A typedArg is an argument of the report as it was typed, or what an argument that was
// left out came to.
type typedArg struct{ name, value string }

// The arguments of a fingerprint that are not flags of the report.
const (
	argLang  = "lang"
	argForm  = "form"
	argToday = "today" // of a report on this year to date
)

const fingerprintMark = "fl1"

func (f *fingerprint) String() string {
	parts := []string{fingerprintMark, f.ledger.String(), strconv.FormatInt(int64(f.entries), 10), hex.EncodeToString(f.root[:]), f.report}
	for _, a := range f.args {
		parts = append(parts, a.name+"="+shellSafe(a.value))
	}
	text := strings.Join(parts, ":")
	return text + ":" + checkOf(text)
}

func checkOf(text string) string { return fmt.Sprintf("%08x", crc32.ChecksumIEEE([]byte(text))) }

// parseFingerprint reads what String wrote, wherever lines were broken. Refusals:
// bad-fingerprint; fingerprint-newer (mark).
func parseFingerprint(text string) (*fingerprint, error) {
	text = strings.Join(strings.Fields(text), "")
	mark, _, _ := strings.Cut(text, ":")
	if digits, ok := strings.CutPrefix(mark, "fl"); ok && mark != fingerprintMark && digits != "" && strings.Trim(digits, "0123456789") == "" {
		return nil, ledger.Refuse("fingerprint-newer", "mark", mark)
	}
	bad := ledger.Refuse("bad-fingerprint")
	at := strings.LastIndexByte(text, ':')
	if mark != fingerprintMark || at < 0 || checkOf(text[:at]) != text[at+1:] {
		return nil, bad
	}
	parts := strings.Split(text[:at], ":")
	if len(parts) < 5 {
		return nil, bad
	}
	f := &fingerprint{report: parts[4]}
	var err error
	if f.ledger, err = uuid.Parse(parts[1]); err != nil {
		return nil, bad
	}
	entries, err := strconv.ParseInt(parts[2], 10, 63)
	root, failed := hex.DecodeString(parts[3])
	if err != nil || failed != nil || entries < 1 || len(root) != len(f.root) {
		return nil, bad
	}
	f.entries, f.root = ledger.Ordinal(entries), ledger.Hash(root)
	for _, part := range parts[5:] {
		name, value, ok := strings.Cut(part, "=")
		if !ok {
			return nil, bad
		}
		if value, ok = unsafeAgain(value); !ok {
			return nil, bad
		}
		f.args = append(f.args, typedArg{name, value})
	}
	return f, nil
}

// arg is the value of an argument, "" where there is none.
func (f *fingerprint) arg(name string) string {
	for _, a := range f.args {
		if a.name == name {
			return a.value
		}
	}
	return ""
}

// shellSafe puts every character that a shell, or a fingerprint, takes for more than
// itself as % and two hexadecimal digits for each byte.
func shellSafe(s string) string {
	var b strings.Builder
	for len(s) > 0 {
		r, size := utf8.DecodeRuneInString(s)
		if size > 1 && (unicode.IsLetter(r) || unicode.IsDigit(r)) || size == 1 && strings.IndexByte(plainInShells, s[0]) >= 0 {
			b.WriteString(s[:size])
		} else {
			for _, c := range []byte(s[:size]) {
				fmt.Fprintf(&b, "%%%02x", c)
			}
		}
		s = s[size:]
	}
	return b.String()
}

const plainInShells = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_./,+@="

// unsafeAgain is the inverse of shellSafe.
func unsafeAgain(s string) (string, bool) {
	before, rest, ok := strings.Cut(s, "%")
	b := []byte(before)
	for ok {
		if len(rest) < 2 {
			return "", false
		}
		c, err := hex.DecodeString(rest[:2])
		if err != nil {
			return "", false
		}
		b = append(b, c...)
		before, rest, ok = strings.Cut(rest[2:], "%")
		b = append(b, before...)
	}
	return string(b), true
}
