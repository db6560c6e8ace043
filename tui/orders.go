package tui

import (
	"context"
	"fmt"
	"path/filepath"
	"strconv"
	"strings"

	"cultivar/session"
	"cultivar/session/export"
	"cultivar/session/lanes"
)

// lineTiles is how many variants a generation that is told in lines has.
const lineTiles = 6

func (t *teller) breed(ctx context.Context, words []string) error {
	var parents []session.Ref
	for _, word := range words {
		ref, err := tileNumber(word)
		if err != nil {
			return err
		}
		if ref, err = t.studio.Resolve(ctx, ref); err != nil {
			return err
		}
		parents = append(parents, ref)
	}
	view, err := t.view(ctx)
	if err != nil {
		return err
	}
	_, events := t.studio.Breed(ctx, parents, session.BreedRequest{Count: lineTiles, Tile: view})
	return t.follow(events)
}

func (t *teller) instruct(ctx context.Context, words []string) error {
	view, err := t.view(ctx)
	if err != nil {
		return err
	}
	_, events := t.studio.Ask(ctx, nil, session.AskRequest{Instruction: strings.Join(words, " "), Count: 1, Tile: view})
	return t.follow(events)
}

func (t *teller) wear(ctx context.Context, words []string) error {
	view, err := t.view(ctx)
	if err != nil {
		return err
	}
	_, events := t.studio.Wear(ctx, "head", strings.Join(words, " "), view)
	return t.follow(events)
}

func (t *teller) accept(ctx context.Context, words []string) error {
	ref, err := tileNumber(words[0])
	if err != nil {
		return err
	}
	v, err := t.studio.Accept(ctx, ref)
	if err != nil {
		return err
	}
	t.say("accepted as %s: %s", short(v.ID), v.Subject)
	return nil
}

func (t *teller) diff(ctx context.Context, words []string) error {
	to := session.Ref("head")
	from := session.Ref("head~1")
	if len(words) > 0 {
		ref, err := tileNumber(words[0])
		if err != nil {
			return err
		}
		to, from = ref, "0"
	}
	unified, err := t.studio.Diff(ctx, from, to)
	if err != nil {
		return err
	}
	files := session.Patch(unified)
	t.say("%s", session.PatchSummary(files))
	for _, f := range files {
		t.say("%s", f.Path)
		for _, c := range f.Changes {
			t.say("line %d", c.Line)
			for _, line := range c.Lines {
				if !strings.HasPrefix(line, " ") {
					t.say("  %s", strings.ReplaceAll(line, "\t", "  "))
				}
			}
		}
	}
	return nil
}

func (t *teller) log(ctx context.Context) error {
	tree, err := t.studio.Tree(ctx, 0)
	if err != nil {
		return err
	}
	for _, line := range lanes.Text(tree, false) {
		t.say("%s", line)
	}
	return nil
}

func (t *teller) checkout(ctx context.Context, words []string) error {
	if _, err := t.studio.Checkout(ctx, words[0]); err != nil {
		return err
	}
	return t.tellHead(ctx)
}

// operate undoes or redoes.
func (t *teller) operate(ctx context.Context, do func(context.Context) (session.Operation, error)) error {
	op, err := do(ctx)
	if err != nil {
		return err
	}
	t.say("%s", op.What)
	return t.tellHead(ctx)
}

func (t *teller) write(ctx context.Context, words []string) error {
	paths, err := t.studio.WriteBack(ctx, len(words) > 0 && words[0] == "!")
	switch {
	case err != nil:
		return err
	case len(paths) == 0:
		t.say("the file holds this version already")
	default:
		t.say("wrote %s", strings.Join(paths, ", "))
	}
	return nil
}

func (t *teller) export(ctx context.Context, words []string) error {
	path := expandHome(strings.Join(words, " "))
	data, err := t.studio.Export(ctx, "head", strings.TrimPrefix(strings.ToLower(filepath.Ext(path)), "."))
	if err == nil {
		err = export.Write(path, data)
	}
	if err != nil {
		return err
	}
	if absolute, err := filepath.Abs(path); err == nil {
		path = absolute
	}
	t.say("exported the head to %s, %s", path, sizeWords(len(data)))
	return nil
}

func (t *teller) plant(ctx context.Context, words []string) error {
	name := words[0]
	if n, err := strconv.Atoi(name); err == nil && n >= 1 && n <= len(t.opts.Starters) {
		name = t.opts.Starters[n-1].Name
	}
	for _, s := range t.opts.Starters {
		if s.Name == name {
			studio, err := t.opts.NewStarter(ctx, name)
			return t.opened(ctx, studio, err)
		}
	}
	return &session.Problem{Attempted: "begin with " + name, Cause: fmt.Sprintf("there are starters 1 to %d", len(t.opts.Starters)), Do: "name one of them"}
}

func (t *teller) open(ctx context.Context, words []string) error {
	s, err := t.opts.OpenFile(ctx, expandHome(strings.Join(words, " ")))
	return t.opened(ctx, s, err)
}
