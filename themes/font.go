package themes

// Font is a family stack that needs no download: it begins with families of the common systems and ends in a generic one.
type Font struct {
	// Name is what a caption calls it: "old-style serif".
	Name string `json:"name"`
	// Stack is a value of font-family.
	Stack string `json:"stack"`
}

// The font stacks. Each leads to a visibly different face on macOS, Windows and a Debian machine with the
// Liberation and DejaVu fonts.
var (
	SystemSans = Font{"system sans", `system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans", sans-serif`}
	Grotesque  = Font{"grotesque sans", `"Helvetica Neue", Helvetica, Arial, "Liberation Sans", sans-serif`}
	Humanist   = Font{"humanist sans", `"Gill Sans", "Gill Sans MT", Calibri, Optima, "Trebuchet MS", "Noto Sans", sans-serif`}
	Geometric  = Font{"geometric sans", `Avenir, "Avenir Next", Montserrat, "Century Gothic", "URW Gothic", "Noto Sans Display", "DejaVu Sans", sans-serif`}
	Rounded    = Font{"rounded sans", `ui-rounded, "SF Pro Rounded", "Arial Rounded MT Bold", Nunito, Quicksand, Verdana, "DejaVu Sans", sans-serif`}
	Condensed  = Font{"condensed sans", `"Avenir Next Condensed", "Roboto Condensed", "Arial Narrow", "Liberation Sans Narrow", "DejaVu Sans Condensed", sans-serif`}
	Transition = Font{"classic serif", `Charter, "Bitstream Charter", Cambria, "Times New Roman", "Liberation Serif", serif`}
	OldStyle   = Font{"old-style serif", `"Iowan Old Style", "Palatino Linotype", Palatino, "URW Palladio L", "Noto Serif", serif`}
	Didone     = Font{"display serif", `Didot, "Bodoni MT", "Noto Serif Display", "Playfair Display", "URW Bookman", serif`}
	Slab       = Font{"slab serif", `Rockwell, "Rockwell Nova", "Roboto Slab", "DejaVu Serif", Georgia, serif`}
	Mono       = Font{"monospace", `ui-monospace, "SF Mono", Menlo, Consolas, "DejaVu Sans Mono", monospace`}
	Typewriter = Font{"typewriter", `"American Typewriter", "Courier Prime", "Courier New", "Liberation Mono", monospace`}
)

// Pairing is a heading and a body font that go together.
type Pairing struct{ Heading, Body Font }

// Pairings are the type pairings that style codes and breeding choose from.
var Pairings = []Pairing{
	{SystemSans, SystemSans},
	{Grotesque, Grotesque},
	{OldStyle, OldStyle},
	{Transition, Transition},
	{Didone, Humanist},
	{Slab, SystemSans},
	{Grotesque, Transition},
	{OldStyle, Grotesque},
	{Condensed, Grotesque},
	{Rounded, Rounded},
	{Geometric, Humanist},
	{Mono, SystemSans},
	{Mono, Mono},
	{Didone, Transition},
	{Condensed, OldStyle},
	{Typewriter, Transition},
}
