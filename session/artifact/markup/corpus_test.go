package markup

import (
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
)

// corpus reads every file below CULTIVAR_CORPUS/folder with one of the extensions.
func corpus(t testing.TB, folder string, exts ...string) map[string][]byte {
	t.Helper()
	root := os.Getenv("CULTIVAR_CORPUS")
	if root == "" {
		t.Skip("CULTIVAR_CORPUS is not set: no corpus to try")
	}
	files := map[string][]byte{}
	err := filepath.WalkDir(filepath.Join(root, folder), func(path string, e fs.DirEntry, err error) error {
		for _, ext := range exts {
			if err == nil && strings.HasSuffix(path, ext) {
				files[path], err = os.ReadFile(path)
			}
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func TestTreeAgreesWithTheBrowsersOnTheCorpus(t *testing.T) {
	for path, src := range corpus(t, "html", ".html") {
		d := HTML(src)
		bad := 0
		for _, e := range d.Elements {
			want, got := d.Up(e), e.Parent
			for got != nil && (got.Tag == "html" || got.Tag == "head" || got.Tag == "body") {
				got = nil
			}
			for want != nil && (want.Tag == "html" || want.Tag == "head" || want.Tag == "body") {
				want = nil
			}
			if got == d.Root {
				got = nil
			}
			if want != got {
				if bad++; bad < 4 {
					t.Errorf("%s: %s at %d: parent is %v, a browser says %v", filepath.Base(path), e.Tag, e.Start, got, want)
				}
			}
		}
		if bad > 0 {
			t.Errorf("%s: %d of %d", path, bad, len(d.Elements))
		}
	}
}
