package coder

import (
	"strings"
	"testing"
)

func TestBlocksAreReadInTheFormsModelsWrite(t *testing.T) {
	const inner = "<<<<<<< SEARCH\nold\n=======\nnew\n>>>>>>> REPLACE\n"
	for name, c := range map[string]struct{ text, file string }{
		"plain":             {"styles.css\n" + inner, "styles.css"},
		"no path":           {inner, ""},
		"fenced":            {"```\nstyles.css\n" + inner + "```\n", "styles.css"},
		"path before fence": {"styles.css\n```css\n" + inner + "```\n", "styles.css"},
		"path on fence":     {"```css styles.css\n" + inner + "```\n", "styles.css"},
		"bold path":         {"**`css/styles.css`**\n" + inner, "css/styles.css"},
		"heading":           {"### File: styles.css\n" + inner, "styles.css"},
		"path behind":       {"<<<<<<< SEARCH styles.css\nold\n=======\nnew\n>>>>>>> REPLACE", "styles.css"},
		"diff labels":       {"styles.css\n<<<<<<< HEAD\nold\n=======\nnew\n>>>>>>> updated\n", "styles.css"},
		"short markers":     {"styles.css\n<<<<< SEARCH\nold\n=====\nnew\n>>>>> REPLACE\n", "styles.css"},
		"fence inside":      {"styles.css\n<<<<<<< SEARCH\n```css\nold\n```\n=======\n```css\nnew\n```\n>>>>>>> REPLACE\n", "styles.css"},
		"as a comment":      {"```css\n/* styles.css */\n" + inner + "```\n", "styles.css"},
		"as a line comment": {"// styles.css\n" + inner, "styles.css"},
		"as a page comment": {"<!-- styles.css -->\n" + inner, "styles.css"},
		"windows":           {strings.ReplaceAll("styles.css\n"+inner, "\n", "\r\n"), "styles.css"},
	} {
		p := parseBlocks(c.text)
		if len(p.Blocks) != 1 {
			t.Errorf("%s: %d blocks", name, len(p.Blocks))
			continue
		}
		b := p.Blocks[0]
		if b.File != c.file || strings.TrimSpace(b.Search) != "old" || strings.TrimSpace(b.Replace) != "new" {
			t.Errorf("%s: %+v", name, b)
		}
	}
}

func TestAnOpenBlockIsNoBlock(t *testing.T) {
	p := parseBlocks(block("a", "b") + "<<<<<<< SEARCH\nc\n=======\nd")
	if len(p.Blocks) != 1 || p.Open == nil || p.Open.Search != "c\n" {
		t.Errorf("got %+v", p)
	}
}

func TestAForgottenClosingMarkerEndsTheBlockWhereItsModelStopped(t *testing.T) {
	const begun = "styles.css\n<<<<<<< SEARCH\nc\n=======\nd\n"
	for name, text := range map[string]string{
		"bare":       begun,
		"fence":      begun + "```\n",
		"words":      begun + "```\n\nThe ground is warmer now.\n",
		"next block": begun + "\nindex.html\n" + block("a", "b"),
	} {
		p := parseBlocks(text).ended()
		if p.Open != nil || len(p.Blocks) == 0 || strings.TrimSpace(p.Blocks[0].Replace) != "d" {
			t.Errorf("%s: %+v", name, p)
		}
		if name == "next block" && (len(p.Blocks) != 2 || p.Blocks[1].File != "index.html") {
			t.Errorf("%s: %+v", name, p.Blocks)
		}
	}
}

func TestCaptionAndWordsAreKept(t *testing.T) {
	p := parseBlocks("**Caption:** warmer and rounder\n" + block("a", "b") + "The ground is now sand.\n")
	if p.Caption != "warmer and rounder" || strings.Join(p.Said, "") != "The ground is now sand." {
		t.Errorf("got %+v", p)
	}
}

func FuzzParseBlocks(f *testing.F) {
	f.Add("styles.css\n```css\n<<<<<<< SEARCH\na\n=======\nb\n>>>>>>> REPLACE\n```")
	f.Fuzz(func(t *testing.T, text string) {
		for _, b := range parseBlocks(text).Blocks {
			if _, err := anchor([]byte(source), b); err != nil && err.Error() == "" {
				t.Error("an error without words")
			}
		}
		parseFiles(text)
		parsePlan(text)
	})
}
