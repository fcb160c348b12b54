package projections

import (
	"github.com/google/uuid"

	"github.com/fundledger/fundledger/ledger"
)

// writeSplits keeps the documents that several sources pay.
func writeSplits(w *writer, splits map[uuid.UUID]*ledger.Split) {
	w.uint(uint64(len(splits)))
	for _, s := range splits {
		w.raw(s.Key[:])
		w.raw(s.Digest[:])
		w.int(int64(s.Begun))
		w.uint(flag(s.Undone))
		w.uint(uint64(len(s.Parts)))
		for _, p := range s.Parts {
			w.text(p.Source)
			w.raw(p.Key[:])
			w.int(int64(p.Entry))
		}
		w.uint(uint64(len(s.Plans)))
		for _, p := range s.Plans {
			w.int(int64(p.Opened))
			w.int(int64(p.Ended))
		}
		w.uint(flag(s.Plan != nil))
		if s.Plan != nil {
			writeEvent(w, s.Plan)
		}
	}
}

func readSplits(r *reader) (splits []*ledger.Split) {
	for range r.count() {
		s := &ledger.Split{}
		copy(s.Key[:], r.raw(uint64(len(s.Key))))
		copy(s.Digest[:], r.raw(uint64(len(s.Digest))))
		s.Begun, s.Undone = ledger.Revision(r.int()), r.uint() != 0
		for range r.count() {
			p := ledger.PartPlace{Source: r.text()}
			copy(p.Key[:], r.raw(uint64(len(p.Key))))
			p.Entry = ledger.Revision(r.int())
			s.Parts = append(s.Parts, p)
		}
		for range r.count() {
			s.Plans = append(s.Plans, ledger.SplitPlan{Opened: ledger.Ordinal(r.int()), Ended: ledger.Ordinal(r.int())})
		}
		if r.uint() != 0 {
			plan, ok := readEvent(r).(*ledger.SplitBegun)
			if !ok {
				r.err = ErrDamaged
				return nil
			}
			s.Plan = plan
		}
		splits = append(splits, s)
	}
	return splits
}
