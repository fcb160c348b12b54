package cli

import (
	"bytes"
	"strings"
	"testing"
	"time"

	"github.com/fundledger/fundledger/cli/catalogue"
)

// Long work shows how fast it goes and how long it will still take.
func TestProgressTellsItsPace(t *testing.T) {
	for lang, want := range map[catalogue.Lang]string{
		catalogue.English: "Writing entries  ███████░░░░░░░░░░░░░░░░░░░░░░░  25%  2 500 / 10 000  1 000/s, 0:07 left",
		catalogue.Russian: "Запись  ███████░░░░░░░░░░░░░░░░░░░░░░░  25%  2 500 / 10 000  1 000/с, осталось 0:07",
	} {
		var out bytes.Buffer
		begun := time.Date(2026, 1, 2, 3, 4, 5, 0, time.UTC)
		now := begun
		p := &progress{w: &out, lang: lang, what: lang.Text("writing-entries"), now: func() time.Time { return now }, begun: begun, total: 10_000}
		now = begun.Add(2500 * time.Millisecond)
		p.add(2500)
		got := strings.NewReplacer("\r", "", "\x1b[K", "", "\u00a0", " ", "\u202f", " ").Replace(out.String())
		if got != want {
			t.Errorf("%q, want %q", got, want)
		}
	}
}
