package session

import (
	"fmt"
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/aymanbagabas/go-udiff"
)

func TestLineEditsMakeTheOneOfTheOther(t *testing.T) {
	dice := rand.New(rand.NewPCG(7, 9))
	lines := func() string {
		var b strings.Builder
		for range dice.IntN(30) {
			fmt.Fprintf(&b, "%d\n", dice.IntN(12))
		}
		if dice.IntN(3) == 0 {
			b.WriteString("no end")
		}
		return b.String()
	}
	for range 2000 {
		a, b := lines(), lines()
		got, err := udiff.Apply(a, lineEdits(a, b))
		if err != nil || got != b {
			t.Fatalf("%q became %q instead of %q: %v", a, got, b, err)
		}
		if _, err := udiff.ToUnified("a", "b", a, lineEdits(a, b), 3); err != nil {
			t.Fatalf("%q and %q have no unified difference: %v", a, b, err)
		}
	}
}

func TestManyChangesOfALongFileAreManySmallEdits(t *testing.T) {
	var a, b strings.Builder
	for i := range 6000 {
		fmt.Fprintf(&a, ".rule-%d {\n  color: red;\n}\n", i)
		if i%100 == 0 {
			fmt.Fprintf(&b, ".rule-%d {\n  color: blue;\n}\n", i)
		} else {
			fmt.Fprintf(&b, ".rule-%d {\n  color: red;\n}\n", i)
		}
	}
	edits := lineEdits(a.String(), b.String())
	if len(edits) != 60 {
		t.Fatalf("60 changed lines are %d edits", len(edits))
	}
	for _, e := range edits {
		if e.End-e.Start > 40 {
			t.Fatalf("an edit of one line replaces %d bytes", e.End-e.Start)
		}
	}
}
