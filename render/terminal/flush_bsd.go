//go:build unix && !linux

package terminal

import "golang.org/x/sys/unix"

// flush drops what has been received and not read: FREAD is 1.
func flush(fd int) { _ = unix.IoctlSetPointerInt(fd, unix.TIOCFLUSH, 1) }
