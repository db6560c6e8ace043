package session

import (
	"context"
	"errors"
	"slices"
	"sync"

	"cultivar/render"
	"cultivar/session/breed"
)

// lesson is something that a designer did with a tile.
type lesson struct {
	what breed.Event
	tile Ref
}

// lessons are learnt one after the other in the background, in the order in which they were given, so that
// nobody waits for them and what comes of them does not depend on chance.
type lessons struct {
	mu   sync.Mutex
	last chan struct{} // closed when the newest lesson is learnt
}

// after has f done when all lessons before it are learnt.
func (l *lessons) after(f func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	before, done := l.last, make(chan struct{})
	l.last = done
	go func() {
		defer close(done)
		if before != nil {
			<-before
		}
		f()
	}()
}

// settle waits until everything is learnt that has been given so far.
func (l *lessons) settle(ctx context.Context) {
	l.mu.Lock()
	last := l.last
	l.mu.Unlock()
	if last == nil {
		return
	}
	select {
	case <-last:
	case <-ctx.Done():
	}
}

// teach gives lessons; they never fail what the designer did.
func (s *Studio) teach(ctx context.Context, given ...lesson) {
	ctx = context.WithoutCancel(ctx)
	s.lessons.after(func() { s.learn(ctx, given) })
}

// teachChoice gives the lessons of breeding the generation id from refs: the tiles among them were picked, those
// that were shown beside them were not.
func (s *Studio) teachChoice(ctx context.Context, id string, refs []Ref) {
	ctx = context.WithoutCancel(ctx)
	s.lessons.after(func() {
		var given []lesson
		for _, ref := range refs {
			if _, _, isTile := ref.Tile(); isTile && s.markOnce(ref, true) {
				given = append(given, lesson{breed.Marked, ref})
			}
		}
		for _, looked := range s.lookedAt(ctx, id, refs) {
			given = append(given, s.passedOver(ctx, looked, refs)...)
		}
		s.learn(ctx, given)
	})
}

// lookedAt are the generations that the designer looked at when breeding another from refs: those that hold them,
// and the one before, if it was bred from the same.
func (s *Studio) lookedAt(ctx context.Context, another string, refs []Ref) (ids []string) {
	for _, ref := range refs {
		if id, _, isTile := ref.Tile(); isTile && !slices.Contains(ids, id) {
			ids = append(ids, id)
		}
	}
	all, err := s.store.List(ctx)
	all = slices.DeleteFunc(slices.Clone(all), func(id string) bool { return id >= another })
	if err != nil || len(all) == 0 {
		return ids
	}
	before := all[len(all)-1]
	if g, err := s.store.Generation(ctx, before); err == nil && slices.Equal(g.Parents, refs) {
		ids = append(ids, before)
	}
	return ids
}

// passedOver are the lessons of the tiles that were shown and not picked, once for each generation.
func (s *Studio) passedOver(ctx context.Context, id string, picked []Ref) (given []lesson) {
	s.mu.Lock()
	taught := s.taught[id]
	s.taught[id] = true
	s.mu.Unlock()
	g, err := s.store.Generation(ctx, id)
	if taught || err != nil {
		return nil
	}
	for _, v := range g.Variants {
		if s.ignored(ctx, v.Ref(), picked) {
			given = append(given, lesson{breed.Ignored, v.Ref()})
		}
	}
	return given
}

func (s *Studio) ignored(ctx context.Context, tile Ref, picked []Ref) bool {
	s.mu.Lock()
	_, judged := s.marked[tile]
	s.mu.Unlock()
	_, accepted, err := s.acceptedAs(ctx, tile)
	return err == nil && !judged && !accepted && !slices.Contains(picked, tile)
}

// learn takes lessons into the session's taste.
func (s *Studio) learn(ctx context.Context, given []lesson) {
	t := s.readTaste(ctx)
	if t.Off || len(given) == 0 {
		return
	}
	for _, l := range given {
		s.showBeside(ctx, &t.Model, l.tile)
		if look, err := s.lookOf(ctx, l.tile); err == nil {
			t.Model.Learn(l.what, look)
		}
	}
	_ = s.writeTaste(ctx, t)
}

// showBeside has a taste take in the generation of a tile, once.
func (s *Studio) showBeside(ctx context.Context, taste *breed.Taste, tile Ref) {
	id, _, isTile := tile.Tile()
	s.mu.Lock()
	shown := s.shown[id]
	s.shown[id] = true
	s.mu.Unlock()
	g, err := s.store.Generation(ctx, id)
	if !isTile || shown || err != nil {
		return
	}
	var looks []breed.Look
	for _, v := range g.Variants {
		if v.Look != nil {
			looks = append(looks, breed.Look{Known: v.Look})
		}
	}
	taste.Show(looks)
}

// lookOf is how a tile looks: as it was measured when it was bred, else from a picture taken now.
func (s *Studio) lookOf(ctx context.Context, tile Ref) (breed.Look, error) {
	v, err := s.Variant(ctx, tile)
	if err != nil {
		return breed.Look{}, err
	}
	look := breed.Look{Proposal: breed.Proposal{Artifact: v.Artifact, Recipe: v.Recipe, Caption: v.Caption}, Known: v.Look}
	for _, trait := range v.Traits {
		look.Proposal.Traits = append(look.Proposal.Traits, breed.Trait(trait))
	}
	if look.Known != nil {
		return look, nil
	}
	doc, err := v.Artifact.Document()
	if err != nil {
		return look, err
	}
	shot, err := s.shoot(ctx, v.Artifact, render.DefaultViewport(doc.Form).Within(320, 200))
	if err == nil {
		look.Shot = shot
	}
	if errors.Is(err, ErrNoCamera) {
		err = nil
	}
	return look, err
}
