package intake

import (
	"testing"

	"github.com/fundledger/fundledger/ledger"
)

func TestAmounts(t *testing.T) {
	point, russian := numberForm{decimal: '.'}, numberForm{decimal: ',', grouping: ' '}
	american, swiss, german := numberForm{'.', ',', 0}, numberForm{'.', '\'', 0}, numberForm{',', '.', 0}
	tests := []struct {
		form numberForm
		text string
		want int64
		code string
	}{
		{point, "1", 100, ""},
		{point, "1.5", 150, ""},
		{point, "-1.50", -150, ""},
		{point, "+1.50", 150, ""},
		{point, "−1.50", -150, ""}, // U+2212, as spreadsheets show it
		{point, "(1.50)", -150, ""},
		{point, "(-1.50)", 0, "bad-amount"},
		{point, "(1.50", 0, "bad-amount"},
		{point, "()", 0, "bad-amount"},
		{point, "((1))", 0, "bad-amount"},
		{russian, "(1 234,56)", -123456, ""},
		{point, ".5", 0, "bad-amount"},
		{point, "5.", 0, "bad-amount"},
		{point, "-", 0, "bad-amount"},
		{point, "1,50", 0, "bad-amount"},
		{point, "1 000", 0, "bad-amount"},
		{point, "1.505", 0, "too-many-decimals"},
		{point, "1.500", 0, "too-many-decimals"},
		{point, "1e3", 0, "bad-amount"},
		{point, "NaN", 0, "bad-amount"},
		{point, "0x10", 0, "bad-amount"},
		{point, "١٢", 0, "bad-amount"},
		{point, "12 руб.", 0, "bad-amount"},
		{point, "92233720368547758.07", 9223372036854775807, ""},
		{point, "92233720368547758.08", 0, "amount-overflow"},
		{point, "99999999999999999999999999999999999999999999", 0, "amount-overflow"},

		{russian, "1 234 567,89", 123456789, ""},
		{russian, "1\u00a0234\u00a0567,89", 123456789, ""},
		{russian, "1\u202f234,5", 123450, ""},
		{russian, "-1 234,50", -123450, ""},
		{russian, "–1 234,50", -123450, ""},
		{russian, "1234,50", 123450, ""},
		{russian, "12", 1200, ""},
		{russian, "12 34,50", 0, "amount-form"},
		{russian, "1234 567,00", 0, "amount-form"},
		{russian, "1 234 56", 0, "amount-form"},
		{russian, "1  234", 0, "amount-form"},
		{russian, " 234", 0, "amount-form"},
		{russian, "1 234,567 8", 0, "amount-form"},
		{russian, "1,2,3", 0, "amount-form"},
		{russian, "12.50", 0, "amount-form"},
		{russian, "1 234,505", 0, "too-many-decimals"},

		{american, "1,234,567.89", 123456789, ""},
		{american, "1,23", 0, "amount-form"},
		{american, ",123", 0, "amount-form"},
		{swiss, "1'234.50", 123450, ""},
		{german, "1.234,50", 123450, ""},
		{german, "1.234", 123400, ""},
		{german, "1.50", 0, "amount-form"},
	}
	for _, tt := range tests {
		got, err := tt.form.minor(tt.text, 2)
		if ledger.RefusalCode(err) != tt.code || err == nil && got != tt.want {
			t.Errorf("%q (decimal %q, grouping %q): %d, %v; want %d, %q", tt.text, tt.form.decimal, tt.form.grouping, got, err, tt.want, tt.code)
		}
	}
	if got, err := point.minor("100", 0); got != 100 || err != nil {
		t.Errorf("without minor units: %d, %v", got, err)
	}
}

// Whatever is read of an amount is what its plain spelling says.
func FuzzAmount(f *testing.F) {
	for _, seed := range []string{"1 234,50", "-1 234 567,8", "0,01", "12 34", "1,2,3", "−7"} {
		f.Add(seed)
	}
	russian, point := numberForm{',', ' ', 0}, numberForm{decimal: '.'}
	f.Fuzz(func(t *testing.T, text string) {
		n, err := russian.minor(text, 2)
		if err != nil {
			return
		}
		plain := ledger.Money{Minor: n, Currency: "BYN"}.String()
		again, err := point.minor(plain, 2)
		if err != nil || again != n {
			t.Errorf("%q is %d, written %s and read %d, %v", text, n, plain, again, err)
		}
	})
}

func TestDates(t *testing.T) {
	want := ledger.NewDate(2018, 12, 31)
	tests := []struct {
		layout, text string
		ok           bool
	}{
		{"YYYY-MM-DD", "2018-12-31", true},
		{"YYYY-MM-DD", "2018-12-31T00:00:00", true},
		{"YYYY-MM-DD", "2018-12-31T00:00:00.000Z", true},
		{"YYYY-MM-DD", "2018-12-31 23:59", true},
		{"YYYY-MM-DD", "2018-12-31T00:00Z", true},
		{"YYYY-MM-DD", "2018-12-31T21:00:00Z", false}, // already next year in Minsk
		{"YYYY-MM-DD", "2018-12-31T00:00:00+03:00", false},
		{"YYYY-MM-DD", "2018-12-31T24:00:00", false},
		{"YYYY-MM-DD", "2018-12-31 14:60", false},
		{"YYYY-MM-DD", "2018-12-31 14:03:60", false},
		{"YYYY-MM-DD", "2018-12-31 14:3", false},
		{"YYYY-MM-DD", "2018-12-31 14:03:", false},
		{"YYYY-MM-DD", "2018-12-31 14:03:11.", false},
		{"YYYY-MM-DD", "2018-12-31 14:03.5", false},
		{"YYYY-MM-DD", "2018-12-31 ::::", false},
		{"YYYY-MM-DD", "2018-12-31Z", false},
		{"YYYY-MM-DD", "2018-12-31 ", false},
		{"YYYY-MM-DD", "2018-12-31x", false},
		{"YYYY-MM-DD", "2018-12-311", false},
		{"YYYY-MM-DD", "31.12.2018", false},
		{"DD.MM.YYYY", "31.12.2018", true},
		{"DD.MM.YYYY", "31.12.2018 14:03:11", true},
		{"DD.MM.YYYY", "31.12.2018 0:00:00", true}, // as 1C writes midnight
		{"DD.MM.YYYY", "31.12.18", false},
		{"DD.MM.YY", "31.12.18", true},
		{"DD/MM/YYYY", "31/12/2018", true},
		{"MM/DD/YYYY", "12/31/2018", true},
		{"MM/DD/YYYY", "31/12/2018", false},
		{"YYYYMMDD", "20181231", true},
		{"DD.MM.YYYY", "29.02.2018", false},
		{"DD.MM.YYYY", "31.04.2018", false},
		{"DD.MM.YYYY", "31.13.2018", false},
		{"DD.MM.YYYY", "-1.12.2018", false},
		{"DD.MM.YYYY", "31.12.2200", false},
		{"DD.MM.YYYY", "00.12.2018", false},
		{"DD.MM.YYYY", "3a.12.2018", false},
		{"DD.MM.YYYY", "31.12", false},
		{"DD.MM.YYYY", "", false},
		{"YYYY-MM-DD", "0218-12-31", false},
		{"DD.MM.YYYY hh:mm:ss", "31.12.2018 14:03:11", true},
		{"DD.MM.YYYY hh:mm:ss", "31.12.2018", true},
		{"DD.MM.YYYY hh:mm", "31.12.2018 14:3", false},
		{"YYYY-MM-DDThh:mm:ss", "2018-12-31T14:03:11", true},
		{"D.M.YYYY", "31.12.2018", true},
		{"D.M.YYYY", "31.12.18", false},
		{"D MMMM YYYY", "31 декабря 2018 г.", true},
		{"D MMMM YYYY", "31 Декабря 2018 года", true},
		{"D MMMM YYYY г.", "31 дек. 2018 г.", true},
		{"MMMM D, YYYY", "December 31, 2018", true},
		{"D MMMM YYYY", "31 Dec 2018", true},
		{"D MMMM YYYY", "31 мартобря 2018", false},
		{"D MMMM YYYY", "31 2018", false},
		{"D MMMM YYYY", "", false},
		{"D MMMM YYYY", "31", false},
	}
	for _, tt := range tests {
		l, err := parseLayout(tt.layout, 100)
		if err != nil {
			t.Fatal(err)
		}
		got, ok := l.date(tt.text)
		if ok != tt.ok || ok && got != want {
			t.Errorf("%q as %s: %v, %v", tt.text, tt.layout, got, ok)
		}
	}
}

func TestYearsOfTwoDigits(t *testing.T) {
	for _, tt := range []struct {
		pivot, want int
		text        string
	}{{100, 2018, "31.12.18"}, {100, 2099, "31.12.99"}, {70, 2069, "31.12.69"}, {70, 1970, "31.12.70"}, {0, 1918, "31.12.18"}} {
		l, err := parseLayout("DD.MM.YY", tt.pivot)
		if err != nil {
			t.Fatal(err)
		}
		if got, _ := l.date(tt.text); got != ledger.NewDate(tt.want, 12, 31) {
			t.Errorf("%s with %d: %v", tt.text, tt.pivot, got)
		}
	}
}

func TestLayoutsThatAreNone(t *testing.T) {
	for _, text := range []string{"", "YYYY", "DD.MM", "DD.MM.YYYY.DD", "d.m.YYYY", "DD of MM.YYYY", "DDD.MM.YYYY", "hh:mm:ss", "YY.YYYY.MM.DD", "дата"} {
		if _, err := parseLayout(text, 100); err == nil {
			t.Errorf("%q is taken", text)
		}
	}
}

// Without a time behind them, dates are read as ledger.ParseDate reads them.
func FuzzDates(f *testing.F) {
	for _, seed := range []string{"2018-12-31", "2018-02-29", "2020-02-29", "1900-01-01", "1899-12-31", "2199-12-31", "2200-01-01", "2018-00-10", "2018-1-010"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		if len(text) > len(isoLayout.text) {
			return
		}
		want, err := ledger.ParseDate(text)
		if got, ok := isoLayout.date(text); ok != (err == nil) || ok && got != want {
			t.Errorf("%q: %v, %v; ParseDate reads %v, %v", text, got, ok, want, err)
		}
	})
}

// What a day is written as is read as that day.
func TestDatesAreWritten(t *testing.T) {
	for _, tt := range []struct{ layout, day, want string }{
		{"DD.MM.YYYY", "2018-07-05", "05.07.2018"},
		{"DD.MM.YYYY", "1900-02-29", "29.02.1900"},
		{"DD.MM.YYYY hh:mm:ss", "2018-07-05", "05.07.2018"},
		{"DD.MM.YY", "2018-07-05", "05.07.18"},
		{"DD.MM.YY", "1969-07-05", ""},
		{"D.M.YYYY", "2018-07-05", "5.7.2018"},
		{"D MMMM YYYY", "2018-07-05", "5 июля 2018"},
	} {
		l, err := parseLayout(tt.layout, 100)
		if err != nil {
			t.Fatal(err)
		}
		got := l.write(tt.day)
		if got != tt.want {
			t.Errorf("%s as %s: %q, want %q", tt.day, tt.layout, got, tt.want)
		}
		if want, exists := isoLayout.date(tt.day); exists && got != "" {
			if d, ok := l.date(got); !ok || d != want {
				t.Errorf("%q is read as %v", got, d)
			}
		}
	}
}
