package ledger

import (
	"slices"
	"strings"
	"testing"
)

// Who is who after a few acts, and what is refused. A line is an order and what
// comes of it; "?" asks what a document's name and number are called.
func TestPayees(t *testing.T) {
	key := func(s string) PayeeKey {
		if CheckTaxNumber(s) != TaxNumberOther {
			return NumberKey(s)
		}
		return PayeeKey{Name: s}
	}
	for _, tt := range []struct{ name, story string }{
		{"nothing is said", `
			? Ромашка | = Ромашка
			? Ромашка | 100217336 = Ромашка`},
		{"a number stands for its spellings", `
			register 100217336 ООО «Ромашка»
			? Ромашка | 100217336 = ООО «Ромашка»
			? Что угодно | 100217336 = ООО «Ромашка»
			? | УНП 100217336 = ООО «Ромашка»
			? ООО «Ромашка» | = ООО «Ромашка»
			? ООО «Ромашка» | 100693551 = ООО «Ромашка» (100693551)
			? Ромашка | = Ромашка
			register 100217336 ООО «Ромашка» : already
			register 100217336 ООО «Роза»
			? ООО «Ромашка» | = ООО «Роза»`},
		{"spellings", `
			merge Ромашка, ромашка > ООО «Ромашка»
			? ромашка | = ООО «Ромашка»
			? Ромашка | 100693551 = ООО «Ромашка»
			merge Ромашка > ООО «Ромашка» : already
			merge Лён > ромашка
			? Лён | = ООО «Ромашка»
			register 100217336 Ромашка и лён
			? Лён | = ООО «Ромашка»
			merge ООО «Ромашка» > 100217336
			? Лён | = Ромашка и лён
			? Лён | 100693551 = Лён (100693551)
			split Ромашка
			? Ромашка | = Ромашка
			split Ромашка : already
			? ромашка | = Ромашка и лён`},
		{"a name with spellings gets a number", `
			merge Ромашка > ООО «Ромашка»
			merge 100217337 > Ромашка
			register 100217336 ООО «Ромашка» : payee-name-taken
			split 100217337
			register 100217336 ООО «Ромашка»
			? Ромашка | = ООО «Ромашка»
			? Ромашка | 100217336 = ООО «Ромашка»
			split ООО «Ромашка» : payee-registered-name
			register 100217336 Роза
			split ООО «Ромашка»
			? Ромашка | = ООО «Ромашка»
			? Ромашка | 100217336 = Роза`},
		{"a number that was merged into a name takes the lead", `
			merge 100217336 > Ромашка
			? Роза | 100217336 = Ромашка
			register 100217336 Роза
			? Ромашка | = Роза`},
		{"circles", `
			merge a > b
			merge b > c
			merge c > a : payee-circle
			merge b > a : already
			merge a > a : payee-into-itself
			merge a > c : already
			merge a > d : payee-merged
			split c : payee-not-merged
			split z : payee-not-merged`},
		{"two legal persons", `
			register 100217336 Ромашка
			register 100693551 Роза
			register 100693551 Ромашка : payee-name-taken
			merge 100693551 > 100217336 : payee-two-numbers
			merge 100693551 > Ромашка : payee-two-numbers
			merge 100693550 > 100217336
			merge seen100693551 > 100217336 : payee-two-numbers
			merge! 100693551 > 100217336
			? Роза | = Ромашка
			? Роза | 100693551 = Ромашка
			split 100693551
			? Роза | = Роза`},
		{"what is not there", `
			merge a > 100217336 : payee-unnamed
			register 100217336 : missing-field`},
	} {
		t.Run(tt.name, func(t *testing.T) {
			b := NewBooks()
			revision := Revision(0)
			for line := range strings.Lines(strings.TrimSpace(tt.story)) {
				order, want, _ := strings.Cut(strings.TrimSpace(line), " : ")
				verb, rest, _ := strings.Cut(order, " ")
				if verb == "?" {
					document, called, _ := strings.Cut(rest, "= ")
					name, number, _ := strings.Cut(document, "|")
					if got := b.Payees(0).Called(strings.TrimSpace(name), strings.TrimSpace(number)); got != called {
						t.Errorf("%s: called %q", line, got)
					}
					continue
				}
				var c Command
				switch strings.TrimSuffix(verb, "!") {
				case "register":
					number, name, _ := strings.Cut(rest, " ")
					c = &RegisterPayee{Number: number, Name: name}
				case "merge":
					from, into, _ := strings.Cut(rest, " > ")
					m := &MergePayees{Into: key(into), Reason: "r", DifferentNumbers: verb == "merge!"}
					for name := range strings.SplitSeq(from, ", ") {
						m.From = append(m.From, key(name))
						if number, ok := strings.CutPrefix(name, "seen"); ok {
							m.Seen = append(m.Seen, PayeeSeen{name, number, 1})
						}
					}
					c = m
				case "split":
					c = &SplitPayee{Payee: key(rest), Reason: "r"}
				}
				d, err := c.Decide(b, nil)
				got := RefusalCode(err)
				if d.Already != nil {
					got = "already"
				}
				if got != want {
					t.Fatalf("%s: %s, %v", line, got, err)
				}
				for _, e := range d.Events {
					revision++
					if err := b.Apply(Entry{Ordinal: Ordinal(revision), Stream: StreamLedger, Revision: revision}, e); err != nil {
						t.Fatal(err)
					}
				}
			}
		})
	}
}

func TestRegisterPayeeRefuses(t *testing.T) {
	for _, tt := range []struct {
		c    RegisterPayee
		want string
	}{
		{RegisterPayee{Number: "нет", Name: "a"}, "bad-tax-number"},
		{RegisterPayee{Number: "1", Name: "a", Country: "Belarus"}, "bad-country"},
		{RegisterPayee{Number: "1", Name: "a", Country: "б"}, "bad-country"},
		{RegisterPayee{Number: "1", Name: "a\nb"}, "bad-name"},
		{RegisterPayee{Number: "1", Name: "a", Note: "\t"}, "bad-name"},
		{RegisterPayee{Number: "DE 1", Name: "a", Country: "de"}, ""},
	} {
		if _, err := tt.c.Decide(NewBooks(), nil); RefusalCode(err) != tt.want {
			t.Errorf("%+v: %v, want %s", tt.c, err, tt.want)
		}
	}
}

func TestLikenesses(t *testing.T) {
	b := NewBooks()
	for i, e := range []Event{
		&PayeeRegistered{Number: "100864035", Name: "ОАО «Лён»"},
		&PayeeMerged{From: []PayeeKey{{Name: "Лён Орша"}}, Into: PayeeKey{Number: "100864035"}, Reason: "r"},
		&PayeeRegistered{Number: "100217330", Name: "Reg", Country: "PL"},
	} {
		if err := b.Apply(Entry{Ordinal: Ordinal(i + 1), Stream: StreamLedger, Revision: Revision(i)}, e); err != nil {
			t.Fatal(err)
		}
	}
	known := NewKnownPayees(b.Payees(0), 0)
	for _, pair := range [][2]string{{"ООО «Ромашка»", "100217336"}, {"РУП Белтелеком", ""}, {"Школа № 1", "100693551"}, {"", "191453533"}} {
		known.Add(pair[0], pair[1])
	}
	for _, tt := range []struct {
		name, number string
		why          []LikenessKind
		known        string
	}{
		{"Новый", "", nil, ""},
		{"Новый", "190658169", nil, ""},
		{"Ромашка, ООО", "", []LikenessKind{SpelledOtherwise}, "ООО «Ромашка»"},
		{"Ромашка, ООО", "УНП 100217336", []LikenessKind{SpelledOtherwise}, "ООО «Ромашка»"},
		{"Ромашка, ООО", "190658169", []LikenessKind{NameHasNumber}, "ООО «Ромашка»"},
		{"Роза", "100217336", []LikenessKind{NumberHasName}, "ООО «Ромашка»"},
		{"ООО «Ромашка»", "", nil, ""},
		{"ООО «Ромашка»", "190658169", []LikenessKind{NameHasNumber}, "ООО «Ромашка»"},
		{"РУП Белтелеком", "190658169", nil, ""},
		{"РУП «Белтелеком»", "190658169", []LikenessKind{SpelledOtherwise}, "РУП Белтелеком"},
		{"Новый", "190658168", []LikenessKind{WrongCheckDigits}, ""},
		{"Ромашка, ООО", "190658168", []LikenessKind{WrongCheckDigits, NameHasNumber}, "ООО «Ромашка»"},
		{"Новый", "191453533", nil, ""},
		{"", "190658169", nil, ""},
		{"«»", "", nil, ""},
		// Of the register.
		{"ОАО «Лён»", "100864035", nil, ""},
		{"Лён Орша", "100864035", nil, ""},
		{"Лён Орша", "", nil, ""},
		{"ОАО Лен", "100864035", []LikenessKind{SpelledOtherwise}, "ОАО «Лён»"},
		{"ОАО Лен", "", []LikenessKind{SpelledOtherwise}, "ОАО «Лён»"},
		{"Лен, Орша", "", []LikenessKind{SpelledOtherwise}, "ОАО «Лён»"},
		{"Роза", "100864035", []LikenessKind{NumberHasName}, "ОАО «Лён»"},
		{"Лён Орша", "190658169", []LikenessKind{NameHasNumber}, "ОАО «Лён»"},
		{"Reg", "100217330", nil, ""},
	} {
		var why []LikenessKind
		name := ""
		for _, l := range known.Check(tt.name, tt.number) {
			why, name = append(why, l.Why), l.Known.Name
		}
		if !slices.Equal(why, tt.why) || name != tt.known {
			t.Errorf("%q, %q: %v %q, want %v %q", tt.name, tt.number, why, name, tt.why, tt.known)
		}
	}
}
