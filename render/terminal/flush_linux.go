package terminal

import "golang.org/x/sys/unix"

// flush drops what has been received and not read.
func flush(fd int) { _ = unix.IoctlSetInt(fd, unix.TCFLSH, unix.TCIFLUSH) }
