package cli

import (
	"errors"
	"slices"
	"strings"

	"github.com/fundledger/fundledger/ledger"
)

// nearMiss turns the refusal of a name that the ledger does not have into one
// that says which name was probably meant.
func (l *openLedger) nearMiss(err error) error {
	refusal, ok := errors.AsType[*ledger.Refusal](err)
	if !ok {
		return err
	}
	books := l.books()
	switch refusal.Code {
	case "unknown-source":
		source, _ := refusal.Arg("source").(string)
		if meant := closest(source, books.SourceIDs); meant != "" {
			return ledger.Refuse("unknown-source-meant", "source", source, "meant", meant)
		}
	case "unknown-line":
		line, _ := refusal.Arg("line").(string)
		if meant := l.lineMeant(line); meant != "" {
			return ledger.Refuse("unknown-line-meant", "line", line, "meant", meant)
		}
	case "bad-address":
		value, _ := refusal.Arg("value").(string)
		if meant := l.lineMeant(value); meant != "" {
			return ledger.Refuse("bad-address-meant", "value", value, "meant", meant)
		}
	case "unknown-obligation":
		value, _ := refusal.Arg("value").(string)
		stage, err := ledger.ParseStage(refusal.Arg("why").(string))
		if meant := closest(value, l.numbersOf(stage)); err == nil && meant != "" && meant != value {
			return ledger.Refuse("unknown-obligation-meant", "why", stage.String(), "value", value, "meant", meant)
		}
	case "unknown-dimension":
		name, _ := refusal.Arg("dimension").(string)
		if meant := closest(name, books.DimensionNames()); meant != "" {
			return ledger.Refuse("unknown-dimension-meant", "dimension", name, "meant", meant)
		}
	}
	return err
}

// lineMeant is the line whose address was mistyped: one of the same source that
// is close, or the only one anywhere that has this path.
func (l *openLedger) lineMeant(typed string) string {
	id, path, hasSource := strings.Cut(typed, "/")
	var beside, elsewhere []string
	for _, source := range l.books().Sources {
		for other := range source.Lines {
			if source.ID == id {
				beside = append(beside, source.Address(other))
			}
			if hasSource && other == path || other == typed {
				elsewhere = append(elsewhere, source.Address(other))
			}
		}
	}
	slices.Sort(beside)
	switch meant := closest(typed, beside); {
	case meant != "":
		return meant
	case len(elsewhere) == 1:
		return elsewhere[0]
	}
	return ""
}
