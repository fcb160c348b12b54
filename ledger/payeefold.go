package ledger

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/unicode/norm"
)

// FoldPayee maps the names of payees that differ by spelling only to one text:
// by case, quotation marks, punctuation, spaces, ё and е, by Latin letters in the
// place of Cyrillic ones that look the same, by where the legal form stands and
// whether it is written out. Names with different legal forms, or one with and one
// without, are of different payees. The fold is for comparing only, never for
// showing; it is empty for a name without letters and digits.
//
//	FoldPayee(`ООО «Ромашка»`) == FoldPayee("РОМАШКА, Общество с ограниченной ответственностью")
func FoldPayee(name string) string {
	var f payeeFolder
	return string(f.fold(nil, name))
}

// A payeeFolder folds one name after another without allocating.
type payeeFolder struct {
	words []byte // end to end
	ends  []int
	forms []string
}

// fold appends the fold of a name to dst.
func (f *payeeFolder) fold(dst []byte, name string) []byte {
	f.cut(name)
	f.takeForms()
	from := 0
	for _, end := range f.ends {
		word := f.words[from:end]
		from = end
		if len(word) == 0 {
			continue // was a legal form
		}
		// Words run together, as people write some of them. Numbers do not: 1 12 is
		// another hospital than 11 2.
		if n := len(dst); n > 0 && isDigit(dst[n-1]) && isDigit(word[0]) {
			dst = append(dst, ' ')
		}
		dst = append(dst, word...)
	}
	slices.Sort(f.forms)
	for _, form := range f.forms {
		dst = append(append(dst, '/'), form...)
	}
	return dst
}

// cut divides a name into words of folded letters and digits.
func (f *payeeFolder) cut(name string) {
	f.words, f.ends, f.forms = f.words[:0], f.ends[:0], f.forms[:0]
	inWord := false
	end := func() {
		if inWord {
			f.ends = append(f.ends, len(f.words))
			inWord = false
		}
	}
	put := func(r rune) {
		inWord = true
		f.words = utf8.AppendRune(f.words, r)
	}
	runes := payeeRunes()
	for _, r := range name {
		folded := rune(decompose)
		if int(r) < len(runes) {
			folded = runes[r]
		} else if strings.ContainsRune("«»–—“”„№’", r) {
			folded = 0
		}
		switch folded {
		default:
			put(folded)
		case 0:
			end()
		case decompose:
			for _, d := range norm.NFKD.String(string(r)) {
				switch {
				case unicode.Is(unicode.Mn, d): // an accent
				case unicode.IsLetter(d), unicode.IsDigit(d):
					put(lookAlike(d))
				default:
					end()
				}
			}
		}
	}
	end()
}

// decompose is in payeeRunes for letters that may have accents.
const decompose = -1

// payeeRunes is what the characters up to the end of basic Cyrillic fold to: a
// small letter, Latin where it looks like one, or a digit; 0 ends a word.
var payeeRunes = sync.OnceValue(func() *[0x460]rune {
	var t [0x460]rune
	for r := range rune(len(t)) {
		switch {
		case r < utf8.RuneSelf && !unicode.IsLetter(r) && !unicode.IsDigit(r), '\u0080' <= r && r <= '¿':
		case r < utf8.RuneSelf, 'А' <= r && r <= 'я' && r != 'Й' && r != 'й':
			t[r] = lookAlike(r)
		default:
			t[r] = decompose
		}
	}
	return &t
})

// lookAlike is the small letter that stands for all that look like it.
func lookAlike(r rune) rune {
	r = unicode.ToLower(unicode.ToUpper(r))
	if twin, ok := lookAlikes[r]; ok {
		return twin
	}
	return r
}

// takeForms takes the legal forms out of the words, wherever they stand.
func (f *payeeFolder) takeForms() {
	known := legalForms()
	for i := 0; i < len(f.ends); {
		form, n := known.at(f, i)
		if n == 0 {
			i++
			continue
		}
		f.forms = append(f.forms, form)
		from := 0
		if i > 0 {
			from = f.ends[i-1]
		}
		cutTo := f.ends[i+n-1]
		f.words = append(f.words[:from], f.words[cutTo:]...)
		for j := i + n; j < len(f.ends); j++ {
			f.ends[j] -= cutTo - from
		}
		f.ends = append(f.ends[:i], f.ends[i+n:]...)
	}
}

// formTable finds legal forms by their first word. Its texts are folded.
type formTable map[string][]legalForm

type legalForm struct {
	short string
	words []string // as it may be written, the longest first
}

// at is the legal form that the words from i on spell, and how many they are.
func (t formTable) at(f *payeeFolder, i int) (form string, words int) {
	for _, l := range t[string(f.word(i))] {
		if f.spells(i, l.words) {
			return l.short, len(l.words)
		}
	}
	return "", 0
}

// spells tells whether the words from i on are those.
func (f *payeeFolder) spells(i int, words []string) bool {
	if i+len(words) > len(f.ends) {
		return false
	}
	for n, w := range words {
		if string(f.word(i+n)) != w {
			return false
		}
	}
	return true
}

func (f *payeeFolder) word(i int) []byte {
	if i == 0 {
		return f.words[:f.ends[0]]
	}
	return f.words[f.ends[i-1]:f.ends[i]]
}

// legalForms are the forms that suppliers of public bodies have, with the
// abbreviation first.
var legalForms = sync.OnceValue(func() formTable {
	var f payeeFolder
	words := func(text string) (list []string) {
		f.cut(text)
		for i := range f.ends {
			list = append(list, string(f.word(i)))
		}
		return list
	}
	table := formTable{}
	for _, spellings := range [][]string{
		{"ООО", "общество с ограниченной ответственностью"},
		{"ОДО", "общество с дополнительной ответственностью"},
		{"СООО", "совместное общество с ограниченной ответственностью"},
		{"ИООО", "иностранное общество с ограниченной ответственностью"},
		{"ОАО", "открытое акционерное общество"},
		{"ЗАО", "закрытое акционерное общество"},
		{"ПАО", "публичное акционерное общество"},
		{"АО", "акционерное общество"},
		{"УП", "унитарное предприятие"},
		{"ЧУП", "частное унитарное предприятие"},
		{"ЧТУП", "частное торговое унитарное предприятие"},
		{"ЧПУП", "частное производственное унитарное предприятие"},
		{"РУП", "республиканское унитарное предприятие"},
		{"КУП", "коммунальное унитарное предприятие"},
		{"КПУП", "коммунальное производственное унитарное предприятие"},
		{"ИП", "индивидуальный предприниматель"},
		{"ГУ", "государственное учреждение"},
		{"ГУО", "государственное учреждение образования"},
		{"УЗ", "учреждение здравоохранения"},
		{"УО", "учреждение образования"},
		{"ГП", "государственное предприятие"},
		{"LLC", "limited liability company", "L.L.C."},
		{"Ltd", "limited"},
		{"Inc", "incorporated"},
		{"JSC", "joint stock company"},
		{"GmbH", "Gesellschaft mit beschränkter Haftung"},
		{"PLC"},
	} {
		short := strings.Join(words(spellings[0]), "")
		for _, s := range spellings {
			w := words(s)
			table[w[0]] = append(table[w[0]], legalForm{short, w})
		}
	}
	for _, forms := range table {
		slices.SortFunc(forms, func(a, b legalForm) int { return len(b.words) - len(a.words) })
	}
	return table
})
