package ledger

import (
	"bytes"
	"encoding/json"
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/uuid"
)

func TestJSONString(t *testing.T) {
	for text, want := range map[string]string{
		"":             `""`,
		"wb":           `"wb"`,
		"Минск № 5":    `"Минск № 5"`,
		`a"b\c/`:       `"a\"b\\c/"`,
		"\b\t\n\f\r":   `"\b\t\n\f\r"`,
		"\x00\x1f\x7f": `"\u0000\u001f` + "\x7f" + `"`,
		"<&>\u2028":    `"<&>` + "\u2028" + `"`,
		"😀\ufffd":      `"😀` + "\ufffd" + `"`,
	} {
		if got := string(appendJSONString(nil, text)); got != want {
			t.Errorf("%q is written as %s, want %s", text, got, want)
		}
		got, n, err := cutJSONString(want + `,"more"`)
		if got != text || n != len(want) || err != nil {
			t.Errorf("cutJSONString(%s) = %q, %d, %v", want, got, n, err)
		}
	}
}

// What cutJSONString takes, encoding/json reads as the same text, and it is the
// one way in which appendJSONString writes that text.
func FuzzJSONString(f *testing.F) {
	for _, seed := range []string{
		`""`, `"a"`, `"`, ``, `"a`, `"\"`, `"\""x`, `"\\"`, `"\u0000"`, `"\u0041"`, `"\u001F"`, `"\u00e9"`, `"\ud83d\ude00"`,
		`"\/"`, `"\b\t\n\f\r"`, `"\u0008"`, "\"\x01\"", "\"\xff\"", "\"\\n\xff\"", `"Минск \"1\""`, `"\u"`, `"\u000"`, `"\x"`, `null`,
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, in string) {
		text, n, err := cutJSONString(in)
		if err == nil {
			var plain string
			if err := json.Unmarshal([]byte(in[:n]), &plain); err != nil || plain != text {
				t.Fatalf("%s is cut as %q and read as %q, %v", in[:n], text, plain, err)
			}
			if again := string(appendJSONString(nil, text)); again != in[:n] {
				t.Fatalf("%s is written back as %s", in[:n], again)
			}
		}
		if !utf8.ValidString(in) {
			return
		}
		written := appendJSONString(nil, in) // any text comes back
		if text, n, err := cutJSONString(string(written)); err != nil || n != len(written) || text != in {
			t.Fatalf("%q is written as %s and read as %q, %v", in, written, text, err)
		}
		if shortest := shortestJSON(t, in); !bytes.Equal(written, shortest) {
			t.Fatalf("%q is written as %s, encoding/json says %s", in, written, shortest)
		}
	})
}

// shortestJSON is what encoding/json writes, but for two line separators that it
// escapes for the sake of JavaScript.
func shortestJSON(t *testing.T, s string) []byte {
	var b bytes.Buffer
	e := json.NewEncoder(&b)
	e.SetEscapeHTML(false)
	if err := e.Encode(s); err != nil {
		t.Fatal(err)
	}
	out := bytes.TrimSuffix(b.Bytes(), []byte("\n"))
	if !strings.Contains(s, `\`) { // else what looks like an escape may be text
		out = bytes.ReplaceAll(out, []byte(`\u2028`), []byte("\u2028"))
		out = bytes.ReplaceAll(out, []byte(`\u2029`), []byte("\u2029"))
	} else if strings.ContainsAny(s, "\u2028\u2029") {
		return appendJSONString(nil, s)
	}
	return out
}

func TestUUIDText(t *testing.T) {
	const text = "97f96b27-f2de-54c0-981c-07e9a6fe8e7f"
	var id uuid.UUID
	if !decodeUUID(&id, text) || id != uuid.MustParse(text) {
		t.Errorf("decodeUUID(%s) = %v", text, id)
	}
	var back [36]byte
	if encodeUUID(&back, &id); string(back[:]) != text {
		t.Errorf("encodeUUID = %s, want %s", back, text)
	}
	for i := range text {
		for _, c := range []byte{'g', 'A', '-', ' ', 0xff} {
			bad := text[:i] + string([]byte{c}) + text[i+1:]
			if bad != text && decodeUUID(&id, bad) {
				t.Errorf("%q was read as an id", bad)
			}
		}
	}
	for _, bad := range []string{"", text[1:], text + "0", "{" + text[:34] + "}"} {
		if decodeUUID(&id, bad) {
			t.Errorf("%q was read as an id", bad)
		}
	}
}
