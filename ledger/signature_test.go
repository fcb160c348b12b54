package ledger_test

import (
	"context"
	"slices"
	"strings"
	"testing"
	"time"

	"golang.org/x/mod/sumdb/note"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/ledgertest"
	"github.com/fundledger/fundledger/ledger/memstore"
)

// A signatory is somebody with a key.
type signatory struct {
	name, public string
	signer       note.Signer
}

func newSignatory(t *testing.T, name, key string) signatory {
	t.Helper()
	private, public, err := note.GenerateKey(nil, key)
	if err != nil {
		t.Fatal(err)
	}
	signer, err := note.NewSigner(private)
	if err != nil {
		t.Fatal(err)
	}
	return signatory{name, public, signer}
}

// An office is a ledger with people who sign.
type office struct {
	t                                    *testing.T
	store                                *memstore.Store
	l                                    *ledger.Ledger
	petrova, ivanova, auditor, old, lost signatory
}

var longAgo = time.Date(2020, 1, 1, 0, 0, 0, 0, time.UTC)

func newOffice(t *testing.T) *office {
	o := &office{
		t: t, store: &memstore.Store{}, petrova: newSignatory(t, "А. Петрова", "petrova"), ivanova: newSignatory(t, "И. Иванова", "ivanova"),
		auditor: newSignatory(t, "К. Ревизор", "auditor"), old: newSignatory(t, "А. Петрова", "petrova-2019"), lost: newSignatory(t, "А. Петрова", "petrova-lost"),
	}
	o.l = ledgertest.New(o.store, 1)
	for _, c := range setUp() {
		o.must(nil, "", c)
	}
	roles := map[string]ledger.Role{o.petrova.name: ledger.RoleApprover, o.ivanova.name: ledger.RolePreparer, o.auditor.name: ledger.RoleAuditor}
	for _, who := range []signatory{o.petrova, o.ivanova, o.auditor} {
		o.must(nil, "", &ledger.RegisterPerson{Name: who.name})
		o.must(nil, "", &ledger.GrantRole{Person: who.name, Role: roles[who.name], From: longAgo})
		o.must(nil, "", &ledger.RegisterKey{Person: who.name, Public: who.public})
	}
	o.must(nil, "", &ledger.RegisterKey{Person: o.old.name, Public: o.old.public, Until: longAgo})
	o.must(nil, "", &ledger.RegisterKey{Person: o.lost.name, Public: o.lost.public})
	o.must(nil, "", &ledger.RevokeKey{ID: "petrova-lost", Reason: "утерян"})
	return o
}

func (o *office) do(signer note.Signer, actor string, c ledger.Command) (ledger.Outcome, error) {
	o.l.Signer = func() (note.Signer, error) { return signer, nil }
	o.l.Author.Actor = actor
	return o.l.Do(context.Background(), "test", c.Decide)
}

func (o *office) must(signer note.Signer, actor string, c ledger.Command) {
	o.t.Helper()
	if _, err := o.do(signer, actor, c); err != nil {
		o.t.Fatal(err)
	}
}

func (o *office) refused(want string, signer note.Signer, actor string, c ledger.Command) {
	o.t.Helper()
	if _, err := o.do(signer, actor, c); ledger.RefusalCode(err) != want {
		o.t.Errorf("%T by %q: %v, want %s", c, actor, err, want)
	}
}

func month(t *testing.T, p string) ledger.Period {
	t.Helper()
	span, err := ledger.ParsePeriod(p, ledger.BuiltinCalendars(), "calendar")
	if err != nil {
		t.Fatal(err)
	}
	return span
}

func (o *office) closing(p string) *ledger.SetPeriod {
	return &ledger.SetPeriod{Source: "minsk", Period: month(o.t, p), State: ledger.PeriodIsClosed, Act: "Приказ 1"}
}

func (o *office) reopening(p string) *ledger.SetPeriod {
	return &ledger.SetPeriod{Source: "minsk", Period: month(o.t, p), State: ledger.PeriodOpen, Reason: "опоздавший акт", Actor: o.l.Author.Actor}
}

func TestActsThatMustBeSigned(t *testing.T) {
	o := newOffice(t)
	o.must(nil, "anybody", o.closing("2018-01")) // nobody asks yet
	o.refused("unknown-act", nil, "", &ledger.RequireSigning{Acts: []ledger.ActKind{"dance"}, From: longAgo})
	o.must(nil, "", &ledger.RequireSigning{Acts: []ledger.ActKind{ledger.ActReopen, ledger.ActClose, ledger.ActRegister}, From: longAgo})

	o.refused("must-be-signed", nil, o.petrova.name, o.closing("2018-02"))
	o.refused("actor-not-signer", o.ivanova.signer, o.petrova.name, o.closing("2018-02"))
	o.refused("key-unregistered", newSignatory(t, "А. Петрова", "petrova").signer, o.petrova.name, o.closing("2018-02"))
	o.refused("key-revoked", o.lost.signer, o.petrova.name, o.closing("2018-02"))
	o.refused("key-expired", o.old.signer, o.petrova.name, o.closing("2018-02"))
	o.refused("role-missing", o.auditor.signer, o.auditor.name, o.closing("2018-02"))
	o.must(o.ivanova.signer, o.ivanova.name, o.closing("2018-02"))
	o.refused("role-missing", o.ivanova.signer, o.ivanova.name, o.reopening("2018-01"))
	o.must(o.petrova.signer, o.petrova.name, o.reopening("2018-01"))
	o.must(nil, "anybody", payment("1", "1.00")) // not demanded
	o.must(o.ivanova.signer, o.ivanova.name, payment("2", "1.00"))
	o.refused("no-signing-role", o.auditor.signer, o.auditor.name, payment("3", "1.00"))

	// The rule is not done away with by who cannot sign.
	o.refused("waiver-unsigned", nil, o.petrova.name, &ledger.WaiveSigning{Acts: []ledger.ActKind{ledger.ActClose}, Reason: "x"})
	o.refused("role-missing", o.ivanova.signer, o.ivanova.name, &ledger.WaiveSigning{Acts: []ledger.ActKind{ledger.ActClose}, Reason: "x"})
	o.refused("must-be-signed", nil, o.petrova.name, &ledger.RevokeKey{ID: "ivanova", Reason: "x"})
	o.must(o.petrova.signer, o.petrova.name, &ledger.WaiveSigning{Acts: []ledger.ActKind{ledger.ActClose}, Reason: "Приказ 3"})
	o.must(nil, "anybody", o.closing("2018-03"))

	j, found := o.judge(nil)
	if len(found) > 0 {
		t.Errorf("an honest ledger is accused: %q", found)
	}
	// Unsigned: 3 people, roles and keys, two keys more, a revocation, the demand, and two closings.
	if j.Signed != 4 || j.Unsigned != 3*3+2+1+1+2 {
		t.Errorf("%d signed, %d acts unsigned", j.Signed, j.Unsigned)
	}
}

// judge judges the ledger after tampering with its records.
func (o *office) judge(tamper func([]ledger.Record)) (*ledger.Judge, []string) {
	o.t.Helper()
	var records []ledger.Record
	if _, err := o.store.Read(context.Background(), "", "", func(r ledger.Record) error {
		records = append(records, r)
		return nil
	}); err != nil {
		o.t.Fatal(err)
	}
	if tamper != nil {
		tamper(records)
	}
	var found []string
	j := ledger.NewJudge(func(_ ledger.Record, refusal *ledger.Refusal) { found = append(found, refusal.Code) })
	for i := range records {
		e, err := ledger.Decode(records[i].Type, records[i].Data)
		if err == nil {
			err = j.Entry(&records[i], e)
		}
		if err != nil {
			found = append(found, ledger.RefusalCode(err))
			break
		}
	}
	return j, found
}

func TestTamperedSignaturesAreFound(t *testing.T) {
	o := newOffice(t)
	o.must(nil, "", &ledger.RequireSigning{Acts: []ledger.ActKind{ledger.ActClose}, From: longAgo})
	o.must(o.ivanova.signer, o.ivanova.name, payment("2", "1.00"))
	o.must(o.petrova.signer, o.petrova.name, o.closing("2018-02"))
	o.must(o.petrova.signer, o.petrova.name, o.closing("2018-01"))
	last := func(records []ledger.Record) *ledger.Record { return &records[len(records)-1] }
	replace := func(text *string, from, to string) {
		if !strings.Contains(*text, from) {
			t.Errorf("no %s in %s", from, *text)
		}
		*text = strings.Replace(*text, from, to, 1)
	}
	metadata := func(change func(*ledger.Metadata)) func([]ledger.Record) {
		return func(records []ledger.Record) {
			m, err := ledger.DecodeMetadata(last(records).Metadata)
			if err != nil {
				t.Fatal(err)
			}
			change(&m)
			if last(records).Metadata, err = ledger.EncodeMetadata(&m); err != nil {
				t.Fatal(err)
			}
		}
	}
	signature := func(r *ledger.Record) (string, string) {
		m, err := ledger.DecodeMetadata(r.Metadata)
		if err != nil {
			t.Fatal(err)
		}
		return m.Key, m.Signature
	}
	for _, x := range []struct {
		name, want string
		tamper     func([]ledger.Record)
	}{
		{"untouched", "", func([]ledger.Record) {}},
		{"another act", "found-bad-signature", func(r []ledger.Record) { replace(&last(r).Data, "Приказ 1", "Приказ 7") }},
		{"another period", "found-bad-signature", func(r []ledger.Record) { replace(&last(r).Data, "2018-01-31", "2018-01-30") }},
		{"another actor", "found-signer", metadata(func(m *ledger.Metadata) { m.Actor = "И. Иванова" })},
		{"another actor with the signer's key", "found-bad-signature", metadata(func(m *ledger.Metadata) { m.Host = "fin-09" })},
		{"another time", "found-bad-signature", metadata(func(m *ledger.Metadata) { m.RecordedAt = m.RecordedAt.Add(time.Second) })},
		{"another command", "found-bad-signature", metadata(func(m *ledger.Metadata) { m.Command = "year close" })},
		{"the signature of another entry", "found-bad-signature", func(r []ledger.Record) {
			_, s := signature(&r[len(r)-2])
			metadata(func(m *ledger.Metadata) { m.Signature = s })(r)
		}},
		{"another key", "found-signer", metadata(func(m *ledger.Metadata) { m.Key = ledger.SignerID(o.ivanova.signer) })},
		{"a revoked key", "found-signer", metadata(func(m *ledger.Metadata) { m.Key = ledger.SignerID(o.lost.signer) })},
		{"a key of nobody", "found-signer", metadata(func(m *ledger.Metadata) { m.Key = "petrova+00000000" })},
		{"no key", "found-unsigned", metadata(func(m *ledger.Metadata) { m.Key = "" })},
		{"no signature", "found-bad-signature", metadata(func(m *ledger.Metadata) { m.Signature = "" })},
		{"neither", "found-unsigned", metadata(func(m *ledger.Metadata) { m.Key, m.Signature = "", "" })},
		{"a signed payment of another amount", "found-bad-signature", func(r []ledger.Record) { replace(&r[len(r)-3].Data, "1.00", "2.00") }},
		{"a key that somebody put into the register", "found-signer", func(records []ledger.Record) {
			forged := newSignatory(t, o.petrova.name, "petrova").public
			for i := range records {
				if records[i].Type == "key-registered.v1" && strings.Contains(records[i].Data, o.petrova.public) {
					replace(&records[i].Data, o.petrova.public, forged)
				}
			}
		}},
	} {
		t.Run(x.name, func(t *testing.T) {
			_, found := o.judge(x.tamper)
			if x.want == "" && len(found) > 0 || x.want != "" && !slices.Contains(found, x.want) {
				t.Errorf("found %q, want %q", found, x.want)
			}
		})
	}
}

// What is signed of a commit cannot stand anywhere else: neither in another ledger, nor at
// another place of this one.
func TestSignedCommitsStandWhereTheyWereSigned(t *testing.T) {
	o := newOffice(t)
	o.must(o.petrova.signer, o.petrova.name, o.closing("2018-02"))
	_, found := o.judge(func(records []ledger.Record) {
		for i := range records {
			if records[i].Type == "ledger-created.v1" {
				records[i].Data = strings.Replace(records[i].Data, ledgerID.String(), "019b0000-0000-7000-8000-0000000000ff", 1)
			}
		}
	})
	if !slices.Contains(found, "found-bad-signature") {
		t.Errorf("moved to another ledger: %q", found)
	}
	o.must(nil, "", payment("1", "1.00"))
	_, found = o.judge(func(records []ledger.Record) {
		closing, paid := &records[len(records)-2], &records[len(records)-1]
		closing.Type, paid.Type = paid.Type, closing.Type
		closing.Data, paid.Data = paid.Data, closing.Data
		closing.Metadata, paid.Metadata = paid.Metadata, closing.Metadata
	})
	if !slices.Contains(found, "found-bad-signature") {
		t.Errorf("moved behind a payment: %q", found)
	}
}
