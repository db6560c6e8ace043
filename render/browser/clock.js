// Runs in every frame before the document's own scripts. It takes over the document's clock, waits
// until all that belongs to the picture is there, sets time to the wanted moment and reports.
// "options" is put in front by the host: {at, still, depth, key, now, drawing, eager}.
(options => {
  'use strict';
  const report = globalThis[options.key];
  try { delete globalThis[options.key]; } catch { /* not ours to insist */ }
  if (options.sizes) options.drawing = options.sizes[location.host] || null;
  const native = {
    setTimeout: globalThis.setTimeout.bind(globalThis),
    requestAnimationFrame: globalThis.requestAnimationFrame.bind(globalThis),
    Date: globalThis.Date,
    Promise: globalThis.Promise,
    now: performance.now.bind(performance),
    stringify: JSON.stringify,
    max: Math.max,
  };

  // ---- the clock ----
  let clock = 0;          // milliseconds since the document began
  let peeks = 0;          // how often a script looked since the clock last moved
  let serial = 0;
  let happened = false;   // since seek began
  const timers = new Map();
  let frames = new Map();
  // A script that waits by looking at the clock must see it move.
  const now = () => clock + Math.min(++peeks, 1e6) * 0.005;
  const later = (run, delay, every) => {
    timers.set(++serial, {run, at: clock + Math.max(delay, every ? 4 : 0), every: every ? Math.max(delay, 4) : 0});
    return serial;
  };
  const callable = (f, args) => typeof f === 'function' ? () => f(...args) : () => (0, eval)(String(f));
  const cleared = id => { timers.delete(Number(id)); };
  const put = (name, value) => {
    Object.defineProperty(globalThis, name, {value, writable: true, configurable: true, enumerable: true});
  };
  const number = v => { const n = Number(v); return n > 0 ? Math.min(n, 1e9) : 0; };
  put('setTimeout', function setTimeout(f, delay, ...args) { return later(callable(f, args), number(delay), false); });
  put('setInterval', function setInterval(f, delay, ...args) { return later(callable(f, args), number(delay), true); });
  put('clearTimeout', function clearTimeout(id) { cleared(id); });
  put('clearInterval', function clearInterval(id) { cleared(id); });
  put('requestAnimationFrame', function requestAnimationFrame(f) { frames.set(++serial, f); return serial; });
  put('cancelAnimationFrame', function cancelAnimationFrame(id) { frames.delete(id); });
  put('requestIdleCallback', function requestIdleCallback(f) {
    return later(() => f({didTimeout: false, timeRemaining: () => 10}), 1, false);
  });
  put('cancelIdleCallback', function cancelIdleCallback(id) { cleared(id); });
  Performance.prototype.now = function () { return now(); };
  const Now = class Date extends native.Date {
    constructor(...args) {
      if (args.length) super(...args); else super(options.now + now());
    }
    static now() { return Math.floor(options.now + now()); }
  };
  const DateFunction = new Proxy(Now, {
    apply: () => new Now().toString(),
  });
  Now.prototype.constructor = DateFunction;
  put('Date', DateFunction);
  let luck = 0x2545f491;
  Math.random = function random() {
    luck ^= luck << 13; luck ^= luck >>> 17; luck ^= luck << 5;
    return (luck >>> 0) / 4294967296;
  };
  for (const [name, answer] of [['alert', undefined], ['confirm', false], ['prompt', null], ['print', undefined]]) {
    put(name, function () { return answer; });
  }
  put('open', function open() { return null; });
  addEventListener('beforeunload', e => { e.stopImmediatePropagation(); }, {capture: true});

  let observes = false;
  if (globalThis.IntersectionObserver) put('IntersectionObserver', class IntersectionObserver extends globalThis.IntersectionObserver {
    constructor(...args) { super(...args); observes = true; }
  });

  // contexts counts what a page can have few of.
  const known = new WeakSet();
  let contexts = 0;
  for (const Canvas of [globalThis.HTMLCanvasElement, globalThis.OffscreenCanvas]) {
    if (!Canvas) continue;
    const get = Canvas.prototype.getContext;
    Canvas.prototype.getContext = function getContext(...args) {
      const context = get.apply(this, args);
      if (context && String(args[0]).includes('webgl') && !known.has(context)) {
        known.add(context);
        contexts++;
      }
      return context;
    };
  }

  const guard = f => {
    try { f(); } catch (e) { reportError(e); }
  };
  const moved = to => { if (to > clock) clock = to; peeks = 0; };
  // due runs the timers up to a moment, in order, and says whether any ran.
  const due = to => {
    for (let ran = 0; ran < 5000; ran++) {
      let next = 0, best;
      for (const [id, t] of timers) if (t.at <= to && (!best || t.at < best.at)) { next = id; best = t; }
      if (!best) return ran > 0;
      moved(best.at);
      if (best.every) best.at = clock + best.every; else timers.delete(next);
      guard(best.run);
    }
    return true;
  };
  const frame = () => {
    const current = frames;
    frames = new Map();
    for (const f of current.values()) guard(() => f(clock));
    return current.size > 0;
  };

  // ---- waiting, in real time ----
  const task = () => new native.Promise(done => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => { channel.port1.close(); done(); };
    channel.port2.postMessage(0);
  });
  const frameMade = () => new native.Promise(done => native.requestAnimationFrame(() => done()));
  // painted is when a frame has been made, and observers were told.
  const painted = async () => {
    await frameMade();
    if (observes) { await frameMade(); await task(); }
  };
  const atMost = (promise, ms) => native.Promise.race([promise, new native.Promise(done => native.setTimeout(done, ms))]);
  const arrived = img => img.complete ? null : new native.Promise(done => {
    img.addEventListener('load', done, {once: true});
    img.addEventListener('error', done, {once: true});
  });
  const hidden = img => img.loading === 'lazy' && !img.complete && img.getBoundingClientRect().top > innerHeight * 2;
  // materials waits for fonts and pictures.
  const materials = async () => {
    const root = document.documentElement;
    if (root) root.getBoundingClientRect();
    if (document.fonts && document.fonts.status !== 'loaded') await atMost(document.fonts.ready, 2000);
    const images = [...document.images || []];
    if (options.eager) for (const img of images) if (img.loading === 'lazy') img.loading = 'eager';
    const waits = images.filter(img => !img.complete && !hidden(img)).map(arrived);
    if (waits.length) await atMost(native.Promise.all(waits), 2000);
    const decodes = images.filter(img => img.complete && img.naturalWidth && !hidden(img)).slice(0, 200).map(img => img.decode().catch(() => 0));
    if (decodes.length) await atMost(native.Promise.all(decodes), 2000);
  };

  // ---- animations ----
  const born = new WeakMap();
  const all = () => document.getAnimations ? document.getAnimations().filter(a => a.timeline === document.timeline) : [];
  const end = a => {
    const t = a.effect && a.effect.getComputedTiming();
    return t ? Number(t.endTime) : 0;
  };
  // finish ends what ends, and holds what does not end at a fixed moment.
  const finish = () => {
    let changed = false;
    for (const a of all()) {
      if (born.has(a)) continue;
      born.set(a, 0);
      changed = true;
      try {
        if (Number.isFinite(end(a))) { a.finish(); continue; }
        a.pause();
        a.currentTime = options.endless;
      } catch { /* an animation that cannot be set stays as it is */ }
    }
    return changed;
  };
  // hold sets every animation to the clock's moment.
  const hold = () => {
    for (const a of all()) {
      if (!born.has(a)) { born.set(a, clock); try { a.pause(); } catch { continue; } }
      const t = clock - born.get(a);
      if (a.playState === 'finished') continue;
      try {
        if (t >= end(a)) a.finish(); else a.currentTime = t;
      } catch { /* as above */ }
    }
  };
  const smil = seconds => {
    for (const svg of document.querySelectorAll('svg')) {
      if (svg.ownerSVGElement || !svg.querySelector('animate,animateTransform,animateMotion,set,animateColor')) continue;
      svg.pauseAnimations();
      svg.setCurrentTime(seconds === null ? settled(svg) : seconds);
    }
  };
  // settled is when the last SMIL animation that ends has ended.
  const settled = svg => {
    let last = 0;
    for (const a of svg.querySelectorAll('animate,animateTransform,animateMotion,set,animateColor')) {
      try {
        const repeats = a.getAttribute('repeatCount'), simple = a.getSimpleDuration();
        if (repeats === 'indefinite' || a.getAttribute('repeatDur')) { last = Math.max(last, options.endless / 1000); continue; }
        last = Math.max(last, a.getStartTime() + simple * (Number(repeats) || 1));
      } catch { /* it has no start or no duration */ }
    }
    return Math.min(last, 30);
  };
  // inner moves the clocks of the frames within, as far as they can be reached.
  const inner = to => {
    for (let i = 0; i < window.length; i++) {
      try { window[i][options.key + 'Clock'].tick(to); } catch { /* another host's, or not ours */ }
    }
  };

  // ---- moving ----
  // advance moves the clock to a moment, frame by frame, and lets scripts and animations follow.
  const advance = async (to, step) => {
    while (clock < to) {
      const next = Math.min(to, clock + step);
      const busy = [due(next), frame()].includes(true);
      moved(next);
      if (!options.still) hold();
      inner(next);
      if (busy) { happened = true; await task(); }
      else if (!timers.size && !frames.size && options.still) { moved(to); break; }
    }
    inner(to);
  };
  const tick = to => { due(to); frame(); moved(to); if (options.still) finish(); else hold(); };
  // seek moves everything to a moment and says whether anything happened on the way.
  const seek = async ms => {
    happened = false;
    if (!options.still) {
      hold();
      await advance(ms, Math.max(1000 / 60, (ms - clock) / 600));
      hold();
      smil(ms / 1000);
      return happened;
    }
    // A still moves in few and larger steps, after a first tenth of a second at full rate.
    await advance(100, 1000 / 60);
    await advance(ms, 100);
    for (let i = 0; i < 5 && finish(); i++) { happened = true; await task(); }
    smil(null);
    return happened;
  };

  const fit = () => {
    const svg = document.documentElement;
    if (!svg || svg.localName !== 'svg' || !svg.style) return;
    if (!svg.hasAttribute('viewBox') && options.drawing.width > 0) svg.setAttribute('viewBox', `0 0 ${options.drawing.width} ${options.drawing.height}`);
    for (const [name, value] of [['width', '100%'], ['height', '100%'], ['max-width', 'none'], ['max-height', 'none'], ['min-width', '0'], ['min-height', '0'], ['margin', '0']]) {
      svg.style.setProperty(name, value, 'important');
    }
  };
  const parseError = () => {
    const e = document.getElementsByTagName('parsererror')[0];
    if (e) return e.textContent.replace(/\s+/g, ' ').trim();
    if (options.drawing && !(document.documentElement instanceof SVGSVGElement)) return 'its root is no svg element in the namespace of SVG (is xmlns missing?)';
    return '';
  };
  // develop brings the document to the moment of its picture.
  const develop = async () => {
    if (options.drawing) fit();
    await materials();
    if (options.still) finish(); else hold();
    await painted();
    // Observers have seen the document now; what they and the clock set off is given its time, and
    // what came of that is waited for.
    if (await seek(options.at)) {
      await materials();
      await painted();
      await seek(options.at);
    }
  };
  let settling = false;
  const settle = async () => {
    if (settling) return;
    settling = true;
    await task();
    const wrong = parseError();
    // A document that spoils what scripts rely on is drawn as it is.
    try { await develop(); } catch { /* see above */ }
    const root = document.documentElement, body = document.body;
    report(native.stringify({
      wrong,
      contexts,
      width: root ? root.scrollWidth : 0,
      height: native.max(root ? root.scrollHeight : 0, body && document.compatMode === 'BackCompat' ? body.scrollHeight : 0),
    }));
  };
  const depth = () => { let n = 0; for (let w = window; w.parent !== w; w = w.parent) n++; return n; };
  Object.defineProperty(globalThis, options.key + 'Clock', {value: {
    tick,
    // show sets the picture to a moment; taking the picture makes the frame.
    show: async ms => { await seek(ms); if (observes) await painted(); },
  }});
  if (depth() !== options.depth || location.protocol === 'about:') return;
  if (options.drawing) new MutationObserver((_, seen) => { if (document.documentElement) { fit(); seen.disconnect(); } }).observe(document, {childList: true});
  addEventListener('securitypolicyviolation', e => {
    if (e.originalPolicy.includes(options.policy)) report(native.stringify({blocked: e.blockedURI}));
  }, true);
  // The state is complete even where a document tried to leave and its load event never comes; one
  // that was opened anew has lost its listeners.
  const complete = () => { if (document.readyState === 'complete') settle(); return settling; };
  document.addEventListener('readystatechange', complete);
  const watch = () => { if (!complete()) native.setTimeout(watch, 100); };
  watch();
})
