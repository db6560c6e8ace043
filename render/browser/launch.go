package browser

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/go-rod/rod/lib/cdp"
	"github.com/gofrs/flock"
)

// process is a running browser: what speaks to it, and what to tidy up after it.
type process struct {
	wire    *wire
	cmd     *exec.Cmd // nil if the browser is remote
	profile *profile
	exited  chan struct{}
	said    *tail // what it wrote last on standard error
}

// socketRoom is how long a folder's path may be in which the browser puts a socket, whose path the
// system limits to about a hundred bytes.
const socketRoom = 60

// tail keeps the end of what is written to it.
type tail struct {
	mu   sync.Mutex
	text []byte
}

func (t *tail) Write(p []byte) (int, error) {
	t.mu.Lock()
	defer t.mu.Unlock()
	t.text = append(t.text, p...)
	t.text = t.text[max(0, len(t.text)-2000):]
	return len(p), nil
}

// last is the last line, for a message.
func (t *tail) last() string {
	t.mu.Lock()
	defer t.mu.Unlock()
	lines := strings.Split(strings.TrimSpace(string(t.text)), "\n")
	return printable(lines[len(lines)-1])
}

// start launches the browser, or connects to a remote one.
func start(ctx context.Context, exe Executable) (*process, error) {
	if exe.Remote() {
		return connect(ctx, exe.Path)
	}
	home, err := newProfile()
	if err != nil {
		return nil, err
	}
	p, err := launch(exe, home)
	if err != nil {
		home.remove()
		return nil, fmt.Errorf("launch %s: %w", exe.Path, err)
	}
	return p, nil
}

func connect(ctx context.Context, address string) (*process, error) {
	socket := &cdp.WebSocket{}
	if err := socket.Connect(ctx, address, nil); err != nil {
		return nil, fmt.Errorf("connect to the browser at %s: %w", address, err)
	}
	return &process{wire: newWire(socket)}, nil
}

func launch(exe Executable, home *profile) (*process, error) {
	theirIn, ourOut, err := os.Pipe()
	if err != nil {
		return nil, err
	}
	ourIn, theirOut, err := os.Pipe()
	if err != nil {
		_ = theirIn.Close()
		_ = ourOut.Close()
		return nil, err
	}
	cmd := exec.Command(exe.Path, flags(exe, home.dir)...)
	cmd.ExtraFiles = []*os.File{theirIn, theirOut} // become 3 and 4
	cmd.Env = append(os.Environ(), "TZ=UTC", "LANGUAGE=en_US")
	if len(home.dir) <= socketRoom {
		cmd.Env = append(cmd.Env, "TMPDIR="+home.dir)
	}
	p := &process{cmd: cmd, profile: home, exited: make(chan struct{}), said: &tail{}}
	cmd.Stderr = p.said
	cmd.WaitDelay = 2 * time.Second
	cmd.Dir = home.dir
	dieWithUs(cmd)
	err = cmd.Start()
	_ = theirIn.Close()
	_ = theirOut.Close()
	if err != nil {
		_ = ourIn.Close()
		_ = ourOut.Close()
		return nil, err
	}
	p.wire = newWire(newPipe(ourOut, ourIn))
	go func() {
		_ = cmd.Wait()
		close(p.exited)
	}()
	return p, nil
}

// stop ends the browser at once; nothing in its profile is worth an orderly end.
func (p *process) stop() {
	p.kill()
	p.wire.close()
	if p.cmd == nil {
		return
	}
	<-p.exited
	p.profile.remove()
}

// kill ends the browser without tidying up.
func (p *process) kill() {
	if p.cmd != nil {
		killTree(p.cmd)
	}
	_ = p.wire.carrier.Close()
}

// flags are the switches for drawing untrusted designs, always alike, with no network.
func flags(exe Executable, home string) []string {
	list := []string{
		"--remote-debugging-pipe",
		"--no-startup-window",
		"--user-data-dir=" + home,
		"--no-first-run",
		"--no-default-browser-check",
		"--no-pings",
		"--no-service-autorun",
		"--mute-audio",
		"--hide-scrollbars",
		"--lang=en-US",
		"--password-store=basic",
		"--use-mock-keychain",
		"--disable-background-networking",
		"--disable-background-timer-throttling",
		"--disable-backgrounding-occluded-windows",
		"--disable-renderer-backgrounding",
		"--disable-breakpad",
		"--disable-client-side-phishing-detection",
		"--disable-component-update",
		"--disable-component-extensions-with-background-pages",
		"--disable-default-apps",
		"--disable-domain-reliability",
		"--disable-extensions",
		"--disable-hang-monitor",
		"--disable-ipc-flooding-protection",
		"--disable-notifications",
		"--disable-popup-blocking",
		"--disable-print-preview",
		"--disable-prompt-on-repost",
		"--disable-search-engine-choice-screen",
		"--disable-sync",
		"--metrics-recording-only",
		"--disable-field-trial-config",
		"--disable-site-isolation-trials",
		"--disable-features=" + strings.Join(unwanted, ","),
		"--js-flags=--max-old-space-size=512",
		// The network leads nowhere, not even to this machine.
		"--proxy-server=http://127.0.0.1:9",
		"--proxy-bypass-list=<-loopback>",
		"--host-resolver-rules=MAP * ~NOTFOUND",
		"--force-webrtc-ip-handling-policy=disable_non_proxied_udp",
		"--webrtc-ip-handling-policy=disable_non_proxied_udp",
		// Pictures are made by the processor alone, the same on every machine.
		"--use-angle=swiftshader",
		"--enable-unsafe-swiftshader",
		"--ignore-gpu-blocklist",
		"--disable-gpu-process-crash-limit",
		"--disable-gpu-compositing",
		"--disable-gpu-rasterization",
		"--disable-checker-imaging",
		"--disable-image-animation-resync",
		"--disable-threaded-animation",
		"--disable-threaded-scrolling",
	}
	if !exe.Headless {
		list = append(list, "--headless=new")
	}
	if os.Geteuid() == 0 {
		list = append(list, "--no-sandbox")
	}
	if smallSharedMemory() {
		list = append(list, "--disable-dev-shm-usage")
	}
	return list
}

// unwanted are the browser's features that would isolate the frames of a sheet from each other in
// processes of their own, change a document's address, or do work in the background.
var unwanted = []string{
	"IsolateOrigins", "site-per-process", "IsolateSandboxedIframes", "OriginKeyedProcessesByDefault",
	"HttpsUpgrades", "HttpsFirstBalancedMode", "HttpsFirstBalancedModeAutoEnable",
	"Translate", "OptimizationHints", "MediaRouter", "DialMediaRouteProvider", "InterestFeedContentSuggestions",
	"CertificateTransparencyComponentUpdater", "AutofillServerCommunication", "PaintHolding", "BackForwardCache",
	"LazyFrameLoading", "AutoDeElevate", "GlobalMediaControls", "RenderDocument",
}

const profilePrefix = "cultivar-browser-"

// profile is a browser's folder for its own data. The lock beside it is held while we live, so that
// a later start can tell which profiles were left over.
type profile struct {
	dir  string
	lock *flock.Flock
}

func newProfile() (*profile, error) {
	sweep()
	dir, err := os.MkdirTemp("", profilePrefix+strconv.Itoa(os.Getpid())+"-")
	if err != nil {
		return nil, fmt.Errorf("make the browser's profile: %w", err)
	}
	lock := flock.New(filepath.Join(dir, "cultivar.lock"))
	if _, err := lock.TryLock(); err != nil {
		_ = os.RemoveAll(dir)
		return nil, fmt.Errorf("lock the browser's profile: %w", err)
	}
	return &profile{dir: dir, lock: lock}, nil
}

// remove deletes the profile. Helpers of the browser may write a moment longer, so it tries again.
func (p *profile) remove() {
	_ = p.lock.Unlock()
	for range 20 {
		if os.RemoveAll(p.dir) == nil {
			return
		}
		time.Sleep(10 * time.Millisecond)
	}
}

// sweep deletes the profiles whose owner has ended without doing so.
func sweep() {
	left, _ := filepath.Glob(filepath.Join(os.TempDir(), profilePrefix+"*"))
	for _, dir := range left {
		path := filepath.Join(dir, "cultivar.lock")
		if info, err := os.Stat(path); err != nil || time.Since(info.ModTime()) < 0 {
			continue
		}
		lock := flock.New(path)
		if held, err := lock.TryLock(); err != nil || !held {
			continue
		}
		_ = lock.Unlock()
		_ = os.RemoveAll(dir)
	}
}
