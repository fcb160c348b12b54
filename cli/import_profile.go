package cli

import (
	"errors"
	"slices"
	"strconv"

	"github.com/fundledger/fundledger/cli/intake"
	"github.com/fundledger/fundledger/ledger"
)

// meantInProfile turns refusals of words that a profile, or its file, does not have
// into ones that say which word was probably meant.
func meantInProfile(err error) error {
	reasons := each(err)
	if len(reasons) == 1 {
		return wordMeant(err)
	}
	meant := make([]error, len(reasons))
	for i, reason := range reasons {
		meant[i] = wordMeant(reason)
	}
	return errors.Join(meant...)
}

func wordMeant(err error) error {
	refusal, ok := errors.AsType[*ledger.Refusal](err)
	if !ok {
		return err
	}
	known, _ := refusal.Arg("known").([]string)
	word := func(name string) string {
		text, _ := refusal.Arg(name).(string)
		return text
	}
	switch refusal.Code {
	case "profile-key":
		if meant := closest(word("key"), known); meant != "" {
			return ledger.Refuse("profile-key-meant", "file", word("file"), "key", word("key"), "meant", meant)
		}
	case "profile-group":
		if meant := closest(word("group"), known); meant != "" {
			return ledger.Refuse("profile-group-meant", "file", word("file"), "key", word("key"), "group", word("group"), "meant", meant)
		}
	case "column-missing":
		if meant := closest(word("heading"), known); meant != "" {
			return ledger.Refuse("column-missing-meant", "file", word("file"), "heading", word("heading"), "meant", meant)
		}
	case "field-missing":
		if typed := closest(word("field"), known); typed != "" {
			return ledger.Refuse("field-missing-meant", "file", word("file"), "field", word("field"), "kind", word("kind"), "typed", typed)
		}
	}
	return err
}

// checkDimensions refuses a profile that names what is neither a field nor a dimension
// of the ledger: of every row it would be said again.
func (l *openLedger) checkDimensions(profile string, file *intake.File) error {
	if profile == "" {
		return nil
	}
	var unknown []error
	known := l.books().DimensionNames()
	for _, name := range file.Dimensions() {
		if slices.Contains(known, name) {
			continue
		}
		if meant := closest(name, slices.Concat(file.FieldNames(), known)); meant != "" {
			unknown = append(unknown, ledger.Refuse("profile-name-meant", "file", profile, "name", name, "meant", meant))
		} else {
			unknown = append(unknown, ledger.Refuse("profile-name", "file", profile, "name", name))
		}
	}
	return errors.Join(unknown...)
}

// delimiterName is a delimiter as it is written in a profile.
func delimiterName(delimiter string) string { return strconv.Quote(delimiter) }
