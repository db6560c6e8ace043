package browser

import (
	"fmt"
	"net"
	"strings"
	"testing"
	"time"
)

// escapes are ways in which a design could reach another machine, or this one.
const escapes = `<!doctype html><head>
<link rel=preconnect href="http://HOST/"><link rel=dns-prefetch href="http://HOST/"><link rel=prefetch href="http://HOST/p">
<link rel=preload as=image href="http://HOST/l"><link rel=modulepreload href="http://HOST/m.js"><link rel=icon href="http://HOST/i">
<style>@import "http://HOST/a.css"; @font-face{font-family:x;src:url(http://HOST/f)} body{font-family:x;background:url(http://HOST/b)}</style>
<script type=speculationrules>{"prefetch":[{"source":"list","urls":["http://HOST/s"]}]}</script></head><body>
<img src="http://HOST/i"><img srcset="http://HOST/i 2x"><video src="http://HOST/v" autoplay></video><object data="http://HOST/o"></object><embed src="http://HOST/e">
<iframe src="http://HOST/f"></iframe><script src="http://HOST/s"></script><svg><image href="http://HOST/x"/></svg>
<form id=f action="http://HOST/form" method=post target=_blank></form><a id=a href="http://HOST/a" ping="http://HOST/ping" target=_blank>a</a><a id=d href="http://HOST/d" download>d</a>
<script>
const tries = [
	() => fetch('http://HOST/', {mode: 'no-cors'}), () => new WebSocket('ws://HOST/'), () => new EventSource('http://HOST/'),
	() => navigator.sendBeacon('http://HOST/', 'x'), () => new WebTransport('https://HOST/'), () => import('http://HOST/x.js'),
	() => new Worker(URL.createObjectURL(new Blob(["fetch('http://HOST/w', {mode: 'no-cors'}); importScripts('http://HOST/i.js'); new WebSocket('ws://HOST/')"]))),
	() => new SharedWorker('data:text/javascript,fetch("http://HOST/w", {mode: "no-cors"})'),
	() => navigator.serviceWorker.register('sw.js'), () => window.open('http://HOST/open'), () => document.getElementById('f').submit(),
	() => document.getElementById('a').click(), () => document.getElementById('d').click(), () => { const x = new XMLHttpRequest(); x.open('GET', 'http://HOST/x', false); x.send() },
	() => { for (const url of ['stun:HOST', 'turn:HOST?transport=tcp']) { const p = new RTCPeerConnection({iceServers: [{urls: url, username: 'a', credential: 'b'}]}); p.createDataChannel('a'); p.createOffer().then(o => p.setLocalDescription(o)) } },
	() => { location = 'http://HOST/leave' },
];
for (const t of tries) try { Promise.resolve(t()).catch(() => 0) } catch {}
</script>`

func TestNoConnectionIsMade(t *testing.T) {
	tcp, err := net.Listen("tcp", "127.0.0.1:0")
	if err != nil {
		t.Fatal(err)
	}
	defer func() { _ = tcp.Close() }()
	udp, err := net.ListenPacket("udp", tcp.Addr().String())
	if err != nil {
		t.Skipf("the port is taken: %v", err)
	}
	defer func() { _ = udp.Close() }()
	visitors := make(chan string, 100)
	go func() {
		for {
			c, err := tcp.Accept()
			if err != nil {
				return
			}
			_ = c.Close()
			visitors <- "tcp from " + c.RemoteAddr().String()
		}
	}()
	go func() {
		buffer := make([]byte, 2000)
		for {
			n, _, err := udp.ReadFrom(buffer)
			if err != nil {
				return
			}
			visitors <- fmt.Sprintf("udp %q", buffer[:n])
		}
	}()
	doc := pageOf(strings.ReplaceAll(escapes, "HOST", tcp.Addr().String()), "sw.js", fmt.Sprintf("fetch('http://%s/sw')", tcp.Addr()))
	shot := shoot(t, doc, small())
	picture(t, shot, small())
	half := small()
	half.Scale = 0.5
	picture(t, shoot(t, doc, half), half)
	// What the last shot set off would come before a later shot is done.
	for start := time.Now(); time.Since(start) < time.Second; {
		shoot(t, pageOf("later"), small())
	}
	for range len(visitors) {
		t.Errorf("a connection was made: %s", <-visitors)
	}
	if len(shot.Blocked) < 10 {
		t.Errorf("only %q were listed", shot.Blocked)
	}
}
