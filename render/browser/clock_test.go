package browser

import (
	"testing"

	"cultivar/render"
)

func TestStillShowsTheEndOfAnEntrance(t *testing.T) {
	cases := map[string]string{
		"css animation":         `<style>div{animation:in 60s 5s both}@keyframes in{from{background:red}to{background:#008000}}</style><div>`,
		"transition":            `<style>div{transition:background 30s;background:red}.on{background:#008000}</style><div><script>requestAnimationFrame(() => requestAnimationFrame(() => document.querySelector('div').className = 'on'))</script>`,
		"timer":                 `<div style="background:red"><script>setTimeout(() => document.querySelector('div').style.background = '#008000', 1500)</script>`,
		"animation, then event": `<style>div{background:red;animation:in 9s}@keyframes in{from{opacity:0}}</style><div><script>document.querySelector('div').onanimationend = e => e.target.style.background = '#008000'</script>`,
		"frames":                `<div style="background:red"><script>const f = t => { if (t > 1000) document.querySelector('div').style.background = '#008000'; else requestAnimationFrame(f) }; requestAnimationFrame(f)</script>`,
		"seen by an observer":   `<div style="background:red"><script>new IntersectionObserver(l => setTimeout(() => l[0].target.style.background = '#008000', 100)).observe(document.querySelector('div'))</script>`,
		"waits by the clock":    `<div style="background:red"><script>const a = performance.now(); while (performance.now() - a < 50); document.querySelector('div').style.background = '#008000'</script>`,
		"web animation":         `<div style="background:red"><script>document.querySelector('div').animate([{background: 'red'}, {background: '#008000'}], {duration: 99000, fill: 'forwards'})</script>`,
		"time has a zone":       `<div style="background:red"><script>const d = new Date(); if (d.getHours() === 12 && d instanceof Date && Date() === d.toString()) document.querySelector('div').style.background = '#008000'</script>`,
	}
	for name, text := range cases {
		t.Run(name, func(t *testing.T) {
			doc := pageOf(`<!doctype html><style>body{margin:0}div{height:120px}</style>` + text)
			wantColor(t, picture(t, shoot(t, doc, small()), small()), 100, 60, "#008000")
			half := small()
			half.Scale = 0.5
			wantColor(t, picture(t, shoot(t, doc, half), half), 50, 30, "#008000")
		})
	}
}

func TestMomentIsObeyed(t *testing.T) {
	page := func(text string) render.Document {
		return pageOf(`<!doctype html><style>body{margin:0}div{height:120px;width:0;background:#008000}@keyframes grow{to{width:200px}}</style><div></div>` + text)
	}
	cases := map[string]render.Document{
		"css":              page(`<style>div{animation:grow 2s linear both}</style>`),
		"script":           page(`<script>const f = t => { document.querySelector('div').style.width = t / 10 + 'px'; requestAnimationFrame(f) }; requestAnimationFrame(f)</script>`),
		"timer":            page(`<script>let n = 0; setInterval(() => document.querySelector('div').style.width = (n += 10) + 'px', 100)</script>`),
		"smil":             drawing(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 120"><rect height="120" fill="#008000"><animate attributeName="width" from="0" to="200" dur="2s"/></rect></svg>`),
		"css in a drawing": drawing(`<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 200 120"><style>@keyframes grow{to{transform:none}}rect{transform:scaleX(0);animation:grow 2s linear}</style><rect height="120" width="200" fill="#008000"/></svg>`),
	}
	for name, doc := range cases {
		t.Run(name, func(t *testing.T) {
			for _, seconds := range []float64{0.5, 1.5} {
				p := picture(t, shoot(t, doc, at(small(), seconds)), small())
				wantColor(t, p, int(seconds*100)-8, 60, "#008000")
				wantColor(t, p, int(seconds*100)+8, 60, "#ffffff")
			}
		})
	}
}

func TestSamePictureTwice(t *testing.T) {
	doc := pageOf(`<!doctype html><style>@keyframes spin{to{transform:rotate(1turn)}}div{width:60px;height:60px;background:conic-gradient(red,blue);animation:spin 1s infinite linear}</style>
		<div></div><p></p><canvas></canvas><script>
		document.querySelector('p').textContent = Math.random() + ' ' + new Date() + ' ' + performance.now();
		const c = document.querySelector('canvas').getContext('2d');
		setInterval(() => { c.fillStyle = 'hsl(' + Math.random() * 360 + ' 80% 50%)'; c.fillRect(Math.random() * 200, Math.random() * 90, 20, 20) }, 16)</script>`)
	for _, from := range []render.Viewport{small(), at(small(), 0.7), {Width: 200, Height: 120, Scale: 0.5}} {
		first := picture(t, shoot(t, doc, from), from)
		for range 3 {
			if p := picture(t, shoot(t, doc, from), from); !same(first, p) {
				t.Fatalf("from %+v: %d pixels differ", from, differing(first, p))
			}
		}
	}
}
