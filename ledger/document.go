package ledger

import (
	"crypto/sha1"
	"crypto/sha256"
	"encoding/base64"
	"encoding/binary"
	"strconv"
	"strings"

	"github.com/google/uuid"
)

// A Document identifies the paper behind an entry, as its issuer numbers it: one
// payment order of one payer, and one line of it where it pays several.
type Document struct {
	System string // that numbered it, where several do (1C, treasury)
	Issuer string // payer's account or institution: two hospitals may write order 12 on one day
	Kind   string // empty is DefaultDocumentKind
	Number string
	Date   Date
	Line   int64 // of the document, from 1; 0 when it has one
	Total  Money // of the whole document, where it has several lines
	// Copy tells equal payments apart that have no number: 0 for the first, 1
	// for the second of that content, …
	Copy int64
	// Row is the place that a mended row had in the file it was rejected from,
	// so that the same mended row is known when it comes again.
	Row string
}

// DefaultDocumentKind is the kind of document that is not stored: most are of it,
// and one that says so must not get another key than one that does not.
const DefaultDocumentKind = "payment-order"

func (d *Document) fields(c *coder) {
	c.option("document_system", &d.System)
	c.option("document_issuer", &d.Issuer)
	c.option("document_kind", &d.Kind)
	c.option("document_number", &d.Number)
	c.optDate("document_date", &d.Date)
	c.optInteger("document_line", &d.Line)
	c.optMoney("document_total", "document_currency", &d.Total)
	c.optInteger("document_copy", &d.Copy)
	c.option("document_row", &d.Row)
}

// Numbered tells whether the document can be known again by its number.
func (d *Document) Numbered() bool { return d.Number != "" }

// Label is how reports name the document: number, date, kind and issuer, as far
// as they are known. It is empty for a payment without a document.
func (d *Document) Label() string {
	var b [96]byte
	return string(d.AppendLabel(b[:0]))
}

// String is the label: refusals take a document as it is.
func (d *Document) String() string { return d.Label() }

// AppendLabel appends the label to b.
func (d *Document) AppendLabel(b []byte) []byte {
	if d.Number == "" {
		return b
	}
	b = append(b, d.Number...)
	if d.Date != NoDate {
		b = append(b, ' ')
		b = d.Date.Append(b)
	}
	if d.Kind != "" {
		b = append(append(b, ' '), d.Kind...)
	}
	if d.Issuer != "" {
		b = append(append(b, ' '), d.Issuer...)
	}
	return b
}

// DocumentKey derives the key by which a document is known again: a version 5
// UUID in the name space of the ledger's id over the texts
//
//	"document", system, issuer, kind, number, date, line
//	"content", digest, copy           for a document without a number
//
// as they stand in the entry, each prefixed by its length in 4 bytes, big-endian;
// what the entry leaves out is empty. A document without a number is known by its
// content: the digest of the input, and which of the equal ones it is.
func DocumentKey(ledger uuid.UUID, d *Document, content Digest) uuid.UUID {
	return new(digester).documentKey(ledger, d, content)
}

func (f *digester) documentKey(ledger uuid.UUID, d *Document, content Digest) uuid.UUID {
	f.reset()
	f.buf = append(f.buf, ledger[:]...)
	if d.Numbered() {
		f.text("document", d.System, d.Issuer, d.Kind, d.Number)
		f.date(d.Date)
		f.number(d.Line)
	} else {
		var text [22]byte
		base64.RawURLEncoding.Encode(text[:], content[:])
		f.text("content")
		f.bytes(text[:])
		f.number(d.Copy)
	}
	return f.key()
}

// ActKey derives the key of an entry that rests on a legal act instead of a
// payment document, as an allocation does, in the same way over the texts "act",
// command, act and line.
func ActKey(ledger uuid.UUID, command, act, line string) uuid.UUID {
	f := digester{ledger[:]}
	f.text("act", command, act, line)
	return f.key()
}

// RowKey derives the key of the place that a mended row had in the file it was
// rejected from, in the same way over the texts "row" and that place.
func RowKey(ledger uuid.UUID, row string) uuid.UUID {
	f := digester{ledger[:]}
	f.text("row", row)
	return f.key()
}

func appendPrefixed(b []byte, s string) []byte {
	b = binary.BigEndian.AppendUint32(b, uint32(len(s)))
	return append(b, s...)
}

// A Digest is the first 128 bits of the SHA-256 of an input: it tells a document
// that comes again from another content under the same key.
type Digest [16]byte

func (d Digest) String() string { return base64.RawURLEncoding.EncodeToString(d[:]) }

// digest is a required digest, in unpadded base64url.
func (c *coder) digest(name string, v *Digest) {
	if !c.must(name) {
		return
	}
	if !c.reading {
		c.buf = append(c.buf, '"')
		c.buf = base64.RawURLEncoding.AppendEncode(c.buf, v[:])
		c.buf = append(c.buf, '"')
		return
	}
	const n = 24 // 22 letters and two quotes
	if len(c.in)-c.pos < n || c.in[c.pos] != '"' || c.in[c.pos+n-1] != '"' {
		c.fail(name, errNotCanonical)
		return
	}
	var text [22]byte
	copy(text[:], c.in[c.pos+1:])
	// The count too: the decoder of the standard library skips line breaks.
	if n, err := strictBase64.Decode(v[:], text[:]); err != nil || n != len(v) {
		c.fail(name, errNotCanonical)
		return
	}
	c.pos += n
}

var strictBase64 = base64.RawURLEncoding.Strict()

// digester collects the fields of an input as the texts that are stored, so that
// whoever reads the JSON can compute the digest again, each prefixed by its length,
// so that no two different inputs look alike. What is left out is empty text.
type digester struct{ buf []byte }

func (d *digester) reset() { d.buf = d.buf[:0] }

func (d *digester) text(fields ...string) {
	for _, f := range fields {
		d.buf = appendPrefixed(d.buf, f)
	}
}

func (d *digester) date(dates ...Date) {
	for _, day := range dates {
		var text [10]byte
		b := text[:0]
		if day != NoDate {
			b = day.Append(b)
		}
		d.bytes(b)
	}
}

// number adds a whole number, of which 0 is left out.
func (d *digester) number(n int64) {
	var text [20]byte
	b := text[:0]
	if n != 0 {
		b = strconv.AppendInt(b, n, 10)
	}
	d.bytes(b)
}

// money adds amount and currency.
func (d *digester) money(amounts ...Money) {
	for _, m := range amounts {
		var text [24]byte
		b := text[:0]
		if m.Currency != "" {
			b = m.Append(b)
		}
		d.bytes(b)
		d.text(string(m.Currency))
	}
}

// dimensions adds how many there are, and each one's name and value.
func (d *digester) dimensions(list []Dimension) {
	d.number(int64(len(list)))
	for _, dim := range list {
		d.text(dim.Name, dim.Value)
	}
}

func (d *digester) bytes(b []byte) {
	d.buf = binary.BigEndian.AppendUint32(d.buf, uint32(len(b)))
	d.buf = append(d.buf, b...)
}

func (d *digester) sum() Digest {
	full := sha256.Sum256(d.buf)
	return Digest(full[:16])
}

// key is uuid.NewSHA1 of what was collected behind the name space, without its
// five allocations.
func (d *digester) key() uuid.UUID {
	sum := sha1.Sum(d.buf)
	sum[6] = sum[6]&0x0f | 0x50
	sum[8] = sum[8]&0x3f | 0x80
	return uuid.UUID(sum[:16])
}

// A Ref is how people name an entry: SOURCE#REVISION, which is also where it can
// be read without a search. Entries of other streams go by the stream's name.
type Ref struct {
	Source   string
	Revision Revision
}

func (r Ref) String() string { return r.Source + "#" + strconv.FormatInt(int64(r.Revision), 10) }

// ParseRef reads a reference such as wb#17. Refusal: bad-reference (value).
func ParseRef(s string) (Ref, error) {
	source, number, _ := strings.Cut(s, "#")
	n, err := strconv.ParseUint(number, 10, 63)
	r := Ref{source, Revision(n)}
	if err != nil || source == "" || r.String() != s { // a sign, leading zeros
		return Ref{}, Refuse("bad-reference", "value", excerpt(s))
	}
	return r, nil
}

// optRef is a reference that is left out when it is zero.
func (c *coder) optRef(name string, v *Ref) {
	if c.absent(name, *v == Ref{}) {
		*v = Ref{}
		return
	}
	text := v.String()
	c.text(name, &text)
	r, err := ParseRef(text)
	if err != nil {
		c.fail(name, err)
	}
	if c.reading {
		*v = r
	}
}

// StreamName returns the stream, relative to the ledger, that a reference's name
// stands for.
func StreamName(source string) string {
	if reservedStream(source) {
		return source
	}
	return "source-" + source
}

func reservedStream(name string) bool {
	return name == StreamLedger || name == StreamRates || name == StreamResults ||
		strings.HasPrefix(name, batchPrefix) || strings.HasPrefix(name, documentPrefix)
}

// Streams of a ledger that belong to no source.
const (
	StreamLedger   = "ledger"
	StreamRates    = "rates"
	StreamResults  = "results"
	sourcePrefix   = "source-"
	batchPrefix    = "batch-"
	documentPrefix = "document-" // reserved for documents paid from several sources
)

// RefOf returns the reference of a record.
func RefOf(r Record) Ref { return Ref{strings.TrimPrefix(r.Stream, sourcePrefix), r.Revision} }

// BatchStream returns the stream of an import.
func BatchStream(id uuid.UUID) string { return batchPrefix + id.String() }
