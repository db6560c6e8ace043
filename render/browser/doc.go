// Package browser is the camera of render: one long-lived Chromium, driven over its own pipe.
//
// Designs are untrusted. Each is served by us, from memory, at a synthetic host of its own that is
// never used again (http://d7.cultivar.localhost/), on an incognito page that is emptied afterwards and
// whose network leads nowhere; what it asks for and we do not have is listed in its shot. Its clock is
// ours too: scripts, animations and dates see a time that moves only as far as the shot needs, so that
// the same document makes the same picture.
//
// Many documents are drawn together on a sheet, one frame each, and captured at once. One that never
// ends is found, shown as broken, and the others are drawn again without it.
package browser
