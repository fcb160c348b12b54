package sqlitestore

import (
	"context"
	"encoding/json"
	"math/rand/v2"
	"os"
	"os/user"
	"sync"
	"time"

	sqlite3 "modernc.org/sqlite/lib"
)

const (
	firstRetry    = 200 * time.Microsecond // after finding the file locked
	longestRetry  = 5 * time.Millisecond
	tellAfter     = time.Second            // of waiting
	announceAfter = 200 * time.Millisecond // of holding the lock
)

// begin starts the write transaction. Where another process has one it waits,
// until the context ends.
func (s *Store) begin(ctx context.Context, w *writer) error {
	var waited time.Duration
	told := false
	for delay := firstRetry; ; delay = min(2*delay, longestRetry) {
		if err := ctx.Err(); err != nil {
			return err
		}
		err := w.exec("BEGIN IMMEDIATE")
		if err == nil {
			break
		}
		if primaryCode(err) != sqlite3.SQLITE_BUSY {
			return err
		}
		if waited >= tellAfter && !told && s.OnWait != nil {
			told = true
			s.OnWait(holder(s.path))
		}
		if err := pause(ctx, delay); err != nil {
			return err
		}
		waited += delay
	}
	if !w.checked {
		w.checked = true
		os.Remove(notePath(s.path)) // of a writer that was killed: the lock is ours now
	}
	return nil
}

// pause waits for about a delay, at random, so that twenty waiting processes do
// not march in step. It ends early, with its error, when the context does.
func pause(ctx context.Context, delay time.Duration) error {
	select {
	case <-time.After(delay/2 + rand.N(delay)):
		return nil
	case <-ctx.Done():
		return ctx.Err()
	}
}

// A Writer is a process that holds the write lock. While an Append takes long it
// stands in a note beside the ledger file, which is for reading by people only and
// locks nothing: one that is left behind by a killed process does no harm.
type Writer struct {
	Command string `json:"command"`
	Process int    `json:"process"`
	User    string `json:"user"`
	Host    string `json:"host"`
}

func notePath(path string) string { return path + "-writer" }

// announce leaves a note once the call has taken a while. The returned function
// takes it away; it may be called again.
func (s *Store) announce() (hide func()) {
	var mu sync.Mutex
	hidden, written := false, false
	timer := time.AfterFunc(announceAfter, func() {
		mu.Lock()
		defer mu.Unlock()
		if hidden {
			return
		}
		n := Writer{Command: s.Command, Process: os.Getpid()}
		n.Host, _ = os.Hostname()
		if u, err := user.Current(); err == nil {
			n.User = u.Username
		}
		text, _ := json.Marshal(n)
		written = os.WriteFile(notePath(s.path), text, 0o644) == nil
	})
	return func() {
		timer.Stop()
		mu.Lock()
		defer mu.Unlock()
		if written && !hidden {
			os.Remove(notePath(s.path))
		}
		hidden = true
	}
}

// holder is who holds the lock of a ledger file, the zero Writer where nobody says
// so or the note's process is no more.
func holder(path string) Writer {
	text, err := os.ReadFile(notePath(path))
	if err != nil {
		return Writer{}
	}
	var w Writer
	if json.Unmarshal(text, &w) != nil || w.Process == 0 {
		return Writer{}
	}
	if host, _ := os.Hostname(); host == w.Host && !alive(w.Process) {
		return Writer{}
	}
	return w
}
