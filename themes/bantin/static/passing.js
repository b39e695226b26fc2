// Ways to pass an article on, each under the name that its button gives.
const { href: url } = document.querySelector('[rel=canonical]');

// A reader who thinks better of it is no error.
export const share = () => navigator.share({ title: document.title, url }).catch(() => {});

// The page that the button opens which Zalo gives to sites.
export const zalo = () => {
  location = 'https://button-share.zalo.me/share_external?d=' + encodeURIComponent(btoa(JSON.stringify({ url })));
};

export const copy = async (button) => {
  const say = (words) => (button.parentNode.lastChild.textContent = words);
  try {
    await navigator.clipboard.writeText(url);
    setTimeout(say, 3000, '', say(button.dataset.done));
  } catch {
    // Without a secure connection there is no clipboard; the reader copies by hand.
    prompt('', url);
  }
};
