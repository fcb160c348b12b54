package cli

import (
	"fmt"
	"io"
	"strings"
	"time"

	"github.com/fundledger/fundledger/cli/catalogue"
)

// A progress bar, on stderr and only on a terminal. It is our own: the well-known
// ones bring net/http along, a millisecond at every start. The nil bar draws
// nothing.
type progress struct {
	w     io.Writer
	lang  catalogue.Lang
	what  string
	now   func() time.Time
	total int64
	done  int64
	begun time.Time
	drawn time.Time
}

// progress begins a bar over total steps, 0 where nobody knows how many there will
// be; what is done is a catalogue's entry.
func (s *session) progress(code string, total int64) *progress {
	if !isTerminal(s.stderr) || s.getenv("TERM") == "dumb" {
		return nil
	}
	return &progress{w: s.stderr, lang: s.lang, what: s.lang.Text(code), now: time.Now, begun: time.Now(), total: total}
}

// add counts steps and draws ten times a second at most. Callers with very many
// steps add some hundreds at a time.
func (p *progress) add(steps int64) {
	if p == nil {
		return
	}
	p.done += steps
	if now := p.now(); now.Sub(p.drawn) >= time.Second/10 {
		p.drawn = now
		p.draw()
	}
}

func (p *progress) draw() {
	if p.total == 0 { // not known
		fmt.Fprintf(p.w, "\r%s  %s ", p.what, p.lang.Number(p.done))
		return
	}
	const width = 30
	share := min(100, p.done*100/p.total)
	full := int(share) * width / 100
	fmt.Fprintf(p.w, "\r%s  %s%s %3d%%  %s / %s  %s\x1b[K", p.what,
		strings.Repeat("█", full), strings.Repeat("░", width-full),
		share, p.lang.Number(p.done), p.lang.Number(p.total), p.pace())
}

// pace is how many steps a second were done and how long the rest will take, "" as long as
// it is too early to tell.
func (p *progress) pace() string {
	spent := p.now().Sub(p.begun)
	if spent < 2*time.Second || p.done == 0 {
		return ""
	}
	rate := max(1, p.done*int64(time.Second)/int64(spent))
	left := time.Duration(max(0, p.total-p.done)/rate) * time.Second
	return p.lang.Text("pace", "rate", p.lang.Number(rate), "left", fmt.Sprintf("%d:%02d", int(left.Minutes()), int(left.Seconds())%60))
}

// end takes the bar off the screen.
func (p *progress) end() {
	if p != nil && !p.drawn.IsZero() {
		fmt.Fprint(p.w, "\r\x1b[K")
	}
}
