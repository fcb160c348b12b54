package sqlitestore

import (
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"github.com/fundledger/fundledger/ledger/storetest"
)

// An auditor is a user without permission to write. Permissions do not bind
// root: where the tests run as root, an auditor is a process of user 65534.
func auditor(t *testing.T, path string) *exec.Cmd {
	t.Helper()
	program := self(t)
	if os.Geteuid() != 0 {
		return command(program, "inspect", path)
	}
	public := filepath.Join(openFolder(t), "inspect") // go test builds where only its user may look
	from, err := os.Open(program)
	if err != nil {
		t.Fatal(err)
	}
	defer from.Close()
	to, err := os.OpenFile(public, os.O_WRONLY|os.O_CREATE, 0o755)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := io.Copy(to, from); err != nil {
		t.Fatal(err)
	}
	if err := to.Close(); err != nil {
		t.Fatal(err)
	}
	cmd := command(public, "inspect", path)
	cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	cmd.Dir = "/"
	return cmd
}

// openFolder is a temporary folder that every user may enter.
func openFolder(t *testing.T) string {
	t.Helper()
	folder := t.TempDir()
	for _, f := range []string{folder, filepath.Dir(folder)} {
		if err := os.Chmod(f, 0o755); err != nil {
			t.Fatal(err)
		}
	}
	return folder
}

// chmod changes modes; a folder's comes back when the test ends, so that it can
// be removed.
func chmod(t *testing.T, path string, mode os.FileMode) {
	t.Helper()
	if err := os.Chmod(path, mode); err != nil {
		t.Fatal(err)
	}
	if info, err := os.Stat(path); err == nil && info.IsDir() {
		t.Cleanup(func() { os.Chmod(path, 0o755) })
	}
}

// audited makes a ledger of six entries in a folder of its own. Closed, it has
// no log beside it; open, its log has all the entries.
func audited(t *testing.T) *Store {
	t.Helper()
	s, err := Create(filepath.Join(openFolder(t), "ledger.db"))
	if err != nil {
		t.Fatal(err)
	}
	appendAll(t, s,
		storetest.Commit("source-wb", -1, `{"a":1}`, `{"a":2}`),
		storetest.Commit("source-wb", 1, `{"a":3}`, `{"a":4}`),
		storetest.Commit("ledger", -1, `{"a":5}`, `{"a":6}`))
	return s
}

func closed(t *testing.T, s *Store) string {
	t.Helper()
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	return s.Path()
}

// copied copies a file of an open ledger.
func copied(t *testing.T, dst, src string) {
	t.Helper()
	if err := copyFile(dst, src); err != nil {
		t.Fatal(err)
	}
}

func TestAuditor(t *testing.T) {
	const sixReadOnly = "entries 6 streamed 4 read-only true files "
	tests := []struct {
		name string
		make func(t *testing.T) (path string)
		want string // beginning of what the auditor says
	}{
		{"file and folder closed to writing", func(t *testing.T) string {
			path := closed(t, audited(t))
			chmod(t, path, 0o444)
			chmod(t, filepath.Dir(path), 0o555)
			return path
		}, sixReadOnly + "ledger.db"},
		{"only the file closed to writing: nothing is made beside it", func(t *testing.T) string {
			path := closed(t, audited(t))
			chmod(t, path, 0o444)
			chmod(t, filepath.Dir(path), 0o777)
			return path
		}, sixReadOnly + "ledger.db"},
		{"only the folder closed to writing", func(t *testing.T) string {
			path := closed(t, audited(t))
			chmod(t, path, 0o666)
			chmod(t, filepath.Dir(path), 0o555)
			return path
		}, sixReadOnly + "ledger.db"},
		{"an empty log beside it", func(t *testing.T) string {
			path := closed(t, audited(t))
			if err := os.WriteFile(path+"-wal", nil, 0o444); err != nil {
				t.Fatal(err)
			}
			chmod(t, path, 0o444)
			chmod(t, filepath.Dir(path), 0o555)
			return path
		}, sixReadOnly + "ledger.db,ledger.db-wal"},
		{"a log beside it, no index", func(t *testing.T) string {
			s := audited(t)
			defer s.Close()
			path := filepath.Join(openFolder(t), "ledger.db")
			copied(t, path, s.Path())
			copied(t, path+"-wal", s.Path()+"-wal")
			chmod(t, path, 0o444)
			chmod(t, path+"-wal", 0o444)
			chmod(t, filepath.Dir(path), 0o555)
			return path
		}, sixReadOnly + "ledger.db,ledger.db-wal"},
		{"a log beside the file behind a link", func(t *testing.T) string {
			s := audited(t)
			defer s.Close()
			path := filepath.Join(openFolder(t), "ledger.db")
			copied(t, path, s.Path())
			copied(t, path+"-wal", s.Path()+"-wal")
			chmod(t, path, 0o444)
			chmod(t, path+"-wal", 0o444)
			chmod(t, filepath.Dir(path), 0o555)
			link := filepath.Join(openFolder(t), "link.db")
			if err := os.Symlink(path, link); err != nil {
				t.Fatal(err)
			}
			return link
		}, sixReadOnly + "link.db"},
		{"a log beside it, no index, the folder open to writing", func(t *testing.T) string {
			s := audited(t)
			defer s.Close()
			path := filepath.Join(openFolder(t), "ledger.db")
			copied(t, path, s.Path())
			copied(t, path+"-wal", s.Path()+"-wal")
			chmod(t, path, 0o444)
			chmod(t, path+"-wal", 0o444)
			chmod(t, filepath.Dir(path), 0o777)
			return path
		}, sixReadOnly + "ledger.db,ledger.db-wal"},
		{"a log and an old index beside it", func(t *testing.T) string {
			s := audited(t)
			defer s.Close()
			path := filepath.Join(openFolder(t), "ledger.db")
			for _, suffix := range []string{"", "-wal", "-shm"} {
				copied(t, path+suffix, s.Path()+suffix)
				chmod(t, path+suffix, 0o444)
			}
			chmod(t, filepath.Dir(path), 0o555)
			return path
		}, sixReadOnly + "ledger.db,ledger.db-shm,ledger.db-wal"},
		{"while somebody writes", func(t *testing.T) string {
			s := audited(t)
			t.Cleanup(func() { s.Close() })
			for _, suffix := range []string{"", "-wal", "-shm"} {
				chmod(t, s.Path()+suffix, 0o444)
			}
			chmod(t, filepath.Dir(s.Path()), 0o555)
			return s.Path()
		}, sixReadOnly + "ledger.db,ledger.db-shm,ledger.db-wal"},
		{"a log that may not be read", func(t *testing.T) string {
			s := audited(t)
			defer s.Close()
			path := filepath.Join(openFolder(t), "ledger.db")
			copied(t, path, s.Path())
			copied(t, path+"-wal", s.Path()+"-wal")
			chmod(t, path, 0o444)
			chmod(t, path+"-wal", 0)
			chmod(t, filepath.Dir(path), 0o555)
			return path
		}, "open: ledger-no-access "},
		{"a file that may not be read", func(t *testing.T) string {
			path := closed(t, audited(t))
			chmod(t, path, 0)
			return path
		}, "open: ledger-no-access "},
		{"a folder that may not be entered", func(t *testing.T) string {
			path := closed(t, audited(t))
			chmod(t, filepath.Dir(path), 0)
			return path
		}, "open: ledger-no-access "},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			path := test.make(t)
			before := fileTimes(filepath.Dir(path))
			lines := start(t, auditor(t, path)).rest(t)
			if len(lines) != 1 || !strings.HasPrefix(lines[0], test.want) || strings.HasPrefix(test.want, "entries") && lines[0] != test.want {
				t.Errorf("the auditor says %q, want %q", lines, test.want)
			}
			if after := fileTimes(filepath.Dir(path)); after != before {
				t.Errorf("the auditor changed files:\n%s\nbefore:\n%s", after, before)
			}
		})
	}
}

// fileTimes lists the names and times of a folder, but for the index, which
// readers may lock and mark.
func fileTimes(folder string) string {
	var b strings.Builder
	entries, _ := os.ReadDir(folder)
	for _, e := range entries {
		if info, err := e.Info(); err == nil && !strings.HasSuffix(e.Name(), "-shm") {
			b.WriteString(e.Name() + " " + info.ModTime().String() + "\n")
		}
	}
	return b.String()
}

// An auditor's view without locks is replaced when the ledger has moved on.
func TestAuditorSeesWhatComes(t *testing.T) {
	path := closed(t, audited(t))
	folder := filepath.Dir(path)
	protect := func() {
		chmod(t, path, 0o444)
		chmod(t, folder, 0o555)
	}
	protect()
	a := start(t, auditor(t, path))
	if got := a.line(); !strings.HasPrefix(got, "entries 6 ") {
		t.Fatalf("the auditor says %q", got)
	}
	write := func(revision int) *Store {
		chmod(t, path, 0o644)
		chmod(t, folder, 0o755)
		s := reopen(t, path)
		appendAll(t, s, storetest.Commit("source-wb", 3, `{"a":7}`), storetest.Commit("source-wb", 4, `{"a":8}`))
		return s
	}
	s := write(3)
	chmod(t, path+"-wal", 0o444)
	chmod(t, path+"-shm", 0o444)
	protect()
	io.WriteString(a.in, "while the writer is there\n")
	if got := a.line(); !strings.HasPrefix(got, "entries 8 streamed 6 read-only true") {
		t.Errorf("the auditor says %q", got)
	}
	chmod(t, folder, 0o755)
	if err := s.Close(); err != nil {
		t.Fatal(err)
	}
	protect()
	io.WriteString(a.in, "and after it has gone\n")
	if got := a.line(); !strings.HasPrefix(got, "entries 8 streamed 6 read-only true") {
		t.Errorf("the auditor says %q", got)
	}
	a.rest(t)
}

// A copy made for an auditor is removed.
func TestCopiesAreRemoved(t *testing.T) {
	s := audited(t)
	defer s.Close()
	path := filepath.Join(openFolder(t), "ledger.db")
	copied(t, path, s.Path())
	copied(t, path+"-wal", s.Path()+"-wal")
	chmod(t, path, 0o444)
	chmod(t, path+"-wal", 0o444)
	chmod(t, filepath.Dir(path), 0o555)
	temp := openFolder(t)
	chmod(t, temp, 0o777)
	cmd := auditor(t, path)
	cmd.Env = append(cmd.Env, "TMPDIR="+temp)
	a := start(t, cmd)
	if got := a.line(); !strings.HasPrefix(got, "entries 6 ") {
		t.Fatalf("the auditor says %q", got)
	}
	if len(namesIn(t, temp)) != 1 {
		t.Errorf("while it is read the copy is in %q", namesIn(t, temp))
	}
	a.rest(t)
	if names := namesIn(t, temp); len(names) != 0 {
		t.Errorf("%q is left", names)
	}
}
