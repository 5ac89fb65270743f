package database

import (
	"strings"
	"syscall"

	"golang.org/x/sys/unix"
)

// userTimeout ends a connection whose other end does not acknowledge what is
// sent: https://www.rfc-editor.org/rfc/rfc5482
func userTimeout(network, _ string, raw syscall.RawConn) (err error) {
	if !strings.HasPrefix(network, "tcp") {
		return nil
	}
	controlled := raw.Control(func(fd uintptr) {
		err = unix.SetsockoptInt(int(fd), unix.IPPROTO_TCP, unix.TCP_USER_TIMEOUT, int(silentFor.Milliseconds()))
	})
	if controlled != nil {
		return controlled
	}
	return err
}
