package history

import (
	"context"
	"fmt"
	"os"
	"strings"

	"cultivar/session"
)

// Head is what is checked out.
func (s *Store) Head(ctx context.Context) (session.Head, error) {
	branch, err := s.headBranch(ctx)
	if err != nil {
		return session.Head{}, err
	}
	tip, err := s.reader.resolve(ctx, branchRef+branch)
	if err != nil {
		return session.Head{}, fmt.Errorf("read the head: %w", err)
	}
	return session.Head{Branch: branch, Version: tip}, nil
}

// headBranch reads which branch HEAD names.
func (s *Store) headBranch(ctx context.Context) (string, error) {
	data, err := os.ReadFile(s.git.path("HEAD"))
	if err != nil {
		return "", fmt.Errorf("read the head: %w", err)
	}
	target, ok := strings.CutPrefix(strings.TrimSpace(string(data)), "ref: ")
	branch, isBranch := strings.CutPrefix(target, branchRef)
	if !ok || !isBranch || branch == "" {
		return "", &session.Problem{
			Attempted: "read the session's head", Cause: "HEAD is not a branch",
			Do: "check out a branch, or open the session again, which makes one",
		}
	}
	return branch, nil
}

// pointHead makes HEAD name a branch, given as "ref: refs/heads/NAME".
func (s *Store) pointHead(ctx context.Context, value string) error {
	target := strings.TrimPrefix(value, "ref: ")
	if _, err := s.writeGit(ctx, "symbolic-ref", "HEAD", target); err != nil {
		return fmt.Errorf("point the head at %s: %w", target, err)
	}
	return nil
}

// headRef is the change of HEAD from one branch to another; ok is false if it is the same.
func headRef(from, to string) (ref, bool) {
	return ref{Name: "HEAD", Old: "ref: " + branchRef + from, New: "ref: " + branchRef + to}, from != to
}
