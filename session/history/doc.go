// Package history keeps a session on disk as an ordinary git repository.
//
// A version is a commit whose tree is exactly the artifact's files. A generation is a ref to a tree
// that holds generation.json and one folder a tile. Every change of refs is an operation: a blob at
// refs/cultivar/ops/N, made in the same ref transaction as the change, which undo and redo read.
//
// The order of a change is: objects, refs (from here on it is durable), head files by rename, index.
// While refs and files move, an empty file .cultivar/moving stands; whoever opens the session and
// finds it finishes the move. A head file is overwritten only when its bytes are in a version or a
// variant already; other bytes are first recorded as a version of origin edit, a child of the head
// that a kept ref holds, so that the branch goes on undisturbed.
//
// All writing is done by git. Objects go through `git index-pack --stdin`, refs through a long-lived
// `git update-ref --stdin`, reads through a long-lived `git cat-file --batch-command`. A lock on
// .cultivar/lock is held for one write; git's own processes inherit it, so that the lock of a killed
// studio is free only when the last of its writes has ended.
package history
