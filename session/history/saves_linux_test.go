package history

import (
	"fmt"
	"os"
	"path/filepath"
	"sync"
	"testing"
)

// Somebody saves into the session's own file again and again while versions are accepted. The saver
// swaps files and so sees what it replaces; whatever it did not see replaced, an accept has replaced.
func TestSavesAgainstAccepts(t *testing.T) {
	g := plant(t)
	g.seed("seed")
	n := 30
	if testing.Short() {
		n = 5
	}
	aside, err := os.Open(t.TempDir())
	g.do(err)
	defer aside.Close()
	dir, err := os.Open(g.Dir())
	g.do(err)
	defer dir.Close()
	var saver sync.WaitGroup
	stop := make(chan struct{})
	unseen := map[string]bool{}
	saver.Go(func() {
		for i := 0; ; i++ {
			select {
			case <-stop:
				return
			default:
			}
			text, temp := fmt.Sprintf("saved %d", i), filepath.Join(aside.Name(), "save")
			if os.WriteFile(temp, []byte(text), 0o644) == nil && renameAt(aside, "save", dir, "index.html") == nil {
				unseen[text] = true
				before, _ := os.ReadFile(temp)
				delete(unseen, string(before))
			}
		}
	})
	for i := range n {
		g.accept(fmt.Sprintf("accepted %d", i))
	}
	close(stop)
	saver.Wait()
	delete(unseen, g.file("index.html"))
	for i := range n {
		if !g.holds(fmt.Sprintf("accepted %d", i)) {
			t.Errorf("accept %d is lost", i)
		}
	}
	for text := range unseen {
		if !g.holds(text) {
			t.Errorf("%q is lost", text)
		}
	}
	t.Logf("%d saves replaced by %d accepts", len(unseen), n)
	g.plainGit("fsck", "--full")
}
