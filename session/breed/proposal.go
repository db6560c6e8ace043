package breed

import (
	"fmt"
	"strings"

	"cultivar/session/artifact"
	"cultivar/session/breed/gene"
	"cultivar/themes"
)

// Proposal is a variant that nobody has seen yet.
type Proposal struct {
	Artifact artifact.Artifact
	Recipe   Recipe
	// Caption says what changed in a designer's words: "warmer palette, larger type".
	Caption string
	// Traits are the traits that changed, without repetition.
	Traits []Trait
	// Seed is the proposal's own seed.
	Seed uint64
}

// sitting is one proposal being made.
type sitting struct {
	work     gene.Work
	recipe   Recipe
	captions []string
	traits   []Trait
}

func begin(stock gene.Stock, parents []artifact.Artifact, recipe Recipe) (*sitting, error) {
	work, err := stock.Begin(parents, recipe.Keep, recipe.Hints)
	if err != nil {
		return nil, err
	}
	recipe.Engine, recipe.Genes = Version, nil
	return &sitting{work: work, recipe: recipe}, nil
}

// try carries out a gene and writes it down if it changed anything.
func (s *sitting) try(g Gene) bool {
	caption, ok := s.work.Do(g)
	if ok {
		s.note(g.Trait, caption)
		s.recipe.Genes = append(s.recipe.Genes, g)
	}
	return ok
}

// shows says that the latest change is seen in the picture.
func (s *sitting) shows() bool {
	n := len(s.captions)
	return n == 0 || !strings.HasSuffix(s.captions[n-1], gene.FurtherDown)
}

func (s *sitting) note(t Trait, caption string) {
	if caption != "" && !contains(s.captions, caption) {
		s.captions = append(s.captions, caption)
	}
	if !contains(s.traits, t) {
		s.traits = append(s.traits, t)
	}
}

func (s *sitting) proposal(seed uint64) (Proposal, error) {
	out, err := s.work.Artifact()
	if err != nil {
		return Proposal{}, fmt.Errorf("write the variant: %w", err)
	}
	return Proposal{out, s.recipe, strings.Join(merged(s.captions), ", "), s.traits, seed}, nil
}

// merged says once what several captions have in common: "palette of X", "type of X" become "palette and type of X".
func merged(captions []string) []string {
	whats := map[string][]string{}
	for _, c := range captions {
		what, whose := owned(c)
		whats[whose] = append(whats[whose], what)
	}
	var out []string
	for _, c := range captions {
		what, whose := owned(c)
		switch all := whats[whose]; {
		case whose == "" || len(all) < 2:
			out = append(out, c)
		case all[0] == what:
			out = append(out, listed(all)+" of "+whose)
		}
	}
	return out
}

// owned takes "palette of X" apart; whose is "" where a caption speaks of nobody.
func owned(caption string) (what, whose string) {
	i := strings.LastIndex(caption, " of ")
	if i < 0 {
		return caption, ""
	}
	return caption[:i], caption[i+len(" of "):]
}

// listed joins words as a sentence does: "a, b and c".
func listed(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	last := len(words) - 1
	return strings.Join(words[:last], ", ") + " and " + words[last]
}

func contains[T comparable](list []T, v T) bool {
	for _, x := range list {
		if x == v {
			return true
		}
	}
	return false
}

// Replay makes a variant again from its parents and its recipe, byte for byte. A recipe of another
// engine version, or one whose genes do not fit the parents, is an error.
func Replay(parents []artifact.Artifact, r Recipe) (Proposal, error) {
	if r.Engine != Version {
		return Proposal{}, fmt.Errorf("replay a recipe: it was made by engine %d, this is engine %d", r.Engine, Version)
	}
	stock, err := stockOf(parents)
	if err != nil {
		return Proposal{}, err
	}
	s, err := begin(stock, parents, r.Clone())
	if err != nil {
		return Proposal{}, err
	}
	for i, g := range r.Genes {
		if g.Operator == wearOperator {
			if err := s.wear(g.Params["theme"]); err != nil {
				return Proposal{}, err
			}
			continue
		}
		if !s.try(g) {
			return Proposal{}, fmt.Errorf("replay a recipe: gene %d, %s, changes nothing in these parents", i+1, g.Operator)
		}
	}
	return s.proposal(0)
}

const wearOperator = "wear"

// Wear dresses an artifact in a theme: its own colours, type, spacing and shape are mapped to the theme's by role.
func Wear(a artifact.Artifact, t themes.Theme) (Proposal, error) {
	return Replay([]artifact.Artifact{a}, Recipe{Engine: Version, Genes: []Gene{wearGene(t.Name)}})
}

func wearGene(theme string) Gene {
	return Gene{Operator: wearOperator, Trait: Palette, Strength: 1, Params: map[string]string{"theme": theme}}
}

func (s *sitting) wear(name string) error {
	t, err := themes.Lookup(name)
	if err != nil {
		return err
	}
	caption, ok := s.work.Wear(t)
	if !ok {
		return fmt.Errorf("dress the design in %s: there is nothing in it to dress", t.Name)
	}
	for _, trait := range []Trait{Palette, Type, Space, Shape} {
		s.note(trait, caption)
	}
	s.recipe.Genes = append(s.recipe.Genes, wearGene(t.Name))
	return nil
}
