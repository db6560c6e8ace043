package main

import (
	"testing"

	"github.com/adrg/xdg"
)

func TestAdviceIsNewsOnce(t *testing.T) {
	t.Cleanup(xdg.Reload)
	t.Setenv("XDG_STATE_HOME", t.TempDir())
	xdg.Reload()
	for _, c := range []struct {
		line string
		want bool
	}{{"use kitty", true}, {"use kitty", false}, {"leave tmux", true}, {"use kitty", false}} {
		if got := news(c.line); got != c.want {
			t.Errorf("%q is news: %v", c.line, got)
		}
	}
}
