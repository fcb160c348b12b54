package projections

import "strings"

// Values are those that entries have for a dimension, in no order, some of them
// more than once. What only lines fix stands in the books.
func (t *Table) Values(dimension string) ([]string, error) {
	var list []string
	for _, s := range t.segments {
		column := s.column(dimension)
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
