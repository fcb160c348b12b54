package ledger

import (
	"testing"
	"time"

	"pgregory.net/rapid"
)

func TestParseDate(t *testing.T) {
	for _, text := range []string{
		"1900-01-01", "2199-12-31", "2016-02-29", "2000-02-29", "2018-01-31", "2018-06-30", "1970-01-01",
	} {
		d, err := ParseDate(text)
		if err != nil || d.String() != text {
			t.Errorf("ParseDate(%q) = %v, %v", text, d, err)
		}
		if d == NoDate {
			t.Errorf("ParseDate(%q) is NoDate", text)
		}
	}
	for _, text := range []string{
		"", "2018", "2018-07", "18-07-15", "2018-7-15", "2018-07-5", "2018-07-155", " 2018-07-15", "2018-07-15 ",
		"0218-07-15", "1899-12-31", "2200-01-01", "20188-01-01", "-018-07-15", "+018-07-15",
		"2018-00-15", "2018-13-15", "2018-07-00", "2018-07-32", "2018-06-31", "2018-02-29", "1900-02-29", "2100-02-29",
		"2018/07/15", "2018.07.15", "15.07.2018", "20180715", "2018-07-1x", "2018-0x-15", "201x-07-15", "2018-07-:0",
		"2018-07-15T00:00:00Z", "２０１８-07-15", "\xff018-07-15",
	} {
		if d, err := ParseDate(text); RefusalCode(err) != "bad-date" {
			t.Errorf("ParseDate(%q) = %v, %v", text, d, err)
		}
	}
}

func TestDateLimits(t *testing.T) {
	if got := NewDate(1900, time.January, 1); got != MinDate {
		t.Errorf("MinDate is %d, want %d", MinDate, got)
	}
	if got := NewDate(2199, time.December, 31); got != MaxDate {
		t.Errorf("MaxDate is %d, want %d", MaxDate, got)
	}
	if MinDate <= NoDate && NoDate <= MaxDate {
		t.Error("NoDate is a day that people can enter")
	}
}

// Every day of the span, one after the other, against package time.
func TestDateAgreesWithTime(t *testing.T) {
	day := time.Date(1900, time.January, 1, 0, 0, 0, 0, time.UTC)
	for d := MinDate; d <= MaxDate; d++ {
		if DateOf(day) != d || NewDate(day.Date()) != d {
			t.Fatalf("%v is %d, want %d", day, DateOf(day), d)
		}
		year, month, dayOfMonth := d.Civil()
		if y, m, n := day.Date(); year != y || month != m || dayOfMonth != n {
			t.Fatalf("%d is %d %v %d, want %v", d, year, month, dayOfMonth, day)
		}
		if back, err := ParseDate(d.String()); err != nil || back != d {
			t.Fatalf("%d → %s → %d, %v", d, d, back, err)
		}
		day = day.AddDate(0, 0, 1)
	}
}

func TestNewDateCarriesOverLikeTime(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		year := rapid.IntRange(-500, 12000).Draw(t, "year")
		month := time.Month(rapid.IntRange(-50, 50).Draw(t, "month"))
		day := rapid.IntRange(-1000, 1000).Draw(t, "day")
		want := time.Date(year, month, day, 0, 0, 0, 0, time.UTC)
		got := NewDate(year, month, day)
		y, m, d := got.Civil()
		if wy, wm, wd := want.Date(); y != wy || m != wm || d != wd {
			t.Fatalf("NewDate(%d, %d, %d) = %d-%d-%d, want %v", year, month, day, y, m, d, want)
		}
		if y >= 0 && y <= 9999 && got.String() != want.Format(time.DateOnly) {
			t.Fatalf("%v is written %s", want, got)
		}
	})
}

func TestDateOfUsesTheLocation(t *testing.T) {
	minsk := time.FixedZone("Minsk", 3*60*60)
	evening := time.Date(2018, time.June, 30, 22, 0, 0, 0, time.UTC)
	if got := DateOf(evening).String(); got != "2018-06-30" {
		t.Errorf("in UTC %s", got)
	}
	if got := DateOf(evening.In(minsk)).String(); got != "2018-07-01" {
		t.Errorf("in Minsk %s", got)
	}
}

func TestAddMonths(t *testing.T) {
	for _, tc := range []struct {
		from string
		n    int
		want string
	}{
		{"2018-01-31", 1, "2018-02-28"},
		{"2016-01-31", 1, "2016-02-29"},
		{"2018-03-31", -1, "2018-02-28"},
		{"2018-12-15", 1, "2019-01-15"},
		{"2018-01-15", -1, "2017-12-15"},
		{"2016-02-29", 12, "2017-02-28"},
		{"2016-02-29", 48, "2020-02-29"},
		{"2018-05-31", 0, "2018-05-31"},
		{"2018-05-31", -27, "2016-02-29"},
	} {
		from, err := ParseDate(tc.from)
		if err != nil {
			t.Fatal(err)
		}
		if got := from.AddMonths(tc.n).String(); got != tc.want {
			t.Errorf("%s and %d months is %s, want %s", tc.from, tc.n, got, tc.want)
		}
	}
}

func TestParseDateDoesNotAllocate(t *testing.T) {
	buf := make([]byte, 0, 16)
	if n := testing.AllocsPerRun(100, func() {
		d, _ := ParseDate("2018-07-15")
		buf = d.Append(buf[:0])
	}); n != 0 {
		t.Errorf("%v allocations", n)
	}
}

// Exactly the days of the span that package time knows parse, to the same day, and
// print back byte for byte.
func FuzzParseDate(f *testing.F) {
	for _, text := range []string{"2018-07-15", "2016-02-29", "2018-02-29", "0218-01-01", "2199-12-31", "2200-01-01", "", "2018-7-1"} {
		f.Add(text)
	}
	f.Fuzz(func(t *testing.T, text string) {
		d, err := ParseDate(text)
		want, wantErr := time.Parse(time.DateOnly, text)
		valid := wantErr == nil && len(text) == 10 && 1900 <= want.Year() && want.Year() <= 2199
		if valid != (err == nil) {
			t.Fatalf("%q: %v, %v; package time: %v, %v", text, d, err, want, wantErr)
		}
		if err != nil {
			if RefusalCode(err) != "bad-date" {
				t.Fatalf("%q: %v", text, err)
			}
			return
		}
		if d != DateOf(want) || d.String() != text || d < MinDate || d > MaxDate {
			t.Fatalf("%q = %d, prints %s", text, d, d)
		}
	})
}

func BenchmarkParseDate(b *testing.B) {
	for b.Loop() {
		if _, err := ParseDate("2018-07-15"); err != nil {
			b.Fatal(err)
		}
	}
}

func BenchmarkDateAppend(b *testing.B) {
	d := NewDate(2018, time.July, 15)
	buf := make([]byte, 0, 16)
	for b.Loop() {
		buf = d.Append(buf[:0])
	}
}
