package main

import (
	"fmt"
	"os"
	"runtime"
	"strings"
)

// machine describes where this ran, as far as it says.
func machine() string {
	parts := []string{fmt.Sprintf("%d processors", runtime.NumCPU())}
	if model := valueIn("/proc/cpuinfo", "model name"); model != "" {
		parts[0] += " (" + model + ")"
	}
	if memory := valueIn("/proc/meminfo", "MemTotal"); memory != "" {
		var kib int64
		fmt.Sscan(memory, &kib)
		parts = append(parts, fmt.Sprintf("%d GiB of memory", (kib+1<<19)>>20))
	}
	system := runtime.GOOS + "/" + runtime.GOARCH
	if release, err := os.ReadFile("/proc/sys/kernel/osrelease"); err == nil {
		version, _, _ := strings.Cut(strings.TrimSpace(string(release)), "-")
		system += " " + version
	}
	return strings.Join(append(parts, system, runtime.Version()), "; ")
}

// valueIn is the value of the first "key: value" in a file, "" where there is none.
func valueIn(file, key string) string {
	content, err := os.ReadFile(file)
	if err != nil {
		return ""
	}
	for line := range strings.Lines(string(content)) {
		name, value, ok := strings.Cut(line, ":")
		if ok && strings.TrimSpace(name) == key {
			return strings.TrimSpace(value)
		}
	}
	return ""
}
