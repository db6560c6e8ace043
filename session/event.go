package session

import "cultivar/render"

// Event is something that happened while a generation is being made. Each says which generation it
// belongs to, so that a stale one can be dropped.
type Event interface{ Of() string }

// For names the generation that an event belongs to.
type For string

// Of is the generation's id.
func (f For) Of() string { return string(f) }

// Started: a generation of Count tiles is under way.
type Started struct {
	For
	Count   int
	Parents []Ref
}

// Progress: what is being done, in words, with a share from 0 to 1 (or -1).
type Progress struct {
	For
	What  string
	Share float64
}

// Planned: tile Tile will take a direction of its own, named in a few words.
type Planned struct {
	For
	Tile      int
	Direction string
}

// Drafted: a model is writing tile Tile; Text is what it has written so far, Tokens its length.
type Drafted struct {
	For
	Tile   int
	Text   string
	Tokens int
}

// Proposed: a tile's variant is known; its picture comes later.
type Proposed struct {
	For
	Variant Variant
}

// Pictured: a tile's picture, at the tile's own pixels. Tile 0 is the first parent.
type Pictured struct {
	For
	Tile int
	Shot render.Shot
}

// Failed: one tile (or, with Tile -1, the whole generation) could not be made.
type Failed struct {
	For
	Tile int
	Err  error
	// Generation holds what there was before the whole generation failed, recorded if it has variants.
	Generation Generation
}

// Charged: what this generation has cost its model, and the whole session so far. It comes before the
// last event.
type Charged struct {
	For
	Request, Session Costs
}

// Done: nothing more will come; the generation is recorded unless it is empty.
type Done struct {
	For
	Generation Generation
	// Said is what the proposer answers the designer: "Done: sticky header. Not understood: …".
	Said string
	// NotUnderstood are the parts of an instruction that no rule covers, as they were typed; Refused says of
	// others why they were not done. Both are the phrasebook's.
	NotUnderstood, Refused []string
}
