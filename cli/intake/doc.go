// Package intake reads what offices export: CSV files and workbooks (xlsx), by a
// profile, as rows of named fields. It knows nothing of a ledger's state.
//
// Without a profile the headings are the names of the fields (see Field), amounts
// have a decimal point and dates are YYYY-MM-DD. A profile is a TOML file that
// says otherwise:
//
//	kind = "expenditures"            # or allocations, sources; guessed from the fields when absent
//
//	[file]
//	encoding  = "windows-1251"       # or utf-8; found out when absent
//	delimiter = ";"                  # found out when absent
//	decimal   = ","                  # default "."
//	grouping  = " "                  # of thousands; " " stands for every kind of space; default none
//	dates     = ["DD.MM.YYYY"]       # default YYYY-MM-DD; a time behind the date is passed over
//	header    = "Дата списания"      # a heading, when a title block stands above the headings
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
//	amount     = "Сумма"
//	region     = "Регион"            # any other name is a dimension
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
//	[where]                          # rows are read only where the column has one of the values
//	"Вид операции" = ["Списание"]
//
// The file is read in blocks of bounded size. Everything that is wrong with it is
// a Problem with its line, column and value; reading goes on behind it, so that
// all problems are found at once. Rows that are empty but for delimiters are
// passed over and counted; so are those that skip and where leave out. A row that
// was cut short is never left out: what it would have said is not known. A line
// of more than 4 MiB ends the reading (cannot-read).
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
// file that the same profile reads. Numbers are plain digits. A number is a date
// when its format shows one, or when a date field takes it from its column and it
// is one from 1990 on. Formulas and errors are problems where a field or condition
// needs the cell; so are headings that stand there again, words below an empty row,
// and what stands beside the table. Merged cells have their value in the first.
// Empty rows are not counted. Several sheets with data are refused, not guessed at.
//
// Rows that are not taken come back in a rejects file (NewRejects): the file's own
// form with two columns more, of which fundledger_row holds the row's place,
//
//	DIGEST:ROW[:LINE]    first 12 hex digits of the file's SHA-256 (with a sheet's
//	                     name: File.Origin), the line of the file or row of the
//	                     sheet, and the document's line with document_lines
//
// and has to stay as it is, so that a mended row is known again.
package intake
