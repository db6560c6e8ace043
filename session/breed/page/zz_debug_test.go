package page

import (
	"fmt"
	"os"
	"testing"

	"cultivar/session/artifact"
	"cultivar/session/breed/gene"
)

func TestDebug(t *testing.T) {
	f := os.Getenv("DBG")
	data, _ := os.ReadFile(f)
	d := parse(artifact.Artifact{Kind: artifact.Page, Main: "x.html", Files: map[string][]byte{"x.html": data}})
	c := d.colored()
	fmt.Println("ground", c.ground.Hex(), "ink", c.ink.Hex())
	for _, a := range c.roles.Accents {
		fmt.Println("accent", a.Hex(), a)
	}
	for _, u := range c.uses {
		if c.weight[u.slot] > 0.5 {
			fmt.Printf("%.1f %s: %s  (%s)\n", c.weight[u.slot], d.slots[u.slot].prop, d.slots[u.slot].value, u.color.Text())
		}
	}
	p := &Page{design: d}
	for _, e := range d.look.texts[:min(12, len(d.look.texts))] {
		bg, at, ok := p.backdrop(e)
		tag := ""
		if at != nil {
			tag = at.Tag + "." + at.Get("class")
		}
		fmt.Println(e.Tag, e.Get("class"), p.ink(e).Hex(), "on", bg.Hex(), tag, ok, d.fontSize(e))
	}
	if os.Getenv("OP") != "" {
		q, _ := open([]artifact.Artifact{d.art}, nil, nil)
		for _, op := range paletteOperators {
			if op.Name == os.Getenv("OP") {
				fmt.Println(op.Apply(q, gene.In{Rand: gene.Gene{Seed: 4}.Rand(), Strength: 0.5}))
			}
		}
		for id := range q.slots {
			if v, ok := q.values[int32(id)]; ok && c.weight[id] > 0 {
				fmt.Println("CH", q.slots[id].prop, q.slots[id].value, "->", v)
			}
		}
		for _, a := range append(q.rules, q.inline...) {
			fmt.Println("ADD", a.prelude, a.decls)
		}
		for _, r := range q.readings() {
			fmt.Println("RD", r.e.Tag, q.ink(r.e).Hex(), r.backdrop.Hex(), r.known, r.need, r.fails(q.ink(r.e)))
		}
	}
	for _, s := range d.sheets {
		fmt.Println("sheet", len(s.css.Text), s.owned, s.media)
	}
	for _, s := range d.look.sections {
		fmt.Println("section", s.Tag, s.Get("class"), s.Get("id"))
	}
	for _, s := range d.look.cards {
		fmt.Println("card", s.Tag, s.Get("class"), s.Get("id"))
	}
}
