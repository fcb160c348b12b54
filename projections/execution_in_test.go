package projections

import (
	"reflect"
	"testing"
)

// A column that is added to ExecutionRow is converted like the others.
func TestEveryAmountOfAnExecutionIsConverted(t *testing.T) {
	var r ExecutionRow
	for i, to := range r.amounts() {
		*to = int64(i + 1)
	}
	var check func(v reflect.Value, prefix string)
	check = func(v reflect.Value, prefix string) {
		for i := range v.NumField() {
			switch f, name := v.Field(i), v.Type().Field(i).Name; {
			case f.Kind() == reflect.Struct:
				check(f, name+".")
			case f.Kind() == reflect.Int64 && f.Int() == 0 && name != "Postings" && name != "Unphased" && name != "lines":
				t.Errorf("%s%s is not among the amounts", prefix, name)
			}
		}
	}
	check(reflect.ValueOf(r), "")
}
