package main

import (
	"context"
	"fmt"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"cultivar/render"
	"cultivar/session"
	"cultivar/session/artifact"
	"cultivar/session/repair"
)

type repairFlags struct {
	out   string
	model bool
}

func (a *app) repairCommand() *cobra.Command {
	var f repairFlags
	cmd := &cobra.Command{
		Use:   "repair FILE",
		Short: "Mend a broken design",
		Long: `Mend a broken design by rule: tags that do not pair, style sheets with missing braces, drawings that are not XML,
shaders that do not compile, text that cannot be read. It says what it did, what is left (then it exits 3) and what looks
wrong and may be meant: what sticks out, lies over other text or is cut off. With --model both are put to the model that
is set up, and its work is judged in the same way.`,
		Example: "cultivar repair broken.html -o mended.html",
		Args:    args(cobra.ExactArgs(1)),
		RunE:    func(cmd *cobra.Command, args []string) error { return a.repair(cmd.Context(), args[0], f) },
	}
	cmd.Flags().StringVarP(&f.out, "output", "o", "", "the file to write (a directory for a design of several files); - is standard output")
	cmd.Flags().BoolVar(&f.model, "model", false, "put to the model what no rule mends")
	return cmd
}

func (a *app) repair(ctx context.Context, path string, f repairFlags) error {
	if f.out == "" {
		return usagef("repair needs -o OUT to write to; nothing is written over %s", path)
	}
	p, err := a.readParents([]string{path})
	if err != nil {
		return err
	}
	o, err := a.options(ctx, true)
	if err != nil {
		return err
	}
	mended, err := repair.ByRule(ctx, p.Artifacts[0], lookThrough(o.Camera))
	if err != nil {
		return err
	}
	var failed error
	if f.model && len(mended.Left)+len(mended.Looks) > 0 {
		mended, failed = a.repairByModel(ctx, o, p, mended)
	}
	v := session.Variant{Tile: 1, Artifact: mended.Artifact}
	if err := a.writeAnswers(f.out, session.Generation{Variants: []session.Variant{v}}); err != nil {
		return err
	}
	if err := a.reportRepair(path, f, mended); failed == nil {
		return err
	}
	return failed
}

// repairByModel asks the model for what no rule mended; what rules did is kept whatever comes of it.
func (a *app) repairByModel(ctx context.Context, o session.Options, p session.Parents, mended repair.Result) (repair.Result, error) {
	p.Artifacts = []artifact.Artifact{mended.Artifact}
	_, events := session.NewNursery(o).Ask(ctx, p, session.AskRequest{
		By: "model", Instruction: "mend what is broken", Mend: append(slices.Clone(mended.Left), mended.Looks...), Tile: tileView(mended.Artifact.Kind),
	})
	g, said, err := a.follow(ctx, events, nil)
	if err != nil {
		return mended, err
	}
	v := g.Variants[0]
	mended.Artifact = v.Artifact
	mended.Done = append(mended.Done, strings.TrimSpace(fmt.Sprintf("by %s: %s. %s", v.Model, v.Caption, said)))
	mended.Left, mended.Looks = repair.Wrong(ctx, v.Artifact, lookThrough(o.Camera))
	return mended, nil
}

func (a *app) reportRepair(path string, f repairFlags, mended repair.Result) error {
	if f.out != "-" {
		for _, line := range mended.Done {
			a.say("mended: %s", line)
		}
		if len(mended.Done) == 0 {
			a.say("nothing that a rule could mend")
		}
		for _, line := range mended.Looks {
			a.say("look at: %s", line)
		}
	}
	if err := a.result(map[string]any{"file": f.out, "done": orNone(mended.Done), "left": orNone(mended.Left), "looks": orNone(mended.Looks)}); err != nil {
		return err
	}
	if len(mended.Left) == 0 {
		return nil
	}
	do := "what was mended is written; mend the rest by hand, or with --model"
	if f.model {
		do = "what was mended is written; mend the rest by hand"
	}
	return designError{&session.Problem{Attempted: "repair " + path, Cause: "still wrong: " + mended.Left[0], Do: do}}
}

// orNone is a list that is written as [] if it is empty.
func orNone(list []string) []string { return append([]string{}, list...) }

// lookThrough draws and measures with a camera, nil if there is none.
func lookThrough(camera render.Camera) repair.Look {
	if camera == nil {
		return nil
	}
	return func(ctx context.Context, a artifact.Artifact) (render.Shot, *render.Facts, error) {
		doc, err := a.Document()
		if err != nil {
			return render.Shot{Broken: err.Error()}, nil, nil
		}
		from := render.DefaultViewport(doc.Form)
		shot, err := camera.Shoot(ctx, doc, from)
		if err != nil || shot.Broken != "" || a.Kind == artifact.Shader {
			return shot, nil, err
		}
		facts, err := camera.Measure(ctx, doc, from)
		return shot, &facts, err
	}
}
