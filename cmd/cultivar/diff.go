package main

import (
	"context"
	"io"

	"github.com/spf13/cobra"

	"cultivar/session"
	"cultivar/tui/codeview"
	"cultivar/tui/style"
)

func (a *app) diffCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "diff [A] [B]",
		Short: "Show the code difference of two versions or tiles (by default the head's parent and the head)",
		Long: "Show the code difference of two versions or tiles, by default of the head's parent and the head. In a\n" +
			"terminal it is coloured and its sum stands above it; elsewhere it is a patch that `git apply` takes.",
		Args: args(cobra.MaximumNArgs(2)),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.withStudio(cmd.Context(), func(ctx context.Context, s *session.Studio) error {
				return a.diff(ctx, s, args)
			})
		},
	}
}

func (a *app) diff(ctx context.Context, s *session.Studio, args []string) error {
	from, to, err := diffEnds(ctx, s, args)
	if err != nil {
		return err
	}
	text, err := s.Diff(ctx, from, to)
	if err != nil {
		return err
	}
	files := session.Patch(text)
	switch {
	case a.json || a.quiet:
	case text == "":
		a.say("no difference between %s and %s", short(string(from)), short(string(to)))
	case isTerminal(a.out):
		for _, line := range codeview.Lines(files, printStyle()) {
			a.say("%s", line)
		}
	default:
		if _, err := io.WriteString(a.out, text); err != nil {
			return err
		}
	}
	return a.result(map[string]any{"a": from, "b": to, "files": append([]session.FilePatch{}, files...), "diff": text})
}

// printStyle is what commands print with: the terminal's own colours, whatever its background.
func printStyle() style.Set {
	if noColor() {
		return style.NewPlain()
	}
	return style.NewFew(true)
}

// diffEnds fills in what was not named: one name is compared with its parent.
func diffEnds(ctx context.Context, s *session.Studio, args []string) (from, to session.Ref, err error) {
	if len(args) == 2 {
		return session.Ref(args[0]), session.Ref(args[1]), nil
	}
	to, err = s.Resolve(ctx, session.Ref(append(args, "head")[0]))
	if err != nil {
		return "", "", err
	}
	if _, _, isTile := to.Tile(); isTile {
		v, err := s.Variant(ctx, to)
		if err != nil || len(v.Parents) == 0 {
			return to, to, err
		}
		return v.Parents[0], to, nil
	}
	v, err := s.Store().Version(ctx, string(to))
	if err != nil || len(v.Parents) == 0 {
		return to, to, err
	}
	return session.Ref(v.Parents[0]), to, nil
}
