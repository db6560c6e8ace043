package phrase_test

// samplePage is a small page as designers write them.
const samplePage = `<!doctype html>
<html lang="en">
<head>
  <meta charset="utf-8">
  <title>Harbour</title>
  <style>
    :root {
      --accent: #2563eb;
      --pad: 16px;
    }
    body {
      margin: 0;
      font-family: Georgia, serif;
      color: #222222;
      background: #ffffff;
    }
    header {
      display: flex;
      gap: 20px;
      padding: 12px 24px;
    }
    .logo { font-weight: 700; }
    h1 {
      font-size: 48px; /* big */
      color: #111111;
    }
    h2 { font-size: 24px; }
    .hero {
      padding: 80px 24px;
      background: #eef2ff;
      text-align: left;
    }
    .btn {
      display: inline-block;
      padding: 10px 20px;
      background: var(--accent);
      color: white;
      border-radius: 4px;
    }
    .btn:hover { opacity: .9; }
    .cards {
      display: grid;
      grid-template-columns: 1fr 1fr 1fr;
      gap: var(--pad);
    }
    .card {
      padding: var(--pad);
      border: 1px solid #dddddd;
    }
    footer { padding: 24px; font-size: 14px; }
    @media (max-width: 600px) {
      .cards { grid-template-columns: 1fr; }
    }
  </style>
</head>
<body>
  <header>
    <a class="logo" href="/">Harbour</a>
    <nav>
      <a href="#work">Work</a>
      <a href="#prices">Prices</a>
    </nav>
  </header>
  <main>
    <section class="hero">
      <h1>Boats for slow days</h1>
      <p class="lead">Rent a wooden boat by the hour.</p>
      <a class="btn" href="#book">Book now</a>
      <a class="btn ghost" href="#more">Learn more</a>
    </section>
    <section id="prices">
      <h2>Prices</h2>
      <div class="cards">
        <div class="card">
          <h3>Row</h3>
          <p>12 € an hour</p>
        </div>
        <div class="card">
          <h3>Sail</h3>
          <p>30 € an hour</p>
        </div>
        <div class="card">
          <h3>Motor</h3>
          <p>45 € an hour</p>
        </div>
      </div>
      <img src="boat.jpg" alt="A boat" width="400">
    </section>
  </main>
  <footer>
    <p>Made by the sea. <a href="#imprint">Imprint</a></p>
  </footer>
</body>
</html>
`

// sampleDrawing is a small drawing.
const sampleDrawing = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 80">
  <rect width="100" height="80" fill="#cfe8ff"/>
  <circle id="sun" cx="80" cy="15" r="8" fill="#ffcc00"/>
  <g id="house">
    <rect x="20" y="40" width="30" height="30" fill="#c0392b"/>
    <path d="M15 40L35 25L55 40z" fill="#7f3b2b"/>
  </g>
  <circle cx="70" cy="60" r="6" fill="green"/>
  <line x1="0" y1="72" x2="100" y2="72" stroke="#333333" stroke-width="2"/>
  <text x="50" y="78" font-size="6" text-anchor="middle">Home</text>
</svg>
`

const sampleShader = `// waves
void mainImage(out vec4 fragColor, in vec2 fragCoord) {
	vec2 uv = fragCoord / iResolution.xy;
	float t = iTime * 0.5;
	vec3 col = 0.5 + 0.5 * cos(t + uv.xyx + vec3(0.0, 2.0, 4.0));
	col *= smoothstep(0.1, 0.9, sin(uv.x * 12.0 + t) * 0.5 + 0.5);
	fragColor = vec4(col, 1.0);
}
`
