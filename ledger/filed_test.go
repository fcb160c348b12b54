package ledger

import (
	"encoding/binary"
	"math/rand/v2"
	"strconv"
	"testing"

	"github.com/google/uuid"
)

// The table of what a batch recorded equals a map, whatever the keys look like.
func TestFiledTable(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	keys := make([]uuid.UUID, 5000)
	for i := range keys {
		keys[i] = uuid.NewSHA1(uuid.Nil, binary.BigEndian.AppendUint64(nil, uint64(i)))
		if i%10 == 0 { // alike but for the end
			keys[i] = uuid.UUID{15: byte(i), 14: byte(i >> 8)}
		}
	}
	var table filedTable
	model := map[uuid.UUID]Filed{}
	for range 20000 {
		key := keys[rng.IntN(len(keys))]
		got, ok := table.find(key)
		want, there := model[key]
		if ok != there || got != want {
			t.Fatalf("find %v: %+v, %v; want %+v, %v", key, got, ok, want, there)
		}
		if rng.IntN(2) == 0 {
			ref := Ref{"s" + strconv.Itoa(rng.IntN(300)), Revision(rng.IntN(1000))}
			d := Digest{byte(rng.IntN(256))}
			table.add(key, d, ref)
			model[key] = Filed{Ref: ref, Digest: [8]byte(d[:8])}
		}
	}
	if table.used != len(model) {
		t.Errorf("%d keys, want %d", table.used, len(model))
	}
}
