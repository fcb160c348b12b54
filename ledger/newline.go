package ledger

import "slices"

// A newLine is what opens a budget line: what it fixes never changes. A change is a
// new line.
type newLine struct {
	path, title       string
	firstDay, lastDay Date
	dimensions        []Dimension
}

func (l *newLine) opened() *LineOpened {
	return &LineOpened{Line: l.path, Title: l.title, FirstDay: l.firstDay, LastDay: l.lastDay, Dimensions: l.dimensions}
}

// opens refuses a line that cannot be opened in the source: line-without-dates
// (line), reversed-dates, line-outside-source (line, date, source, opens),
// names-look-alike (value, other).
func (l *newLine) opens(s *Source) error {
	address := s.Address(l.path)
	if l.firstDay == NoDate || l.lastDay == NoDate {
		return Refuse("line-without-dates", "line", address)
	}
	if l.lastDay < l.firstDay {
		return Refuse("reversed-dates", "source", address, "first", l.firstDay, "last", l.lastDay)
	}
	if last := s.LastDay(); l.firstDay < s.FirstDay() || last != NoDate && l.firstDay > last {
		return Refuse("line-outside-source", "line", address, "date", l.firstDay, "source", s.ID, "opens", s.FirstDay())
	}
	if other, ok := s.sameName(l.path); ok {
		return Refuse("names-look-alike", "value", address, "other", s.Address(other))
	}
	return nil
}

// sameDays tells whether an open line has the days that are said of it, where any are.
func (l *newLine) sameDays(line *Line) bool {
	return (l.firstDay == NoDate || l.firstDay == line.Span.Start) && (l.lastDay == NoDate || l.lastDay == line.Span.Last())
}

// commonDays tells whether an open line has any of the days that are said.
func (l *newLine) commonDays(line *Line) bool {
	return (l.firstDay == NoDate || l.firstDay < line.Span.End) && (l.lastDay == NoDate || l.lastDay >= line.Span.Start)
}

// sameFixed tells whether an open line fixes the dimensions that are said, where any
// are.
func (l *newLine) sameFixed(line *Line) bool {
	return len(l.dimensions) == 0 || slices.Equal(l.dimensions, line.Dimensions)
}

// ofFixed puts the dimensions that a line fixes in order, and objects to those that
// it cannot fix.
func ofFixed(b *Books, list []Dimension, object objector) bool {
	SortDimensions(list)
	for i, d := range list {
		var err error
		switch {
		case !b.Classifies(d.Name):
			err = Refuse("unknown-dimension", "dimension", d.Name)
		case i > 0 && list[i-1].Name == d.Name:
			err = Refuse("dimension-twice", "dimension", d.Name)
		case d.Value == "":
			err = CheckValue(d.Value)
		case d.Name == DimAccount:
			err = checkAccount(d.Value)
		default:
			err = fieldText{d.Name, d.Value}.check()
		}
		if err != nil && !object(err) {
			return false
		}
	}
	return true
}
