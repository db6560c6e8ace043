package history

import (
	"context"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"

	"cultivar/session"
	"cultivar/session/artifact"
)

// generationFile is generation.json: a generation whose variants say what their folders hold.
type generationFile struct {
	session.Generation
	Variants []variantFile `json:"variants"`
}

type variantFile struct {
	session.Variant
	Kind artifact.Kind `json:"kind"`
	Main string        `json:"main"`
}

const generationName = "generation.json"

var idPattern = regexp.MustCompile(`^[0-9A-Za-z]+(-[0-9A-Za-z]+)*$`)

// Record keeps a generation with all its variants' files.
func (s *Store) Record(ctx context.Context, g session.Generation) error {
	if !idPattern.MatchString(g.ID) {
		return fmt.Errorf("record a generation: %q is no id", g.ID)
	}
	var p pack
	tree, err := p.generation(g)
	if err != nil {
		return fmt.Errorf("record generation %s: %w", g.ID, err)
	}
	err = s.write(ctx, func(ctx context.Context, c *change) error {
		old, err := s.reader.resolve(ctx, generationRef+g.ID)
		if err != nil {
			return err
		}
		c.pack, c.silent = p, true
		c.op.Refs = []ref{{Name: generationRef + g.ID, Old: old, New: tree}}
		return s.leaveOutKnown(ctx, &c.pack, old)
	})
	if err != nil {
		return fmt.Errorf("record generation %s: %w", g.ID, err)
	}
	return nil
}

// leaveOutKnown drops what the head and the generation that is replaced hold already: an image that
// every variant has is written once.
func (s *Store) leaveOutKnown(ctx context.Context, p *pack, old string) error {
	head, err := s.Head(ctx)
	if err != nil {
		return err
	}
	files, _, err := s.filesOf(ctx, head.Version)
	if err != nil {
		return err
	}
	p.leaveOut(files)
	if old == "" {
		return nil
	}
	if files, err = s.flatten(ctx, old); err != nil {
		return err
	}
	p.leaveOut(files)
	return nil
}

// generation adds a generation's tree.
func (p *pack) generation(g session.Generation) (string, error) {
	file := generationFile{Generation: g}
	var entries []entry
	tiles := map[string]bool{}
	for _, v := range g.Variants {
		if err := checkPaths(v.Artifact); err != nil {
			return "", err
		}
		name := tileName(v.Tile)
		if v.Tile < 1 || tiles[name] {
			return "", fmt.Errorf("tile %d stands twice or is no tile", v.Tile)
		}
		tiles[name] = true
		file.Variants = append(file.Variants, variantFile{v, v.Artifact.Kind, v.Artifact.Main})
		entries = append(entries, entry{name: name, dir: true, id: p.files(v.Artifact.Files)})
	}
	data, err := json.MarshalIndent(file, "", " ")
	if err != nil {
		return "", err
	}
	entries = append(entries, entry{name: generationName, id: p.add("blob", append(data, '\n'))})
	return p.tree(entries), nil
}

func tileName(tile int) string { return fmt.Sprintf("%02d", tile) }

// List gives the generations' ids, oldest first.
func (s *Store) List(ctx context.Context) ([]string, error) {
	out, err := s.git.run(ctx, nil, "for-each-ref", "--format=%(refname)", generationRef)
	if err != nil {
		return nil, fmt.Errorf("list generations: %w", err)
	}
	var ids []string
	for line := range strings.Lines(string(out)) {
		ids = append(ids, strings.TrimPrefix(strings.TrimSpace(line), generationRef))
	}
	return ids, nil
}

// generationID resolves a prefix; "" is the newest.
func (s *Store) generationID(ctx context.Context, prefix string) (string, error) {
	if idPattern.MatchString(prefix) {
		if id, err := s.reader.resolve(ctx, generationRef+prefix); err != nil || id != "" {
			return prefix, err
		}
	}
	ids, err := s.List(ctx)
	if err != nil {
		return "", err
	}
	if prefix == "" && len(ids) > 0 {
		return ids[len(ids)-1], nil
	}
	found := ""
	for _, id := range ids {
		if prefix != "" && strings.HasPrefix(id, prefix) {
			if found != "" {
				return "", fmt.Errorf("generation %s: %w", prefix, session.ErrAmbiguous)
			}
			found = id
		}
	}
	if found == "" {
		return "", fmt.Errorf("generation %s: %w", prefix, session.ErrUnknown)
	}
	return found, nil
}

// Generation reads one by its id or a unique prefix, "" being the newest, with its artifacts.
func (s *Store) Generation(ctx context.Context, id string) (session.Generation, error) {
	id, err := s.generationID(ctx, id)
	if err != nil {
		return session.Generation{}, err
	}
	tree, err := s.reader.one(ctx, generationRef+id, "tree")
	if err != nil {
		return session.Generation{}, fmt.Errorf("read generation %s: %w", id, err)
	}
	files, err := s.flatten(ctx, tree.id)
	if err != nil {
		return session.Generation{}, err
	}
	data, err := s.blobs(ctx, files)
	if err != nil {
		return session.Generation{}, err
	}
	g, err := parseGeneration(data)
	if err != nil {
		return g, fmt.Errorf("read generation %s: %w", id, err)
	}
	return g, nil
}

// parseGeneration puts a generation together from the files of its tree.
func parseGeneration(files map[string][]byte) (session.Generation, error) {
	var f generationFile
	if err := json.Unmarshal(files[generationName], &f); err != nil {
		return session.Generation{}, fmt.Errorf("%s: %w", generationName, err)
	}
	folders := map[string]map[string][]byte{}
	for path, data := range files {
		if folder, rest, ok := strings.Cut(path, "/"); ok {
			if folders[folder] == nil {
				folders[folder] = map[string][]byte{}
			}
			folders[folder][rest] = data
		}
	}
	g := f.Generation
	g.Variants = nil
	for _, v := range f.Variants {
		v.Generation = g.ID
		v.Artifact = artifact.Artifact{Kind: v.Kind, Main: v.Main, Files: folders[tileName(v.Tile)]}
		g.Variants = append(g.Variants, v.Variant)
	}
	return g, nil
}
