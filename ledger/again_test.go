package ledger_test

import (
	"testing"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/ledgertest"
	"github.com/fundledger/fundledger/ledger/memstore"
)

// A file of sources may be imported again after one of them was amended.
func TestRegisterAgainAfterAmendment(t *testing.T) {
	l := ledgertest.New(&memstore.Store{}, 1)
	do := func(c ledger.Command) ledger.Outcome {
		t.Helper()
		out, err := l.Do(t.Context(), "test", c.Decide)
		if err != nil {
			t.Fatal(err)
		}
		return out
	}
	register := func() *ledger.RegisterSource {
		return &ledger.RegisterSource{ID: "wb", SourceRegistered: ledger.SourceRegistered{
			Kind: ledger.KindWorldBank, Currency: "USD", Opens: ledger.NewDate(2016, 11, 18), Closes: ledger.NewDate(2021, 12, 31),
		}}
	}
	do(&ledger.CreateLedger{ID: l.NewID(), Name: "again", Currency: "BYN", Zone: "UTC"})
	do(register())
	do(&ledger.AmendSource{ID: "wb", SourceAmended: ledger.SourceAmended{Closes: ledger.NewDate(2022, 12, 31), Act: "extension"}})
	if out := do(register()); !out.Already {
		t.Errorf("outcome %+v, want already registered", out)
	}
	if s := l.Views.Books().Sources["wb"]; s.Closes != ledger.NewDate(2022, 12, 31) {
		t.Errorf("the source closes on %v: the amendment is gone", s.Closes)
	}
	other := register()
	other.Closes = ledger.NewDate(2023, 12, 31)
	if _, err := l.Do(t.Context(), "test", other.Decide); ledger.RefusalCode(err) != "source-exists" {
		t.Errorf("another registration: %v, want source-exists", err)
	}
}
