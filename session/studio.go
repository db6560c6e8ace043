package session

import (
	"context"
	"sync"
)

// Studio is the service behind both front doors. What it reads and keeps is in its Store; who
// proposes are the embedded engine, the phrasebook, and a Model if one is set up. It may be used
// from several goroutines.
type Studio struct {
	*Nursery
	store Store

	mu       sync.Mutex
	marked   map[Ref]bool
	taught   map[string]bool // generations whose ignored tiles have taught
	shown    map[string]bool // generations that taste has seen
	accepted map[Ref]string  // tile → the version it was committed as; nil until it is asked for

	sourceMu sync.Mutex // while the source is read, taken or written

	lessons lessons
	ahead   ahead

	// Greeting is what a person is told when the session opens: what became of the words it was made from.
	Greeting string
}

// New opens the service on a store.
func New(store Store, o Options) *Studio {
	return &Studio{Nursery: NewNursery(o), store: store, marked: map[Ref]bool{}, taught: map[string]bool{}, shown: map[string]bool{}}
}

// Store is what the session is kept in.
func (s *Studio) Store() Store { return s.store }

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

// Close finishes what is being learnt, gives up what is bred ahead, and lets go of the store.
func (s *Studio) Close() error {
	s.ahead.end()
	s.lessons.settle(context.Background())
	return s.store.Close()
}
