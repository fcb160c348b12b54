package projections

import "github.com/fundledger/fundledger/ledger"

// writeApprovals keeps the rules about what waits for approval.
func writeApprovals(w *writer, rules []ledger.Approval) {
	w.uint(uint64(len(rules)))
	for i := range rules {
		w.int(int64(rules[i].Revision))
		p, _ := ledger.Encode(&rules[i].ApprovalRequired) // it was decoded
		w.text(p.Data)
	}
}

func readApprovals(r *reader) []ledger.Approval {
	var rules []ledger.Approval
	for range r.count() {
		rule := ledger.Approval{Revision: ledger.Revision(r.int())}
		e, err := ledger.Decode(ledger.TypeName(&rule.ApprovalRequired), r.text())
		if err != nil {
			r.err = ErrDamaged
			return nil
		}
		rule.ApprovalRequired = *e.(*ledger.ApprovalRequired)
		rules = append(rules, rule)
	}
	return rules
}

// writePending keeps what waits for approval.
func writePending(w *writer, waiting map[ledger.Revision]*ledger.Pending) {
	w.uint(uint64(len(waiting)))
	for _, p := range waiting {
		w.int(int64(p.Entry))
		w.text(p.Preparer)
		w.text(p.Batch)
		w.text(p.Type)
		w.int(p.Amount.Minor)
		w.text(string(p.Amount.Currency))
		w.raw(p.Content[:])
	}
}

func readPending(r *reader) map[ledger.Revision]*ledger.Pending {
	n := r.count()
	if n == 0 {
		return nil
	}
	waiting := make(map[ledger.Revision]*ledger.Pending, n)
	for range n {
		p := &ledger.Pending{Entry: ledger.Revision(r.int()), Preparer: r.text(), Batch: r.text(), Type: r.text()}
		p.Amount = ledger.Money{Minor: r.int(), Currency: ledger.Currency(r.text())}
		copy(p.Content[:], r.raw(uint64(len(p.Content))))
		waiting[p.Entry] = p
	}
	return waiting
}
