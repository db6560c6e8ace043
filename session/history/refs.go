package history

import (
	"errors"
	"fmt"
	"os"
	"strings"
	"sync"
)

// ref is a change of one ref. Old and New are object ids, "" for none, or, for HEAD,
// "ref: refs/heads/NAME".
type ref struct {
	Name string `json:"name"`
	Old  string `json:"old"`
	New  string `json:"new"`
}

// writer changes refs through one long-lived `git update-ref --stdin`.
type writer struct {
	git  git
	lock *os.File

	mu   sync.Mutex
	proc *process
}

func (w *writer) close() {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.proc != nil {
		_ = w.proc.stop()
		w.proc = nil
	}
}

// commit makes all changes in one transaction, in their order, or none of them.
func (w *writer) commit(refs []ref) error {
	if len(refs) == 0 {
		return nil
	}
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.proc != nil && !w.proc.fresh(w.git) {
		_ = w.proc.stop()
		w.proc = nil
	}
	if w.proc == nil {
		p, err := start(w.git, w.lock, "update-ref", "-z", "--stdin")
		if err != nil {
			return err
		}
		w.proc = p
	}
	if err := w.transact(refs); err != nil {
		said := w.proc.stop()
		w.proc = nil
		return fmt.Errorf("change refs: %w", errors.Join(said, err))
	}
	return nil
}

func (w *writer) transact(refs []ref) error {
	var b strings.Builder
	b.WriteString("start\x00")
	for _, r := range refs {
		b.WriteString(instruction(r))
	}
	b.WriteString("prepare\x00commit\x00")
	if _, err := w.proc.in.Write([]byte(b.String())); err != nil {
		return err
	}
	for _, want := range []string{"start: ok", "prepare: ok", "commit: ok"} {
		line, err := w.proc.out.ReadString('\n')
		if err != nil {
			return err
		}
		if got := strings.TrimSuffix(line, "\n"); got != want {
			return fmt.Errorf("git answered %q instead of %q", got, want)
		}
	}
	return nil
}

// instruction is the line of update-ref's language for one change.
func instruction(r ref) string {
	switch {
	case r.New == "":
		return "delete " + r.Name + "\x00" + r.Old + "\x00"
	case r.Old == "":
		return "create " + r.Name + "\x00" + r.New + "\x00"
	case r.Old == r.New:
		return "verify " + r.Name + "\x00" + r.Old + "\x00"
	default:
		return "update " + r.Name + "\x00" + r.New + "\x00" + r.Old + "\x00"
	}
}
