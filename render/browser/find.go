package browser

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"runtime"
	"strings"
	"time"
)

// ErrNoBrowser says that no browser is installed that could draw.
var ErrNoBrowser = errors.New("no browser found")

// Executable is a browser that can be launched, or one that already listens somewhere.
type Executable struct {
	// Path is a program, or the ws:// address of a running browser.
	Path string
	// Name is what people call it: "chromium-headless-shell", "chrome".
	Name string
	// Version is as the browser says it, empty if it was not asked (a running one).
	Version string
	// Headless says that the program has no windows at all and needs no flag for it.
	Headless bool
}

// Remote reports whether the browser runs already, at an address.
func (e Executable) Remote() bool {
	return strings.HasPrefix(e.Path, "ws://") || strings.HasPrefix(e.Path, "wss://")
}

// candidate is a name under which a browser may be installed.
type candidate struct{ name, program string }

// candidates stand in the order of preference: the lightest first.
var candidates = []candidate{
	{"chromium-headless-shell", "chromium-headless-shell"},
	{"chromium-headless-shell", "chrome-headless-shell"},
	{"chromium-headless-shell", "headless-shell"},
	{"chromium-headless-shell", "headless_shell"},
	{"chromium", "chromium"},
	{"chromium", "chromium-browser"},
	{"chrome", "google-chrome-stable"},
	{"chrome", "google-chrome"},
	{"chrome", "chrome"},
	{"edge", "microsoft-edge-stable"},
	{"edge", "microsoft-edge"},
	{"brave", "brave-browser"},
	{"brave", "brave"},
}

// apps are where macOS keeps the same ones, below /Applications or ~/Applications.
var apps = []candidate{
	{"chromium", "Chromium.app/Contents/MacOS/Chromium"},
	{"chrome", "Google Chrome.app/Contents/MacOS/Google Chrome"},
	{"edge", "Microsoft Edge.app/Contents/MacOS/Microsoft Edge"},
	{"brave", "Brave Browser.app/Contents/MacOS/Brave Browser"},
}

// Find looks for a browser: the configured one (a path, a program's name or a ws:// address) if that
// is not empty, else the best of those installed. Nothing is ever downloaded. The error wraps
// ErrNoBrowser if there is none.
func Find(ctx context.Context, configured string) (Executable, error) {
	if configured != "" {
		return findConfigured(ctx, configured)
	}
	for _, c := range installed() {
		if exe, err := inspect(ctx, c); err == nil {
			return exe, nil
		}
	}
	return Executable{}, fmt.Errorf("look for chromium-headless-shell, chromium, chrome, edge or brave: %w", ErrNoBrowser)
}

func findConfigured(ctx context.Context, configured string) (Executable, error) {
	remote := Executable{Path: configured, Name: "remote browser", Headless: true}
	if remote.Remote() {
		return remote, nil
	}
	program, err := exec.LookPath(configured)
	if err != nil {
		return Executable{}, fmt.Errorf("use the browser %s: %w: %w", configured, ErrNoBrowser, err)
	}
	exe, err := inspect(ctx, candidate{name: nameOf(program), program: program})
	if err != nil {
		return Executable{}, fmt.Errorf("use the browser %s: %w: %w", configured, ErrNoBrowser, err)
	}
	return exe, nil
}

// installed lists the candidates that exist, as full paths.
func installed() []candidate {
	var found []candidate
	for _, c := range candidates {
		if program, err := exec.LookPath(c.program); err == nil {
			found = append(found, candidate{c.name, program})
		}
	}
	if runtime.GOOS != "darwin" {
		return found
	}
	home, _ := os.UserHomeDir()
	for _, c := range apps {
		for _, folder := range []string{"/Applications", filepath.Join(home, "Applications")} {
			program := filepath.Join(folder, c.program)
			if _, err := os.Stat(program); err == nil {
				found = append(found, candidate{c.name, program})
			}
		}
	}
	return found
}

// nameOf guesses from a path which browser it is.
func nameOf(program string) string {
	base := strings.ToLower(filepath.Base(program))
	switch {
	case strings.Contains(base, "headless"):
		return "chromium-headless-shell"
	case strings.Contains(base, "edge"):
		return "edge"
	case strings.Contains(base, "brave"):
		return "brave"
	case strings.Contains(base, "chromium"):
		return "chromium"
	case strings.Contains(base, "chrome"):
		return "chrome"
	}
	return base
}

var versionNumber = regexp.MustCompile(`\d+(\.\d+){1,3}`)

// inspect makes sure that a program is a browser, by the version that it says.
func inspect(ctx context.Context, c candidate) (Executable, error) {
	version, err := versionOf(ctx, c.program)
	if err != nil {
		return Executable{}, err
	}
	return Executable{
		Path:     c.program,
		Name:     c.name,
		Version:  version,
		Headless: c.name == "chromium-headless-shell",
	}, nil
}

// versionOf asks a program for its version, once: the answer is kept in the user's cache until the
// program changes.
func versionOf(ctx context.Context, program string) (string, error) {
	note := versionNote(program)
	if text, err := os.ReadFile(note); err == nil && versionNumber.Match(text) {
		return string(text), nil
	}
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	said, err := exec.CommandContext(ctx, program, "--version").Output()
	if err != nil {
		return "", fmt.Errorf("ask %s for its version: %w", program, err)
	}
	version := versionNumber.FindString(string(said))
	if version == "" {
		return "", fmt.Errorf("ask %s for its version: it said %q", program, printable(string(said)))
	}
	if os.MkdirAll(filepath.Dir(note), 0o700) == nil {
		_ = os.WriteFile(note, []byte(version), 0o600)
	}
	return version, nil
}

// versionNote is the file that keeps a program's version: its name changes when the program does.
func versionNote(program string) string {
	folder, err := os.UserCacheDir()
	info, missing := os.Stat(program)
	if err != nil || missing != nil {
		return ""
	}
	key := sha256.Sum256(fmt.Appendf(nil, "%s %d %d", program, info.Size(), info.ModTime().UnixNano()))
	return filepath.Join(folder, "cultivar", "browsers", hex.EncodeToString(key[:8]))
}
