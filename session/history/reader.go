package history

import (
	"bufio"
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"sync"
	"time"

	"cultivar/session"
)

// object is what git keeps under an id.
type object struct {
	id, kind string
	size     int
	data     []byte // nil for info
}

// reader answers reads through one long-lived `git cat-file --batch-command`, started when first
// needed and again if it dies.
type reader struct {
	git git

	mu   sync.Mutex
	proc *process
}

// process is a child that answers requests on its standard output.
type process struct {
	cmd    *exec.Cmd
	in     io.WriteCloser
	out    *bufio.Reader
	stderr bytes.Buffer
	// packed is what the file of packed refs looked like at the start.
	packed os.FileInfo
}

// start runs a long-lived git. It inherits lock, if that is not nil.
func start(g git, lock *os.File, args ...string) (*process, error) {
	p := &process{cmd: g.command(context.Background(), args...), packed: g.packedRefs()}
	if lock != nil {
		p.cmd.ExtraFiles = []*os.File{lock}
	}
	p.cmd.Stderr = &p.stderr
	in, err := p.cmd.StdinPipe()
	if err != nil {
		return nil, fmt.Errorf("start git: %w", err)
	}
	out, err := p.cmd.StdoutPipe()
	if err != nil {
		return nil, fmt.Errorf("start git: %w", err)
	}
	if err := p.cmd.Start(); err != nil {
		return nil, gitError(p.cmd, err, "")
	}
	p.in, p.out = in, bufio.NewReaderSize(out, 1<<16)
	return p, nil
}

// stop lets the child finish and waits for it. The error carries the child's own words.
func (p *process) stop() error {
	p.in.Close()
	_, _ = io.Copy(io.Discard, p.out)
	if err := p.cmd.Wait(); err != nil {
		return gitError(p.cmd, err, p.stderr.String())
	}
	return nil
}

// fresh says whether the packed refs are the file that the child knows. Git looks at the whole second
// of its change, its size and its inode, and so may take two changes within a second for none.
func (p *process) fresh(g git) bool {
	now := g.packedRefs()
	if now == nil || p.packed == nil {
		return now == nil && p.packed == nil
	}
	return os.SameFile(now, p.packed) && now.ModTime().Equal(p.packed.ModTime()) && now.Size() == p.packed.Size()
}

func (g git) packedRefs() os.FileInfo {
	info, err := os.Stat(g.path("packed-refs"))
	if err != nil {
		return nil
	}
	return info
}

func (r *reader) close() {
	r.mu.Lock()
	defer r.mu.Unlock()
	if r.proc != nil {
		_ = r.proc.stop()
		r.proc = nil
	}
}

// get reads objects that are expected to be there, in one round trip. While git packs, one may be
// overlooked for a moment; so it asks again.
func (r *reader) get(ctx context.Context, names ...string) ([]object, error) {
	found, err := r.ask(ctx, "contents", names)
	for pause := time.Millisecond; errors.Is(err, session.ErrUnknown) && pause < 20*time.Millisecond; pause *= 4 {
		time.Sleep(pause)
		found, err = r.ask(ctx, "contents", names)
	}
	return found, err
}

// info finds the ids, kinds and sizes of objects.
func (r *reader) info(ctx context.Context, names ...string) ([]object, error) {
	return r.ask(ctx, "info", names)
}

// ask retries once with a new child: the old one may have been killed.
func (r *reader) ask(ctx context.Context, what string, names []string) ([]object, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	for _, n := range names {
		if strings.ContainsAny(n, "\n\x00") || n == "" {
			return nil, fmt.Errorf("read %q: %w", n, session.ErrUnknown)
		}
	}
	r.mu.Lock()
	defer r.mu.Unlock()
	found, err := r.attempt(what, names)
	if err != nil && !errors.Is(err, session.ErrUnknown) && !errors.Is(err, session.ErrAmbiguous) {
		found, err = r.attempt(what, names)
	}
	return found, err
}

func (r *reader) attempt(what string, names []string) ([]object, error) {
	if r.proc != nil && !r.proc.fresh(r.git) {
		_ = r.proc.stop()
		r.proc = nil
	}
	if r.proc == nil {
		p, err := start(r.git, nil, "cat-file", "--batch-command")
		if err != nil {
			return nil, err
		}
		r.proc = p
	}
	sent := make(chan error, 1)
	go func(in io.Writer) { sent <- request(in, what, names) }(r.proc.in)
	found, missing, err := r.answers(what == "contents", len(names))
	if werr := <-sent; err == nil {
		err = werr
	}
	if err != nil {
		err = errors.Join(fmt.Errorf("read from git: %w", err), r.proc.stop())
		r.proc = nil
		return nil, err
	}
	return found, missing
}

func request(in io.Writer, what string, names []string) error {
	var b bytes.Buffer
	for _, n := range names {
		b.WriteString(what + " " + n + "\n")
	}
	_, err := in.Write(b.Bytes())
	return err
}

// answers reads n answers; missing is about names that git does not know, err about the pipe.
func (r *reader) answers(contents bool, n int) (found []object, missing, err error) {
	found = make([]object, 0, n)
	for range n {
		line, err := r.proc.out.ReadString('\n')
		if err != nil {
			return nil, nil, err
		}
		o, unknown := parseAnswer(strings.TrimSuffix(line, "\n"))
		if unknown != nil {
			missing = unknown
			continue
		}
		if contents {
			o.data = make([]byte, o.size+1)
			if _, err := io.ReadFull(r.proc.out, o.data); err != nil {
				return nil, nil, err
			}
			o.data = o.data[:o.size:o.size]
		}
		found = append(found, o)
	}
	return found, missing, nil
}

// parseAnswer reads "<id> <kind> <size>", "<name> missing" or "<name> ambiguous".
func parseAnswer(line string) (object, error) {
	if name, ok := strings.CutSuffix(line, " missing"); ok {
		return object{}, fmt.Errorf("%s: %w", name, session.ErrUnknown)
	}
	if name, ok := strings.CutSuffix(line, " ambiguous"); ok {
		return object{}, fmt.Errorf("%s: %w", name, session.ErrAmbiguous)
	}
	f := strings.Fields(line)
	if len(f) != 3 {
		return object{}, fmt.Errorf("%s: %w", line, session.ErrUnknown)
	}
	size, err := strconv.Atoi(f[2])
	if err != nil || size < 0 {
		return object{}, fmt.Errorf("%s: %w", line, session.ErrUnknown)
	}
	return object{id: f[0], kind: f[1], size: size}, nil
}

// one reads a single object and insists on its kind.
func (r *reader) one(ctx context.Context, name, kind string) (object, error) {
	found, err := r.get(ctx, name)
	if err != nil {
		return object{}, err
	}
	if found[0].kind != kind {
		return object{}, fmt.Errorf("%s is a %s, not a %s: %w", name, found[0].kind, kind, session.ErrUnknown)
	}
	return found[0], nil
}

// resolve gives the id that a name has, "" if there is none.
func (r *reader) resolve(ctx context.Context, name string) (string, error) {
	found, err := r.info(ctx, name)
	if errors.Is(err, session.ErrUnknown) {
		found, err = r.info(ctx, name) // see get
	}
	if errors.Is(err, session.ErrUnknown) {
		return "", nil
	}
	if err != nil {
		return "", err
	}
	return found[0].id, nil
}
