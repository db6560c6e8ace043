package session

import (
	"context"
	"sync"

	"cultivar/render"
)

// Nursery makes variants of artifacts: it proposes, draws, looks and chooses. It knows no store, so
// that a command can breed files without a session; a Studio is a Nursery with a Store. It may be
// used from several goroutines.
type Nursery struct {
	model    Model
	shots    *shotCache
	measured *factCache

	lensMu   sync.Mutex
	camera   render.Camera
	noCamera string
	arrival  chan struct{} // closed once the expected camera has come, or will not; nil if none is expected
}

// Options are what a Nursery works with.
type Options struct {
	// Camera draws; nil if there is none, and then NoCamera says why.
	Camera   render.Camera
	NoCamera string
	// Model proposes from instructions; nil if none is set up.
	Model Model
}

// NewNursery makes one.
func NewNursery(o Options) *Nursery {
	return &Nursery{
		model: o.Model, camera: o.Camera, noCamera: o.NoCamera,
		shots: newShotCache(shotCacheBytes), measured: newFactCache(factCacheEntries),
	}
}

// ModelName is the model's name, "" if none is set up.
func (n *Nursery) ModelName() string {
	if n.model == nil {
		return ""
	}
	return n.model.Name()
}

// ExpectCamera says that a camera is on its way: generations wait until SetCamera is called.
func (n *Nursery) ExpectCamera() {
	n.lensMu.Lock()
	defer n.lensMu.Unlock()
	if n.arrival == nil {
		n.arrival = make(chan struct{})
	}
}

// ModelSees reports whether the model takes pictures.
func (n *Nursery) ModelSees() bool {
	seer, ok := n.model.(Seer)
	return ok && seer.Sees()
}

// SetCamera gives the nursery a camera, or takes it away; why says why there is none.
func (n *Nursery) SetCamera(c render.Camera, why string) {
	n.lensMu.Lock()
	defer n.lensMu.Unlock()
	n.camera, n.noCamera = c, why
	if n.arrival != nil {
		close(n.arrival)
		n.arrival = nil
	}
}

// awaitCamera waits while a camera is on its way.
func (n *Nursery) awaitCamera(ctx context.Context) {
	n.lensMu.Lock()
	arrival := n.arrival
	n.lensMu.Unlock()
	if arrival == nil {
		return
	}
	select {
	case <-arrival:
	case <-ctx.Done():
	}
}

// CanDraw says whether there is a camera, and if not, why.
func (n *Nursery) CanDraw() (ok bool, why string) {
	n.lensMu.Lock()
	defer n.lensMu.Unlock()
	return n.camera != nil, n.noCamera
}

func (n *Nursery) lens() render.Camera {
	n.lensMu.Lock()
	defer n.lensMu.Unlock()
	return n.camera
}
