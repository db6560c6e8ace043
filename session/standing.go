package session

import (
	"context"
	"slices"
)

// standing are the instructions on the head's main line, oldest first: what the designer asked for
// and still holds.
func (s *Studio) standing(ctx context.Context) ([]string, error) {
	tree, err := s.store.Tree(ctx, 0)
	if err != nil {
		return nil, err
	}
	byID := make(map[string]Version, len(tree.Versions))
	for _, v := range tree.Versions {
		byID[v.ID] = v
	}
	var out []string
	for id := tree.Head.Version; id != ""; {
		v := byID[id]
		if v.Origin == Ask {
			out = append(out, v.Instruction)
		}
		id = ""
		if len(v.Parents) > 0 {
			id = v.Parents[0]
		}
	}
	slices.Reverse(out)
	return out, nil
}
