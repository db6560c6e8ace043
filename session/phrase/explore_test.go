package phrase_test

import (
	"bufio"
	"fmt"
	"os"
	"testing"

	udiff "github.com/aymanbagabas/go-udiff"

	"cultivar/session/artifact"
	"cultivar/session/phrase"
)

func TestExplore(t *testing.T) {
	list := os.Getenv("EXPLORE")
	if list == "" {
		t.Skip()
	}
	f, _ := os.Open(list)
	sc := bufio.NewScanner(f)
	a := page(samplePage)
	switch os.Getenv("KIND") {
	case "d":
		a = drawing(sampleDrawing)
	case "s":
		a = artifact.Artifact{Kind: artifact.Shader, Main: "a.frag", Files: map[string][]byte{"a.frag": []byte(sampleShader)}}
	}
	for sc.Scan() {
		if sc.Text() == "" {
			continue
		}
		r, err := phrase.Apply(a, sc.Text(), nil)
		fmt.Printf("\n### %s\n  done %q missed %q refused %q sug %q %v\n", sc.Text(), r.Done, r.NotUnderstood, r.Refused, r.Suggestions, err)
		if os.Getenv("DIFF") != "" {
			fmt.Print(udiff.Unified("a", "b", string(a.Source()), string(r.Artifact.Source())))
		}
	}
}
