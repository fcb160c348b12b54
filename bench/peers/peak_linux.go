package main

import (
	"os"
	"syscall"
)

// peakOf is the most memory that a process had resident, in bytes. Linux counts
// that of the starting process in, which is therefore kept small.
func peakOf(p *os.ProcessState) int64 {
	usage, ok := p.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	return usage.Maxrss << 10
}
