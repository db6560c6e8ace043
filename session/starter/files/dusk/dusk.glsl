// Dusk over the dunes: seven ridges in haze, a low sun, birds' hour.
// Shadertoy convention: iTime, iResolution, mainImage.

const vec3 SKY_HIGH = vec3(0.23, 0.25, 0.47);
const vec3 SKY_MID = vec3(0.89, 0.50, 0.52);
const vec3 SKY_LOW = vec3(1.00, 0.74, 0.48);
const vec3 SUN = vec3(1.00, 0.93, 0.76);
const vec3 RIDGE_FAR = vec3(0.93, 0.55, 0.43);
const vec3 RIDGE_NEAR = vec3(0.13, 0.08, 0.20);

const float RIDGES = 7.0;
const float SUN_SIZE = 0.17;
const float SPEED = 0.05;

float ridge(float x, float depth) {
    float h = sin(x * 1.3 + depth * 17.0) * 0.55;
    h += sin(x * 2.9 + depth * 5.3) * 0.26;
    h += abs(sin(x * 0.8 + depth * 9.7)) * 0.45;
    h += sin(x * 7.1 + depth * 2.1) * 0.05;
    return h;
}

vec3 sky(vec2 p) {
    vec3 c = mix(SKY_LOW, SKY_MID, smoothstep(0.0, 0.38, p.y));
    c = mix(c, SKY_HIGH, smoothstep(0.22, 0.85, p.y));
    float d = length(p - vec2(0.32, 0.20));
    c += SUN * 0.30 * exp(-d * 3.2);
    return mix(c, SUN, smoothstep(SUN_SIZE, SUN_SIZE - 0.006, d));
}

void mainImage(out vec4 fragColor, in vec2 fragCoord) {
    vec2 p = (2.0 * fragCoord - iResolution.xy) / iResolution.y;
    float edge = 3.0 / iResolution.y;
    vec3 color = sky(p * 0.72);

    for (float i = 0.0; i < RIDGES; i += 1.0) {
        float depth = i / (RIDGES - 1.0);
        float x = p.x * mix(1.7, 0.62, depth) + iTime * SPEED * mix(0.3, 2.4, depth);
        float top = mix(0.06, -0.92, pow(depth, 0.9)) + ridge(x, depth + 0.1) * mix(0.10, 0.26, depth);
        vec3 body = mix(RIDGE_FAR, RIDGE_NEAR, pow(depth, 0.75));
        float mist = smoothstep(0.0, 0.55, top - p.y);
        body = mix(body, mix(SKY_LOW, RIDGE_FAR, depth), mist * 0.55 * (1.0 - depth));
        color = mix(color, body, smoothstep(edge, -edge, p.y - top));
    }

    color *= 1.0 - 0.16 * dot(p * 0.55, p * 0.55);
    fragColor = vec4(color, 1.0);
}
