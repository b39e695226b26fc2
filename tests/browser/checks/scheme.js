// Light is light and dark is dark, from the paper to what the browser draws itself.

/** What on the page is not of this scheme. */
export async function notOfScheme(tab, colorScheme) {
  const { paper, ink, canvas } = await tab.evaluate(luminances);
  const [dark, bright] = colorScheme === 'dark' ? [paper, ink] : [ink, paper];
  const found = [];
  if (!(dark < 0.03)) found.push(`the dark of paper and ink has luminance ${dark.toFixed(3)}`);
  if (!(bright > 0.7)) found.push(`the bright of paper and ink has luminance ${bright.toFixed(3)}`);
  if (canvas < 0.1 !== (colorScheme === 'dark')) found.push('scroll bars and fields keep the other scheme');
  return found;
}

/** In the page: relative luminance of what the text stands on, of the text, and of the browser's own canvas. */
function luminances() {
  const luminance = (color) => {
    const [r, g, b] = color.match(/[\d.]+/g).slice(0, 3).map((it) => {
      const part = Number(it) / 255;
      return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const probe = document.body.appendChild(document.createElement('i'));
  probe.style.color = 'canvas';
  const { backgroundColor, color } = getComputedStyle(document.body);
  const canvas = luminance(getComputedStyle(probe).color);
  probe.remove();
  return { paper: luminance(backgroundColor), ink: luminance(color), canvas };
}
