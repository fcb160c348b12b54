package ledger

import (
	"reflect"
	"strings"
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestMetadataComesBackAsItWas(t *testing.T) {
	least := goldenMetadata["metadata.least"]
	rapid.Check(t, func(t *rapid.T) {
		var m Metadata
		v, l := reflect.ValueOf(&m).Elem(), reflect.ValueOf(least)
		for i := range v.NumField() {
			if name := v.Type().Field(i).Name; name != "RecordedAt" {
				draw(t, name, v.Field(i), l.Field(i))
			}
		}
		m.RecordedAt = time.UnixMilli(rapid.Int64Range(-62135596800000, 253402300799999).Draw(t, "time")).UTC()
		text, err := EncodeMetadata(&m)
		if err != nil {
			t.Fatal(err)
		}
		if back, err := DecodeMetadata(text); err != nil || !reflect.DeepEqual(back, m) {
			t.Fatalf("%s\nread as %+v, %v\nwritten from %+v", text, back, err, m)
		}
	})
}

func TestMetadataRefusesWhatIsNotCanonical(t *testing.T) {
	text := goldenText(t, "metadata.full")
	for _, edit := range []struct{ from, to string }{
		{`{"commit"`, `{ "commit"`},
		{`"signature":"AbC-_0"}`, `"signature":"AbC-_0"} `},
		{`"signature":"AbC-_0"}`, `"signature":"AbC-_0","x":"y"}`},
		{`"events":1000`, `"events":1e3`},
		{`59.999Z`, `59,999Z`},
		{`59.999Z`, `59.9990Z`},
		{`59.999Z`, `59.99Z`},
		{`23:59:59.999Z`, `24:00:00.000Z`},
		{`2018-12-31T`, `2018-12-31 `},
		{`59.999Z`, `59.999+00:00`},
		{`"seen":[{"stream":"ledger","revision":3},{"stream":"source-wb","revision":0}]`, `"seen":[]`},
		{`"revision":3`, `"revision":"3"`},
		{`"actor":"Иванова И. И."`, `"actor":""`},
	} {
		if !strings.Contains(text, edit.from) {
			t.Fatalf("%s is not in the text", edit.from)
		}
		altered := strings.Replace(text, edit.from, edit.to, 1)
		if m, err := DecodeMetadata(altered); err == nil {
			t.Errorf("%s was read as %+v", altered, m)
		}
	}
}

// What is recorded is whole milliseconds, in UTC.
func TestMetadataTime(t *testing.T) {
	m := goldenMetadata["metadata.least"]
	m.RecordedAt = time.Date(2019, 1, 1, 2, 59, 59, 999999999, time.FixedZone("Minsk", 3*60*60))
	text, err := EncodeMetadata(&m)
	if err != nil || text != goldenText(t, "metadata.least") {
		t.Errorf("EncodeMetadata = %s, %v", text, err)
	}
	m.RecordedAt = time.Date(10000, 1, 1, 0, 0, 0, 0, time.UTC)
	if text, err := EncodeMetadata(&m); err == nil {
		t.Errorf("a time that cannot be read again was written as %s", text)
	}
}
