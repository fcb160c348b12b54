package ledger

import (
	"testing"
	"unicode"
)

func TestFoldNameCollides(t *testing.T) {
	for _, names := range [][]string{
		{"wb", "WB", "Wb", "ԝв"},
		{"cc", "сс", "сc", "CС"}, // Latin and Cyrillic
		{"BM", "ВМ", "bm", "вм"}, // capitals look alike, small letters do not
		{"ёлка", "Ёлка", "е\u0308лка", "ëлка"},
		{"район", "раи\u0306он", "РАЙОН"},
		{"straße", "STRAẞE"},
		{"a", "А", "Α", "ａ"},
		{"σίσυφος", "ΣΊΣΥΦΟΣ"},
	} {
		for _, other := range names[1:] {
			if FoldName(names[0]) != FoldName(other) {
				t.Errorf("%q folds to %q, %q to %q", names[0], FoldName(names[0]), other, FoldName(other))
			}
		}
	}
}

func TestFoldNameTellsApart(t *testing.T) {
	seen := map[string]string{}
	for _, name := range []string{
		"wb", "wb-2", "wb_2", "wb2", "бюджет-минск", "бюджет-гродно", "бюджет-гомель", "ёлка", "елка", "здароўе", "здароуе",
		"и", "й", "ш", "щ", "1", "l", "0", "o", "a/b", "a-b",
	} {
		fold := FoldName(name)
		if other, ok := seen[fold]; ok {
			t.Errorf("%q and %q both fold to %q", name, other, fold)
		}
		seen[fold] = name
	}
}

// Every single character folds to a text that stays as it is, and folding ends.
func TestFoldNameIsIdempotent(t *testing.T) {
	for r := rune(0); r <= unicode.MaxRune; r++ {
		if !unicode.In(r, unicode.L, unicode.M, unicode.N) {
			continue
		}
		fold := FoldName(string(r))
		if again := FoldName(fold); again != fold {
			t.Errorf("%U folds to %+q and then to %+q", r, fold, again)
		}
	}
}
