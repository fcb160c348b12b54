package cli

import (
	"context"
	"crypto/rand"
	"errors"
	"io/fs"
	"os"
	"strings"
	"unicode"

	"golang.org/x/mod/sumdb/note"

	"github.com/fundledger/fundledger/ledger"
)

func auditKeygen() *command {
	var file, name string
	return &command{
		name:  "keygen",
		args:  []arg{fileArg("file", &file)},
		flags: []*flag{parsed("name", &name, keyName).must()},
		run: func(_ context.Context, s *session) error {
			private, public, err := note.GenerateKey(rand.Reader, name)
			if err != nil {
				return err
			}
			if err := writeNew(file, private+"\n", 0o600); err != nil {
				return err
			}
			if err := writeNew(file+".pub", public+"\n", 0o644); err != nil {
				os.Remove(file) // half a key is none
				return err
			}
			return s.done("key-made", "name", name, "file", file, "public", file+".pub")
		},
	}
}

// keyName is a name that can stand in a signed note. Refusal: bad-key-name (name).
func keyName(typed string) (string, error) {
	name, err := cleanText(typed)
	if err == nil && (name == "" || strings.ContainsAny(name, "+") || strings.ContainsFunc(name, unicode.IsSpace)) {
		err = ledger.Refuse("bad-key-name", "name", name)
	}
	return name, err
}

// writeNew writes a file that must not be there yet. Refusal: key-exists (file).
func writeNew(file, text string, mode fs.FileMode) error {
	f, err := os.OpenFile(file, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
	if errors.Is(err, fs.ErrExist) {
		return ledger.Refuse("key-exists", "file", file)
	}
	if err != nil {
		return err
	}
	_, err = f.WriteString(text)
	if err == nil {
		err = f.Sync()
	}
	if closed := f.Close(); err == nil {
		err = closed
	}
	if err != nil {
		os.Remove(file)
	}
	return err
}

// signer reads a private key. Refusal: not-a-private-key (file).
func signer(file string) (note.Signer, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	key, err := note.NewSigner(strings.TrimSpace(string(text)))
	if err != nil {
		return nil, ledger.Refuse("not-a-private-key", "file", file)
	}
	return key, nil
}

// verifiers reads public keys. Refusal: not-a-public-key (file).
func verifiers(files []string) ([]note.Verifier, error) {
	var keys []note.Verifier
	for _, file := range files {
		text, err := os.ReadFile(file)
		if err != nil {
			return nil, err
		}
		key, err := note.NewVerifier(strings.TrimSpace(string(text)))
		if err != nil {
			return nil, ledger.Refuse("not-a-public-key", "file", file)
		}
		keys = append(keys, key)
	}
	return keys, nil
}
