package cli

import (
	"context"
	"fmt"
	"runtime"
	"runtime/debug"
	"strings"
)

func versionCommand() *command {
	return &command{
		name:   "version",
		asFlag: true,
		run: func(_ context.Context, s *session) error {
			_, err := fmt.Fprintln(s.stdout, programName, version())
			return err
		},
	}
}

// version names the build: the module's version, the commit where it is known,
// Go's version and the platform.
func version() string {
	parts := []string{"(devel)"}
	if info, ok := debug.ReadBuildInfo(); ok {
		if info.Main.Version != "" {
			parts[0] = info.Main.Version
		}
		var revision, changed string
		for _, setting := range info.Settings {
			switch setting.Key {
			case "vcs.revision":
				revision = setting.Value[:min(12, len(setting.Value))]
			case "vcs.modified":
				if setting.Value == "true" {
					changed = "+changes"
				}
			}
		}
		if revision != "" {
			parts = append(parts, revision+changed)
		}
	}
	return strings.Join(append(parts, runtime.Version(), runtime.GOOS+"/"+runtime.GOARCH), " ")
}
