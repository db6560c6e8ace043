package browser

import (
	"context"
	"errors"
	"os"
	"path/filepath"
	"runtime"
	"testing"
)

// fake puts a program into a folder that says a version.
func fake(t *testing.T, folder, name, says string) string {
	t.Helper()
	path := filepath.Join(folder, name)
	if err := os.WriteFile(path, []byte("#!/bin/sh\necho '"+says+"'\n"), 0o755); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestFind(t *testing.T) {
	folder := t.TempDir()
	t.Setenv("PATH", folder)
	t.Setenv("XDG_CACHE_HOME", t.TempDir())
	t.Setenv("HOME", t.TempDir())
	ctx := context.Background()
	if _, err := Find(ctx, ""); runtime.GOOS == "linux" && !errors.Is(err, ErrNoBrowser) {
		t.Errorf("with none installed: %v", err)
	}
	edge := fake(t, folder, "microsoft-edge", "Microsoft Edge 141.0.1.2")
	if exe, err := Find(ctx, ""); err == nil && exe.Path != edge {
		t.Errorf("with edge alone: %+v", exe)
	}
	shell := fake(t, folder, "chromium-headless-shell", "Chromium 150.1.2.3")
	for range 2 { // the second time from the cache
		exe, err := Find(ctx, "")
		if want := (Executable{Path: shell, Name: "chromium-headless-shell", Version: "150.1.2.3", Headless: true}); err != nil || exe != want {
			t.Errorf("found %+v, %v", exe, err)
		}
	}
	if exe, err := Find(ctx, edge); err == nil && exe.Name != "edge" {
		t.Errorf("configured edge is %+v", exe)
	}
	if exe, err := Find(ctx, "ws://far:1/x"); err != nil || !exe.Remote() {
		t.Errorf("a remote browser is %+v, %v", exe, err)
	}
	for _, wrong := range []string{"/nowhere/chromium", fake(t, folder, "cat", "meow")} {
		if _, err := Find(ctx, wrong); !errors.Is(err, ErrNoBrowser) {
			t.Errorf("%s: %v", wrong, err)
		}
	}
}
