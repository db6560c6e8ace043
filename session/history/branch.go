package history

import (
	"context"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"
	"unicode"

	"cultivar/session"
)

// visiting begins the names of branches that exist because somebody looked at an old version. One
// on which nothing was accepted goes when it is left.
const visiting = "at-"

// slug makes a branch name out of words: letters, digits, dots and dashes.
func slug(words string) string {
	var b strings.Builder
	for _, r := range words {
		switch {
		case unicode.IsLetter(r) || unicode.IsDigit(r) || r == '_':
			b.WriteRune(r)
		case b.Len() > 0 && !strings.HasSuffix(b.String(), "-"):
			b.WriteRune('-')
		}
		if b.Len() > 60 {
			break
		}
	}
	return strings.TrimRight(b.String(), "-")
}

// uniqueBranch is a name that no branch has, whatever the case of its letters.
func uniqueBranch(base string, branches map[string]string) string {
	base = slug(base)
	if base == "" {
		base = "branch"
	}
	stem := base
	if at := strings.LastIndex(base, "-"); at > 0 {
		if _, err := strconv.Atoi(base[at+1:]); err == nil {
			stem = base[:at]
		}
	}
	for n := 2; taken(base, branches); n++ {
		base = stem + "-" + strconv.Itoa(n)
	}
	return base
}

func taken(name string, branches map[string]string) bool {
	for other := range branches {
		if strings.EqualFold(name, other) {
			return true
		}
	}
	return strings.EqualFold(name, "head")
}

// anyBranch is main, or else the first by name, or main again where there is none.
func anyBranch(branches map[string]string) (name, tip string) {
	if tip, ok := branches["main"]; ok || len(branches) == 0 {
		return "main", tip
	}
	name = slices.Min(slices.Collect(maps.Keys(branches)))
	return name, branches[name]
}

// newBranchName checks a name that a person chose.
func newBranchName(attempt, name string, branches map[string]string) (string, error) {
	clean := slug(name)
	if clean == "" {
		return "", &session.Problem{
			Attempted: attempt, Cause: fmt.Sprintf("%q is no name for a branch", name), Do: "use letters and digits",
		}
	}
	if taken(clean, branches) {
		return "", &session.Problem{
			Attempted: attempt, Cause: "there is a branch " + clean + " already", Do: "choose another name, or check it out",
		}
	}
	return clean, nil
}

// Branch makes a branch at a version and checks it out. An empty name is chosen.
func (s *Store) Branch(ctx context.Context, name, at string) (session.Head, error) {
	var head session.Head
	err := s.write(ctx, func(ctx context.Context, c *change) error {
		branches, err := s.branches(ctx)
		if err != nil {
			return err
		}
		old, err := s.Head(ctx)
		if err != nil {
			return err
		}
		if name == "" {
			name = uniqueBranch(old.Branch, branches)
		} else if name, err = newBranchName("make a branch", name, branches); err != nil {
			return err
		}
		if at == "" {
			at = "head"
		}
		id, err := s.commitID(ctx, at)
		if err != nil {
			return err
		}
		head = session.Head{Branch: name, Version: id}
		c.op.Kind, c.op.What = "branch", fmt.Sprintf("branch %s at %s", name, short(id))
		c.op.Refs = append(c.op.Refs, ref{Name: branchRef + name, New: id})
		return s.turn(ctx, c, old, head)
	})
	if err != nil {
		return session.Head{}, fmt.Errorf("branch: %w", err)
	}
	return head, nil
}

// Checkout makes a version or a branch the head and its files the session's files. A version that
// is no branch's tip gets a branch, which goes again when it is left with nothing accepted on it.
func (s *Store) Checkout(ctx context.Context, name string) (session.Head, error) {
	var head session.Head
	err := s.write(ctx, func(ctx context.Context, c *change) error {
		branches, err := s.branches(ctx)
		if err != nil {
			return err
		}
		old, err := s.Head(ctx)
		if err != nil {
			return err
		}
		if head, err = s.destination(ctx, name, old, branches); err != nil {
			return err
		}
		if head == old {
			return errDone
		}
		if _, there := branches[head.Branch]; !there {
			c.op.Refs = append(c.op.Refs, ref{Name: branchRef + head.Branch, New: head.Version})
		}
		c.op.Kind, c.op.What = "checkout", "checkout "+head.Branch
		return s.turn(ctx, c, old, head)
	})
	if err != nil {
		return session.Head{}, fmt.Errorf("checkout: %w", err)
	}
	return head, nil
}

// destination finds the branch that a checkout leads to; it may be still to be made.
func (s *Store) destination(ctx context.Context, name string, old session.Head, branches map[string]string) (session.Head, error) {
	if tip, ok := branches[name]; ok {
		return session.Head{Branch: name, Version: tip}, nil
	}
	id, err := s.commitID(ctx, name)
	if err != nil {
		return session.Head{}, err
	}
	if id == "" {
		return session.Head{}, session.ErrUnknown
	}
	if old.Version == id {
		return old, nil
	}
	best := ""
	for branch, tip := range branches {
		if tip == id && (best == "" || branch < best) {
			best = branch
		}
	}
	if best == "" {
		best = uniqueBranch(visiting+short(id), branches)
	}
	return session.Head{Branch: best, Version: id}, nil
}

// turn moves HEAD and the head files from one branch to another.
func (s *Store) turn(ctx context.Context, c *change, from, to session.Head) error {
	if r, turned := headRef(from.Branch, to.Branch); turned {
		c.op.Refs = append(c.op.Refs, r)
		if left(from) {
			c.op.Refs = append(c.op.Refs, ref{Name: branchRef + from.Branch, Old: from.Version})
			c.kept = append(c.kept, from.Version)
		}
	}
	if from.Version == to.Version {
		return nil // the files stay as they are, typed into or not
	}
	return s.planTurn(ctx, c, from.Version, to.Version)
}

// left recognises a visiting branch on which nothing was accepted.
func left(h session.Head) bool {
	return h.Version != "" && strings.HasPrefix(h.Branch, visiting+short(h.Version))
}

// planTurn plans to make a version's files the head files.
func (s *Store) planTurn(ctx context.Context, c *change, from, to string) error {
	old, _, err := s.filesOf(ctx, from)
	if err != nil {
		return err
	}
	files, tree, err := s.filesOf(ctx, to)
	if err != nil {
		return err
	}
	c.move = &move{from: old, to: files, parent: from, tree: tree}
	return nil
}

// Rename renames a branch.
func (s *Store) Rename(ctx context.Context, from, to string) error {
	err := s.write(ctx, func(ctx context.Context, c *change) error {
		branches, err := s.branches(ctx)
		if err != nil {
			return err
		}
		tip, ok := branches[from]
		if !ok {
			return fmt.Errorf("branch %s: %w", from, session.ErrUnknown)
		}
		name, err := newBranchName("rename "+from, to, branches)
		if err != nil {
			return err
		}
		head, err := s.Head(ctx)
		if err != nil {
			return err
		}
		c.op.Kind, c.op.What = "rename", "rename "+from+" to "+name
		c.op.Refs = []ref{{Name: branchRef + name, New: tip}, {Name: branchRef + from, Old: tip}}
		if head.Branch == from {
			r, _ := headRef(from, name)
			c.op.Refs = append(c.op.Refs, r)
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("rename: %w", err)
	}
	return nil
}

// Star sets or clears a star. Nothing happens if it is so already.
func (s *Store) Star(ctx context.Context, version string, on bool) error {
	id, err := s.commitID(ctx, version)
	if err != nil || id == "" {
		return fmt.Errorf("star: %w", orUnknown(err))
	}
	now, err := s.reader.resolve(ctx, starRef+id)
	if err != nil || (now != "") == on {
		return err
	}
	err = s.write(ctx, func(_ context.Context, c *change) error {
		c.op.Kind, c.op.What = "star", "star "+short(id)
		c.op.Refs = []ref{{Name: starRef + id, New: id}}
		if !on {
			c.op.Kind, c.op.What = "unstar", "take the star off "+short(id)
			c.op.Refs = []ref{{Name: starRef + id, Old: id}}
			c.kept = append(c.kept, id)
		}
		return nil
	})
	if err != nil {
		return fmt.Errorf("star: %w", err)
	}
	return nil
}

func orUnknown(err error) error {
	if err == nil {
		return session.ErrUnknown
	}
	return err
}
