package breed

import (
	"bytes"
	"sync"
	"testing"

	"cultivar/session/artifact"
)

func TestProposalsMadeAtOnceAreThoseMadeInTurn(t *testing.T) {
	for name, parents := range families() {
		fresh := make([]artifact.Artifact, len(parents))
		for i, p := range parents { // other bytes, so that nothing is parsed yet
			fresh[i] = p.WithSource(append(bytes.Clone(p.Source()), '\n'))
		}
		var wg sync.WaitGroup
		out := make([]Proposal, 16)
		for i := range out {
			wg.Go(func() {
				p, err := Propose(fresh, Options{Seed: 8, Keep: []string{"h1", "circle"}}, i)
				if err != nil {
					t.Errorf("%s %d: %v", name, i, err)
				}
				out[i] = p
			})
		}
		wg.Wait()
		for i, p := range out {
			again, err := Propose(fresh, Options{Seed: 8, Keep: []string{"h1", "circle"}}, i)
			if err != nil || !bytes.Equal(again.Artifact.Source(), p.Artifact.Source()) {
				t.Errorf("%s %d: made alone it differs (%v)", name, i, err)
			}
		}
	}
}
