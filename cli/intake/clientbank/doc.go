// Package clientbank reads account statements in the exchange format between bank
// clients and 1C:Enterprise (1CClientBankExchange, versions 1.02 and 1.03), and
// checks that they are whole and add up before anything is made of them.
//
//	statement := clientbank.Parse(data)
//	if len(statement.Faults) > 0 { … } // with their lines
//	for _, p := range statement.Payments { … }
//
// The format is lines of text, KEY=VALUE or a section's mark, in Windows-1251
// (Кодировка=Windows), code page 866 (DOS) or UTF-8. Which one is found by trying:
// files say Windows and are in UTF-8.
//
//	1CClientBankExchange             the first line
//	ВерсияФормата, Кодировка, …      of the file; a version that is stated must be known
//	РасчСчет                         an account that the file is about; may repeat
//	СекцияРасчСчет                   an account over a span of days; may repeat
//	  ДатаНачала, ДатаКонца          31.12.2018, both inclusive
//	  РасчСчет
//	  НачальныйОстаток               1234.56
//	  ВсегоПоступило, ВсегоСписано
//	  КонечныйОстаток
//	КонецРасчСчет
//	СекцияДокумент=Платежное поручение
//	  Номер, Дата, Сумма             of the document; all three must be there
//	  ДатаСписано, ДатаПоступило     when the account was debited or credited
//	  ПлательщикСчет, Плательщик, ПлательщикИНН, …
//	  ПолучательСчет, Получатель, ПолучательИНН, …
//	  НазначениеПлатежа              or in parts, НазначениеПлатежа1 to 6
//	КонецДокумента
//	КонецФайла                       the last line: without it the file was cut
//
// A payment is one out of an account of the statement: ПлательщикСчет is one, or, in
// a statement of one account, it is left out and only ДатаСписано is given. Those
// into an account are receipts, in the same way. What goes from one account of the
// statement to another is a transfer: neither spent nor received, though it counts
// among the turnovers. An account that the head of the file lists is of the
// statement, too.
//
// Of a statement these must hold, or it has Faults:
//
//   - every section is closed, and КонецФайла comes last;
//   - opening balance + received - spent = closing balance in each account section,
//     which begins with what the one before it ended with;
//   - the documents of an account add up to what its sections received and spent;
//   - every document has number, date and amount, is of an account of the
//     statement, and was debited or credited on one of its days;
//   - no document is debited twice, with the same amount on the same day. Where the
//     bank has another reference for each (Код, or keys of its own) they are
//     payments of their own: the second and further ones are numbered (LineHeading).
//
// A payment's cells are the values of its keys (Statement.Headings), with these
// made uniform: СекцияДокумент is the kind of document; ПлательщикСчет and
// ПолучательСчет stand in for …РасчСчет; Плательщик and Получатель are the names
// alone, …1 where that is given and else without a leading ИНН; НазначениеПлатежа
// is whole; Сумма has a decimal point.
package clientbank
