//go:build !linux

package database

import "syscall"

// userTimeout is Linux's alone; elsewhere keepalives and answerFor must do.
func userTimeout(_, _ string, _ syscall.RawConn) error { return nil }
