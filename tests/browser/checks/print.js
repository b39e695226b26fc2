// On paper there are no ways around the site.

/** What a page prints that it should not, and whether its title is missing. */
export async function wrongOnPaper(tab) {
  await tab.emulateMedia({ media: 'print' });
  try {
    return await tab.evaluate(printed);
  } finally {
    await tab.emulateMedia({ media: null });
  }
}

/** In the page: the navigation that has a height, and the title when it has none. */
function printed() {
  const navigation = [...document.querySelectorAll('nav, .skip')]
    .filter((it) => it.getBoundingClientRect().height)
    .map((it) => `${it.localName}.${it.className} is printed`);
  const title = document.querySelector('h1');
  const { width, height } = title?.getBoundingClientRect() ?? { width: 0, height: 0 };
  const isShown = width && height && title.checkVisibility({ visibilityProperty: true });
  return isShown ? navigation : [...navigation, 'the title is not printed'];
}
