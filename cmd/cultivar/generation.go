package main

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"image"
	"image/png"
	"os"
	"path/filepath"
	"sync"

	"cultivar/render"
	"cultivar/render/compare"
	"cultivar/session"
	"cultivar/session/export"
)

// writeGeneration puts the variants, their sheet and the generation's record into a directory.
func (a *app) writeGeneration(dir string, g session.Generation, shots map[int]render.Shot, target image.Image, timing *stages) error {
	if err := os.MkdirAll(dir, 0o755); err != nil {
		return &session.Problem{Attempted: "make " + dir, Cause: err.Error(), Do: "name another directory", Err: err}
	}
	sheet := make(chan error, 1)
	go func() { sheet <- writeSheet(filepath.Join(dir, "sheet.png"), g, shots, target) }()
	files, err := writeVariants(dir, g.Variants)
	if drawing := <-sheet; err == nil {
		err = drawing
	}
	if err != nil {
		return err
	}
	record, err := json.MarshalIndent(g, "", "  ")
	if err != nil {
		return err
	}
	if err := export.Put(filepath.Join(dir, "generation.json"), append(record, '\n')); err != nil {
		return err
	}
	heat, err := writeHeat(dir, g, shots, target)
	if err != nil {
		return err
	}
	timing.done("write")
	a.listVariants(g, files)
	if len(shots) > 0 {
		a.say("%s", filepath.Join(dir, "sheet.png"))
	}
	result := generationResult(g, files, timing)
	for i, v := range g.Variants {
		result.Variants[i].Heat = heat[v.Tile]
	}
	return a.result(result)
}

// writeVariants puts the variants into a directory and says where, by tile. Writing waits for the disk, so
// they are written at once.
func writeVariants(dir string, variants []session.Variant) (map[int]string, error) {
	paths, errs := make([]string, len(variants)), make([]error, len(variants))
	var wait sync.WaitGroup
	for i, v := range variants {
		wait.Go(func() { paths[i], errs[i] = writeVariant(dir, v) })
	}
	wait.Wait()
	files := map[int]string{}
	for i, v := range variants {
		files[v.Tile] = paths[i]
	}
	return files, errors.Join(errs...)
}

// writeVariant puts a variant of one file at 01.html, one of several at 01/index.html ….
func writeVariant(dir string, v session.Variant) (string, error) {
	name := fmt.Sprintf("%02d", v.Tile)
	if len(v.Artifact.Files) == 1 {
		file := filepath.Join(dir, name+filepath.Ext(v.Artifact.Main))
		return file, export.Put(file, v.Artifact.Source())
	}
	for path, data := range v.Artifact.Files {
		file := filepath.Join(dir, name, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(file), 0o755); err != nil {
			return "", err
		}
		if err := export.Put(file, data); err != nil {
			return "", err
		}
	}
	return filepath.Join(dir, name, filepath.FromSlash(v.Artifact.Main)), nil
}

// writeSheet draws a generation on one picture, if it was drawn at all.
func writeSheet(path string, g session.Generation, shots map[int]render.Shot, target image.Image) error {
	if len(shots) == 0 {
		return nil
	}
	pictures := make([]image.Image, len(g.Variants)+1)
	labels := make([]string, len(g.Variants)+1)
	labels[0] = "0 parent"
	if s, ok := shots[0]; ok && s.Image != nil {
		pictures[0] = s.Image
		if target != nil {
			labels[0] += fmt.Sprintf(", %.0f %% like the target", 100*compare.NewAim(target, s.Image.Bounds().Size()).Likeness(s.Image))
		}
	}
	for i, v := range g.Variants {
		labels[i+1] = fmt.Sprintf("%d %s", v.Tile, v.Title())
		if s, ok := shots[v.Tile]; ok && s.Image != nil {
			pictures[i+1] = s.Image
		}
	}
	data, err := export.ContactSheet(pictures, labels)
	if err != nil {
		return err
	}
	return export.Put(path, data)
}

// writeHeat puts pictures of where each variant differs from the target beside it, and says where, by tile.
func writeHeat(dir string, g session.Generation, shots map[int]render.Shot, target image.Image) (map[int]string, error) {
	files := map[int]string{}
	for _, v := range g.Variants {
		img := shots[v.Tile].Image
		if target == nil || img == nil {
			continue
		}
		var out bytes.Buffer
		encoder := png.Encoder{CompressionLevel: png.BestSpeed}
		if err := encoder.Encode(&out, compare.Heat(compare.Fit(target, img.Bounds().Size()), img)); err != nil {
			return nil, fmt.Errorf("draw where tile %d differs: %w", v.Tile, err)
		}
		files[v.Tile] = filepath.Join(dir, fmt.Sprintf("%02d.heat.png", v.Tile))
		if err := export.Put(files[v.Tile], out.Bytes()); err != nil {
			return nil, err
		}
	}
	return files, nil
}

func (a *app) listVariants(g session.Generation, files map[int]string) {
	a.say("generation %s  seed %d", g.ID, g.Seed)
	for _, v := range g.Variants {
		passed, total := v.Passed()
		checks := "not checked"
		if total > 0 {
			checks = fmt.Sprintf("%d/%d checks", passed, total)
		}
		a.say("%3d  %-44s %-12s %s", v.Tile, v.Title(), checks, files[v.Tile])
	}
}

// variantResult is a variant in JSON.
type variantResult struct {
	Tile      int             `json:"tile"`
	Ref       session.Ref     `json:"ref"`
	File      string          `json:"file,omitempty"`
	Heat      string          `json:"heat,omitempty"`
	Proposer  string          `json:"proposer"`
	Operators []string        `json:"operators"`
	Traits    []string        `json:"traits"`
	Caption   string          `json:"caption"`
	Distance  float64         `json:"distance"`
	Colors    []string        `json:"colors,omitempty"`
	Likeness  *float64        `json:"likeness,omitempty"`
	Checks    []session.Check `json:"checks"`
}

// generationRecord is a generation in JSON.
type generationRecord struct {
	Generation string           `json:"generation"`
	Seed       uint64           `json:"seed"`
	Variants   []variantResult  `json:"variants"`
	MS         map[string]int64 `json:"ms"`
}

func generationResult(g session.Generation, files map[int]string, timing *stages) generationRecord {
	variants := make([]variantResult, len(g.Variants))
	for i, v := range g.Variants {
		r := variantResult{
			Tile: v.Tile, Ref: v.Ref(), File: files[v.Tile], Proposer: v.Proposer, Operators: []string{}, Traits: append([]string{}, v.Traits...),
			Caption: v.Caption, Distance: v.Distance, Colors: v.Colors, Likeness: v.Likeness, Checks: append([]session.Check{}, v.Checks...),
		}
		for _, gene := range v.Recipe.Genes {
			r.Operators = append(r.Operators, gene.Operator)
		}
		variants[i] = r
	}
	return generationRecord{g.ID, g.Seed, variants, timing.ms}
}
