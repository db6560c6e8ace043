package session

import (
	"context"
	"slices"

	"cultivar/session/artifact"
)

// picture draws a variant beside its parent, checks it, and announces both.
func (r *run) picture(ctx context.Context, parent artifact.Artifact, v Variant) {
	shots, err := r.sheet(ctx, []artifact.Artifact{parent, v.Artifact}, r.tile, nil)
	if err != nil {
		return
	}
	v.Checks = append(v.Checks, examine(shots[0], shots[1])...)
	if flattened(shots[0], shots[1]) && elements(v.Artifact) >= elements(parent) {
		v.Checks[len(v.Checks)-2].OK, v.Checks[len(v.Checks)-2].Note = false, flat
	}
	v.Checks = append(v.Checks, r.recheck(ctx, v)...)
	v.Distance = distance(shots[0], shots[1])
	if r.reference != nil {
		v.Likeness = likeness(shots[1], r.reference.Image)
	}
	if r.pictures != nil {
		r.pictures[v.Artifact.Key()] = shots[1]
	}
	r.replace(ctx, v)
	r.emit(ctx, Pictured{For: r.of(), Tile: 0, Shot: shots[0]})
	r.emit(ctx, Pictured{For: r.of(), Tile: v.Tile, Shot: shots[1]})
}

// replace announces a variant again, with what has been found out since.
func (r *run) replace(ctx context.Context, v Variant) {
	i := slices.IndexFunc(r.g.Variants, func(o Variant) bool { return o.Tile == v.Tile })
	r.g.Variants[i] = v
	r.emit(ctx, Proposed{For: r.of(), Variant: v})
}

// elements is how many elements a page or a drawing has, 0 for a shader.
func elements(a artifact.Artifact) int {
	if a.Kind == artifact.Shader {
		return 0
	}
	return len(artifact.Tree(a).Elements)
}
