// Measures a laid-out document; it runs in a world of its own, so that the document's scripts can
// neither see nor spoil it. It gives JSON, which the browser hands over faster than what it describes.
// "options" is put behind by the host: {most, x, y}.
(options => {
  'use strict';
  const root = document.documentElement;
  if (!root) return JSON.stringify({width: 0, height: 0, background: '', elements: []});
  const scrollX = window.scrollX, scrollY = window.scrollY;
  const viewWidth = root.localName === 'svg' ? innerWidth : root.clientWidth;
  const skipped = new Set(['head', 'script', 'style', 'link', 'meta', 'title', 'template', 'noscript', 'defs', 'clipPath', 'mask', 'pattern',
    'marker', 'symbol', 'linearGradient', 'radialGradient', 'filter', 'metadata', 'desc', 'base', 'source', 'track', 'param', 'datalist', 'br', 'wbr']);

  // ---- colours ----
  let canvasBrush;
  const brush = () => canvasBrush ||= new OffscreenCanvas(1, 1).getContext('2d', {willReadFrequently: true});
  const known = new Map();
  // rgba reads any CSS colour as [r, g, b, a], each 0 to 255 but a 0 to 1.
  const rgba = css => {
    let c = known.get(css);
    if (c) return c;
    const m = /^rgba?\((\d+), (\d+), (\d+)(?:, ([\d.]+))?\)$/.exec(css);
    if (m) c = [+m[1], +m[2], +m[3], m[4] === undefined ? 1 : +m[4]];
    else if (!css || css === 'none' || css.startsWith('url(') || css.startsWith('context-')) c = null;
    else {
      const b = brush();
      b.clearRect(0, 0, 1, 1);
      b.fillStyle = '#000';
      b.fillStyle = css;
      b.fillRect(0, 0, 1, 1);
      const d = b.getImageData(0, 0, 1, 1).data;
      c = [d[0], d[1], d[2], d[3] / 255];
    }
    known.set(css, c);
    return c;
  };
  const over = (top, under) => {
    const a = top[3] + under[3] * (1 - top[3]);
    if (a === 0) return [0, 0, 0, 0];
    const mix = i => (top[i] * top[3] + under[i] * under[3] * (1 - top[3])) / a;
    return [mix(0), mix(1), mix(2), a];
  };
  const two = n => Math.round(Math.max(0, Math.min(255, n))).toString(16).padStart(2, '0');
  const hex = c => !c || c[3] === 0 ? '' : '#' + two(c[0]) + two(c[1]) + two(c[2]) + (c[3] < 0.998 ? two(c[3] * 255) : '');
  // Relative luminance and contrast are those of WCAG 2.
  const channel = v => (v /= 255) <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4;
  const luminance = c => 0.2126 * channel(c[0]) + 0.7152 * channel(c[1]) + 0.0722 * channel(c[2]);
  const contrast = (a, b) => {
    const x = luminance(a), y = luminance(b);
    return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
  };

  // ---- styles, once for each element ----
  const styles = new Map();
  const styleOf = el => {
    let s = styles.get(el);
    if (!s) styles.set(el, s = getComputedStyle(el));
    return s;
  };
  const colours = /(?:rgba?|hsla?|oklch|oklab|lab|lch|hwb|color|color-mix)\((?:[^()]|\([^()]*\))*\)|#[0-9a-f]{3,8}\b/gi;
  // painted is what an element itself paints behind its text, the mean of a gradient's stops.
  const grounds = new Map();
  const painted = el => {
    let c = grounds.get(el);
    if (c !== undefined) return c;
    c = [0, 0, 0, 0];
    const s = styleOf(el);
    if (el.localName === 'img') c = pictured(el) || c;
    else if (el.namespaceURI !== 'http://www.w3.org/2000/svg') {
      c = rgba(s.backgroundColor) || c;
      if (s.backgroundImage.includes('gradient')) {
        const stops = (s.backgroundImage.match(colours) || []).map(rgba).filter(Boolean);
        if (stops.length && s.backgroundClip !== 'text') {
          const mean = i => stops.reduce((sum, stop) => sum + stop[i], 0) / stops.length;
          c = over([mean(0), mean(1), mean(2), mean(3)], c);
        }
      }
    } else if (el instanceof SVGGeometryElement) {
      const fill = rgba(s.fill);
      if (fill) c = [fill[0], fill[1], fill[2], fill[3] * s.fillOpacity];
    }
    if (s.opacity < 1) c = [c[0], c[1], c[2], c[3] * s.opacity];
    grounds.set(el, c);
    return c;
  };
  const pictured = img => {
    try {
      const b = brush();
      b.clearRect(0, 0, 1, 1);
      b.imageSmoothingQuality = 'high';
      b.drawImage(img, 0, 0, 1, 1);
      const d = b.getImageData(0, 0, 1, 1).data;
      return [d[0], d[1], d[2], d[3] / 255];
    } catch { return null; }
  };
  const canvas = () => {
    for (const el of [root, document.body]) {
      if (!el) continue;
      const c = painted(el);
      if (c[3] > 0) return c;
    }
    return [0, 0, 0, 0];
  };
  const ground = canvas();
  const dark = matchMedia('(prefers-color-scheme: dark)').matches && styleOf(root).colorScheme.includes('dark');
  const base = over(ground, dark ? [18, 18, 18, 1] : [255, 255, 255, 1]);
  // behind is what is seen behind the middle of a box: by what lies there, where the screen shows
  // it, else by the ancestors.
  let lookups = 0;
  const behind = (el, rect) => {
    const own = painted(el);
    if (own[3] > 0.995 && el.namespaceURI !== 'http://www.w3.org/2000/svg') return own;
    let layers;
    const x = rect.x + rect.w / 2 - scrollX, y = rect.y + rect.h / 2 - scrollY;
    if (x > 0 && y > 0 && x < innerWidth && y < innerHeight && lookups++ < 600) {
      const hits = document.elementsFromPoint(x, y);
      const at = hits.indexOf(el);
      if (at >= 0) layers = hits.slice(at);
    }
    if (!layers) {
      layers = [];
      for (let e = el; e; e = e.parentElement) layers.push(e);
    }
    let c = [0, 0, 0, 0];
    for (const e of layers) {
      if (e === el && el.namespaceURI === 'http://www.w3.org/2000/svg') continue;
      c = over(c, painted(e));
      if (c[3] > 0.995) return c;
    }
    return over(c, base);
  };

  // ---- roles ----
  const inputs = {button: 'button', submit: 'button', reset: 'button', image: 'button', checkbox: 'checkbox', radio: 'radio', range: 'slider', number: 'spinbutton', search: 'searchbox', hidden: ''};
  const roles = {
    article: 'article', aside: 'complementary', button: 'button', dialog: 'dialog', fieldset: 'group', figure: 'figure', form: 'form',
    h1: 'heading', h2: 'heading', h3: 'heading', h4: 'heading', h5: 'heading', h6: 'heading', hr: 'separator', img: 'img', li: 'listitem',
    main: 'main', menu: 'list', nav: 'navigation', ol: 'list', ul: 'list', option: 'option', output: 'status', p: 'paragraph', progress: 'progressbar',
    select: 'combobox', table: 'table', tbody: 'rowgroup', thead: 'rowgroup', tfoot: 'rowgroup', td: 'cell', th: 'columnheader', tr: 'row',
    textarea: 'textbox', blockquote: 'blockquote', code: 'code', em: 'emphasis', strong: 'strong', details: 'group', summary: 'button', search: 'search',
    meter: 'meter', svg: 'graphics-document', address: 'group', picture: '', video: '', dl: 'list', dt: 'term', dd: 'definition',
  };
  const landmark = el => !el.closest('article,aside,main,nav,section');
  const roleOf = el => {
    const given = el.getAttribute('role');
    if (given) return given.trim().split(/\s+/)[0];
    switch (el.localName) {
      case 'a': case 'area': return el.hasAttribute('href') ? 'link' : '';
      case 'header': return landmark(el) ? 'banner' : '';
      case 'footer': return landmark(el) ? 'contentinfo' : '';
      case 'section': return el.hasAttribute('aria-label') || el.hasAttribute('aria-labelledby') ? 'region' : '';
      case 'input': return inputs[el.type] === undefined ? 'textbox' : inputs[el.type];
      case 'img': return el.getAttribute('alt') === '' ? 'presentation' : 'img';
    }
    return roles[el.localName] || '';
  };

  // ---- names ----
  const unique = new Map();
  for (const el of document.querySelectorAll('[id]')) unique.set(el.id, (unique.get(el.id) || 0) + 1);
  const tagName = el => CSS.escape(el.localName);
  // places are the numbers of an element's children among those of their tag, 0 if there is one only.
  const places = new Map();
  const placeOf = el => {
    const parent = el.parentElement;
    let known = places.get(parent);
    if (!known) {
      places.set(parent, known = new Map());
      const counts = new Map();
      for (const child of parent.children) {
        const n = (counts.get(child.localName) || 0) + 1;
        counts.set(child.localName, n);
        known.set(child, n);
      }
      for (const child of parent.children) if (counts.get(child.localName) === 1) known.set(child, 0);
    }
    return known.get(el);
  };
  const selectorOf = el => {
    const parts = [];
    for (let e = el; e; e = e.parentElement) {
      if (e.id && unique.get(e.id) === 1) { parts.unshift('#' + CSS.escape(e.id)); break; }
      if (e === root) { parts.unshift(tagName(e)); break; }
      const n = placeOf(e);
      parts.unshift(n ? `${tagName(e)}:nth-of-type(${n})` : tagName(e));
    }
    return parts.join(' > ');
  };

  // ---- text ----
  const range = document.createRange();
  const textOf = el => {
    if (el.localName === 'input' && ['button', 'submit', 'reset'].includes(el.type)) return {text: el.value, rects: null};
    if (el.localName === 'input' || el.localName === 'textarea') return {text: el.value || el.placeholder || '', rects: null};
    let text = '', rects = [];
    for (const node of el.childNodes) {
      if (node.nodeType !== 3 || !/\S/.test(node.data)) continue;
      text += node.data;
      range.selectNodeContents(node);
      for (const r of range.getClientRects()) if (r.width > 0 && r.height > 0) rects.push({x: r.x + scrollX, y: r.y + scrollY, w: r.width, h: r.height});
    }
    return {text: text.replace(/\s+/g, ' ').trim(), rects};
  };
  // clipBy is the part of the document that an element's ancestors let through.
  const clips = new Map();
  const clipBy = el => {
    if (!el || el === root || el === document.body) return null;
    if (clips.has(el)) return clips.get(el);
    let clip = clipBy(el.parentElement);
    const s = styleOf(el), [x, y = x] = s.overflow.split(' ');
    if (x + y !== 'visiblevisible' && s.display !== 'inline' && (x === 'hidden' || x === 'clip' || y === 'hidden' || y === 'clip') && el.namespaceURI !== 'http://www.w3.org/2000/svg') {
      const r = el.getBoundingClientRect();
      const own = {left: -1e9, top: -1e9, right: 1e9, bottom: 1e9};
      if (x === 'hidden' || x === 'clip') { own.left = r.left + scrollX; own.right = r.right + scrollX; }
      if (y === 'hidden' || y === 'clip') { own.top = r.top + scrollY; own.bottom = r.bottom + scrollY; }
      clip = clip ? {left: Math.max(clip.left, own.left), top: Math.max(clip.top, own.top), right: Math.min(clip.right, own.right), bottom: Math.min(clip.bottom, own.bottom)} : own;
    }
    clips.set(el, clip);
    return clip;
  };
  const bounds = rects => {
    let left = 1e9, top = 1e9, right = -1e9, bottom = -1e9;
    for (const r of rects) {
      left = Math.min(left, r.x); top = Math.min(top, r.y);
      right = Math.max(right, r.x + r.w); bottom = Math.max(bottom, r.y + r.h);
    }
    return {x: left, y: top, w: right - left, h: bottom - top};
  };
  // outside reports whether text is cut by a clip; lines reach beyond their letters, so a little is let pass.
  const outside = (rects, clip, size) => clip && rects.some(r =>
    r.x < clip.left - 2 || r.x + r.w > clip.right + 2 || r.y + size * 0.3 < clip.top || r.y + r.h - size * 0.3 > clip.bottom);

  // ---- elements ----
  // inactive are controls that cannot be used now; their text may be faint (WCAG 2, 1.4.3).
  const inactive = ':disabled, [aria-disabled="true"], .disabled';
  const elements = [], texts = [];
  const round = n => Math.round(n * 100) / 100;
  const measure = (el, path) => {
    const s = styleOf(el);
    if (s.display === 'none') return false;
    const r = el.getBoundingClientRect();
    const visible = s.visibility === 'visible' && s.opacity > 0;
    if (visible && (r.width > 0 && r.height > 0 || el instanceof SVGGeometryElement && r.width + r.height > 0) && s.display !== 'contents') {
      elements.push(describe(el, path, s, {x: r.x + scrollX, y: r.y + scrollY, w: r.width, h: r.height}));
    }
    return s.opacity > 0;
  };
  const describe = (el, path, s, box) => {
    const {text, rects} = textOf(el);
    const size = parseFloat(s.fontSize) || 0;
    const e = {
      path, selector: selectorOf(el), tag: el.localName, role: roleOf(el),
      box: [round(box.x + options.x), round(box.y + options.y), round(box.w), round(box.h)],
      display: s.display, position: s.position,
    };
    if (el.id) e.id = el.id;
    if (el.classList.length) e.classes = [...el.classList];
    const svg = el.namespaceURI === 'http://www.w3.org/2000/svg';
    if (svg) {
      const fill = rgba(s.fill), stroke = rgba(s.stroke);
      e.fill = fill ? hex([fill[0], fill[1], fill[2], fill[3] * s.fillOpacity]) : s.fill.startsWith('url(') ? s.fill : '';
      e.stroke = stroke ? hex([stroke[0], stroke[1], stroke[2], stroke[3] * s.strokeOpacity]) : '';
    }
    const front = rgba(svg ? s.fill : s.color) || [0, 0, 0, 0];
    e.color = hex(front);
    e.font = s.fontFamily; e.size = size; e.weight = parseInt(s.fontWeight, 10) || 400;
    e.radius = svg ? 0 : Math.min(largestRadius(s, box), Math.max(box.w, box.h));
    if (text) {
      e.text = [...text].slice(0, 200).join('');
      const lines = rects && rects.length ? rects : [box];
      const back = behind(el, lines[0]);
      e.background = hex(back);
      if (front[3] > 0 && !el.closest(inactive)) e.contrast = round(contrast(over(front, back), back));
      const clip = clipBy(el);
      if (rects && (outside(rects, clip, size) || s.textOverflow === 'ellipsis' && s.overflowX !== 'visible' && el.scrollWidth > el.clientWidth + 1)) e.clipped = true;
      if (rects && rects.length) texts.push({index: elements.length, box: bounds(rects), rects, el});
    } else if (!svg) {
      const own = painted(el);
      e.background = own[3] > 0.995 ? hex(own) : own[3] > 0 ? hex(over(own, behind(el.parentElement || el, box))) : hex(base);
    }
    if (!svg && e.display !== 'inline' && el !== root && el !== document.body) {
      const [x, y = x] = s.overflow.split(' ');
      const wide = x === 'visible' && el.clientWidth > 0 && el.scrollWidth > el.clientWidth + 2;
      const high = y === 'visible' && el.clientHeight > 0 && el.scrollHeight > el.clientHeight + Math.max(4, size * 0.5);
      if (wide || high) e.overflow = true;
    }
    if (box.x < -1 || box.x + box.w > viewWidth + 1) e.offscreen = true;
    return e;
  };
  const largestRadius = (s, box) => s.borderRadius === '0px' ? 0 :
    Math.max(...[s.borderTopLeftRadius, s.borderTopRightRadius, s.borderBottomLeftRadius, s.borderBottomRightRadius].map(v => radiusOf(v, box)));
  const radiusOf = (value, box) => {
    const v = parseFloat(value) || 0;
    return value.includes('%') ? v / 100 * Math.min(box.w, box.h) : v;
  };
  const walk = (el, path) => {
    if (elements.length >= options.most || skipped.has(el.localName)) return;
    if (!measure(el, path)) return;
    let i = 0;
    for (const child of el.children) walk(child, [...path, i++]);
  };
  walk(root, []);

  // ---- text over text ----
  const shrunk = r => ({x: r.x + 1, w: r.w - 2, y: r.y + r.h * 0.22, h: r.h * 0.56});
  const meet = (a, b) => a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
  const crossing = (a, b) => a.rects.some(p => b.rects.some(q => {
    const u = shrunk(p), v = shrunk(q);
    return u.w > 0 && v.w > 0 && Math.min(u.x + u.w, v.x + v.w) - Math.max(u.x, v.x) > 3 && meet(u, v);
  }));
  texts.sort((a, b) => a.box.y - b.box.y);
  for (let i = 0; i < texts.length; i++) {
    for (let j = i + 1; j < texts.length && texts[j].box.y < texts[i].box.y + texts[i].box.h; j++) {
      if (!meet(texts[i].box, texts[j].box) || !crossing(texts[i], texts[j])) continue;
      (elements[texts[i].index].overlaps ||= []).push(texts[j].index);
      (elements[texts[j].index].overlaps ||= []).push(texts[i].index);
    }
  }
  return JSON.stringify({
    width: Math.max(root.scrollWidth || 0, root.localName === 'svg' ? innerWidth : 0),
    height: Math.max(root.scrollHeight || 0, root.localName === 'svg' ? innerHeight : 0),
    background: hex(ground),
    elements,
  });
})
