package archive

import (
	"bufio"
	"bytes"
	"encoding/json"
	"strings"
	"testing"

	"github.com/fundledger/fundledger/ledger"
)

const goodLine = `{"ordinal":3,"stream":"source-гродно","revision":1,"metadata":{"events":2,"actor":"a \"}{\\"},"events":[{"type":"x.v1","data":{"a":"},{\"type\":","b":[{},{"c":{}}]}},{"type":"y.v1","data":{}}]}` + "\n"

func TestReadCommit(t *testing.T) {
	first, c, err := readCommit(goodLine)
	if err != nil || first != 3 || c.Stream != "source-гродно" || c.Expected != 0 || c.Metadata != `{"events":2,"actor":"a \"}{\\"}` ||
		len(c.Events) != 2 || c.Events[0] != (ledger.Proposal{Type: "x.v1", Data: `{"a":"},{\"type\":","b":[{},{"c":{}}]}`}) {
		t.Errorf("%d, %+v, %v", first, c, err)
	}
	for _, change := range [][2]string{
		{`{"ordinal":3`, `{ "ordinal":3`},
		{`:3,`, `:03,`},
		{`:3,`, `:-3,`},
		{`:3,`, `:3.0,`},
		{`"source-гродно"`, `source`},
		{`гродно`, `\u0433родно`},
		{`"revision":1`, `"revision":""`},
		{`"metadata":{`, `"metadata":[{`},
		{`"events":[{"type"`, `"events":[],"x":[{"type"`},
		{`},{"type":"y.v1"`, `}, {"type":"y.v1"`},
		{`"type":"y.v1"`, `"type":7`},
		{`"data":{}}]`, `"data":{}}],`},
		{`"data":{}}]}`, `"data":{}}]}}`},
		{"\n", ""},
		{"\n", "\n\n"},
		{"\n", " \n"},
		{`"data":{}}]`, `"data":{]`},
		{`"data":{}}]`, `"data":7}]`},
		{`"y.v1"`, `"y.v1`},
	} {
		line := strings.Replace(goodLine, change[0], change[1], 1)
		if line == goodLine {
			t.Fatalf("no %s", change[0])
		}
		if _, c, err := readCommit(line); err == nil {
			t.Errorf("%s → %s is taken: %+v", change[0], change[1], c)
		}
	}
}

// An archive has one spelling: what is read is written again byte for byte.
func FuzzReadCommit(f *testing.F) {
	f.Add(goodLine)
	f.Add(`{"ordinal":1,"stream":"\u003c","revision":0,"metadata":{"events":1},"events":[{"type":"a","data":{"a":1}}]}` + "\n")
	f.Add(`{"ordinal":1,"stream":"","revision":0,"metadata":{"a":"\\"},"events":[{"type":"\"","data":{}}]}` + "\n")
	f.Add(`{"ordinal":1,"stream":"&","revision":0,"metadata":{},"events":[{"type":"\u0026","data":{}}]}` + "\n")
	f.Fuzz(func(t *testing.T, line string) {
		first, c, err := readCommit(line)
		if err != nil || !json.Valid([]byte(line)) {
			return
		}
		var b bytes.Buffer
		w := &writer{out: bufio.NewWriter(&b), open: commitLine{Ordinal: first, Stream: c.Stream, Revision: c.Expected + 1, Metadata: json.RawMessage(c.Metadata)}}
		for _, e := range c.Events {
			w.open.Events = append(w.open.Events, eventLine{e.Type, json.RawMessage(e.Data)})
		}
		w.commit()
		if err := w.out.Flush(); err != nil || w.err != nil {
			t.Fatal(err, w.err)
		}
		if b.String() != line {
			t.Errorf("read   %q\nwritten %q", line, b.String())
		}
		var plain commitLine
		if err := json.Unmarshal([]byte(line), &plain); err != nil || plain.Ordinal != first || plain.Stream != c.Stream || plain.Revision != c.Expected+1 || string(plain.Metadata) != c.Metadata || len(plain.Events) != len(c.Events) {
			t.Errorf("%q: %+v, encoding/json reads %+v, %v", line, c, plain, err)
		}
	})
}
