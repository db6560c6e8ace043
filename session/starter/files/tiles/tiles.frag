// Quarter turns: a wall of tiles that take turns turning.
// The Book of Shaders convention: u_time, u_resolution.

#ifdef GL_ES
precision mediump float;
#endif

uniform vec2 u_resolution;
uniform float u_time;

const float COUNT = 5.0;
const float SPEED = 0.5;

const vec3 PAPER = vec3(0.953, 0.918, 0.847);
const vec3 INK = vec3(0.106, 0.129, 0.173);
const vec3 RED = vec3(0.878, 0.278, 0.196);
const vec3 BLUE = vec3(0.149, 0.361, 0.616);
const vec3 YELLOW = vec3(0.957, 0.729, 0.255);

float hash(vec2 p) {
    p = fract(p * vec2(0.3183, 0.3679) + 0.11);
    p *= 17.0;
    return fract(p.x * p.y * (p.x + p.y));
}

vec3 pick(float n) {
    if (n < 0.30) return INK;
    if (n < 0.55) return RED;
    if (n < 0.78) return BLUE;
    return YELLOW;
}

vec2 turn(vec2 p, float angle) {
    float s = sin(angle);
    float c = cos(angle);
    return mat2(c, -s, s, c) * p;
}

// Eases through one quarter turn, then rests.
float quarter(float t) {
    return floor(t) + smoothstep(0.0, 0.45, fract(t));
}

float shape(vec2 p, float kind) {
    if (kind < 0.40) return length(p + 0.5) - 1.0;
    if (kind < 0.65) return max(length(p + 0.5) - 1.0, length(p - 0.5) - 1.0);
    if (kind < 0.85) return max(length(p + vec2(0.5, 0.0)) - 0.5, -0.5 - p.x);
    return length(p) - 0.32;
}

void main() {
    vec2 p = gl_FragCoord.xy / u_resolution.y * COUNT;
    p.x -= 0.5 * (u_resolution.x / u_resolution.y * COUNT);
    vec2 cell = floor(p);
    vec2 q = fract(p) - 0.5;

    float seed = hash(cell + 3.0);
    float beat = u_time * SPEED + seed * 4.0;
    q = turn(q, 1.5707963 * (quarter(beat) + floor(seed * 97.0)));

    vec3 ground = pick(hash(cell + 41.0));
    vec3 figure = pick(fract(hash(cell + 41.0) + 0.27 + 0.4 * hash(cell + 7.0)));
    if (hash(cell + 19.0) < 0.42) ground = PAPER;

    float edge = COUNT / u_resolution.y;
    float d = shape(q, hash(cell + 23.0));
    float inside = max(abs(q.x), abs(q.y)) - 0.5;
    vec3 color = mix(ground, figure, smoothstep(edge, -edge, max(d, inside - edge)));
    gl_FragColor = vec4(color, 1.0);
}
