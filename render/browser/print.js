// Writes lengths that are shares of the viewport's height in pixels: on paper the viewport would be the
// whole sheet, and what fills one screen would fill the sheet.
(() => {
  const height = innerHeight, width = innerWidth;
  const part = { vh: height, svh: height, lvh: height, dvh: height, vb: height, vmin: Math.min(width, height), vmax: Math.max(width, height) };
  const length = /(-?(?:\d+\.?\d*|\.\d+))(vh|svh|lvh|dvh|vb|vmin|vmax)\b/g;
  const settle = (style) => {
    for (const name of [...style]) {
      const value = style.getPropertyValue(name);
      const fixed = value.replace(length, (_, n, unit) => (n * part[unit]) / 100 + "px");
      if (fixed !== value) style.setProperty(name, fixed, style.getPropertyPriority(name));
    }
  };
  const walk = (rules) => {
    for (const rule of rules) {
      if (rule.style) settle(rule.style);
      if (rule.cssRules) walk(rule.cssRules);
      if (rule.styleSheet) walk(rule.styleSheet.cssRules);
    }
  };
  for (const sheet of [...document.styleSheets, ...document.adoptedStyleSheets]) {
    try {
      walk(sheet.cssRules);
    } catch {} // a sheet that scripts may not read
  }
  for (const element of document.querySelectorAll("[style]")) settle(element.style);
})();
