package cli

import (
	stdflag "flag"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
)

var update = stdflag.Bool("update", false, "rewrite what the scripts expect")

// TestMain lets the test binary be fundledger, for scripts that run it as a
// process of its own. There, and only there, FUNDLEDGER_TEST_NOW stops the clock, and
// an import puts aside what it recorded after every other row.
//
// Fingerprints are shown where FUNDLEDGER_TEST_FINGERPRINTS is set.
func TestMain(m *testing.M) {
	showFingerprints = os.Getenv("FUNDLEDGER_TEST_FINGERPRINTS") != ""
	testscript.Main(m, map[string]func(){
		programName: func() {
			dropPrivileges()
			if now, err := time.Parse(time.RFC3339, os.Getenv("FUNDLEDGER_TEST_NOW")); err == nil {
				clock = func() time.Time { return now }
			}
			shelveAt = 2
			os.Exit(Main(os.Args, os.Stdin, os.Stdout, os.Stderr, os.Getenv))
		},
	})
}

// TestScripts runs testdata/script: one story in each file, to be read as a
// manual. With -update the files' golden sections are written anew.
func TestScripts(t *testing.T) {
	testscript.Run(t, scripts("testdata/script", nil))
}

// scripts are those of a folder; setup, unless nil, changes their environment.
func scripts(dir string, setup func(*testscript.Env) error) testscript.Params {
	return testscript.Params{
		Dir:           dir,
		UpdateScripts: *update,
		Setup: func(env *testscript.Env) error {
			env.Setenv("FUNDLEDGER_TEST_NOW", "2026-03-02T09:00:00Z")
			env.Setenv("LC_ALL", "C")
			env.Setenv("NO_COLOR", "1")
			env.Setenv("XDG_CACHE_HOME", filepath.Join(env.WorkDir, "cache"))
			env.Setenv("FUNDLEDGER_ACTOR", "A. Petrova")
			// Else every process under the race detector waits a second at its end.
			env.Setenv("GORACE", "atexit_sleep_ms=0")
			if setup != nil {
				if err := setup(env); err != nil {
					return err
				}
			}
			verifyAfterwards(env)
			return letOthersIn(env)
		},
		Cmds:      map[string]func(*testscript.TestScript, bool, []string){"status": status, "windows-1251": windows1251, "replace": replace, "cells": cells, "workbook": workbook, "concat": concat, "fingerprint": fingerprintIn, "digest": digestOf},
		Condition: func(cond string) (bool, error) { return cond == "cluster" && setup != nil, nil },
	}
}

// status runs a command and compares its exit status: status 2 fundledger bogus.
// Its output is there for stdout and stderr.
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status N COMMAND [ARG ...]")
	}
	err := ts.Exec(args[1], args[2:]...)
	got := "0"
	if exit, ok := err.(interface{ ExitCode() int }); ok {
		got = string(rune('0' + exit.ExitCode()))
	} else if err != nil {
		ts.Fatalf("%v", err)
	}
	if got != args[0] {
		ts.Fatalf("%v: exit status %s, want %s", args[1:], got, args[0])
	}
}
