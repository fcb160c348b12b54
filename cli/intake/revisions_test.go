package intake

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/fundledger/fundledger/ledger"
)

// A profile of a revised plan says what the file does not; one of anything else has
// nothing to say of it.
func TestProfilesOfRevisedPlans(t *testing.T) {
	const period = "[constants]\nperiod = \"2018\"\n"
	for _, tc := range []struct{ profile, refused string }{
		{"kind = \"revisions\"\namounts = \"new\"\nmissing = \"leave\"\n", ""},
		{"kind = \"revisions\"\namounts = \"new\"\nmissing = \"zero\"\n" + period, ""},
		{"kind = \"revisions\"\namounts = \"new\"\nmissing = \"refuse\"\n" + period, ""},
		{"kind = \"revisions\"\namounts = \"differences\"\n", ""},
		{"kind = \"revisions\"\namounts = \"differences\"\nmissing = \"leave\"\n", ""},
		{"kind = \"revisions\"\n", "amounts-unsaid"},
		{"kind = \"revisions\"\nmissing = \"zero\"\n" + period, "amounts-unsaid"},
		{"kind = \"revisions\"\namounts = \"new\"\n", "missing-unsaid"},
		{"kind = \"revisions\"\namounts = \"new\"\nmissing = \"zero\"\n", "missing-without-period"},
		{"kind = \"revisions\"\namounts = \"differences\"\nmissing = \"refuse\"\n" + period, "missing-of-differences"},
		{"kind = \"revisions\"\namounts = \"old\"\n", "profile-value"},
		{"kind = \"revisions\"\namounts = \"new\"\nmissing = \"gone\"\n", "profile-value"},
		{"kind = \"allocations\"\namounts = \"new\"\n", "revision-key"},
		{"missing = \"leave\"\n", "revision-key"},
	} {
		path := filepath.Join(t.TempDir(), "p.toml")
		if err := os.WriteFile(path, []byte(tc.profile), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := ReadProfile(path); ledger.RefusalCode(err) != tc.refused || tc.refused == "" && err != nil {
			t.Errorf("%q: %v, want %q", tc.profile, err, tc.refused)
		}
	}
}
