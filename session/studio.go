package session

import (
	"context"
	"sync"

	"cultivar/render"
)

// Studio is the service behind both front doors. What it reads and keeps is in its Store; what it
// draws, its Camera draws; who proposes are the embedded engine, the phrasebook, and a Model if one
// is set up. It may be used from several goroutines.
type Studio struct {
	store    Store
	model    Model
	shots    *shotCache
	measured *factCache

	mu       sync.Mutex
	camera   render.Camera
	noCamera string
	taste    bool
	marked   map[Ref]bool
	accepted map[Ref]string // tile → the version it was committed as; nil until it is asked for
}

// Options are what a Studio works with besides its store.
type Options struct {
	// Camera draws; nil if there is none, and then NoCamera says why and what to do.
	Camera   render.Camera
	NoCamera string
	// Model proposes from instructions; nil if none is set up.
	Model Model
	// NoTaste turns off learning and leaning.
	NoTaste bool
}

// New opens the service on a store.
func New(store Store, o Options) *Studio {
	return &Studio{
		store: store, model: o.Model, camera: o.Camera, noCamera: o.NoCamera, taste: !o.NoTaste,
		shots: newShotCache(shotCacheBytes), measured: newFactCache(factCacheEntries), marked: map[Ref]bool{},
	}
}

// Store is what the session is kept in.
func (s *Studio) Store() Store { return s.store }

// ModelName is the model's name, "" if none is set up.
func (s *Studio) ModelName() string {
	if s.model == nil {
		return ""
	}
	return s.model.Name()
}

// SetCamera gives the studio a camera, or takes it away; why says why there is none.
func (s *Studio) SetCamera(c render.Camera, why string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	s.camera, s.noCamera = c, why
}

// CanDraw says whether there is a camera, and if not, why and what to do.
func (s *Studio) CanDraw() (ok bool, why string) {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.camera != nil, s.noCamera
}

func (s *Studio) lens() render.Camera {
	s.mu.Lock()
	defer s.mu.Unlock()
	return s.camera
}

// Head is what is checked out.
func (s *Studio) Head(ctx context.Context) (Head, error) { return s.store.Head(ctx) }

// Tree is the history, newest first; limit 0 means all of it.
func (s *Studio) Tree(ctx context.Context, limit int) (Tree, error) { return s.store.Tree(ctx, limit) }

// Generation reads a generation by a prefix of its id; "" is the newest.
func (s *Studio) Generation(ctx context.Context, id string) (Generation, error) {
	return s.store.Generation(ctx, id)
}

// GenerationIDs lists the generations, oldest first.
func (s *Studio) GenerationIDs(ctx context.Context) ([]string, error) { return s.store.List(ctx) }

// Close lets go of the store.
func (s *Studio) Close() error { return s.store.Close() }
