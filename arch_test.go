package main_test

import (
	"errors"
	"go/ast"
	"go/build"
	"go/parser"
	"go/token"
	"io/fs"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

const module = "github.com/fundledger/fundledger"

// layers says who may import what of ours. A package belongs to the layer with the
// longest name that its own begins with. The arrows of ARCHITECTURE.md are this table.
var layers = map[string][]string{
	"":    {"cli"},
	"cli": {"cli/catalogue", "cli/intake", "cli/output", "examples", "ledger", "ledger/eventstoredb", "ledger/eventstoredb/esdbtest", "ledger/archive", "ledger/audit", "ledger/audit/plain", "ledger/memstore", "ledger/sqlitestore", "projections"},

	"cli/catalogue":         {"ledger"},
	"cli/intake":            {"cli/intake/clientbank", "cli/intake/xlsx", "ledger"},
	"cli/intake/clientbank": {"ledger"},
	"cli/intake/xlsx":       {"cli/intake/xlsx"}, // its tests write workbooks
	"cli/output":            {"cli/catalogue", "cli/output/xlsx", "ledger"},
	"cli/output/xlsx":       {"ledger"},
	"projections":           {"ledger"},
	"ledger":                {}, // the domain imports nothing of ours

	"ledger/memstore":    {"ledger"},
	"ledger/sqlitestore": {"ledger"},

	"ledger/merkle":  {"ledger"},
	"ledger/archive": {"ledger", "ledger/merkle"},
	"ledger/audit":   {"ledger", "ledger/merkle"},

	"ledger/audit/plain": {}, // trusts no code of ours; its tests hold it against the rest

	"ledger/eventstoredb":          {"ledger"},
	"ledger/eventstoredb/esdbtest": {}, // for tests

	"ledger/storetest":  {"ledger"},
	"ledger/ledgertest": {"ledger", "ledger/audit/plain"},

	"bench":    {"bench", "ledger", "ledger/sqlitestore"},
	"examples": {},
}

// fences says which packages alone may import a module, "none" that only tests may.
var fences = map[string]string{
	"github.com/urfave/cli/v2": "cli",
	"modernc.org/sqlite":       "ledger/sqlitestore",
	"database/sql":             "ledger/sqlitestore",

	// The oracle of what we write; its init would cost every start 3 ms.
	"github.com/xuri/excelize/v2": "none",
}

func TestImportsPointAtTheDomain(t *testing.T) {
	for dir, pkg := range packages(t) {
		allowed, ok := layers[layerOf(dir)]
		if !ok {
			t.Errorf("%s belongs to no layer: add it to the table", dir)
		}
		for _, imported := range pkg.Imports {
			ours, ok := strings.CutPrefix(imported, module+"/")
			if ok && !slices.Contains(allowed, layerOf(ours)) {
				t.Errorf("package %q must not import %s", dir, imported)
			}
			for fenced, owner := range fences {
				inside := imported == fenced || strings.HasPrefix(imported, fenced+"/")
				if inside && dir != owner {
					t.Errorf("package %q must not import %s: only %s may", dir, imported, owner)
				}
			}
		}
	}
}

// TestNoFloatsAndNoClockNearMoney: amounts are exact, and deciding and reporting are
// functions of the ledger alone, to which the time is handed in.
func TestNoFloatsAndNoClockNearMoney(t *testing.T) {
	for dir, pkg := range packages(t) {
		if layer := layerOf(dir); layer != "ledger" && layer != "projections" {
			continue
		}
		for _, name := range pkg.GoFiles {
			fset := token.NewFileSet()
			file, err := parser.ParseFile(fset, filepath.Join(dir, name), nil, parser.SkipObjectResolution)
			if err != nil {
				t.Fatal(err)
			}
			ast.Inspect(file, func(n ast.Node) bool {
				switch n := n.(type) {
				case *ast.Ident:
					if n.Name == "float32" || n.Name == "float64" {
						t.Errorf("%s: %s", fset.Position(n.Pos()), n.Name)
					}
				case *ast.BasicLit:
					if n.Kind == token.FLOAT {
						t.Errorf("%s: %s", fset.Position(n.Pos()), n.Value)
					}
				case *ast.SelectorExpr:
					if x, ok := n.X.(*ast.Ident); ok && x.Name == "time" && slices.Contains([]string{"Now", "Since", "Until"}, n.Sel.Name) {
						t.Errorf("%s: time.%s", fset.Position(n.Pos()), n.Sel.Name)
					}
				}
				return true
			})
		}
	}
}

// layerOf is the longest layer that a package's folder lies in, "none" for a folder
// that nobody thought of.
func layerOf(dir string) string {
	if dir == "" {
		return ""
	}
	for ; dir != "."; dir = path.Dir(dir) {
		if _, ok := layers[dir]; ok {
			return dir
		}
	}
	return "none"
}

// packages are the module's packages by folder, "" being the root, without tests.
func packages(t *testing.T) map[string]*build.Package {
	t.Helper()
	all := map[string]*build.Package{}
	err := filepath.WalkDir(".", func(dir string, d fs.DirEntry, err error) error {
		if err != nil || !d.IsDir() {
			return err
		}
		if name := d.Name(); name != "." && (strings.HasPrefix(name, ".") || name == "testdata") {
			return fs.SkipDir
		}
		pkg, err := build.ImportDir(dir, 0)
		if _, empty := errors.AsType[*build.NoGoError](err); empty {
			return nil
		}
		if err != nil {
			return err
		}
		all[strings.TrimPrefix(filepath.ToSlash(dir), ".")] = pkg
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	if len(all) < 5 {
		t.Fatalf("found only %d packages", len(all))
	}
	return all
}
