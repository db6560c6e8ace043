package history

import (
	"context"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"testing"
	"time"

	"cultivar/session"
	"cultivar/session/lanes"
)

// design is about as large as a real page.
func design(i int) string {
	text := fmt.Sprintf("<!doctype html>\n<h1>%d</h1>\n", i)
	for line := range 400 {
		text += fmt.Sprintf("<p class=\"c%d\">line %d of the page</p>\n", line%7, line*(1+i%3))
	}
	return text
}

// plot is a session under measurement.
func plot(b *testing.B) *Store {
	b.Helper()
	s, err := Create(b.Context(), filepath.Join(b.TempDir(), "s"))
	if err != nil {
		b.Fatal(err)
	}
	b.Cleanup(func() { s.Close() })
	d := draft(design(0))
	if _, err := s.Commit(b.Context(), "seed", "", []session.Draft{d}); err != nil {
		b.Fatal(err)
	}
	return s
}

// BenchmarkAccept measures an accept, whole and until it is durable, over `git commit -a` of the same file.
func BenchmarkAccept(b *testing.B) {
	s := plot(b)
	ctx := context.Background()
	plain := plainRepository(b)
	head, err := s.Head(ctx)
	if err != nil {
		b.Fatal(err)
	}
	tip := head.Version
	var whole, durable, git time.Duration
	s.onDurable = func(began time.Time) { durable += time.Since(began) }
	i := 0
	for b.Loop() {
		i++
		began := time.Now()
		v, err := s.Commit(ctx, "accept", tip, []session.Draft{asked(design(i), tip)})
		whole += time.Since(began)
		if err != nil {
			b.Fatal(err)
		}
		tip = v[0].ID
		git += plain(design(i))
	}
	n := float64(i)
	b.ReportMetric(float64(whole.Microseconds())/1000/n, "ms-whole")
	b.ReportMetric(float64(durable.Microseconds())/1000/n, "ms-durable")
	b.ReportMetric(float64(git.Microseconds())/1000/n, "ms-git-commit")
	b.ReportMetric(float64(whole)/float64(git), "whole/git")
	b.ReportMetric(float64(durable)/float64(git), "durable/git")
}

// asked is a draft with an instruction of ordinary length.
func asked(html, parent string) session.Draft {
	d := draft(html, parent)
	d.Instruction = "make the header sticky and the palette warmer"
	return d
}

// plainRepository gives a function that writes a file and commits it with plain git, and how long the
// commit took.
func plainRepository(b *testing.B) func(text string) time.Duration {
	dir := b.TempDir()
	run := func(args ...string) {
		cmd := exec.Command("git", args...)
		cmd.Dir, cmd.Env = dir, environment()
		if out, err := cmd.CombinedOutput(); err != nil {
			b.Fatalf("git %v: %v\n%s", args, err, out)
		}
	}
	run("init", "-q", "-b", "main", ".")
	write := func(text string) {
		if err := os.WriteFile(filepath.Join(dir, "index.html"), []byte(text), 0o644); err != nil {
			b.Fatal(err)
		}
	}
	write("")
	run("add", ".")
	run("commit", "-qm", "seed")
	return func(text string) time.Duration {
		write(text)
		began := time.Now()
		run("commit", "-qam", "accept")
		return time.Since(began)
	}
}

// BenchmarkRecord measures recording a generation of 16, over `git commit -a` of one file.
func BenchmarkRecord(b *testing.B) {
	s := plot(b)
	plain := plainRepository(b)
	texts := make([]string, 16)
	for i := range texts {
		texts[i] = design(i)
	}
	var record, git time.Duration
	i := 0
	for b.Loop() {
		i++
		g := session.Generation{ID: fmt.Sprintf("20261122T174512-%04x", i)}
		for tile, text := range texts {
			g.Variants = append(g.Variants, session.Variant{Tile: tile + 1, Artifact: page(fmt.Sprint(text, i))})
		}
		began := time.Now()
		if err := s.Record(b.Context(), g); err != nil {
			b.Fatal(err)
		}
		record += time.Since(began)
		git += plain(g.Variants[0].Artifact.Main + fmt.Sprint(i))
	}
	b.ReportMetric(float64(record.Microseconds())/1000/float64(i), "ms-record")
	b.ReportMetric(float64(record)/float64(git), "record/git-commit")
}

// BenchmarkOpen measures opening a session of 10,000 versions to its drawn tree, over `git log --graph`,
// and the memory that the tree takes.
func BenchmarkOpen(b *testing.B) {
	dir := large(b, 10_000)
	var before, after runtime.MemStats
	runtime.GC()
	runtime.ReadMemStats(&before)
	var open, git time.Duration
	var last *Store
	var drawn []lanes.Row
	i := 0
	for b.Loop() {
		i++
		began := time.Now()
		s, err := Open(b.Context(), dir)
		if err != nil {
			b.Fatal(err)
		}
		t, err := s.Tree(b.Context(), 0)
		if err != nil || len(t.Versions) != 10_000 {
			b.Fatalf("%d versions, %v", len(t.Versions), err)
		}
		drawn = lanes.Rows(t, false)
		open += time.Since(began)
		s.Close()
		last = s
		git += gitGraph(b, dir)
	}
	runtime.GC()
	runtime.ReadMemStats(&after)
	b.ReportMetric(float64(after.HeapAlloc-before.HeapAlloc)/1e6, "MB")
	runtime.KeepAlive(last)
	runtime.KeepAlive(drawn)
	b.ReportMetric(float64(open.Microseconds())/1000/float64(i), "ms-open")
	b.ReportMetric(float64(open)/float64(git), "open/git-log")
	b.ReportMetric(float64(diskBytes(b, dir))/10_000, "disk-B/version")
}

// gitGraph is how long git takes to draw the same tree.
func gitGraph(b *testing.B, dir string) time.Duration {
	began := time.Now()
	cmd := exec.Command("git", "-C", dir, "log", "--graph", "--all", "--format=%h %s")
	if _, err := cmd.Output(); err != nil {
		b.Fatal(err)
	}
	return time.Since(began)
}

// diskBytes adds up the files of a session's repository.
func diskBytes(b *testing.B, dir string) int64 {
	var sum int64
	err := filepath.WalkDir(filepath.Join(dir, ".git"), func(_ string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			if info, err := d.Info(); err == nil {
				sum += info.Size()
			}
		}
		return err
	})
	if err != nil {
		b.Fatal(err)
	}
	return sum
}

// large makes a packed session of n versions, quickly.
func large(tb testing.TB, n int) string {
	tb.Helper()
	ctx := tb.Context()
	s, err := Create(ctx, filepath.Join(tb.TempDir(), "large"))
	if err != nil {
		tb.Fatal(err)
	}
	defer s.Close()
	for made := 0; made < n; {
		var drafts []session.Draft
		for i := 0; i < 500 && made < n; i++ {
			d := draft(design(made))
			d.Instruction = fmt.Sprintf("make the header warmer and the page number %d", made)
			if i > 0 {
				d.Parents = []string{fmt.Sprintf("#%d", i-1)}
			} else if head, err := s.Head(ctx); err == nil && head.Version != "" {
				d.Parents = []string{head.Version}
			}
			drafts = append(drafts, d)
			made++
		}
		if _, err := s.Commit(ctx, "accept", "", drafts); err != nil {
			tb.Fatal(err)
		}
	}
	if err := s.Pack(ctx); err != nil {
		tb.Fatal(err)
	}
	return s.Dir()
}

// BenchmarkManyVariants measures what a studio does in a session of 100,000 variants in 6,250 generations:
// opening it to its tree and its generations, reading the first one, recording another.
func BenchmarkManyVariants(b *testing.B) {
	s := plot(b)
	id := func(i int) string { return fmt.Sprintf("20260101T%09d-0000", i) }
	const generations = 6250
	made := 0
	next := func() session.Generation {
		g := session.Generation{ID: id(made)}
		for tile := 1; tile <= 16; tile++ {
			g.Variants = append(g.Variants, session.Variant{Tile: tile, Artifact: page(fmt.Sprintf("<h1>%d</h1><p>%d</p>", made, tile))})
		}
		made++
		return g
	}
	for made < generations {
		recordAll(b, s, 250, next)
	}
	if err := s.Pack(b.Context()); err != nil {
		b.Fatal(err)
	}
	var open, read, add time.Duration
	i := 0
	for b.Loop() {
		i++
		began := time.Now()
		o, err := Open(b.Context(), s.Dir())
		if err != nil {
			b.Fatal(err)
		}
		if _, err := o.Tree(b.Context(), 0); err != nil {
			b.Fatal(err)
		}
		if ids, err := o.List(b.Context()); err != nil || len(ids) < generations {
			b.Fatalf("%d generations, %v", len(ids), err)
		}
		open += time.Since(began)
		began = time.Now()
		if _, err := o.Generation(b.Context(), id(0)); err != nil {
			b.Fatal(err)
		}
		read += time.Since(began)
		o.Close()
		began = time.Now()
		if err := s.Record(b.Context(), next()); err != nil {
			b.Fatal(err)
		}
		add += time.Since(began)
	}
	n := float64(i)
	b.ReportMetric(float64(open.Microseconds())/1000/n, "ms-open")
	b.ReportMetric(float64(read.Microseconds())/1000/n, "ms-read")
	b.ReportMetric(float64(add.Microseconds())/1000/n, "ms-record")
	b.ReportMetric(float64(diskBytes(b, s.Dir()))/float64(16*made), "disk-B/variant")
}

// recordAll records n generations in one change.
func recordAll(b *testing.B, s *Store, n int, next func() session.Generation) {
	b.Helper()
	err := s.write(b.Context(), func(_ context.Context, c *change) error {
		c.silent = true
		for range n {
			g := next()
			tree, err := c.pack.generation(g)
			if err != nil {
				return err
			}
			c.op.Refs = append(c.op.Refs, ref{Name: generationRef + g.ID, New: tree})
		}
		return nil
	})
	if err != nil {
		b.Fatal(err)
	}
}
