package session

import (
	"testing"

	"cultivar/session/artifact"
)

func TestPatchCountsWhatADifferenceChanges(t *testing.T) {
	long := "a\nb\nc\nd\ne\nf\ng\nh\ni\nj\nk\nl\nm\nn\no\np\n"
	from := artifact.Artifact{Main: "a.html", Files: map[string][]byte{"a.html": []byte(long), "x.css": []byte("old\n"), "p.png": {0xff, 0xfe}}}
	to := artifact.Artifact{Main: "a.html", Files: map[string][]byte{"a.html": []byte("A\n" + long[2:len(long)-2] + "P\nQ\n"), "n.css": []byte("--- not a header\n"), "p.png": {0xff, 0xfd}}}
	files := Patch(Unified(from, to))
	want := []FilePatch{{Path: "a.html", Added: 3, Removed: 2}, {Path: "n.css", Added: 1}, {Path: "p.png"}, {Path: "x.css", Removed: 1}}
	if len(files) != len(want) {
		t.Fatalf("%d files: %+v", len(files), files)
	}
	for i, f := range files {
		if f.Path != want[i].Path || f.Added != want[i].Added || f.Removed != want[i].Removed {
			t.Errorf("file %d is %+v, wanted %+v", i, f, want[i])
		}
	}
	if n := len(files[0].Changes); n != 2 || files[0].Changes[1].Line < 12 {
		t.Errorf("the page has %d changes: %+v", n, files[0].Changes)
	}
	if got := PatchSummary(files); got != "4 files, 5 changes, +4 −3" {
		t.Errorf("summed up as %q", got)
	}
	if got := Patch(""); len(got) != 0 {
		t.Errorf("nothing is %v", got)
	}
}

func TestAPatchSurvivesLinesThatLookLikeHeaders(t *testing.T) {
	from := artifact.Artifact{Files: map[string][]byte{"a.md": []byte("-- x\nsame\n")}}
	to := artifact.Artifact{Files: map[string][]byte{"a.md": []byte("++ y\nsame\n")}}
	files := Patch(Unified(from, to))
	if len(files) != 1 || files[0].Added != 1 || files[0].Removed != 1 {
		t.Errorf("read as %+v", files)
	}
}
