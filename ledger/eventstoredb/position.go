package eventstoredb

import (
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"strconv"
	"strings"

	"github.com/fundledger/fundledger/ledger"
	"github.com/google/uuid"
)

// A mark tells the event at a position from those of other logs: the beginning of a hash
// over its stream, revision and id.
type mark [8]byte

func markOf(stream string, revision uint64, id uuid.UUID) mark {
	buf := make([]byte, 0, 128)
	buf = strconv.AppendUint(buf, revision, 10)
	buf = append(buf, '@')
	buf = append(buf, stream...)
	buf = append(buf, 0)
	buf = append(buf, id[:]...)
	sum := sha256.Sum256(buf)
	return mark(sum[:len(mark{})])
}

// A place is an event of the log.
type place struct {
	commit uint64
	mark   mark
}

// A position resumes behind a place of the log, of this ledger's or others' events. The
// last event of our own up to there is kept beside it: a foreign event may be scavenged.
type position struct {
	resume place
	own    place          // zero before the ledger's first event
	last   ledger.Ordinal // of it; -1 where an append did not know it
}

// encode writes a position, bound to a ledger by a checksum.
func (p position) encode(prefix string) ledger.Position {
	text := fmt.Sprintf("%d.%x.%d", p.resume.commit, p.resume.mark, p.last)
	if p.own != p.resume {
		text += fmt.Sprintf(".%d.%x", p.own.commit, p.own.mark)
	}
	return ledger.Position(text + "." + checksum(prefix, text))
}

func checksum(prefix, text string) string {
	sum := sha256.Sum256([]byte(prefix + "\x00" + text))
	return hex.EncodeToString(sum[:4])
}

// decode is the inverse of encode.
func decode(prefix string, text ledger.Position) (position, error) {
	var p position
	foreign := fmt.Errorf("position %q: %w", text, ledger.ErrForeignPosition)
	end := strings.LastIndexByte(string(text), '.')
	if end < 0 || checksum(prefix, string(text[:end])) != string(text[end+1:]) {
		return p, foreign
	}
	parts := strings.Split(string(text[:end]), ".")
	if len(parts) != 3 && len(parts) != 5 {
		return p, foreign
	}
	last, err := strconv.ParseInt(parts[2], 10, 64)
	var ok bool
	if p.resume, ok = placeOf(parts[0], parts[1]); !ok || err != nil {
		return p, foreign
	}
	p.last, p.own = ledger.Ordinal(last), p.resume
	if len(parts) == 5 {
		if p.own, ok = placeOf(parts[3], parts[4]); !ok {
			return p, foreign
		}
	}
	return p, nil
}

func placeOf(commit, code string) (place, bool) {
	n, err := strconv.ParseUint(commit, 10, 64)
	p := place{commit: n}
	if err != nil || len(code) != hex.EncodedLen(len(p.mark)) {
		return p, false
	}
	_, err = hex.Decode(p.mark[:], []byte(code))
	return p, err == nil
}

// Distance is how many bytes of the log lie between two positions: what others write there
// has to be passed over by whoever resumes from the first.
func (s *Store) Distance(from, to ledger.Position) int64 {
	var begin position
	if from != "" {
		var err error
		if begin, err = decode(s.prefix, from); err != nil {
			return 0
		}
	}
	end, err := decode(s.prefix, to)
	if err != nil {
		return 0
	}
	return int64(end.resume.commit - begin.resume.commit)
}

// Precedes tells which of two positions is the earlier, both of this ledger's entries.
func (s *Store) Precedes(a, b ledger.Position) bool {
	first, errA := decode(s.prefix, a)
	second, errB := decode(s.prefix, b)
	return errA == nil && errB == nil && first.own.commit < second.own.commit
}
