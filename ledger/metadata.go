package ledger

import (
	"errors"
	"fmt"
	"time"

	"github.com/google/uuid"
)

// Rules is the version of the rules that this program decides by. It stands in
// the metadata of every decision, so that a rule that came later is not held
// against an earlier entry.
const Rules = "1"

// Metadata is what a commit says about itself. It is small, because some stores
// repeat it in every event; rows of an import carry only the first four fields
// that are set for them, and the rest stands once in the batch's opening entry.
type Metadata struct {
	Commit      uuid.UUID // version 7
	Events      int64     // in the commit
	RecordedAt  time.Time // UTC; what is below a millisecond is cut off
	Batch       uuid.UUID // of the import, Nil outside of one
	Actor       string    // as claimed
	OSUser      string
	Host        string
	StoreUser   string // as the store authenticated it
	Command     string
	Rules       string
	Correlation uuid.UUID
	Seen        []Seen // other streams that the decision read, sorted
	Key         string // by which the commit is signed: name+hash; "" for none
	Signature   string // Ed25519 over ActText, in base64
}

// Seen is the revision at which a decision saw another stream.
type Seen struct {
	Stream   string
	Revision Revision
}

func (m *Metadata) fields(c *coder) {
	c.id("commit", &m.Commit)
	c.integer("events", &m.Events)
	c.instant("recorded_at", &m.RecordedAt)
	c.optID("batch", &m.Batch)
	c.option("actor", &m.Actor)
	c.option("os_user", &m.OSUser)
	c.option("host", &m.Host)
	c.option("store_user", &m.StoreUser)
	c.option("command", &m.Command)
	c.option("rules", &m.Rules)
	c.optID("correlation", &m.Correlation)
	array(c, "seen", &m.Seen, func(s *Seen) {
		c.text("stream", &s.Stream)
		c.integer("revision", (*int64)(&s.Revision))
	})
	c.option("key", &m.Key)
	c.option("signature", &m.Signature)
}

// EncodeMetadata returns the canonical JSON of a commit's metadata.
func EncodeMetadata(m *Metadata) (string, error) {
	c := coder{buf: []byte{'{'}}
	m.fields(&c)
	return string(append(c.buf, '}')), c.err
}

// DecodeMetadata reads what EncodeMetadata wrote, and nothing else.
func DecodeMetadata(s string) (Metadata, error) {
	var m Metadata
	c := coder{reading: true, in: s}
	c.punct("{", '{')
	m.fields(&c)
	c.punct("}", '}')
	if c.err == nil && c.pos != len(s) {
		c.err = errNotCanonical
	}
	if c.err != nil {
		return Metadata{}, fmt.Errorf("decode metadata: %w", c.err)
	}
	return m, nil
}

const instantLayout = "2006-01-02T15:04:05.000Z"

// optInstant is an instant that is left out when zero.
func (c *coder) optInstant(name string, v *time.Time) {
	if c.absent(name, v.IsZero()) {
		*v = time.Time{}
		return
	}
	c.instant(name, v)
}

// instant is a required time in UTC with milliseconds.
func (c *coder) instant(name string, v *time.Time) {
	if !c.must(name) {
		return
	}
	if !c.reading {
		utc := v.UTC()
		if utc.Year() < 0 || utc.Year() > 9999 { // would not be read again
			c.fail(name, errors.New("not a time"))
		}
		c.buf = append(c.buf, '"')
		c.buf = utc.AppendFormat(c.buf, instantLayout)
		c.buf = append(c.buf, '"')
		return
	}
	var text string
	c.str(name, &text)
	if c.err != nil {
		return
	}
	t, err := time.Parse(instantLayout, text)
	if err != nil || t.Format(instantLayout) != text {
		c.fail(name, errNotCanonical)
		return
	}
	*v = t
}
