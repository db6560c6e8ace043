package main

import (
	"encoding/json"
	"errors"
	"io"
	"os/exec"
	"strings"
	"testing"
)

// arrows are the rooms that a room may import, longest match first; whatever is not named is not allowed.
var arrows = []struct {
	room string
	may  []string
}{
	{"cmd", []string{"tui", "session", "render", "themes"}},
	{"tui", []string{"tui", "session", "render", "themes"}},
	{"session/artifact", []string{"session/artifact", "render"}},
	{"session/breed", []string{"session/breed", "session/artifact", "render", "themes"}},
	{"session/phrase", []string{"session/phrase", "session/breed", "session/artifact", "session/check", "session/plain", "session/point", "render", "themes"}},
	{"session/export", []string{"session/export", "session/artifact", "render"}},
	{"session", []string{"session", "render", "themes"}},
	{"render/browser", []string{"render"}},
	{"render/compare", []string{"render"}},
	{"render/terminal", []string{"render/terminal", "render"}},
	{"render", nil},
	{"themes", nil},
}

// fences keep a library in one room.
var fences = map[string]string{
	"charm.land/bubbletea":              "tui",
	"charm.land/bubbles":                "tui",
	"charm.land/lipgloss":               "tui",
	"github.com/sashabaranov/go-openai": "session/coder",
	"github.com/go-rod/rod":             "render/browser",
}

// adapters are constructed by cmd alone.
var adapters = []string{"session/history", "session/coder", "render/browser"}

type goPackage struct {
	ImportPath string
	Imports    []string
}

func packages(t *testing.T) []goPackage {
	t.Helper()
	out, err := exec.Command("go", "list", "-json=ImportPath,Imports", "cultivar/...").Output()
	if err != nil {
		t.Fatalf("list packages: %v", err)
	}
	var list []goPackage
	decoder := json.NewDecoder(strings.NewReader(string(out)))
	for {
		var p goPackage
		if err := decoder.Decode(&p); errors.Is(err, io.EOF) {
			return list
		} else if err != nil {
			t.Fatal(err)
		}
		list = append(list, p)
	}
}

func within(path, room string) bool { return path == room || strings.HasPrefix(path, room+"/") }

func TestArrowsRunOneWay(t *testing.T) {
	for _, p := range packages(t) {
		room := strings.TrimPrefix(p.ImportPath, "cultivar/")
		for _, imported := range p.Imports {
			if target, ours := strings.CutPrefix(imported, "cultivar/"); ours && !allowed(room, target) {
				t.Errorf("%s must not import %s", room, target)
			}
			for library, home := range fences {
				if strings.HasPrefix(imported, library) && !within(room, home) {
					t.Errorf("%s imports %s, which stays in %s", room, imported, home)
				}
			}
		}
	}
}

func allowed(room, target string) bool {
	for _, adapter := range adapters {
		if within(target, adapter) && !within(room, adapter) && !within(room, "cmd") {
			return false
		}
	}
	for _, a := range arrows {
		if !within(room, a.room) {
			continue
		}
		for _, may := range a.may {
			if within(target, may) {
				return true
			}
		}
		return false
	}
	return false
}
