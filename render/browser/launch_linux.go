package browser

import (
	"os/exec"
	"syscall"
)

// dieWithUs puts the browser in a process group of its own, which ends when we do, however we do.
func dieWithUs(cmd *exec.Cmd) {
	cmd.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
}

// killTree kills the browser and its helpers.
func killTree(cmd *exec.Cmd) { _ = syscall.Kill(-cmd.Process.Pid, syscall.SIGKILL) }

// smallSharedMemory reports whether /dev/shm is too small for a sheet's pictures, as in containers.
func smallSharedMemory() bool {
	var fs syscall.Statfs_t
	if syscall.Statfs("/dev/shm", &fs) != nil {
		return true
	}
	return fs.Blocks*uint64(fs.Bsize) < 512<<20
}
