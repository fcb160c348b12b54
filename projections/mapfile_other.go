//go:build !unix

package projections

import "os"

// mapFile reads the file; large reads are aligned like a mapping.
func mapFile(path string) (data []byte, unmap func() error, err error) {
	data, err = os.ReadFile(path)
	return data, func() error { return nil }, err
}

// lockFile uses a file's existence as the lock. One that was left by a killed
// process keeps the cache from being written, which costs time and nothing else.
func lockFile(path string) (unlock func(), ok bool) {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if err != nil {
		return nil, false
	}
	return func() { f.Close(); os.Remove(path) }, true
}
