package cli

func auditCommand() *command {
	return &command{name: "audit", sub: func() []*command {
		return []*command{auditVerify(), auditKeygen(), auditCheckpoint(), auditProve(), auditCheckProof()}
	}}
}
