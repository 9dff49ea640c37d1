/** The page's style: light and dark, beside each other where there is room, one below the other where there isn't. */
export const STYLE = `
:root {
  color-scheme: light dark;
  --paper: #ffffff; --ink: #1f2328; --quiet: #59636e; --line: #d1d9e0; --raised: #f6f8fa; --link: #0550ae;
  --added: #e6f6e9; --added-mark: #116329; --changed: #fff4d1; --changed-mark: #7a4b00; --at: #ddf0ff; --ring: #0550ae;
}
@media (prefers-color-scheme: dark) {
  :root {
    --paper: #0d1117; --ink: #f0f6fc; --quiet: #a5adb6; --line: #3d444d; --raised: #161c24; --link: #79b8ff;
    --added: #10291a; --added-mark: #6fdd8b; --changed: #30260c; --changed-mark: #f0c152; --at: #12345a; --ring: #79b8ff;
  }
}
* { box-sizing: border-box; }
html { scroll-padding-top: 1rem; }
body { margin: 0; background: var(--paper); color: var(--ink); font: 1rem/1.5 system-ui, -apple-system, "Segoe UI", sans-serif; }
a { color: var(--link); }
code, .side { font-family: ui-monospace, SFMono-Regular, Menlo, Consolas, monospace; font-size: 0.8125rem; }
code { overflow-wrap: anywhere; }
:focus-visible { outline: 2px solid var(--ring); outline-offset: 2px; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: 1rem; z-index: 3; padding: 0.5rem 1rem; background: var(--paper); }
header, main { max-width: 110rem; margin: 0 auto; padding: 0 1rem; }
h1 { font-size: 1.5rem; line-height: 1.25; margin: 1.5rem 0 0.5rem; }
h2 { font-size: 1.125rem; margin: 0; overflow-wrap: anywhere; }
p { margin: 0.25rem 0; max-width: 48rem; }
.quiet { color: var(--quiet); }
.graph { margin: 1rem 0; padding: 0.5rem; overflow-x: auto; border: 1px solid var(--line); border-radius: 6px; }
.graph svg { display: block; margin: 0 auto; }
nav ul { display: flex; flex-wrap: wrap; gap: 0.25rem 1rem; margin: 0.5rem 0; padding: 0; list-style: none; font-size: 0.875rem; }
nav a { display: inline-block; padding: 0.25rem 0; }
summary { cursor: pointer; padding: 0.25rem 0; }
.layout { display: block; padding-bottom: 16rem; }
.object { margin: 2rem 0; }
.sides { display: grid; grid-template-columns: 1fr; gap: 0.5rem; margin-top: 0.5rem; }
.side { min-width: 0; border: 1px solid var(--line); border-radius: 6px; overflow: hidden; }
.side h3 { margin: 0; padding: 0.375rem 0.75rem; font: 600 0.8125rem/1.5 system-ui, sans-serif; background: var(--raised); border-bottom: 1px solid var(--line); }
.scroll { overflow-x: auto; }
.side ol { margin: 0; padding: 0.25rem 0; list-style: none; width: max-content; min-width: 100%; }
.side li { height: 1.5rem; line-height: 1.5rem; white-space: pre; }
.left li { padding: 0 0.75rem; }
.side li:empty { display: none; }
.right button {
  display: block; width: 100%; height: 1.5rem; padding: 0 0.75rem 0 0; border: 0; border-radius: 0; background: none; color: inherit;
  font: inherit; line-height: inherit; text-align: left; white-space: pre; cursor: pointer;
}
.right button::before { content: " "; display: inline-block; width: 1.5rem; text-align: center; font-weight: 700; }
.right .added { background: var(--added); }
.right .added::before { content: "+"; content: "+" / "added: "; color: var(--added-mark); }
.right .changed { background: var(--changed); }
.right .changed::before { content: "~"; content: "~" / "changed: "; color: var(--changed-mark); }
.right button:hover, .right button[aria-current] { background: var(--at); }
.right button:focus-visible { outline-offset: -2px; }
.reason {
  position: fixed; left: 0; right: 0; bottom: 0; z-index: 2; max-height: 45vh; overflow-y: auto; padding: 0.75rem 3.5rem 0.75rem 1rem;
  background: var(--raised); border-top: 2px solid var(--ring);
}
.reason h2 { font-size: 0.8125rem; font-weight: 600; color: var(--quiet); }
.reason p { font-size: 1.0625rem; }
.reason p::first-letter { text-transform: uppercase; }
.reason ul { margin: 0.25rem 0 0; padding: 0 0 0 1.25rem; font-size: 0.875rem; }
.reason .close { position: absolute; right: 0.5rem; top: 0.5rem; width: 2.75rem; height: 2.75rem; border: 0; background: none; color: inherit; font-size: 1.25rem; cursor: pointer; }
.reason[hidden] { display: none; }
.key span { display: inline-block; padding: 0 0.375rem; border-radius: 3px; color: var(--ink); }
.key .added { background: var(--added); }
.key .changed { background: var(--changed); }
@media (min-width: 60rem) {
  .sides { grid-template-columns: 2fr 3fr; }
  .side li:empty { display: block; }
}
@media (min-width: 75rem) {
  .layout { display: grid; grid-template-columns: minmax(0, 1fr) 20rem; gap: 1.5rem; padding-bottom: 4rem; }
  .reason { position: sticky; top: 1rem; bottom: auto; align-self: start; max-height: calc(100vh - 2rem); padding: 1rem; border: 1px solid var(--line); border-radius: 6px; margin-top: 2rem; }
  .reason .close { display: none; }
  .reason[hidden] { display: block; }
}
@media (prefers-reduced-motion: no-preference) { html { scroll-behavior: smooth; } }
@media print { .reason, .skip, nav { display: none; } .layout { display: block; } }
`;
