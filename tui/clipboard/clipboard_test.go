package clipboard

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// programs puts scripts on a PATH of their own.
func programs(t *testing.T, scripts map[string]string) {
	t.Helper()
	dir := t.TempDir()
	for name, script := range scripts {
		if err := os.WriteFile(filepath.Join(dir, name), []byte("#!/bin/sh\n"+script+"\n"), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	t.Setenv("PATH", dir)
}

// xclip is one that holds some types and writes which it is asked for.
func xclip(types string) string {
	return `case "$5" in TARGETS) printf '` + types + `';; *) printf 'as %s' "$5";; esac`
}

func display(name string) string {
	if name == "DISPLAY" {
		return ":7"
	}
	return ""
}

func TestTheMostUsefulOfWhatTheClipboardHoldsIsRead(t *testing.T) {
	for types, want := range map[string]Content{
		`TIMESTAMP\nimage/jpeg\nimage/png\ntext/html\n`: {Picture: []byte("as image/png")},
		`image/webp\nUTF8_STRING\n`:                     {Picture: []byte("as image/webp")},
		`text/uri-list\nUTF8_STRING\n`:                  {Text: "as text/uri-list"},
		`STRING\n`:                                      {Text: "as STRING"},
	} {
		programs(t, map[string]string{"xclip": xclip(types)})
		got, err := Read(t.Context(), display)
		if err != nil || string(got.Picture) != string(want.Picture) || got.Text != want.Text {
			t.Errorf("%s: %q %q %v", types, got.Picture, got.Text, err)
		}
	}
}

func TestTheProgramOfTheDisplayIsAsked(t *testing.T) {
	both := map[string]string{"xclip": xclip(`image/png`), "wl-paste": `case "$1" in --list-types) echo image/png;; *) printf wayland;; esac`}
	wayland := func(name string) string { return map[string]string{"WAYLAND_DISPLAY": "w", "DISPLAY": ":7"}[name] }
	programs(t, both)
	if got, err := Read(t.Context(), wayland); string(got.Picture) != "wayland" || err != nil {
		t.Errorf("%q %v", got.Picture, err)
	}
	if got, err := Read(t.Context(), display); string(got.Picture) != "as image/png" || err != nil {
		t.Errorf("%q %v", got.Picture, err)
	}
	if _, err := Read(t.Context(), func(string) string { return "" }); !errors.Is(err, ErrNoProgram) {
		t.Errorf("without a display: %v", err)
	}
}

func TestAppleScriptsFormOfDataIsRead(t *testing.T) {
	programs(t, map[string]string{"osascript": `echo '«data PNGf68656C6C6F»'`})
	if got, err := Read(t.Context(), display); string(got.Picture) != "hello" || err != nil {
		t.Errorf("%q %v", got.Picture, err)
	}
	programs(t, map[string]string{"osascript": `echo '«data PNGf6»'`})
	if _, err := Read(t.Context(), display); !errors.Is(err, ErrEmpty) {
		t.Errorf("half a byte: %v", err)
	}
}

func TestAClipboardThatGivesNothingIsAnErrorOfOneLine(t *testing.T) {
	for name, script := range map[string]string{"nothing": `exit 1`, "no such type": xclip(`application/x-thing`), "silent": `case "$5" in TARGETS) echo image/png;; esac`} {
		programs(t, map[string]string{"xclip": script})
		if _, err := Read(t.Context(), display); !errors.Is(err, ErrEmpty) || strings.Contains(err.Error(), "\n") {
			t.Errorf("%s: %v", name, err)
		}
	}
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	programs(t, map[string]string{"xclip": xclip(`image/png`)})
	if _, err := Read(ctx, display); !errors.Is(err, context.Canceled) {
		t.Errorf("cancelled: %v", err)
	}
}
