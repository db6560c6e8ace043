package tui

import (
	"encoding/base64"
	"os"
	"path/filepath"
	"testing"

	tea "charm.land/bubbletea/v2"

	"cultivar/session"
)

// clipboardHolds puts an xclip on a PATH of its own, whose clipboard holds a type with the bytes of a file.
func clipboardHolds(t *testing.T, kind, file string) {
	t.Helper()
	dir := t.TempDir()
	script := "#!/bin/sh\ncase \"$5\" in TARGETS) echo " + kind + ";; *) exec /bin/cat '" + file + "';; esac\n"
	if err := os.WriteFile(filepath.Join(dir, "xclip"), []byte(script), 0o700); err != nil {
		t.Fatal(err)
	}
	t.Setenv("PATH", dir)
}

func openOnDisplay(t *testing.T) *driver {
	t.Helper()
	d := openMeasured(t, 120, 40, nil)
	d.m.opts.Environ = []string{"DISPLAY=:7"}
	return d
}

func TestAPictureIsPastedFromTheClipboard(t *testing.T) {
	d := openOnDisplay(t)
	clipboardHolds(t, "image/png", snapshot(t))
	d.Press("ctrl+v").Settle().Status("n breeds towards the pasted picture")
	d.m.steer.target = nil
	d.Press("i").Settle().Press("ctrl+v").Settle().Status("n breeds towards the pasted picture")
	if got := d.m.prompt.Value(); got != "" {
		t.Errorf("the prompt holds %q", got)
	}
}

func TestAFileThatWasCopiedIsAttachedAndWordsArePasted(t *testing.T) {
	d := openOnDisplay(t)
	list := filepath.Join(t.TempDir(), "list")
	picture := snapshot(t)
	for _, held := range []struct{ kind, text string }{{"text/uri-list", "file://" + picture + "\r\n"}, {"UTF8_STRING", "warmer"}} {
		if err := os.WriteFile(list, []byte(held.text), 0o600); err != nil {
			t.Fatal(err)
		}
		clipboardHolds(t, held.kind, list)
		d.Press("ctrl+v").Settle()
	}
	if d.m.steer.target == nil || d.m.steer.target.Name != "my moods.png" {
		t.Errorf("attached %+v", d.m.steer.target)
	}
	if got := d.m.prompt.Value(); got != "warmer" {
		t.Errorf("the prompt holds %q", got)
	}
}

func TestNothingToPasteIsSaidInOneLine(t *testing.T) {
	d := openOnDisplay(t)
	clipboardHolds(t, "application/x-thing", "/dev/null")
	d.Press("ctrl+v").Settle().Status("the clipboard holds no picture; copy one, or T attaches a file")
	t.Setenv("PATH", t.TempDir())
	d.Press("ctrl+v").Settle().Status("no program here that reads the clipboard; install wl-clipboard or xclip")
}

func TestAPictureThatIsPastedAsAnAddressIsAttached(t *testing.T) {
	d := openMeasured(t, 120, 40, nil)
	data, err := os.ReadFile(snapshot(t))
	if err != nil {
		t.Fatal(err)
	}
	d.take(tea.PasteMsg{Content: "data:image/png;base64," + base64.StdEncoding.EncodeToString(data) + "\n"})
	d.Settle().Status("n breeds towards the pasted picture")
	d.take(tea.PasteMsg{Content: "data:image/png;base64,iVBORw0K"})
	d.Settle().Status("it is no picture that can be read")
	if d.m.steer.target.Name != pastedName || session.IsDataURL("make it data:image/png;base64,x") {
		t.Error("words are no picture")
	}
}
