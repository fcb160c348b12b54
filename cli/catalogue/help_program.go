package catalogue

// programHelp is about the program and what belongs to no group.
var programHelp = []helpEntry{
	{
		"",
		helpText{
			"a ledger of public funding, from the World Bank, state programmes and local budgets",
			`Allocations and expenditures are entries that are added and never changed. ` +
				`Reports say what was spent in any period, by source and by any classification, and what the ledger knew at any time.` +
				"\n\n" +
				`Exit status: 0 done, 1 refused or differences found, 2 wrong use, 3 could not reach, read or check.`,
		},
		helpText{
			"учёт государственного финансирования: займы Всемирного банка, государственные программы, местные бюджеты",
			`Назначения и расходы — это записи, которые добавляются и никогда не меняются. ` +
				`Отчёты показывают, сколько израсходовано за любой период, по источникам и по любой классификации, и что было известно на любой момент.` +
				"\n\n" +
				`Код завершения: 0 — выполнено, 1 — отказано или найдены расхождения, 2 — неверный вызов, 3 — не удалось подключиться, прочитать или проверить.`,
		},
		nil,
	},
	{
		"completion",
		helpText{
			"print a script that completes commands in a shell",
			`The script completes commands, flags and the values that can be listed. Shells: bash, zsh, fish.`,
		},
		helpText{
			"вывести сценарий автодополнения для командной оболочки",
			`Сценарий дополняет команды, флаги и те значения, которые можно перечислить. Оболочки: bash, zsh, fish.`,
		},
		[]example{
			{"for this session of bash", "для текущего сеанса bash", "source <(fundledger completion bash)"},
			{"for good, in zsh", "навсегда, для zsh", "fundledger completion zsh > ~/.zfunc/_fundledger"},
			{"for good, in fish", "навсегда, для fish", "fundledger completion fish > ~/.config/fish/completions/fundledger.fish"},
		},
	},
	{
		"version",
		helpText{"print the version", ""},
		helpText{"вывести версию", ""},
		[]example{
			{"which build is this", "какая это сборка", "fundledger version"},
		},
	},
}
