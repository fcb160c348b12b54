package intake

import (
	"maps"
	"path/filepath"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"

	"github.com/fundledger/fundledger/ledger"
)

// A valueMap says what the values of a field stand for: of that field itself, or of
// several. It is written in the profile, or in a file of its own that the profile
// names.
type valueMap struct {
	of   string              // the field whose values they are
	to   []string            // the fields that it gives
	rows map[string][]string // value → what it stands for, in the order of to

	// of a map in a file
	file     string   // as the profile names it
	from     string   // the heading of the values
	headings []string // of to, in the file
	form     FileProfile
	header   []string // of the file, once it is read
	cut      byte     // its delimiter

	raw map[string]any // as it stands in the profile
}

// UnmarshalTOML takes a table: of values, or of keys that name a file.
func (m *valueMap) UnmarshalTOML(v any) error {
	table, ok := v.(map[string]any)
	if !ok {
		return wanted("table")
	}
	m.raw = table
	return nil
}

// checkMap reads the map of a field. One that has the keys file and from is in a
// file.
func (p *Profile) checkMap(field string, m *valueMap) error {
	m.of = field
	if m.raw["file"] != nil && m.raw["from"] != nil {
		return p.checkMapFile(field, m)
	}
	several := false
	for _, value := range slices.Sorted(maps.Keys(m.raw)) {
		key := toml.Key{"maps", field, value}.String()
		switch target := m.raw[value].(type) {
		case string:
			m.to = append(m.to, field)
		case map[string]any:
			several = true
			for to, text := range target {
				if _, ok := text.(string); !ok {
					return ledger.Refuse("profile-key-type", "file", p.path, "key", key+"."+to, "wanted", "text")
				}
				m.to = append(m.to, to)
			}
		default:
			return ledger.Refuse("profile-key-type", "file", p.path, "key", key, "wanted", "text-or-table")
		}
	}
	slices.Sort(m.to)
	m.to = slices.Compact(m.to)
	if !several {
		m.to = []string{field} // also of a map without a value
	}
	m.rows = make(map[string][]string, len(m.raw))
	for value, target := range m.raw {
		row := make([]string, len(m.to))
		for i, to := range m.to {
			if text, ok := target.(string); ok && to == field {
				row[i] = text
			} else if table, ok := target.(map[string]any); ok && table[to] != nil {
				row[i] = table[to].(string)
			}
		}
		m.rows[value] = row
	}
	return nil
}

func (p *Profile) checkMapFile(field string, m *valueMap) error {
	for _, name := range slices.Sorted(maps.Keys(m.raw)) {
		key := toml.Key{"maps", field, name}.String()
		if !slices.Contains(tables["maps"], name) {
			return p.unknownKey(toml.Key{"maps", name}, key)
		}
		if table, ok := m.raw[name].(map[string]any); ok && name == "to" {
			for _, to := range slices.Sorted(maps.Keys(table)) {
				heading, ok := table[to].(string)
				if !ok {
					return ledger.Refuse("profile-key-type", "file", p.path, "key", key+"."+to, "wanted", "text")
				}
				m.to, m.headings = append(m.to, to), append(m.headings, heading)
			}
			continue
		}
		text, ok := m.raw[name].(string)
		if !ok {
			return ledger.Refuse("profile-key-type", "file", p.path, "key", key, "wanted", map[bool]string{true: "text-or-table", false: "text"}[name == "to"])
		}
		switch name {
		case "file":
			m.file = text
		case "from":
			m.from = text
		case "to":
			m.to, m.headings = []string{field}, []string{text}
		case "delimiter":
			m.form.Delimiter = text
		case "encoding":
			m.form.Encoding = text
		case "sheet":
			m.form.Sheet = text
		}
	}
	key := func(name string) string { return toml.Key{"maps", field, name}.String() }
	if e := m.form.Encoding; e != "" && !slices.Contains([]string{encodingUTF8, encoding1251}, strings.ToLower(e)) {
		return p.badValue(key("encoding"), e, encodingUTF8, encoding1251)
	}
	if d := m.form.Delimiter; len(d) > 1 || d == "\"" || d == "\n" {
		return p.badValue(key("delimiter"), d, ";", ",", "\\t", "|")
	}
	if m.to == nil {
		return ledger.Refuse("profile-missing", "file", p.path, "key", key("to"))
	}
	return nil
}

// loadMaps reads the files of the maps. Their names are relative to the profile.
// Refusals: map-unreadable (file, key, table, problem), map-column (table, heading),
// map-key-twice (table, value, row, other).
func (p *Profile) loadMaps() error {
	for _, field := range slices.Sorted(maps.Keys(p.Maps)) {
		m := p.Maps[field]
		if m.file == "" {
			continue
		}
		path := m.file
		if !filepath.IsAbs(path) {
			path = filepath.Join(filepath.Dir(p.path), path)
		}
		if err := m.load(path); err != nil {
			switch ledger.RefusalCode(err) {
			case "map-key-twice", "table-row", "column-missing":
				return err
			}
			return ledger.Refuse("map-unreadable", "file", p.path, "key", toml.Key{"maps", field}.String(), "table", m.file, "problem", err)
		}
	}
	return nil
}

func (m *valueMap) load(path string) error {
	t, err := readTable(path, m.form)
	if err != nil {
		return err
	}
	m.header, m.cut = t.header, t.delimiter
	from, err := t.column(m.file, m.from)
	if err != nil {
		return err
	}
	to := make([]int, len(m.to))
	for i, heading := range m.headings {
		if to[i], err = t.column(m.file, heading); err != nil {
			return err
		}
	}
	m.rows = make(map[string][]string, len(t.rows))
	first := make(map[string]int, len(t.rows)) // value → the line that it stands in
	for _, row := range t.rows {
		value, targets := clean(row.Cells[from]), make([]string, len(to))
		for i := range to {
			targets[i] = clean(row.Cells[to[i]])
		}
		if value == "" || isBlank(targets) { // not answered yet
			continue
		}
		if known, ok := m.rows[value]; ok && !slices.Equal(known, targets) {
			return ledger.Refuse("map-key-twice", "table", m.file, "value", value, "row", row.Line, "other", first[value])
		} else if !ok {
			m.rows[value], first[value] = targets, row.Line
		}
	}
	return nil
}

// A Missing says where a value belongs that a map does not have.
type Missing struct {
	Where string // the file of the map, or the table of the profile
	Line  string // what to add, with places for what is not known
}

// MissingValue is what to add to a field's map for a value.
func (f *File) MissingValue(field, value string) Missing {
	m := f.profile.Maps[field]
	switch {
	case m == nil:
		return Missing{}
	case m.file == "":
		target := `""`
		if len(m.to) > 1 || m.to[0] != field {
			target = "{ " + strings.Join(m.to, ` = "", `) + ` = "" }`
		}
		return Missing{"[" + toml.Key{"maps", field}.String() + "]", toml.Key{value}.String() + " = " + target}
	}
	cells := make([]string, len(m.header))
	for i, heading := range m.header {
		if heading == squeeze(m.from) {
			cells[i] = quoteCell(value, m.cut)
		}
	}
	return Missing{m.file, strings.Join(cells, string(m.cut))}
}

// unknown is the refusal of a value that the map does not have.
func (m *valueMap) unknown(value string) error {
	if m.file != "" {
		return ledger.Refuse("value-not-mapped", "value", value, "field", m.of, "why", "file", "table", m.file)
	}
	return ledger.Refuse("value-not-mapped", "value", value, "field", m.of, "table", "")
}
