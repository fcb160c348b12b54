package projections

import "unsafe"

// view returns a text where it lies: valid until the segment is closed.
func (d *dict) view(i uint32) string { return viewOf(d.at(i)) }

func viewOf(b []byte) string { return unsafe.String(unsafe.SliceData(b), len(b)) }

// values numbers the distinct values that a dimension has in all segments and
// lines; 0 is "none".
type values struct {
	texts  []string          // where they lie: valid until the segments are closed
	number [][]uint32        // per segment: code → number
	lines  map[string]uint32 // what lines fix → number
}

// values merges the segments' dicts. The largest is taken as it is, and only the
// others are hashed: a million documents stand in one segment as a rule.
func (p *plan) values(name string) (*values, error) {
	v := &values{number: make([][]uint32, len(p.segments)), lines: map[string]uint32{}}
	largest := -1
	for i, s := range p.segments {
		column := s.column(name)
		if column == nil {
			continue
		}
		if err := s.needTexts(column); err != nil {
			return nil, err
		}
		v.number[i] = make([]uint32, column.dict.len())
		if largest < 0 || column.dict.len() > len(v.number[largest]) {
			largest = i
		}
	}
	v.texts = append(v.texts, "")
	if largest >= 0 {
		d := p.segments[largest].column(name).dict
		v.texts = make([]string, d.len())
		for code := range v.texts {
			v.texts[code] = d.view(uint32(code))
			v.number[largest][code] = uint32(code)
		}
	}
	others := p.otherTexts(name, largest)
	if len(others) == 0 {
		return v, nil
	}
	if largest >= 0 {
		for code, text := range v.texts {
			if _, ok := others[text]; ok {
				others[text] = uint32(code)
			}
		}
	}
	for i, s := range p.segments {
		column := s.column(name)
		if column == nil || i == largest {
			continue
		}
		for code := 1; code < column.dict.len(); code++ {
			v.number[i][code] = v.assign(others, column.dict.view(uint32(code)))
		}
	}
	for _, s := range p.segments {
		for _, ref := range s.lines {
			if ref.line != nil && ref.value(name) != "" {
				text := ref.value(name)
				v.lines[text] = v.assign(others, text)
			}
		}
	}
	return v, nil
}

// otherTexts collects the texts outside of the largest dict, without numbers yet.
func (p *plan) otherTexts(name string, largest int) map[string]uint32 {
	texts := map[string]uint32{}
	for i, s := range p.segments {
		if column := s.column(name); column != nil && i != largest {
			for code := 1; code < column.dict.len(); code++ {
				texts[column.dict.view(uint32(code))] = 0
			}
		}
		for _, ref := range s.lines {
			if ref.line != nil {
				if text := ref.value(name); text != "" {
					texts[text] = 0
				}
			}
		}
	}
	return texts
}

func (v *values) assign(numbers map[string]uint32, text string) uint32 {
	if n := numbers[text]; n != 0 {
		return n
	}
	n := uint32(len(v.texts))
	v.texts = append(v.texts, text)
	numbers[text] = n
	return n
}
