package output

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"syscall"
)

// WriteFile writes a file through write, all or nothing: see Create.
func WriteFile(path string, write func(io.Writer) error) error {
	f, err := Create(path)
	if err != nil {
		return err
	}
	if err := write(f); err != nil {
		f.Discard()
		return err
	}
	return f.Commit()
}

// A File is written all or nothing: its content goes to a new file in the same
// folder, which takes the name only when everything is on disk. Until then, and
// after any error, a file of that name stays as it was. A link is followed; what
// is not a regular file (/dev/null, a pipe) is written directly. The new file has
// the permissions of the one that it replaces.
type File struct {
	f    *os.File
	path string // that it is to have; "" when it is written directly
}

// Create begins a file. Commit or Discard must follow.
func Create(path string) (*File, error) {
	if target, err := filepath.EvalSymlinks(path); err == nil {
		path = target
	}
	mode, replaces := fs.FileMode(0o666), false // less the umask
	switch info, err := os.Stat(path); {
	case err == nil && info.IsDir():
		return nil, &fs.PathError{Op: "write", Path: path, Err: syscall.EISDIR}
	case err == nil && !info.Mode().IsRegular():
		f, err := os.OpenFile(path, os.O_WRONLY, 0)
		return &File{f: f}, err
	case err == nil:
		replaces = true
		mode = info.Mode().Perm()
	case !errors.Is(err, fs.ErrNotExist):
		return nil, err
	}
	f, err := createBeside(path, mode)
	if err != nil {
		return nil, err
	}
	if replaces { // the umask may have taken something off
		if err := f.Chmod(mode); err != nil {
			(&File{f, path}).Discard()
			return nil, err
		}
	}
	return &File{f, path}, nil
}

func (f *File) Write(b []byte) (int, error) { return f.f.Write(b) }

// Commit gives the file its name.
func (f *File) Commit() error {
	if f.path == "" {
		return f.f.Close()
	}
	if err := f.f.Sync(); err != nil {
		f.Discard()
		return err
	}
	err := f.f.Close()
	if err == nil {
		err = os.Rename(f.f.Name(), f.path)
	}
	if err != nil {
		os.Remove(f.f.Name())
	}
	return err
}

// Discard leaves everything as it was.
func (f *File) Discard() {
	f.f.Close()
	if f.path != "" {
		os.Remove(f.f.Name())
	}
}

// createBeside makes a new file in path's folder. os.CreateTemp would make one
// that only its owner may read, whatever the umask says.
func createBeside(path string, mode fs.FileMode) (*os.File, error) {
	folder, name := filepath.Split(path)
	for attempt := 0; ; attempt++ {
		temporary := filepath.Join(folder, fmt.Sprintf(".%s.%d-%d.tmp", name, os.Getpid(), attempt))
		f, err := os.OpenFile(temporary, os.O_WRONLY|os.O_CREATE|os.O_EXCL, mode)
		if errors.Is(err, fs.ErrExist) && attempt < 100 {
			continue
		}
		return f, err
	}
}
