package catalogue

// importHelp is about import and the sample ledger.
var importHelp = []helpEntry{
	{
		"import",
		helpText{
			"record the rows of a CSV file, a workbook or a bank statement",
			`The file holds expenditures, allocations, contracts or another of the kinds below. Everything is checked before anything is recorded: ` +
				`when one row is wrong, nothing is written and every problem is listed with its line, column and value. ` +
				`An import that is interrupted leaves nothing behind; importing the same file again changes nothing.` +
				"\n\n" +
				`Without a profile the headings are field names, the decimal sign is a point and dates are YYYY-MM-DD.` +
				"\n" +
				`  expenditures: source line amount value_date [currency account document_number document_date document_kind document_line` +
				` document_total issuer system payee payee_id invoice_number invoice_date invoice_total acceptance_date contract purpose applies_to commitment liability final original_amount original_currency DIMENSION…]` +
				"\n" +
				`  allocations:  source line amount act act_date [title currency from to period phase.PERIOD… DIMENSION…]` +
				"\n" +
				`  revisions:    as allocations; only by a profile` +
				"\n" +
				`  transfers:    from_line to_line amount act act_date [source currency reason]` +
				"\n" +
				`  carry-overs:  from_line to_line act act_date [amount source currency reason title period]; only by a profile` +
				"\n" +
				`  commitments:  source line amount contract contract_date [currency period payee payee_id due description DIMENSION…];` +
				` rows with one number and date are parts of one contract` +
				"\n" +
				`  liabilities:  source line amount invoice_number acceptance_date [currency invoice_date invoice_total payee payee_id contract` +
				` due description commitment final DIMENSION…]` +
				"\n" +
				`  receipts:     source kind account amount value_date [currency document_number document_date document_kind document_line` +
				` issuer system payer payer_id purpose applies_to DIMENSION…]` +
				"\n" +
				`  sources:      source kind currency opens [title funder calendar signed closes deadline]` +
				"\n" +
				`  results:      indicator value date [document note reason DIMENSION…]; a reason corrects an earlier value` +
				"\n\n" +
				`Of a workbook (xlsx) the sheet with data is read, or the one that is named. An account statement in the format ` +
				`1CClientBankExchange (versions 1.02 and 1.03) needs a profile for the budget line alone, by constant, payee or purpose; it must add up ` +
				`and have no document twice. Its payments are of the account that they left, where neither the line nor the profile names an account. Its receipts, and transfers between its accounts, are told, not recorded; ` +
				`a profile of the kind receipts, with the constants source and kind, records the receipts instead.` +
				"\n\n" +
				`A profile (TOML) describes any other file. What it does not say is found out, or as without a profile:` +
				"\n" +
				`  kind = "expenditures"            # or allocations, revisions, transfers,
  # carry-overs, commitments, liabilities, receipts, sources, results
  # of revisions: amounts = "new" or "differences"
  #   missing = "leave", "zero" or "refuse": lines that are not in the file
  [file]
  encoding = "windows-1251"        # or utf-8
  delimiter = ";"
  decimal = ","
  grouping = " "                   # of thousands
  dates = ["DD.MM.YYYY"]           # also YY, D, M, MMMM; a time may follow
  header = "Date"                  # a heading, or several, below a title block
  skip = ["^Total"]                # rows that begin so
  negative = "payment"             # amounts below zero are the payments
  document_lines = "auto"          # rows of one document are its lines
  sheet = "July"                   # of a workbook (xlsx) with several
  formulas = "values"              # of a workbook; else a formula is a problem
  [constants]                      # fields that are the same in every row
  source = "grodno"
  [columns]                        # field = heading, or several, joined
  value_date = "Date"
  line = ["Measure", "Year"]       # networks/2018
  region = "Region"                # any other name is a dimension
  [join]                           # what stands between; else /
  line = "/"
  [replace.line]                   # parts of a text, written otherwise
  "Networks" = "networks"
  [maps.region]                    # whole values; others are a problem
  "Minsk" = "minsk-city"
  [where]                          # only rows with one of these values
  "Operation" = ["Debit"]` +
				"\n\n" +
				`What a profile can say besides:` +
				"\n" +
				`  [file]
  header_rows = 2                  # groups above headings: "Turnover / Debit"
  pivot = 70                       # years 70…99 are of the last century
  amounts_in = "thousand"          # or "million"; 12.5 is 12 500.00
  [columns]
  payee = "Name#2"                 # the second column of that heading
  line = "Code"
  [amount]                         # in two columns
  plus = "Turnover / Debit"        # payments
  minus = "Turnover / Credit"      # money that came back: a problem, or
  minus_rows = "skip"              # passed over; so for both and neither
  [split."Document"]               # a cell with several fields, by a pattern
  pattern = '(?P<document_number>\S+) of (?P<document_date>\S+)'
  [maps.line]                      # a value that says several fields, in a
  file = "codes.csv"               # file of its own beside the profile
  from = "Code"
  to = { source = "Source", line = "Line" }
  [skip]                           # rows by a column; "*" is any
  "Payee" = ["^Turnover"]
  [where]                          # all that is said of a column
  "Account" = { not = "51", matches = '^5' }
  "Item" = { empty = false }       # is, not, matches, not_matches, empty` +
				"\n\n" +
				`Patterns are those of RE2. Values that a map does not have are listed once each, as they have to be added. ` +
				`With --suggest the command writes such a profile for the file, to begin with: it says why each key is there, ` +
				`and what it cannot know is a question.`,
		},
		helpText{
			"записать строки файла CSV, книги или выписки банка",
			`В файле — расходы, бюджетные назначения, договоры или другое из перечисленного ниже. До записи проверяется всё: ` +
				`если хотя бы одна строка неверна, ничего не записывается, а каждая ошибка называется со строкой, столбцом и значением. ` +
				`Прерванный импорт ничего не записывает; повторный импорт того же файла ничего не меняет.` +
				"\n\n" +
				`Без профиля заголовки столбцов — имена полей, десятичный знак — точка, даты — ГГГГ-ММ-ДД.` +
				"\n" +
				`  расходы:     source line amount value_date [currency account document_number document_date document_kind document_line` +
				` document_total issuer system payee payee_id invoice_number invoice_date invoice_total acceptance_date contract purpose applies_to commitment liability final original_amount original_currency КЛАССИФИКАЦИЯ…]` +
				"\n" +
				`  назначения:  source line amount act act_date [title currency from to period phase.ПЕРИОД… КЛАССИФИКАЦИЯ…]` +
				"\n" +
				`  уточнения:   как назначения, только с профилем (kind = "revisions")` +
				"\n" +
				`  перераспр.:  from_line to_line amount act act_date [source currency reason]` +
				"\n" +
				`  переносы:    from_line to_line act act_date [amount source currency reason title period]; только с профилем (kind = "carry-overs")` +
				"\n" +
				`  договоры:    source line amount contract contract_date [currency period payee payee_id due description КЛАССИФИКАЦИЯ…];` +
				` строки с одним номером и датой — части одного договора` +
				"\n" +
				`  счета:       source line amount invoice_number acceptance_date [currency invoice_date invoice_total payee payee_id contract` +
				` due description commitment final КЛАССИФИКАЦИЯ…]` +
				"\n" +
				`  поступления: source kind account amount value_date [currency document_number document_date document_kind document_line` +
				` issuer system payer payer_id purpose applies_to КЛАССИФИКАЦИЯ…]` +
				"\n" +
				`  источники:   source kind currency opens [title funder calendar signed closes deadline]` +
				"\n" +
				`  результаты:  indicator value date [document note reason КЛАССИФИКАЦИЯ…]; с причиной (reason) — исправление` +
				"\n\n" +
				`Из книги (xlsx) читается лист с данными или тот, что указан. Для выписки в формате 1CClientBankExchange (версии 1.02 и 1.03) ` +
				`в профиле нужна только бюджетная строка: постоянная, по получателю или по назначению платежа; остатки, обороты ` +
				`и документы должны сходиться, и ни один документ не должен повторяться. Платёж относится к счёту, с которого списан, если счёт не указан ни в бюджетной строке, ни в профиле. О поступлениях и о переводах между счетами ` +
				`выписки только сообщается; профиль вида receipts с постоянными source и kind вносит вместо платежей поступления.` +
				"\n\n" +
				`Любой другой файл описывает профиль (TOML). Чего в нём нет, определяется по файлу или как без профиля:` +
				"\n" +
				`  kind = "expenditures"            # или allocations, revisions, transfers,
  # carry-overs, commitments, liabilities, receipts, sources, results
  # для уточнённого плана: amounts = "new" или "differences"
  #   missing = "leave", "zero" или "refuse": строки, которых в файле нет
  [file]
  encoding = "windows-1251"        # или utf-8
  delimiter = ";"
  decimal = ","
  grouping = " "                   # между тысячами
  dates = ["DD.MM.YYYY"]           # также YY, D, M, MMMM; время допустимо
  header = "Дата"                  # один или несколько заголовков под шапкой
  skip = ["^Итого"]                # строки с таким началом
  negative = "payment"             # платежи — это суммы меньше нуля
  document_lines = "auto"          # строки одного документа нумеруются
  sheet = "Июль"                   # лист книги (xlsx), если их несколько
  formulas = "values"              # в книге; иначе формула — ошибка
  [constants]                      # поля, одинаковые во всех строках
  source = "grodno"
  [columns]                        # поле = заголовок или несколько
  value_date = "Дата"
  line = ["Мероприятие", "Год"]    # networks/2018
  region = "Область"               # любое другое имя — классификация
  [join]                           # чем соединяются; иначе /
  line = "/"
  [replace.line]                   # замена части текста
  "Сети" = "networks"
  [maps.region]                    # замена значений; других быть не может
  "г. Минск" = "minsk-city"
  [where]                          # только строки с этими значениями
  "Операция" = ["Списание"]` +
				"\n\n" +
				`Что ещё можно указать в профиле:` +
				"\n" +
				`  [file]
  header_rows = 2                  # группы над заголовками: "Обороты / Дебет"
  pivot = 70                       # годы 70…99 — прошлого века
  amounts_in = "thousand"          # или "million"; 12,5 — это 12 500,00
  [columns]
  payee = "Наименование#2"         # второй столбец с таким заголовком
  line = "Код"
  [amount]                         # сумма в двух столбцах
  plus = "Обороты / Дебет"         # платежи
  minus = "Обороты / Кредит"       # возвраты: ошибка, либо
  minus_rows = "skip"              # их пропускают; так же both и neither
  [split."Документ"]               # несколько полей в ячейке, по шаблону
  pattern = '(?P<document_number>\S+) от (?P<document_date>\S+)'
  [maps.line]                      # одно значение задаёт несколько полей,
  file = "codes.csv"               # таблица — в файле рядом с профилем
  from = "Код"
  to = { source = "Источник", line = "Строка" }
  [skip]                           # строки по столбцу; "*" — любой
  "Получатель" = ["^Обороты"]
  [where]                          # всё, что сказано о столбце
  "Счёт" = { not = "51", matches = '^5' }
  "Статья" = { empty = false }     # is, not, matches, not_matches, empty` +
				"\n\n" +
				`Шаблоны пишут по правилам RE2. Значения, которых нет в таблице, перечисляются по одному разу, в готовом для добавления виде. ` +
				`С флагом --suggest команда составляет начало такого профиля по самому файлу: объясняет каждый ключ, ` +
				`а о том, чего знать не может, спрашивает.`,
		},
		[]example{
			{"payments from a file with our own headings", "платежи из файла с нашими заголовками", "fundledger import payments.csv"},
			{"what an office program exported, first without recording", "выгрузка учётной программы, сначала без записи", "fundledger import export.csv --profile office.toml --dry-run"},
			{"with the sender's control figures", "с контрольными числами отправителя", `fundledger import export.csv --profile office.toml --expect-rows 1204 --expect-total 8000000.00`},
			{"a profile to begin with, from the file's headings and values", "начало профиля по заголовкам и значениям файла", "fundledger import --suggest export.csv -o office.toml"},
			{"the good rows now, the others when they are mended", "правильные строки сразу, остальные после исправления", "fundledger import export.csv --profile office.toml --partial"},
		},
	},
}
