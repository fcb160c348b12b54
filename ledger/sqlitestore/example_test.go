package sqlitestore_test

import (
	"context"
	"fmt"
	"log"
	"os"
	"path/filepath"

	"github.com/fundledger/fundledger/ledger"
	"github.com/fundledger/fundledger/ledger/sqlitestore"
)

func Example() {
	folder, err := os.MkdirTemp("", "example-")
	if err != nil {
		log.Fatal(err)
	}
	defer os.RemoveAll(folder)

	s, err := sqlitestore.Create(filepath.Join(folder, "ledger.db"))
	if err != nil {
		log.Fatal(err)
	}
	defer s.Close()

	ctx := context.Background()
	_, err = s.Append(ctx, func(yield func(ledger.Commit, error) bool) {
		yield(ledger.Commit{
			Stream:   "source-wb",
			Expected: ledger.NoRevision,
			Metadata: `{"commit":"1","events":2,"recorded_at":"2018-07-01T09:00:00.000Z"}`,
			Events: []ledger.Proposal{
				{Type: "SourceRegistered", Data: `{"source":"wb"}`},
				{Type: "LineAdded", Data: `{"line":"wb/e-prescription"}`},
			},
		}, nil)
	})
	if err != nil {
		log.Fatal(err)
	}
	for r, err := range s.Stream(ctx, "source-wb", 0) {
		if err != nil {
			log.Fatal(err)
		}
		fmt.Printf("%s#%d %s %s\n", r.Stream, r.Revision, r.Type, r.Data)
	}
	// Output:
	// source-wb#0 SourceRegistered {"source":"wb"}
	// source-wb#1 LineAdded {"line":"wb/e-prescription"}
}
