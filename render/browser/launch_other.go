//go:build !linux

package browser

import "os/exec"

// dieWithUs has nothing to do: the browser ends when its pipe closes.
func dieWithUs(*exec.Cmd) {}

// killTree kills the browser; its helpers end with it.
func killTree(cmd *exec.Cmd) { _ = cmd.Process.Kill() }

func smallSharedMemory() bool { return false }
