package cli

import (
	"errors"
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
		if meant := closest(line, l.addressesBeside(line)); meant != "" {
			return ledger.Refuse("unknown-line-meant", "line", line, "meant", meant)
		}
	case "unknown-dimension":
		name, _ := refusal.Arg("dimension").(string)
		if meant := closest(name, books.DimensionNames()); meant != "" {
			return ledger.Refuse("unknown-dimension-meant", "dimension", name, "meant", meant)
		}
	}
	return err
}

// addressesBeside are the lines of the source that an address names.
func (l *openLedger) addressesBeside(line string) []string {
	id, _, _ := strings.Cut(line, "/")
	source := l.books().Sources[id]
	if source == nil {
		return nil
	}
	var addresses []string
	for _, other := range source.SortedLines() {
		addresses = append(addresses, source.Address(other.Path))
	}
	return addresses
}
