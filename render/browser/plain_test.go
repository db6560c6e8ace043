package browser

import (
	"context"
	"image"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"cultivar/render"
)

// plainly is the picture that the browser itself makes of a file, with nothing of ours.
func plainly(t *testing.T, exe Executable, file string) *image.RGBA {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), 60*time.Second)
	defer cancel()
	folder := t.TempDir()
	picture := filepath.Join(folder, "shot.png")
	args := []string{
		"--no-sandbox", "--headless", "--hide-scrollbars", "--window-size=1280,800", "--screenshot=" + picture, "--virtual-time-budget=3000",
		"--proxy-server=http://127.0.0.1:9", "--user-data-dir=" + filepath.Join(folder, "profile"), "file://" + file,
	}
	if out, err := exec.CommandContext(ctx, exe.Path, args...).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, out)
	}
	data, err := os.ReadFile(picture)
	if err != nil {
		t.Fatal(err)
	}
	p, err := decode(data)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// write puts a document into a folder.
func write(t *testing.T, doc render.Document) string {
	t.Helper()
	folder := t.TempDir()
	for name, data := range doc.Files {
		path := filepath.Join(folder, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, data, 0o644); err != nil {
			t.Fatal(err)
		}
	}
	return filepath.Join(folder, doc.Main)
}

func TestPagesAreDrawnAsTheBrowserAloneDrawsThem(t *testing.T) {
	exe := executable(t)
	if !exe.Headless || exe.Remote() {
		t.Skip("only chromium-headless-shell makes plain pictures of an exact size")
	}
	font, _ := exec.Command("fc-match", "--format=%{file}", "monospace").Output()
	face, _ := os.ReadFile(strings.TrimSpace(string(font)))
	docs := map[string]render.Document{
		"files": pageOf(`<!doctype html><link rel=stylesheet href="css/a.css"><h1>Heading</h1><img src=img/a.png><p>Some text in a font of its own.`,
			"css/a.css", `@font-face{font-family:own;src:url(../fonts/own.ttf)}p{font:20px own}h1{color:teal;border-bottom:3px solid}`,
			"img/a.png", string(pngOf(60, 40, "#3070a0")), "fonts/own.ttf", string(face)),
		"quirks":  pageOf(`<body bgcolor=#ffffee><table width=100% height=50% border=1><tr><td>one<td>two</table><p style="width:200;height:30;background:silver">three`),
		"storage": pageOf(`<!doctype html><script>localStorage.theme = 'dark'; document.documentElement.className = localStorage.theme</script><style>.dark{background:#223;color:#eef}</style><h1>Dark</h1>`),
		"legacy":  pageOf("<!doctype html><meta charset=windows-1252><p>caf\xe9 \x80 na\xefve"),
		"motion":  pageOf(`<!doctype html><style>@keyframes in{from{opacity:0;transform:translateY(40px)}}h1{animation:in 1s both}</style><h1>Entrance</h1>`),
	}
	if root := os.Getenv("CULTIVAR_CORPUS"); root != "" {
		files, _ := filepath.Glob(filepath.Join(root, "html", "*", "*.html"))
		for _, file := range files {
			docs[filepath.Base(file)] = load(t, render.FormPage, file)
		}
	}
	for name, doc := range docs {
		t.Run(name, func(t *testing.T) {
			plain := plainly(t, exe, write(t, doc))
			ours := picture(t, shoot(t, doc, render.DefaultViewport(render.FormPage)), render.DefaultViewport(render.FormPage))
			if n := apart(plain, ours); n > 0 || plain.Rect != ours.Rect {
				t.Errorf("%d pixels differ from the plain picture, %v and %v", n, plain.Rect, ours.Rect)
				if folder := os.Getenv("CULTIVAR_LOOK"); folder != "" {
					save(t, filepath.Join(folder, name+"-plain.png"), plain)
					save(t, filepath.Join(folder, name+"-ours.png"), ours)
				}
			}
		})
	}
}
