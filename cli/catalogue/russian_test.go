package catalogue

import (
	"regexp"
	"strings"
	"testing"
	"unicode"
	"unicode/utf8"
)

// A russianText is one that people read in Russian, with its English.
type russianText struct{ place, en, ru string }

// russianTexts are all texts of the catalogue.
func russianTexts() []russianText {
	var all []russianText
	for _, area := range areas {
		for _, e := range area {
			all = append(all, russianText{e.code, e.en.say, e.ru.say}, russianText{e.code + " (hint)", e.en.hint, e.ru.hint})
		}
	}
	for _, area := range helpAreas {
		for _, e := range area {
			all = append(all,
				russianText{"help of " + e.code, e.en.usage, e.ru.usage},
				russianText{"help of " + e.code, e.en.description, e.ru.description})
			for _, x := range e.examples {
				all = append(all, russianText{"example of " + e.code, x.en, x.ru})
			}
		}
	}
	return all
}

// prose is a text without its samples of files, which are indented, and with a
// mark in the place of each placeholder.
func prose(text string) string {
	var lines []string
	for line := range strings.SplitSeq(text, "\n") {
		if !strings.HasPrefix(line, "  ") {
			lines = append(lines, line)
		}
	}
	return placeholder.ReplaceAllStringFunc(strings.Join(lines, "\n"), func(place string) string {
		if _, forms, counted := strings.Cut(place, ":"); counted {
			return strings.NewReplacer("#", "1", "|", " ", "}", "").Replace(forms)
		}
		return "¤"
	})
}

// What a proof-reader marks without understanding the sentence.
var slips = []struct {
	what string
	mark *regexp.Regexp
}{
	{"letters of two alphabets in one word", regexp.MustCompile(`\p{Cyrillic}[A-Za-z]|[A-Za-z]\p{Cyrillic}`)},
	{"straight quotation marks about Russian words", regexp.MustCompile(`"\p{Cyrillic}|\p{Cyrillic}"`)},
	{"quotation marks of another language", regexp.MustCompile(`[“”„]`)},
	{"two spaces", regexp.MustCompile(`\p{Zs}\p{Zs}`)},
	{"a space before a punctuation mark", regexp.MustCompile(`\p{Zs}[,;:!»]`)},
	{"a space behind an opening mark", regexp.MustCompile(`«\p{Zs}`)},
	{"no space behind a punctuation mark", regexp.MustCompile(`[,;:!?]\p{Cyrillic}`)},
	{"a hyphen for a dash", regexp.MustCompile(`\p{Cyrillic}\p{Zs}-\p{Zs}\p{Cyrillic}`)},
	{"a hyphen between numbers", regexp.MustCompile(`\d{4}-\d{4}`)},
	{"an amount with a space that may break", regexp.MustCompile(`\d \d{3}(,|\b)`)},
	{"e for ё", regexp.MustCompile(`(?i)(^|\P{L})((учет|отчет|расчет|зачет|прием|объем)\p{Cyrillic}{0,3}|счет(а|у|е|ом)?|заем|еще|ее|нее|чье|свое|мое|идет|дает|берет|(утвержд|закрепл|исключ|уточн|заверш|определ|измен|внес|провед)ен(н\p{Cyrillic}+)?)(\P{L}|$)`)},
	{"a term of another country", regexp.MustCompile(`(?i)лимит\p{Cyrillic}* бюджетн|(^|\P{L})ЛБО(\P{L}|$)|бюджетополучател`)},
	{"a word of programmers", regexp.MustCompile(`(?i)транзакц|аккаунт|юзер|дефолт|валидн|парсинг|(^|\P{L})лог(и|ов|ах)?(\P{L}|$)`)},
}

func TestRussianIsProofRead(t *testing.T) {
	for _, x := range russianTexts() {
		text := prose(x.ru)
		for _, slip := range slips {
			if found := slip.mark.FindString(text); found != "" {
				t.Errorf("%s: %s: %q in %q", x.place, slip.what, found, x.ru)
			}
		}
		if strings.Count(text, "«") != strings.Count(text, "»") {
			t.Errorf("%s: a quotation mark has no partner: %q", x.place, x.ru)
		}
		if x.place == "source-kind/world-bank" {
			continue // a name in English, which begins with another word in Russian
		}
		if capital(x.en) && small(x.ru) || small(x.en) && capital(x.ru) {
			t.Errorf("%s: one language begins with a capital letter: %q, %q", x.place, x.en, x.ru)
		}
	}
}

// capital tells whether a text begins with a word like "This", small with one like
// "this": abbreviations and values are neither.
func capital(text string) bool { return begins(text, unicode.IsUpper) }

func small(text string) bool { return begins(text, unicode.IsLower) }

func begins(text string, first func(rune) bool) bool {
	a, n := utf8.DecodeRuneInString(text)
	b, _ := utf8.DecodeRuneInString(text[n:])
	return first(a) && unicode.IsLower(b)
}

// Names of people, payees and legal acts come in the nominative, whatever the
// sentence would need: they stand between quotation marks, or by themselves behind
// a colon or a dash.
func TestNamesNeedNoCase(t *testing.T) {
	named := regexp.MustCompile(`.{0,3}\{(?:act|payee|into|known|heading|title|name)\}`)
	alone := regexp.MustCompile(`(^|[«':"=]|[:—,;] |--into |register |\P{L})\{\w+\}$`)
	prepositions := regexp.MustCompile(`(^|\P{L})(по|к|у|для|от|до|за|из|в|на|с|о|без|под|после|перед) $`)
	for _, x := range russianTexts() {
		for _, at := range named.FindAllStringIndex(x.ru, -1) {
			found := x.ru[at[0]:at[1]]
			before, _, _ := strings.Cut(found, "{")
			if !alone.MatchString(found) || prepositions.MatchString(before) {
				t.Errorf("%s: %q would have to be declined in %q", x.place, found, x.ru)
			}
		}
	}
}

// latin are the words of other alphabets that Russian sentences have besides the
// program's own names: of formats, standards, currencies, programs, keys of a profile.
var latin = strings.Fields(`
	fundledger demo db toml csv html xlsx xls xlsb json md txt CSV JSON TOML PDF UTF Windows RE
	ISO IANA NFC Unicode SHA URL LANG ALL LC MESSAGES FUNDLEDGER LEDGER ACTOR UTC Europe Minsk
	BYN BYR USD EUR RUB OpenDocument CClientBankExchange README bash zsh fish https github com google wiki Syntax
	FY wb BY PL YYYY YY MMMM MM DD hh mm ss wal null table encoding maps both neither amounts missing
	months quarters halves nbrb
	TLS esdb discover node example tls tlsCAFile tlsVerifyCert userCertFile userKeyFile passwordFile maxCommitBytes nodePreference
	gossipTimeout leader follower random readonlyreplica Back up Roles
	rest approver auditor pub Ed SP tlog RFC mus`)

// What a clerk would write into an example's command is Russian in Russian.
func TestExamplesHaveRussianWords(t *testing.T) {
	names := map[string]bool{"Asseco": true, "grodno#17": true, "wb#17": true, "Заём 8663-BY": true}
	for _, area := range helpAreas {
		for _, e := range area {
			for _, x := range e.examples {
				for i, text := range strings.Split(x.inRussian(), "'") {
					if i%2 == 1 && !names[text] && latinWord.MatchString(text) {
						t.Errorf("%q: %s has no Russian in exampleWords", e.code, text)
					}
				}
			}
		}
	}
}

// A sentence is translated to its end: the Latin words in it are names that the
// program goes by in any language.
func TestRussianHasNoEnglishWords(t *testing.T) {
	known := map[string]bool{}
	learn := func(text string) {
		for _, word := range latinWord.FindAllString(text, -1) {
			known[word] = true
		}
	}
	for _, word := range latin {
		learn(word)
	}
	for _, area := range areas {
		for _, e := range area {
			if prefix, name, ok := strings.Cut(e.code, "/"); ok && codeNames[prefix] {
				learn(name)
			}
		}
	}
	for _, area := range helpAreas {
		for _, e := range area {
			learn(e.code)
		}
	}
	for _, x := range russianTexts() {
		text := typed.ReplaceAllString(prose(x.ru), "")
		for _, word := range latinWord.FindAllString(text, -1) {
			if !known[word] {
				t.Errorf("%s: the word %s in %q", x.place, word, x.ru)
			}
		}
	}
}

var latinWord = regexp.MustCompile(`[A-Za-z]{2,}`)

// typed is what a user types as it is: between straight quotation marks, as a flag,
// a file, a key or a choice of one, an address.
var typed = regexp.MustCompile(`"[^"\p{Cyrillic}]*"|'[^'\p{Cyrillic}]*'|--[a-z-]+|[a-z_]+(\.[a-z_]+)+|[\w¤-]*[_=/#@][\w./¤-]*|\(\?P<[^)]*\)|\[[a-z]+\]`)

// codeNames are the kinds of entries whose codes are names of the program's own.
var codeNames = map[string]bool{"flag": true, "column": true, "kind": true, "source-kind": true, "step": true, "meta": true, "field": true, "measure": true, "better": true, "goal": true}
