package projections

import (
	"time"

	"github.com/google/uuid"

	"github.com/fundledger/fundledger/ledger"
)

// writeBooks keeps the books in the cache. readBooks is its inverse.
func writeBooks(w *writer, b *ledger.Books) {
	l := &b.Ledger
	w.raw(l.ID[:])
	for _, s := range []string{l.Name, l.Title, string(l.Currency), l.Zone, l.Rules} {
		w.text(s)
	}
	w.uint(flag(b.Created))
	w.int(int64(b.Last))
	w.int(unixMilli(b.Recorded))
	w.uint(uint64(len(b.Dimensions)))
	for _, d := range b.Dimensions {
		w.text(d.Name)
		w.text(d.Title)
		w.int(int64(d.Revision))
		w.int(int64(d.Ordinal))
	}
	w.uint(uint64(len(b.Calendars)))
	for _, c := range b.Calendars {
		w.text(c.Name)
		w.uint(uint64(c.FirstMonth))
	}
	w.uint(uint64(len(b.Revisions)))
	for stream, r := range b.Revisions {
		w.text(stream)
		w.int(int64(r))
	}
	w.uint(uint64(len(b.SourceIDs)))
	for _, id := range b.SourceIDs {
		writeSource(w, b.Sources[id])
	}
	w.uint(uint64(len(b.Batches)))
	for id, i := range b.Batches {
		w.raw(id[:])
		writeImport(w, i)
	}
	writePayeeActs(w, b.PayeeActs)
	writePersonActs(w, b.PersonActs)
	writeIssued(w, b.Issued)
	writeRates(w, &b.Rates)
	writeApprovals(w, b.Approvals)
	writeSplits(w, b.Splits)
}

func readBooks(r *reader) *ledger.Books {
	b := ledger.NewBooks()
	l := &b.Ledger
	copy(l.ID[:], r.raw(16))
	l.Name, l.Title, l.Currency, l.Zone, l.Rules = r.text(), r.text(), ledger.Currency(r.text()), r.text(), r.text()
	b.Created = r.uint() == 1
	b.Last = ledger.Ordinal(r.int())
	b.Recorded = fromUnixMilli(r.int())
	for range r.count() {
		var d ledger.RegisteredDimension
		d.Name, d.Title, d.Revision, d.Ordinal = r.text(), r.text(), ledger.Revision(r.int()), ledger.Ordinal(r.int())
		b.Dimensions = append(b.Dimensions, d)
	}
	for range r.count() {
		c := ledger.Calendar{Name: r.text(), FirstMonth: time.Month(r.uint())}
		b.Calendars[c.Name] = c
	}
	for range r.count() {
		stream := r.text()
		b.Revisions[stream] = ledger.Revision(r.int())
	}
	for range r.count() {
		s := readSource(r)
		b.Sources[s.ID] = s
		b.SourceIDs = append(b.SourceIDs, s.ID)
	}
	for range r.count() {
		var id uuid.UUID
		copy(id[:], r.raw(16))
		b.Batches[id] = readImport(r, id)
	}
	b.PayeeActs = readPayeeActs(r)
	b.PersonActs = readPersonActs(r)
	b.Issued = readIssued(r)
	readRates(r, &b.Rates)
	b.Approvals = readApprovals(r)
	b.KeepSplits(readSplits(r))
	return b
}

func writePayeeActs(w *writer, acts []ledger.PayeeAct) {
	w.uint(uint64(len(acts)))
	for _, act := range acts {
		w.int(int64(act.Ordinal))
		w.int(int64(act.Revision))
		writeEvent(w, act.Event)
	}
}

func readPayeeActs(r *reader) []ledger.PayeeAct {
	var acts []ledger.PayeeAct
	for range r.count() {
		act := ledger.PayeeAct{Ordinal: ledger.Ordinal(r.int()), Revision: ledger.Revision(r.int()), Event: readEvent(r)}
		if r.err != nil {
			return nil
		}
		acts = append(acts, act)
	}
	return acts
}

func writePersonActs(w *writer, acts []ledger.PersonAct) {
	w.uint(uint64(len(acts)))
	for _, act := range acts {
		w.int(int64(act.Revision))
		w.int(unixMilli(act.Recorded))
		writeEvent(w, act.Event)
	}
}

func readPersonActs(r *reader) []ledger.PersonAct {
	var acts []ledger.PersonAct
	for range r.count() {
		act := ledger.PersonAct{Revision: ledger.Revision(r.int()), Recorded: fromUnixMilli(r.int()), Event: readEvent(r)}
		if r.err != nil {
			return nil
		}
		acts = append(acts, act)
	}
	return acts
}

// writeEvent keeps an event as it is stored. readEvent is its inverse.
func writeEvent(w *writer, e ledger.Event) {
	p, _ := ledger.Encode(e) // it was decoded
	w.text(p.Type)
	w.text(p.Data)
}

func readEvent(r *reader) ledger.Event {
	e, err := ledger.Decode(r.text(), r.text())
	if err != nil {
		r.err = ErrDamaged
	}
	return e
}

func writeIssued(w *writer, reports []ledger.IssuedReport) {
	w.uint(uint64(len(reports)))
	for i := range reports {
		w.int(int64(reports[i].Ordinal))
		w.int(int64(reports[i].Entry))
		p, _ := ledger.Encode(&reports[i].ReportIssued) // it was decoded
		w.text(p.Data)
	}
}

func readIssued(r *reader) []ledger.IssuedReport {
	var reports []ledger.IssuedReport
	for range r.count() {
		i := ledger.IssuedReport{Ordinal: ledger.Ordinal(r.int()), Entry: ledger.Revision(r.int())}
		e, err := ledger.Decode(ledger.TypeName(&i.ReportIssued), r.text())
		if err != nil {
			r.err = ErrDamaged
			return nil
		}
		i.ReportIssued = *e.(*ledger.ReportIssued)
		reports = append(reports, i)
	}
	return reports
}

func writeSource(w *writer, s *ledger.Source) {
	w.text(s.ID)
	w.int(int64(s.Registered))
	writeParticulars(w, &s.SourceRegistered)
	writeParticulars(w, &s.First)
	w.int(int64(s.Revision))
	w.int(s.Amended)
	writeCash(w, s)
	w.uint(uint64(len(s.Closings)))
	for _, c := range s.Closings {
		w.text(c.Label)
		w.uint(uint64(c.Start))
		w.uint(uint64(c.End))
		w.uint(uint64(c.State))
		w.int(int64(c.Entry))
		w.text(c.Actor)
	}
	writeLife(w, s)
	writeObligations(w, s.Obligations)
	writePending(w, s.Pending)
	w.uint(uint64(len(s.Lines)))
	for _, l := range s.Lines {
		w.text(l.Path)
		w.text(l.Title)
		w.text(l.Act)
		w.uint(uint64(l.Span.Start))
		w.uint(uint64(l.Span.End))
		w.uint(uint64(len(l.Dimensions)))
		for _, d := range l.Dimensions {
			w.text(d.Name)
			w.text(d.Value)
		}
		writePlan(w, l)
		for _, sum := range l.Sums {
			w.int(sum)
		}
	}
}

// writeLife keeps the suspensions of a source, and the act that closed it.
func writeLife(w *writer, s *ledger.Source) {
	w.text(string(s.Changed.To))
	w.uint(uint64(s.Changed.From))
	w.int(int64(s.Changed.Entry))
	w.int(int64(s.Changed.Known))
	w.uint(uint64(len(s.Suspensions)))
	for i := range s.Suspensions {
		x := &s.Suspensions[i]
		for _, d := range []ledger.Date{x.From, x.Until, x.Resumed} {
			w.uint(uint64(d))
		}
		w.uint(uint64(len(x.Except)))
		for _, line := range x.Except {
			w.text(line)
		}
		w.text(x.Act)
		w.int(int64(x.Entry))
	}
	w.uint(uint64(s.FirstPaid))
	w.uint(uint64(len(s.Early)))
	for day, minor := range s.Early {
		w.uint(uint64(day))
		w.int(minor)
	}
	w.uint(flag(s.Closed != nil))
	if s.Closed != nil {
		w.text(s.Closed.Act)
		w.int(int64(s.Closed.Entry))
	}
}

func readLife(r *reader, s *ledger.Source) {
	s.Changed = ledger.CurrencyChange{
		To: ledger.Currency(r.text()), From: ledger.Date(r.uint()), Entry: ledger.Revision(r.int()), Known: ledger.Ordinal(r.int()),
	}
	for range r.count() {
		x := ledger.Suspension{From: ledger.Date(r.uint()), Until: ledger.Date(r.uint()), Resumed: ledger.Date(r.uint())}
		for range r.count() {
			x.Except = append(x.Except, r.text())
		}
		x.Act, x.Entry = r.text(), ledger.Revision(r.int())
		s.Suspensions = append(s.Suspensions, x)
	}
	s.FirstPaid = ledger.Date(r.uint())
	for range r.count() {
		if s.Early == nil {
			s.Early = map[ledger.Date]int64{}
		}
		day := ledger.Date(r.uint())
		s.Early[day] = r.int()
	}
	if r.uint() == 1 {
		s.Closed = &ledger.Closed{Act: r.text(), Entry: ledger.Revision(r.int())}
	}
}

// writeObligations keeps what is left of commitments and liabilities.
func writeObligations(w *writer, open map[ledger.Revision]*ledger.Obligation) {
	w.uint(uint64(len(open)))
	for _, o := range open {
		w.int(int64(o.Entry))
		w.uint(uint64(o.Stage))
		w.text(o.Number)
		w.uint(uint64(o.Date))
		w.uint(uint64(o.Due))
		w.text(o.Payee)
		w.text(o.PayeeID)
		w.uint(uint64(len(o.Dimensions)))
		for _, d := range o.Dimensions {
			w.text(d.Name)
			w.text(d.Value)
		}
		w.uint(uint64(o.InvoiceDate))
		w.int(o.InvoiceTotal.Minor)
		w.text(string(o.InvoiceTotal.Currency))
		w.uint(uint64(len(o.Left)))
		for _, p := range o.Left {
			w.text(p.Line)
			w.int(p.Minor)
		}
	}
}

func readObligations(r *reader) map[ledger.Revision]*ledger.Obligation {
	n := r.count()
	if n == 0 {
		return nil
	}
	open := make(map[ledger.Revision]*ledger.Obligation, n)
	for range n {
		o := &ledger.Obligation{Entry: ledger.Revision(r.int()), Stage: ledger.Stage(r.uint())}
		o.Number, o.Date, o.Due = r.text(), ledger.Date(r.uint()), ledger.Date(r.uint())
		o.Payee, o.PayeeID = r.text(), r.text()
		for range r.count() {
			o.Dimensions = append(o.Dimensions, ledger.Dimension{Name: r.text(), Value: r.text()})
		}
		o.InvoiceDate, o.InvoiceTotal = ledger.Date(r.uint()), ledger.Money{Minor: r.int(), Currency: ledger.Currency(r.text())}
		for range r.count() {
			o.Left = append(o.Left, ledger.Part{Line: r.text(), Minor: r.int()})
		}
		open[o.Entry] = o
	}
	return open
}

// writePlan keeps the acts behind a line's plan, and its phasing.
func writePlan(w *writer, l *ledger.Line) {
	w.uint(uint64(l.Planned))
	w.text(l.Latest.Act)
	w.uint(uint64(l.Latest.Date))
	w.int(int64(l.Latest.Entry))
	w.uint(uint64(len(l.Phasing)))
	for _, p := range l.Phasing {
		w.text(p.Period)
		w.uint(uint64(p.FirstDay))
		w.uint(uint64(p.LastDay))
		w.int(p.Minor)
	}
}

func readPlan(r *reader, l *ledger.Line) {
	l.Planned = ledger.Date(r.uint())
	l.Latest = ledger.PlanAct{Act: r.text(), Date: ledger.Date(r.uint()), Entry: ledger.Revision(r.int())}
	for range r.count() {
		l.Phasing = append(l.Phasing, ledger.Phase{
			Period: r.text(), FirstDay: ledger.Date(r.uint()), LastDay: ledger.Date(r.uint()), Minor: r.int(),
		})
	}
}

func writeParticulars(w *writer, s *ledger.SourceRegistered) {
	for _, t := range []string{s.Kind, s.Title, s.Funder, string(s.Currency), s.Calendar, s.Lapses, s.Refunds} {
		w.text(t)
	}
	for _, d := range []ledger.Date{s.Signed, s.Opens, s.Closes, s.Deadline, s.Effective, s.RetroactiveFrom} {
		w.uint(uint64(d))
	}
	w.int(s.RetroactiveCap.Minor)
	w.text(string(s.RetroactiveCap.Currency))
}

func readParticulars(r *reader, s *ledger.SourceRegistered) {
	s.Kind, s.Title, s.Funder = r.text(), r.text(), r.text()
	s.Currency, s.Calendar, s.Lapses, s.Refunds = ledger.Currency(r.text()), r.text(), r.text(), r.text()
	for _, d := range []*ledger.Date{&s.Signed, &s.Opens, &s.Closes, &s.Deadline, &s.Effective, &s.RetroactiveFrom} {
		*d = ledger.Date(r.uint())
	}
	s.RetroactiveCap = ledger.Money{Minor: r.int(), Currency: ledger.Currency(r.text())}
}

func readSource(r *reader) *ledger.Source {
	s := &ledger.Source{ID: r.text(), Registered: ledger.Ordinal(r.int())}
	readParticulars(r, &s.SourceRegistered)
	readParticulars(r, &s.First)
	s.Revision = ledger.Revision(r.int())
	s.Amended = r.int()
	readCash(r, s)
	for range r.count() {
		var c ledger.Closing
		c.Label, c.Start, c.End = r.text(), ledger.Date(r.uint()), ledger.Date(r.uint())
		c.State, c.Entry, c.Actor = ledger.PeriodState(r.uint()), ledger.Revision(r.int()), r.text()
		s.Closings = append(s.Closings, c)
	}
	readLife(r, s)
	s.Obligations = readObligations(r)
	s.Pending = readPending(r)
	n := r.count()
	s.Lines = make(map[string]*ledger.Line, n)
	lines := make([]ledger.Line, n)
	for i := range lines {
		l := &lines[i]
		l.Path, l.Title, l.Act = r.text(), r.text(), r.text()
		l.Span.Start, l.Span.End = ledger.Date(r.uint()), ledger.Date(r.uint())
		if k := r.count(); k > 0 {
			l.Dimensions = make([]ledger.Dimension, k)
		}
		for j := range l.Dimensions {
			l.Dimensions[j] = ledger.Dimension{Name: r.text(), Value: r.text()}
		}
		readPlan(r, l)
		for j := range l.Sums {
			l.Sums[j] = r.int()
		}
		s.Lines[l.Path] = l
	}
	return s
}

func writeImport(w *writer, i *ledger.Import) {
	w.text(i.Kind)
	w.text(i.File)
	w.text(i.SHA256)
	w.int(i.Bytes)
	w.int(i.Rows)
	writeTotals(w, i.Totals)
	w.int(int64(i.Opened))
	w.text(i.Actor)
	w.int(i.Recorded)
	w.uint(flag(i.Completed != nil))
	if c := i.Completed; c != nil {
		w.int(int64(i.Ended))
		w.int(c.Rows)
		w.int(c.Recorded)
		w.int(c.Skipped)
		w.int(c.Rejected)
		writeTotals(w, c.Totals)
	}
}

func readImport(r *reader, id uuid.UUID) *ledger.Import {
	i := &ledger.Import{}
	i.ID, i.Kind, i.File, i.SHA256 = id, r.text(), r.text(), r.text()
	i.Bytes, i.Rows, i.Totals = r.int(), r.int(), readTotals(r)
	i.Opened, i.Actor, i.Recorded = ledger.Ordinal(r.int()), r.text(), r.int()
	if r.uint() == 1 {
		i.Ended = ledger.Ordinal(r.int())
		i.Completed = &ledger.BatchCompleted{Rows: r.int(), Recorded: r.int(), Skipped: r.int(), Rejected: r.int(), Totals: readTotals(r)}
	}
	return i
}

func writeTotals(w *writer, list []ledger.Total) {
	w.uint(uint64(len(list)))
	for _, t := range list {
		w.int(t.Rows)
		w.int(t.Amount.Minor)
		w.text(string(t.Amount.Currency))
	}
}

func readTotals(r *reader) []ledger.Total {
	var list []ledger.Total
	for range r.count() {
		list = append(list, ledger.Total{Rows: r.int(), Amount: ledger.Money{Minor: r.int(), Currency: ledger.Currency(r.text())}})
	}
	return list
}

func flag(v bool) uint64 {
	if v {
		return 1
	}
	return 0
}

func unixMilli(t time.Time) int64 {
	if t.IsZero() {
		return 0
	}
	return t.UnixMilli()
}

func fromUnixMilli(ms int64) time.Time {
	if ms == 0 {
		return time.Time{}
	}
	return time.UnixMilli(ms).UTC()
}
