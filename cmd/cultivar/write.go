package main

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/spf13/cobra"

	"cultivar/session"
)

// writeFlags say what happens to bytes in the source that the session has not seen.
type writeFlags struct {
	over  bool
	merge string
}

func (a *app) writeCommand() *cobra.Command {
	var f writeFlags
	cmd := &cobra.Command{
		Use:   "write",
		Short: "Write the head back to the file that the session came from",
		Long: `Write the head back to the file that the session came from, each file in one move. If another program has
changed it meanwhile nothing is written, unless --merge or --over says what becomes of that change; it is
a version in either case.`,
		Args: args(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.withStudio(cmd.Context(), func(ctx context.Context, s *session.Studio) error { return a.writeBack(ctx, s, f) })
		},
	}
	flags := cmd.Flags()
	flags.BoolVar(&f.over, "over", false, "write over what another program has changed")
	flags.StringVar(&f.merge, "merge", "", "keep both; where both changed the same lines, keep `mine` or theirs")
	cmd.MarkFlagsMutuallyExclusive("over", "merge")
	return cmd
}

func (a *app) writeBack(ctx context.Context, s *session.Studio, f writeFlags) error {
	paths, err := f.write(ctx, s)
	if errors.Is(err, session.ErrConflict) {
		return a.clash(ctx, s, err)
	}
	if err != nil {
		return err
	}
	if len(paths) == 0 {
		a.say("the source holds this version already")
	}
	for _, path := range paths {
		a.say("wrote %s", path)
	}
	return a.result(map[string]any{"files": paths})
}

func (f writeFlags) write(ctx context.Context, s *session.Studio) ([]string, error) {
	switch side := session.Side(f.merge); side {
	case session.Neither:
		return s.WriteBack(ctx, f.over)
	case session.Mine, session.Theirs:
		_, paths, err := s.MergeSource(ctx, side)
		return paths, err
	}
	return nil, usagef("--merge %s: give mine or theirs", f.merge)
}

// clash says how many changes stand against writing, and what to do.
func (a *app) clash(ctx context.Context, s *session.Studio, err error) error {
	clash, failed := s.Clash(ctx)
	if failed != nil {
		return err
	}
	return &session.Problem{
		Attempted: "write back", Err: err,
		Cause: fmt.Sprintf("another program has changed %s: %d changes theirs, %d yours, %d in the same lines", filepath.Base(clash.Path),
			clash.Count(session.Theirs), clash.Count(session.Mine), clash.Count(session.Both)),
		Do: "--merge mine or --merge theirs keeps both, --over writes over it, `cultivar accept source` takes it",
	}
}
