package intake

import (
	"fmt"
	"maps"
	"os"
	"regexp"
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
	Join      map[string]string            `toml:"join"`
	Replace   map[string]map[string]string `toml:"replace"`
	Maps      map[string]map[string]string `toml:"maps"`
	Where     map[string]headings          `toml:"where"`

	named bool // read from a file, not the default one
}

// FileProfile is about the file's form.
type FileProfile struct {
	Encoding      string   `toml:"encoding"`
	Delimiter     string   `toml:"delimiter"`
	Decimal       string   `toml:"decimal"`
	Grouping      string   `toml:"grouping"`
	Dates         headings `toml:"dates"`
	Header        string   `toml:"header"`
	Skip          headings `toml:"skip"`
	Negative      string   `toml:"negative"`
	DocumentLines string   `toml:"document_lines"`
	Sheet         string   `toml:"sheet"`
	Formulas      string   `toml:"formulas"`
}

// headings is one text or a list of them.
type headings []string

// UnmarshalTOML takes both spellings.
func (h *headings) UnmarshalTOML(v any) error {
	switch v := v.(type) {
	case string:
		*h = headings{v}
		return nil
	case []any:
		for _, item := range v {
			text, ok := item.(string)
			if !ok {
				return fmt.Errorf("%v is not a text", item)
			}
			*h = append(*h, text)
		}
		return nil
	}
	return fmt.Errorf("%v is neither a text nor a list of texts", v)
}

// ReadProfile reads a profile. Refusals: cannot-read (file, problem),
// profile-syntax (file, problem), profile-key (file, key), profile-value (file,
// key, value).
func ReadProfile(path string) (*Profile, error) {
	text, err := os.ReadFile(path)
	if err != nil {
		return nil, cannotRead(path, err)
	}
	p := &Profile{named: true}
	meta, err := toml.Decode(strings.TrimPrefix(string(text), "\ufeff"), p)
	if err != nil {
		return nil, ledger.Refuse("profile-syntax", "file", path, "problem", err)
	}
	if unknown := meta.Undecoded(); len(unknown) > 0 {
		return nil, ledger.Refuse("profile-key", "file", path, "key", unknown[0].String())
	}
	if err := p.check(path); err != nil {
		return nil, err
	}
	return p, nil
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

func (p *Profile) check(path string) error {
	bad := func(key, value string) error {
		return ledger.Refuse("profile-value", "file", path, "key", key, "value", value)
	}
	f := &p.File
	if _, ok := kinds[p.Kind]; p.Kind != "" && !ok {
		return bad("kind", p.Kind)
	}
	for _, c := range []struct {
		key, value string
		allowed    []string
	}{
		{"file.encoding", f.Encoding, []string{"", "utf-8", "windows-1251"}},
		{"file.decimal", f.Decimal, []string{"", ".", ","}},
		{"file.grouping", f.Grouping, []string{"", " ", "'", ".", ","}},
		{"file.negative", f.Negative, []string{"", "payment"}},
		{"file.document_lines", f.DocumentLines, []string{"", "auto"}},
		{"file.formulas", f.Formulas, []string{"", "values"}},
	} {
		if !slices.Contains(c.allowed, strings.ToLower(c.value)) {
			return bad(c.key, c.value)
		}
	}
	if len(f.Delimiter) > 1 || f.Delimiter == "\"" || f.Delimiter == "\n" {
		return bad("file.delimiter", f.Delimiter)
	}
	if f.Grouping != "" && f.Grouping == f.decimal() {
		return bad("file.grouping", f.Grouping)
	}
	for _, layout := range f.Dates {
		if _, err := parseLayout(layout); err != nil {
			return bad("file.dates", layout)
		}
	}
	for _, pattern := range f.Skip {
		if _, err := regexp.Compile(pattern); err != nil {
			return bad("file.skip", pattern)
		}
	}
	for _, key := range slices.Concat(slices.Collect(maps.Keys(p.Join)), slices.Collect(maps.Keys(p.Maps)), slices.Collect(maps.Keys(p.Replace))) {
		if _, column := p.Columns[key]; !column {
			if _, constant := p.Constants[key]; !constant {
				return ledger.Refuse("profile-key", "file", path, "key", key)
			}
		}
	}
	for key := range p.Constants {
		if _, both := p.Columns[key]; both {
			return ledger.Refuse("profile-key", "file", path, "key", "constants."+key)
		}
	}
	return nil
}

func (f *FileProfile) decimal() string {
	if f.Decimal == "" {
		return "."
	}
	return f.Decimal
}
