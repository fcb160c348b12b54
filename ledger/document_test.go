package ledger

import (
	"crypto/sha1"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"testing"

	"github.com/google/uuid"
)

// Keys and digests as another program computed them. Documents are known again by
// them for as long as there are ledgers.
const (
	goldenLeastDigest = "eoj7OuiHWczBJOI9sOzRLw"
	goldenLeastKey    = "dbf6bd66-ae34-5cd6-bd00-86789e14938c"
	goldenCopyKey     = "11f421d6-0aa8-53e8-be09-e9fbf45da478"
	goldenFullDigest  = "o4hLd07Y4ZrEFplKIl6cMg"
	goldenFullKey     = "97f96b27-f2de-54c0-981c-07e9a6fe8e7f"
	goldenActKey      = "ddbd3839-3c4d-5c7c-9600-169db49bbd2c"
)

func mustDigest(text string) (d Digest) {
	if n, err := base64.RawURLEncoding.Decode(d[:], []byte(text)); err != nil || n != len(d) {
		panic("bad digest " + text)
	}
	return d
}

// prefixed writes texts as keys and digests take them.
func prefixed(texts ...string) (b []byte) {
	for _, s := range texts {
		b = binary.BigEndian.AppendUint32(b, uint32(len(s)))
		b = append(b, s...)
	}
	return b
}

func plainKey(texts ...string) uuid.UUID {
	sum := sha1.Sum(append(goldenLedger[:], prefixed(texts...)...))
	sum[6] = sum[6]&0x0f | 0x50
	sum[8] = sum[8]&0x3f | 0x80
	return uuid.UUID(sum[:16])
}

func plainDigest(texts ...string) Digest {
	sum := sha256.Sum256(prefixed(texts...))
	return Digest(sum[:16])
}

func TestDocumentKey(t *testing.T) {
	content := mustDigest(goldenLeastDigest)
	for _, tc := range []struct {
		name   string
		doc    Document
		want   uuid.UUID
		golden string
	}{
		{
			"every field", goldenPayment.Document,
			plainKey("document", "1С", "BY86AKBB10100000002966000000", "act", "12/а", "2018-07-13", "2"), goldenFullKey,
		},
		{"only a number", Document{Number: "12"}, plainKey("document", "", "", "", "12", "", ""), ""},
		{"content", Document{}, plainKey("content", goldenLeastDigest, ""), goldenLeastKey},
		{"second of that content", Document{Copy: 1}, plainKey("content", goldenLeastDigest, "1"), goldenCopyKey},
		{
			"what does not identify",
			Document{Number: "12", Total: Money{1, "BYN"}, Copy: 7, Row: "x:1"},
			plainKey("document", "", "", "", "12", "", ""), "",
		},
	} {
		got := DocumentKey(goldenLedger, &tc.doc, content)
		if got != tc.want || tc.golden != "" && got.String() != tc.golden {
			t.Errorf("%s: key %v, want %v and %s", tc.name, got, tc.want, tc.golden)
		}
		if other := DocumentKey(goldenBatch, &tc.doc, content); other == got {
			t.Errorf("%s: another ledger has the same key", tc.name)
		}
	}
	if got := ActKey(goldenLedger, "allocation approve", "Указ № 1", "wb/e-prescription/2018"); got.String() != goldenActKey {
		t.Errorf("ActKey = %v, want %v", got, goldenActKey)
	}
}

// Documents that differ in one identifying field, or in where one field ends and
// the next begins, have different keys.
func TestDocumentKeysDiffer(t *testing.T) {
	seen := map[uuid.UUID]Document{}
	for _, d := range []Document{
		{Number: "12"},
		{Number: "1", Kind: "2"},
		{Number: "2", Kind: "1"},
		{Number: "12", Kind: "act"},
		{Number: "12", System: "a"},
		{Number: "12", Issuer: "a"},
		{Number: "12", System: "aa"},
		{Number: "12", System: "a", Issuer: "a"},
		{Number: "12", Date: NewDate(2018, 1, 1)},
		{Number: "12", Date: NewDate(2018, 1, 2)},
		{Number: "12", Line: 1},
		{Number: "12", Line: 11},
		{Number: "12", Date: NewDate(2018, 1, 1), Line: 1},
		{},
		{Copy: 1},
		{Copy: 2},
	} {
		key := DocumentKey(goldenLedger, &d, Digest{})
		if other, ok := seen[key]; ok {
			t.Errorf("%+v and %+v have the same key", d, other)
		}
		seen[key] = d
	}
}

// The digests of the golden expenditures come out of the commands that would
// record them.
func TestDigestOfAnExpenditure(t *testing.T) {
	least := RecordExpenditure{
		Source: "wb", Line: "e-prescription/2018", Date: NewDate(2018, 7, 15), Amount: Money{1, "BYN"},
	}
	if got, want := least.digest(new(digester), nil), plainDigest(
		"wb", "e-prescription/2018", "2018-07-15", "0.01", "BYN",
		"", "", "", "", "", "", "", "", // document
		"", "", "", "", "", "", "", "", "", // payee to purpose
		"", // dimensions
	); got != want || got.String() != goldenLeastDigest {
		t.Errorf("least: %v, want %v and %v", got, want, goldenLeastDigest)
	}
	full := RecordExpenditure{
		Source: "wb", Line: "e-prescription/2018", Date: NewDate(2018, 7, 15), Amount: Money{200050, "BYN"}, Payment: goldenPayment,
	}
	if got, want := full.digest(new(digester), []Dimension{{"category", "goods"}}), plainDigest(
		"wb", "e-prescription/2018", "2018-07-15", "2000.50", "BYN",
		"1С", "BY86AKBB10100000002966000000", "act", "12/а", "2018-07-13", "2", "2500.50", "BYN",
		goldenPayment.Payee, "190000001", "INV-7", "2018-06-30", "3000", "BYR", "2018-07-01", "№ 5/2018", "</script> & é",
		"1", "category", "goods",
	); got != want || got.String() != goldenFullDigest {
		t.Errorf("full: %v, want %v and %v", got, want, goldenFullDigest)
	}
}

func TestDigestOfAnAllocation(t *testing.T) {
	c := ApproveAllocation{
		Source: "wb", Line: "net", Title: "Networks", FirstDay: NewDate(2018, 1, 1), LastDay: NewDate(2018, 12, 31),
		Dimensions: []Dimension{{"component", "networks"}}, Amount: Money{100, "USD"}, Act: "Act 1", Date: NewDate(2017, 12, 29),
		Phasing: []Phase{{"2018H1", NewDate(2018, 1, 1), NewDate(2018, 6, 30), 40}, {"2018H2", NewDate(2018, 7, 1), NewDate(2018, 12, 31), 60}},
	}
	if got, want := c.digest(), plainDigest(
		"wb", "net", "Networks", "Act 1", "2018-01-01", "2018-12-31", "2017-12-29", "1.00", "USD",
		"1", "component", "networks", "2", "2018H1", "0.40", "USD", "2018H2", "0.60", "USD",
	); got != want {
		t.Errorf("%v, want %v", got, want)
	}
}

func TestLabel(t *testing.T) {
	for _, tc := range []struct {
		doc  Document
		want string
	}{
		{Document{}, ""},
		{Document{Issuer: "BY1", Date: NewDate(2018, 7, 1)}, ""},
		{Document{Number: "12"}, "12"},
		{Document{Number: "12", Date: NewDate(2018, 7, 1), Kind: "act", Issuer: "BY1"}, "12 2018-07-01 act BY1"},
	} {
		if got := tc.doc.Label(); got != tc.want {
			t.Errorf("%+v.Label() = %q, want %q", tc.doc, got, tc.want)
		}
	}
}

func TestParseRef(t *testing.T) {
	for _, ref := range []Ref{{"wb", 0}, {"гос-программа", 41}, {"ledger", 1 << 40}, {BatchStream(goldenBatch), 1}} {
		if got, err := ParseRef(ref.String()); err != nil || got != ref {
			t.Errorf("ParseRef(%q) = %v, %v", ref, got, err)
		}
	}
	for _, bad := range []string{"", "wb", "wb#", "#1", "wb#-1", "wb#+1", "wb#01", "wb#1#2", "wb#1 ", "wb#x", "wb#9223372036854775808"} {
		if ref, err := ParseRef(bad); RefusalCode(err) != "bad-reference" {
			t.Errorf("ParseRef(%q) = %v, %v", bad, ref, err)
		}
	}
}

func TestStreamNames(t *testing.T) {
	for _, tc := range []struct{ source, stream string }{
		{"wb", "source-wb"},
		{"ledger", "ledger"},
		{"rates", "rates"},
		{"source-wb", "source-source-wb"},
		{BatchStream(goldenBatch), "batch-" + goldenBatch.String()},
	} {
		if got := StreamName(tc.source); got != tc.stream {
			t.Errorf("StreamName(%q) = %q, want %q", tc.source, got, tc.stream)
		}
		if got := RefOf(Record{Stream: tc.stream, Revision: 3}); got != (Ref{tc.source, 3}) {
			t.Errorf("RefOf(%q) = %v", tc.stream, got)
		}
	}
}
