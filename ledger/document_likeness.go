package ledger

import (
	"iter"
	"strings"
	"unicode"
)

// Resembles tells whether another document of the same amount, known by its label and
// the value date of its payment, is probably the payment's own, written otherwise:
// their numbers differ by case, by letters that look alike, by spaces or leading zeros
// only, or one of the two has no date. Documents of one date are alike on any value
// date, without that they must have been paid on one day: 7 and 07 of two years are
// two documents. One with the very same label is known by its key, or is another line.
func (c *RecordExpenditure) Resembles(label string, paid Date) bool {
	own := c.Document
	if own.Kind == DefaultDocumentKind {
		own.Kind = ""
	}
	if !own.Numbered() || own.Label() == label {
		return false
	}
	number := FoldNumber(own.Number)
	undated := own
	undated.Date = NoDate
	behind := strings.TrimPrefix(undated.Label(), own.Number) // kind and issuer
	for i := range len(label) + 1 {
		if i < len(label) && label[i] != ' ' || FoldNumber(label[:i]) != number {
			continue
		}
		date, rest := cutDate(label[i:])
		if rest != behind {
			continue
		}
		if date == own.Date && date != NoDate {
			return true
		}
		return paid == c.paid() && (date == own.Date || date == NoDate || own.Date == NoDate)
	}
	return false
}

// cutDate cuts the date off what stands behind the number in a label.
func cutDate(s string) (Date, string) {
	const n = len(" 2018-03-15")
	if len(s) < n {
		return NoDate, s
	}
	date, err := ParseDate(s[1:n])
	if err != nil {
		return NoDate, s
	}
	return date, s[n:]
}

// LabelNumbers are what the number of a document may be that has a label, as FoldNumber
// makes it: whatever stands before a space, or all. Each is there once.
func LabelNumbers(label string) iter.Seq[string] {
	return func(yield func(string) bool) {
		last, first := "", true
		for i := range len(label) + 1 {
			if i < len(label) && label[i] != ' ' {
				continue
			}
			number := FoldNumber(label[:i])
			if (first || number != last) && !yield(number) {
				return
			}
			last, first = number, false
		}
	}
}

// FoldNumber is a document's number without what people overlook. It is for comparing
// only.
func FoldNumber(number string) string {
	folded := strings.Map(func(r rune) rune {
		if unicode.IsSpace(r) {
			return -1
		}
		return r
	}, FoldName(number))
	return strings.TrimLeft(folded, "0")
}
