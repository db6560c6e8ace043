// Draws fragment programs. The page that loads it keeps one WebGL 1 and one WebGL 2 context for all;
// draw(job) gives {log, frames} and pixels(i)
// what was drawn; both are called again and again.
'use strict';
const darkroom = (() => {
  const makers = [['webgl', 1], ['webgl2', 2]];
  const rooms = {};
  // room is a context with what is kept in it.
  const room = version => {
    if (rooms[version] && !rooms[version].gl.isContextLost()) return rooms[version];
    const canvas = new OffscreenCanvas(4, 4);
    const gl = canvas.getContext(makers[version - 1][0], {antialias: false, depth: false, stencil: false, powerPreference: 'low-power'});
    if (!gl) return null;
    const has = {};
    for (const name of ['OES_standard_derivatives', 'EXT_shader_texture_lod', 'EXT_frag_depth', 'WEBGL_draw_buffers', 'OES_texture_float', 'OES_texture_float_linear',
      'OES_texture_half_float', 'OES_texture_half_float_linear', 'WEBGL_color_buffer_float', 'EXT_color_buffer_half_float', 'EXT_color_buffer_float', 'EXT_float_blend']) {
      has[name] = gl.getExtension(name);
    }
    const corners = gl.createBuffer();
    gl.bindBuffer(gl.ARRAY_BUFFER, corners);
    gl.bufferData(gl.ARRAY_BUFFER, new Float32Array([-1, -1, 3, -1, -1, 3]), gl.STATIC_DRAW);
    gl.pixelStorei(gl.PACK_ALIGNMENT, 1);
    return rooms[version] = {gl, has, two: version === 2, textures: new Map()};
  };

  // ---- pictures to read ----
  const random = seed => () => {
    seed = (seed + 0x6d2b79f5) | 0;
    let t = Math.imul(seed ^ (seed >>> 15), 1 | seed);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
  const drawn = (w, h, draw) => {
    const canvas = new OffscreenCanvas(w, h), c = canvas.getContext('2d', {willReadFrequently: true});
    draw(c, w, h);
    return canvas;
  };
  const noise = () => {
    const next = random(7), data = new Uint8Array(256 * 256 * 4);
    for (let i = 0; i < data.length; i++) data[i] = next() * 256;
    return {data, width: 256, height: 256};
  };
  const checker = () => drawn(256, 256, (c, w, h) => {
    for (let y = 0; y < 8; y++) for (let x = 0; x < 8; x++) {
      c.fillStyle = (x + y) % 2 ? '#e9e2d3' : '#3c4a5d';
      c.fillRect(x * w / 8, y * h / 8, w / 8, h / 8);
    }
  });
  const landscape = (w, h) => drawn(w, h, c => {
    const sky = c.createLinearGradient(0, 0, 0, h);
    for (const [at, colour] of [[0, '#22336b'], [0.35, '#8a5a9c'], [0.58, '#f08a6c'], [0.72, '#ffd08a']]) sky.addColorStop(at, colour);
    c.fillStyle = sky;
    c.fillRect(0, 0, w, h);
    const glow = c.createRadialGradient(w * 0.66, h * 0.6, 0, w * 0.66, h * 0.6, h * 0.5);
    glow.addColorStop(0, 'rgba(255,244,214,.95)');
    glow.addColorStop(0.16, 'rgba(255,240,200,.9)');
    glow.addColorStop(0.18, 'rgba(255,220,160,.35)');
    glow.addColorStop(1, 'rgba(255,200,140,0)');
    c.fillStyle = glow;
    c.fillRect(0, 0, w, h);
    ['#a3627f', '#6d4774', '#3f3160', '#1f1d42'].forEach((colour, i) => {
      c.fillStyle = colour;
      c.beginPath();
      c.moveTo(0, h);
      for (let x = 0; x <= w; x += 4) {
        const t = x / w * 6.28;
        const y = 0.6 + i * 0.09 - 0.05 * Math.sin(t * (0.7 + i * 0.35) + i * 2.1) - 0.02 * Math.sin(t * (2.3 + i * 0.8) + i);
        c.lineTo(x, y * h);
      }
      c.lineTo(w, h);
      c.fill();
    });
  });
  const shapes = (w, h) => drawn(w, h, c => {
    c.fillStyle = '#f4ead8';
    c.fillRect(0, 0, w, h);
    const circle = (x, y, r, colour) => { c.fillStyle = colour; c.beginPath(); c.arc(x * w, y * h, r * h, 0, 7); c.fill(); };
    c.fillStyle = '#16697a';
    c.fillRect(0, h * 0.68, w, h * 0.32);
    circle(0.3, 0.46, 0.3, '#e4572e');
    circle(0.3, 0.46, 0.17, '#f4ead8');
    c.fillStyle = '#ffc145';
    c.beginPath(); c.moveTo(w * 0.52, h * 0.82); c.lineTo(w * 0.71, h * 0.2); c.lineTo(w * 0.9, h * 0.82); c.fill();
    c.fillStyle = '#2b2d42';
    c.beginPath(); c.arc(w * 0.71, h * 0.82, h * 0.2, Math.PI, 0); c.fill();
    c.lineWidth = h * 0.018;
    c.strokeStyle = '#2b2d42';
    for (let i = 0; i < 5; i++) { c.beginPath(); c.moveTo(w * (0.05 + i * 0.045), h * 0.94); c.lineTo(w * (0.1 + i * 0.045), h * 0.76); c.stroke(); }
    circle(0.88, 0.2, 0.075, '#82c0cc');
  });
  const font = () => drawn(1024, 1024, c => {
    c.fillStyle = '#000';
    c.fillRect(0, 0, 1024, 1024);
    c.fillStyle = '#fff';
    c.font = '52px monospace';
    c.textAlign = 'center';
    c.textBaseline = 'middle';
    for (let i = 32; i < 127; i++) c.fillText(String.fromCharCode(i), i % 16 * 64 + 32, Math.floor(i / 16) * 64 + 34);
  });
  const face = i => drawn(128, 128, (c, w, h) => {
    const sky = c.createLinearGradient(0, 0, 0, h);
    if (i === 2) { sky.addColorStop(0, '#4c7fc4'); sky.addColorStop(1, '#4c7fc4'); }
    else if (i === 3) { sky.addColorStop(0, '#3a322c'); sky.addColorStop(1, '#3a322c'); }
    else for (const [at, colour] of [[0, '#4c7fc4'], [0.48, '#dfe9f2'], [0.52, '#8a7a66'], [1, '#3a322c']]) sky.addColorStop(at, colour);
    c.fillStyle = sky;
    c.fillRect(0, 0, w, h);
    if (i === 4) { c.fillStyle = '#fff7dc'; c.beginPath(); c.arc(w * 0.5, h * 0.25, 12, 0, 7); c.fill(); }
  });
  const white = () => ({data: new Uint8Array([255, 255, 255, 255]), width: 1, height: 1});
  const loaded = async data => {
    const bytes = Uint8Array.from(atob(data), c => c.charCodeAt(0));
    return createImageBitmap(new Blob([bytes]), {premultiplyAlpha: 'none', colorSpaceConversion: 'none'});
  };

  // ---- textures ----
  const powerOfTwo = n => (n & (n - 1)) === 0;
  const upload = ({gl}, target, picture, flip) => {
    gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, flip);
    if (picture.data) gl.texImage2D(target, 0, gl.RGBA, picture.width, picture.height, 0, gl.RGBA, gl.UNSIGNED_BYTE, picture.data);
    else gl.texImage2D(target, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, picture);
    gl.pixelStorei(gl.UNPACK_FLIP_Y_WEBGL, false);
  };
  const texture = (r, picture, repeat, smooth) => {
    const {gl} = r, t = gl.createTexture();
    gl.bindTexture(gl.TEXTURE_2D, t);
    upload(r, gl.TEXTURE_2D, picture, true);
    const tileable = r.two || powerOfTwo(picture.width) && powerOfTwo(picture.height);
    const wrap = repeat && tileable ? gl.REPEAT : gl.CLAMP_TO_EDGE;
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_S, wrap);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_WRAP_T, wrap);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MAG_FILTER, gl.LINEAR);
    gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, smooth && tileable ? gl.LINEAR_MIPMAP_LINEAR : gl.LINEAR);
    if (smooth && tileable) gl.generateMipmap(gl.TEXTURE_2D);
    return {texture: t, target: gl.TEXTURE_2D, size: [picture.width, picture.height]};
  };
  const cube = r => {
    const {gl} = r, t = gl.createTexture();
    gl.bindTexture(gl.TEXTURE_CUBE_MAP, t);
    for (let i = 0; i < 6; i++) upload(r, gl.TEXTURE_CUBE_MAP_POSITIVE_X + i, face(i), false);
    gl.texParameteri(gl.TEXTURE_CUBE_MAP, gl.TEXTURE_MIN_FILTER, gl.LINEAR_MIPMAP_LINEAR);
    gl.generateMipmap(gl.TEXTURE_CUBE_MAP);
    return {texture: t, target: gl.TEXTURE_CUBE_MAP, size: [128, 128]};
  };
  // kept gives a texture that all shaders may share.
  const kept = async (r, source, isCube, job) => {
    const sized = source === 'from' || source === 'to';
    const key = (isCube ? 'cube' : source) + (sized ? `${job.width}×${job.height}` : '');
    if (r.textures.has(key)) return r.textures.get(key);
    let t;
    if (isCube) t = cube(r);
    else switch (source) {
      case 'noise': t = texture(r, noise(), true, true); break;
      case 'from': t = texture(r, landscape(job.width, job.height), false, false); break;
      case 'to': t = texture(r, shapes(job.width, job.height), false, false); break;
      case 'white': t = texture(r, white(), true, false); break;
      case 'font': t = texture(r, font(), false, true); break;
      default: t = texture(r, checker(), true, true);
    }
    if (r.textures.size > 24) { for (const old of r.textures.values()) r.gl.deleteTexture(old.texture); r.textures.clear(); }
    r.textures.set(key, t);
    return t;
  };

  // ---- render targets ----
  const depths = r => {
    const {gl, has} = r;
    const list = [];
    if (r.two && has.EXT_color_buffer_float) list.push([gl.RGBA32F, gl.FLOAT, !!has.OES_texture_float_linear], [gl.RGBA16F, gl.HALF_FLOAT, true]);
    if (!r.two && has.OES_texture_float) list.push([gl.RGBA, gl.FLOAT, !!has.OES_texture_float_linear]);
    if (!r.two && has.OES_texture_half_float) list.push([gl.RGBA, has.OES_texture_half_float.HALF_FLOAT_OES, !!has.OES_texture_half_float_linear]);
    list.push([r.two ? gl.RGBA8 : gl.RGBA, gl.UNSIGNED_BYTE, true]);
    return list;
  };
  const target = (r, width, height, exact) => {
    const {gl} = r;
    const choices = exact ? depths(r) : depths(r).slice(-1);
    for (const [format, type, linear] of choices) {
      const t = gl.createTexture(), f = gl.createFramebuffer();
      gl.bindTexture(gl.TEXTURE_2D, t);
      gl.texImage2D(gl.TEXTURE_2D, 0, format, width, height, 0, gl.RGBA, type, null);
      for (const [name, value] of [[gl.TEXTURE_WRAP_S, gl.CLAMP_TO_EDGE], [gl.TEXTURE_WRAP_T, gl.CLAMP_TO_EDGE],
        [gl.TEXTURE_MIN_FILTER, linear ? gl.LINEAR : gl.NEAREST], [gl.TEXTURE_MAG_FILTER, linear ? gl.LINEAR : gl.NEAREST]]) gl.texParameteri(gl.TEXTURE_2D, name, value);
      gl.bindFramebuffer(gl.FRAMEBUFFER, f);
      gl.framebufferTexture2D(gl.FRAMEBUFFER, gl.COLOR_ATTACHMENT0, gl.TEXTURE_2D, t, 0);
      if (gl.checkFramebufferStatus(gl.FRAMEBUFFER) === gl.FRAMEBUFFER_COMPLETE) {
        gl.clearColor(0, 0, 0, 0);
        gl.clear(gl.COLOR_BUFFER_BIT);
        return {texture: t, frame: f, target: gl.TEXTURE_2D, size: [width, height]};
      }
      gl.deleteTexture(t);
      gl.deleteFramebuffer(f);
    }
    throw new Error('no picture of this size can be drawn into');
  };

  // ---- programs ----
  const varying = /(?<=^|[;}\n])[ \t]*(?:smooth[ \t]+)?(varying|in)[ \t]+(?:(?:lowp|mediump|highp)[ \t]+)?(float|vec[234])[ \t]+([^;()]+)(?=;)/gm;
  // vertex gives what the fragment program wants from its triangle: places from 0 to 1.
  const vertex = pass => {
    const out = pass.ES3 ? 'out' : 'varying';
    const declared = [], set = [];
    for (const [, word, type, names] of pass.Fragment.matchAll(varying)) {
      if ((word === 'in') !== pass.ES3) continue;
      for (const name of names.split(',').map(n => n.trim()).filter(n => /^\w+$/.test(n))) {
        const value = /normal/i.test(name) ? 'vec3(0,0,1)' : /pos/i.test(name) && type !== 'vec2' ? 'vec3(corner,0)' : 'vec3(corner*.5+.5,0)';
        declared.push(`${out} ${type} ${name};`);
        set.push(`${name}=${{float: `(${value}).x`, vec2: `(${value}).xy`, vec3: value, vec4: `vec4(${value},1)`}[type]};`);
      }
    }
    return `${pass.ES3 ? '#version 300 es\nin' : 'attribute'} vec2 corner;\n${declared.join('\n')}\nvoid main(){${set.join('')}gl_Position=vec4(corner,0,1);}`;
  };
  // scaled makes a program see a larger picture than the one that is drawn; it adds one line.
  const scaled = (text, scale) => {
    if (!scale) return {text, at: 1e9};
    const lines = text.split('\n');
    let at = 0;
    lines.forEach((line, i) => { if (/^\s*#\s*(version|extension)\b/.test(line)) at = i + 1; });
    lines.splice(at, 0, `#define gl_FragCoord (gl_FragCoord*vec4(${scale[0].toFixed(8)},${scale[1].toFixed(8)},1.,1.))`);
    return {text: lines.join('\n'), at};
  };
  const compile = (r, pass, scale) => {
    const {gl} = r;
    const made = (type, text) => {
      const s = gl.createShader(type);
      gl.shaderSource(s, text);
      gl.compileShader(s);
      return s;
    };
    const {text, at} = scaled(pass.Fragment, scale);
    const v = made(gl.VERTEX_SHADER, vertex(pass)), f = made(gl.FRAGMENT_SHADER, text), program = gl.createProgram();
    gl.attachShader(program, v);
    gl.attachShader(program, f);
    gl.bindAttribLocation(program, 0, 'corner');
    gl.linkProgram(program);
    let log = '';
    if (!gl.getProgramParameter(program, gl.LINK_STATUS)) {
      log = (gl.getShaderInfoLog(f) || gl.getProgramInfoLog(program) || gl.getShaderInfoLog(v) || 'the browser gives no reason').replace(/\0/g, '');
      log = log.replace(/^(ERROR|WARNING): (\d+):(\d+)/gm, (_, kind, file, line) => `${kind}: ${file}:${line > at ? line - 1 : line}`);
    }
    gl.deleteShader(v);
    gl.deleteShader(f);
    return {program, log};
  };

  // ---- uniforms ----
  const width = {float: 1, int: 1, bool: 1, uint: 1, vec2: 2, vec3: 3, vec4: 4, ivec2: 2, ivec3: 3, ivec4: 4, mat2: 4, mat3: 9, mat4: 16};
  const setter = {
    float: 'uniform1fv', int: 'uniform1iv', bool: 'uniform1iv', uint: 'uniform1uiv', vec2: 'uniform2fv', vec3: 'uniform3fv', vec4: 'uniform4fv',
    ivec2: 'uniform2iv', ivec3: 'uniform3iv', ivec4: 'uniform4iv', bvec2: 'uniform2iv', bvec3: 'uniform3iv', bvec4: 'uniform4iv',
  };
  const fill = (list, n) => Array.from({length: n}, (_, i) => i < list.length ? list[i] : 0);
  const setUniform = (gl, program, u, values) => {
    const base = u.Type.replace(/\[\d*\]/, ''), count = +(/\[(\d+)\]/.exec(u.Type) || [0, 1])[1];
    const at = gl.getUniformLocation(program, u.Name);
    if (!at) return;
    const list = fill(values, (width[base] || 1) * count);
    if (base.startsWith('mat')) gl[`uniformMatrix${base[3]}fv`](at, false, list);
    else if (setter[base]) gl[setter[base]](at, list);
  };
  const meaning = (u, m) => {
    const many = width[u.Type.replace(/\[\d*\]/, '')] || 1;
    switch (u.Meaning) {
      case 'value': return u.Value || [];
      case 'time': return [m.time, m.time, m.time, m.time];
      case 'progress': return [m.progress];
      case 'delta': return [1 / 60];
      case 'frame': return [m.frame];
      case 'framerate': return [60];
      case 'resolution': return [m.width, m.height, 1, 1];
      case 'ratio': return [m.width / m.height];
      case 'mouse': return many === 2 ? [m.width / 2, m.height / 2] : [0, 0, 0, 0];
      case 'mouseunit': return [0.5, 0.5, 0, 0];
      case 'date': return [2024, 5, 21, 43200 + m.time];
      case 'sizes': return m.sizes;
      case 'times': return [m.time, m.time, m.time, m.time];
    }
    return [];
  };

  // ---- drawing ----
  let shots = [];
  const draws = async (r, job) => {
    const {gl} = r;
    const frames = job.feedback ? job.frames : 1;
    const trash = [];
    const passes = [];
    try {
      for (const pass of job.passes) {
        const {program, log} = compile(r, pass, job.scale);
        trash.push(() => gl.deleteProgram(program));
        if (log) return {log, pass: passes.length};
        passes.push({...pass, program});
      }
      const targets = passes.map((pass, i) => {
        const read = passes.some((p, k) => (p.Inputs || []).some(input => input.Source === 'pass:' + pass.Name || input.Source === 'self' && k === i));
        const pair = read ? [target(r, job.width, job.height, true), target(r, job.width, job.height, true)] : [];
        if (i === passes.length - 1) pair.push(target(r, job.width, job.height, false));
        for (const t of pair) trash.push(() => { gl.deleteTexture(t.texture); gl.deleteFramebuffer(t.frame); });
        return {pair: read ? pair : null, screen: i === passes.length - 1 ? pair[pair.length - 1] : null, now: 0};
      });
      const files = {};
      for (const pass of passes) for (const input of pass.Inputs || []) {
        if (!input.Source.startsWith('file:') || files[input.Source]) continue;
        const data = job.files[input.Source.slice(5)];
        try {
          files[input.Source] = data ? texture(r, await loaded(data), true, true) : null;
        } catch { files[input.Source] = null; }
        if (files[input.Source]) trash.push(() => gl.deleteTexture(files[input.Source].texture));
      }
      const bound = async (pass, index, input) => {
        if (input.Source === 'self') return targets[index].pair[targets[index].now];
        if (input.Source.startsWith('pass:')) {
          const k = passes.findIndex(p => 'pass:' + p.Name === input.Source);
          if (k >= 0) return targets[k].pair[targets[k].now];
        }
        return files[input.Source] || kept(r, input.Source, input.Cube, job);
      };
      const began = performance.now();
      const out = [];
      let drawn = 0;
      const probe = new Uint8Array(4);
      const once = async (time, number, seen) => {
        for (let i = 0; i < passes.length; i++) {
          const pass = passes[i], t = targets[i];
          const textures = [];
          for (const input of pass.Inputs || []) textures.push(await bound(pass, i, input));
          const sizes = new Array(12).fill(0);
          (pass.Inputs || []).forEach((input, k) => {
            const channel = /(\d)$/.exec(input.Name), slot = channel ? +channel[1] : k;
            if (slot < 4) [sizes[slot * 3], sizes[slot * 3 + 1], sizes[slot * 3 + 2]] = [...textures[k].size, 1];
          });
          gl.useProgram(pass.program);
          textures.forEach((x, unit) => {
            gl.activeTexture(gl.TEXTURE0 + unit);
            gl.bindTexture(x.target, x.texture);
            const at = gl.getUniformLocation(pass.program, pass.Inputs[unit].Name);
            if (at) gl.uniform1i(at, unit);
          });
          const m = {time, progress: seen, frame: number, width: job.seen[0], height: job.seen[1], sizes};
          for (const u of pass.Uniforms || []) setUniform(gl, pass.program, u, meaning(u, m));
          gl.enableVertexAttribArray(0);
          gl.vertexAttribPointer(0, 2, gl.FLOAT, false, 0, 0);
          gl.viewport(0, 0, job.width, job.height);
          gl.disable(gl.BLEND);
          for (const into of [t.pair && t.pair[1 - t.now], t.screen].filter(Boolean)) {
            gl.bindFramebuffer(gl.FRAMEBUFFER, into.frame);
            gl.drawArrays(gl.TRIANGLES, 0, 3);
          }
          if (t.pair) t.now = 1 - t.now;
        }
        // Waiting for the picture keeps a heavy program from piling up work without end.
        if (++drawn % 8 === 0) gl.readPixels(0, 0, 1, 1, gl.RGBA, gl.UNSIGNED_BYTE, probe);
      };
      const pixels = new Uint8Array(job.width * job.height * 4);
      const shown = async () => {
        gl.bindFramebuffer(gl.FRAMEBUFFER, targets[targets.length - 1].screen.frame);
        gl.readPixels(0, 0, job.width, job.height, gl.RGBA, gl.UNSIGNED_BYTE, pixels);
        return pixels.slice();
      };
      let number = 0, start = Math.max(0, job.times[0] - (frames - 1) / 60);
      for (const time of job.times) {
        if (job.feedback) {
          for (let t = start + 1 / 120; t < time && performance.now() - began < job.patience; t += 1 / 60) await once(start = t - 1 / 120, number++, job.progress ? Math.min(1, t) : 0);
          start = time + 1 / 60;
        } else number = Math.round(time * 60);
        await once(time, number++, time);
        out.push(await shown());
      }
      if (gl.isContextLost()) return {log: '', lost: true};
      shots = out;
      return {frames: out.length};
    } finally {
      for (const throwAway of trash) throwAway();
    }
  };
  const base64 = bytes => {
    if (bytes.toBase64) return bytes.toBase64();
    let text = '';
    for (let i = 0; i < bytes.length; i += 0x8000) text += String.fromCharCode.apply(null, bytes.subarray(i, i + 0x8000));
    return btoa(text);
  };
  return {
    // pixels gives a frame of the last job, in base64, once.
    pixels: i => { const text = base64(shots[i]); shots[i] = null; return text; },
    draw: async job => {
      const r = room(job.two ? 2 : 1);
      return r ? draws(r, job) : {none: true};
    },
  };
})();
