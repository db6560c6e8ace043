package main

import (
	"fmt"
	"strconv"

	"github.com/spf13/cobra"

	"cultivar/themes"
)

func (a *app) themesCommand() *cobra.Command {
	var cross int
	cmd := &cobra.Command{
		Use:   "themes [NAME|CODE]",
		Short: "List themes, or show what a theme or a style code means",
		Long: `List the built-in themes, or show the tokens of one. Any integer is a style code, the same theme on every machine;
48213x77 crosses two codes: some traits of the one, some of the other. Wherever a theme is asked for
(breed --theme, t in the studio) a name, a code or a cross of codes will do.`,
		Example: `cultivar themes 48213
cultivar themes 48213x77
cultivar breed index.html --theme 48213x77 -o dressed`,
		Args: args(cobra.MaximumNArgs(1)),
		RunE: func(cmd *cobra.Command, args []string) error {
			if len(args) == 0 {
				return a.listThemes()
			}
			return a.showTheme(args[0], cross)
		},
	}
	cmd.Flags().IntVar(&cross, "cross", 0, "a second style code to cross it with; the same as CODExCODE")
	return cmd
}

func (a *app) listThemes() error {
	list := themes.Builtin()
	for _, t := range list {
		a.say("%-12s %s  %s on %s, %s", t.Name, a.swatches(t), t.Type.Heading.Name, t.Type.Body.Name, t.Shape.Depth)
	}
	a.say("any integer is a style code, and two can be crossed: cultivar themes 48213, cultivar themes 48213x77")
	return a.result(map[string]any{"themes": list})
}

func (a *app) showTheme(name string, cross int) error {
	if cross != 0 {
		code, err := strconv.Atoi(name)
		if err != nil {
			return usagef("--cross needs two style codes, and %q is none", name)
		}
		name = strconv.Itoa(themes.Cross(code, cross))
	}
	t, err := themes.Lookup(name)
	if err != nil {
		return usageError{err}
	}
	a.say("%s  %s", t.Name, a.swatches(t))
	for _, line := range [][2]string{
		{"background", t.Background},
		{"surface", t.Surface},
		{"text", t.Text},
		{"muted", t.Muted},
		{"accent", t.Accent},
		{"accent2", t.Accent2},
		{"border", t.Border},
	} {
		a.say("  %-11s %s  %s", line[0], line[1], themes.ColorName(themes.MustParse(line[1])))
	}
	a.say("  type        %s over %s, %gpx, scale %g", t.Type.Heading.Name, t.Type.Body.Name, t.Type.Size, t.Type.Scale)
	a.say("  shape       radius %gpx, border %gpx, %s", t.Shape.Radius, t.Shape.Border, t.Shape.Depth)
	a.say("  space       %gpx   motion %s", t.Space, t.Motion.Name)
	return a.result(map[string]any{"tokens": t})
}

// swatches are the palette's colours as blocks, where the terminal has colours.
func (a *app) swatches(t themes.Theme) string {
	if !isTerminal(a.out) || noColor() {
		return ""
	}
	out := ""
	for _, hex := range []string{t.Background, t.Surface, t.Text, t.Accent, t.Accent2} {
		r, g, b := themes.MustParse(hex).Bytes()
		out += fmt.Sprintf("\x1b[48;2;%d;%d;%dm  ", r, g, b)
	}
	return out + "\x1b[0m"
}
