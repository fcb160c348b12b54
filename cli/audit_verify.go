package cli

import (
	"cmp"
	"context"
	"encoding/hex"
	"errors"
	"io"
	"os"
	"slices"
	"strings"

	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/archive"
	"github.com/fundledger/fundledger/ledger/audit"
	"github.com/fundledger/fundledger/ledger/eventstoredb"
	"github.com/fundledger/fundledger/ledger/sqlitestore"
	"github.com/fundledger/fundledger/projections"
)

func auditVerify() *command {
	var o verifyOptions
	return &command{
		name: "verify",
		flags: []*flag{
			list("checkpoint", &o.checkpoints, asTyped).shows("file").isFile(),
			list("public-key", &o.publicKeys, asTyped).shows("file").isFile(),
			list("hashes", &o.hashes, asTyped).shows("file").isFile(),
			text("export", &o.export).shows("file").isFile(),
			toggle("second-reader", &o.second),
		},
		prints: true,
		run: func(ctx context.Context, s *session) error {
			if len(o.hashes) > 0 && len(o.checkpoints) == 0 {
				return wrongUse("hashes-without-checkpoint")
			}
			if len(o.checkpoints) > 0 && len(o.publicKeys) == 0 {
				return wrongUse("checkpoint-without-key")
			}
			v := &verification{session: s, name: firstSet(o.export, s.place()), inCache: o.export == ""}
			var err error
			if v.store, err = s.openForAudit(o.export, v.foreignID); err != nil {
				return err
			}
			defer v.store.Close()
			defer v.close()
			if err := v.readCheckpoints(&o); err != nil {
				return err
			}
			if err := v.run(ctx); err != nil {
				return err
			}
			if o.second {
				if err := v.secondReader(ctx, o.export); err != nil {
					return err
				}
			}
			return v.report()
		},
	}
}

type verifyOptions struct {
	checkpoints, publicKeys, hashes []string
	export                          string
	second                          bool
}

// openForAudit opens the ledger or an export of it. Nothing is written. foreign is told of
// events whose id is not that of their content.
func (s *session) openForAudit(export string, foreign func(ledger.Record)) (storeAt, error) {
	switch {
	case export != "":
		if _, err := os.Stat(export); err != nil {
			return nil, err
		}
		return archive.Reader{File: export}, nil
	case s.onCluster():
		return s.openClusterWith(eventstoredb.Options{ForeignID: foreign})
	}
	return sqlitestore.Open(s.ledgerPath())
}

// A verification is one run of audit verify.
type verification struct {
	session  *session
	store    storeAt
	name     string // of what is checked, as typed
	inCache  bool   // there may be a cache to look at
	signed   []*signedBefore
	found    []audit.Finding    // by what is beside the judgement of entries
	views    *projections.Views // the cache, or what the second reader is held against; nil without
	cached   string             // what became of the cache: an entry of the catalogue
	second   string             // what the second reader says: an entry of the catalogue, "" where it was not asked
	reading  bool               // the ledger itself
	postings int64              // that the second reader counted
	foreign  ledger.Ordinal     // the last entry that another program wrote
	*audit.Verification
}

// A signedBefore is a checkpoint that the ledger is held against.
type signedBefore struct {
	*audit.Signed
	file       string
	hashes     *os.File
	comparison *audit.Comparison
}

func (v *verification) close() {
	if v.views != nil {
		v.views.Close()
	}
	for _, c := range v.signed {
		if c.hashes != nil {
			c.hashes.Close()
		}
	}
}

// readCheckpoints reads them, in the order of their sizes, and their hashes. Refusals:
// those of asAudit.
func (v *verification) readCheckpoints(o *verifyOptions) error {
	keys, err := verifiers(o.publicKeys)
	if err != nil {
		return err
	}
	for _, file := range o.checkpoints {
		signed, err := readCheckpoint(file, keys)
		if err != nil {
			return err
		}
		v.signed = append(v.signed, &signedBefore{Signed: signed, file: file})
	}
	slices.SortStableFunc(v.signed, func(a, b *signedBefore) int { return cmp.Compare(a.Size, b.Size) })
	for _, file := range o.hashes {
		if err := v.readHashes(file); err != nil {
			return err
		}
	}
	for _, c := range v.signed {
		var hashes io.Reader // none rather than a nil file
		if c.hashes != nil {
			hashes = c.hashes
		}
		c.comparison = audit.Compare(c.Checkpoint, hashes)
	}
	return nil
}

// readHashes finds the checkpoint that a file of hashes was written with. Refusal:
// hashes-of-other (file).
func (v *verification) readHashes(file string) error {
	f, err := os.Open(file)
	if err != nil {
		return err
	}
	err = audit.ErrOtherHashes
	for _, c := range v.signed {
		if _, err = f.Seek(0, io.SeekStart); err != nil {
			break
		}
		if err = audit.CheckHashes(f, c.Checkpoint); err == nil {
			if _, err = f.Seek(0, io.SeekStart); err == nil {
				c.hashes = f
				return nil
			}
		}
	}
	f.Close()
	return asAudit(err, file)
}

// run reads the ledger. An error says that it could not be checked.
func (v *verification) run(ctx context.Context) error {
	var err error
	if v.views, err = v.openCache(ctx); err != nil {
		return err
	}
	views := v.views
	verifier := &audit.Verifier{Now: v.session.now()}
	for _, c := range v.signed {
		verifier.Against = append(verifier.Against, c.comparison)
	}
	var checker *projections.Checker
	var differs error
	if views != nil {
		if checker, err = views.Checker(); err != nil {
			checker, differs = nil, err
		}
		verifier.Each = func(r *ledger.Record, e ledger.Event, books *ledger.Books) error {
			if differs == nil && checker != nil {
				differs = checker.Entry(r, e, books)
			}
			return nil
		}
	}
	bar := v.session.progress("reading-entries", 0)
	defer bar.end()
	verifier.Progress = bar.add
	v.reading = true
	v.Verification, err = verifier.Verify(ctx, v.store)
	if err = v.readable(err); err != nil {
		return err
	}
	if checker != nil && differs == nil && !v.Broken && v.Judge().Books.Last == views.Books().Last {
		differs = checker.End(v.Judge().Books, v.Root, v.Judge().Filed)
	}
	v.judgeCache(differs)
	for i, c := range v.signed {
		if err := v.compare(i, c); err != nil {
			return err
		}
	}
	if err := v.compareIssued(ctx); err != nil {
		return err
	}
	return v.inspect(ctx)
}

// compareIssued holds the ledger against the roots of the reports that were handed over:
// whoever has such a report has a checkpoint of the entries that it knew.
func (v *verification) compareIssued(ctx context.Context) error {
	var sizes []int64
	var reports []*fingerprint
	issued := v.Judge().Books.Issued
	for i := range issued {
		f, err := parseFingerprint(issued[i].Fingerprint)
		if err != nil {
			v.add(int64(issued[i].Ordinal), "found-issued", "ref", issued[i].Reference)
			f = nil
		} else {
			sizes = append(sizes, int64(f.entries))
		}
		reports = append(reports, f)
	}
	if len(sizes) == 0 {
		return nil
	}
	roots, err := audit.Roots(ctx, v.store, sizes)
	if err != nil {
		return err
	}
	for i, f := range reports {
		if f == nil {
			continue
		}
		if root, ok := roots[int64(f.entries)]; !ok || root != f.root {
			v.add(1, "found-issued-root", "ref", issued[i].Reference, "n", int64(f.entries), "entry", ledger.Ref{Source: ledger.StreamLedger, Revision: issued[i].Entry})
		}
	}
	return nil
}

// readable takes damage that ended the reading for a finding.
func (v *verification) readable(err error) error {
	refusal, _ := errors.AsType[*ledger.Refusal](err)
	switch {
	case err == nil:
		return nil
	case errors.Is(err, archive.ErrDamaged), errors.Is(err, archive.ErrCutShort), errors.Is(err, eventstoredb.ErrHistoryGone),
		refusal != nil && refusal.Code == "ledger-damaged":
		v.add(v.Entries+1, "found-damaged", "detail", v.detail(err, refusal))
		v.Broken = true
		return nil
	case errors.Is(err, archive.ErrNotAnArchive):
		return asArchive(err, v.store.Path())
	}
	return err
}

// foreignID finds an event that another program wrote. The cache is caught up before the
// ledger is read: what it brings is brought again.
func (v *verification) foreignID(r ledger.Record) {
	if v.reading && r.Ordinal > v.foreign {
		v.foreign = r.Ordinal
		v.found = append(v.found, audit.Finding{Ordinal: r.Ordinal, Ref: ledger.RefOf(r), Problem: ledger.Refuse("found-event-id")})
	}
}

func (v *verification) detail(err error, refusal *ledger.Refusal) string {
	if refusal != nil {
		switch x := refusal.Arg("detail").(type) {
		case string:
			return x
		case *ledger.Refusal:
			return v.sentence(x)
		}
	}
	return err.Error()
}

func (v *verification) add(entry int64, code string, pairs ...any) {
	v.found = append(v.found, audit.Finding{Ordinal: ledger.Ordinal(entry), Problem: ledger.Refuse(code, pairs...)})
}

// openCache opens what is kept of the ledger, as other commands find it, and saves
// nothing. It is nil where there is none, or where the ledger cannot be read, which the
// verification will say itself.
func (v *verification) openCache(ctx context.Context) (*projections.Views, error) {
	v.cached = "cache-none"
	if !v.inCache {
		return nil, nil
	}
	folder := v.session.cacheFolder(v.store.Path())
	if folder == "" {
		return nil, nil
	}
	if _, err := os.Stat(folder); err != nil {
		return nil, nil
	}
	views, err := projections.Open(ctx, v.store, folder)
	if err != nil {
		return nil, nil
	}
	status, err := views.Status()
	if err == nil && status.Segments == 0 && !status.Rebuilt {
		views.Close()
		return nil, nil
	}
	if err == nil {
		err = views.CatchUp(ctx, "")
	}
	if err != nil {
		views.Close()
		return nil, nil
	}
	v.cached = "cache-agrees"
	if change, changed := views.Changed(); changed {
		v.cached = "cache-differs"
		if change.Left < change.Last {
			v.add(0, "found-fewer-than-cache", "n", int64(change.Last), "left", int64(change.Left))
		} else {
			v.add(0, "found-other-than-cache", "n", int64(change.Last))
		}
	} else if status.Rebuilt {
		v.cached = "cache-useless"
	}
	if views.Damaged() {
		v.cached = "cache-useless"
		v.add(0, "found-cache-damaged", "folder", folder)
	}
	return views, nil
}

// judgeCache says what the comparison with the cache came to.
func (v *verification) judgeCache(differs error) {
	if differs == nil {
		return
	}
	v.cached = "cache-differs"
	if d, ok := errors.AsType[*projections.Difference](differs); ok {
		v.add(int64(d.Entry), "found-cache-differs", "what", d.What)
		return
	}
	v.add(0, "found-cache-damaged", "folder", v.session.cacheFolder(v.store.Path()))
}

// compare says what the comparison with a checkpoint came to.
func (v *verification) compare(i int, c *signedBefore) error {
	if id := v.Judge().Books.Ledger.ID; c.Ledger != id {
		v.add(1, "found-other-ledger", "file", c.file, "id", c.Ledger.String())
		return nil
	}
	if c.comparison.Same() {
		return nil
	}
	d, err := c.comparison.Difference()
	if err != nil {
		return err
	}
	good := int64(0) // the size of the last checkpoint before it that still holds
	for _, before := range v.signed[:i] {
		if before.comparison.Same() {
			good = before.Size
		}
	}
	compared := c.comparison.Compared()
	switch {
	case v.Broken && compared < c.Size && (d == nil || int64(d.Ordinal) > compared):
		v.add(compared+1, "found-not-compared", "file", c.file, "n", c.Size, "left", compared)
	case d != nil:
		v.add(int64(d.Ordinal), "found-since-signed", "file", c.file, "why", d.What, "n", d.Count)
	case v.Entries < c.Size:
		v.add(good+1, "found-fewer-than-signed", "file", c.file, "n", c.Size, "left", v.Entries, "from", good+1)
	default:
		v.add(good+1, "found-between", "file", c.file, "from", good+1, "to", c.Size)
	}
	return nil
}

// inspect looks at what protects a ledger file, and at what would destroy entries on a
// cluster.
func (v *verification) inspect(ctx context.Context) error {
	if cluster, ok := v.store.(*eventstoredb.Store); ok {
		limits, err := cluster.Limits(ctx)
		for _, l := range limits {
			v.add(0, "found-limit", "stream", l.Stream, "setting", l.Setting, "value", l.Value)
		}
		return err
	}
	store, ok := v.store.(*sqlitestore.Store)
	if !ok {
		return nil
	}
	altered, err := store.Altered(ctx)
	if refusal, _ := errors.AsType[*ledger.Refusal](err); refusal != nil && refusal.Code == "ledger-damaged" {
		altered, err = append(altered, v.detail(err, refusal)), nil
	}
	if len(altered) > 0 {
		v.add(0, "found-unprotected", "detail", strings.Join(altered, ", "))
	}
	return err
}

// report prints what was found, or that nothing was.
func (v *verification) report() error {
	s := v.session
	all := append(v.found, v.Findings...)
	slices.SortStableFunc(all, func(a, b audit.Finding) int { return cmp.Compare(a.Ordinal, b.Ordinal) })
	count := v.Found + int64(len(v.found))
	root := hex.EncodeToString(v.Root[:])
	s.about = func() []output.Field {
		return []output.Field{
			{Key: "ledger_id", Value: output.String(v.Judge().Books.Ledger.ID.String())},
			{Key: "ordinal", Value: output.Int(v.Entries)},
		}
	}
	if s.forPeople() && count == 0 && s.toStdout() {
		if err := s.done("verified", "n", v.Entries, "root", root, "path", v.name); err != nil {
			return err
		}
		for _, c := range v.signed {
			if err := s.done("verified-checkpoint", "file", c.file, "n", c.Size, "names", strings.Join(c.Signers(), ", ")); err != nil {
				return err
			}
		}
		if err := v.tellSigned(); err != nil {
			return err
		}
		if err := s.done(v.cached); err != nil {
			return err
		}
		if v.second != "" {
			if err := s.done(v.second, "n", v.postings); err != nil {
				return err
			}
		}
		if len(v.signed) == 0 {
			s.hint("verified-unsigned")
		}
		return nil
	}
	if err := s.print(v.table(all, count, root)); err != nil {
		return err
	}
	if count == 0 {
		return nil
	}
	s.note("verified-found", "n", count, "path", v.name, "entries", v.Entries)
	if v.Broken {
		s.note("verified-broken", "n", int64(v.Judge().Books.Last))
	}
	return errDifferences
}

// tellSigned counts what is signed and what is not, and clocks that are unlikely, and names
// the first of them.
func (v *verification) tellSigned() error {
	s, j := v.session, v.Judge()
	if j.Signed > 0 {
		if err := s.done("verified-signed", "n", j.Signed); err != nil {
			return err
		}
	}
	for _, remark := range []struct {
		code, of string
		count    int64
	}{{"unsigned-acts", "unsigned-act", j.Unsigned}, {"unlikely-clocks", "unlikely-clock", j.Unlikely}} {
		var names []string
		for _, x := range v.Remarks {
			if x.Problem.Code == remark.of && len(names) < 5 {
				names = append(names, x.Ref.String())
			}
		}
		if remark.count == 0 {
			continue
		}
		if int64(len(names)) < remark.count {
			names = append(names, "…")
		}
		s.note(remark.code, "n", remark.count, "names", strings.Join(names, ", "))
	}
	return nil
}

func (v *verification) table(all []audit.Finding, count int64, root string) *output.Table {
	s := v.session
	meta := []output.Field{
		{Key: "ledger_id", Value: output.String(v.Judge().Books.Ledger.ID.String())},
		{Key: "ordinal", Value: output.Int(v.Entries)},
		{Key: "root", Value: output.String(root)},
		{Key: "found", Value: output.Int(count)},
		{Key: "cache", Value: output.String(strings.TrimPrefix(v.cached, "cache-"))},
		{Key: "signed_entries", Value: output.Int(v.Judge().Signed)},
		{Key: "unsigned_acts", Value: output.Int(v.Judge().Unsigned)},
		{Key: "unlikely_clocks", Value: output.Int(v.Judge().Unlikely)},
	}
	if v.second != "" {
		meta = append(meta, output.Field{Key: "second_reader", Value: output.String(strings.TrimPrefix(v.second, "second-"))})
	}
	return &output.Table{
		Meta: meta,
		Columns: []output.Column{
			{Key: "ordinal", Kind: output.Integer},
			{Key: "entry", Optional: true},
			{Key: "finding"},
		},
		Rows: func(yield func(output.Row, error) bool) {
			for _, f := range all {
				cells := []output.Cell{output.None(), output.None(), output.String(v.sentence(f.Problem))}
				if f.Ordinal > 0 {
					cells[0] = output.Int(int64(f.Ordinal))
				}
				if f.Ref != (ledger.Ref{}) {
					cells[1] = output.String(f.Ref.String())
				}
				if !s.forPeople() {
					cells[2] = output.String(strings.TrimPrefix(f.Problem.Code, "found-"))
				}
				if !yield(output.Row{Cells: cells}, nil) {
					return
				}
			}
		},
	}
}

func (v *verification) sentence(r *ledger.Refusal) string {
	say, _ := v.session.lang.Error(r)
	return say
}
