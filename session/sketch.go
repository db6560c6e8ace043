package session

import (
	"context"

	"cultivar/session/artifact"
)

// sketcher shows what a model has written so far: a tile that is announced and drawn, but belongs to
// no generation before it is finished. It is nil where nothing can be drawn.
func (r *run) sketcher(ctx context.Context, p Parents, q AskRequest) func(int, artifact.Artifact) {
	if ok, _ := r.CanDraw(); !ok || q.DryRun {
		return nil
	}
	return func(i int, a artifact.Artifact) {
		shot, err := r.shoot(ctx, a, r.tile)
		if err != nil || shot.Broken != "" || shot.Blank {
			return
		}
		r.emit(ctx, Proposed{For: r.of(), Variant: Variant{
			Generation: r.g.ID, Tile: i + 1, Artifact: a, Parents: p.Refs, Distance: -1,
			Provenance: Provenance{Origin: Ask, Proposer: "model", Instruction: q.Instruction, Model: r.model.Name()},
		}})
		r.emit(ctx, Pictured{For: r.of(), Tile: i + 1, Shot: shot})
	}
}
