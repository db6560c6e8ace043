package terminal

import (
	"bufio"
	"bytes"
	"context"
	"encoding/json"
	"fmt"
	"image"
	"image/color"
	"image/draw"
	"image/png"
	"io"
	"net"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cultivar/render/terminal/scale"
)

// These tests run real terminals under Xvfb. The test program starts itself again inside of them, as
// the scene: it detects the terminal, shows pictures, covers, uncovers, swaps and moves them, and then
// waits while the test takes a screenshot and compares pixels.

// sceneSocket names the variable that makes the test program the scene; it holds a socket's path.
const sceneSocket = "CULTIVAR_SCENE"

// sceneKind names the variable that chooses the scene.
const sceneKind = "CULTIVAR_SCENE_KIND"

func TestMain(m *testing.M) {
	if socket := os.Getenv(sceneSocket); socket != "" {
		if err := playScene(socket); err != nil {
			fmt.Fprintln(os.Stderr, err)
			os.Exit(1)
		}
		os.Exit(0)
	}
	os.Exit(m.Run())
}

// told is what the scene reports: what it found out and where its pictures are.
type told struct {
	Error    string
	Caps     Capabilities
	Window   Size
	Pictures map[string]Rect // cells
	Pixels   map[string]Size
}

// subject is the scene's picture of a name, the same in the scene and in the test.
func subject(name string) *image.RGBA {
	if name == "page" {
		return design(1280, 800)
	}
	return shader(640, 360)
}

// playScene shows the pictures on the terminal it runs in and stays until the test hangs up.
func playScene(socket string) error {
	line, err := net.Dial("unix", socket)
	if err != nil {
		return err
	}
	defer line.Close()
	tty, err := os.OpenFile("/dev/tty", os.O_RDWR, 0)
	if err != nil {
		return err
	}
	perform := scene
	if os.Getenv(sceneKind) == "film" {
		perform = filmScene
	}
	report, err := perform(tty)
	if err != nil {
		report.Error = err.Error()
	}
	if err := json.NewEncoder(line).Encode(report); err != nil {
		return err
	}
	_, _ = io.Copy(io.Discard, line)
	return nil
}

func scene(tty *os.File) (told, error) {
	caps, err := Detect(context.Background(), tty, os.Getenv, Ask{Timeout: 20 * time.Second})
	if err != nil {
		return told{}, err
	}
	window, _ := WindowOf(tty)
	report := told{Caps: caps, Window: window}
	err = rehearse(&report, func(bytes string) { _, _ = tty.WriteString(bytes) })
	return report, err
}

// rehearse shows two pictures, covers and uncovers them, and has them change places.
func rehearse(report *told, write func(string)) error {
	caps := report.Caps
	pics := map[string]*Picture{}
	boxes := map[string]Size{"page": {36, 10}, "shader": {30, 9}}
	if report.Window.W >= 180 {
		boxes = map[string]Size{"page": {180, 54}}
	}
	for name, box := range boxes {
		var err error
		if pics[name], err = Encode(subject(name), box, caps); err != nil {
			return err
		}
	}
	write("\x1b[?1049h\x1b[?25l")
	screen := NewScreen(caps)
	show := func(dialogs []Rect, places ...Placement) {
		f := compose(report.Window, map[int]string{20: "a line of text below the pictures"}, places, dialogs)
		f.Content = "\x1b[48;2;255;0;255m  \x1b[m" + f.Content[2:]
		w := screen.Plan(f)
		write(w.Before + "\x1b[H" + strings.ReplaceAll(f.Content, "\n", "\r\n") + w.After)
		report.Pictures, report.Pixels = map[string]Rect{}, map[string]Size{}
		for _, p := range places {
			report.Pictures[p.Place] = p.Rect()
			_, report.Pixels[p.Place] = Fit(Size{subject(p.Place).Rect.Dx(), subject(p.Place).Rect.Dy()}, p.Picture.Cells, caps.Cell())
		}
	}
	page := Placement{Place: "page", Picture: pics["page"], X: 1, Y: 1}
	if pics["shader"] == nil {
		show(nil, page)
		show([]Rect{{10, 4, 40, 5}}, page)
		show(nil, page)
		return nil
	}
	shade := Placement{Place: "shader", Picture: pics["shader"], X: 40, Y: 1}
	show(nil, page, shade)
	show([]Rect{{10, 4, 40, 5}}, page, shade)
	page.X, page.Y, shade.X, shade.Y = 42, 8, 3, 3
	show(nil, shade, page)
	show([]Rect{{0, 0, 1, 1}, {30, 10, 20, 4}}, shade, page)
	show(nil, shade, page)
	return nil
}

// filmScene plays red and blue in turn.
func filmScene(tty *os.File) (told, error) {
	caps, err := Detect(context.Background(), tty, os.Getenv, Ask{Timeout: 20 * time.Second})
	if err != nil {
		return told{}, err
	}
	p, err := EncodeFilm([]image.Image{flat(color.RGBA{200, 0, 0, 255}), flat(color.RGBA{0, 0, 200, 255})}, 150*time.Millisecond, Size{20, 5}, caps)
	if err != nil {
		return told{}, err
	}
	f := compose(Size{80, 24}, nil, []Placement{{Place: "film", Picture: p, X: 2, Y: 2}}, nil)
	f.Content = "\x1b[48;2;255;0;255m  \x1b[m" + f.Content[2:]
	w := NewScreen(caps).Plan(f)
	_, _ = tty.WriteString("\x1b[?1049h\x1b[?25l\x1b[H" + strings.ReplaceAll(f.Content, "\n", "\r\n") + w.After)
	return told{Caps: caps, Pictures: map[string]Rect{"film": {2, 2, p.Cells.W, p.Cells.H}}}, nil
}

func flat(c color.RGBA) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, 200, 100))
	draw.Draw(img, img.Rect, image.NewUniform(c), image.Point{}, draw.Src)
	return img
}

// TestKittyPlaysFilms sees both frames of a film that is sent once.
func TestKittyPlaysFilms(t *testing.T) {
	t.Setenv(sceneKind, "film")
	report, shoot := perform(t, "kitty", kittyOptions...)
	seen := map[string]bool{}
	cell := report.Caps.Cell()
	for until := time.Now().Add(60 * time.Second); len(seen) < 2 && time.Now().Before(until); {
		shot := shoot()
		at, ok := origin(shot)
		if !ok {
			continue
		}
		r, g, b, _ := shot.At(at.X+8*cell.W, at.Y+4*cell.H).RGBA()
		switch {
		case r>>8 > 180 && g>>8 < 20 && b>>8 < 20:
			seen["red"] = true
		case b>>8 > 180 && g>>8 < 20 && r>>8 < 20:
			seen["blue"] = true
		}
	}
	if len(seen) < 2 {
		t.Errorf("seen: %v", seen)
	}
}

// display starts an X server of its own.
func display(t *testing.T, programs ...string) string {
	t.Helper()
	if testing.Short() {
		t.Skip("SKIPPED: real terminals take seconds")
	}
	for _, p := range append(programs, "Xvfb", "import") {
		if _, err := exec.LookPath(p); err != nil {
			t.Skipf("SKIPPED: %s is not installed (apt-get install xvfb xterm kitty imagemagick), so this terminal is not tested for real", p)
		}
	}
	r, w, err := os.Pipe()
	if err != nil {
		t.Fatal(err)
	}
	x := exec.Command("Xvfb", "-displayfd", "3", "-screen", "0", "1500x900x24", "-nolisten", "tcp")
	x.ExtraFiles = []*os.File{w}
	if err := x.Start(); err != nil {
		t.Skipf("SKIPPED: Xvfb does not start: %v", err)
	}
	t.Cleanup(func() { _ = x.Process.Kill(); _ = x.Wait() })
	_ = w.Close()
	_ = r.SetReadDeadline(time.Now().Add(20 * time.Second))
	number, err := bufio.NewReader(r).ReadString('\n')
	if err != nil {
		t.Skipf("SKIPPED: Xvfb gives no display: %v", err)
	}
	return ":" + strings.TrimSpace(number)
}

// perform runs the scene in a terminal and returns what it told and a way to take screenshots.
func perform(t *testing.T, name string, args ...string) (told, func() image.Image) {
	t.Helper()
	display := display(t, name)
	dir := t.TempDir()
	socket := filepath.Join(dir, "s")
	line, err := net.Listen("unix", socket)
	if err != nil {
		t.Fatal(err)
	}
	defer line.Close()
	environ := append(os.Environ(), "DISPLAY="+display, sceneSocket+"="+socket, "LIBGL_ALWAYS_SOFTWARE=1", "HOME="+dir,
		"SSH_TTY=", "SSH_CONNECTION=", "SSH_CLIENT=", "TMUX=", "NO_COLOR=", "COLORTERM=", "CULTIVAR_PROTOCOL=")
	term := exec.Command(name, append(args, os.Args[0])...)
	term.Env = environ
	var said bytes.Buffer
	term.Stderr = &said
	if err := term.Start(); err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = term.Process.Kill(); _ = term.Wait() })
	_ = line.(*net.UnixListener).SetDeadline(time.Now().Add(90 * time.Second))
	conn, err := line.Accept()
	if err != nil {
		_ = term.Process.Kill()
		_ = term.Wait() // what it said is whole only then
		t.Skipf("SKIPPED: %s does not come up here: %v %s", name, err, said.String())
	}
	t.Cleanup(func() { _ = conn.Close() })
	_ = conn.SetReadDeadline(time.Now().Add(90 * time.Second))
	var report told
	if err := json.NewDecoder(conn).Decode(&report); err != nil || report.Error != "" {
		t.Fatalf("the scene failed: %v %s", err, report.Error)
	}
	return report, func() image.Image {
		shot := exec.Command("import", "-silent", "-window", "root", "png:-")
		shot.Env = environ
		out, err := shot.Output()
		if err != nil {
			t.Fatalf("taking a screenshot: %v", err)
		}
		img, err := png.Decode(bytes.NewReader(out))
		if err != nil {
			t.Fatal(err)
		}
		return img
	}
}

// origin is the pixel of the first cell, which the scene paints magenta.
func origin(img image.Image) (image.Point, bool) {
	b := img.Bounds()
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			if r, g, bl, _ := img.At(x, y).RGBA(); r>>8 > 250 && g>>8 < 5 && bl>>8 > 250 {
				return image.Pt(x, y), true
			}
		}
	}
	return image.Point{}, false
}

// seenOn cuts one picture out of a screenshot.
func seenOn(shot image.Image, at image.Point, cells Rect, pixels, cell Size) *image.RGBA {
	img := image.NewRGBA(image.Rect(0, 0, pixels.W, pixels.H))
	for y := range pixels.H {
		for x := range pixels.W {
			img.Set(x, y, color.RGBAModel.Convert(shot.At(at.X+cells.X*cell.W+x, at.Y+cells.Y*cell.H+y)))
		}
	}
	return img
}

// likeness is how well each picture is seen on a screenshot (SSIM), if its cells are found.
func (r told) likeness(shot image.Image) (map[string]float64, bool) {
	at, ok := origin(shot)
	got := map[string]float64{}
	for name, cells := range r.Pictures {
		if ok {
			px := r.Pixels[name]
			got[name] = ssim(seenOn(shot, at, cells, px, r.Caps.Cell()), scale.To(subject(name), px.W, px.H))
		}
	}
	return got, ok
}

// mustBeOn fails unless a screenshot shows every picture as it was meant.
func (r told) mustBeOn(t *testing.T, shot image.Image, least float64) {
	t.Helper()
	got, ok := r.likeness(shot)
	for _, s := range got {
		ok = ok && s >= least
	}
	say := t.Logf
	if !ok {
		say = t.Errorf
	}
	say("%s %s, %s: SSIM %v, wanted %.2f", r.Caps.Name, r.Caps.Version, r.Caps.summary(), got, least)
}

// mustShow takes screenshots until every picture is seen as it was meant, or long enough.
func mustShow(t *testing.T, report told, shoot func() image.Image, least float64) {
	t.Helper()
	shot := shoot()
	for until := time.Now().Add(40 * time.Second); time.Now().Before(until); shot = shoot() {
		got, good := report.likeness(shot)
		for _, s := range got {
			good = good && s >= least
		}
		if good {
			break
		}
	}
	keep(t, shot)
	report.mustBeOn(t, shot, least)
}

// keep leaves a screenshot where CULTIVAR_SCREENSHOTS says, for eyes.
func keep(t *testing.T, shot image.Image) {
	dir := os.Getenv("CULTIVAR_SCREENSHOTS")
	if dir == "" || shot == nil {
		return
	}
	f, err := os.Create(filepath.Join(dir, strings.ReplaceAll(t.Name(), "/", "-")+".png"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	_ = png.Encode(f, shot)
}

var kittyOptions = []string{
	"--config", "NONE", "-o", "initial_window_width=90c", "-o", "initial_window_height=24c",
	"-o", "remember_window_size=no", "-o", "update_check_interval=0",
}

func TestRealTerminals(t *testing.T) {
	for name, c := range map[string]struct {
		program  []string
		protocol Protocol
		least    float64
	}{
		"xterm sixel":        {[]string{"xterm", "+sb", "-geometry", "90x24+20+10", "-ti", "vt340", "-e"}, Sixel, 0.98},
		"xterm sixel, large": {[]string{"xterm", "+sb", "-fa", "DejaVu Sans Mono", "-fs", "9", "-geometry", "182x57+0+0", "-ti", "vt340", "-e"}, Sixel, 0.98},
		"xterm blocks":       {[]string{"xterm", "+sb", "-u8", "-fa", "DejaVu Sans Mono", "-fs", "9", "-geometry", "90x24+20+10", "-e"}, Blocks, 0.4},
		"kitty":              {append([]string{"kitty"}, kittyOptions...), Kitty, 0.98},
	} {
		t.Run(name, func(t *testing.T) {
			report, shoot := perform(t, c.program[0], c.program[1:]...)
			if report.Caps.Protocol != c.protocol {
				t.Fatalf("%s is taken for %s: %+v", name, report.Caps.Protocol, report.Caps.Answers)
			}
			if px := report.Pixels["page"]; strings.Contains(name, "large") && px.W <= 1000 {
				t.Skipf("SKIPPED: the font is too small here for a picture larger than xterm takes at once: %v", px)
			}
			mustShow(t, report, shoot, c.least)
		})
	}
}
