//go:build unix

package cli

import (
	"os"
	"path/filepath"
	"syscall"

	"github.com/rogpeppe/go-internal/testscript"
)

// Permissions do not bind root, and tests may well run as root. There, and only
// there, FUNDLEDGER_TEST_UNPRIVILEGED makes the program run as nobody.
const nobody = 65534

func dropPrivileges() {
	if os.Getenv("FUNDLEDGER_TEST_UNPRIVILEGED") == "" || os.Geteuid() != 0 {
		return
	}
	for _, err := range []error{syscall.Setgroups(nil), syscall.Setgid(nobody), syscall.Setuid(nobody)} {
		if err != nil {
			panic(err)
		}
	}
}

// letOthersIn lets any user reach a script's folder.
func letOthersIn(env *testscript.Env) error {
	if os.Geteuid() != 0 {
		return nil
	}
	if err := os.Chmod(filepath.Dir(env.WorkDir), 0o711); err != nil {
		return err
	}
	return os.Chmod(env.WorkDir, 0o755)
}
