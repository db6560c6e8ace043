package main

import (
	"context"

	"github.com/spf13/cobra"

	"cultivar/render/terminal"
	"cultivar/session"
)

func (a *app) acceptCommand() *cobra.Command {
	var hunks []int
	cmd := &cobra.Command{
		Use:   "accept TILE",
		Short: "Commit a tile: N of the newest generation, GENERATION/N of any, source for the file as it is on disk",
		Args:  args(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.withStudio(cmd.Context(), func(ctx context.Context, s *session.Studio) error {
				name := args[0]
				if len(hunks) > 0 {
					part, err := s.Take(ctx, session.Ref(name), hunks...)
					if err != nil {
						return err
					}
					name = string(part.Ref())
				}
				v, err := acceptNamed(ctx, s, name)
				if err != nil {
					return err
				}
				a.say("%s  %s", short(v.ID), v.Subject)
				return a.result(v)
			})
		},
	}
	cmd.Flags().IntSliceVar(&hunks, "hunks", nil, "take these changes of the tile alone, counted as `cultivar diff` shows them")
	return cmd
}

func acceptNamed(ctx context.Context, s *session.Studio, name string) (session.Version, error) {
	if name == "source" {
		return s.AcceptSource(ctx)
	}
	return s.Accept(ctx, session.Ref(name))
}

// withStudio opens the session without a browser.
func (a *app) withStudio(ctx context.Context, do func(context.Context, *session.Studio) error) error {
	s, err := a.studio(ctx, false)
	if err != nil {
		return err
	}
	return do(ctx, s)
}

func (a *app) checkoutCommand() *cobra.Command {
	return &cobra.Command{
		Use:   "checkout VERSION|BRANCH",
		Short: "Make a version or a branch the head",
		Args:  args(cobra.ExactArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.withStudio(cmd.Context(), func(ctx context.Context, s *session.Studio) error {
				h, err := s.Checkout(ctx, args[0])
				if err != nil {
					return err
				}
				return a.reportHead(h)
			})
		},
	}
}

func (a *app) reportHead(h session.Head) error {
	a.say("%s  on %s", short(h.Version), h.Branch)
	return a.result(h)
}

func (a *app) branchCommand() *cobra.Command {
	var rename string
	cmd := &cobra.Command{
		Use:   "branch [NAME [VERSION]]",
		Short: "Make a branch at a version (the head if none is named) and check it out; list branches without a name",
		Args:  args(cobra.MaximumNArgs(2)),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.withStudio(cmd.Context(), func(ctx context.Context, s *session.Studio) error {
				if len(args) == 0 {
					return a.listBranches(ctx, s)
				}
				if rename != "" {
					return s.Rename(ctx, args[0], rename)
				}
				h, err := s.Branch(ctx, args[0], session.Ref(append(args, "head")[1]))
				if err != nil {
					return err
				}
				return a.reportHead(h)
			})
		},
	}
	cmd.Flags().StringVar(&rename, "rename", "", "rename the branch to this")
	return cmd
}

func (a *app) listBranches(ctx context.Context, s *session.Studio) error {
	tree, err := s.Tree(ctx, 0)
	if err != nil {
		return err
	}
	for name, id := range tree.Branches {
		mark := " "
		if name == tree.Head.Branch {
			mark = "*"
		}
		a.say("%s %-24s %s", mark, name, short(id))
	}
	return a.result(map[string]any{"branches": tree.Branches, "head": tree.Head})
}

func (a *app) starCommand() *cobra.Command {
	var off bool
	cmd := &cobra.Command{
		Use:   "star [VERSION]",
		Short: "Star a version (the head if none is named)",
		Args:  args(cobra.MaximumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.withStudio(cmd.Context(), func(ctx context.Context, s *session.Studio) error {
				name := append(args, "head")[0]
				if err := s.Star(ctx, session.Ref(name), !off); err != nil {
					return err
				}
				a.say("%s %s", map[bool]string{true: "starred", false: "no star on"}[!off], name)
				return a.result(map[string]any{"version": name, "star": !off})
			})
		},
	}
	cmd.Flags().BoolVar(&off, "off", false, "take the star away")
	return cmd
}

func (a *app) undoCommand() *cobra.Command {
	return a.operationCommand("undo", "Undo the newest change of the history", (*session.Studio).Undo)
}

func (a *app) redoCommand() *cobra.Command {
	return a.operationCommand("redo", "Do again what was undone", (*session.Studio).Redo)
}

func (a *app) operationCommand(name, words string, do func(*session.Studio, context.Context) (session.Operation, error)) *cobra.Command {
	return &cobra.Command{
		Use:   name,
		Short: words,
		Args:  args(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error {
			return a.withStudio(cmd.Context(), func(ctx context.Context, s *session.Studio) error {
				op, err := do(s, ctx)
				if err != nil {
					return err
				}
				a.say("%s", terminal.Printable(op.What))
				return a.result(op)
			})
		},
	}
}
