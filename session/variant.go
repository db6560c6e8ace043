package session

import (
	"fmt"

	"cultivar/session/artifact"
)

// Variant is a proposed artifact that nobody has accepted yet, with its origin. In a generation
// tiles are numbered from 1; tile 0 is the first parent.
type Variant struct {
	Generation string            `json:"-"`
	Tile       int               `json:"tile"`
	Artifact   artifact.Artifact `json:"-"`
	Provenance
	// Parents are what the variant was made from, the main one first: versions or other variants.
	Parents []Ref `json:"parents"`
	// Caption says what changed, in a designer's words.
	Caption string `json:"caption"`
	// Traits are the traits that changed.
	Traits []string `json:"traits,omitempty"`
	// Checks are what was looked at after drawing it; nil if it was not drawn.
	Checks []Check `json:"checks,omitempty"`
	// Distance is how far its picture is from the first parent's, 0 to 1; -1 if it was not drawn.
	Distance float64 `json:"distance"`
	// Look is how it looks in the words of taste, each from -1 to 1; nil if it was not drawn.
	Look map[string]float64 `json:"look,omitempty"`
	// Colors are the colours that cover its picture, the one that covers most first; nil if it was not drawn.
	Colors []string `json:"colors,omitempty"`
	// Likeness is how near its picture comes to a target, 0 to 1, if there is one.
	Likeness *float64 `json:"likeness,omitempty"`
	// Rejected says that the designer turned it down.
	Rejected bool `json:"rejected,omitempty"`
}

// Ref names the variant.
func (v Variant) Ref() Ref { return TileRef(v.Generation, v.Tile) }

// Title is the caption with how near it comes to a target, if there is one: "73 % like the target, warmer palette".
func (v Variant) Title() string {
	if v.Likeness == nil {
		return v.Caption
	}
	return fmt.Sprintf("%.0f %% like the target, %s", *v.Likeness*100, v.Caption)
}

// Passed counts the checks that hold.
func (v Variant) Passed() (passed, total int) {
	for _, c := range v.Checks {
		if c.OK {
			passed++
		}
	}
	return passed, len(v.Checks)
}

// Check is something that must hold of a version, and whether it does.
type Check struct {
	Name string `json:"name"` // "header is sticky"
	OK   bool   `json:"ok"`
	Note string `json:"note,omitempty"` // why it fails, in one line
	Rule string `json:"rule,omitempty"` // the machine's form of the check, if it can be run again
}
