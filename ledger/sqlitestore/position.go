package sqlitestore

import (
	"context"
	"crypto/sha256"
	"database/sql"
	"encoding/hex"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"github.com/fundledger/fundledger/ledger"
)

// A mark tells commits of different logs apart: the beginning of a hash over a
// commit's stream, revision and metadata. The metadata has the commit's id.
type mark [8]byte

func markOf(stream string, revision int64, metadata string) mark {
	buf := make([]byte, 0, 512)
	buf = strconv.AppendInt(buf, revision, 10)
	buf = append(buf, '@')
	buf = append(buf, stream...)
	buf = append(buf, 0)
	buf = append(buf, metadata...)
	sum := sha256.Sum256(buf)
	return mark(sum[:len(mark{})])
}

// position writes a place as `<ordinal of a commit's last entry>.<its mark>`.
func position(last int64, m mark) ledger.Position {
	buf := make([]byte, 0, 40)
	buf = strconv.AppendInt(buf, last, 10)
	buf = append(buf, '.')
	return ledger.Position(hex.AppendEncode(buf, m[:]))
}

// parsePosition is the inverse of position.
func parsePosition(p ledger.Position) (last int64, m mark, ok bool) {
	number, code, _ := strings.Cut(string(p), ".")
	last, err := strconv.ParseInt(number, 10, 64)
	if err != nil || last < 1 || len(code) != hex.EncodedLen(len(m)) {
		return 0, mark{}, false
	}
	if _, err := hex.Decode(m[:], []byte(code)); err != nil {
		return 0, mark{}, false
	}
	return last, m, position(last, m) == p
}

// locate returns the ordinal that a position stands for, 0 for the beginning,
// after checking that the commit there is the one the position came from.
func locate(ctx context.Context, conn *sql.Conn, p ledger.Position) (int64, error) {
	if p == "" {
		return 0, nil
	}
	last, want, ok := parsePosition(p)
	if !ok {
		return 0, fmt.Errorf("position %q: %w", p, ledger.ErrForeignPosition)
	}
	var first, revision int64
	var stream, metadata string
	err := conn.QueryRowContext(ctx, selectHolder, last).Scan(&first, &stream, &revision, &metadata)
	if errors.Is(err, sql.ErrNoRows) {
		return 0, fmt.Errorf("position %q in an empty ledger: %w", p, ledger.ErrForeignPosition)
	}
	if err != nil {
		return 0, err
	}
	n, ok := eventCount(metadata)
	if !ok || first+int64(n)-1 != last || markOf(stream, revision, metadata) != want {
		return 0, fmt.Errorf("position %q: %w", p, ledger.ErrForeignPosition)
	}
	return last, nil
}
