package cli

import (
	"github.com/fundledger/fundledger/cli/output"
)

const programName = "fundledger"

// program is the tree of commands with the flags that work everywhere.
func (s *session) program() *command {
	language := choice("lang", new(string), "en", "ru") // used already: languageOf
	return &command{
		flags: []*flag{
			text("ledger", &s.ledger).isFile(),
			parsed("actor", &s.actor, cleanText),
			text("sign", &s.keyFile).shows("file").isFile(),
			toggle("trust-clock", &s.trustClock),
			language,
			choice("output-format", &s.format, output.FormatNames...).short("O"),
			text("output-file", &s.file).short("o").isFile(),
		},
		sub: programCommands,
	}
}

// isTableFlag tells the flags of the program that mean something only where a
// table is printed.
func isTableFlag(f *flag) bool { return f.letter == "O" || f.letter == "o" }

func programCommands() []*command {
	return []*command{
		initCommand(),
		demoCommand(),
		backupCommand(),
		exportCommand(),
		restoreCommand(),
		sourceCommand(),
		dimensionCommand(),
		allocationCommand(),
		commitmentCommand(),
		liabilityCommand(),
		expenditureCommand(),
		receiptCommand(),
		accountCommand(),
		reconcileCommand(),
		payeeCommand(),
		periodCommand(),
		yearCommand(),
		approvalCommand(),
		pendingCommand(),
		evidenceCommand(),
		personCommand(),
		signingCommand(),
		rateCommand(),
		indicatorCommand(),
		resultCommand(),
		importCommand(),
		reportCommand(),
		journalCommand(),
		findCommand(),
		historyCommand(),
		explainCommand(),
		diffCommand(),
		auditCommand(),
		projectionCommand(),
		storeCommand(),
		completionCommand(),
		versionCommand(),
		completeCommand(),
	}
}
