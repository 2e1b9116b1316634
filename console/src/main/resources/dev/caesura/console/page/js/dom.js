/** Makes an element: text always as text, never as markup. */
export function el(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (key.startsWith('on')) node.addEventListener(key.slice(2), value);
    else node.setAttribute(key, value === true ? '' : value);
  }
  node.append(...children.filter((child) => child !== null && child !== undefined && child !== ''));
  return node;
}

const SVG = 'http://www.w3.org/2000/svg';

export function svg(name, attributes = {}, ...children) {
  const node = document.createElementNS(SVG, name);
  for (const [key, value] of Object.entries(attributes)) node.setAttribute(key, value);
  node.append(...children);
  return node;
}

/**
 * Brings a list's children in line with the items: made when new, replaced when their fingerprint
 * changed, left alone otherwise, so that focus and animations survive.
 */
export function sync(parent, items, make) {
  const old = new Map([...parent.children].map((node) => [node.dataset.key, node]));
  let place = null;
  for (const item of items) {
    const print = JSON.stringify(item);
    let node = old.get(item.key);
    old.delete(item.key);
    if (!node || node.dataset.print !== print) {
      const fresh = make(item);
      fresh.dataset.key = item.key;
      fresh.dataset.print = print;
      if (node) {
        fresh.style.animation = 'none'; // It is not new; only what it says is.
        node.replaceWith(fresh);
      }
      node = fresh;
    }
    const next = place ? place.nextElementSibling : parent.firstElementChild;
    if (next !== node) parent.insertBefore(node, next);
    place = node;
  }
  old.forEach((node) => node.remove());
}
