package phrase_test

import (
	"bufio"
	"encoding/json"
	"os"
	"path/filepath"
	"regexp"
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

// topics are the headings in testdata/wordings.txt that say the same as the benchmark's tasks.
var topics = map[byte]string{'1': "colour by value", '3': "compression", '4': "upside down", '5': "transparency", '6': "crop left"}

var coloring = regexp.MustCompile(`with a (\S+) color to (\w+)`)

// The outsider's wordings give the benchmark's own edits the bytes that the benchmark's sentences give, whose
// pictures are compared with the answers.
func TestAnOutsidersWordingsDoTheBenchmarksEdits(t *testing.T) {
	ways := map[string][]string{}
	for _, w := range wordings(t) {
		if w.kind == "drawing" && !w.refused && w.plain != "turn the drawing by 180°" {
			ways[w.topic] = append(ways[w.topic], w.say)
		}
	}
	for i, e := range svgEdits(t) {
		all := ways[topics[e.Task[0]]]
		if len(all) == 0 || e.Task[0] == '6' && !strings.Contains(e.Instruction, "keep the left half") {
			continue
		}
		want, err := phrase.Apply(drawing(e.Before), e.Instruction, nil)
		if err != nil {
			t.Fatal(err)
		}
		for k := range 4 {
			say := all[(i+k*len(all)/4)%len(all)]
			if m := coloring.FindStringSubmatch(e.Instruction); m != nil {
				say = strings.NewReplacer("#c0392b", m[1], "white", m[2]).Replace(say)
			}
			r, err := phrase.Apply(drawing(e.Before), say, nil)
			if err != nil || string(r.Artifact.Source()) != string(want.Artifact.Source()) {
				t.Errorf("%s: %q: done %q, not understood %q, refused %q, not what %q gives", e.ID, say, r.Done, r.NotUnderstood, r.Refused, e.Instruction)
			}
		}
	}
}
