package main

import (
	"context"
	"strings"

	"github.com/spf13/cobra"
)

// tasteFlags change what has been learnt.
type tasteFlags struct{ on, off, reset bool }

func (a *app) tasteCommand() *cobra.Command {
	var f tasteFlags
	cmd := &cobra.Command{
		Use:   "taste",
		Short: "Say what the session thinks you like; turn it off or forget it",
		Long: `Say what the session has learnt from what you accept, mark, reject and pass over. Breeding leans towards it; a
quarter of every generation explores freely all the same.`,
		Args: args(cobra.NoArgs),
		RunE: func(cmd *cobra.Command, _ []string) error { return a.taste(cmd.Context(), f) },
	}
	flags := cmd.Flags()
	flags.BoolVar(&f.off, "off", false, "do not lean towards it, and learn nothing meanwhile")
	flags.BoolVar(&f.on, "on", false, "lean towards it again")
	flags.BoolVar(&f.reset, "reset", false, "forget it")
	return cmd
}

func (a *app) taste(ctx context.Context, f tasteFlags) error {
	if f.on && f.off {
		return usagef("give one of --on and --off")
	}
	s, err := a.studio(ctx, false)
	if err != nil {
		return err
	}
	if f.reset {
		err = s.ResetTaste(ctx)
	}
	if err == nil && (f.on || f.off) {
		err = s.SetTaste(ctx, f.on)
	}
	if err != nil {
		return err
	}
	taste, on := s.Taste(ctx)
	if words := taste.Words(); len(words) > 0 {
		a.say("you seem to like: %s", strings.Join(words, ", "))
	} else {
		a.say("nothing yet: accept, mark and reject tiles, and breeding will lean your way")
	}
	for _, o := range taste.Opinions() {
		a.say("  %-16s %s", o.Word, strings.Repeat("▪", max(1, int(o.Weight*20+0.5))))
	}
	if !on {
		a.say("breeding does not lean towards it (--on)")
	}
	return a.result(map[string]any{"on": on, "opinions": taste.Opinions(), "lessons": taste.Lessons})
}
