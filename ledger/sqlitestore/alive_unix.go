//go:build unix

package sqlitestore

import (
	"errors"
	"syscall"
)

// alive reports whether a process of this machine still runs.
func alive(process int) bool {
	err := syscall.Kill(process, 0)
	return err == nil || errors.Is(err, syscall.EPERM)
}
