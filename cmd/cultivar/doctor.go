package main

import (
	"context"
	"fmt"
	"net"
	"net/http"
	"net/url"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"cultivar/render"
	"cultivar/render/browser"
	"cultivar/render/terminal"
	"cultivar/session/coder"
)

// finding is what doctor found out about one thing.
type finding struct {
	Name  string   `json:"name"`
	OK    bool     `json:"ok"`
	Found string   `json:"found"`
	Do    string   `json:"do,omitempty"`
	Notes []string `json:"notes,omitempty"`
}

func (a *app) doctorCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "doctor",
		Short: "Explain what works on this machine, and what to do about what does not",
		Args:  args(cobra.NoArgs),
		RunE:  func(cmd *cobra.Command, _ []string) error { return a.doctor(cmd.Context()) },
	}
}

func (a *app) doctor(ctx context.Context) error {
	ctx, cancel := context.WithTimeout(ctx, 30*time.Second)
	defer cancel()
	findings := []finding{a.checkTerminal(ctx), a.checkBrowser(ctx), checkGit(ctx), checkFonts(ctx), a.checkModel(ctx), a.checkPlaces()}
	for _, f := range findings {
		mark := "✓"
		if !f.OK {
			mark = "✗"
		}
		a.say("%s %-9s %s", mark, f.Name, terminal.Printable(f.Found))
		for _, note := range f.Notes {
			a.say("            %s", terminal.Printable(note))
		}
		if f.Do != "" {
			a.say("            → %s", terminal.Printable(f.Do))
		}
	}
	return a.result(map[string]any{"checks": findings})
}

func (a *app) checkTerminal(ctx context.Context) finding {
	f := finding{Name: "terminal"}
	if !isTerminal(a.out) {
		f.Found, f.Do = "standard output is not a terminal", "run doctor in the terminal that you want to use"
		return f
	}
	caps, box, err := a.screen(ctx, "", "")
	if err != nil {
		f.Found = err.Error()
		return f
	}
	f.OK = true
	f.Found = fmt.Sprintf("%s pictures, %d×%d cells of %d×%d pixels, %s", caps.Protocol, box.W, box.H, caps.Cell().W, caps.Cell().H, caps.Colors)
	for _, answer := range caps.Answers {
		f.Notes = append(f.Notes, fmt.Sprintf("%-22s %-28s %s", answer.Question, answer.Raw, answer.Conclusion))
	}
	f.Do = strings.Join(caps.Advice, "; ")
	return f
}

func (a *app) checkBrowser(ctx context.Context) finding {
	f := finding{Name: "browser"}
	found, err := browser.Find(ctx, a.browser)
	if err != nil {
		f.Found, f.Do = withoutBrowser(a.browser), "install chromium (Debian: apt install chromium-headless-shell; macOS: brew install --cask google-chrome), or set --browser or CULTIVAR_BROWSER"
		return f
	}
	start := time.Now()
	camera, err := a.camera(ctx)
	if err != nil {
		f.Found, f.Do = err.Error(), "start "+found.Path+" by hand to see what it says"
		return f
	}
	hello := render.Document{Main: "index.html", Files: map[string][]byte{"index.html": []byte("<!doctype html><p>hello")}}
	if shot, err := camera.Shoot(ctx, hello, render.Viewport{Width: 320, Height: 200}); err != nil || shot.Broken != "" {
		f.Found, f.Do = fmt.Sprintf("%s draws nothing: %v%s", found.Path, err, shot.Broken), "start it by hand to see what it says"
		return f
	}
	f.OK, f.Found = true, fmt.Sprintf("%s %s at %s, first picture in %d ms", found.Name, found.Version, found.Path, time.Since(start).Milliseconds())
	return f
}

// withoutBrowser says that none was found, or that the one that was named cannot be used.
func withoutBrowser(named string) string {
	if named == "" {
		return "no browser was found"
	}
	if _, err := os.Stat(named); err != nil && strings.ContainsRune(named, os.PathSeparator) {
		return "there is no browser at " + named
	}
	return named + " is no browser that can be used"
}

func checkGit(ctx context.Context) finding {
	f := finding{Name: "git"}
	out, err := exec.CommandContext(ctx, "git", "--version").Output()
	if err != nil {
		f.Found, f.Do = "not found", "install git 2.36 or later"
		return f
	}
	f.Found = strings.TrimSpace(string(out))
	if f.OK = gitAtLeast(f.Found, 2, 36); !f.OK {
		f.Do = "install git 2.36 or later"
	}
	return f
}

// gitAtLeast reads "git version 2.39.5".
func gitAtLeast(version string, major, minor int) bool {
	fields := strings.Fields(version)
	if len(fields) < 3 {
		return false
	}
	parts := strings.SplitN(fields[2], ".", 3)
	if len(parts) < 2 {
		return false
	}
	x, errX := strconv.Atoi(parts[0])
	y, errY := strconv.Atoi(parts[1])
	return errX == nil && errY == nil && (x > major || x == major && y >= minor)
}

func checkFonts(ctx context.Context) finding {
	f := finding{Name: "fonts"}
	out, err := exec.CommandContext(ctx, "fc-list", ":", "family").Output()
	if err != nil {
		f.OK, f.Found = true, "not checked (no fc-list)"
		return f
	}
	families := map[string]bool{}
	for line := range strings.Lines(string(out)) {
		families[strings.TrimSpace(line)] = true
	}
	f.OK, f.Found = len(families) >= 4, fmt.Sprintf("%d families", len(families))
	if !f.OK {
		f.Do = "install some fonts, or every design looks alike (Debian: apt install fonts-dejavu fonts-liberation fonts-noto-core)"
	}
	return f
}

func (a *app) checkModel(ctx context.Context) finding {
	f := finding{Name: "model"}
	p, ok, err := a.config.Model.Choose(os.Getenv)
	switch {
	case err != nil:
		f.Found, f.Do = err.Error(), "mend the profile in "+configPath()
	case !ok:
		f.OK, f.Found, f.Do = true, "none set up: the embedded engine and the phrasebook work without one", "for one, set OPENAI_API_KEY, or OPENAI_BASE_URL and CULTIVAR_MODEL for a local server"
		if missing := a.config.Model.Missing(os.Getenv); missing != "" {
			f.OK, f.Found, f.Do = false, "half set up: "+missing, "set CULTIVAR_MODEL to the name of a model there; the embedded engine and the phrasebook work without one"
		}
	default:
		f.Found = p.Model + " at " + p.BaseURL
		if err := reachable(ctx, p); err != nil {
			f.Found, f.Do = f.Found+": "+err.Error(), "check that the server runs and that OPENAI_BASE_URL is right"
		} else {
			f.OK = true
		}
	}
	return f
}

// reachable looks whether something listens at the endpoint; it sends no design and no key.
func reachable(ctx context.Context, p coder.Profile) error {
	u, err := url.Parse(p.BaseURL)
	if err != nil {
		return err
	}
	host := u.Host
	if u.Port() == "" {
		host = net.JoinHostPort(u.Hostname(), map[string]string{"http": "80"}[u.Scheme]+map[string]string{"https": "443"}[u.Scheme])
	}
	if proxy, err := http.ProxyFromEnvironment(&http.Request{URL: u}); err == nil && proxy != nil {
		host = proxy.Host
	}
	conn, err := (&net.Dialer{Timeout: 3 * time.Second}).DialContext(ctx, "tcp", host)
	if err != nil {
		return err
	}
	return conn.Close()
}

func (a *app) checkPlaces() finding {
	f := finding{Name: "files", OK: true, Found: "sessions in " + sessionsDir()}
	if err := os.MkdirAll(sessionsDir(), 0o755); err != nil {
		f.OK, f.Found, f.Do = false, err.Error(), "make it writable, or use --session DIR"
	}
	f.Notes = append(f.Notes, "configuration "+configPath())
	return f
}
