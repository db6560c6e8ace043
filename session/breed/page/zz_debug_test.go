package page

import (
	"fmt"
	"os"
	"testing"

	"cultivar/session/artifact"
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
