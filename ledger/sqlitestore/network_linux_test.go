package sqlitestore

import "testing"

func TestMountKind(t *testing.T) {
	const mounts = `22 1 254:0 / / rw,relatime - ext4 /dev/vda rw
30 22 0:30 / /home rw shared:1 - ext4 /dev/vdb rw
31 30 0:31 / /home/anna/my\040share rw - fuse.sshfs anna@host:/ rw
32 30 0:32 / /home/anna/usb rw master:2 - fuseblk /dev/sdb1 rw
`
	for path, want := range map[string]string{
		"/tmp/l.db":                 "ext4",
		"/home/anna/l.db":           "ext4",
		"/home/anna/my share/l.db":  "fuse.sshfs",
		"/home/anna/my share":       "fuse.sshfs",
		"/home/anna/my share 2/x":   "ext4",
		"/home/anna/usb/2018/l.db":  "fuseblk",
		"/home/anna/usbstick/l.db":  "ext4",
		"/home/anna/usb/../usb/l.d": "fuseblk",
	} {
		if got := mountKind(mounts, path); got != want {
			t.Errorf("%s is on %s, want %s", path, got, want)
		}
	}
}
