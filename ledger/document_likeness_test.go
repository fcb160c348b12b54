package ledger

import "testing"

func TestResembles(t *testing.T) {
	day, next := NewDate(2018, 2, 1), NewDate(2018, 2, 2)
	document := func(number string, date Date) Document { return Document{Number: number, Date: date} }
	tests := []struct {
		name  string
		own   Document
		known Document
		paid  Date
		want  bool
	}{
		{"the very same", document("A-12", day), document("A-12", day), day, false},
		{"Cyrillic and Latin", document("А-12", day), document("A-12", day), day, true},
		{"case", document("а-12", day), document("A-12", day), day, true},
		{"spaces", document("A - 12", day), document("A-12", day), day, true},
		{"leading zeros", document("12", day), document("0012", day), day, true},
		{"zeros only", document("0", day), document("000", day), day, true},
		{"zeros inside are figures", document("102", day), document("12", day), day, false},
		{"one without its date", document("12", NoDate), document("12", day), day, true},
		{"the other without its date", document("12", day), document("12", NoDate), day, true},
		{"one without its date, on another day", document("12", NoDate), document("12", day), next, false},
		{"both without dates", document("12", NoDate), document("012", NoDate), day, true},
		{"both without dates, on another day", document("12", NoDate), document("012", NoDate), next, false},
		{"paid on another day", document("12", day), document("012", day), next, true},
		{"of another date", document("12", day), document("012", next), day, false},
		{"of another kind", document("12", day), Document{Number: "012", Date: day, Kind: "memo"}, day, false},
		{"kind as a rule", Document{Number: "12", Date: day, Kind: DefaultDocumentKind}, document("012", day), day, true},
		{"of one issuer", Document{Number: "12", Date: day, Issuer: "BY12"}, Document{Number: "012", Date: day, Issuer: "BY12"}, day, true},
		{"of another issuer", Document{Number: "12", Date: day, Issuer: "BY12"}, Document{Number: "012", Date: day, Issuer: "BY13"}, day, false},
		{"a number with a space", document("12 a", NoDate), document("12 А", day), day, true},
		{"another number", document("12", day), document("13", day), day, false},
		{"no number", document("", day), document("13", day), day, false},
	}
	for _, test := range tests {
		t.Run(test.name, func(t *testing.T) {
			c := RecordExpenditure{Date: day, Payment: Payment{Document: test.own}}
			if got := c.Resembles(test.known.Label(), test.paid); got != test.want {
				t.Errorf("%q resembles %q: %v, want %v", test.own.Label(), test.known.Label(), got, test.want)
			}
			// Which was recorded first makes no difference.
			if !test.own.Numbered() || test.own.Kind == DefaultDocumentKind { // which is never stored
				return
			}
			c = RecordExpenditure{Date: test.paid, Payment: Payment{Document: test.known}}
			if got := c.Resembles(test.own.Label(), day); got != test.want {
				t.Errorf("the other way round: %v, want %v", got, test.want)
			}
		})
	}
}
