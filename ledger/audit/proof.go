package audit

import (
	"bytes"
	"crypto/sha256"
	"encoding/base64"
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"

	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"github.com/fundledger/fundledger/ledger"
)

// A Proof says of entries that they stand in a ledger at a signed checkpoint. It is checked
// with the signer's public key and nothing else.
type Proof struct {
	Kind       string   `json:"fundledger"` // "proof"
	Format     int      `json:"format"`
	Entries    []Proven `json:"entries"`
	Checkpoint string   `json:"checkpoint"`
}

// A Proven is an entry with its way to the root. Data and metadata are the stored bytes but
// for white space between their parts, which an entry has none of. The metadata, which names
// people, may be left out: its hash stands in the leaf.
type Proven struct {
	Ordinal      ledger.Ordinal  `json:"ordinal"`
	Stream       string          `json:"stream"`
	Revision     ledger.Revision `json:"revision"`
	Type         string          `json:"type"`
	Data         json.RawMessage `json:"data"`
	Metadata     json.RawMessage `json:"metadata,omitempty"`
	MetadataHash string          `json:"metadata_sha256,omitempty"` // hexadecimal, where metadata is left out
	Path         []string        `json:"path"`                      // hashes beside the way from leaf to root, base64
}

var (
	// ErrNotAProof: the text is no proof that this version reads.
	ErrNotAProof = errors.New("not a proof of entries")
	// ErrNotProven: an entry does not stand under the checkpoint.
	ErrNotProven = errors.New("the entry does not stand under the checkpoint")
	// ErrBehind: an entry is younger than the checkpoint.
	ErrBehind = errors.New("the entry is younger than the checkpoint")
)

const proofFormat = 1

// Prove makes the proof that records stand under a checkpoint. hashes reads the tree of the
// ledger, which must extend the checkpoint. Errors: ErrBehind; ErrNotProven where the ledger
// is not the one that was signed; those of hashes.
func Prove(records []ledger.Record, under *Signed, hashes tlog.HashReader, withMetadata bool) (*Proof, error) {
	message, err := under.Message()
	if err != nil {
		return nil, err
	}
	p := &Proof{Kind: "proof", Format: proofFormat, Checkpoint: message}
	for i := range records {
		r := &records[i]
		if int64(r.Ordinal) > under.Size {
			return nil, ErrBehind
		}
		path, err := tlog.ProveRecord(under.Size, int64(r.Ordinal)-1, hashes)
		if err != nil {
			return nil, err
		}
		e := Proven{Ordinal: r.Ordinal, Stream: r.Stream, Revision: r.Revision, Type: r.Type, Data: json.RawMessage(r.Data)}
		if withMetadata {
			e.Metadata = json.RawMessage(r.Metadata)
		} else {
			h := sha256.Sum256([]byte(r.Metadata))
			e.MetadataHash = hex.EncodeToString(h[:])
		}
		for _, h := range path {
			e.Path = append(e.Path, base64.StdEncoding.EncodeToString(h[:]))
		}
		if err := e.check(under.Checkpoint); err != nil {
			return nil, err
		}
		p.Entries = append(p.Entries, e)
	}
	return p, nil
}

// ReadProof reads a proof and checks it: that every key signed its checkpoint and that its
// entries stand under it. Errors: ErrNotAProof, ErrNotProven, those of Open.
func ReadProof(text []byte, keys ...note.Verifier) (*Proof, *Signed, error) {
	var p Proof
	in := json.NewDecoder(bytes.NewReader(text))
	in.DisallowUnknownFields()
	if in.Decode(&p) != nil || in.More() || p.Kind != "proof" || p.Format != proofFormat || len(p.Entries) == 0 {
		return nil, nil, ErrNotAProof
	}
	signed, err := Open(p.Checkpoint, keys...)
	if err != nil {
		return nil, nil, err
	}
	for i := range p.Entries {
		if err := p.Entries[i].check(signed.Checkpoint); err != nil {
			return nil, nil, err
		}
	}
	return &p, signed, nil
}

// check recomputes the way from the entry to the root.
func (e *Proven) check(c Checkpoint) error {
	failed := fmt.Errorf("entry %d: %w", e.Ordinal, ErrNotProven)
	data, err := compact(e.Data)
	if err != nil {
		return failed
	}
	var metadata ledger.Hash
	if e.MetadataHash != "" {
		h, err := hex.DecodeString(e.MetadataHash)
		if err != nil || len(h) != len(metadata) || e.Metadata != nil {
			return failed
		}
		copy(metadata[:], h)
	} else {
		text, err := compact(e.Metadata)
		if err != nil {
			return failed
		}
		metadata = sha256.Sum256(text)
	}
	path := make(tlog.RecordProof, len(e.Path))
	for i, text := range e.Path {
		h, err := base64.StdEncoding.DecodeString(text)
		if err != nil || len(h) != len(path[i]) {
			return failed
		}
		copy(path[i][:], h)
	}
	leaf := ledger.LeafOf(e.Stream, e.Revision, e.Type, sha256.Sum256(data), metadata)
	if e.Ordinal < 1 || tlog.CheckRecord(path, c.Size, tlog.Hash(c.Root), int64(e.Ordinal)-1, tlog.Hash(leaf)) != nil {
		return failed
	}
	return nil
}

// compact takes white space out that a program laid the proof out with.
func compact(text json.RawMessage) ([]byte, error) {
	var b bytes.Buffer
	err := json.Compact(&b, text)
	return b.Bytes(), err
}
