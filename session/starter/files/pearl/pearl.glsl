// Pearl: drops that melt into one another, raymarched, lit like nacre.
// Shadertoy convention: iTime, iResolution, mainImage.

const int STEPS = 40;
const float REACH = 6.0;
const float BLEND = 0.42;
const float SPEED = 0.6;

const vec3 GROUND_TOP = vec3(0.02, 0.20, 0.20);
const vec3 GROUND_LOW = vec3(0.05, 0.42, 0.36);
const vec3 BODY = vec3(0.93, 0.86, 0.78);
const vec3 LIGHT = vec3(1.00, 0.95, 0.86);
const vec3 RIM = vec3(0.45, 0.95, 0.82);

float meld(float a, float b) {
    float h = max(BLEND - abs(a - b), 0.0) / BLEND;
    return min(a, b) - h * h * BLEND * 0.25;
}

float scene(vec3 p) {
    float t = iTime * SPEED;
    float d = length(p - vec3(-0.72 + 0.22 * sin(t), 0.10 * cos(t * 1.3), 0.0)) - 0.72;
    d = meld(d, length(p - vec3(0.62, 0.24 + 0.20 * sin(t * 0.9 + 1.0), -0.16)) - 0.50);
    d = meld(d, length(p - vec3(0.25 + 0.2 * cos(t), -0.58, 0.10)) - 0.34);
    d = meld(d, length(p - vec3(1.28 + 0.16 * sin(t * 1.1 + 2.0), -0.32, 0.0)) - 0.30);
    return d;
}

vec3 normal(vec3 p) {
    vec2 e = vec2(0.002, -0.002);
    return normalize(e.xyy * scene(p + e.xyy) + e.yyx * scene(p + e.yyx)
        + e.yxy * scene(p + e.yxy) + e.xxx * scene(p + e.xxx));
}

vec3 nacre(float x) {
    return 0.5 + 0.5 * cos(6.2832 * (x + vec3(0.00, 0.18, 0.36)));
}

void mainImage(out vec4 fragColor, in vec2 fragCoord) {
    vec2 p = (2.0 * fragCoord - iResolution.xy) / iResolution.y;
    vec3 eye = vec3(0.12, 0.0, 3.6);
    vec3 ray = normalize(vec3(p, -2.2));

    vec3 color = mix(GROUND_LOW, GROUND_TOP, smoothstep(-1.0, 1.0, p.y + 0.2 * p.x));
    float along = 1.6;
    float near = 1.0;
    for (int i = 0; i < STEPS; i++) {
        float d = scene(eye + ray * along);
        near = min(near, d);
        if (d < 0.002 || along > REACH) break;
        along += d;
    }
    color += RIM * 0.10 * exp(-max(near, 0.0) * 5.0);

    if (along < REACH && near < 0.01) {
        vec3 n = normal(eye + ray * along);
        vec3 sun = normalize(vec3(-0.5, 0.8, 0.6));
        float facing = max(dot(n, -ray), 0.0);
        float lit = 0.5 + 0.5 * dot(n, sun);
        vec3 sheen = nacre(facing * 0.9 + n.y * 0.35);
        color = BODY * mix(vec3(0.16, 0.30, 0.36), LIGHT, lit * lit);
        color = mix(color, color * (0.55 + 0.75 * sheen), 0.55);
        color += LIGHT * 0.85 * pow(max(dot(reflect(ray, n), sun), 0.0), 48.0);
        color += RIM * 0.55 * pow(1.0 - facing, 3.0);
    }
    fragColor = vec4(color, 1.0);
}
