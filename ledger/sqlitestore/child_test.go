package sqlitestore

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/storetest"
)

// Tests that need other processes run this test binary again, with the name of
// one of these functions in its environment and the function's arguments as its
// own. It says what it does on stdout, a line at a time.
var children = map[string]func(args []string) error{
	"create":  childCreate,
	"record":  childRecord,
	"import":  childImport,
	"hold":    childHold,
	"inspect": childInspect,
}

const childVariable = "SQLITESTORE_TEST_CHILD"

func TestMain(m *testing.M) {
	name := os.Getenv(childVariable)
	if name == "" {
		os.Exit(m.Run())
	}
	if err := children[name](os.Args[1:]); err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(1)
	}
	os.Exit(0)
}

// A child is a process that a test has started.
type child struct {
	*exec.Cmd
	in    io.WriteCloser
	lines *bufio.Scanner
}

// command prepares a child, from a program that may be a copy of this one.
func command(program, name string, args ...string) *exec.Cmd {
	cmd := exec.Command(program, args...)
	cmd.Env = append(os.Environ(), childVariable+"="+name)
	cmd.Stderr = os.Stderr
	return cmd
}

// start starts a child that is killed, if it still runs, when the test ends.
func start(t *testing.T, cmd *exec.Cmd) *child {
	t.Helper()
	c := &child{Cmd: cmd}
	var err error
	if c.in, err = cmd.StdinPipe(); err != nil {
		t.Fatal(err)
	}
	out, err := cmd.StdoutPipe()
	if err != nil {
		t.Fatal(err)
	}
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	c.lines = bufio.NewScanner(out)
	t.Cleanup(func() {
		c.Process.Kill()
		c.Wait()
	})
	return c
}

func self(t *testing.T) string {
	t.Helper()
	program, err := os.Executable()
	if err != nil {
		t.Fatal(err)
	}
	return program
}

// line waits for the child's next line, "" at its end.
func (c *child) line() string {
	c.lines.Scan()
	return c.lines.Text()
}

// rest waits for the child's end and returns what it still had to say.
func (c *child) rest(t *testing.T) []string {
	t.Helper()
	c.in.Close()
	var lines []string
	for c.lines.Scan() {
		lines = append(lines, c.lines.Text())
	}
	if err := c.Wait(); err != nil {
		t.Errorf("child: %v", err)
	}
	return lines
}

// childCreate PATH: says "created" or why not.
func childCreate(args []string) error {
	s, err := Create(args[0])
	if err != nil {
		fmt.Println(ledger.RefusalCode(err), err)
		return nil
	}
	fmt.Println("created")
	return s.Close()
}

// childRecord PATH STREAM WRITER COUNT: records entries one by one, as a careful
// writer does, and says the number of each once it is durable.
func childRecord(args []string) error {
	s, err := Open(args[0])
	if err != nil {
		return err
	}
	var count int
	fmt.Sscan(args[3], &count)
	end := ledger.NoRevision
	for i := range count {
		for {
			for r, err := range s.Stream(context.Background(), args[1], end+1) {
				if err != nil {
					return err
				}
				end = r.Revision
			}
			c := storetest.Commit(args[1], end, fmt.Sprintf(`{"writer":%q,"entry":%d}`, args[2], i))
			_, err := s.Append(context.Background(), each(c))
			if err == nil {
				break
			}
			if !errors.Is(err, ledger.ErrConflict) {
				return err
			}
		}
		fmt.Println(i)
	}
	return s.Close()
}

// childImport PATH STREAM COMMITS: appends many commits in one call, says the
// number of each, and "imported" once they are durable.
func childImport(args []string) error {
	s, err := Open(args[0])
	if err != nil {
		return err
	}
	var count int
	fmt.Sscan(args[2], &count)
	_, err = s.Append(context.Background(), func(yield func(ledger.Commit, error) bool) {
		for i := range count {
			if !yield(storetest.Commit(args[1], ledger.Revision(2*i-1), dataOf(i), dataOf(i+1)), nil) {
				return
			}
			fmt.Println(i)
		}
	})
	if err != nil {
		return err
	}
	fmt.Println("imported")
	return s.Close()
}

// childHold PATH: holds the write lock from when it says "holding" until its
// input ends.
func childHold(args []string) error {
	s, err := Open(args[0])
	if err != nil {
		return err
	}
	s.Command = "import rows.csv"
	_, err = s.Append(context.Background(), func(yield func(ledger.Commit, error) bool) {
		fmt.Println("holding")
		io.Copy(io.Discard, os.Stdin)
		yield(storetest.Commit("held", -1, `{}`), nil)
	})
	return errors.Join(err, s.Close())
}

// childInspect PATH: says how many entries it reads, what Append says and what
// lies beside the ledger; and again for every line of its input.
func childInspect(args []string) error {
	s, err := Open(args[0])
	if err != nil {
		fmt.Println("open:", ledger.RefusalCode(err), err)
		return nil
	}
	input := bufio.NewScanner(os.Stdin)
	for more := true; more; more = input.Scan() {
		n := 0
		_, err := s.Read(context.Background(), "", "", func(ledger.Record) error { n++; return nil })
		if err != nil {
			fmt.Println("read:", err)
			continue
		}
		streamed := 0
		for _, err := range s.Stream(context.Background(), "source-wb", 0) {
			if err != nil {
				return err
			}
			streamed++
		}
		_, err = s.Append(context.Background(), each(storetest.Commit("intruder", -1, `{}`)))
		folder, _ := os.ReadDir(filepath.Dir(args[0]))
		var names []string
		for _, f := range folder {
			names = append(names, f.Name())
		}
		fmt.Println("entries", n, "streamed", streamed, "read-only", errors.Is(err, ledger.ErrReadOnly), "files", strings.Join(names, ","))
	}
	return s.Close()
}
