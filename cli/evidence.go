package cli

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"io"
	"iter"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/projections"
)

func evidenceCommand() *command {
	return &command{name: "evidence", sub: func() []*command {
		return []*command{evidenceAttach(), evidenceList(), evidenceCheck(), evidenceMissing()}
	}}
}

// recording lets a command that records entries keep files with them: --attach. The files
// are read before anything is recorded, so that one that is not there leaves no trace.
func recording(c *command) *command {
	var files givenFiles
	c.flags = append(c.flags, list("attach", &files.paths, asTyped).shows("file").isFile())
	c.flags = append(c.flags, files.flags()...)
	run := c.run
	c.run = func(ctx context.Context, s *session) error {
		if len(files.paths) == 0 {
			switch {
			case files.archive != "":
				return wrongUse("archive-of-nothing", "flag", "--archive")
			case files.folder != "":
				return wrongUse("archive-of-nothing", "flag", "--copy-to")
			}
		}
		var err error
		if s.evidence, err = files.read(s); err != nil {
			return inFlag("attach", err)
		}
		if err := files.copy(s.evidence); err != nil {
			return err
		}
		return run(ctx, s)
	}
	return c
}

// givenFiles are files as typed, where they are filed, and the folder that they are copied to.
type givenFiles struct {
	paths           []string
	archive, folder string
}

func (g *givenFiles) flags() []*flag {
	return []*flag{freeText("archive", &g.archive).shows("text"), text("copy-to", &g.folder).shows("folder").isFile()}
}

// read reads what is kept of the files. Refusals: evidence-empty (file), evidence-folder (file).
func (g *givenFiles) read(s *session) (list []ledger.File, err error) {
	bar := s.progress("progress-evidence", 0)
	defer bar.end()
	for _, path := range g.paths {
		sum, size, err := hashFile(path)
		if err != nil {
			return nil, err
		}
		bar.add(1)
		list = append(list, ledger.File{
			SHA256: sum, Size: size, Name: ledger.CleanValue(filepath.Base(path)), Archive: g.archive,
		})
	}
	return list, nil
}

// copy copies files that were read where that is asked for: before anything is recorded, so
// that no entry names a file that is not there. Refusals: those of keepCopy.
func (g *givenFiles) copy(list []ledger.File) error {
	if g.folder == "" {
		return nil
	}
	if _, err := os.Stat(g.folder); err != nil {
		return inFlag("copy-to", err)
	}
	for i, path := range g.paths {
		if err := keepCopy(path, list[i].SHA256, g.folder); err != nil {
			return err
		}
	}
	return nil
}

func hashFile(path string) (sum string, size int64, err error) {
	f, err := os.Open(path)
	if err != nil {
		return "", 0, err
	}
	defer f.Close()
	if info, err := f.Stat(); err == nil && info.IsDir() {
		return "", 0, ledger.Refuse("evidence-folder", "file", path)
	}
	h := sha256.New()
	if size, err = io.Copy(h, f); err != nil {
		return "", 0, err
	}
	if size == 0 {
		return "", 0, ledger.Refuse("evidence-empty", "file", path)
	}
	return hex.EncodeToString(h.Sum(nil)), size, nil
}

// attachToKnown keeps files with entries that commands found recorded already: the files
// may be new.
func (l *openLedger) attachToKnown(ctx context.Context) error {
	for _, ref := range l.known {
		refs, err := l.wholeDocument(ctx, ref)
		if err != nil {
			return err
		}
		for _, ref := range refs {
			if err := l.attach(ctx, ref, l.session.evidence); err != nil {
				return err
			}
		}
	}
	l.known = nil
	return nil
}

// wholeDocument are the payments of the document of which an entry is a part, else the entry alone.
func (l *openLedger) wholeDocument(ctx context.Context, ref ledger.Ref) ([]ledger.Ref, error) {
	split, err := l.splitOf(ctx, ref)
	if err != nil || split == nil {
		return []ledger.Ref{ref}, err
	}
	var refs []ledger.Ref
	for _, p := range split.Parts {
		if p.Entry >= 0 {
			refs = append(refs, p.Ref())
		}
	}
	return refs, nil
}

func (l *openLedger) attach(ctx context.Context, entry ledger.Ref, files []ledger.File) error {
	w := l.writer("evidence attach")
	w.Evidence, w.Tell = nil, nil
	c := &ledger.AttachEvidence{Entry: entry, Files: files}
	out, err := w.Attach(ctx, c)
	if err != nil {
		return err
	}
	if out.Already {
		return l.session.done("evidence-there", "entry", entry)
	}
	return l.session.done("evidence-attached", "n", int64(len(out.Events)), "entry", entry, "by", out.Ref)
}

func evidenceAttach() *command {
	var ref ledger.Ref
	var files givenFiles
	return &command{
		name:  "attach",
		args:  []arg{parsedArg("entry", &ref, ledger.ParseRef), restArgs("file", &files.paths, asTyped).isFile()},
		flags: files.flags(),
		run: func(ctx context.Context, s *session) error {
			list, err := files.read(s)
			if err == nil {
				err = files.copy(list)
			}
			if err != nil {
				return err
			}
			return s.withLedger(ctx, func(l *openLedger) error { return l.attach(ctx, ref, list) })
		},
	}
}

// evidenceOf yields the files of all entries of one source, "" for all streams, in the order
// of the streams. Of a file that was named again later every name is there.
func (l *openLedger) evidenceOf(ctx context.Context, source string) iter.Seq2[*entry, error] {
	streams := []string{source}
	if source == "" {
		streams = append([]string{ledger.StreamLedger, ledger.StreamRates, ledger.StreamResults}, slices.Sorted(slices.Values(l.books().SourceIDs))...)
	}
	return decoded(func(take func(ledger.Record) error) error {
		for _, name := range streams {
			for r, err := range l.views.Numbered().Stream(ctx, ledger.StreamName(name), 0) {
				if err == nil && r.Ordinal > l.books().Last {
					break
				}
				if err == nil && r.Type == evidenceType {
					err = take(r)
				}
				if err != nil {
					return err
				}
			}
		}
		return nil
	})
}

var evidenceType = ledger.TypeName(&ledger.EvidenceAttached{})

// An attached file is evidence with the entry that it belongs to and the one that says so.
type attached struct {
	ledger.File
	entry, by ledger.Ref
}

// attachedFiles lists files: of some entries, of a source, or all. Each stands once for an
// entry, as it was named last.
func (l *openLedger) attachedFiles(ctx context.Context, source string, entries []ledger.Ref) (list []attached, err error) {
	for _, ref := range entries {
		if _, err := l.entry(ctx, ref); err != nil {
			return nil, err
		}
		files, err := ledger.LoadEvidence(ctx, l.views.Numbered(), l.views, ref)
		if err != nil {
			return nil, err
		}
		for _, f := range files {
			list = append(list, attached{f.File, ref, f.Ref})
		}
	}
	if len(entries) > 0 {
		return list, nil
	}
	if source != "" {
		if _, err := l.books().Source(source); err != nil {
			return nil, err
		}
	}
	return namedLast(l.evidenceOf(ctx, source))
}

// entriesOfFile lists where a file is attached, under whatever name.
func (l *openLedger) entriesOfFile(ctx context.Context, sum string) ([]attached, error) {
	found, err := l.find(ctx, projections.Search{Terms: []projections.Term{{Words: projections.Words(sum)}}})
	if err != nil {
		return nil, err
	}
	return namedLast(func(yield func(*entry, error) bool) {
		for e, err := range l.entriesAt(ctx, found.Oldest()) {
			if err == nil {
				if x, ok := e.event.(*ledger.EvidenceAttached); !ok || x.SHA256 != sum {
					continue // it only mentions the hash
				}
			}
			if !yield(e, err) || err != nil {
				return
			}
		}
	})
}

// namedLast are files as their entries name them last.
func namedLast(evidence iter.Seq2[*entry, error]) (list []attached, err error) {
	type place struct {
		entry ledger.Ref
		sum   string
	}
	at := map[place]int{}
	for e, err := range evidence {
		if err != nil {
			return nil, err
		}
		x := e.event.(*ledger.EvidenceAttached)
		a := attached{x.File, ledger.Ref{Source: e.ref().Source, Revision: x.Entry}, e.ref()}
		p := place{a.entry, a.SHA256}
		if i, ok := at[p]; ok {
			list[i] = a
			continue
		}
		at[p] = len(list)
		list = append(list, a)
	}
	return list, nil
}

func evidenceList() *command {
	var source, file string
	var refs []ledger.Ref
	return &command{
		name:   "list",
		args:   []arg{restArgs("entry", &refs, ledger.ParseRef).maybe()},
		flags:  []*flag{text("source", &source), text("file", &file).isFile()},
		prints: true,
		run: func(ctx context.Context, s *session) error {
			sum := ""
			switch {
			case source != "" && len(refs) > 0:
				return wrongUse("flags-exclude", "flag", "--source", "other", "ENTRY")
			case file != "" && len(refs) > 0:
				return wrongUse("flags-exclude", "flag", "--file", "other", "ENTRY")
			case file != "" && source != "":
				return wrongUse("flags-exclude", "flag", "--file", "other", "--source")
			case file != "":
				var err error
				if sum, _, err = hashFile(file); err != nil {
					return inFlag("file", err)
				}
			}
			return s.withLedger(ctx, func(l *openLedger) error {
				var list []attached
				var err error
				if file != "" {
					list, err = l.entriesOfFile(ctx, sum)
				} else {
					list, err = l.attachedFiles(ctx, source, refs)
				}
				if err != nil {
					return err
				}
				t := &output.Table{Columns: []output.Column{
					{Key: "entry", Optional: true},
					{Key: "file_name", Optional: true},
					{Key: "size", Kind: output.Integer, Optional: true},
					{Key: "archive", Optional: true},
					{Key: "sha256", Optional: true},
					{Key: "evidence", Optional: true},
				}}
				var rows []output.Row
				for _, a := range list {
					rows = append(rows, output.Row{Cells: []output.Cell{
						output.String(a.entry.String()), output.String(a.Name), output.Int(a.Size), textCell(a.Archive), output.String(a.SHA256), output.String(a.by.String()),
					}})
				}
				switch {
				case len(rows) == 0 && file != "":
					t.Notes = append(t.Notes, s.lang.Text("evidence-of-none", "file", file, "sha256", sum))
				case len(rows) == 0:
					t.Notes = append(t.Notes, s.lang.Text("no-evidence"))
				}
				t.Rows = output.Rows(rows...)
				return s.print(t)
			})
		},
	}
}

// withEvidence adds to entries the files that are kept with them.
func (l *openLedger) withEvidence(ctx context.Context, list []*entry) ([]*entry, error) {
	for _, e := range slices.Clone(list) {
		for n := int64(1); ; n++ {
			filed, ok, err := l.views.Documents().Find(ledger.EvidenceKey(l.books().Ledger.ID, e.ref(), n))
			if err != nil {
				return nil, err
			}
			if !ok {
				break
			}
			file, err := l.entry(ctx, filed.Ref)
			if err != nil {
				return nil, err
			}
			list = append(list, file)
		}
	}
	return list, nil
}

// evidenceParticulars are the files that are kept with an entry.
func (l *openLedger) evidenceParticulars(ctx context.Context, ref ledger.Ref) ([]particular, error) {
	files, err := ledger.LoadEvidence(ctx, l.views.Numbered(), l.views, ref)
	if err != nil || len(files) == 0 {
		return nil, err
	}
	var texts []string
	for _, f := range files {
		text := f.Name + " (sha256:" + f.SHA256
		if f.Archive != "" {
			text += "; " + f.Archive
		}
		texts = append(texts, text+")")
	}
	return []particular{{"documents_attached", output.String(strings.Join(texts, ", "))}}, nil
}
