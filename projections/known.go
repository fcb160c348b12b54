package projections

import "strings"

// Values are those that entries have for a dimension, in no order, some of them
// more than once. What only lines fix stands in the books.
func (t *Table) Values(dimension string) ([]string, error) {
	var list []string
	for _, s := range t.segments {
		column := s.column(t.storedAs(dimension))
		if column == nil {
			continue
		}
		if err := s.needTexts(column); err != nil {
			return nil, err
		}
		for code := 1; code < column.dict.len(); code++ {
			list = append(list, strings.Clone(column.dict.view(uint32(code))))
		}
	}
	return list, nil
}

// HasValue tells whether a posting ever had a value that a filter on one of the
// dimensions of entries asks for.
func (t *Table) HasValue(f *Filter) (bool, error) {
	for _, s := range t.segments {
		column := s.column(t.storedAs(f.Dimension))
		if column == nil {
			continue
		}
		if err := s.needTexts(column); err != nil {
			return false, err
		}
		for code := 1; code < column.dict.len(); code++ {
			if f.Matches(column.dict.view(uint32(code))) {
				return true, nil
			}
		}
	}
	return false, nil
}
