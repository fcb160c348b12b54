package cli

import (
	"bytes"
	"context"
	"encoding/json"
	"os"
	"strings"

	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/audit"
)

func auditProve() *command {
	var refs []ledger.Ref
	var checkpoint string
	var reveal bool
	return &command{
		name: "prove",
		args: []arg{restArgs("entry", &refs, ledger.ParseRef)},
		flags: []*flag{
			text("checkpoint", &checkpoint).shows("file").isFile().must(),
			toggle("reveal", &reveal),
		},
		prints:     true,
		writesText: always,
		run: func(ctx context.Context, s *session) error {
			signed, err := readCheckpoint(checkpoint, nil)
			if err != nil {
				return err
			}
			return s.withLedger(ctx, func(l *openLedger) error {
				if err := l.extends(ctx, signed, checkpoint); err != nil {
					return err
				}
				proof, err := l.prove(ctx, refs, signed, checkpoint, reveal)
				if err != nil {
					return err
				}
				var b bytes.Buffer
				out := json.NewEncoder(&b)
				out.SetEscapeHTML(false) // the data stands as it is stored
				out.SetIndent("", "  ")
				if err := out.Encode(proof); err != nil {
					return err
				}
				return s.printText(b.String())
			})
		},
	}
}

// prove makes the proof of entries. Refusals: no-such-entry (entry), proof-behind (entry,
// file, n).
func (l *openLedger) prove(ctx context.Context, refs []ledger.Ref, under *audit.Signed, file string, reveal bool) (*audit.Proof, error) {
	records := make([]ledger.Record, len(refs))
	for i, ref := range refs {
		e, err := l.entry(ctx, ref)
		if err != nil {
			return nil, err
		}
		if int64(e.Ordinal) > under.Size {
			return nil, ledger.Refuse("proof-behind", "entry", ref, "file", file, "n", under.Size)
		}
		records[i] = e.Record
	}
	hashes, err := l.views.Hashes(ctx)
	if err != nil {
		return nil, err
	}
	proof, err := audit.Prove(records, under, hashes, reveal)
	return proof, asAudit(err, file)
}

func auditCheckProof() *command {
	var file string
	var publicKeys []string
	return &command{
		name:   "check-proof",
		args:   []arg{fileArg("file", &file)},
		flags:  []*flag{list("public-key", &publicKeys, asTyped).shows("file").isFile().must()},
		prints: true,
		run: func(_ context.Context, s *session) error {
			keys, err := verifiers(publicKeys)
			if err != nil {
				return err
			}
			text, err := os.ReadFile(file)
			if err != nil {
				return err
			}
			proof, signed, err := audit.ReadProof(text, keys...)
			if err != nil {
				return asAudit(err, file)
			}
			var names []string
			for _, key := range keys {
				names = append(names, key.Name())
			}
			s.about = func() []output.Field {
				return []output.Field{
					{Key: "ledger_id", Value: output.String(signed.Ledger.String())},
					{Key: "ordinal", Value: output.Int(signed.Size)},
				}
			}
			s.note("proof-holds", "file", file, "entries", int64(len(proof.Entries)), "id", signed.Ledger, "n", signed.Size, "names", strings.Join(names, ", "))
			return s.print(s.provenTable(proof, signed))
		},
	}
}

// provenTable shows what was proven, in the words of the entries themselves; programs get
// the stored bytes too.
func (s *session) provenTable(proof *audit.Proof, signed *audit.Signed) *output.Table {
	t := &output.Table{
		Meta: []output.Field{
			{Key: "ledger_id", Value: output.String(signed.Ledger.String())},
			{Key: "ordinal", Value: output.Int(signed.Size)},
		},
		Columns: []output.Column{
			{Key: "ordinal", Kind: output.Integer},
			{Key: "entry"},
			{Key: "event"},
			{Key: "date", Kind: output.Date, Optional: true},
			{Key: "currency", Optional: true},
			{Key: "amount", Kind: output.Amount, Optional: true},
			{Key: "line", Optional: true},
			{Key: "payee", Optional: true},
			{Key: "document", Optional: true},
			{Key: "actor", Optional: true},
		},
	}
	if !s.forPeople() {
		t.Columns = append(t.Columns, output.Column{Key: "data"})
	}
	t.Rows = func(yield func(output.Row, error) bool) {
		var decoder ledger.Decoder
		for i := range proof.Entries {
			if !yield(output.Row{Cells: s.proven(&decoder, &proof.Entries[i])[:len(t.Columns)]}, nil) {
				return
			}
		}
	}
	return t
}

func (s *session) proven(decoder *ledger.Decoder, p *audit.Proven) []output.Cell {
	r := ledger.Record{Ordinal: p.Ordinal, Stream: p.Stream, Revision: p.Revision, Type: p.Type, Data: compactText(p.Data)}
	cells := make([]output.Cell, 11)
	cells[0], cells[1] = output.Int(int64(p.Ordinal)), output.String(ledger.RefOf(r).String())
	cells[2], cells[10] = output.String(p.Type), output.String(r.Data)
	if m, err := ledger.DecodeMetadata(compactText(p.Metadata)); err == nil {
		cells[9] = textCell(m.Actor)
	}
	event, err := decoder.Decode(p.Type, r.Data)
	if err != nil { // a later version of the program wrote it: it is proven as it stands
		return cells
	}
	g := ledger.GistOf(event)
	cells[2] = (&openLedger{session: s}).eventCell(&entry{Record: r, event: event})
	cells[3], cells[4], cells[5] = dateAndAmount(&g)
	cells[6] = textCell(g.Line)
	if g.Payment != nil {
		cells[7], cells[8] = textCell(g.Payment.Payee), textCell(g.Payment.Document.Number)
	}
	return cells
}

// compactText is a part of a proof as it was stored.
func compactText(text json.RawMessage) string {
	var b bytes.Buffer
	_ = json.Compact(&b, text) // it was checked
	return b.String()
}
