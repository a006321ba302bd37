/** Look of the page: the shop's own colours, light or dark as the phone is. Sizes in rem follow its text size. */
export const style = `
:root{color-scheme:light;--paper:#f8f2e8;--surface:#fffdf9;--ink:#26201b;--soft:#54473c;--line:#dccfba;--primary:#17553f;--warn:#fff0c8}
@media (prefers-color-scheme:dark){:root{color-scheme:dark;--paper:#181411;--surface:#241f1a;--ink:#f8f0e4;--soft:#d3c6b5;--line:#453b31;--primary:#8fdcb8;--warn:#43340f}}
*{box-sizing:border-box;margin:0}
body{background:var(--paper);color:var(--ink);font:1.0625rem/1.45 system-ui,-apple-system,"Noto Sans","Noto Sans SC","PingFang SC",sans-serif;overflow-wrap:anywhere}
main{display:grid;grid-template-columns:minmax(0,1fr);gap:1.25rem;max-width:34rem;margin:0 auto;padding:1.5rem max(min(1.25rem,5vw),env(safe-area-inset-left)) 2.5rem max(min(1.25rem,5vw),env(safe-area-inset-right))}
h1{font-size:1.6rem;line-height:1.15;text-wrap:balance}
h2{font-size:1rem;color:var(--soft)}
#state{display:grid;gap:.5rem}
#order{display:grid;grid-template-columns:minmax(0,1fr);gap:1.25rem}
.soft{color:var(--soft)}
.card{display:grid;grid-template-columns:minmax(0,1fr);gap:.75rem;padding:min(1.25rem,5vw);border-radius:1.375rem;background:var(--surface);border:1px solid var(--line)}
.pass{justify-items:center;text-align:center}
.code{font-size:min(4.5rem,18vw);font-weight:800;line-height:1.05;letter-spacing:.02em;white-space:nowrap;font-variant-numeric:tabular-nums}
figure{display:grid;justify-items:center;gap:.5rem}
svg{width:min(13rem,100%);height:auto;border-radius:.875rem}
ul{list-style:none;padding:0;display:grid;grid-template-columns:auto minmax(0,1fr);gap:.75rem min(.75rem,3vw)}
li{display:grid;grid-column:1/-1;grid-template-columns:subgrid;row-gap:0;hyphens:auto}
li span{text-align:end;font-variant-numeric:tabular-nums;color:var(--soft)}
li small{grid-column:2;font-size:.9375rem;color:var(--soft)}
.total{display:flex;flex-wrap:wrap;justify-content:space-between;gap:.25rem 1rem;padding-top:.75rem;border-top:1px solid var(--line);font-size:1.2rem;font-weight:700}
footer{display:flex;flex-wrap:wrap;align-items:center;justify-content:space-between;gap:.5rem 1rem}
a{display:inline-flex;align-items:center;min-height:3rem;padding:0 1.25rem;border:2px solid var(--primary);border-radius:62rem;color:var(--primary);font-weight:650;text-decoration:none}
a:focus-visible{outline:3px solid currentColor;outline-offset:3px}
.cut{padding:1rem 1.25rem;border-radius:.875rem;background:var(--warn);font-weight:600}
[hidden]{display:none}
`;

/**
 * Asks again while somebody looks at the page, and says so when no answer comes: a phone that has left the shop must
 * not go on showing "waits". Without it the page says of when it is, and has a link.
 */
export const script = `
(() => {
  const part = (page, id) => page.getElementById(id);
  let asking = false;
  async function look() {
    if (asking || document.hidden) return;
    asking = true;
    try {
      const answer = await fetch(location.href, { cache: 'no-store', signal: AbortSignal.timeout(8000) });
      const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
      if (part(page, 'state') === null) throw new Error();
      for (const id of ['state', 'order', 'stamp'])
        if (part(page, id).innerHTML !== part(document, id).innerHTML)
          part(document, id).replaceChildren(...part(page, id).childNodes);
      part(document, 'cut').hidden = true;
    } catch {
      part(document, 'cut').hidden = false;
    }
    asking = false;
  }
  setInterval(look, 10000);
  addEventListener('visibilitychange', look);
  addEventListener('pageshow', (event) => event.persisted && look());
})();
`;
