package projections

import (
	"slices"

	"github.com/fundledger/fundledger/ledger"
)

// Incomplete lists the imports that were begun and not completed by an entry, oldest
// first, with what was recorded of them by then.
func (v *Views) Incomplete(known ledger.Ordinal) ([]*ledger.Import, error) {
	if known == v.books.Last {
		return v.books.Incomplete(), nil
	}
	var list []*ledger.Import
	for _, i := range v.books.Batches {
		if i.Opened > known || i.Completed != nil && i.Ended <= known {
			continue
		}
		then := *i
		then.Completed, then.Ended = nil, 0
		var err error
		if then.Recorded, err = v.recordedOf(i, known); err != nil {
			return nil, err
		}
		list = append(list, &then)
	}
	slices.SortFunc(list, func(a, b *ledger.Import) int { return int(a.Opened - b.Opened) })
	return list, nil
}

// recordedOf counts the rows of an import up to an entry: what has its batch behind the
// entry that opened it.
func (v *Views) recordedOf(i *ledger.Import, known ledger.Ordinal) (n int64, err error) {
	for s, err := range v.Stretches(i.Opened + 1) {
		if err != nil {
			return 0, err
		}
		if s.Ordinal >= known {
			break
		}
		if s.Batch == i.ID {
			n += int64(min(s.Last, known) - max(s.Ordinal, i.Opened))
		}
	}
	return n, nil
}
