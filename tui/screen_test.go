package tui

import (
	"os"
	"testing"
)

func writeFile(t *testing.T, path, text string) {
	t.Helper()
	if err := os.WriteFile(path, []byte(text), 0o644); err != nil {
		t.Fatal(err)
	}
}

func TestStage(t *testing.T) {
	d := open(t, 80, 24).Exact().Shows("garden", "main", "seed garden")
	t.Log("\n" + d.Text())
	d.Resize(120, 40).Settle().Exact()
	t.Log("\n" + d.Text())
}
