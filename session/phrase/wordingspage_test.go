package phrase_test

// wordingsPage is a page with the parts that the wordings speak of.
const wordingsPage = `<!doctype html>
<html lang="en">
<head>
  <title>Crumb</title>
  <style>
    :root { --accent: #2563eb; }
    body { margin: 0; font: 16px/1.5 Georgia, serif; color: #222222; background: #ffffff; }
    header { display: flex; gap: 20px; padding: 12px 24px; }
    nav a { color: #2563eb; }
    .banner { padding: 8px; background: #ffe8a3; }
    h1 { font-size: 48px; }
    h2 { font-size: 28px; }
    section { padding: 48px 24px; }
    .hero { background: #eef2ff; }
    .btn { padding: 10px 20px; background: var(--accent); color: white; border-radius: 4px; }
    .layout { display: grid; grid-template-columns: 2fr 1fr; gap: 32px; }
    .cards { display: grid; grid-template-columns: 1fr 1fr 1fr; gap: 16px; }
    .card { padding: 16px; border: 1px solid #dddddd; border-radius: 4px; }
    footer { padding: 24px; font-size: 14px; }
  </style>
</head>
<body>
  <p class="banner">Closed on Mondays</p>
  <header>
    <a class="logo" href="/">Crumb</a>
    <nav><a href="#features">Features</a> <a href="#pricing">Pricing</a></nav>
  </header>
  <main>
    <section class="hero">
      <h1>Bread, daily</h1>
      <p>Baked before you wake.</p>
      <img src="bread.jpg" alt="Bread" width="400">
      <a class="btn" href="#up">Sign up</a>
    </section>
    <section id="about"><h2>About</h2><p>Three bakers and an oven.</p></section>
    <section id="features"><h2>Features</h2><p>Sour, dark and light.</p></section>
    <section id="pricing">
      <h2>Pricing</h2>
      <div class="cards">
        <div class="card"><h3>Loaf</h3><p>4 €</p></div>
        <div class="card"><h3>Week</h3><p>20 €</p></div>
        <div class="card"><h3>Month</h3><p>70 €</p></div>
      </div>
    </section>
    <section id="testimonials"><h2>Testimonials</h2><blockquote>The best crust.</blockquote></section>
    <section id="gallery"><h2>Gallery</h2><img src="oven.jpg" alt="Oven" width="300"></section>
    <div class="layout">
      <article><h2>News</h2><p>We have a new oven.</p></article>
      <aside class="sidebar"><h3>Hours</h3><p>6 to 14</p></aside>
    </div>
    <section id="faq"><h2>FAQ</h2><p>Is it warm? At six, yes.</p></section>
    <section id="contact"><h2>Contact</h2><p>Ring the bell.</p></section>
    <form class="newsletter"><input type="email" placeholder="E-mail"><button>Subscribe</button></form>
  </main>
  <footer><p>Crumb, by the river</p></footer>
</body>
</html>
`
