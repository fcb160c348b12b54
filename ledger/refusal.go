package ledger

import (
	"errors"
	"fmt"
	"strings"
)

// A Refusal is a decision's "no", or what is wrong with an input: a code and its
// arguments. It is a value, not a sentence; the command line turns it into one in
// the user's language from its catalogue, where every code stands with its
// sentence and its hint in every language.
type Refusal struct {
	Code string
	Args []Arg
}

// An Arg is a named argument of a refusal. Values are string, int, int64, bool,
// error, or a type of this package (Money, Date, Period, Ordinal, Revision,
// Currency), which the command line formats for the reader.
type Arg struct {
	Name  string
	Value any
}

// Refuse makes a refusal from its code and pairs of name and value, as in
// Refuse("over-available", "line", line, "asked", asked, "available", available).
func Refuse(code string, pairs ...any) *Refusal {
	r := &Refusal{Code: code}
	for i := 0; i+1 < len(pairs); i += 2 {
		r.Args = append(r.Args, Arg{pairs[i].(string), pairs[i+1]})
	}
	return r
}

// Arg returns the value of a named argument, nil when there is none.
func (r *Refusal) Arg(name string) any {
	for _, a := range r.Args {
		if a.Name == name {
			return a.Value
		}
	}
	return nil
}

// Error is for logs and tests: the code and its arguments, in English.
func (r *Refusal) Error() string {
	var b strings.Builder
	b.WriteString(r.Code)
	for _, a := range r.Args {
		fmt.Fprintf(&b, " %s=%v", a.Name, a.Value)
	}
	return b.String()
}

// Is makes errors.Is(err, Refuse(code)) true for any refusal with that code.
func (r *Refusal) Is(target error) bool {
	t, ok := target.(*Refusal)
	return ok && t.Code == r.Code
}

// RefusalCode returns the code of the refusal in err's chain, "" when there is none.
func RefusalCode(err error) string {
	if r, ok := errors.AsType[*Refusal](err); ok {
		return r.Code
	}
	return ""
}
