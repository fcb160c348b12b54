package audit

import (
	"encoding/base64"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/google/uuid"
	"golang.org/x/mod/sumdb/note"

	"github.com/fundledger/fundledger/ledger"
)

// A Checkpoint is how far a ledger went and the root of the tree over its entries: with it
// every one of them is fixed.
type Checkpoint struct {
	Ledger uuid.UUID
	Size   int64 // entries
	Root   ledger.Hash
}

var (
	// ErrNotACheckpoint: the text is no signed checkpoint of a ledger.
	ErrNotACheckpoint = errors.New("not a signed checkpoint of a ledger")
	// ErrForged: a signature is not of this text.
	ErrForged = errors.New("the signature does not belong to this text")
)

// An UnsignedError names a key that should have signed and has not.
type UnsignedError struct{ Key string }

func (e *UnsignedError) Error() string { return "not signed by " + e.Key }

const origin = "fundledger/"

// Text is what is signed (C2SP tlog-checkpoint): origin, size and root, a line each.
func (c Checkpoint) Text() string {
	return fmt.Sprintf("%s%s\n%d\n%s\n", origin, c.Ledger, c.Size, base64.StdEncoding.EncodeToString(c.Root[:]))
}

func parseCheckpoint(text string) (c Checkpoint, err error) {
	lines := strings.Split(text, "\n")
	if len(lines) < 4 {
		return c, ErrNotACheckpoint
	}
	id, ours := strings.CutPrefix(lines[0], origin)
	if c.Ledger, err = uuid.Parse(id); !ours || err != nil {
		return c, ErrNotACheckpoint
	}
	if c.Size, err = strconv.ParseInt(lines[1], 10, 64); err != nil || c.Size < 0 {
		return c, ErrNotACheckpoint
	}
	root, err := base64.StdEncoding.DecodeString(lines[2])
	if err != nil || copy(c.Root[:], root) != len(root) || len(root) != len(c.Root) {
		return c, ErrNotACheckpoint
	}
	if !strings.HasPrefix(text, c.Text()) { // one spelling only
		return c, ErrNotACheckpoint
	}
	return c, nil
}

// Sign returns the checkpoint as a note with the signatures.
func (c Checkpoint) Sign(signers ...note.Signer) (string, error) {
	b, err := note.Sign(&note.Note{Text: c.Text()}, signers...)
	return string(b), err
}

// A Signed is a checkpoint with the signatures under it.
type Signed struct {
	Checkpoint
	note *note.Note
}

// Open reads a signed checkpoint. Every key that is given must have signed it, and may be
// given twice; signatures of other keys are kept and not looked at. Errors: ErrNotACheckpoint, ErrForged,
// *UnsignedError.
func Open(message string, keys ...note.Verifier) (*Signed, error) {
	var list []note.Verifier // of which none may be there twice
	for _, key := range keys {
		same := func(other note.Verifier) bool { return other.Name() == key.Name() && other.KeyHash() == key.KeyHash() }
		if !slices.ContainsFunc(list, same) {
			list = append(list, key)
		}
	}
	n, err := note.Open([]byte(message), note.VerifierList(list...))
	if unverified, ok := errors.AsType[*note.UnverifiedNoteError](err); ok {
		n, err = unverified.Note, nil
	}
	if _, ok := errors.AsType[*note.InvalidSignatureError](err); ok {
		return nil, ErrForged
	}
	if err != nil {
		return nil, ErrNotACheckpoint
	}
	s := &Signed{note: n}
	if s.Checkpoint, err = parseCheckpoint(n.Text); err != nil {
		return nil, err
	}
	for _, key := range keys {
		if !signedBy(n.Sigs, key) {
			return nil, &UnsignedError{key.Name()}
		}
	}
	return s, nil
}

func signedBy(signatures []note.Signature, key note.Verifier) bool {
	for _, s := range signatures {
		if s.Name == key.Name() && s.Hash == key.KeyHash() {
			return true
		}
	}
	return false
}

// Signers are the names of the keys whose signatures were checked. Anybody can write another
// name under a checkpoint.
func (s *Signed) Signers() []string {
	var names []string
	for _, signature := range s.note.Sigs {
		names = append(names, signature.Name)
	}
	return names
}

// Message is the signed note.
func (s *Signed) Message() (string, error) {
	b, err := note.Sign(s.note)
	return string(b), err
}

// Add adds the signature of one more signer, a witness.
func (s *Signed) Add(signer note.Signer) (string, error) {
	b, err := note.Sign(s.note, signer)
	return string(b), err
}
