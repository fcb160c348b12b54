package projections

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/fundledger/fundledger/ledger"
)

// Whatever an entry says of payee, purpose, line, reason or act can be found: the
// gist of an event that is added must have it.
func TestEveryEventCanBeFound(t *testing.T) {
	files, err := filepath.Glob(filepath.Join("..", "ledger", "testdata", "golden", "*.full.json"))
	if err != nil || len(files) == 0 {
		t.Fatalf("no golden events: %v", err)
	}
	for _, file := range files {
		data, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		name := strings.TrimSuffix(filepath.Base(file), ".full.json")
		e, err := ledger.Decode(name, strings.TrimSpace(string(data)))
		if err != nil {
			continue // not an event
		}
		texts := map[Field]bool{}
		eachText("s", e, func(f Field, s string) { texts[f] = texts[f] || s != "" })
		for key, field := range map[string]Field{
			"line": InLine, "payee": InPayee, "payee_id": InPayeeID, "document_number": InDocument, "contract": InContract,
			"invoice_number": InInvoice, "purpose": InPurpose, "reason": InReason, "act": InAct, "title": InOther, "file": InOther,
		} {
			if strings.Contains(string(data), `"`+key+`":"`) && !texts[field] {
				t.Errorf("%s: its %s cannot be found", name, key)
			}
		}
	}
}
