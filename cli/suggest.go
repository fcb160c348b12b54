package cli

import (
	"slices"
	"strings"

	"github.com/fundledger/fundledger/ledger"
)

// unknownCommand refuses a word in the place of a command, with the one that it
// resembles.
func (l *line) unknownCommand(word string) error {
	var names []string
	for _, c := range l.command.commands() {
		if !c.hidden {
			names = append(names, c.name)
		}
	}
	here := l.command.spelling()
	if meant := closest(word, names); meant != "" {
		return wrongUse("unknown-command-meant", "word", word, "command", here, "meant", here+" "+meant)
	}
	return wrongUse("unknown-command", "word", word, "command", here)
}

// unknownFlag refuses a flag that the command does not have, with the one that it
// resembles, or with where it belongs.
func (l *line) unknownFlag(program *command, typed string) error {
	var names []string
	for _, f := range slices.Concat(l.command.flags, program.flags) {
		names = append(names, f.name)
		// -lang is --lang with a dash too few; -Ocsv is -O csv.
		if typed == "-"+f.name || f.letter != "" && strings.HasPrefix(typed, "-"+f.letter) {
			return wrongUse("unknown-flag-meant", "flag", typed, "meant", f.spelling())
		}
	}
	if meant := flagMeant(strings.TrimLeft(typed, "-"), names); meant != "" {
		return wrongUse("unknown-flag-meant", "flag", typed, "meant", "--"+meant)
	}
	if l.command.isGroup() {
		return wrongUse("unknown-flag-early", "flag", typed, "command", l.command.spelling())
	}
	if _, err := ledger.ParseMinor(typed, 18); err == nil {
		return wrongUse("negative-argument", "value", typed)
	}
	return wrongUse("unknown-flag", "flag", typed, "command", l.command.spelling())
}

// flagMeant is the flag that a mistyped one means: one of several words of which it is
// the last (--act-date for --date), or the closest.
func flagMeant(typed string, names []string) string {
	if len(typed) > 2 {
		for _, name := range names {
			if strings.HasSuffix(name, "-"+typed) {
				return name
			}
		}
	}
	return closest(typed, names)
}

// spelling is how a flag is typed in short: -O, or --by.
func (f *flag) spelling() string {
	if f.letter != "" {
		return "-" + f.letter
	}
	return "--" + f.name
}

// refuseChoice refuses a value that is none of a few, with the one it resembles.
func refuseChoice(value string, choices []string) error {
	all := strings.Join(choices, ", ")
	if meant := closest(value, choices); meant != "" {
		return ledger.Refuse("bad-choice-meant", "value", value, "meant", meant, "choices", all)
	}
	return ledger.Refuse("bad-choice", "value", value, "choices", all)
}

// closest is the candidate that a mistyped word most probably means, or "". As a
// rule of thumb one mistake in three letters is a typing error, more is another
// word; a word that starts a single candidate means that one.
func closest(word string, candidates []string) string {
	best, bestDistance := "", len(word)/3+1
	if len(word) < 3 {
		bestDistance = 1
	}
	var begun []string
	for _, c := range candidates {
		if d := distance(word, c); d <= bestDistance && (best == "" || d < bestDistance) {
			best, bestDistance = c, d
		}
		if word != "" && strings.HasPrefix(c, word) {
			begun = append(begun, c)
		}
	}
	if best == "" && len(begun) == 1 {
		return begun[0]
	}
	return best
}

// distance counts the letters to insert, remove, replace, or swap with their
// neighbour, to turn one word into the other (Damerau-Levenshtein, optimal string
// alignment).
func distance(from, to string) int {
	a, b := []rune(from), []rune(to)
	rows := make([][]int, len(a)+1)
	for i := range rows {
		rows[i] = make([]int, len(b)+1)
		rows[i][0] = i
	}
	for j := range rows[0] {
		rows[0][j] = j
	}
	for i := 1; i <= len(a); i++ {
		for j := 1; j <= len(b); j++ {
			replace := rows[i-1][j-1]
			if a[i-1] != b[j-1] {
				replace++
			}
			rows[i][j] = min(replace, rows[i-1][j]+1, rows[i][j-1]+1)
			if i > 1 && j > 1 && a[i-1] == b[j-2] && a[i-2] == b[j-1] {
				rows[i][j] = min(rows[i][j], rows[i-2][j-2]+1)
			}
		}
	}
	return rows[len(a)][len(b)]
}
