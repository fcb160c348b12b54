package main

import (
	"bytes"
	"fmt"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// A command is one process: a program with its arguments, and what it reads.
type command struct {
	args  []string
	stdin string
}

// shell spells a command as it would be typed.
func (c command) shell() string {
	var words []string
	for i, a := range c.args {
		if i == 0 {
			a = filepath.Base(a)
		}
		if strings.ContainsAny(a, " '\"$;|()*\n%^\\") {
			a = "'" + strings.ReplaceAll(strings.Join(strings.Fields(a), " "), "'", `'\''`) + "'"
		}
		words = append(words, a)
	}
	return strings.Join(words, " ")
}

// A sample is what one run of a job took.
type sample struct {
	wall time.Duration
	peak int64 // resident bytes, of the process that had most; 0 where unknown
}

// A site is the folder that processes run in, with what they find around them.
type site struct {
	dir string
	env []string
}

// run runs a process to its end and copies what it prints to out. Its time is
// that from start to the end of its output.
func (s site) run(c command, out io.Writer) (sample, error) {
	cmd := exec.Command(c.args[0], c.args[1:]...)
	cmd.Dir, cmd.Env = s.dir, append(os.Environ(), s.env...)
	cmd.Stdin, cmd.Stdout = strings.NewReader(c.stdin), out
	var problems bytes.Buffer
	cmd.Stderr = &problems
	start := time.Now()
	err := cmd.Run()
	took := sample{wall: time.Since(start)}
	if err != nil {
		return took, fmt.Errorf("%s: %w: %s", c.shell(), err, bytes.TrimSpace(problems.Bytes()))
	}
	took.peak = peakOf(cmd.ProcessState)
	return took, nil
}

// runAll runs processes one after the other, as one job. What the last one
// prints goes to out.
func (s site) runAll(list []command, out io.Writer) (sample, error) {
	var sum sample
	for i, c := range list {
		to := io.Discard
		if i == len(list)-1 {
			to = out
		}
		took, err := s.run(c, to)
		if err != nil {
			return sum, err
		}
		sum.wall += took.wall
		sum.peak = max(sum.peak, took.peak)
	}
	return sum, nil
}

// median of the times, and the highest peak.
func median(samples []sample) sample {
	var m sample
	sorted := slices.SortedFunc(slices.Values(samples), func(a, b sample) int { return int(a.wall - b.wall) })
	if n := len(sorted); n > 0 {
		m.wall = (sorted[(n-1)/2].wall + sorted[n/2].wall) / 2
	}
	for _, s := range samples {
		m.peak = max(m.peak, s.peak)
	}
	return m
}

// A lineCounter counts what is printed and lets go of it.
type lineCounter int

func (n *lineCounter) Write(b []byte) (int, error) {
	*n += lineCounter(bytes.Count(b, []byte{'\n'}))
	return len(b), nil
}
