package coder

import (
	"context"
	"errors"
	"fmt"
	"path"
	"slices"
	"strings"

	"cultivar/session/artifact"
	"cultivar/session/check"
	"cultivar/session/plain"
)

// hunkTries is how often a bad block is asked for again, alone.
const hunkTries = 2

// apply puts an answer's blocks into a design one by one; each is checked before the next counts, and a
// bad one is asked for again alone, as is one in the middle of which the answer was cut. placed is how
// many fitted in the end.
func (t *tile) apply(ctx context.Context, a artifact.Artifact, p parsed) (out artifact.Artifact, placed int, err error) {
	blocks := p.Blocks
	if p.Open != nil && p.Open.Search != "" {
		blocks = append(slices.Clip(blocks), *p.Open)
	}
	for i := 0; i < len(blocks); i++ {
		first, took := i, 1
		next, err := t.placeWhole(ctx, a, blocks[i], i < len(p.Blocks))
		var fault *Unparsed
		if errors.As(err, &fault) {
			if joined, n := t.placeJoined(ctx, a, p.Blocks[i:]); n > 0 {
				next, err, took = joined, nil, n
			}
		}
		i += took - 1
		if err != nil && ctx.Err() == nil {
			next, err = t.placeAgain(ctx, a, blocks[first], err)
		}
		switch {
		case ctx.Err() != nil:
			return a, placed, context.Cause(ctx)
		case err != nil && fatal(err):
			return a, placed, err
		case err != nil:
			t.notes = append(t.notes, fmt.Sprintf("change %d of %d, %s", first+1, len(blocks), plain.Short(err.Error(), 120)))
		default:
			a = next
			placed += took
		}
	}
	return a, placed, nil
}

// errUnfinished is the error of a block in the middle of which an answer was cut.
var errUnfinished = errors.New("the answer was cut in the middle of it")

func (t *tile) placeWhole(ctx context.Context, a artifact.Artifact, b Block, whole bool) (artifact.Artifact, error) {
	if !whole {
		return a, errUnfinished
	}
	return t.place(ctx, a, b)
}

// placeJoined puts as few blocks as it takes into a design at once for it to parse: what one opens
// the next may close. It returns how many, 0 if there is no such run.
func (t *tile) placeJoined(ctx context.Context, a artifact.Artifact, blocks []Block) (artifact.Artifact, int) {
	next := a
	for i, b := range blocks {
		var err error
		if next, err = put(next, t.revealed(b)); err != nil {
			return a, 0
		}
		if i > 0 && newLint(a, next) == "" && t.inspect(ctx, a, next) == nil {
			return next, i + 1
		}
	}
	return a, 0
}

// Unparsed is the error of a block after which the source no longer parses.
type Unparsed struct{ Fault string }

func (e *Unparsed) Error() string { return "after it the source does not parse: " + e.Fault }

// placeAgain asks for one bad block alone, a bounded number of times.
func (t *tile) placeAgain(ctx context.Context, a artifact.Artifact, b Block, why error) (artifact.Artifact, error) {
	besides := ""
	for range hunkTries {
		near := ""
		var misfit *Misfit
		if errors.As(why, &misfit) {
			near = misfit.Near
		}
		got, err := t.ask(ctx, t.job.blockQuestion(a, t.home(a, b), b, why.Error()+besides, near))
		if err != nil {
			if fatal(err) {
				return a, err
			}
			continue
		}
		blocks := got.parsed().Blocks
		if len(blocks) == 0 {
			besides = "\nYour last answer held no search/replace block."
			continue
		}
		besides = ""
		if blocks[0].File == "" {
			blocks[0].File = b.File
		}
		next, err := t.place(ctx, a, blocks[0])
		if err == nil {
			return next, nil
		}
		b, why = blocks[0], err
	}
	return a, why
}

// home is the file that a block is about.
func (t *tile) home(a artifact.Artifact, b Block) string {
	if paths := candidates(a, b); len(paths) > 0 {
		return paths[0]
	}
	return a.Main
}

// place puts one block into a design and checks what came of it.
func (t *tile) place(ctx context.Context, a artifact.Artifact, b Block) (artifact.Artifact, error) {
	next, err := put(a, t.revealed(b))
	if err != nil {
		return a, err
	}
	return next, t.inspect(ctx, a, next)
}

// revealed is a block with the embedded data that its short names stand for, and safe to write.
func (t *tile) revealed(b Block) Block {
	b.Search, b.Replace = t.job.hidden.show(b.Search), plain.Code(t.job.hidden.show(b.Replace))
	return b
}

// put finds the file and the place of a block and changes only that.
func put(a artifact.Artifact, b Block) (artifact.Artifact, error) {
	if _, there := a.Files[b.File]; !there && safePath(b.File) && strings.TrimSpace(b.Search) == "" && a.Kind == artifact.Page {
		return a.With(b.File, []byte(b.Replace)), nil
	}
	var first error
	for _, p := range candidates(a, b) {
		s, err := anchor(a.Files[p], b)
		if err == nil {
			return a.Apply(artifact.Edit{File: p, Start: s.start, End: s.end, Text: s.text})
		}
		if first == nil {
			first = err
		}
	}
	return a, first
}

// candidates are the files that a block may mean: the one it names, else all that can be edited.
func candidates(a artifact.Artifact, b Block) []string {
	if b.File == "" {
		return editable(a)
	}
	var named []string
	for _, p := range editable(a) {
		if p == b.File {
			return []string{p}
		}
		if strings.EqualFold(path.Base(p), path.Base(b.File)) {
			named = append(named, p)
		}
	}
	if len(named) > 0 {
		return named
	}
	return editable(a)
}

// inspect says what is wrong with a design after one block: a lock broken, a source that no longer
// parses, nothing drawn.
func (t *tile) inspect(ctx context.Context, before, after artifact.Artifact) error {
	if err := t.locksHold(before, after); err != nil {
		return err
	}
	if fault := newLint(before, after); fault != "" {
		return &Unparsed{fault}
	}
	if t.job.Look == nil {
		return nil
	}
	shot, facts, err := t.job.Look(ctx, after)
	if err != nil {
		return nil
	}
	if shot.Broken != "" {
		if was, _, err := t.job.Look(ctx, before); err == nil && was.Broken != "" {
			return nil // it takes more than this block to mend it
		}
		return errors.New("after it the design does not draw: " + shot.Broken)
	}
	if shot.Blank && !t.blankBefore() {
		return errors.New("after it the picture is blank")
	}
	if fresh := check.NewErrors(t.job.Picture, &shot); len(fresh) > 0 && len(shot.Errors) > 0 {
		return errors.New("after it there is an error: " + plain.Short(fresh[0].Text, 160))
	}
	return t.looksLocked(before, after, facts)
}

func (t *tile) blankBefore() bool { return t.job.Picture == nil || t.job.Picture.Blank }

// newLint is the first fault of a source that was not there before, "" if there is none.
func newLint(before, after artifact.Artifact) string {
	old := map[string]int{}
	for _, p := range artifact.Lint(before) {
		old[p.File+p.Text]++
	}
	for _, p := range artifact.Lint(after) {
		if old[p.File+p.Text]--; old[p.File+p.Text] < 0 {
			return p.String()
		}
	}
	return ""
}
