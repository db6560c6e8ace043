package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"

	"cultivar/session"
	"cultivar/session/breed"
)

// readGeneration reads a generation.json.
func readGeneration(path string) (g session.Generation, err error) {
	data, err := os.ReadFile(path)
	if err == nil {
		err = json.Unmarshal(data, &g)
	}
	if errors.Is(err, fs.ErrNotExist) {
		err = errors.New("there is no such file")
	}
	if err != nil {
		return g, &session.Problem{Attempted: "read the generation " + path, Cause: err.Error(), Do: "give the generation.json that `cultivar breed -o DIR` wrote", Err: err}
	}
	return g, nil
}

// replay makes the variants of a recorded generation again from the same parents.
func (a *app) replay(f breedFlags, p session.Parents) error {
	g, err := readGeneration(f.replay)
	if err != nil {
		return err
	}
	timing := newStages()
	for i, v := range g.Variants {
		if len(v.Recipe.Genes) == 0 {
			return &session.Problem{Attempted: "replay " + f.replay, Cause: fmt.Sprintf("tile %d was made by %s, which has no recipe", v.Tile, v.Proposer), Do: "replay what was bred or dressed in a theme"}
		}
		proposal, err := breed.Replay(p.Artifacts, v.Recipe)
		if err != nil {
			return fmt.Errorf("replay tile %d: %w", v.Tile, err)
		}
		g.Variants[i].Artifact = proposal.Artifact
	}
	timing.done("replay")
	return a.writeGeneration(f.out, g, nil, nil, timing)
}
