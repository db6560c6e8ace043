package session

import (
	"context"

	"cultivar/render"
	"cultivar/session/artifact"
)

func (n *Nursery) shoot(ctx context.Context, a artifact.Artifact, from render.Viewport) (render.Shot, error) {
	camera := n.lens()
	if camera == nil {
		return render.Shot{}, n.noLens("draw the design")
	}
	doc, err := a.Document()
	if err != nil {
		return render.Shot{Broken: err.Error()}, nil
	}
	key := shotKey(doc.Key(), from)
	if shot, ok := n.shots.get(key); ok {
		return shot, nil
	}
	shot, err := camera.Shoot(ctx, doc, from)
	if err == nil {
		n.shots.put(key, shot)
	}
	return shot, err
}

// sheet draws artifacts together, taking from the cache what is there. An artifact that cannot be
// made into a document gets a broken shot.
func (n *Nursery) sheet(ctx context.Context, artifacts []artifact.Artifact, from render.Viewport, each func(int, render.Shot)) ([]render.Shot, error) {
	camera := n.lens()
	if camera == nil {
		return nil, n.noLens("draw the variants")
	}
	if each == nil {
		each = func(int, render.Shot) {}
	}
	shots := make([]render.Shot, len(artifacts))
	var docs []render.Document
	var keys []string
	var at []int
	for i, a := range artifacts {
		doc, err := a.Document()
		if err != nil {
			shots[i] = render.Shot{Broken: err.Error()}
			each(i, shots[i])
			continue
		}
		key := shotKey(doc.Key(), from)
		if shot, ok := n.shots.get(key); ok {
			shots[i] = shot
			each(i, shot)
			continue
		}
		docs, keys, at = append(docs, doc), append(keys, key), append(at, i)
	}
	if len(docs) == 0 {
		return shots, nil
	}
	_, err := camera.Sheet(ctx, docs, from, func(k int, shot render.Shot) {
		shots[at[k]] = shot
		n.shots.put(keys[k], shot)
		each(at[k], shot)
	})
	return shots, err
}

func (n *Nursery) measure(ctx context.Context, a artifact.Artifact) (render.Facts, error) {
	camera := n.lens()
	if camera == nil {
		return render.Facts{}, n.noLens("measure the design")
	}
	doc, err := a.Document()
	if err != nil {
		return render.Facts{}, err
	}
	if facts, ok := n.measured.get(doc.Key()); ok {
		return facts, nil
	}
	facts, err := camera.Measure(ctx, doc, render.DefaultViewport(doc.Form))
	if err == nil {
		n.measured.put(doc.Key(), facts)
	}
	return facts, err
}

func (n *Nursery) noLens(attempted string) error {
	_, why := n.CanDraw()
	if why == "" {
		why = "there is no browser"
	}
	return &Problem{Attempted: attempted, Cause: why, Do: "`cultivar doctor` says how to get one", Err: ErrNoCamera}
}
