package session

import (
	"context"
	"time"

	"cultivar/session/artifact"
)

// Store keeps a session on disk. Every method that changes something returns only after the change
// is durable. A Store may be used from several goroutines and by several processes at once.
type Store interface {
	Versions
	Generations
	Operations
	// Dir is the session's directory.
	Dir() string
	// Repaired says what was mended when the session was opened, one line each.
	Repaired() []string
	// State reads one of the session's small documents ("taste", "source", "costs", "checks"); ok is false if there is none.
	State(ctx context.Context, name string) (data []byte, ok bool, err error)
	// SetState replaces one of them.
	SetState(ctx context.Context, name string, data []byte) error
	// Watch sends after anything in the session may have changed, by this process or another; several
	// changes may come as one. The channel is closed when ctx ends.
	Watch(ctx context.Context) (<-chan struct{}, error)
	Close() error
}

// Versions are the accepted artifacts.
type Versions interface {
	Head(ctx context.Context) (Head, error)
	// Tree lists versions, newest first; limit 0 means all.
	Tree(ctx context.Context, limit int) (Tree, error)
	// Version resolves an id, a unique prefix of one, a branch, or "head".
	Version(ctx context.Context, name string) (Version, error)
	// Artifact reads a version's tree.
	Artifact(ctx context.Context, version string) (artifact.Artifact, error)
	// Commit records drafts in order, as one operation, and moves the head's branch to the last
	// one. If onto is not the tip of the head's branch a new branch is made first. kind is "seed",
	// "accept", "edit" …
	Commit(ctx context.Context, kind, onto string, drafts []Draft) ([]Version, error)
}

// Generations are the unaccepted variants.
type Generations interface {
	// Record keeps a generation with all its variants' files. It may be called again with the same
	// id to replace it (a tile refilled).
	Record(ctx context.Context, g Generation) error
	// Generation reads one by its id or a unique prefix, "" being the newest, with its artifacts.
	Generation(ctx context.Context, id string) (Generation, error)
	// List gives the ids, oldest first.
	List(ctx context.Context) ([]string, error)
	// Prune drops generations that nothing refers to, the oldest first.
	Prune(ctx context.Context, l Limits) (Pruned, error)
}

// Limits say which generations may go. A generation that something refers to stays in any case: a
// version that was accepted from it, or a generation that stays and was bred from its tiles.
type Limits struct {
	// Keep is how many of the newest stay.
	Keep int
	// Before lets only those go that were made before; zero means any.
	Before time.Time
	// Bytes lets the oldest go only until the rest take no more than this many bytes on disk; zero
	// means that all may go.
	Bytes int64
	// DryRun says what would go and leaves everything.
	DryRun bool
}

// Pruned is what went.
type Pruned struct {
	// Generations are the ids of those that went, oldest first; Left is how many stay.
	Generations []string `json:"generations"`
	Left        int      `json:"left"`
	// Bytes is what they took on disk, beyond what is also in something that stays.
	Bytes int64 `json:"bytes"`
}

// Operations are the changes of refs.
type Operations interface {
	// Checkout makes a version or a branch the head and its files the session's files.
	Checkout(ctx context.Context, name string) (Head, error)
	// Branch makes a branch at a version and checks it out.
	Branch(ctx context.Context, name, at string) (Head, error)
	// Rename renames a branch.
	Rename(ctx context.Context, from, to string) error
	// Star sets or clears a star.
	Star(ctx context.Context, version string, on bool) error
	// Undo reverses the newest operation that is not undone; Redo the newest undo. Both return
	// ErrNothing if there is none.
	Undo(ctx context.Context) (Operation, error)
	Redo(ctx context.Context) (Operation, error)
}
