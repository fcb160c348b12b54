package cli

import (
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/fundledger/fundledger/cli/output"
	"github.com/fundledger/fundledger/ledger"
)

// evidenceCheck holds the files in folders against those that entries name.
func evidenceCheck() *command {
	var source string
	var folders []string
	return &command{
		name:   "check",
		args:   []arg{restArgs("folder", &folders, asTyped).isFile()},
		flags:  []*flag{text("source", &source)},
		prints: true,
		run: func(ctx context.Context, s *session) error {
			return s.withLedger(ctx, func(l *openLedger) error {
				if source != "" {
					if _, err := l.books().Source(source); err != nil {
						return err
					}
				}
				list, err := l.attachedFiles(ctx, "", nil)
				if err != nil {
					return err
				}
				there, err := s.filesIn(ctx, folders)
				if err != nil {
					return err
				}
				return l.printChecked(list, there, source)
			})
		},
	}
}

// folderFiles are files by hash and by name.
type folderFiles struct {
	bySum  map[string]string // path of one that has it
	byName map[string]string
	count  int64
}

// filesIn hashes all files in folders and below; a file stands for itself, and a link for
// what it leads to, but for links to folders below. Empty ones are no evidence of anything.
func (s *session) filesIn(ctx context.Context, folders []string) (*folderFiles, error) {
	there := &folderFiles{bySum: map[string]string{}, byName: map[string]string{}}
	bar := s.progress("progress-evidence", 0)
	defer bar.end()
	for _, folder := range folders {
		root, err := filepath.EvalSymlinks(folder)
		if err != nil {
			return nil, err
		}
		err = filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
			if err == nil {
				err = ctx.Err()
			}
			if err != nil || !isFile(path, d) || halfCopies.MatchString(d.Name()) {
				return err
			}
			sum, _, err := hashFile(path)
			if ledger.RefusalCode(err) == "evidence-empty" {
				err = nil
			}
			if err != nil {
				return err
			}
			there.count++
			bar.add(1)
			there.bySum[sum] = path
			there.byName[ledger.CleanValue(filepath.Base(path))] = path
			return nil
		})
		if err != nil {
			return nil, err
		}
	}
	return there, nil
}

// isFile tells whether a name is that of a file, or of a link to one.
func isFile(path string, d fs.DirEntry) bool {
	if d.Type()&fs.ModeSymlink == 0 {
		return d.Type().IsRegular()
	}
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

// printChecked shows the files of entries, or of those of one source, that are not there as
// they were, and the counts. A copy goes by the hash of what it is to be.
func (l *openLedger) printChecked(list []attached, there *folderFiles, source string) error {
	s := l.session
	var intact, changed, missing int64
	known := map[string]bool{}
	var rows []output.Row
	for _, a := range list {
		known[a.SHA256] = true
		if source != "" && a.entry.Source != source {
			continue
		}
		found := output.None()
		result := ""
		path, named := there.byName[a.SHA256]
		if !named {
			path, named = there.byName[a.Name]
		}
		switch {
		case there.bySum[a.SHA256] != "":
			intact++
			continue
		case named:
			result, found = "changed", output.String(path)
			changed++
		default:
			result = "missing"
			missing++
		}
		rows = append(rows, output.Row{Cells: []output.Cell{
			l.wordCell("evidence/", result), output.String(a.entry.String()), output.String(a.Name), textCell(a.Archive), output.String(a.SHA256), found,
		}})
	}
	var strange []string
	for sum, path := range there.bySum {
		if !known[sum] {
			strange = append(strange, path)
		}
	}
	slices.Sort(strange)
	t := &output.Table{
		Meta: []output.Field{
			{Key: "intact", Value: output.Int(intact)},
			{Key: "changed", Value: output.Int(changed)},
			{Key: "missing", Value: output.Int(missing)},
			{Key: "unknown", Value: output.Int(int64(len(strange)))},
		},
		Columns: []output.Column{
			{Key: "result", Optional: true},
			{Key: "entry", Optional: true},
			{Key: "file_name", Optional: true},
			{Key: "archive", Optional: true},
			{Key: "sha256", Optional: true},
			{Key: "found", Optional: true},
		},
		Rows:  output.Rows(rows...),
		Notes: []string{s.lang.Text("evidence-checked", "n", intact+changed+missing, "intact", intact, "changed", changed, "missing", missing)},
	}
	if len(strange) > 0 {
		t.Notes = append(t.Notes, s.lang.Text("evidence-unknown", "n", int64(len(strange)), "file", strange[0]))
	}
	if err := s.print(t); err != nil {
		return err
	}
	if changed+missing > 0 {
		return errDifferences
	}
	return nil
}
