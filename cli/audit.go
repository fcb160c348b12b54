package cli

func auditCommand() *command {
	return &command{name: "audit", sub: func() []*command {
		return []*command{auditVerify(), auditReplay(), auditSample(), auditKeygen(), auditCheckpoint(), auditProve(), auditCheckProof()}
	}}
}
