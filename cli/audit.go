package cli

func auditCommand() *command {
	return &command{name: "audit", sub: func() []*command {
		return []*command{auditVerify(), auditReplay(), auditKeygen(), auditCheckpoint(), auditProve(), auditCheckProof()}
	}}
}
