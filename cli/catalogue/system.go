package catalogue

import (
	"errors"
	"io/fs"
	"os"
	"syscall"

	"github.com/fundledger/fundledger/ledger"
)

// systemEntries are what the operating system says most often.
var systemEntries = []entry{
	{
		"system-path",
		text{`{path}: {problem}`, ``},
		text{`{path}: {problem}`, ``},
	},
	{
		"system-missing",
		text{`no such file or folder`, `look at the name and at the folder you are in`},
		text{`нет такого файла или папки`, `проверьте имя и текущую папку`},
	},
	{
		"system-permission",
		text{`permission denied`, `ask for the permission, or use another place`},
		text{`нет прав доступа`, `запросите права или выберите другое место`},
	},
	{
		"system-full",
		text{`no space left on the disk`, `make room and repeat the command`},
		text{`на диске нет места`, `освободите место и повторите команду`},
	},
	{
		"system-folder",
		text{`it is a folder`, `name a file`},
		text{`это папка`, `укажите файл`},
	},
	{
		"system-not-folder",
		text{`a part of this path is a file, not a folder`, `look at the path`},
		text{`часть этого пути — файл, а не папка`, `проверьте путь`},
	},
	{
		"system-read-only",
		text{`this disk can only be read`, `use another place`},
		text{`этот диск доступен только для чтения`, `выберите другое место`},
	},
	{
		"system-long",
		text{`the name is too long`, `choose a shorter one`},
		text{`слишком длинное имя`, `выберите имя короче`},
	},
	{
		"system-device",
		text{`the disk does not answer, or is damaged`, `look after the disk, and at the backup`},
		text{`диск не отвечает или повреждён`, `проверьте диск и резервную копию`},
	},
	{
		"system-pipe",
		text{`it is a pipe, and is read more than once`, `save it to a file first`},
		text{`это канал, а читать нужно не один раз`, `сначала сохраните данные в файл`},
	},
}

// fromSystem puts an error of the operating system into words of the catalogue;
// nil when there are none for it.
func fromSystem(err error) *ledger.Refusal {
	var what *ledger.Refusal
	switch {
	case errors.Is(err, fs.ErrNotExist):
		what = ledger.Refuse("system-missing")
	case errors.Is(err, fs.ErrPermission):
		what = ledger.Refuse("system-permission")
	case errors.Is(err, syscall.ENOSPC):
		what = ledger.Refuse("system-full")
	case errors.Is(err, syscall.EISDIR):
		what = ledger.Refuse("system-folder")
	case errors.Is(err, syscall.ENOTDIR):
		what = ledger.Refuse("system-not-folder")
	case errors.Is(err, syscall.EROFS):
		what = ledger.Refuse("system-read-only")
	case errors.Is(err, syscall.ENAMETOOLONG):
		what = ledger.Refuse("system-long")
	case errors.Is(err, syscall.EIO):
		what = ledger.Refuse("system-device")
	case errors.Is(err, syscall.ESPIPE):
		what = ledger.Refuse("system-pipe")
	default:
		return nil
	}
	if at, ok := errors.AsType[*fs.PathError](err); ok {
		return ledger.Refuse("system-path", "path", at.Path, "problem", what)
	}
	if at, ok := errors.AsType[*os.LinkError](err); ok {
		return ledger.Refuse("system-path", "path", at.New, "problem", what)
	}
	return what
}
