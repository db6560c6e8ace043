package browser

import (
	"context"
	"errors"
	"testing"

	"cultivar/render"
)

// moving are documents in which something green grows by 100 pixels a second.
func moving() map[string]render.Document {
	return map[string]render.Document{
		"page":    pageOf(`<!doctype html><style>body{margin:0}div{height:120px;background:#008000;animation:grow 2s linear both}@keyframes grow{from{width:0}to{width:200px}}</style><div>`),
		"drawing": drawing(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 120"><rect height="120" width="0" fill="#008000"><animate attributeName="width" from="0" to="200" dur="2s"/></rect></svg>`),
		"shader":  program(plain+"uniform float t;void main(){gl_FragColor=gl_FragCoord.x<t*100.?vec4(0,.502,0,1):vec4(1);}", render.Uniform{Name: "t", Type: "float", Meaning: render.MeanTime}),
	}
}

func TestFilmShowsEachMoment(t *testing.T) {
	for name, doc := range moving() {
		t.Run(name, func(t *testing.T) {
			moments := []float64{0.2, 0.5, 1, 1.6}
			var seen []int
			err := camera(t).Film(context.Background(), doc, small(), moments, func(i int, s render.Shot) error {
				seen = append(seen, i)
				p := picture(t, s, small())
				wantColor(t, p, int(moments[i]*100)-6, 60, "#008000")
				wantColor(t, p, int(moments[i]*100)+6, 60, "#ffffff")
				return nil
			})
			if err != nil || len(seen) != 4 {
				t.Errorf("frames %v, %v", seen, err)
			}
		})
	}
}

func TestFilmEndsWhenToldTo(t *testing.T) {
	enough := errors.New("enough")
	for name, doc := range moving() {
		frames := 0
		err := camera(t).Film(context.Background(), doc, small(), []float64{0, 1, 2}, func(int, render.Shot) error {
			frames++
			return enough
		})
		if !errors.Is(err, enough) || frames != 1 {
			t.Errorf("%s: %d frames, %v", name, frames, err)
		}
	}
}

func TestFilmOfTheBrokenSaysWhy(t *testing.T) {
	for _, doc := range []render.Document{program("void main(){x}"), drawing("<svg"), pageOf("<script>for(;;);</script>")} {
		var why []string
		err := camera(t).Film(context.Background(), doc, small(), []float64{0, 1}, func(_ int, s render.Shot) error {
			why = append(why, s.Broken)
			return nil
		})
		if err != nil || len(why) != 1 || why[0] == "" {
			t.Errorf("%s: %q, %v", doc.Main, why, err)
		}
	}
}
