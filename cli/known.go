package cli

import (
	"context"
	"strconv"
	"strings"
	"time"

	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
)

// knownAt is up to when a report knows the ledger, as it was asked: up to an entry, or
// to a time. The zero value is up to the last entry.
type knownAt struct {
	asked   string // a time as typed; "" for an entry
	ordinal ledger.Ordinal
	of      *fingerprint              // the report that knew it, nil for none
	clock   time.Time                 // as a clock shows it, in no zone yet, unless zoned
	zoned   bool                      // the time was typed with its zone
	end     func(time.Time) time.Time // of the day, minute or second that was named
}

// given reports whether anything was asked.
func (k *knownAt) given() bool { return k.asked != "" || k.ordinal != 0 }

func knownFlag(to *knownAt) *flag { return parsed("known-at", to, parseKnown).shows("known") }

// knownLayouts are the spellings of a time of day, with what each of them names.
var knownLayouts = []struct {
	layout string
	unit   time.Duration
}{
	{"2006-01-02 15:04", time.Minute},
	{"2006-01-02 15:04:05", time.Second},
	{"2006-01-02 15:04:05.000", time.Millisecond},
	{"02.01.2006 15:04", time.Minute},
	{"02.01.2006 15:04:05", time.Second},
}

// parseKnown reads @N, the fingerprint of a report (what that knew), a date, or a date with a time: 2018-08-10, 10.08.2018 17:45,
// 2018-08-10T17:45:30, and as JSON has it, with milliseconds and a zone. What is named
// counts to its end: a date means what was recorded on that day or before. Refusals:
// bad-known-at (value), and those of parseFingerprint.
func parseKnown(value string) (knownAt, error) {
	if digits, ok := strings.CutPrefix(value, "@"); ok {
		if n, err := strconv.ParseInt(digits, 10, 63); err == nil && n > 0 {
			return knownAt{ordinal: ledger.Ordinal(n)}, nil
		}
		return knownAt{}, ledger.Refuse("bad-known-at", "value", value)
	}
	if strings.HasPrefix(value, "fl") && strings.Contains(value, ":") {
		f, err := parseFingerprint(value)
		if err != nil {
			return knownAt{}, err
		}
		return knownAt{ordinal: f.entries, of: f}, nil
	}
	if d, err := parseDay(value); err == nil {
		year, month, day := d.Civil()
		return knownAt{
			asked: value, clock: time.Date(year, month, day, 0, 0, 0, 0, time.UTC),
			end: func(t time.Time) time.Time { return t.AddDate(0, 0, 1) },
		}, nil
	}
	if t, err := time.Parse(time.RFC3339, value); err == nil {
		unit := time.Second
		if strings.Contains(value, ".") {
			unit = time.Millisecond
		}
		return knownAt{asked: value, clock: t, zoned: true, end: adding(unit)}, nil
	}
	text := strings.Replace(value, "T", " ", 1)
	for _, l := range knownLayouts {
		if len(text) != len(l.layout) { // time.Parse takes a fraction that the layout does not have
			continue
		}
		if t, err := time.Parse(l.layout, text); err == nil {
			return knownAt{asked: value, clock: t, end: adding(l.unit)}, nil
		}
	}
	return knownAt{}, ledger.Refuse("bad-known-at", "value", value)
}

func adding(unit time.Duration) func(time.Time) time.Time {
	return func(t time.Time) time.Time { return t.Add(unit) }
}

// knownEntry is the entry that a report knows the ledger up to: the last one recorded by
// then. Refusals: those of continues, known-beyond (asked, last), known-in-future (asked), known-before
// (asked, first).
func (l *openLedger) knownEntry(ctx context.Context, k knownAt) (ledger.Ordinal, error) {
	last := l.books().Last
	switch {
	case !k.given():
		return last, nil
	case k.of != nil:
		return k.ordinal, l.continues(ctx, k.of)
	case k.asked == "" && k.ordinal > last:
		return 0, ledger.Refuse("known-beyond", "asked", int64(k.ordinal), "last", int64(last))
	case k.asked == "":
		return k.ordinal, nil
	}
	begin := k.clock
	if !k.zoned {
		begin = time.Date(begin.Year(), begin.Month(), begin.Day(), begin.Hour(), begin.Minute(), begin.Second(), begin.Nanosecond(), l.zone())
	}
	if begin.After(l.session.now()) {
		return 0, ledger.Refuse("known-in-future", "asked", k.asked)
	}
	next, err := l.views.RecordedFrom(ctx, k.end(begin))
	if err != nil {
		return 0, err
	}
	if next == 1 {
		first, err := l.views.RecordedAt(ctx, 1)
		if err != nil {
			return 0, err
		}
		return 0, ledger.Refuse("known-before", "asked", k.asked, "first", l.moment(first))
	}
	return next - 1, nil
}

// resolveKnown finds the last entry that the report knows. Refusals: those of checkIssue,
// knownEntry and continues.
func (q *question) resolveKnown(ctx context.Context, l *openLedger) (err error) {
	if err := q.checkIssue(l); err != nil {
		return err
	}
	if again := l.session.reproduced; again != nil {
		q.known, err = again.entries, l.continues(ctx, again)
	} else {
		q.known, err = l.knownEntry(ctx, q.knownAt)
	}
	if err == nil && q.knownAt.given() {
		q.knownRecorded, err = l.views.RecordedAt(ctx, q.known)
	}
	if err == nil {
		q.incomplete, err = l.views.Incomplete(q.known)
	}
	return err
}

// moment is a time as the reader's language and the ledger's zone have it.
func (l *openLedger) moment(t time.Time) string {
	local := t.In(l.zone())
	return l.session.lang.Date(ledger.DateOf(local)) + local.Format(" 15:04:05 MST")
}

// tellKnown says in a table's head up to when it knows the ledger, where that was asked:
// the time and the entry that it came to, or the entry, and when that was recorded.
func (q *question) tellKnown(l *openLedger, t *output.Table) {
	if !q.knownAt.given() {
		return
	}
	lang, code := l.session.lang, "report-known-entry"
	if q.knownAt.asked != "" {
		code = "report-known-time"
		t.Meta = append(t.Meta, output.Field{Key: "known_at", Value: output.String(q.knownAt.asked)})
	}
	t.Title = append(t.Title, lang.Text(code, "asked", q.knownAt.asked, "ordinal", lang.Number(int64(q.known)), "recorded", l.moment(q.knownRecorded)))
	t.Meta = append(t.Meta, output.Field{Key: "known_recorded", Value: l.timeCell(q.knownRecorded, l.zone())})
}
