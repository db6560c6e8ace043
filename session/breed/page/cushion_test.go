package page

import (
	"testing"

	"cultivar/session/artifact"
	"cultivar/themes"
)

func written(t *testing.T, source string) *Page {
	t.Helper()
	p, err := open([]artifact.Artifact{{Kind: artifact.Page, Main: "a.html", Files: map[string][]byte{"a.html": []byte(source)}}}, nil, nil)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

func TestALinkToldToInheritHasTheColourAroundIt(t *testing.T) {
	p := written(t, `<style>a { color: inherit } .own { color: #c00 } nav { color: #163 }</style><nav><a href="#">Routes</a><a class="own" href="#">Cabins</a></nav>`)
	links := p.look.links
	if got := p.ink(links[0]).Hex(); got != "#116633" {
		t.Errorf("the link that inherits is read as %s", got)
	}
	if got := p.ink(links[1]).Hex(); got != "#cc0000" {
		t.Errorf("the link with a colour of its own is read as %s", got)
	}
}

func TestATitleDoesNotHangOnItsShadow(t *testing.T) {
	p := written(t, `<style>body { background: #dddaee } h1 { color: white; text-shadow: 2px 2px 10px black }</style><body><h1>Wildlife</h1><p>Bears live in the woods and nowhere else.</p>`)
	p.settle()
	h := p.topHeadings()[0]
	on, _, _ := p.backdrop(h)
	if c := themes.Contrast(p.ink(h), on); c < themes.AA {
		t.Errorf("the title's contrast is %.1f", c)
	}
	if len(p.shadows(h)) > 0 {
		t.Error("the title keeps its shadow")
	}
}

func TestSmallTextBetweenTwoStrongHuesTurnsQuiet(t *testing.T) {
	r := reading{backdrop: themes.MustParse("#0a0068"), known: true, small: true, need: themes.AA}
	ink := themes.MustParse("#d6409f")
	if !r.fails(ink) {
		t.Fatal("magenta on navy is taken as readable")
	}
	if next := quiet(r); r.fails(next) {
		t.Errorf("%s on navy still fails", next.Hex())
	}
}
