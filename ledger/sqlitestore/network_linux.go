package sqlitestore

import (
	"errors"
	"os"
	"path/filepath"
	"strings"
	"syscall"
)

// Magic numbers of statfs(2) for file systems whose files other machines may
// have open too.
var networkKinds = map[uint32]string{
	0x6969:     "nfs",
	0x517b:     "smb",
	0xff534d42: "cifs",
	0xfe534d42: "smb2",
	0x01021997: "9p",
	0x5346414f: "afs",
	0x6b414653: "afs",
	0x00c36400: "ceph",
	0x0bd00bd0: "lustre",
	0x564c:     "ncp",
	0x73757245: "coda",
}

const fuseMagic = 0x65735546

// localFUSE are FUSE file systems over a local disk.
var localFUSE = map[string]bool{"fuseblk": true, "fuse.fuse-overlayfs": true, "fuse.lxcfs": true, "fuse.gocryptfs": true, "fuse.encfs": true}

// networkShare returns the kind of network file system that a path lies on, ""
// for a local one or where it cannot be told.
func networkShare(path string) string {
	var st syscall.Statfs_t
	if err := syscall.Statfs(path, &st); err != nil {
		return ""
	}
	if uint32(st.Type) != fuseMagic {
		return networkKinds[uint32(st.Type)]
	}
	mounts, err := os.ReadFile("/proc/self/mountinfo")
	if err != nil {
		return "fuse"
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	if kind := mountKind(string(mounts), path); !localFUSE[kind] {
		return kind
	}
	return ""
}

// mountKind finds the file system type of a path in the text of mountinfo; see
// proc_pid_mountinfo(5): the mount point is the fifth field, the type follows " - ".
func mountKind(mountinfo, path string) string {
	longest, kind := -1, "fuse"
	for line := range strings.Lines(mountinfo) {
		before, after, ok := strings.Cut(line, " - ")
		fields, types := strings.Fields(before), strings.Fields(after)
		if !ok || len(fields) < 5 || len(types) < 1 {
			continue
		}
		point := unescapeMount.Replace(fields[4])
		if len(point) >= longest && (point == "/" || path == point || strings.HasPrefix(path, point+"/")) {
			longest, kind = len(point), types[0]
		}
	}
	return kind
}

var unescapeMount = strings.NewReplacer(`\040`, " ", `\011`, "\t", `\012`, "\n", `\134`, `\`)

func noSpace(err error) bool {
	return errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT)
}
