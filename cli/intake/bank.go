package intake

import (
	"fmt"
	"io"
	"iter"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/fundledger/fundledger/cli/intake/clientbank"
	"github.com/fundledger/fundledger/ledger"
)

// bankForm is an account statement in the exchange format of 1C. Its payments out
// are the rows, with the format's keys as headings.
type bankForm struct {
	statement *clientbank.Statement
}

// A Sum is of a statement's documents that are not among the rows.
type Sum = clientbank.Sum

// statementBytes is the largest statement that is read, in one piece: some hundred
// thousand documents.
const statementBytes = 256 << 20

// statementKind is the heading by which a statement's rows are known again in a
// rejects file.
const statementKind = "СекцияДокумент"

// statementColumns is where the fields of a statement's payments come from unless
// the profile says otherwise. The budget line is not among them: no bank knows it.
var statementColumns = map[Field]string{
	ValueDate: "ДатаСписано", DocumentNumber: "Номер", DocumentDate: "Дата", DocumentKind: statementKind, DocumentLine: clientbank.LineHeading,
	Amount: "Сумма", Issuer: "ПлательщикСчет", Payee: "Получатель", PayeeID: "ПолучательИНН", Purpose: "НазначениеПлатежа",
}

// receiptColumns are those of a statement's receipts. What kind of receipt it is, no
// bank knows either.
var receiptColumns = map[Field]string{
	ValueDate: "ДатаПоступило", DocumentNumber: "Номер", DocumentDate: "Дата", DocumentKind: statementKind, Amount: "Сумма",
	Issuer: "ПлательщикСчет", Payer: "Плательщик", PayerID: "ПлательщикИНН", Purpose: "НазначениеПлатежа",
}

// Faults are why a file is refused as a whole: what is wrong with it cannot be set
// aside with a row.
type Faults struct {
	File     string
	Problems []Problem
}

func (f *Faults) Error() string { return fmt.Sprintf("%s: %d faults", f.File, len(f.Problems)) }

func faultsOf(file string, s *clientbank.Statement) *Faults {
	refused := &Faults{File: file}
	for _, x := range s.Faults {
		refused.Problems = append(refused.Problems, Problem{Row: x.Line, Column: x.Key, Value: excerpt(x.Value), Err: x.Err})
	}
	return refused
}

func (b *bankForm) begin(f *File, _ []byte) error {
	if f.Bytes > statementBytes {
		return cannotRead(f.Name, fmt.Errorf("a statement of more than %d MiB", statementBytes>>20))
	}
	data := make([]byte, f.Bytes)
	if _, err := f.f.ReadAt(data, 0); err != nil && err != io.EOF {
		return cannotRead(f.Name, err)
	}
	b.statement = clientbank.Parse(data)
	if len(b.statement.Faults) > 0 {
		return faultsOf(f.Name, b.statement)
	}
	f.Header, f.headings = b.statement.Headings, [][]string{b.statement.Headings}
	f.Receipts, f.Moved = b.statement.Receipts, b.statement.Moved
	if f.profile.Kind == Receipts {
		f.Receipts = Sum{} // they are the rows
	}
	f.plainText()
	return nil
}

func (b *bankForm) blocks(f *File) iter.Seq2[*Block, error] {
	return func(yield func(*Block, error) bool) {
		paid := b.statement.Payments
		if f.profile.Kind == Receipts {
			paid = b.statement.Received
		}
		for chunk := range slices.Chunk(paid, blockRows) {
			block := &Block{Bytes: f.Bytes}
			for i := range chunk {
				f.take(block, Row{Line: chunk[i].Line, Cells: slices.Clone(chunk[i].Cells), file: f}, "")
			}
			if !yield(block, nil) {
				return
			}
		}
		yield(&Block{Bytes: f.Bytes}, nil)
	}
}

// suggest is a profile to begin with: all that a statement lacks is which budget
// line each payee is paid from.
func (b *bankForm) suggest() []SuggestedLine {
	const most = 200 // payees
	id, name := slices.Index(b.statement.Headings, statementColumns[PayeeID]), slices.Index(b.statement.Headings, statementColumns[Payee])
	lines := []SuggestedLine{
		{"columns", "line", strconv.Quote(statementColumns[PayeeID]), false, ledger.Refuse("suggest-statement")},
		{"constants", ledger.DimAccount, `""`, true, ledger.Refuse("suggest-account")},
	}
	seen := map[string]bool{}
	for _, p := range b.statement.Payments {
		if payee := p.Cells[id]; payee != "" && !seen[payee] && len(seen) < most {
			seen[payee] = true
			lines = append(lines, SuggestedLine{"maps.line", payee, `""`, true, ledger.Refuse("suggest-payee", "payee", p.Cells[name])})
		}
	}
	return lines
}

// isStatement tells a statement, and the rejects file of one.
func (f *File) isStatement() bool { return slices.Contains(f.Header, statementKind) }

// readAsStatement adds to the profile what is the same in every statement. Dates
// and amounts have the format's form.
func (f *File) readAsStatement() {
	p := *f.profile
	p.Columns, p.Replace = maps.Clone(p.Columns), maps.Clone(p.Replace)
	if p.Columns == nil {
		p.Columns = map[string]headings{}
	}
	if p.Replace == nil {
		p.Replace = map[string]map[string]string{}
	}
	columns, account := statementColumns, statementColumns[Issuer]
	if p.Kind == Receipts {
		columns, account = receiptColumns, "ПолучательСчет"
	}
	if (p.Kind == Receipts || p.Kind == Expenditures || p.Kind == "") && !p.names(ledger.DimAccount) {
		p.Columns[ledger.DimAccount] = headings{account}
		f.PaidFrom = p.Kind != Receipts
	}
	for field, heading := range columns {
		if field == DocumentLine && !slices.Contains(f.Header, heading) {
			continue // no number stands for several payments
		}
		name := field.String()
		_, constant := p.Constants[name]
		if _, mapped := p.Columns[name]; mapped || constant {
			continue
		}
		p.Columns[name] = headings{heading}
		if field == DocumentKind && p.Replace[name] == nil {
			p.Replace[name] = map[string]string{"Платежное поручение": "payment-order", "Платёжное поручение": "payment-order"}
		}
	}
	if p.Kind == "" {
		p.Kind = Expenditures
	}
	p.File.Decimal, p.File.Grouping, p.File.Dates = ".", "", headings{"DD.MM.YYYY"}
	if p.path == "" {
		p.path = f.Name // headings are no fields
	}
	f.profile, f.layouts = &p, nil
	f.settings()
}

// names tells whether the profile says where a field, or a dimension, comes from.
func (p *Profile) names(field string) bool {
	_, constant := p.Constants[field]
	if constant || p.Columns[field] != nil {
		return true
	}
	for _, s := range p.Split {
		if strings.Contains(s.Pattern, "?P<dim_"+field+">") {
			return true
		}
	}
	for of, m := range p.Maps {
		if of != field && slices.Contains(m.to, field) {
			return true
		}
	}
	return false
}

// plainText settles how the rejects file of a file that is no CSV is written.
func (f *File) plainText() {
	if f.encoding = strings.ToLower(f.profile.File.Encoding); f.encoding == "" {
		f.encoding = encodingUTF8
	}
	if f.delimiter = ';'; f.profile.File.Delimiter != "" {
		f.delimiter = f.profile.File.Delimiter[0]
	}
}
