package session

import (
	"strings"

	"cultivar/session/phrase"
	"cultivar/session/starter"
)

// Description is how a design described in words is made without a model: the starter that comes
// nearest, and an instruction for the phrasebook.
type Description struct {
	Starter starter.Starter
	// Instruction is what the words ask of the starter, "" if nothing that a rule does.
	Instruction string
	// Unused are the words that ask for something no rule does.
	Unused []string
}

// Describe reads a description.
func Describe(words string) (Description, error) {
	d := Description{Starter: starter.Nearest(words)}
	design, err := starter.Get(d.Starter.Name)
	if err != nil {
		return d, err
	}
	wishes, unused := phrase.Wishes(design, words)
	d.Instruction = strings.Join(wishes, ". ")
	for _, w := range unused {
		if !d.Starter.Says(w) {
			d.Unused = append(d.Unused, w)
		}
	}
	return d, nil
}

// Said tells a person what became of the words; done is what the phrasebook answered, "" if it was
// not asked.
func (d Description) Said(done string) string {
	out := []string{"From the starter “" + d.Starter.Title + "”."}
	if done != "" {
		out = append(out, done)
	}
	if len(d.Unused) > 0 {
		out = append(out, "Not taken up: “"+strings.Join(d.Unused, "”, “")+"”; say what should change, or set up a model.")
	}
	return strings.Join(out, " ")
}
