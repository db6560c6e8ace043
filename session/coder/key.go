package coder

import (
	"bytes"
	"context"
	"fmt"
	"os/exec"
	"strings"
	"time"
)

const keyCommandLimit = 30 * time.Second

// key finds the profile's key: from its command, else from its variable. No key is no error, since
// servers on one's own machine want none.
func (p Profile) key(ctx context.Context, env func(string) string) (string, error) {
	if p.KeyCommand == "" {
		if p.KeyEnv == "" {
			return "", nil
		}
		return strings.TrimSpace(env(p.KeyEnv)), nil
	}
	ctx, cancel := context.WithTimeout(ctx, keyCommandLimit)
	defer cancel()
	command := exec.CommandContext(ctx, "sh", "-c", p.KeyCommand)
	var complaint bytes.Buffer
	command.Stderr = &complaint
	out, err := command.Output()
	if err != nil {
		return "", fmt.Errorf("run key_command of the profile %s: %w: %s", p.Name, err, firstLine(complaint.String()))
	}
	return strings.TrimSpace(string(out)), nil
}

func firstLine(s string) string {
	line, _, _ := strings.Cut(strings.TrimSpace(s), "\n")
	return line
}
