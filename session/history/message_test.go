package history

import (
	"os/exec"
	"reflect"
	"strings"
	"testing"

	"cultivar/session"
	"cultivar/session/breed/gene"
)

var instructions = map[string]string{
	"nothing":            "",
	"a line":             "make it warmer",
	"lines":              "make it warmer\nand larger\n\nand then\n",
	"trailers":           "warm\n\nCultivar-Origin: seed\nCultivar-Step: true",
	"only a trailer":     "Signed-off-by: someone",
	"a divider":          "before\n---\nafter\n---",
	"a comment":          "# not a comment\n#\n",
	"a diff":             "diff --git a/x b/x\n--- a/x\n+++ b/x",
	"scissors":           "# ------------------------ >8 ------------------------\nbelow",
	"unicode":            "größer, 温かい, 🌱 \u2028 \u0085",
	"spaces":             "  leading\n\n  and trailing  \n",
	"newlines around":    "\n\nx\n\n\n",
	"only newlines":      "\n\n",
	"carriage returns":   "a\r\nb\r\n",
	"control characters": "\x01\x1b[31m\x7f",
	"not utf-8":          "\xff\xfe",
	"10 KB":              strings.Repeat("make it warmer and ", 540),
	"conflicts":          "x\n\nConflicts:\n\tindex.html",
	"a cherry-pick":      "x\n\n(cherry picked from commit 1234)",
}

func fullNote(instruction string) note {
	n := note{subject: "warmer", step: true, variant: "20261122T174512-3f2a/07", kind: "page", main: "a b/ü.html"}
	n.Provenance = session.Provenance{
		Origin: session.Breed, Proposer: "engine", Instruction: instruction, Seed: 1<<64 - 1, Model: "qwen 3:8b", Tokens: 12, Cost: 0.0125,
		Recipe: gene.Recipe{Engine: 3, Genes: []gene.Gene{{Operator: "palette\nshift", Strength: 0.25, Seed: 7, Params: map[string]string{"to": "#fff\n---"}}}},
	}
	return n
}

func TestMessagesRoundTrip(t *testing.T) {
	for name, instruction := range instructions {
		t.Run(name, func(t *testing.T) {
			for _, n := range []note{fullNote(instruction), {subject: "s", main: "x", Provenance: session.Provenance{Origin: session.Seed, Instruction: instruction}}} {
				if got := parseNote(n.message()); !reflect.DeepEqual(got, n) {
					t.Errorf("got  %+v\nwant %+v\nin %q", got, n, n.message())
				}
			}
		})
	}
}

// What we take for trailers git takes for trailers too.
func TestGitSeesTheSameTrailers(t *testing.T) {
	for name, instruction := range instructions {
		if name == "scissors" {
			continue // git cuts a message there whatever it is told; we do not
		}
		cmd := exec.Command("git", "interpret-trailers", "--parse", "--no-divider")
		n := fullNote(instruction)
		cmd.Stdin = strings.NewReader(n.message())
		out, err := cmd.Output()
		if err != nil {
			t.Fatal(err)
		}
		want := n.message()[strings.LastIndex(n.message(), "\n\n")+2:]
		if string(out) != want {
			t.Errorf("%s: git sees %q\nwe wrote %q", name, out, want)
		}
	}
}

func TestInstructionsSurviveTheDisk(t *testing.T) {
	g := plant(t)
	g.seed("one")
	for name, instruction := range instructions {
		head, err := g.Head(t.Context())
		g.do(err)
		d := draft("x", head.Version)
		d.Instruction = instruction
		v, err := g.Commit(t.Context(), "accept", head.Version, []session.Draft{d})
		g.do(err)
		fresh, err := Open(t.Context(), g.Dir())
		g.do(err)
		defer fresh.Close()
		one, err := fresh.Version(t.Context(), v[0].ID)
		g.do(err)
		if one.Instruction != instruction {
			t.Errorf("%s: %q became %q", name, instruction, one.Instruction)
		}
		tree, err := fresh.Tree(t.Context(), 1)
		g.do(err)
		if tree.Versions[0].Instruction != instruction {
			t.Errorf("%s in the tree: %q became %q", name, instruction, tree.Versions[0].Instruction)
		}
	}
	g.sound()
}

func TestPlainMessages(t *testing.T) {
	for message, want := range map[string]note{
		"fix":                         {subject: "fix"},
		"fix\n":                       {subject: "fix"},
		"fix\nit\n\nbody\n\nmore\n":   {subject: "fix it", Provenance: session.Provenance{Instruction: "body\n\nmore"}},
		"fix\n\nSigned-off-by: A B\n": {subject: "fix", Provenance: session.Provenance{Instruction: "Signed-off-by: A B"}},
		"":                            {},
	} {
		want.Origin, want.Proposer = session.Edit, "person"
		if got := parseNote(message); !reflect.DeepEqual(got, want) {
			t.Errorf("%q: got %+v, want %+v", message, got, want)
		}
	}
}

func FuzzMessage(f *testing.F) {
	for _, instruction := range instructions {
		f.Add("subject", instruction)
	}
	f.Fuzz(func(t *testing.T, subject, instruction string) {
		if strings.ContainsRune(instruction, 0) {
			t.Skip("git keeps no NUL in messages")
		}
		n := fullNote(instruction)
		if n.subject = subjectLine(subject); n.subject == "" {
			n.subject = "x"
		}
		if got := parseNote(n.message()); !reflect.DeepEqual(got, n) {
			t.Errorf("got  %+v\nwant %+v", got, n)
		}
		parseNote(instruction)
	})
}

func FuzzObjects(f *testing.F) {
	f.Add([]byte("tree 4b825dc642cb6eb9a060e54bf8d69288fbee4904\nparent x\ncommitter a <b> 1 +0100\n\nm"))
	f.Add([]byte(`{"id":"g","variants":[{"tile":1,"main":"index.html"}]}`))
	f.Add([]byte("4b825dc642cb6eb9a060e54bf8d69288fbee4904 blob -1"))
	f.Add([]byte("100644 a\x00aaaaaaaaaaaaaaaaaaaa"))
	f.Fuzz(func(_ *testing.T, data []byte) {
		_, _ = parseCommit(data)
		_, _ = parseTree(data)
		_, _ = parseAnswer(string(data))
		_, _ = parseGeneration(map[string][]byte{generationName: data, "01/index.html": data})
	})
}
