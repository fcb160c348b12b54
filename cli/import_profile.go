package cli

import (
	"errors"
	"strconv"

	"github.com/fundledger/fundledger/ledger"
)

// meantInProfile turns the refusal of a word that a profile, or its file, does not
// have into one that says which word was probably meant.
func meantInProfile(err error) error {
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
	}
	return err
}

// delimiterName is a delimiter as it is written in a profile.
func delimiterName(delimiter string) string { return strconv.Quote(delimiter) }
