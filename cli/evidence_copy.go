package cli

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"

	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
)

// keepCopy puts a file of known SHA-256 into a folder, which must be there, under that name:
// whole and on disk when it returns without an error, else not at all. A copy that is there
// and whole stays; one that is damaged gives way. Refusal: evidence-changing (file).
func keepCopy(path, sum, folder string) error {
	within := filepath.Join(folder, sum[:2])
	if err := os.Mkdir(within, 0o777); err != nil && !errors.Is(err, fs.ErrExist) {
		return err
	}
	place := filepath.Join(within, sum)
	is, _, err := hashFile(place)
	if ledger.RefusalCode(err) == "evidence-empty" || errors.Is(err, fs.ErrNotExist) {
		err = nil
	}
	if err == nil && is != sum {
		err = output.WriteFile(place, func(w io.Writer) error { return copyAs(w, path, sum) })
	}
	if err != nil {
		return err
	}
	// A copy that was there may be of a program that was killed before its name was durable.
	return errors.Join(syncFolder(within), syncFolder(folder))
}

// copyAs copies a file that must be what it was.
func copyAs(w io.Writer, path, sum string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	h := sha256.New()
	if _, err := io.Copy(io.MultiWriter(w, h), f); err != nil {
		return err
	}
	if hex.EncodeToString(h.Sum(nil)) != sum {
		return ledger.Refuse("evidence-changing", "file", path)
	}
	return nil
}

func syncFolder(path string) error {
	f, err := os.Open(path)
	if err != nil {
		return err
	}
	defer f.Close()
	return f.Sync()
}

// halfCopies are what a program leaves that is killed while it copies.
var halfCopies = regexp.MustCompile(`^\.[0-9a-f]{64}\.[0-9]+-[0-9]+\.tmp$`)
