package main

import (
	"context"
	"io"

	"charm.land/fang/v2"
	"github.com/spf13/cobra"
)

// version is set when a release is built.
var version = "0.1.0"

// execute runs cobra with styled help; errors are ours to print.
func execute(ctx context.Context, root *cobra.Command) error {
	return fang.Execute(ctx, root,
		fang.WithVersion(version),
		fang.WithErrorHandler(func(io.Writer, fang.Styles, error) {}),
		fang.WithoutManpage(),
	)
}

func (a *app) root() *cobra.Command {
	var o studioFlags
	cmd := &cobra.Command{
		Use:   "cultivar [PATH]",
		Short: "A terminal studio for co-creating visual code",
		Long: `Cultivar opens an HTML page, an SVG drawing or a GLSL shader, shows it as a real picture in the terminal,
breeds variants of it or does what you type, keeps what you accept in a history, and exports it.`,
		Example: `cultivar                     # the start screen
cultivar index.html          # open a design
cultivar breed icon.svg -n 9 -o variants
cultivar ask index.html "make the header sticky" -o new.html`,
		Args: args(cobra.MaximumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error { return a.open(cmd.Context(), o, args) },
	}
	cmd.PersistentPreRunE = func(*cobra.Command, []string) error { return a.configure() }
	cmd.SetFlagErrorFunc(func(_ *cobra.Command, err error) error { return usageError{err} })
	flags := cmd.PersistentFlags()
	flags.StringVar(&a.session, "session", "", "the session's directory")
	flags.StringVar(&a.browser, "browser", "", "the browser's path, or ws://… of a running one")
	flags.BoolVar(&a.json, "json", false, "print one JSON object (or one a line)")
	flags.BoolVar(&a.quiet, "quiet", false, "print nothing but errors")
	flags.Uint64Var(&a.seed, "seed", 0, "the seed of random choices; 0 chooses one")
	o.bind(cmd)
	cmd.AddCommand(
		a.newCommand(), a.renderCommand(), a.showCommand(), a.breedCommand(), a.askCommand(),
		a.acceptCommand(), a.logCommand(), a.checkoutCommand(), a.branchCommand(), a.diffCommand(), a.starCommand(),
		a.undoCommand(), a.redoCommand(), a.revertCommand(), a.writeCommand(), a.gcCommand(), a.exportCommand(), a.repairCommand(), a.compareCommand(), a.tasteCommand(), a.themesCommand(), a.doctorCommand(),
	)
	return cmd
}

// args makes a wrong number of arguments bad usage.
func args(check cobra.PositionalArgs) cobra.PositionalArgs {
	return func(cmd *cobra.Command, args []string) error {
		if err := check(cmd, args); err != nil {
			return usageError{err}
		}
		return nil
	}
}
