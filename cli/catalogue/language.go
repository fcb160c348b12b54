package catalogue

import "strings"

// Parse reads the value of --lang: en or ru.
func Parse(name string) (Lang, bool) {
	switch name {
	case "en":
		return English, true
	case "ru":
		return Russian, true
	}
	return English, false
}

// String is what Parse reads.
func (l Lang) String() string {
	if l == Russian {
		return "ru"
	}
	return "en"
}

// FromEnvironment is the language of the user's locale: the first of LC_ALL,
// LC_MESSAGES and LANG that is set decides, as POSIX has it (XBD 8.2). Belarusian
// falls back to Russian, as in the Unicode CLDR's language matching; any other
// language to English.
func FromEnvironment(getenv func(string) string) Lang {
	for _, name := range [...]string{"LC_ALL", "LC_MESSAGES", "LANG"} {
		locale := getenv(name)
		if locale == "" {
			continue
		}
		language := locale
		if end := strings.IndexAny(locale, "_.@-"); end >= 0 {
			language = locale[:end]
		}
		switch strings.ToLower(language) {
		case "ru", "be":
			return Russian
		}
		return English
	}
	return English
}
