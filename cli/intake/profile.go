package intake

import (
	"fmt"
	"maps"
	"os"
	"regexp"
	"regexp/syntax"
	"slices"
	"strings"

	"github.com/BurntSushi/toml"

	"github.com/fundledger/fundledger/ledger"
)

// A Profile says how a file is to be read. See the package comment for its form.
type Profile struct {
	Kind      string                       `toml:"kind"`
	File      FileProfile                  `toml:"file"`
	Constants map[string]string            `toml:"constants"`
	Columns   map[string]headings          `toml:"columns"`
	Amount    AmountProfile                `toml:"amount"`
	Split     map[string]SplitProfile      `toml:"split"`
	Join      map[string]string            `toml:"join"`
	Replace   map[string]map[string]string `toml:"replace"`
	Maps      map[string]*valueMap         `toml:"maps"`
	Skip      map[string]headings          `toml:"skip"`
	Where     map[string]choice            `toml:"where"`
	Amounts   string                       `toml:"amounts"` // of a revised plan; see checkRevisions
	Missing   string                       `toml:"missing"`

	path string // where it was read from; "" for the default one
}

// FileProfile is about the file's form.
type FileProfile struct {
	Encoding      string   `toml:"encoding"`
	Delimiter     string   `toml:"delimiter"`
	Decimal       string   `toml:"decimal"`
	Grouping      string   `toml:"grouping"`
	AmountsIn     string   `toml:"amounts_in"`
	Dates         headings `toml:"dates"`
	Pivot         *int     `toml:"pivot"`
	Header        headings `toml:"header"`
	HeaderRows    int      `toml:"header_rows"`
	HeaderJoin    *string  `toml:"header_join"`
	Skip          headings `toml:"skip"`
	Negative      string   `toml:"negative"`
	DocumentLines string   `toml:"document_lines"`
	Sheet         string   `toml:"sheet"`
	Formulas      string   `toml:"formulas"`
}

// AmountProfile takes the amount from two columns, as debit and credit are.
type AmountProfile struct {
	Plus      string `toml:"plus"`
	Minus     string `toml:"minus"`
	MinusRows string `toml:"minus_rows"`
	Both      string `toml:"both"`
	Neither   string `toml:"neither"`
}

// SplitProfile cuts a cell into fields by the named groups of a pattern.
type SplitProfile struct {
	Pattern string `toml:"pattern"`

	compiled *regexp.Regexp
}

// headings is one text or a list of them.
type headings []string

// UnmarshalTOML takes both spellings.
func (h *headings) UnmarshalTOML(v any) error {
	list, ok := textList(v)
	if !ok {
		return wanted("text-or-list")
	}
	*h = list
	return nil
}

func textList(v any) (list []string, ok bool) {
	switch v := v.(type) {
	case string:
		return []string{v}, true
	case []any:
		for _, item := range v {
			text, ok := item.(string)
			if !ok {
				return nil, false
			}
			list = append(list, text)
		}
		return list, true
	}
	return nil, false
}

// ReadProfile reads a profile, and the files that its maps name. Refusals:
// cannot-read (file, problem), profile-syntax (file, line, column, problem),
// profile-type (file, line, key, wanted), profile-key (file, key, known),
// profile-value (file, key, value, allowed), profile-pattern (file, key, pattern,
// problem), profile-group, profile-twice, and those of maps.
func ReadProfile(path string) (*Profile, error) {
	content, err := os.ReadFile(path)
	if err != nil {
		return nil, cannotRead(path, err)
	}
	p := &Profile{path: path}
	text := strings.TrimPrefix(string(content), "\ufeff")
	meta, err := toml.Decode(text, p)
	if err != nil {
		return nil, p.syntax(text, err)
	}
	if twice := listTwice(&meta); twice != "" {
		return nil, ledger.Refuse("profile-unreadable", "file", path, "problem", ledger.Refuse("toml-key-twice", "key", twice))
	}
	if unknown := meta.Undecoded(); len(unknown) > 0 {
		return nil, p.unknownKey(unknown[0], unknown[0].String())
	}
	if err := p.check(); err != nil {
		return nil, err
	}
	if err := p.checkRevisions(); err != nil {
		return nil, err
	}
	return p, p.loadMaps()
}

// listTwice is a key that is given two lists: of these the decoder would take the
// last without a word, while it refuses any other key that stands there twice.
func listTwice(meta *toml.MetaData) string {
	seen := map[string]bool{}
	for _, key := range meta.Keys() {
		name := key.String()
		if seen[name] && meta.Type(key...) == "Array" {
			return name
		}
		seen[name] = true
	}
	return ""
}

// OnSheet is the profile for another sheet of a workbook; p may be nil.
func (p *Profile) OnSheet(name string) *Profile {
	on := Profile{}
	if p != nil {
		on = *p
	}
	on.File.Sheet = name
	return &on
}

// tables are the keys that a profile and its tables have.
var tables = map[string][]string{
	"":       {"kind", "file", "constants", "columns", "amount", "split", "join", "replace", "maps", "skip", "where", "amounts", "missing"},
	"file":   {"encoding", "delimiter", "decimal", "grouping", "amounts_in", "dates", "pivot", "header", "header_rows", "header_join", "skip", "negative", "document_lines", "sheet", "formulas"},
	"amount": {"plus", "minus", "minus_rows", "both", "neither"},
	"split":  {"pattern"},
	"where":  {"is", "not", "matches", "not_matches", "empty"},
	"maps":   {"file", "from", "to", "delimiter", "encoding", "sheet"},
}

func (p *Profile) unknownKey(key toml.Key, spelled string) error {
	table := ""
	if len(key) > 1 {
		table = key[0]
	}
	known := slices.Clone(tables[table])
	for i := range known {
		known[i] = toml.Key(append(key[:len(key)-1:len(key)-1], known[i])).String()
	}
	return ledger.Refuse("profile-key", "file", p.path, "key", spelled, "known", known)
}

func (p *Profile) check() error {
	f := &p.File
	for _, c := range []struct {
		key, value string
		allowed    []string
	}{
		{"kind", p.Kind, slices.Sorted(maps.Keys(kinds))},
		{"file.encoding", f.Encoding, []string{encodingUTF8, encoding1251}},
		{"file.decimal", f.Decimal, []string{".", ","}},
		{"file.grouping", f.Grouping, []string{" ", "'", ".", ","}},
		{"file.amounts_in", f.AmountsIn, slices.Sorted(maps.Keys(amountUnits))},
		{"file.negative", f.Negative, []string{"payment"}},
		{"file.document_lines", f.DocumentLines, []string{"auto"}},
		{"file.formulas", f.Formulas, []string{"values"}},
		{"amount.minus_rows", p.Amount.MinusRows, []string{"problem", "skip"}},
		{"amount.both", p.Amount.Both, []string{"problem", "skip"}},
		{"amount.neither", p.Amount.Neither, []string{"problem", "skip"}},
	} {
		if c.value != "" && !slices.Contains(c.allowed, strings.ToLower(c.value)) {
			return p.badValue(c.key, c.value, c.allowed...)
		}
	}
	if len(f.Delimiter) > 1 || f.Delimiter == "\"" || f.Delimiter == "\n" {
		return p.badValue("file.delimiter", f.Delimiter, ";", ",", "\\t", "|")
	}
	if f.Grouping != "" && f.Grouping == f.decimal() {
		return p.badValue("file.grouping", f.Grouping, slices.DeleteFunc([]string{" ", "'", ".", ","}, func(s string) bool { return s == f.Grouping })...)
	}
	if f.HeaderRows < 0 || f.HeaderRows > 2 {
		return p.badValue("file.header_rows", fmt.Sprint(f.HeaderRows), "1", "2")
	}
	if f.Pivot != nil && (*f.Pivot < 0 || *f.Pivot > 100) {
		return p.badValue("file.pivot", fmt.Sprint(*f.Pivot), "0…100")
	}
	for _, form := range f.Dates {
		if _, err := parseLayout(form, f.pivot()); err != nil {
			return p.badValue("file.dates", form, "DD.MM.YYYY", "DD.MM.YY", "YYYY-MM-DD", "MM/DD/YYYY", "D MMMM YYYY", "DD.MM.YYYY hh:mm:ss")
		}
	}
	for _, pattern := range f.Skip {
		if _, err := p.pattern("file.skip", pattern); err != nil {
			return err
		}
	}
	for _, heading := range slices.Sorted(maps.Keys(p.Skip)) {
		for _, pattern := range p.Skip[heading] {
			if _, err := p.pattern(toml.Key{"skip", heading}.String(), pattern); err != nil {
				return err
			}
		}
	}
	for _, heading := range slices.Sorted(maps.Keys(p.Where)) {
		if err := p.checkChoice(heading); err != nil {
			return err
		}
	}
	if err := p.checkSplits(); err != nil {
		return err
	}
	return p.checkFields()
}

func (p *Profile) badValue(key, value string, allowed ...string) error {
	return ledger.Refuse("profile-value", "file", p.path, "key", key, "value", value, "allowed", quoted(allowed))
}

// quoted lists values as they are written in a profile.
func quoted(values []string) string {
	return `"` + strings.Join(values, `", "`) + `"`
}

// pattern compiles a pattern of the profile: Go's, which is RE2.
func (p *Profile) pattern(key, pattern string) (*regexp.Regexp, error) {
	compiled, err := regexp.Compile(pattern)
	if err != nil {
		problem := err.Error()
		if at, ok := err.(*syntax.Error); ok {
			problem = string(at.Code)
		}
		return nil, ledger.Refuse("profile-pattern", "file", p.path, "key", key, "pattern", pattern, "flaw", problem)
	}
	return compiled, nil
}

func (p *Profile) checkSplits() error {
	for _, heading := range slices.Sorted(maps.Keys(p.Split)) {
		split, key := p.Split[heading], toml.Key{"split", heading, "pattern"}.String()
		if split.Pattern == "" {
			return ledger.Refuse("profile-missing", "file", p.path, "key", key)
		}
		compiled, err := p.pattern(key, split.Pattern)
		if err != nil {
			return err
		}
		groups := 0
		for _, group := range compiled.SubexpNames() {
			if group == "" {
				continue
			}
			groups++
			if _, ok := groupField(group); !ok {
				return ledger.Refuse("profile-group", "file", p.path, "key", key, "group", group, "known", fieldNames[:RowMarker])
			}
		}
		if groups == 0 {
			return ledger.Refuse("profile-no-group", "file", p.path, "key", key)
		}
		split.compiled = compiled
		p.Split[heading] = split
	}
	return nil
}

// groupField is the field, or the dimension, that a group of a pattern names.
func groupField(group string) (name string, ok bool) {
	if dimension, ok := strings.CutPrefix(group, "dim_"); ok {
		return dimension, true
	}
	_, ok = fieldOf(group)
	return group, ok
}

// checkFields refuses a field that two places give, and what is said of a field
// that none does.
func (p *Profile) checkFields() error {
	given := map[string]string{} // field → the key that gives it
	give := func(field, key string) error {
		if other, twice := given[dimensionOf(field)]; twice {
			return ledger.Refuse("profile-twice", "file", p.path, "field", field, "key", key, "other", other)
		}
		given[dimensionOf(field)] = key
		return nil
	}
	for _, field := range slices.Sorted(maps.Keys(p.Columns)) {
		if err := give(field, toml.Key{"columns", field}.String()); err != nil {
			return err
		}
	}
	for _, field := range slices.Sorted(maps.Keys(p.Constants)) {
		if err := give(field, toml.Key{"constants", field}.String()); err != nil {
			return err
		}
	}
	for _, heading := range slices.Sorted(maps.Keys(p.Split)) {
		for _, group := range p.Split[heading].compiled.SubexpNames() {
			if name, ok := groupField(group); ok {
				if err := give(name, toml.Key{"split", heading}.String()); err != nil {
					return err
				}
			}
		}
	}
	switch a := &p.Amount; {
	case *a == AmountProfile{}:
	case a.Plus == "":
		return ledger.Refuse("profile-missing", "file", p.path, "key", "amount.plus")
	case a.Minus == "":
		return ledger.Refuse("profile-missing", "file", p.path, "key", "amount.minus")
	case p.File.Negative != "":
		return ledger.Refuse("profile-twice", "file", p.path, "field", "amount", "key", "file.negative", "other", "amount.minus")
	default:
		if err := give("amount", "amount.plus"); err != nil {
			return err
		}
	}
	for _, field := range slices.Sorted(maps.Keys(p.Maps)) {
		m := p.Maps[field]
		if err := p.checkMap(field, m); err != nil {
			return err
		}
		for _, to := range m.to {
			if to == field {
				continue
			}
			if err := give(to, toml.Key{"maps", field}.String()); err != nil {
				return err
			}
		}
	}
	for _, table := range []struct {
		name   string
		fields []string
	}{
		{"join", slices.Sorted(maps.Keys(p.Join))},
		{"maps", slices.Sorted(maps.Keys(p.Maps))},
		{"replace", slices.Sorted(maps.Keys(p.Replace))},
	} {
		for _, field := range table.fields {
			if _, ok := given[dimensionOf(field)]; !ok {
				known := slices.Sorted(maps.Keys(given))
				for i := range known {
					known[i] = toml.Key{table.name, known[i]}.String()
				}
				return ledger.Refuse("profile-key", "file", p.path, "key", toml.Key{table.name, field}.String(), "known", known)
			}
		}
	}
	return nil
}

func (p *Profile) named() bool { return p.path != "" }

func (f *FileProfile) decimal() string {
	if f.Decimal == "" {
		return "."
	}
	return f.Decimal
}

// pivot is the first two-digit year that belongs to the last century.
func (f *FileProfile) pivot() int {
	if f.Pivot == nil {
		return 100 // ledgers began in this century
	}
	return *f.Pivot
}
