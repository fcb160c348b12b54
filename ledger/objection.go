package ledger

import "errors"

// An objector hears what speaks against a command, and tells whether it would
// hear more. A command goes through its checks once, in one place: whoever
// decides stops at the first objection, and whoever lists what is wrong with a
// file hears them all.
type objector func(error) (more bool)

func firstOf(check func(objector) bool) (first error) {
	check(func(err error) bool {
		first = err
		return false
	})
	return first
}

func allOf(check func(objector) bool) (all []error) {
	check(func(err error) bool {
		all = append(all, err)
		return true
	})
	return all
}

// A fieldText is a text with the name of the field that it stands in.
type fieldText struct{ field, text string }

// check is CheckValue for a text that may be missing. Its refusal names the field.
func (t fieldText) check() error {
	if t.text == "" {
		return nil
	}
	err := CheckValue(t.text)
	if r, ok := errors.AsType[*Refusal](err); ok {
		r.Args = append(r.Args, Arg{"field", t.field})
	}
	return err
}
