package tui

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"cultivar/session"
)

func TestAPathIsFoundByLooking(t *testing.T) {
	dir := t.TempDir()
	if err := os.Mkdir(filepath.Join(dir, "drafts"), 0o755); err != nil {
		t.Fatal(err)
	}
	writeFile(t, filepath.Join(dir, "drafts", "sun.svg"), "<svg/>")
	writeFile(t, filepath.Join(dir, "notes.txt"), "none")
	writeFile(t, filepath.Join(dir, "page.html"), "<p>")
	var asked []string
	d := drive(t, 120, 40, Options{OpenFile: func(_ context.Context, path string) (*session.Studio, error) {
		asked = append(asked, path)
		return nil, &session.Problem{Attempted: "open " + path, Cause: "the folder is no session", Do: "name a design file"}
	}}).Settle()

	d.Press("o").Type(dir+"/").Settle().Shows("drafts/", "page.html").Hides("notes.txt")
	d.Type("dr").Settle().Press("enter").Settle()
	d.Status("the folder is no session").Shows("open a design", "drafts")
	d.Type("afts/").Settle().Shows("sun.svg").Press("down", "tab", "enter").Settle()
	if want := filepath.Join(dir, "drafts", "sun.svg"); len(asked) != 2 || asked[1] != want {
		t.Errorf("opened %q, wanted %q", asked, want)
	}
}
