package catalogue

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"
)

// sayings are the functions that take a code of the catalogue and pairs of name
// and value, with the place of the code among their arguments.
var sayings = map[string]int{
	"Refuse":   0,
	"wrongUse": 0,
	"done":     0,
	"note":     0,
	"Text":     0,
	"progress": 0,
}

// A call is one use of a code in the source of the module.
type call struct {
	place string
	code  string
	args  []string
	open  bool // more arguments come from a list that the source does not show
}

// Every code that the program can say is in the catalogue, and is given what its
// sentence and hint ask for.
func TestEveryCodeOfTheSourceIsInTheCatalogue(t *testing.T) {
	calls := callsOf(t, filepath.Join("..", ".."))
	if len(calls) < 20 {
		t.Fatalf("only %d uses of codes found: this test no longer sees the source", len(calls))
	}
	for _, c := range calls {
		entries := withReasons(c.code)
		if len(entries) == 0 {
			t.Errorf("%s: %q is not in the catalogue", c.place, c.code)
		}
		for _, e := range entries {
			for _, name := range places(e.en.say + e.en.hint) {
				if !c.open && !slices.Contains(c.args, name) {
					t.Errorf("%s: %q is said without {%s}", c.place, e.code, name)
				}
			}
		}
	}
}

// What nobody says any more is taken out of the catalogue.
func TestEveryEntryIsSaid(t *testing.T) {
	said := map[string]bool{}
	parseModule(t, filepath.Join("..", ".."), func(files *token.FileSet, path string, n ast.Node) {
		if e, ok := n.(ast.Expr); ok && filepath.Base(filepath.Dir(path)) != "catalogue" {
			if s, ok := stringOf(e); ok {
				said[s] = true
			}
		}
	})
	for _, area := range [][]entry{usageEntries, valueEntries, ledgerEntries, storeEntries, importEntries, profileEntries, suggestEntries, messageEntries, planEntries} {
		for _, e := range area {
			if code, _, _ := strings.Cut(e.code, "/"); !said[code] {
				t.Errorf("%s: in the catalogue, but never said", e.code)
			}
		}
	}
}

func withReasons(code string) []*entry {
	var found []*entry
	for _, area := range areas {
		for i := range area {
			if base, _, reason := strings.Cut(area[i].code, "/"); area[i].code == code || reason && base == code {
				found = append(found, &area[i])
			}
		}
	}
	return found
}

func callsOf(t *testing.T, root string) []call {
	t.Helper()
	var calls []call
	parseModule(t, root, func(files *token.FileSet, _ string, n ast.Node) {
		if c, ok := n.(*ast.CallExpr); ok {
			if found, ok := sayingOf(files, c); ok {
				calls = append(calls, found)
			}
		}
	})
	return calls
}

// parseModule shows fn every node of every file of Go that is not a test.
func parseModule(t *testing.T, root string, fn func(*token.FileSet, string, ast.Node)) {
	t.Helper()
	files := token.NewFileSet()
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "testdata" || d.Name() == "storetest" || strings.HasPrefix(d.Name(), ".") && path != root):
			return filepath.SkipDir
		case d.IsDir() || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go"):
			return nil
		}
		file, err := parser.ParseFile(files, path, nil, parser.SkipObjectResolution)
		if err != nil {
			return err
		}
		ast.Inspect(file, func(n ast.Node) bool {
			fn(files, path, n)
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

func sayingOf(files *token.FileSet, c *ast.CallExpr) (call, bool) {
	name := ""
	switch f := c.Fun.(type) {
	case *ast.Ident:
		name = f.Name
	case *ast.SelectorExpr:
		name = f.Sel.Name
	}
	at, ok := sayings[name]
	if !ok || len(c.Args) <= at {
		return call{}, false
	}
	code, ok := stringOf(c.Args[at])
	if !ok {
		return call{}, false // made up at run time: "column/" + key
	}
	found := call{place: files.Position(c.Pos()).String(), code: code, open: c.Ellipsis.IsValid()}
	for i := at + 1; i < len(c.Args); i += 2 {
		if arg, ok := stringOf(c.Args[i]); ok {
			found.args = append(found.args, arg)
		}
	}
	return found, true
}

func stringOf(e ast.Expr) (string, bool) {
	literal, ok := e.(*ast.BasicLit)
	if !ok || literal.Kind != token.STRING {
		return "", false
	}
	s, err := strconv.Unquote(literal.Value)
	return s, err == nil
}
