package phrase_test

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"cultivar/session/artifact"
	"cultivar/session/phrase"
)

type svgEdit struct{ ID, Task, Instruction, Prompt, Before, Answer string }

func svgEdits(t testing.TB) []svgEdit {
	t.Helper()
	root := os.Getenv("CULTIVAR_CORPUS")
	if root == "" {
		t.Skip("CULTIVAR_CORPUS is not set: no edits to try")
	}
	f, err := os.Open(filepath.Join(root, "edits", "svgeditbench_v1.jsonl"))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	var out []svgEdit
	lines := bufio.NewScanner(f)
	lines.Buffer(nil, 1<<22)
	for lines.Scan() {
		var e svgEdit
		if err := json.Unmarshal(lines.Bytes(), &e); err != nil {
			t.Fatal(err)
		}
		out = append(out, e)
	}
	return out
}

func TestEveryBenchmarkEditIsUnderstood(t *testing.T) {
	bad := map[string]int{}
	for _, e := range svgEdits(t) {
		for _, said := range []string{e.Instruction, e.Prompt} {
			a := artifact.Artifact{Kind: artifact.Drawing, Main: "a.svg", Files: map[string][]byte{"a.svg": []byte(e.Before)}}
			r, err := phrase.Apply(a, said, nil)
			if err != nil {
				t.Fatal(err)
			}
			got := string(r.Artifact.Source())
			if !r.Changed || len(r.NotUnderstood)+len(r.Refused) > 0 || strings.HasPrefix(e.Task, "3") && len(got) >= len(e.Before) {
				if bad[e.Task]++; bad[e.Task] < 4 {
					t.Errorf("%s %q: done %q, not understood %q, refused %q", e.ID, said, r.Done, r.NotUnderstood, r.Refused)
				}
			}
		}
	}
	if len(bad) > 0 {
		t.Error(bad)
	}
}
