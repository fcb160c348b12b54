// Package xlsx reads the cells of Office Open XML workbooks (ECMA-376), a row at
// a time, as their text: nothing is calculated, and no number becomes a float.
//
//	book, err := xlsx.Open(file, size)
//	for row, err := range book.Rows(&book.Sheets[0]) {
//		for _, cell := range row.Cells {
//			fmt.Println(xlsx.CellName(cell.Column, row.Number), cell.Kind, cell.Text)
//		}
//	}
//
// A cell's Text is
//
//	Text    the text, rich text without its formatting
//	Number  the number in plain digits, rounded to 15 significant ones: stored is a
//	        binary double in its shortest or longest spelling (1234.5599999999999,
//	        1.2345E+3), and 15 digits are what a spreadsheet shows and people typed.
//	        A whole number of more digits has all of them in Whole: that of a document
//	        is none to be rounded
//	Date    2018-07-15, 2018-07-15T14:03:11 or 14:03:11: a number whose format is one
//	        of dates, by the workbook's date system
//	Bool    TRUE or FALSE
//	Error   #REF!, #N/A, …
//
// and its Formula is there when the text is what a formula came to when somebody
// last calculated it. Empty cells are left out; of merged cells the first one has
// the value. Rows and cells that stand out of order, parts that are cut, and sizes
// that no workbook has are errors, so that nothing is read as shorter than it is.
//
// It is our own because a ledger needs what the streaming readers of the libraries
// leave out: which cells are formulas, errors or dates. Those that tell hold the
// whole sheet in memory. Memory here is bounded: the sheet is streamed, only the
// texts that cells share are held (MaxStrings). encoding/xml is the oracle of the
// scanner's tests; it takes four times as long (BenchmarkScanner).
package xlsx
