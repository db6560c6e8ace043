package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/adrg/xdg"
)

// advicePath is where the advice that was given already is remembered.
func advicePath() string { return filepath.Join(xdg.StateHome, "cultivar", "advice") }

// news reports whether a line of advice is given for the first time, and remembers it. Advice that cannot
// be remembered is not given: it would come again at every start.
func news(line string) bool {
	told, err := os.ReadFile(advicePath())
	if err != nil && !os.IsNotExist(err) || slices.Contains(strings.Split(string(told), "\n"), line) {
		return false
	}
	if err := os.MkdirAll(filepath.Dir(advicePath()), 0o755); err != nil {
		return false
	}
	return os.WriteFile(advicePath(), append(told, line+"\n"...), 0o644) == nil
}
