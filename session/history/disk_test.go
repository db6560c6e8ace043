package history

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
)

// smallDisk mounts a file system of a few megabytes.
func smallDisk(t *testing.T) string {
	if os.Getuid() != 0 {
		t.Skip("only root can mount a small disk")
	}
	dir := t.TempDir()
	if out, err := exec.Command("mount", "-t", "tmpfs", "-o", "size=3m", "tmpfs", dir).CombinedOutput(); err != nil {
		t.Skipf("no small disk can be mounted: %s", out)
	}
	t.Cleanup(func() {
		if out, err := exec.Command("umount", "-l", dir).CombinedOutput(); err != nil {
			t.Errorf("umount: %s", out)
		}
	})
	return dir
}

func TestFullDisk(t *testing.T) {
	disk := smallDisk(t)
	s, err := Create(t.Context(), filepath.Join(disk, "session"))
	if err != nil {
		t.Fatal(err)
	}
	g := &garden{s, t}
	defer func() { g.Close() }()
	promised := []string{g.seed("one").ID}
	failed := 0
	for i := range 100 {
		room := filepath.Join(disk, "ballast")
		if i == 10 { // from here on the disk fills up by and by
			g.do(os.WriteFile(room, make([]byte, 2<<20), 0o644))
		}
		id, err := acceptOnce(t.Context(), g.Store, i*1000)
		if err == nil {
			promised = append(promised, id)
			if i > 10 {
				f, _ := os.OpenFile(room, os.O_APPEND|os.O_WRONLY, 0o644)
				_, _ = f.Write(make([]byte, 100<<10))
				f.Close()
			}
			continue
		}
		if failed++; !strings.Contains(fmt.Sprint(err), "space") {
			t.Logf("a full disk is called: %v", err)
		}
		if failed > 5 {
			break
		}
	}
	if failed == 0 {
		t.Fatal("the disk never filled up")
	}
	if _, err := g.Tree(t.Context(), 0); err != nil {
		t.Errorf("reading from a full disk: %v", err)
	}
	g.do(g.Close())
	g.do(os.Remove(filepath.Join(disk, "ballast")))
	survived(t, g.Dir(), "accept", promised)
	g.reopen()
	g.accept("after")
	g.sound()
}

func TestReadOnlyDisk(t *testing.T) {
	disk := smallDisk(t)
	s, err := Create(t.Context(), filepath.Join(disk, "session"))
	if err != nil {
		t.Fatal(err)
	}
	g := &garden{s, t}
	first := g.seed("one")
	g.do(g.Close())
	g.do(os.WriteFile(filepath.Join(g.Dir(), ".cultivar", "settling"), []byte("1"), 0o644))
	if out, err := exec.Command("mount", "-o", "remount,ro", disk).CombinedOutput(); err != nil {
		t.Skipf("no read-only disk: %s", out)
	}
	g.reopen()
	if len(g.Repaired()) != 1 || !strings.Contains(g.Repaired()[0], "cannot be written to") {
		t.Errorf("it says %q", g.Repaired())
	}
	a, err := g.Artifact(t.Context(), first.ID)
	if err != nil || string(a.Source()) != "one" {
		t.Errorf("reading: %v", err)
	}
	if _, err := acceptOnce(t.Context(), g.Store, 1); err == nil || !strings.Contains(err.Error(), "read-only") {
		t.Errorf("accepting says %v", err)
	}
}
