package cli

import (
	"bufio"
	"context"
	"errors"
	"io"
	"os"

	"golang.org/x/mod/sumdb/note"

	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/audit"
)

func auditCheckpoint() *command {
	var keyFile, hashes, cosign string
	return &command{
		name: "checkpoint",
		flags: []*flag{
			text("key", &keyFile).shows("file").isFile().must(),
			text("with-hashes", &hashes).shows("file").isFile(),
			text("cosign", &cosign).shows("file").isFile(),
		},
		prints:     true,
		writesText: always,
		run: func(ctx context.Context, s *session) error {
			key, err := signer(keyFile)
			if err != nil {
				return err
			}
			return s.withLedger(ctx, func(l *openLedger) error {
				message, size, err := l.signCheckpoint(ctx, key, cosign)
				if err != nil {
					return err
				}
				if hashes != "" {
					if err := l.writeLeaves(ctx, hashes, size); err != nil {
						return err
					}
				}
				return s.printText(message)
			})
		},
	}
}

func always() bool { return true }

// signCheckpoint signs the ledger as it stands, or adds a signature to a checkpoint of
// which it is a continuation. Refusals: those of readCheckpoint and extends.
func (l *openLedger) signCheckpoint(ctx context.Context, key note.Signer, cosign string) (message string, size int64, err error) {
	if cosign != "" {
		signed, err := readCheckpoint(cosign, nil)
		if err != nil {
			return "", 0, err
		}
		if err := l.extends(ctx, signed, cosign); err != nil {
			return "", 0, err
		}
		message, err = signed.Add(key)
		return message, signed.Size, err
	}
	status, err := l.views.Status()
	if err != nil {
		return "", 0, err
	}
	c := audit.Checkpoint{Ledger: l.books().Ledger.ID, Size: int64(status.Entries), Root: status.Root}
	message, err = c.Sign(key)
	return message, c.Size, err
}

// extends holds what the views know of the ledger against a checkpoint that was signed
// before. Refusals: checkpoint-other-ledger (file, name), checkpoint-ahead (file, n, left),
// checkpoint-differs (file, n).
func (l *openLedger) extends(ctx context.Context, c *audit.Signed, file string) error {
	if c.Ledger != l.books().Ledger.ID {
		return ledger.Refuse("checkpoint-other-ledger", "file", file, "path", l.store.Path())
	}
	if c.Size > int64(l.books().Last) {
		return ledger.Refuse("checkpoint-ahead", "file", file, "n", c.Size, "left", int64(l.books().Last))
	}
	hashes, err := l.views.Hashes(ctx)
	if err != nil {
		return err
	}
	root, err := hashes.Root(ledger.Ordinal(c.Size))
	if err == nil && root != c.Root {
		err = ledger.Refuse("checkpoint-differs", "file", file, "n", c.Size)
	}
	return err
}

// writeLeaves writes the hashes of the first entries, 32 bytes each.
func (l *openLedger) writeLeaves(ctx context.Context, file string, size int64) error {
	bar := l.session.progress("reading-entries", size)
	defer bar.end()
	write := func(w io.Writer) error {
		out := bufio.NewWriterSize(w, 1<<16)
		var hasher ledger.LeafHasher
		_, err := l.store.Read(ctx, "", "", func(r ledger.Record) error {
			if int64(r.Ordinal) > size {
				return errEnough
			}
			if r.Ordinal%4096 == 0 {
				bar.add(4096)
			}
			leaf := hasher.Leaf(r)
			_, err := out.Write(leaf[:])
			return err
		})
		if err != nil && !errors.Is(err, errEnough) {
			return err
		}
		return out.Flush()
	}
	return writeFile(file, write)
}

// writeFile writes a file whole or not at all. Refusal: cannot-write (file, problem).
func writeFile(file string, write func(io.Writer) error) error {
	if err := output.WriteFile(file, write); err != nil {
		return ledger.Refuse("cannot-write", "file", file, "problem", reason(err))
	}
	return nil
}

// printText writes a result that is no table where -o says.
func (s *session) printText(text string) error {
	write := func(w io.Writer) error {
		_, err := io.WriteString(w, text)
		return err
	}
	if s.toStdout() {
		return write(s.stdout)
	}
	return writeFile(s.file, write)
}

// readCheckpoint reads a signed checkpoint that every key must have signed. Refusals:
// those of asAudit.
func readCheckpoint(file string, keys []note.Verifier) (*audit.Signed, error) {
	text, err := os.ReadFile(file)
	if err != nil {
		return nil, err
	}
	signed, err := audit.Open(string(text), keys...)
	return signed, asAudit(err, file)
}

// asAudit makes refusals of what is wrong with a checkpoint or a proof: not-a-checkpoint
// (file), checkpoint-forged (file), checkpoint-unsigned (file, name), not-a-proof (file),
// proof-wrong (file, detail), hashes-of-other (file).
func asAudit(err error, file string) error {
	if unsigned, ok := errors.AsType[*audit.UnsignedError](err); ok {
		return ledger.Refuse("checkpoint-unsigned", "file", file, "name", unsigned.Key)
	}
	for sentinel, code := range map[error]string{
		audit.ErrNotACheckpoint: "not-a-checkpoint",
		audit.ErrForged:         "checkpoint-forged",
		audit.ErrNotAProof:      "not-a-proof",
		audit.ErrOtherHashes:    "hashes-of-other",
	} {
		if errors.Is(err, sentinel) {
			return ledger.Refuse(code, "file", file)
		}
	}
	if errors.Is(err, audit.ErrNotProven) {
		return ledger.Refuse("proof-wrong", "file", file, "detail", err.Error())
	}
	return err
}
