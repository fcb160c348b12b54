//go:build !linux

package sqlitestore

// networkShare cannot tell on this system.
func networkShare(string) string { return "" }

func noSpace(error) bool { return false }
