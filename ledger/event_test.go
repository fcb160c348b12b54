package ledger

import (
	"fmt"
	"reflect"
	"testing"
	"time"

	"pgregory.net/rapid"
)

// drawEvent makes an event of a stored type. What the golden file with the fewest
// fields leaves out is optional and left out at times.
func drawEvent(t *rapid.T, name string) Event {
	least := golden[name+".least"]
	e := reflect.New(reflect.TypeOf(least).Elem())
	draw(t, "", e.Elem(), reflect.ValueOf(least).Elem())
	return e.Interface().(Event)
}

func draw(t *rapid.T, label string, v, least reflect.Value) {
	optional := least.IsZero() && v.Type() != reflect.TypeFor[Revision]()
	if optional && v.Kind() != reflect.Struct && rapid.Bool().Draw(t, label+" left out") {
		return
	}
	text := rapid.String()
	currency := rapid.SampledFrom([]Currency{"BYN", "BYR", "KWD", "CLF", "USD"})
	switch x := v.Addr().Interface().(type) {
	case *Money:
		if !optional || rapid.Bool().Draw(t, label+" there") {
			*x = Money{rapid.Int64().Draw(t, label), currency.Draw(t, label)}
		}
		return
	case *Currency:
		*x = currency.Draw(t, label)
		return
	case *Date:
		*x = Date(rapid.Int32Range(int32(MinDate), int32(MaxDate)).Draw(t, label))
		return
	case *Ref:
		if rapid.Bool().Draw(t, label+" there") {
			*x = Ref{rapid.StringN(1, 20, -1).Filter(func(s string) bool { return !containsHash(s) }).Draw(t, label), Revision(rapid.Int64Min(0).Draw(t, label))}
		}
		return
	case *SplitPart:
		kinds := []string{"expenditure-recorded.v1", "expenditure-late.v1", "expenditure-reversed.v1", "expenditure-partly-reversed.v1"}
		*x = SplitPart{text.Draw(t, label), drawEvent(t, rapid.SampledFrom(kinds).Draw(t, label))}
		return
	case *[]Dimension:
		for name, value := range rapid.MapOf(text, text).Draw(t, label) {
			*x = append(*x, Dimension{name, value})
		}
		SortDimensions(*x)
		return
	case *Quantity:
		*x = Quantity(rapid.Int64Min(0).Draw(t, label))
		return
	case *Event:
		waits := []string{
			"expenditure-recorded.v1", "commitment-made.v1", "commitment-changed.v1", "liability-accepted.v1", "allocation-transferred.v1", "period-reopened.v1",
		}
		*x = drawEvent(t, rapid.SampledFrom(waits).Draw(t, label))
		return
	case *time.Time:
		if !optional || rapid.Bool().Draw(t, label+" there") {
			*x = time.UnixMilli(rapid.Int64Range(0, 253402300799999).Draw(t, label)).UTC()
		}
		return
	case *Stage:
		*x = Stage(rapid.IntRange(0, NumStages-1).Draw(t, label))
		return
	}
	switch v.Kind() {
	case reflect.Struct:
		for i := range v.NumField() {
			draw(t, label+v.Type().Field(i).Name, v.Field(i), least.Field(i))
		}
	case reflect.Slice:
		n := rapid.IntRange(0, 3).Draw(t, label+" elements")
		for i := range n {
			item := reflect.New(v.Type().Elem()).Elem()
			there := reflect.New(v.Type().Elem()).Elem()
			fill(there) // every field of an element is required
			draw(t, fmt.Sprint(label, i), item, there)
			v.Set(reflect.Append(v, item))
		}
	case reflect.Array:
		for i := range v.Len() {
			v.Index(i).SetUint(uint64(rapid.Byte().Draw(t, label)))
		}
	case reflect.String:
		v.SetString(text.Draw(t, label))
	case reflect.Int64:
		v.SetInt(rapid.Int64().Draw(t, label))
	case reflect.Bool:
		v.SetBool(rapid.Bool().Draw(t, label))
	default:
		panic("draw: " + v.Kind().String())
	}
}

func containsHash(s string) bool {
	for _, r := range s {
		if r == '#' {
			return true
		}
	}
	return false
}

// Decode(Encode(e)) == e, by a new Decoder and by one that has read all before.
func TestEventsComeBackAsTheyWere(t *testing.T) {
	for _, s := range stored {
		t.Run(s.name, func(t *testing.T) {
			var used Decoder
			rapid.Check(t, func(t *rapid.T) {
				e := drawEvent(t, s.name)
				p, err := Encode(e)
				if err != nil {
					t.Fatal(err)
				}
				back, err := Decode(p.Type, p.Data)
				if err != nil || !reflect.DeepEqual(back, e) {
					t.Fatalf("%s\nread as %+v, %v\nwritten from %+v", p.Data, back, err, e)
				}
				again, err := used.Decode(p.Type, p.Data)
				if err != nil {
					t.Fatal(err)
				}
				if q, err := Encode(again); err != nil || q != p {
					t.Fatalf("a used Decoder reads %s as %s, %v", p.Data, q.Data, err)
				}
			})
		})
	}
}

// The commonest event is read without allocating.
func TestDecoderDoesNotAllocate(t *testing.T) {
	const typ = "expenditure-recorded.v1"
	p, err := Encode(&ExpenditureRecorded{
		Line: "a", Date: MinDate, Amount: Money{1, "BYN"}, Payment: Payment{Document: Document{Number: "1"}, Payee: "Минск"},
		Dimensions: []Dimension{{"region", "x"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	var d Decoder
	if n := testing.AllocsPerRun(100, func() {
		if _, err := d.Decode(typ, p.Data); err != nil {
			t.Fatal(err)
		}
	}); n != 0 {
		t.Errorf("%v allocations for each entry", n)
	}
}
