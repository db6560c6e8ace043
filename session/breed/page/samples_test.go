package page

const shop = `<!DOCTYPE html>
<html>
<head>
  <title>Bloom</title>
  <style>
    :root {
      --brand: #0d6efd;
      --brand-rgb: 13, 110, 253;
    }
    /* the page */
    body { margin: 0; font-family: Georgia, serif; color: #333; background: #fff; }
    header, footer { padding: 16px 24px; background: #f4f4f4; }
    .hero { padding: 48px 24px; text-align: left; }
    .hero h1 { font-size: 40px; color: var(--brand); }
    .grid { display: grid; grid-template-columns: repeat(3, 1fr); gap: 16px; max-width: 960px; }
    .card { padding: 16px; background: #fafafa; border: 1px solid #ddd; border-radius: 4px; }
    .btn { background: rgb(var(--brand-rgb)); color: #fff; padding: 8px 16px; }
    .btn:hover { background: #0b5ed7; }
  </style>
</head>
<body>
  <header><nav><a href="#">Home</a> <a href="#">Shop</a></nav></header>
  <section class="hero"><h1>Flowers by post</h1><p>Picked this morning, at your door tomorrow.</p><a class="btn" href="#">Order now</a></section>
  <section class="grid">
    <div class="card"><h2>Tulips</h2><p>Twelve stems in one colour, or all of them.</p></div>
    <div class="card"><h2>Peonies</h2><p>Large, loud and gone by the end of June.</p></div>
    <div class="card"><h2>Ranunculus</h2><p>A hundred petals on a stem that bends.</p></div>
  </section>
  <section class="about"><h2>About us</h2><p>We are three people and a van &amp; a dog.</p></section>
  <section class="news"><h2>News</h2><p>We now deliver on Sundays as well, before noon.</p></section>
  <footer>Bloom, 1 Market Street</footer>
</body>
</html>
`

const letter = `<html><body bgcolor="#eeeeee"><table width="600" align="center" style="background-color:#ffffff"><tr><td style="padding:20px;font-family:Arial,sans-serif;font-size:14px;color:#444444">
<h1 style="font-size:24px;color:#222222">Your invoice</h1><p style="margin:0 0 12px">Thank you for the order, it is on its way to you.</p>
<a href="#" style="background:#1a8f5a;color:#ffffff;padding:10px 18px;display:inline-block">Pay now</a></td></tr></table></body></html>`

const essay = `<!doctype html>
<html>
<head><style>
main { max-width: 640px; margin: 0 auto; }
.row { display: flex; gap: 24px; box-shadow: 0 2px 4px rgba(0, 0, 0, 0.2); }
h2 { font-weight: 400; }
</style></head>
<body>
<main>
<h1>On walking</h1>
<p>Most of what is written about walking is written by people who sat down to do it, and it shows: the sentences sit too, and look out of the window at what goes past.</p>
<div class="row"><div><h2>Uphill</h2><p>One looks at one's shoes and thinks of bread.</p></div><div><h2>Downhill</h2><p>One looks at the valley and thinks of the knees.</p></div></div>
</main>
</body>
</html>`

const manual = `<!doctype html>
<html>
<head><style>
header { display: flex; justify-content: space-between; padding: 20px; }
nav a { margin-left: 12px; }
main { padding: 0 20px; }
.list { margin: 0; }
</style></head>
<body>
<header><strong>Kettle</strong><nav><a href="#a">Water</a><a href="#b">Heat</a><a href="#c">Steam</a></nav></header>
<main>
<h1>The kettle</h1>
<p>A kettle boils water. This manual says how to fill it, how to heat it, and what to do with the steam that comes of it, which is hot and wants to get out.</p>
<h2>Water</h2>
<p>Fill it to the mark and not above, for what is above the mark comes out of the spout, and it comes out hot. Water from the tap will do, and water from the well will do better.</p>
<p>Descale it when the bottom turns white, twice a year where the water is hard.</p>
<h2>Heat</h2>
<p>Set it on the plate and wait. A watched kettle boils as soon as any other one, whatever people say about it, as long as the plate is on and stays on while you watch.</p>
</main>
<div class="list"><div class="row">One kettle with a lid and a spout</div><div class="row">One plate to set the kettle on</div><div class="row">One manual, the one that you read</div></div>
</body>
</html>`

const studio = `<!doctype html>
<html>
<head><style>
body { margin: 0; font-family: Arial, sans-serif; color: #222; background: #fff; }
.hero { padding: 64px 24px; text-align: center; }
.work, .people, .contact { padding: 40px 24px; }
</style></head>
<body>
<section class="hero"><div class="copy"><h1>We draw maps</h1><p>Of cities, of rooms, and of what goes on in them.</p><a href="#c">Ask for one</a></div></section>
<section class="work"><h2>Work</h2><p>Eleven cities have been drawn so far, the twelfth is on the table, and it is wet.</p><img src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="a map" width="200" height="120"></section>
<section class="people"><h2>People</h2><p>Two who draw, one who walks and counts the steps, and a dog who reads the compass.</p></section>
<section class="contact"><h2>Contact</h2><p>Write to the studio, or ring twice and wait, for the stairs are long and turn.</p></section>
</body>
</html>`

const canvas = `<!doctype html>
<html><body><h1>Water</h1><p>A picture that moves, and a few words below it.</p><canvas id="c" width="300" height="150"></canvas>
<script type="x-shader/x-vertex" id="v">attribute vec2 at; void main() { gl_Position = vec4(at, 0.0, 1.0); }</script>
<script type="x-shader/x-fragment" id="f">
precision mediump float;
uniform float time;
uniform vec2 size;
void main() {
  vec2 uv = gl_FragCoord.xy / size; // the place
  float wave = sin(uv.x * 12.0 + time) * 0.5 + 0.5;
  vec3 color = mix(vec3(0.1, 0.3, 0.6), vec3(0.8, 0.9, 1.0), wave);
  gl_FragColor = vec4(color, 1.0);
}
</script>
</body></html>`

const plainPage = `<html><head><title>Plain</title></head><body><h1>Plain</h1><p>A page that leaves everything to the browser, as the first ones did.</p></body></html>`

const bare = `<h1>Notes</h1>
<p>A page without any style, and without a head.</p>
<ul><li>one</li><li>two</li></ul>
<p>See <a href="x.html">the other page</a>.</p>
`

const ferry = `<!doctype html>
<html>
<head><style>
body { margin: 0; font-family: Georgia, serif; color: #1b2a33; background: #f6efe2; }
.hero { position: relative; display: grid; min-height: 700px; overflow: hidden; }
.copy { position: relative; z-index: 1; padding: 120px 48px 0; }
.copy h1 { font-size: 64px; margin: 0; }
.view { position: absolute; inset: 0; width: 100%; height: 100%; object-fit: cover; }
.go { display: inline-block; padding: 14px 24px; background: #b8412a; color: #fff; }
</style></head>
<body>
<main>
<section class="hero"><div class="copy"><h1>Over by noon.<br>Back by night.</h1><p>Four crossings a day, and soup on all of them.</p><a class="go" href="#t">Take the ferry</a></div><img class="view" src="data:image/gif;base64,R0lGODlhAQABAAAAACw=" alt="the sea"></section>
<section class="facts"><h2>The line</h2><p>Forty minutes of open water, two of which are usually spent looking for the dog that has found the soup. The boat leaves when it is full, and it is full when the last bicycle has been tied to the rail and the captain has read the news.</p></section>
</main>
</body>
</html>`

const rates = `<!doctype html>
<html>
<head><style>
body { margin: 0; font-family: Arial, sans-serif; color: #eef1ea; background: #12140f; }
.intro { padding: 64px 48px 32px; }
.plans { display: grid; grid-template-columns: repeat(2, 1fr); gap: 16px; padding: 0 48px; }
.plan { padding: 24px; background: #1d2018; border-radius: 8px; }
</style></head>
<body>
<main>
<section class="intro"><h1>Pay by the hour</h1><p>And not by the chair that you sit on.</p></section>
<section class="plans"><div class="plan"><h2>One</h2><p>For a person with a lamp and a table of their own.</p></div><div class="plan"><h2>Some</h2><p>For a room of people who share the lamp, the table, the bill, and what is left of the cake that came with it.</p></div></section>
<section class="more"><h2>Asked before</h2><p>An hour is what it says on the invoice; lunch is what it does not say, and nobody has asked about it in a long time now.</p></section>
</main>
</body>
</html>`
