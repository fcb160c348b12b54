package catalogue

import "strings"

// exampleWords are the texts between quotation marks in the commands of examples:
// a command is the same in every language, what a clerk writes into it is not.
var exampleWords = [][2]string{
	{`'tender was cheaper'`, `'закупка обошлась дешевле'`},
	{`'Ministry of Health'`, `Минздрав`},
	{`'A. Petrova'`, `'А. Петрова'`},
	{`'Order 3'`, `'Приказ 3'`},
	{`'Order 4'`, `'Приказ 4'`},
	{`'Order 9'`, `'Приказ 9'`},
	{`'chief accountant'`, `'главный бухгалтер'`},
	{`'B. Sidorov'`, `'Б. Сидоров'`},
	{`'notebook stolen'`, `'ноутбук украден'`},
	{`'Order 12'`, `'Приказ 12'`},
	{`'Order 13'`, `'Приказ 13'`},
	{`'typing error'`, `'опечатка'`},
	{`'workplaces'`, `'рабочих мест'`},
	{`'hours'`, `'часов'`},
	{`'wrong line'`, `'не та строка'`},
	{`'ineligible'`, `'неприемлемый расход'`},
	{`'Audit 3'`, `'Акт проверки № 3'`},
	{`'counted twice'`, `'посчитано дважды'`},
	{`'left out'`, `'пропущен'`},
	{`'spelling'`, `'написание'`},
	{`'typing error in order 15'`, `'опечатка в платёжке 15'`},
	{`'school of another district'`, `'школа другого района'`},
	{`'name as registered'`, `'наименование по реестру'`},
	{`'late act of acceptance'`, `'опоздавший акт'`},
	{`'Decision 31'`, `'Решение № 31'`},
	{`'Decision 88'`, `'Решение № 88'`},
	{`'Notice 5'`, `'Уведомление № 5'`},
	{`'Notice 6'`, `'Уведомление № 6'`},
	{`'Letter 9'`, `'Письмо № 9'`},
	{`'Order 7'`, `'Приказ № 7'`},
	{`'Amendment 2'`, `'Дополнение № 2'`},
	{`'Edict 450'`, `'Указ № 450'`},
	{`'Plan 2019'`, `'План 2019'`},
	{`'Plan 2019, revision 1'`, `'План 2019, изменение 1'`},
	{`'A. Petrova'`, `'А. Петрова'`},
	{`'Beltelecom'`, `'РУП «Белтелеком»'`},
	{`'RUE Beltelecom'`, `'РУП «Белтелеком»'`},
	{`'Fibre line'`, `'Волоконно-оптическая линия'`},
	{`'State programme'`, `'Государственная программа'`},
	{`'Health loan 8663-BY'`, `'Заём 8663-BY'`},
	{`'Health IT'`, `'Информатизация здравоохранения'`},
	{`'ended by both sides'`, `'расторгнут по соглашению сторон'`},
	{`'discount'`, `'скидка'`},
	{`'Grodno region'`, `'Гродненская область'`},
}

// inRussian is the command as somebody types it who works in Russian.
func (x *example) inRussian() string {
	command := x.command
	for _, words := range exampleWords {
		command = strings.ReplaceAll(command, words[0], words[1])
	}
	return command
}
