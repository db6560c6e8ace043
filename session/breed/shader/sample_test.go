package shader

// samples are shaders in the conventions that designers bring, written for these tests.
var samples = map[string]string{
	"toy.glsl": `// Clouds in three colours.
const vec3 SKY = vec3(0.20, 0.35, 0.62);
const vec3 GLOW = vec3(0.98, 0.72, 0.45);
const float SPEED = 0.3;
#define CELLS 4.0

float hash(vec2 p) { return fract(sin(dot(p, vec2(127.1, 311.7))) * 43758.5453); }

float noise(vec2 p) {
    vec2 i = floor(p);
    vec2 f = fract(p);
    f = f * f * (3.0 - 2.0 * f);
    return mix(mix(hash(i), hash(i + vec2(1, 0)), f.x), mix(hash(i + vec2(0, 1)), hash(i + vec2(1, 1)), f.x), f.y);
}

float fbm(vec2 p) {
    float sum = 0.0;
    float a = 0.5;
    for (int i = 0; i < 5; i++) {
        sum += a * noise(p);
        p *= 2.02;
        a *= 0.5;
    }
    return sum;
}

void mainImage( out vec4 fragColor, in vec2 fragCoord )
{
    vec2 uv = fragCoord / iResolution.xy;
    vec2 p = uv * CELLS;
    float n = fbm(p + iTime * SPEED);
    vec3 col = mix(SKY, GLOW, smoothstep(0.2, 0.8, n));
    col += 0.1 * sin(10.0 * length(uv - 0.5) - iTime);
    if (uv.x < 0.0) { fragColor = vec4(0.0); return; }
    fragColor = vec4(col, 1.0);
}
`,
	"book.frag": `#ifdef GL_ES
precision mediump float;
#endif

uniform vec2 u_resolution;
uniform vec2 u_mouse;
uniform float u_time;

float circle(in vec2 st, in float radius){
  vec2 dist = st-vec2(0.5);
  return 1.-smoothstep(radius-(radius*0.01), radius+(radius*0.01), dot(dist,dist)*4.0);
}

void main(){
	vec2 st = gl_FragCoord.xy/u_resolution.xy;
	vec3 color = vec3(circle(st, 0.9)) * vec3(0.9, 0.4, 0.2);
	color += 0.5 + 0.5 * cos(6.28318 * (st.x + u_time * 0.2 + vec3(0.0, 0.33, 0.67)));
	if (st.x > 2.0) return;
	gl_FragColor = vec4( color, 1.0 );
}
`,
	"sandbox.frag": `precision mediump float;
uniform float time;
uniform vec2 mouse;
uniform vec2 resolution;
void main( void ) {
	vec2 position = ( gl_FragCoord.xy / resolution.xy ) + mouse / 4.0;
	float color = 0.0;
	color += sin( position.x * cos( time / 15.0 ) * 80.0 ) + cos( position.y * cos( time / 15.0 ) * 10.0 );
	gl_FragColor = vec4( vec3( color, color * 0.5, sin( color + time / 3.0 ) * 0.75 ), 1.0 );
}
`,
	"kode.glsl": `#version 150
uniform float time;
uniform vec2 resolution;
out vec4 fragColor;
in VertexData { vec4 v_position; vec3 v_normal; vec2 v_texcoord; } inData;
void main(void) {
  vec2 uv = -1. + 2. * inData.v_texcoord;
  fragColor = vec4(abs(sin(cos(time + 3. * uv.y) * 2. * uv.x + time)), abs(cos(sin(time + 2. * uv.x) * 3. * uv.y + time)), .5, 1.0);
}
`,
	"isf.fs": `/*{ "ISFVSN": "2", "INPUTS": [ { "NAME": "rings", "TYPE": "float", "DEFAULT": 8.0, "MIN": 1.0, "MAX": 20.0 }, { "NAME": "tint", "TYPE": "color", "DEFAULT": [1.0, 0.6, 0.2, 1.0] } ] }*/
void main() {
  vec2 p = isf_FragNormCoord - 0.5;
  float d = length(p) * 2 * rings / 2 - TIME;
  gl_FragColor = tint * (0.5 + 0.5 * sin(6.28318 * d));
  gl_FragColor.a = 1.0;
}
`,
	"three.frag": `uniform sampler2D tDiffuse;
uniform float amount; // = 0.01
varying vec2 vUv;
vec4 shifted(float s) { return texture2D(tDiffuse, vUv + vec2(s, 0.0)); }
void main() {
	gl_FragColor = vec4(shifted(amount).r, texture2D(tDiffuse, vUv).g, shifted(-amount).b, 1.0);
}
`,
	"one-line.frag": `uniform vec2 resolution;uniform float time;void main(){vec2 p=gl_FragCoord.xy/resolution;gl_FragColor=vec4(p,abs(sin(time)),1.);}`,
	"es3.frag":      "#version 300 es\r\nprecision highp float;\r\nuniform vec3 iResolution;\r\nuniform float iTime;\r\nout vec4 color;\r\nvoid main() {\r\n  vec2 uv = (gl_FragCoord.xy * 2.0 - iResolution.xy) / iResolution.y;\r\n  color = vec4(0.5 + 0.5 * cos(iTime + uv.xyx + vec3(0.0, 2.0, 4.0)), 1.0);\r\n}\r\n",
	"wipe.glsl": `uniform float smoothness; // = 0.3
const float PI = 3.141592653589;
vec4 transition(vec2 p) {
  vec2 rp = p*2.-1.;
  if (p.x < -1.0) return getFromColor(p);
  return mix(
    getToColor(p),
    getFromColor(p),
    smoothstep(0., smoothness, atan(rp.y,rp.x) - (progress-.5) * PI * 2.5)
  );
}
`,
	"macro.glsl": `#define R iResolution.xy
#define T (iTime * 0.4)
#define rot(a) mat2(cos(a), sin(a), -sin(a), cos(a))
float map(vec3 p) { p.xz *= rot(T); return min(length(p) - 1.0, length(p - vec3(1.2, 0.3, 0.0)) - 0.5); }
void mainImage(out vec4 O, vec2 U) {
  vec2 uv = (U + U - R) / R.y;
  vec3 ro = vec3(0, 0, -3), rd = normalize(vec3(uv, 1.5));
  float t = 0.;
  for (int i = 0; i < 64; i++) t += map(ro + rd * t);
  O = vec4(vec3(0.8, 0.5, 0.3) * (1. - t / 8.) + vec3(0.05, 0.1, 0.2), 1);
}
`,
	"filler": `
void mainImage(out vec4 c, in vec2 p) { c = vec4(p / iResolution.xy, 0.5, 1.0); }
float NAME(vec2 p, float k) {
    float d = length(p - vec2(0.3, 0.2)) - 0.25;
    d = min(d, length(p + vec2(0.1, 0.4)) - 0.35 * k);
    for (int i = 0; i < 4; i++) { d += 0.1 * sin(p.x * 5.0 + float(i)) * cos(p.y * 4.0 - k); }
    return smoothstep(0.02, 0.0, d);
}
`,
}
