package artifact

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"maps"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"
)

// FromBytes makes an artifact of one file. name is what to call it ("index.html"); "-" or "" get a name by kind.
func FromBytes(name string, data []byte) (Artifact, error) {
	said := name
	if said == "-" || said == "" {
		said = "standard input"
	}
	kind, err := Detect(said, data)
	if err != nil {
		return Artifact{}, err
	}
	if name == "-" || name == "" {
		name = map[Kind]string{Page: "index.html", Drawing: "drawing.svg", Shader: "shader.frag"}[kind]
	}
	main := path.Base(filepath.ToSlash(name))
	return Artifact{Kind: kind, Main: main, Files: map[string][]byte{main: data}}, nil
}

// Open reads a design from disk together with the local files that it refers to, within the folder of its main
// file and at the same relative paths. left names, once each, what did not come along: hosts of remote addresses, and
// the paths of local files that are missing or lie outside the folder.
func Open(name string) (a Artifact, left []string, err error) {
	info, err := os.Stat(name)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return a, nil, fmt.Errorf("open %s: there is no such file", name)
	case err != nil:
		return a, nil, fmt.Errorf("open %s: %w", name, err)
	case info.IsDir():
		return openFolder(name)
	case !info.Mode().IsRegular():
		return a, nil, fmt.Errorf("open %s: it is not a regular file", name)
	case info.Size() > SizeLimit:
		return a, nil, fmt.Errorf("open %s: it is too large: %d MB, and a design may have %d", name, info.Size()>>20, SizeLimit>>20)
	}
	data, err := os.ReadFile(name)
	if err != nil {
		return a, nil, fmt.Errorf("open %s: %w", name, err)
	}
	a, err = FromBytes(filepath.Base(name), data)
	if err != nil {
		return a, nil, fmt.Errorf("open design: %w", err)
	}
	g := &gatherer{root: filepath.Dir(name), a: a, left: map[string]bool{}, size: len(data)}
	g.follow(a.Main, data)
	return g.a, slices.Sorted(maps.Keys(g.left)), nil
}

// openFolder opens the folder's index.html.
func openFolder(name string) (Artifact, []string, error) {
	index := filepath.Join(name, "index.html")
	if _, err := os.Stat(index); err != nil {
		return Artifact{}, nil, fmt.Errorf("open %s: it is a folder without an index.html; name the file to open", name)
	}
	return Open(index)
}

// gatherer follows references from file to file.
type gatherer struct {
	root string
	a    Artifact
	left map[string]bool
	size int
}

func (g *gatherer) follow(name string, data []byte) {
	for _, r := range g.references(name, data) {
		switch to := r.resolve(); to.where {
		case remote:
			g.left[to.host] = true
		case outside:
			g.left[to.path] = true
		case local:
			g.take(to.path, r.Use)
		}
	}
}

func (g *gatherer) references(name string, data []byte) []Reference {
	if g.a.Kind == Shader {
		return shaderReferences(g.root, name, data)
	}
	return References(name, data)
}

// take adds a file and follows it, once.
func (g *gatherer) take(name string, use Use) {
	if _, there := g.a.Files[name]; there || !filepath.IsLocal(filepath.FromSlash(name)) {
		return
	}
	data, err := g.read(name)
	if err != nil {
		if use != UseData || !errors.Is(err, fs.ErrNotExist) { // a string in a script need not be a file
			g.left[name] = true
		}
		return
	}
	g.a = g.a.With(name, data)
	g.size += len(data)
	g.follow(name, data)
}

// read reads a file within the root; symbolic links that lead out of it are refused.
func (g *gatherer) read(name string) ([]byte, error) {
	root, err := os.OpenRoot(g.root)
	if err != nil {
		return nil, err
	}
	defer root.Close()
	f, err := root.Open(filepath.FromSlash(name))
	if err != nil {
		return nil, err
	}
	defer f.Close()
	info, err := f.Stat()
	if err != nil {
		return nil, err
	}
	if !info.Mode().IsRegular() || info.Size() > int64(FilesLimit-g.size) {
		return nil, fmt.Errorf("%s is too large or not a regular file", name)
	}
	return io.ReadAll(f)
}

// shaderReferences are the files around a shader: what it includes, and the Common and buffer files
// that stand beside it by convention (image.glsl, common.glsl, bufferA.glsl …).
func shaderReferences(root, name string, data []byte) []Reference {
	var out []Reference
	for _, line := range bytes.Split(data, []byte("\n")) {
		text, ok := strings.CutPrefix(strings.TrimSpace(string(line)), "#include")
		if text = strings.Trim(strings.TrimSpace(text), `"<>`); ok && strings.Contains(text, ".") { // #include <common> names no file
			out = append(out, Reference{File: name, Text: text, Use: UseScript})
		}
	}
	entries, err := os.ReadDir(filepath.Join(root, filepath.FromSlash(path.Dir(name))))
	if err != nil {
		return out
	}
	for _, e := range entries {
		if e.Type().IsRegular() && companion(name, e.Name()) {
			out = append(out, Reference{File: name, Text: e.Name(), Use: UseScript})
		}
	}
	return out
}
