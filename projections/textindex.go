package projections

import (
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"sync"
	"sync/atomic"

	"github.com/fundledger/fundledger/ledger"
)

// The texts of entries are not in the table: reports do not need them, and they
// are most of a ledger. They are indexed by themselves, when something is first
// looked for, in files beside the segments. Each is about a run of entries and
// holds, for every word of every field in them, which entries have it. A search
// goes over the words, of which there are far fewer than text, and never reads an
// entry.
//
// A file is named by the entries and by a digest of the tree nodes over them, so
// that it can only be found where it is right: there is nothing to keep up to date
// and nothing to get wrong. It is written once; when the ledger has grown, the
// last one is replaced by a longer one.
const (
	textMagic  = "FLTXT\x00\x03\x00"
	textSuffix = ".texts"
)

// textEntries is how many entries a file is about; an entry's place in it fits
// into two bytes. Tests make it small: a multiple of nodeLeaves.
var textEntries = ledger.Ordinal(1 << 16)

// textBehind is how many entries may follow the last file before it is replaced.
// They are read at every search.
var textBehind = ledger.Ordinal(2048)

// denseWords is the number of entries from which on a list of them takes more room
// than a bit for each entry of the file.
const denseWords = 1 << 16 / 16

// A textRun is the index of one run of entries, in memory or in a file.
type textRun struct {
	first, last ledger.Ordinal
	amends      []uint64              // once searched, a bit for each entry that amends a payment
	words       dict                  // by field; each with its field in front, a byte below all of text
	fields      [numFields + 1]uint32 // the first word of each, and behind the last
	starts      []uint32              // of each word's entries in lists, and the end
	lists       []uint16              // ascending places in the run, or, denseWords long, a bit for each

	file *segmentFile // nil in memory
}

// search adds to a set, one bit for each entry of the run, those in which a word
// has a text in it, in one of some fields.
func (t *textRun) search(text string, fields fieldSet, into []uint64) error {
	for f := range Field(numFields) {
		if fields.has(f) && t.fields[f] < t.fields[f+1] {
			if err := t.searchWords([]byte(text), int(t.fields[f]), int(t.fields[f+1]), into); err != nil {
				return err
			}
		}
	}
	return nil
}

// searchWords is search in the words from one on, up to another, and reads no more
// of the file than those.
func (t *textRun) searchWords(want []byte, word, behind int, into []uint64) error {
	if word < 1 || behind > len(t.words.ends) {
		return ErrDamaged
	}
	if err := t.need("ends", 4*(word-1), 4*behind); err != nil {
		return err
	}
	ends, from, to := t.words.ends[:behind], int(t.words.ends[word-1]), int(t.words.ends[behind-1])
	if from > to || to > len(t.words.text) {
		return ErrDamaged
	}
	if err := t.need("text", from, to); err != nil {
		return err
	}
	for {
		i := bytes.Index(t.words.text[from:to], want)
		if i < 0 {
			return nil
		}
		// The word is found by steps that double from the last one: hits are often
		// close together.
		at, step := uint32(from+i), 1
		for word+step < len(ends) && ends[word+step-1] <= at {
			word, step = word+step, step*2
		}
		word += sort.Search(min(step, len(ends)-word), func(k int) bool { return ends[word+k] > at })
		if word >= len(ends) || ends[word-1] > at || int(ends[word]) > to {
			return ErrDamaged
		}
		if err := t.mark(word, into); err != nil {
			return err
		}
		from = int(ends[word])
	}
}

// mark adds the entries that have a word.
func (t *textRun) mark(word int, into []uint64) error {
	if err := t.need("starts", 4*(word-1), 4*(word+1)); err != nil {
		return err
	}
	from, to := int(t.starts[word-1]), int(t.starts[word])
	if from > to || to > len(t.lists) {
		return ErrDamaged
	}
	if err := t.need("lists", 2*from, 2*to); err != nil {
		return err
	}
	list := t.lists[from:to]
	if len(list) == denseWords {
		for i, v := range list {
			if v != 0 {
				into[i/4] |= uint64(v) << (i % 4 * 16)
			}
		}
		return nil
	}
	for _, place := range list {
		into[place/64] |= 1 << (place % 64)
	}
	return nil
}

// need verifies a part of the file before it is read.
func (t *textRun) need(name string, from, to int) error {
	if t.file == nil || from == to {
		return nil
	}
	x := t.file.section(name)
	if x == nil {
		return ErrDamaged
	}
	return x.check(from, to)
}

func (t *textRun) close() error {
	if t.file == nil {
		return nil
	}
	return t.file.unmap()
}

// A textBuilder collects the words of entries.
type textBuilder struct {
	words  *dict
	found  []wordAt
	folded []byte
	decode ledger.Decoder
}

type wordAt struct {
	word  uint32
	place uint16
}

// add adds the words of an entry.
func (b *textBuilder) add(place uint16, r *ledger.Record) error {
	e, err := b.decode.Decode(r.Type, r.Data)
	if err != nil {
		return err
	}
	b.addEvent(place, ledger.RefOf(*r).Source, e)
	return nil
}

func (b *textBuilder) addEvent(place uint16, source string, e ledger.Event) {
	eachText(source, e, func(f Field, s string) {
		if s == "" {
			return
		}
		// Each word gets its field in front, where the space was.
		b.folded = append(b.folded[:0], ' ')
		b.folded = append(appendFolded(b.folded, s), ' ')
		for from := 0; ; {
			for from < len(b.folded) && b.folded[from] == ' ' {
				from++
			}
			if from == len(b.folded) {
				return
			}
			n := bytes.IndexByte(b.folded[from:], ' ')
			b.folded[from-1] = byte(f)
			word := viewOf(b.folded[from-1 : from+n])
			b.found = append(b.found, wordAt{b.words.add(word, hashText(word)), place})
			from += n
		}
	})
}

// run makes the index of what was added.
func (b *textBuilder) run(first, last ledger.Ordinal) *textRun {
	t := &textRun{first: first, last: last, words: *newDict()}
	// Entries came in order: putting each where its word's list stands keeps it.
	next := make([]uint32, b.words.len()+1)
	for _, f := range b.found {
		next[f.word+1]++
	}
	for i := 1; i < len(next); i++ {
		next[i] += next[i-1]
	}
	places := make([]uint16, len(b.found))
	begin := slices.Clone(next)
	for _, f := range b.found {
		places[next[f.word]] = f.place
		next[f.word]++
	}
	t.starts = make([]uint32, 1, b.words.len())
	for _, word := range b.byField(&t.fields) {
		t.words.text = append(t.words.text, b.words.at(word)...)
		t.words.ends = append(t.words.ends, uint32(len(t.words.text)))
		list := slices.Compact(places[begin[word]:next[word]])
		if len(list) < denseWords {
			t.lists = append(t.lists, list...)
		} else {
			at := len(t.lists)
			t.lists = append(t.lists, make([]uint16, denseWords)...)
			for _, place := range list {
				t.lists[at+int(place/16)] |= 1 << (place % 16)
			}
		}
		t.starts = append(t.starts, uint32(len(t.lists)))
	}
	return t
}

// byField are the numbers of the words, those of each field together, and where in
// that order each field begins, counted from 1 as words are.
func (b *textBuilder) byField(begin *[numFields + 1]uint32) []uint32 {
	for word := 1; word < b.words.len(); word++ {
		begin[b.words.at(uint32(word))[0]+1]++
	}
	begin[0] = 1
	for f := range numFields {
		begin[f+1] += begin[f]
	}
	next := *begin
	order := make([]uint32, b.words.len()-1)
	for word := 1; word < b.words.len(); word++ {
		f := b.words.at(uint32(word))[0]
		order[next[f]-1] = uint32(word)
		next[f]++
	}
	return order
}

// buildTexts reads a run of entries from a mark before it on, and indexes it.
func (v *Views) buildTexts(ctx context.Context, from Mark, first, last ledger.Ordinal, progress func(int)) (*textRun, error) {
	b := &textBuilder{words: newDict()}
	err := v.ReadFrom(ctx, from, func(r ledger.Record) error {
		if r.Ordinal < first {
			return nil
		}
		if err := b.add(uint16(r.Ordinal-first), &r); err != nil {
			return err
		}
		if (r.Ordinal-first)%1024 == 1023 {
			progress(1024)
		}
		if r.Ordinal == last {
			return errRead
		}
		return nil
	})
	if err == nil {
		err = ErrDamaged // the store ends before the views
	}
	if !errors.Is(err, errRead) {
		return nil, err
	}
	return b.run(first, last), nil
}

// texts are the runs of the index, up to the last of them.
type texts struct {
	v    *Views
	runs []*textRun
	last ledger.Ordinal
}

// openTexts finds the files of the index, and makes those that are missing.
func (v *Views) openTexts(ctx context.Context) (*texts, error) {
	nodes, err := v.nodes()
	if err != nil {
		return nil, err
	}
	x := &texts{v: v}
	files := v.textFiles()
	var missing []*textRun
	named := map[string]bool{}
	whole := v.books.Last / nodeLeaves * nodeLeaves
	for first := ledger.Ordinal(1); first <= whole; first += textEntries {
		last := min(first+textEntries-1, whole)
		run := v.storedTexts(files, nodes, first, last)
		if run == nil && v.books.Last-first+1 <= textBehind {
			break // too few to be worth a file
		}
		if run == nil {
			run = &textRun{first: first, last: last}
			missing = append(missing, run)
		}
		named[textName(nodes, run.first, run.last)] = true
		x.runs, x.last = append(x.runs, run), run.last
	}
	if len(missing) == 0 {
		return x, nil
	}
	if err := v.makeTexts(ctx, missing, nodes); err != nil {
		return nil, errors.Join(err, x.close())
	}
	for _, name := range files {
		if !named[name] {
			os.Remove(filepath.Join(v.dir, name))
		}
	}
	return x, nil
}

// makeTexts builds runs, two at a time, and keeps them in files where it can.
func (v *Views) makeTexts(ctx context.Context, missing []*textRun, nodes []ledger.Hash) error {
	total, done := int64(0), atomic.Int64{}
	from := make([]Mark, len(missing))
	for i, run := range missing {
		total += int64(run.last - run.first + 1)
		var err error
		if from[i], err = v.Before(run.first); err != nil { // here, since it notes which blocks are sound
			return err
		}
	}
	var show sync.Mutex
	progress := func(n int) {
		now := done.Add(int64(n))
		if v.Indexing != nil {
			show.Lock()
			v.Indexing(now, total)
			show.Unlock()
		}
	}
	var next atomic.Int64
	failed := make([]error, decodeWorkers)
	var wait sync.WaitGroup
	for w := range failed {
		wait.Go(func() {
			for failed[w] == nil {
				i := int(next.Add(1)) - 1
				if i >= len(missing) {
					return
				}
				run, err := v.buildTexts(ctx, from[i], missing[i].first, missing[i].last, progress)
				if failed[w] = err; err == nil {
					*missing[i] = *v.keepTexts(run, nodes)
				}
			}
		})
	}
	wait.Wait()
	return errors.Join(failed...)
}

func (x *texts) close() (err error) {
	for _, run := range x.runs {
		err = errors.Join(err, run.close())
	}
	return err
}

// textDigest is over the entries first to last, by the tree nodes over them.
func textDigest(nodes []ledger.Hash, first, last ledger.Ordinal) [sha256.Size]byte {
	return sha256.Sum256(asBytes(nodes[(first-1)/nodeLeaves : last/nodeLeaves]))
}

func textName(nodes []ledger.Hash, first, last ledger.Ordinal) string {
	digest := textDigest(nodes, first, last)
	return fmt.Sprintf("%d-%d-%s%s", first, last, hex.EncodeToString(digest[:8]), textSuffix)
}

// textFiles are the names of the files of the index, and of what others left behind.
func (v *Views) textFiles() []string {
	if v.dir == "" || !nativeLittleEndian {
		return nil
	}
	var names []string
	entries, _ := os.ReadDir(v.dir)
	for _, e := range entries {
		if strings.HasSuffix(e.Name(), textSuffix) {
			names = append(names, e.Name())
		}
	}
	return names
}

// storedTexts opens the file about the run that begins at an entry and goes farthest,
// up to last or nearly so; nil where there is none.
func (v *Views) storedTexts(files []string, nodes []ledger.Hash, first, last ledger.Ordinal) *textRun {
	for end := last; end >= first && v.books.Last-end <= textBehind || end == last; end -= nodeLeaves {
		if name := textName(nodes, first, end); slices.Contains(files, name) {
			if run, err := openTextRun(filepath.Join(v.dir, name), textDigest(nodes, first, end)); err == nil && run.first == first && run.last == end {
				return run
			}
		}
	}
	return nil
}

// keepTexts moves a run into a file, unless there is no place for one. Two
// processes that do so at once write the same.
func (v *Views) keepTexts(t *textRun, nodes []ledger.Hash) *textRun {
	if v.dir == "" || !nativeLittleEndian || os.MkdirAll(v.dir, 0o700) != nil {
		return t
	}
	digest := textDigest(nodes, t.first, t.last)
	path := filepath.Join(v.dir, textName(nodes, t.first, t.last))
	temporary := fmt.Sprintf("%s.%d%s", strings.TrimSuffix(path, textSuffix), os.Getpid(), textSuffix)
	var dir writer
	dir.raw(digest[:])
	dir.uint(uint64(t.first))
	dir.uint(uint64(t.last))
	for _, word := range t.fields {
		dir.uint(uint64(word))
	}
	err := writeSections(temporary, textMagic, dir.b, []section{
		{name: "ends", data: asBytes(t.words.ends)},
		{name: "text", data: t.words.text},
		{name: "starts", data: asBytes(t.starts)},
		{name: "lists", data: asBytes(t.lists)},
	})
	if err == nil {
		err = os.Rename(temporary, path)
	}
	if err == nil {
		if run, err := openTextRun(path, digest); err == nil {
			return run
		}
	}
	os.Remove(temporary)
	return t
}

// openTextRun maps a file of the index.
func openTextRun(path string, digest [sha256.Size]byte) (t *textRun, err error) {
	data, unmap, err := mapFile(path)
	if err != nil {
		return nil, err
	}
	f := &segmentFile{name: path, data: data, unmap: unmap}
	defer func() {
		if err != nil {
			err = errors.Join(err, unmap())
		}
	}()
	if len(data) >= headerBytes {
		f.crc = binary.LittleEndian.Uint32(data[12:]) // the digest below is what binds it
	}
	r, err := f.directory(textMagic)
	if err != nil {
		return nil, err
	}
	start := align(headerBytes + len(r.b))
	if [sha256.Size]byte(append(make([]byte, 0, sha256.Size), r.raw(sha256.Size)...)) != digest {
		return nil, ErrDamaged
	}
	t = &textRun{first: ledger.Ordinal(r.uint()), last: ledger.Ordinal(r.uint()), file: f}
	for i := range t.fields {
		t.fields[i] = uint32(r.uint())
	}
	if err := f.readSections(r, start); err != nil {
		return nil, err
	}
	for _, name := range []string{"ends", "text", "starts", "lists"} {
		x := f.section(name)
		if x == nil {
			return nil, ErrDamaged
		}
		switch name {
		case "ends":
			t.words.ends = cast[uint32](x.data, &err)
		case "text":
			t.words.text = x.data
		case "starts":
			t.starts = cast[uint32](x.data, &err)
		case "lists":
			t.lists = cast[uint16](x.data, &err)
		}
	}
	if err == nil && (len(t.starts) != len(t.words.ends) || len(t.starts) == 0) {
		err = ErrDamaged
	}
	return t, err
}
