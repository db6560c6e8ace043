package session

import (
	"context"
	"fmt"
	"strconv"
	"strings"

	"cultivar/session/artifact"
)

// PartRef names what the chosen changes of a tile make of its parent: "g3f/02#1,3". No change names
// the parent as it is.
func PartRef(tile Ref, chosen ...int) Ref {
	words := make([]string, len(chosen))
	for i, n := range chosen {
		words[i] = strconv.Itoa(n)
	}
	return tile + Ref("#"+strings.Join(words, ","))
}

// Part splits a Ref that names a part of a tile.
func (r Ref) Part() (tile Ref, chosen []int, ok bool) {
	name, list, ok := strings.Cut(string(r), "#")
	if !ok {
		return r, nil, false
	}
	for word := range strings.SplitSeq(list, ",") {
		if word == "" {
			continue
		}
		n, err := strconv.Atoi(word)
		if err != nil {
			return r, nil, false
		}
		chosen = append(chosen, n)
	}
	return Ref(name), chosen, true
}

// part makes the chosen changes of a tile, of which there are all, in its parent.
func (s *Studio) part(ctx context.Context, ref Ref, chosen []int) (a artifact.Artifact, of Variant, all int, err error) {
	parent, v, err := s.withParent(ctx, ref)
	if err != nil {
		return a, v, 0, err
	}
	list := hunks(parent, v.Artifact)
	for _, n := range chosen {
		if n < 1 || n > len(list) {
			return a, v, len(list), &Problem{
				Attempted: "take a part of " + string(ref), Cause: fmt.Sprintf("there is no change %d, there are %d", n, len(list)), Do: "`cultivar diff` shows them in order",
			}
		}
	}
	a, err = takeHunks(parent, v.Artifact, list, chosen)
	return a, v, len(list), err
}
