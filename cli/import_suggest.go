package cli

import (
	"errors"
	"fmt"
	"strings"

	"github.com/BurntSushi/toml"

	"github.com/fundledger/fundledger/cli/intake"
)

// suggestProfile writes a profile to begin with for a file, where -o says.
func (s *session) suggestProfile(o *importOptions) error {
	if o.profile != "" || o.dryRun || o.partial || o.rejects != "" || o.rows >= 0 || o.totals != nil || o.negative {
		return wrongUse("suggest-alone")
	}
	suggested, err := intake.Suggest(o.path, o.sheet)
	if faults, ok := errors.AsType[*intake.Faults](err); ok {
		return s.refuseWhole(faults)
	}
	if err != nil {
		return err
	}
	return s.printText(s.profileText(suggested))
}

// profileText is a suggestion as TOML: behind every key stands why it is there, and
// what is open is a comment with a question.
func (s *session) profileText(p *intake.Suggestion) string {
	var b strings.Builder
	fmt.Fprintf(&b, "# %s\n# %s\n", s.lang.Text("suggest-title", "file", p.File, "n", p.Rows), s.lang.Text("suggest-open"))
	for _, table := range tablesOf(p.Lines) {
		b.WriteString("\n")
		if table != "" {
			fmt.Fprintf(&b, "[%s]\n", table)
		}
		var rows [][]string
		for _, line := range p.Lines {
			if line.Table != table {
				continue
			}
			key := toml.Key{line.Key}.String() + " = " + line.Value
			if line.Open {
				key = "# " + key
			}
			why, _ := s.lang.Error(line.Why)
			rows = append(rows, []string{key, "# " + why})
		}
		for _, line := range alignColumns(rows) {
			b.WriteString(line + "\n")
		}
	}
	return b.String()
}

// tablesOf lists the tables of a profile, each once, in the order of the profile.
func tablesOf(lines []intake.SuggestedLine) []string {
	tables := []string{}
	for _, first := range []string{"", "file", "constants", "columns", "amount", "split", "maps", "skip"} {
		seen := map[string]bool{}
		for _, l := range lines {
			if name, _, _ := strings.Cut(l.Table, "."); name == first && !seen[l.Table] {
				seen[l.Table] = true
				tables = append(tables, l.Table)
			}
		}
	}
	return tables
}
