package ledger

import (
	"slices"
	"strings"
	"testing"

	"pgregory.net/rapid"
)

func TestFoldPayee(t *testing.T) {
	for _, same := range [][]string{
		{
			"ООО «Ромашка»", `ООО "Ромашка"`, "ООО Ромашка", "Ромашка, ООО", "«РОМАШКА» ООО", "ooo “Pомашкa”", "ООО  „Ромашка”.",
			"Общество с ограниченной ответственностью «Ромашка»", "Ромашка (общество с ограниченной ответственностью)",
		},
		{"ОАО «Ромашка»", "Ромашка, открытое акционерное общество"},
		{"ЗАО Ромашка"},
		{"Ромашка"},
		{"ОДО «Лён»", "ОДО Лен", "лен, ОДО"},
		{"РУП «Белтелеком»", "РУП Бел-Телеком", "Республиканское унитарное предприятие «Белтелеком»"},
		{"ИП Иванов И.И.", "Иванов И. И., ИП", "индивидуальный предприниматель Иванов И И"},
		{"Acme Ltd.", "ACME, Limited", "Ltd. Acmé"},
		{"Acme LLC", "Acme L.L.C."},
		{"УЗ «Больница № 1 12»", "УЗ Больница №1 12"},
		{"УЗ Больница № 11 2"},
		{"ГУО «Средняя школа № 5 г. Гродно»", "гуо средняя школа №5 г.Гродно"},
		{"ГУО «Средняя школа № 5 г. Минска»"},
		{"ООО", "общество с ограниченной ответственностью"},
		{"«»", "—", "..."},
	} {
		for _, name := range same {
			if got, want := FoldPayee(name), FoldPayee(same[0]); got != want {
				t.Errorf("FoldPayee(%q) = %q, want %q as of %q", name, got, want, same[0])
			}
		}
	}
	others := []string{"ООО «Ромашка»", "ОАО «Ромашка»", "Ромашка", "Больница 1 12", "Больница 11 2", "ООО Ромашка 2"}
	for i, a := range others {
		for _, b := range others[:i] {
			if FoldPayee(a) == FoldPayee(b) {
				t.Errorf("%q and %q fold to %q", a, b, FoldPayee(a))
			}
		}
	}
}

// What does not make another payee is changed at random; the fold stays.
func TestFoldPayeeOfSpellings(t *testing.T) {
	word := rapid.StringMatching(`[А-Яа-яЁёЙйA-Za-zЎўІі]{1,8}`)
	rapid.Check(t, func(t *rapid.T) {
		words := rapid.SliceOfN(word, 1, 4).Draw(t, "words")
		form := rapid.SampledFrom([]string{"ООО", "ОАО", "УП", "ИП", "LLC", "Ltd"}).Draw(t, "form")
		name := form + " " + strings.Join(words, " ")
		spelled := slices.Clone(words)
		for i := range spelled {
			switch rapid.IntRange(0, 4).Draw(t, "how") {
			case 0:
				spelled[i] = strings.ToUpper(spelled[i])
			case 1:
				spelled[i] = strings.NewReplacer("о", "o", "С", "C", "Е", "E", "ё", "е").Replace(spelled[i])
			case 2:
				spelled[i] = "«" + spelled[i] + "»"
			case 3:
				spelled[i] += rapid.SampledFrom([]string{",", ".", " -", "\u00a0"}).Draw(t, "mark")
			}
		}
		other := strings.Join(slices.Insert(spelled, rapid.IntRange(0, len(spelled)).Draw(t, "place"), form), " ")
		if FoldPayee(name) != FoldPayee(other) {
			t.Fatalf("%q folds to %q, %q to %q", name, FoldPayee(name), other, FoldPayee(other))
		}
	})
}

func FuzzFoldPayee(f *testing.F) {
	for _, name := range []string{"ООО «Ромашка»", "Acme L.L.C.", "№ 1 12", "ﬁ Ǆ ẞ", "е\u0308", "\xff", "общество с"} {
		f.Add(name)
	}
	f.Fuzz(func(t *testing.T, name string) {
		// Case and surrounding marks never matter, and a folder that was used folds
		// as a new one does.
		fold := FoldPayee(name)
		var used payeeFolder
		used.fold(nil, "Республиканское унитарное предприятие «Белтелеком» ООО 1 2")
		for _, same := range []string{name, "«" + name + "»", " " + name + "."} {
			if got := string(used.fold(nil, same)); got != fold {
				t.Fatalf("%q folds to %q, %q to %q", name, fold, same, got)
			}
		}
	})
}

func BenchmarkFoldPayee(b *testing.B) {
	var f payeeFolder
	var dst []byte
	for b.Loop() {
		dst = f.fold(dst[:0], "ООО «Поставщик оборудования и программ 12345», г. Гродно")
	}
}
