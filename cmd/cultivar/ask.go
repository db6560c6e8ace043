package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"

	"github.com/spf13/cobra"

	"cultivar/session"
	"cultivar/session/export"
)

type askFlags struct {
	count   int
	out     string
	by      string
	keep    []string
	picture string
	parents []string
	dryRun  bool
}

func (a *app) askCommand() *cobra.Command {
	var f askFlags
	cmd := &cobra.Command{
		Use:   `ask FILE "INSTRUCTION"`,
		Short: "Change a design by an instruction",
		Long: `Change a design by an instruction: with the model if one is set up, else with the phrasebook; it says which.
With --session it works from the head (or --parents) and records a generation.
What was done in part is written, and the answer names the rest: it exits 0 if anything was done, 1 if nothing was.
Elements are named by their words, tag, id, class, colour or place, or pointed at: @card-2, @signup, or @B3 in the grid
of six by six cells, A1 to F6, over the first screen.`,
		Example: `cultivar ask index.html "make the header sticky and warmer" -o new.html
cultivar ask --session work "bigger headings"`,
		Args: args(cobra.RangeArgs(1, 2)),
		RunE: func(cmd *cobra.Command, args []string) error { return a.ask(cmd.Context(), args, f) },
	}
	flags := cmd.Flags()
	flags.IntVarP(&f.count, "count", "n", 1, "how many proposals a model is asked for")
	flags.StringVarP(&f.out, "output", "o", "", "the file to write (a directory for a design of several files, or for -n above 1); - is standard output")
	flags.StringVar(&f.by, "by", "", "who is asked: model or phrasebook")
	flags.StringSliceVar(&f.keep, "keep", nil, "selectors whose elements must not change")
	flags.StringVar(&f.picture, "picture", "", "a reference picture: shown to a model that sees; tiles are compared with it")
	flags.StringSliceVar(&f.parents, "parents", nil, "with --session: versions or tiles to work from")
	flags.BoolVar(&f.dryRun, "dry-run", false, "print what would be sent to the model, and send nothing")
	return cmd
}

func (a *app) ask(ctx context.Context, args []string, f askFlags) error {
	if f.by != "" && f.by != "model" && f.by != "phrasebook" {
		return usagef("--by %q: say model or phrasebook", f.by)
	}
	if len(args) == 1 && isFile(args[0]) {
		return usagef(`ask %s: the instruction is missing; say what to change: cultivar ask %s "make it darker"`, args[0], args[0])
	}
	q := session.AskRequest{Instruction: args[len(args)-1], Count: f.count, By: f.by, Keep: f.keep, DryRun: f.dryRun}
	if f.picture != "" {
		reference, err := session.ReadReference(f.picture)
		if err != nil {
			return err
		}
		q.Reference = reference
	}
	if len(args) == 1 {
		return a.askSession(ctx, q, f)
	}
	return a.askFile(ctx, args[0], q, f)
}

func (a *app) askFile(ctx context.Context, path string, q session.AskRequest, f askFlags) error {
	if f.out == "" && !f.dryRun {
		return usagef("ask needs -o OUT to write to (or --session DIR to record it)")
	}
	p, err := a.readParents([]string{path})
	if err != nil {
		return err
	}
	q.Tile = tileView(p.Artifacts[0].Kind)
	o, err := a.options(ctx, true)
	if err != nil {
		return err
	}
	_, events := session.NewNursery(o).Ask(ctx, p, q)
	return a.answer(ctx, events, f)
}

func (a *app) askSession(ctx context.Context, q session.AskRequest, f askFlags) error {
	s, err := a.studio(ctx, true)
	if err != nil {
		return err
	}
	var parents []session.Ref
	for _, name := range f.parents {
		parents = append(parents, session.Ref(name))
	}
	design, err := s.Artifact(ctx, append(parents, "head")[0])
	if err != nil {
		return err
	}
	q.Tile = tileView(design.Kind)
	_, events := s.Ask(ctx, parents, q)
	return a.answer(ctx, events, f)
}

// answered is what came of an instruction.
type answered struct {
	session.Generation
	said string
	left session.Done   // what the phrasebook did not do
	cost *session.Costs // nil where nothing is counted
}

// answer waits for what is proposed, writes it and reports it.
func (a *app) answer(ctx context.Context, events <-chan session.Event, f askFlags) error {
	var out answered
	var err error
	out.Generation, out.said, err = a.follow(ctx, events, func(e session.Event) {
		switch e := e.(type) {
		case session.Charged:
			out.cost = &e.Request
		case session.Done:
			out.left = e
		}
	})
	if err == nil && f.out != "" && !f.dryRun {
		err = a.writeAnswers(f.out, out.Generation)
	}
	if err != nil {
		return err
	}
	return a.reportAnswers(out, f.out)
}

// writeAnswers writes one answer to a file, or several, or one of several files, into a directory.
func (a *app) writeAnswers(out string, g session.Generation) error {
	if len(g.Variants) == 1 && len(g.Variants[0].Artifact.Files) == 1 {
		return a.write(out, g.Variants[0].Artifact.Source())
	}
	if out == "-" {
		return usagef("-o -: the answer is several files; name a directory")
	}
	if filepath.Ext(out) != "" && len(g.Variants) == 1 {
		v := g.Variants[0]
		data, err := export.Bytes(context.Background(), v.Artifact, filepath.Ext(out)[1:], nil, session.View(v.Artifact.Kind))
		if err != nil {
			return err
		}
		return a.write(out, data)
	}
	if err := os.MkdirAll(out, 0o755); err != nil {
		return err
	}
	for _, v := range g.Variants {
		if _, err := writeVariant(out, v); err != nil {
			return err
		}
	}
	return nil
}

func (a *app) reportAnswers(r answered, out string) error {
	applied, proposer := []string{}, ""
	for _, v := range r.Variants {
		applied, proposer = append(applied, v.Caption), v.Proposer
	}
	spent := session.Costs{}
	if r.cost != nil {
		spent = *r.cost
	}
	if out != "-" {
		a.sayAnswers(r, proposer)
	}
	return a.result(map[string]any{
		"generation": r.ID, "proposer": proposer, "applied": applied, "said": r.said, "not_understood": orNone(r.left.NotUnderstood), "refused": orNone(r.left.Refused),
		"tokens": spent.Tokens, "cost": spent.Cost, "file": out, "variants": r.Variants,
	})
}

// sayAnswers tells a person who proposed what, which checks hold, and what it cost.
func (a *app) sayAnswers(r answered, proposer string) {
	if proposer != "" {
		a.say("by the %s", proposer)
	}
	if r.said != "" {
		a.say("%s", r.said)
	}
	for _, v := range r.Variants {
		a.sayVariant(v, len(r.Variants) > 1)
	}
	if r.cost != nil && r.cost.Tokens > 0 {
		a.say("%s", r.cost)
	}
}

func (a *app) sayVariant(v session.Variant, several bool) {
	passed, all := v.Passed()
	if all == 0 && !several {
		return
	}
	line := fmt.Sprintf("%d of %d checks", passed, all)
	if several {
		line = fmt.Sprintf("%02d  %s: %s", v.Tile, v.Caption, line)
	}
	if v.Likeness != nil {
		line += fmt.Sprintf(", %.0f %% like the reference", 100**v.Likeness)
	}
	a.say("%s", line)
	for _, c := range v.Checks {
		mark := "✓"
		if !c.OK {
			mark = "✗"
		}
		a.say("  %s %s%s", mark, c.Name, noteOf(c))
	}
}

// noteOf is why a check fails.
func noteOf(c session.Check) string {
	if c.OK || c.Note == "" {
		return ""
	}
	return ": " + c.Note
}
