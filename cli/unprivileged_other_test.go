//go:build !unix

package cli

import "github.com/rogpeppe/go-internal/testscript"

func dropPrivileges() {}

func letOthersIn(*testscript.Env) error { return nil }
