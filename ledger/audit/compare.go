package audit

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"slices"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/merkle"
)

// ErrOtherHashes: the leaf hashes are not those that were signed with the checkpoint.
var ErrOtherHashes = errors.New("the leaf hashes are not those of the checkpoint")

// CheckHashes reads the leaf hashes that were written beside a checkpoint (32 bytes an entry,
// in ledger order) and holds them against its root. Errors: ErrOtherHashes, those of r.
func CheckHashes(r io.Reader, c Checkpoint) error {
	in := bufio.NewReaderSize(r, 1<<16)
	var tree merkle.Tree
	for {
		var h ledger.Hash
		_, err := io.ReadFull(in, h[:])
		switch {
		case errors.Is(err, io.EOF):
			if tree.Size() != c.Size || tree.Root() != c.Root {
				return ErrOtherHashes
			}
			return nil
		case errors.Is(err, io.ErrUnexpectedEOF):
			return ErrOtherHashes
		case err != nil:
			return err
		}
		tree.Add(h)
	}
}

// What was done to the entries that were signed.
const (
	Changed  = "changed"  // the entry has other content, or another stands in its place
	Removed  = "removed"  // entries are gone from here on
	Inserted = "inserted" // entries are here that were not signed
	Moved    = "moved"    // entries stand in another order
)

// A Difference is the first place at which a ledger is not the one that was signed.
type Difference struct {
	What    string
	Ordinal ledger.Ordinal // the first entry that differs
	Count   int64          // entries removed or inserted, as far as can be told
}

func (d *Difference) Error() string {
	return fmt.Sprintf("entry %d: %d %s", d.Ordinal, d.Count, d.What)
}

// A Comparison holds a ledger, entry by entry, against a checkpoint. With its leaf hashes
// it finds the first entry that differs, without them only that one does.
type Comparison struct {
	checkpoint Checkpoint
	hashes     *bufio.Reader  // nil without
	place      ledger.Ordinal // of the entry last added, whatever it says itself
	tree       merkle.Tree
	hasher     ledger.LeafHasher
	same       bool // the root was that of the checkpoint at its size

	// From the first difference on, some of what was signed and of what is there.
	signed []ledger.Hash
	first  ledger.Ordinal
	there  []ledger.Record
	leaves []ledger.Hash
}

// lookAhead is how many entries behind a difference tell what was done.
const lookAhead = 4096

// Compare begins a comparison. hashes, unless nil, were read by CheckHashes before.
func Compare(c Checkpoint, hashes io.Reader) *Comparison {
	x := &Comparison{checkpoint: c, same: c.Size == 0 && c.Root == (&merkle.Tree{}).Root()}
	if hashes != nil {
		x.hashes = bufio.NewReaderSize(hashes, 1<<16)
	}
	return x
}

// Add takes the ledger's next entry and its leaf.
func (x *Comparison) Add(r *ledger.Record, leaf ledger.Hash) error {
	x.place++
	if x.tree.Size() < x.checkpoint.Size {
		x.tree.Add(leaf)
		if x.tree.Size() == x.checkpoint.Size {
			x.same = x.tree.Root() == x.checkpoint.Root
		}
	}
	if x.hashes == nil {
		return nil
	}
	if x.first == 0 {
		h, ok, err := x.next()
		if err != nil || !ok || h == leaf { // what follows those that were signed is new
			return err
		}
		x.first, x.signed = x.place, append(x.signed, h)
	}
	if len(x.leaves) < lookAhead {
		x.there = append(x.there, *r)
		x.leaves = append(x.leaves, leaf)
	}
	return nil
}

func (x *Comparison) next() (h ledger.Hash, ok bool, err error) {
	_, err = io.ReadFull(x.hashes, h[:])
	if errors.Is(err, io.EOF) {
		return h, false, nil
	}
	return h, err == nil, err
}

// Compared is how many entries were added.
func (x *Comparison) Compared() int64 { return int64(x.place) }

// Same reports whether the ledger extends what was signed: whether its first entries have
// the root of the checkpoint.
func (x *Comparison) Same() bool { return x.same }

// Difference tells what was done, nil where there are no hashes or nothing differs.
func (x *Comparison) Difference() (*Difference, error) {
	if x.hashes == nil || x.same {
		return nil, nil
	}
	if x.first == 0 {
		// All that is there was signed, and it is not all.
		return &Difference{Removed, x.place + 1, x.checkpoint.Size - int64(x.place)}, nil
	}
	for len(x.signed) < lookAhead {
		h, ok, err := x.next()
		if err != nil {
			return nil, err
		}
		if !ok {
			break
		}
		x.signed = append(x.signed, h)
	}
	return x.classify(), nil
}

// classify looks for the first signed entry among those that are there, and the other way
// round; also under the revisions that entries of the stream have when those before them are
// taken out or put in and all are renumbered.
func (x *Comparison) classify() *Difference {
	later := slices.Index(x.leaves, x.signed[0])
	if later < 0 {
		later = x.renumbered(x.signed[0], -1)
	}
	gone := slices.Index(x.signed, x.leaves[0])
	if gone < 0 {
		gone = x.signedAs(&x.there[0], 1)
	}
	switch {
	case gone > 0 && later > 0:
		return &Difference{Moved, x.first, int64(later) + 1}
	case later > 0:
		return &Difference{Inserted, x.first, int64(later)}
	case gone > 0:
		return &Difference{Removed, x.first, int64(gone)}
	}
	return &Difference{Changed, x.first, 1}
}

// renumbered finds the entry that had a leaf when its revision was another by step times the
// number of entries of its stream before it.
func (x *Comparison) renumbered(signed ledger.Hash, step ledger.Revision) int {
	shift := map[string]ledger.Revision{}
	for i := range x.there {
		r := x.there[i]
		if by := shift[r.Stream]; by != 0 {
			r.Revision += step * by
			if r.Revision >= 0 && x.hasher.Leaf(r) == signed {
				return i
			}
		}
		shift[r.Stream]++
	}
	return -1
}

// signedAs finds the entry among those that were signed, where some of its stream before it
// were taken out.
func (x *Comparison) signedAs(r *ledger.Record, step ledger.Revision) int {
	for by := ledger.Revision(1); int(by) < min(len(x.signed), 256); by++ {
		moved := *r
		moved.Revision += step * by
		if i := slices.Index(x.signed, x.hasher.Leaf(moved)); i > 0 {
			return i
		}
	}
	return -1
}
