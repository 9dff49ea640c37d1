/**
 * What the page does: a line shows its reason when it is pointed at, focused or tapped. In a manifest the arrow keys go from line
 * to line; the tabulator goes to the next manifest.
 */
export const SCRIPT = `
(() => {
  const { paths, reasons, sources } = JSON.parse(document.getElementById('data').textContent);
  const panel = document.getElementById('reason');
  const [title, why, list] = ['path', 'why', 'sources'].map((part) => panel.querySelector('.' + part));
  let current;
  let closing = false;

  const show = (line) => {
    if (line === current && !panel.hidden) return;
    current?.removeAttribute('aria-current');
    current = line;
    line.setAttribute('aria-current', 'true');
    const [path, reason, from, before] = line.dataset.x.split(' ');
    title.textContent = paths[path];
    why.textContent = reasons[reason] + '.';
    list.replaceChildren(...sources[from].map((text) => item(text)), ...(before === undefined ? [] : [item('before: ' + decodeURIComponent(before))]));
    panel.hidden = false;
  };
  const item = (text) => {
    const element = document.createElement('li');
    element.textContent = text;
    return element;
  };
  const close = () => {
    panel.hidden = true;
    current?.removeAttribute('aria-current');
    // Back to the line, which is not to open it again.
    closing = true;
    current?.focus();
    closing = false;
  };
  const lineOf = (event) => event.target.closest('.right button');

  for (const list of document.querySelectorAll('.right ol')) {
    list.querySelectorAll('button').forEach((button, i) => { button.tabIndex = i === 0 ? 0 : -1; });
  }
  const go = (from, to) => {
    from.tabIndex = -1;
    to.tabIndex = 0;
    to.focus();
  };
  document.addEventListener('pointerover', (event) => {
    const line = lineOf(event);
    if (line && event.pointerType === 'mouse') show(line);
  });
  document.addEventListener('focusin', (event) => {
    const line = lineOf(event);
    if (line && !closing) show(line);
  });
  document.addEventListener('click', (event) => {
    const line = lineOf(event);
    if (!line) return;
    const entry = line.closest('ol').querySelector('[tabindex="0"]');
    go(entry, line);
    show(line);
  });
  document.addEventListener('keydown', (event) => {
    if (event.key === 'Escape' && !panel.hidden && panel.querySelector('.close').offsetParent !== null) close();
    const line = lineOf(event);
    if (!line) return;
    const lines = [...line.closest('ol').querySelectorAll('button')];
    const at = lines.indexOf(line);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: lines.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    if (lines[to]) go(line, lines[to]);
  });
  panel.querySelector('.close').addEventListener('click', close);
})();
`;
