package coder

import (
	"context"
	"strings"

	"cultivar/session/artifact"
	"cultivar/session/plain"
	"cultivar/session/repair"
)

// sketchGrowth is how much of a new design must have come since the last sketch, in bytes.
const sketchGrowth = 300

// sketch shows an answer as a picture while it is being written: the parent with the blocks that are
// finished, or as much of a new design as can be closed.
type sketch struct {
	tile   *tile
	blocks int // that the last one showed
	bytes  int
}

// grow looks at all that is written so far.
func (s *sketch) grow(text string) {
	if s == nil || !s.tile.events.wantsSketch(s.tile.index) {
		return
	}
	next := s.edited
	if s.tile.job.whole {
		next = s.begun
	}
	if a, ok := next(text); ok {
		s.tile.events.sketch(s.tile.index, a)
	}
}

// edited is the parent with the finished blocks that fit.
func (s *sketch) edited(text string) (artifact.Artifact, bool) {
	blocks := parseBlocks(text).Blocks
	if len(blocks) <= s.blocks {
		return artifact.Artifact{}, false
	}
	s.blocks = len(blocks)
	parent := s.tile.job.parent
	a := parent
	for _, b := range blocks {
		if next, err := put(a, s.tile.revealed(b)); err == nil && newLint(a, next) == "" && s.tile.locksHold(a, next) == nil {
			a = next
		}
	}
	return a, a.Key() != parent.Key()
}

// begun is the beginning of a page or a drawing, its open tags closed.
func (s *sketch) begun(text string) (artifact.Artifact, bool) {
	kind := s.tile.job.kind
	if kind == artifact.Shader || len(text) < s.bytes+sketchGrowth {
		return artifact.Artifact{}, false
	}
	s.bytes = len(text)
	source, ok := beginning(text)
	if !ok {
		return artifact.Artifact{}, false
	}
	name := crafts[kind].Main
	a := artifact.Artifact{Kind: kind, Main: name, Files: map[string][]byte{name: []byte(plain.Code(source))}}
	mended, err := repair.ByRule(context.Background(), a, nil)
	return mended.Artifact, err == nil && (kind == artifact.Page || len(mended.Left) == 0)
}

// beginning is a source that is still being written, from its first tag to the last that is whole.
func beginning(text string) (string, bool) {
	at := -1
	for _, head := range []string{"<!doctype", "<html", "<svg", "<?xml"} {
		if i := strings.Index(strings.ToLower(text), head); i >= 0 && (at < 0 || i < at) {
			at = i
		}
	}
	end := strings.LastIndexByte(text, '>')
	if at < 0 || end < at || strings.Count(text[at:end], "</style") < strings.Count(text[at:end], "<style") {
		return "", false
	}
	return text[at : end+1], true
}
