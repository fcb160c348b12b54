package audit_test

import (
	"bytes"
	"crypto/rand"
	"encoding/json"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/uuid"
	"golang.org/x/mod/sumdb/note"
	"golang.org/x/mod/sumdb/tlog"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/audit"
	"github.com/fundledger/fundledger/ledger/merkle"
)

// A key signs, and its public half verifies.
type key struct {
	note.Signer
	public note.Verifier
}

func newKey(t *testing.T, name string) key {
	t.Helper()
	private, public, err := note.GenerateKey(rand.Reader, name)
	if err != nil {
		t.Fatal(err)
	}
	signer, err := note.NewSigner(private)
	if err != nil {
		t.Fatal(err)
	}
	verifier, err := note.NewVerifier(public)
	if err != nil {
		t.Fatal(err)
	}
	return key{signer, verifier}
}

// entries are those of two streams in turn, three of the first to one of the second.
func entries(n int) []ledger.Record {
	list := make([]ledger.Record, n)
	ends := map[string]ledger.Revision{}
	for i := range list {
		stream := "source-wb"
		if i%4 == 3 {
			stream = "source-grodno"
		}
		list[i] = ledger.Record{
			Ordinal: ledger.Ordinal(i + 1), Stream: stream, Revision: ends[stream], Type: "paid.v1",
			Data: fmt.Sprintf(`{"amount":"%d.00","payee":"ООО «Лён» <a&b>"}`, i), Metadata: fmt.Sprintf(`{"actor":"anna","n":%d}`, i/2),
		}
		ends[stream]++
	}
	return list
}

// renumber gives entries the places that they would have had honestly.
func renumber(list []ledger.Record) []ledger.Record {
	ends := map[string]ledger.Revision{}
	for i := range list {
		list[i].Ordinal, list[i].Revision = ledger.Ordinal(i+1), ends[list[i].Stream]
		ends[list[i].Stream]++
	}
	return list
}

// sign returns the checkpoint of entries, their leaves, and the hashes of their tree.
func sign(list []ledger.Record) (c audit.Checkpoint, leaves []byte, hashes tlog.HashReader) {
	var tree merkle.Tree
	var hasher ledger.LeafHasher
	var stored []tlog.Hash
	hashes = tlog.HashReaderFunc(func(indexes []int64) ([]tlog.Hash, error) {
		found := make([]tlog.Hash, len(indexes))
		for i, at := range indexes {
			found[i] = stored[at]
		}
		return found, nil
	})
	for i, r := range list {
		leaf := hasher.Leaf(r)
		tree.Add(leaf)
		leaves = append(leaves, leaf[:]...)
		more, err := tlog.StoredHashesForRecordHash(int64(i), tlog.Hash(leaf), hashes)
		if err != nil {
			panic(err)
		}
		stored = append(stored, more...)
	}
	return audit.Checkpoint{Ledger: uuid.MustParse("0190b8a5-0000-7000-8000-000000000001"), Size: tree.Size(), Root: tree.Root()}, leaves, hashes
}

func TestCheckpoint(t *testing.T) {
	treasury, witness, stranger := newKey(t, "treasury"), newKey(t, "witness"), newKey(t, "treasury")
	c, _, _ := sign(entries(10))
	message, err := c.Sign(treasury)
	if err != nil {
		t.Fatal(err)
	}
	if !strings.HasPrefix(message, "fundledger/0190b8a5-0000-7000-8000-000000000001\n10\n") {
		t.Errorf("the note is\n%s", message)
	}
	signed, err := audit.Open(message, treasury.public)
	if err != nil || signed.Checkpoint != c {
		t.Fatalf("Open: %+v, %v", signed, err)
	}
	// A witness adds a signature, whoever signed before.
	unchecked, err := audit.Open(message)
	if err != nil {
		t.Fatal(err)
	}
	both, err := unchecked.Add(witness)
	if err != nil {
		t.Fatal(err)
	}
	signed, err = audit.Open(both, treasury.public, witness.public)
	if err != nil || fmt.Sprint(signed.Signers()) != "[treasury witness]" {
		t.Errorf("two signatures: %v, %v", signed, err)
	}
	// Who was not looked for is not named, whatever stands there.
	signed, err = audit.Open(both, treasury.public, treasury.public)
	if err != nil || fmt.Sprint(signed.Signers()) != "[treasury]" {
		t.Errorf("one key, given twice: %v, %v", signed, err)
	}
	if again, err := signed.Message(); err != nil || again != both {
		t.Errorf("written again: %v\n%s", err, again)
	}
	for name, test := range map[string]struct {
		message string
		key     key
		want    error
	}{
		"another size":         {strings.Replace(both, "\n10\n", "\n11\n", 1), treasury, audit.ErrForged},
		"another ledger":       {strings.Replace(both, "0001\n", "0002\n", 1), treasury, audit.ErrForged},
		"not signed":           {message, witness, &audit.UnsignedError{}},
		"a key of that name":   {message, stranger, &audit.UnsignedError{}},
		"no note":              {"hello\n", treasury, audit.ErrNotACheckpoint},
		"nothing":              {"", treasury, audit.ErrNotACheckpoint},
		"signatures cut off":   {message[:strings.Index(message, "—")], treasury, audit.ErrNotACheckpoint},
		"a note of other kind": {other(t, treasury, "go.sum database tree\n10\nAAAA\n"), treasury, audit.ErrNotACheckpoint},
		"a size spelt anew":    {other(t, treasury, strings.Replace(c.Text(), "\n10\n", "\n010\n", 1)), treasury, audit.ErrNotACheckpoint},
	} {
		_, err := audit.Open(test.message, test.key.public)
		if _, unsigned := test.want.(*audit.UnsignedError); unsigned {
			if _, ok := errors.AsType[*audit.UnsignedError](err); !ok {
				t.Errorf("%s: %v", name, err)
			}
		} else if !errors.Is(err, test.want) {
			t.Errorf("%s: %v, want %v", name, err, test.want)
		}
	}
}

func other(t *testing.T, k key, text string) string {
	t.Helper()
	b, err := note.Sign(&note.Note{Text: text}, k)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func TestProof(t *testing.T) {
	list := entries(300)
	treasury := newKey(t, "treasury")
	c, _, hashes := sign(list)
	message, err := c.Sign(treasury)
	if err != nil {
		t.Fatal(err)
	}
	signed, err := audit.Open(message, treasury.public)
	if err != nil {
		t.Fatal(err)
	}
	for _, withMetadata := range []bool{false, true} {
		for _, i := range []int{0, 1, 17, 255, 256, 299} {
			p, err := audit.Prove([]ledger.Record{list[i], list[3]}, signed, hashes, withMetadata)
			if err != nil {
				t.Fatal(err)
			}
			text, err := json.MarshalIndent(p, "", "  ") // escapes < and &, and lays the data out
			if err != nil {
				t.Fatal(err)
			}
			var plain bytes.Buffer
			out := json.NewEncoder(&plain)
			out.SetEscapeHTML(false)
			out.SetIndent("", "  ")
			if err := out.Encode(p); err != nil {
				t.Fatal(err)
			}
			got, under, err := audit.ReadProof(plain.Bytes(), treasury.public)
			if err != nil || under.Checkpoint != c || got.Entries[0].Ordinal != list[i].Ordinal {
				t.Fatalf("entry %d: %v", i+1, err)
			}
			if hasName := strings.Contains(plain.String(), "anna"); hasName != withMetadata {
				t.Errorf("metadata %v, but it names who acted: %v", withMetadata, hasName)
			}
			if _, _, err := audit.ReadProof(text, treasury.public); !errors.Is(err, audit.ErrNotProven) {
				t.Errorf("other bytes: %v", err)
			}
			for from, to := range map[string]string{
				fmt.Sprintf(`"%d.00"`, i): `"9999.00"`,
				`"paid.v1"`:               `"paid.v2"`,
				`"source-`:                `"source-x`,
				`"revision": `:            `"revision": 1`,
				`"ordinal": `:             `"ordinal": 1`,
			} {
				doctored := strings.Replace(plain.String(), from, to, 1)
				if doctored == plain.String() {
					t.Fatalf("no %s", from)
				}
				if _, _, err := audit.ReadProof([]byte(doctored), treasury.public); !errors.Is(err, audit.ErrNotProven) {
					t.Errorf("%s → %s: %v", from, to, err)
				}
			}
		}
	}
	_, _, all := sign(entries(301))
	if _, err := audit.Prove([]ledger.Record{{Ordinal: 301}}, signed, all, false); !errors.Is(err, audit.ErrBehind) {
		t.Errorf("an entry behind the checkpoint: %v", err)
	}
	if _, err := audit.Prove([]ledger.Record{{Ordinal: 5, Stream: "x"}}, signed, hashes, false); !errors.Is(err, audit.ErrNotProven) {
		t.Errorf("another entry in a place: %v", err)
	}
	for _, text := range []string{"", "{}", `{"fundledger":"proof","format":2}`, `{"fundledger":"proof","format":1,"entries":[],"checkpoint":""}`, "[1]"} {
		if _, _, err := audit.ReadProof([]byte(text), treasury.public); !errors.Is(err, audit.ErrNotAProof) {
			t.Errorf("%q: %v", text, err)
		}
	}
}

// compare runs a ledger past a checkpoint with its hashes.
func compare(t *testing.T, c audit.Checkpoint, leaves []byte, list []ledger.Record) (same bool, d *audit.Difference) {
	t.Helper()
	if err := audit.CheckHashes(bytes.NewReader(leaves), c); err != nil {
		t.Fatal(err)
	}
	var hasher ledger.LeafHasher
	with, without := audit.Compare(c, bytes.NewReader(leaves)), audit.Compare(c, nil)
	for i := range list {
		for _, x := range []*audit.Comparison{with, without} {
			if err := x.Add(&list[i], hasher.Leaf(list[i])); err != nil {
				t.Fatal(err)
			}
		}
	}
	if with.Same() != without.Same() {
		t.Errorf("same with hashes %v, without %v", with.Same(), without.Same())
	}
	d, err := with.Difference()
	if err != nil {
		t.Fatal(err)
	}
	return with.Same(), d
}

// Whatever was done to the entries that were signed, the first place is found, and what it
// was, also where everything behind was renumbered.
func TestCompare(t *testing.T) {
	const size = 100
	c, leaves, _ := sign(entries(size))
	if same, d := compare(t, c, leaves, entries(size)); !same || d != nil {
		t.Errorf("the same: %v, %v", same, d)
	}
	if same, d := compare(t, c, leaves, entries(size+20)); !same || d != nil {
		t.Errorf("a longer one: %v, %v", same, d)
	}
	remove := func(list []ledger.Record, i, n int) []ledger.Record { return append(list[:i:i], list[i+n:]...) }
	insert := func(list []ledger.Record, i int, r ledger.Record) []ledger.Record {
		return append(append(list[:i:i], r), list[i:]...)
	}
	for name, test := range map[string]struct {
		list []ledger.Record
		want audit.Difference
	}{
		"an amount":                   {change(entries(size), 41), audit.Difference{What: audit.Changed, Ordinal: 42, Count: 1}},
		"the last entry":              {entries(size - 1), audit.Difference{What: audit.Removed, Ordinal: size, Count: 1}},
		"the last ten":                {entries(size - 10), audit.Difference{What: audit.Removed, Ordinal: size - 9, Count: 10}},
		"the first":                   {renumber(remove(entries(size), 0, 1)), audit.Difference{What: audit.Removed, Ordinal: 1, Count: 1}},
		"one in the middle":           {renumber(remove(entries(size), 50, 1)), audit.Difference{What: audit.Removed, Ordinal: 51, Count: 1}},
		"five in the middle":          {renumber(remove(entries(size), 50, 5)), audit.Difference{What: audit.Removed, Ordinal: 51, Count: 5}},
		"one not renumbered":          {remove(entries(size), 50, 1), audit.Difference{What: audit.Removed, Ordinal: 51, Count: 1}},
		"one put in":                  {renumber(insert(entries(size), 50, ledger.Record{Stream: "source-wb", Type: "paid.v1", Data: "{}", Metadata: "{}"})), audit.Difference{What: audit.Inserted, Ordinal: 51, Count: 1}},
		"one of a new stream":         {renumber(insert(entries(size), 50, ledger.Record{Stream: "source-x", Type: "paid.v1", Data: "{}", Metadata: "{}"})), audit.Difference{What: audit.Inserted, Ordinal: 51, Count: 1}},
		"two swapped":                 {swap(entries(size), 2, 3), audit.Difference{What: audit.Moved, Ordinal: 3, Count: 2}},
		"one replaced and more added": {append(change(entries(size), 9), entries(3)...), audit.Difference{What: audit.Changed, Ordinal: 10, Count: 1}},
		"nothing left":                {nil, audit.Difference{What: audit.Removed, Ordinal: 1, Count: size}},
	} {
		same, d := compare(t, c, leaves, test.list)
		if same || d == nil || *d != test.want {
			t.Errorf("%s: same %v, %v; want %v", name, same, d, &test.want)
		}
	}
	wrong := bytes.Clone(leaves)
	wrong[33] ^= 1
	for name, hashes := range map[string][]byte{"changed": wrong, "cut": leaves[:64], "cut in a hash": leaves[:70], "longer": append(bytes.Clone(leaves), leaves[:32]...), "none": nil} {
		if err := audit.CheckHashes(bytes.NewReader(hashes), c); !errors.Is(err, audit.ErrOtherHashes) {
			t.Errorf("hashes %s: %v", name, err)
		}
	}
}

func change(list []ledger.Record, i int) []ledger.Record {
	list[i].Data = `{"amount":"0.01"}`
	return list
}

func swap(list []ledger.Record, i, j int) []ledger.Record {
	list[i], list[j] = list[j], list[i]
	return list
}
