package eventstoredb

import "time"

// SetPatience lets a test be told at once that a call waits, until it ends.
func SetPatience(t interface{ Cleanup(func()) }, d time.Duration) {
	before := patient
	patient = d
	t.Cleanup(func() { patient = before })
}
