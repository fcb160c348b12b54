package clientbank

import (
	"slices"
	"strings"
	"testing"

	"golang.org/x/text/encoding/charmap"

	"github.com/fundledger/fundledger/ledger"
)

// july is a statement of two payments and a receipt.
const july = `1CClientBankExchange
ВерсияФормата=1.03
Кодировка=Windows
Отправитель=Банк
ДатаНачала=01.07.2018
ДатаКонца=31.07.2018
РасчСчет=BY36GRDN30120000000000000001
СекцияРасчСчет
ДатаНачала=01.07.2018
ДатаКонца=31.07.2018
РасчСчет=BY36GRDN30120000000000000001
НачальныйОстаток=10000.00
ВсегоПоступило=500
ВсегоСписано=1234,56
КонечныйОстаток=9265.44
КонецРасчСчет
СекцияДокумент=Платежное поручение
Номер=114
Дата=02.07.2018
Сумма=1000.00
ПлательщикСчет=BY36GRDN30120000000000000001
ДатаСписано=03.07.2018
Плательщик=УНП 100000001 Больница № 9
ПлательщикИНН=100000001
ПолучательСчет=BY01AKBB30120000000000000777
Получатель=ИНН 190000001 ООО "Ромашка"
ПолучательИНН=190000001
НазначениеПлатежа=Оплата услуг связи
за июнь, код 1=2
КонецДокумента
СекцияДокумент=Банковский ордер
Номер=7
Дата=31.07.2018
Сумма=234.56
ПлательщикРасчСчет=BY36GRDN30120000000000000001
ДатаСписано=31.07.2018
Получатель1=Банк
НазначениеПлатежа1=Комиссия
НазначениеПлатежа2=за июль
КонецДокумента
СекцияДокумент=Платежное поручение
Номер=55
Дата=10.07.2018
Сумма=500.00
ПлательщикСчет=BY02
ПолучательСчет=BY36GRDN30120000000000000001
ДатаПоступило=10.07.2018
КонецДокумента
КонецФайла
`

func TestStatement(t *testing.T) {
	for encoding, encode := range map[string]func(string) (string, error){
		"utf-8":        func(s string) (string, error) { return "\ufeff" + s, nil },
		"windows-1251": charmap.Windows1251.NewEncoder().String,
		"cp866":        charmap.CodePage866.NewEncoder().String,
	} {
		data, err := encode(strings.ReplaceAll(july, "\n", "\r\n"))
		if err != nil {
			t.Fatal(err)
		}
		if !Recognised([]byte(data)) {
			t.Errorf("%s is not recognised", encoding)
		}
		s := Parse([]byte(data))
		if s.Encoding != encoding || s.Faults != nil || len(s.Payments) != 2 || s.Receipts != (Sum{1, 500_00}) || s.Moved != (Sum{}) {
			t.Fatalf("%s: %+v", encoding, s)
		}
		get := func(i int, keys ...string) (values []string) {
			for _, key := range keys {
				values = append(values, s.Payments[i].Cells[slices.Index(s.Headings, key)])
			}
			return values
		}
		keys := []string{docOpen, "Сумма", "ДатаСписано", "ПлательщикСчет", "Плательщик", "Получатель", "ПолучательИНН", purpose}
		first := []string{"Платежное поручение", "1000.00", "03.07.2018", "BY36GRDN30120000000000000001", "Больница № 9", `ООО "Ромашка"`, "190000001", "Оплата услуг связи"}
		if got := get(0, keys...); !slices.Equal(got[:7], first[:7]) || !strings.HasPrefix(got[7], first[7]) || s.Payments[0].Line != 17 {
			t.Errorf("%s: %q in line %d", encoding, got, s.Payments[0].Line)
		}
		second := []string{"Банковский ордер", "234.56", "31.07.2018", "BY36GRDN30120000000000000001", "", "Банк", "", "Комиссия за июль"}
		if got := get(1, keys...); !slices.Equal(got, second) {
			t.Errorf("%s: %q", encoding, got)
		}
	}
}

func TestFaults(t *testing.T) {
	replace := strings.NewReplacer
	section := july[strings.Index(july, accountOpen):strings.Index(july, docOpen)]
	for name, c := range map[string]struct {
		text string
		want []string
	}{
		"closing balance":     {replace("=9265.44", "=9265.45").Replace(july), []string{"15 bank-balance"}},
		"turnovers":           {replace("Сумма=1000.00", "Сумма=1000.01", "Сумма=500.00", "Сумма=499").Replace(july), []string{"8 bank-turnover-in", "8 bank-turnover-out"}},
		"without turnovers":   {replace("ВсегоПоступило=500\n", "", "ВсегоСписано=1234,56\n", "", "Сумма=234.56", "Сумма=234.57").Replace(july), []string{"8 bank-balance"}},
		"nothing to check by": {replace("ВсегоПоступило=500\n", "", "КонечныйОстаток=9265.44\n", "").Replace(july), []string{"8 bank-unchecked"}},
		"no account section":  {replace(section, "").Replace(july), []string{"0 bank-no-account"}},
		"document not closed": {strings.Replace(july, docClose+"\n", "", 1), []string{"17 bank-section-open"}},
		"account not closed":  {strings.Replace(july, accountClose+"\n", "", 1), []string{"8 bank-section-open"}},
		"cut":                 {july[:strings.LastIndex(july, "КонецДок")], []string{"41 bank-section-open", "47 bank-file-cut"}},
		"cut between":         {strings.Replace(july, endOfFile+"\n", "", 1), []string{"48 bank-file-cut"}},
		"behind the end":      {july + "\nx\n", []string{"51 bank-after-end"}},
		"closed twice":        {strings.Replace(july, docClose, docClose+"\n"+docClose, 1), []string{"31 bank-section-unopened"}},
		"no number, no sum":   {replace("Номер=114\n", "", "Сумма=234.56\n", "").Replace(july), []string{"17 bank-missing", "30 bank-missing"}},
		"not in these days":   {replace("ДатаСписано=03.07", "ДатаСписано=03.08").Replace(july), []string{"22 bank-outside-days"}},
		"no date":             {replace("Дата=02.07.2018", "Дата=2018-07-02", "Сумма=500.00", "Сумма=-500.00").Replace(july), []string{"19 bank-date", "44 bank-amount-sign"}},
		"no amount":           {replace("Сумма=1000.00", "Сумма=1000.00 BYN").Replace(july), []string{"20 bad-amount"}},
		"of another account":  {replace("ПлательщикРасчСчет=BY36", "ПлательщикРасчСчет=BY37").Replace(july), []string{"35 bank-foreign-document"}},
		"into another":        {replace("ПолучательСчет=BY36", "ПолучательСчет=BY37").Replace(july), []string{"46 bank-foreign-document"}},
		"of no account":       {replace("ПлательщикРасчСчет=BY36GRDN30120000000000000001\n", "", "ДатаСписано=31.07.2018\n", "").Replace(july), []string{"31 bank-accountless"}},
		"a later version":     {replace("=1.03", "=2.00", "Сумма=234.56", "Сумма=").Replace(july), []string{"2 bank-version"}},
		"debited twice":       {july2(""), []string{"49 bank-document-twice"}},
		"no reference":        {july2("Код=0\n"), []string{"50 bank-document-twice"}},
		"one without":         {strings.Replace(july2("Код=1\n"), "Код=1\n", "", 1), []string{"49 bank-document-twice"}},
		"a line of nothing":   {replace("Номер=7", "Номер 7").Replace(july), []string{"31 bank-missing", "32 bank-line"}},
		"a byte of nothing":   {replace("Получатель1=Банк", "Получатель1=\xcf").Replace(july), []string{"37 not-utf-8"}},
		"a gap between days":  {strings.Replace(july, docOpen, strings.NewReplacer("НачальныйОстаток=10000", "НачальныйОстаток=9265", "ВсегоПоступило=500", "ВсегоПоступило=0", "ВсегоСписано=1234,56", "ВсегоСписано=0", "=9265.44", "=9265", "07.2018", "08.2018", "31.08", "30.08").Replace(section)+docOpen, 1), []string{"21 bank-balance-gap"}},
	} {
		s := Parse([]byte(c.text))
		var got []string
		for _, f := range s.Faults {
			got = append(got, strings.TrimSpace(string(ledger.AppendMinor(nil, int64(f.Line), 0))+" "+ledger.RefusalCode(f.Err)))
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
		if len(s.Payments) > 0 {
			t.Errorf("%s: payments in spite of faults", name)
		}
	}
}

// july2 is july with its first payment once more at the end, each with more keys.
func july2(more ...string) string {
	from, to := strings.Index(july, docOpen), strings.Index(july, docClose)
	doc := july[from:to]
	text := july[:to] + more[0] + july[to:strings.Index(july, endOfFile)] + doc + more[len(more)-1] + docClose + "\n" + endOfFile + "\n"
	return strings.NewReplacer("ВсегоСписано=1234,56", "ВсегоСписано=2234.56", "КонечныйОстаток=9265.44", "КонечныйОстаток=8265.44").Replace(text)
}

// Payments of one number that references tell apart are numbered: the first, by day
// and reference, is as if it were alone, wherever it stands.
func TestOneNumberTwoPayments(t *testing.T) {
	for name, c := range map[string]struct {
		text string
		want []string // by place in the file
	}{
		"in order":      {july2("Код=10\n", "Код=20\n"), []string{"", "", "2"}},
		"turned around": {july2("Референс=20\n", "Референс=10\n"), []string{"2", "", ""}},
		"earlier day":   {strings.Replace(july2("Код=10\n", "Код=20\n"), "ДатаСписано=03", "ДатаСписано=04", 1), []string{"2", "", ""}},
	} {
		s := Parse([]byte(c.text))
		if len(s.Faults) > 0 || len(s.Payments) != 3 {
			t.Errorf("%s: %+v", name, s)
			continue
		}
		var got []string
		for _, p := range s.Payments {
			got = append(got, p.Cells[slices.Index(s.Headings, LineHeading)])
		}
		if !slices.Equal(got, c.want) {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
	// Parts of one payment order are left to whoever knows its lines.
	parts := strings.NewReplacer("Сумма=1000.00", "Сумма=400.00").Replace(july2(""))
	parts = strings.Replace(strings.Replace(parts, "2234.56", "1034.56", 1), "8265.44", "9465.44", 1)
	if s := Parse([]byte(strings.Replace(parts, "ДатаСписано=03", "ДатаСписано=04", 1))); len(s.Faults) > 0 || slices.Contains(s.Headings, LineHeading) {
		t.Errorf("parts: %+v", s)
	}
}

// An account that the head lists is one of the owner's, though it has no section.
func TestTransferToListedAccount(t *testing.T) {
	text := strings.Replace(july, "СекцияРасчСчет\n", "РасчСчет=BY01AKBB30120000000000000777\nСекцияРасчСчет\n", 1)
	s := Parse([]byte(text))
	if len(s.Faults) > 0 || len(s.Payments) != 1 || s.Moved != (Sum{1, 1000_00}) {
		t.Errorf("%+v", s)
	}
}

func TestSeveralDaysAndAccounts(t *testing.T) {
	day := func(account, date, opening, in, out, closing string) string {
		return "СекцияРасчСчет\nДатаНачала=" + date + "\nДатаКонца=" + date + "\nРасчСчет=" + account + "\nНачальныйОстаток=" + opening +
			"\nВсегоПоступило=" + in + "\nВсегоСписано=" + out + "\nКонечныйОстаток=" + closing + "\nКонецРасчСчет\n"
	}
	between := "СекцияДокумент=Платежное поручение\nНомер=1\nДата=02.07.2018\nСумма=5\nПлательщикСчет=A\nПолучательСчет=B\nДатаСписано=02.07.2018\nДатаПоступило=02.07.2018\nКонецДокумента\n"
	s := Parse([]byte(firstLine + "\n" + day("A", "02.07.2018", "10", "0", "5", "5") + day("A", "01.07.2018", "10", "0", "0", "10") + day("B", "02.07.2018", "0", "5", "0", "5") + between + endOfFile))
	if len(s.Faults) > 0 || len(s.Payments) != 0 || s.Receipts != (Sum{}) || s.Moved != (Sum{1, 500}) {
		t.Errorf("%+v", s)
	}
}

// FuzzParse: whatever the file, a statement without faults has payments and
// transfers whose amounts add up to what it says was spent, no document twice, and
// one that is cut has faults.
func FuzzParse(f *testing.F) {
	f.Add(july, 700)
	f.Add(july2("Код=10\n", "Код=20\n"), 3)
	f.Add(july2(""), 3)
	f.Add(strings.Replace(july, "СекцияРасчСчет\n", "РасчСчет=BY01AKBB30120000000000000777\nСекцияРасчСчет\n", 1), 3)
	f.Add(firstLine+"\n"+endOfFile, 3)
	f.Add(firstLine+"\nСекцияРасчСчет\nРасчСчет=1\nДатаНачала=01.07.2018\nНачальныйОстаток=1\nКонечныйОстаток=1\nКонецРасчСчет\nКонецФайла", 60)
	f.Fuzz(func(t *testing.T, text string, cut int) {
		s := Parse([]byte(text))
		if len(s.Faults) > 0 || s.Encoding != "utf-8" {
			return
		}
		spent, stated, complete := s.Moved.Amount, int64(0), true
		papers := map[[6]string]bool{}
		for _, p := range s.Payments {
			if len(p.Cells) != len(s.Headings) {
				t.Fatalf("%d cells under %d headings", len(p.Cells), len(s.Headings))
			}
			n, err := ledger.ParseMinor(p.Cells[slices.Index(s.Headings, "Сумма")], hundredths)
			if err != nil || n <= 0 {
				t.Fatalf("amount %q", p.Cells)
			}
			spent += n
			var known [6]string
			for i, key := range []string{"ПлательщикСчет", docOpen, "Номер", "Дата", "ДатаСписано", LineHeading} {
				if at := slices.Index(s.Headings, key); at >= 0 {
					known[i] = p.Cells[at]
				}
			}
			known[3] += " " + ledger.Money{Minor: n, Currency: "BYN"}.String()
			if papers[known] {
				t.Errorf("%q twice: %q", known, text)
			}
			papers[known] = true
		}
		for _, number := range s.listed { // only what both sections count is known to be in both turnovers
			complete = complete && slices.ContainsFunc(s.sections, func(x section) bool { return x.get("РасчСчет") == number })
		}
		for i := range s.sections {
			n, ok := s.amount(&s.sections[i], "ВсегоСписано")
			stated, complete = stated+n, complete && ok
			_, ok = s.amount(&s.sections[i], "ВсегоПоступило")
			complete = complete && ok
		}
		if complete && spent != stated {
			t.Errorf("payments of %d, %d stated: %q", spent, stated, text)
		}
		end := strings.LastIndex(text, endOfFile)
		if end < 0 {
			t.Fatalf("no end, no fault: %q", text)
		}
		if cut = min(max(cut, 0), end); len(Parse([]byte(text[:cut])).Faults) == 0 {
			t.Errorf("cut at %d, no fault: %q", cut, text)
		}
	})
}
