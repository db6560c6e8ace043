package phrase

import (
	"strings"

	"cultivar/themes"
)

// fonts are the fonts that can be asked for by name, as stacks that need no download.
var fonts = map[string]string{
	"serif": themes.Transition.Stack, "sans serif": themes.SystemSans.Stack, "sans-serif": themes.SystemSans.Stack, "sans": themes.SystemSans.Stack,
	"monospace": themes.Mono.Stack, "monospaced": themes.Mono.Stack, "mono": themes.Mono.Stack, "typewriter": themes.Typewriter.Stack, "slab serif": themes.Slab.Stack,
	"slab": themes.Slab.Stack, "system": themes.SystemSans.Stack, "system ui": themes.SystemSans.Stack, "geometric": themes.Geometric.Stack, "humanist": themes.Humanist.Stack,
	"grotesque": themes.Grotesque.Stack, "grotesk": themes.Grotesque.Stack, "condensed": themes.Condensed.Stack, "old style": themes.OldStyle.Stack, "old style serif": themes.OldStyle.Stack,
	"classic serif": themes.Transition.Stack, "elegant serif": themes.Didone.Stack, "elegant": themes.Didone.Stack, "rounded sans": themes.Rounded.Stack, "friendly": themes.Rounded.Stack,
	"handwritten": `"Segoe Print", "Bradley Hand", Chilanka, cursive`, "cursive": `"Segoe Print", "Bradley Hand", Chilanka, cursive`, "script": `"Segoe Print", "Bradley Hand", Chilanka, cursive`,
	"helvetica": `"Helvetica Neue", Helvetica, Arial, sans-serif`, "helvetica neue": `"Helvetica Neue", Helvetica, Arial, sans-serif`, "arial": `Arial, Helvetica, sans-serif`, "georgia": `Georgia, "Times New Roman", serif`,
	"times": `"Times New Roman", Times, serif`, "times new roman": `"Times New Roman", Times, serif`, "verdana": `Verdana, Geneva, sans-serif`, "tahoma": `Tahoma, Verdana, sans-serif`,
	"trebuchet": `"Trebuchet MS", sans-serif`, "courier": `"Courier New", Courier, monospace`, "courier new": `"Courier New", Courier, monospace`, "garamond": `Garamond, "EB Garamond", Georgia, serif`,
	"palatino": `"Palatino Linotype", Palatino, serif`, "futura": `Futura, "Century Gothic", sans-serif`, "gill sans": `"Gill Sans", Calibri, sans-serif`, "impact": `Impact, "Arial Black", sans-serif`,
	"inter": `Inter, system-ui, sans-serif`, "roboto": `Roboto, system-ui, sans-serif`, "open sans": `"Open Sans", system-ui, sans-serif`, "lato": `Lato, system-ui, sans-serif`, "montserrat": `Montserrat, system-ui, sans-serif`,
	"poppins": `Poppins, system-ui, sans-serif`, "playfair": `"Playfair Display", Georgia, serif`, "playfair display": `"Playfair Display", Georgia, serif`, "merriweather": `Merriweather, Georgia, serif`,
	"baskerville": `Baskerville, "Libre Baskerville", Georgia, serif`, "didot": themes.Didone.Stack, "bodoni": themes.Didone.Stack, "rockwell": themes.Slab.Stack, "menlo": themes.Mono.Stack, "consolas": `Consolas, monospace`,
	"comic sans": `"Comic Sans MS", "Comic Neue", cursive`, "nunito": `Nunito, system-ui, sans-serif`, "raleway": `Raleway, system-ui, sans-serif`, "source sans": `"Source Sans 3", "Source Sans Pro", sans-serif`,
}

// fontStack makes a value of font-family out of a family's name.
func fontStack(name string) string {
	if stack, ok := fonts[strings.ToLower(strings.TrimSpace(name))]; ok {
		return stack
	}
	name = strings.Map(func(r rune) rune {
		if r == '"' || r == '\\' || r == ';' || r == '{' || r == '}' || r < ' ' {
			return -1
		}
		return r
	}, name)
	if strings.ContainsAny(name, " ") {
		name = `"` + name + `"`
	}
	return name + ", sans-serif"
}
