package session

import (
	"time"

	"cultivar/session/artifact"
)

// Version is an accepted artifact: one commit with its whole tree.
type Version struct {
	ID string `json:"version"`
	// Parents are versions: one, two or more after a crossover, none for a seed.
	Parents []string `json:"parents"`
	// Subject is a short human line; Provenance.Instruction is the commit's body.
	Subject string    `json:"subject"`
	When    time.Time `json:"when"`
	Provenance
	// Step says that nobody accepted it: it is an ancestor of an accepted variant.
	Step bool `json:"step,omitempty"`
	// Variant names the tile that it was accepted from, if any.
	Variant Ref `json:"variant,omitempty"`
	// Branches are the branches whose tip it is; Star says that it is starred; Kept that only a kept ref holds it.
	Branches []string `json:"branches,omitempty"`
	Star     bool     `json:"star,omitempty"`
	Kept     bool     `json:"kept,omitempty"`
}

// Draft is a version about to be committed.
type Draft struct {
	Artifact artifact.Artifact
	Provenance
	Subject string
	Step    bool
	Variant Ref
	// Parents are versions, or, for a draft committed together with others, "#0", "#1" … for the
	// drafts before it.
	Parents []string
}

// Head is what is checked out.
type Head struct {
	Branch  string `json:"branch"`
	Version string `json:"version"` // empty before the seed
}

// Operation is one change of refs, which can be undone.
type Operation struct {
	N    int       `json:"n"`
	Kind string    `json:"kind"` // seed, accept, checkout, branch, star, undo, redo …
	What string    `json:"what"` // in words: "accept 3f2a warmer palette"
	When time.Time `json:"when"`
}

// Tree is the history as it is drawn: newest first, every parent after its children.
type Tree struct {
	Versions []Version
	Head     Head
	Branches map[string]string // name → version
}
