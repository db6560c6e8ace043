package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"

	"cultivar/render/terminal"
	"cultivar/session"
	"cultivar/session/lanes"
)

// logFlags say what of the history is shown.
type logFlags struct {
	limit       int
	steps       bool
	origins     []string
	search      string
	branch      string
	starred     bool
	generations bool
}

func (a *app) logCommand() *cobra.Command {
	var f logFlags
	cmd := &cobra.Command{
		Use:   "log [QUERY...]",
		Short: "Show the history as a tree, or the versions that fit a query, or the generations",
		Long: `Show the history as a tree: origin, words, branches and stars of every version.
A query holds ` + session.QueryHelp + `.`,
		Example: `cultivar log is:starred
cultivar log origin:ask header
cultivar log --generations`,
		Args: args(cobra.ArbitraryArgs),
		RunE: func(cmd *cobra.Command, args []string) error {
			return a.withStudio(cmd.Context(), func(ctx context.Context, s *session.Studio) error {
				if f.generations {
					return a.listGenerations(ctx, s, f.limit)
				}
				tree, err := f.tree(ctx, s, args)
				if err != nil {
					return err
				}
				return a.printTree(tree, f.steps || !f.query(args).Empty())
			})
		},
	}
	flags := cmd.Flags()
	flags.IntVarP(&f.limit, "limit", "n", 0, "how many at most; 0 is all")
	flags.BoolVar(&f.steps, "steps", false, "show steps too")
	flags.StringSliceVar(&f.origins, "origin", nil, "only versions of these origins (the same as origin:NAME)")
	flags.StringVar(&f.branch, "branch", "", "only versions that this branch reaches (branch:NAME)")
	flags.BoolVar(&f.starred, "starred", false, "only starred versions (is:starred)")
	flags.StringVar(&f.search, "search", "", "only versions that fit this query")
	flags.BoolVar(&f.generations, "generations", false, "list the generations instead: GENERATION/TILE can be accepted at any time")
	return cmd
}

func (f logFlags) query(words []string) session.Query {
	q := session.ParseQuery(strings.Join(append(words, f.search), " "))
	q.Steps = f.steps
	for _, o := range f.origins {
		q.Origins = append(q.Origins, session.Origin(o))
	}
	if f.branch != "" {
		q.Branch = f.branch
	}
	if f.starred {
		q.Is = append(q.Is, "starred")
	}
	return q
}

// tree reads the part of the history that is asked for.
func (f logFlags) tree(ctx context.Context, s *session.Studio, words []string) (session.Tree, error) {
	q := f.query(words)
	if q.Empty() {
		return s.Tree(ctx, f.limit)
	}
	tree, err := s.Tree(ctx, 0)
	if err == nil {
		err = q.Check(tree)
	}
	if err != nil {
		return tree, err
	}
	tree.Versions = lanes.Only(tree.Versions, q.Find(tree))
	if f.limit > 0 {
		tree.Versions = tree.Versions[:min(f.limit, len(tree.Versions))]
	}
	return tree, nil
}

func (a *app) printTree(tree session.Tree, steps bool) error {
	if a.json {
		for _, v := range tree.Versions {
			if err := a.result(v); err != nil {
				return err
			}
		}
		return nil
	}
	for _, line := range lanes.Text(tree, steps) {
		a.say("%s", terminal.Printable(line))
	}
	return nil
}

// listGenerations lists the newest generations, the newest first.
func (a *app) listGenerations(ctx context.Context, s *session.Studio, limit int) error {
	ids, err := s.GenerationIDs(ctx)
	if err != nil {
		return err
	}
	for i := len(ids) - 1; i >= 0 && (limit == 0 || i >= len(ids)-limit); i-- {
		g, err := s.Generation(ctx, ids[i])
		if err != nil {
			return err
		}
		a.say("%4d  %s  %s  %2d tiles  %s", i+1, g.ID, g.Made.Local().Format("2006-01-02 15:04"), len(g.Variants), terminal.Printable(g.Words()))
		if err := a.result(map[string]any{"number": i + 1, "generation": g.ID, "made": g.Made, "tiles": len(g.Variants), "parents": g.Parents, "instruction": g.Instruction}); err != nil {
			return err
		}
	}
	return nil
}
