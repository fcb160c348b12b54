// Package intake reads what offices export: CSV files, workbooks (xlsx) and account
// statements (1CClientBankExchange), by a profile, as rows of named fields. It knows nothing of a ledger's state.
//
// Without a profile the headings are the names of the fields (see Field), amounts
// have a decimal point and dates are YYYY-MM-DD. A profile is a TOML file that
// says otherwise:
//
//	kind = "expenditures"            # or allocations, revisions, transfers, carry-overs, commitments, liabilities,
//	                                 # receipts, sources, results, statement; guessed from the fields when absent
//	amounts = "new"                  # only of revisions, which must say it; or "differences"
//	missing = "leave"                # lines not in a revised plan of new amounts; or "zero", "refuse"
//
//	[file]
//	encoding  = "windows-1251"       # or utf-8; found out when absent
//	delimiter = ";"                  # found out when absent
//	decimal   = ","                  # default "."
//	grouping  = " "                  # of thousands; " " stands for every kind of space; default none
//	dates     = ["DD.MM.YYYY"]       # default YYYY-MM-DD; also YY, M, D and MMMM (15 июля 2018 г.);
//	                                 # a time behind the date is passed over, with hh:mm:ss or without
//	pivot     = 70                   # two-digit years from here on are of the last century; default: none
//	amounts_in = "thousand"          # or "million": what amounts are written in; default: in units
//	header    = "Дата списания"      # a heading, or several, when a title block stands above them
//	header_rows = 2                  # a row of groups above the headings: "Обороты / Дебет"
//	header_join = " / "              # what joins a group with a heading; this is the default
//	skip      = ["^Итого", "^Всего"] # rows whose first filled cell matches: totals, page footers
//	negative  = "payment"            # amounts below zero are the payments; default: they are refused
//	document_lines = "auto"          # rows of one document are its lines, counted in the file
//	sheet     = "Июль"               # of a workbook; default the only visible one with data
//	formulas  = "values"             # of a workbook: take what they came to; default: they are refused
//
//	[constants]                      # fields that are the same in every row
//	source   = "local-minsk"
//
//	[columns]                        # field = heading, or several headings that are joined
//	value_date = "Дата списания"
//	line       = ["Раздел", "Статья", "Год"]
//	amount     = "Сумма#2"           # the second of two columns with one heading
//	region     = "Регион"            # any other name is a dimension
//
//	[amount]                         # instead of a column: debit and credit
//	plus       = "Дебет"             # taken as they are: payments
//	minus      = "Кредит"            # taken off: money that came back
//	minus_rows = "skip"              # default "problem", as for the next two: below zero, as the ledger
//	both       = "problem"           # judges it; both columns are filled; neither is (a zero and
//	neither    = "problem"           # a dash are nothing)
//
//	[split."Документ"]               # a cell that has several fields: named groups of a pattern;
//	pattern = '^(?P<document_kind>.+?) (?P<document_number>\S+) от (?P<document_date>\S+)'
//	                                 # dim_NAME is a dimension. A cell that does not fit is a problem
//
//	[join]                           # what joined cells have between them; default "/"
//	purpose = " "
//
//	[replace.line]                   # letters in a field's cells that are written otherwise
//	"." = "-"
//
//	[maps.region]                    # values of a field; one that is not listed is a problem
//	"г. Минск" = "minsk-city"
//
//	[maps.line]                      # one value can say several fields …
//	"0701" = { source = "local-minsk", line = "networks/2018" }
//
//	[maps.payee_id]                  # … and a map can have a file of its own, beside the profile
//	file = "payees.csv"              # encoding and delimiter are found out, or said here
//	from = "УНП"
//	to   = { payee = "Наименование" }# or one heading, of the field itself
//
//	[skip]                           # rows whose cell in that column matches; "*" is any column
//	"Получатель" = ["^Итого", "^Обороты за период"]
//
//	[where]                          # rows are read only where the column has one of the values …
//	"Вид операции" = ["Списание"]
//	"Счёт"   = { not = ["51", "55"], matches = '^5' }
//	"Статья" = { empty = false }     # … or is, not, matches, not_matches, empty: all that is said
//
// Patterns are RE2, as package regexp reads it. Headings are compared with line
// breaks and runs of spaces as one space. In a map's file a row without any target
// is not answered yet: its value is as unknown as one that is not there.
//
// The file is read in blocks of bounded size. Everything that is wrong with it is
// a Problem with its line, column and value; reading goes on behind it, so that
// all problems are found at once. Rows that are empty but for delimiters are
// passed over and counted; so are those that skip and where leave out. The amounts of
// those that skip matches are added up, and its rows that look like entries told. A row that
// was cut short is never left out: what it would have said is not known. A line
// of more than 4 MiB ends the reading (cannot-read).
//
// An amount in parentheses is below zero: (100.00).
//
// A time behind a date has to be one that exists; one in UTC ("Z") has to be
// midnight, since another may belong to the next day where the file was written.
//
// The dialect is RFC 4180 with what real exports need. A quotation mark inside a
// cell that does not begin with one is a letter (ООО "Ромашка"). Rows end in LF or
// CRLF. A line break inside a quoted cell is a space in a field. Where a quotation
// mark is never closed, or text follows a closing one, the record ends with its
// line, as a problem, and reading goes on with the next. What this and
// encoding/csv both accept, they read alike (FuzzCSV).
//
// Of a workbook one sheet is read, and its cells become text as the profile says
// that the file writes amounts and dates; the rejects file of a workbook is a CSV
// file that the same profile reads. Numbers are plain digits: amounts with 15 that
// count, as spreadsheets have them, whole numbers elsewhere with all. A number is a date
// when its format shows one, or when a date field takes it from its column and it
// is one from 1990 on. Formulas and errors are problems where a field or condition
// needs the cell; so are headings that stand there again, words below an empty row,
// and what stands beside the table. Merged cells have their value in the first.
// Empty rows are not counted. Several sheets with data are refused, not guessed at.
//
// A statement (package clientbank) has its payments as rows and its keys as headings,
// and is refused as a whole (Faults) when it is not whole or does not add up. Fields
// that the profile does not mention come from the keys of statementColumns; the
// budget line must come from the profile. Receipts are counted, not read.
//
// Rows that are not taken come back in a rejects file (NewRejects): the file's own
// form with two columns more, of which fundledger_row holds the row's place,
//
//	DIGEST:ROW[:LINE]    first 12 hex digits of the file's SHA-256 (with a sheet's
//	                     name: File.Origin), the line of the file or row of the
//	                     sheet, and the document's line with document_lines
//
// and has to stay as it is, so that a mended row is known again.
//
// Suggest writes a profile to begin with from a file's headings and first rows.
package intake
