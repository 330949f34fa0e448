// Back and Forward return to a page as it was left: where it was scrolled to, what was unfolded, whether the
// tree was in front. The browser does this by itself only where the page is there at once; here it is fetched
// first. All of it is kept with the entry of the history.
(() => {
  const html = document.documentElement;
  // How long a page that has come may take until it is high enough, in milliseconds.
  const PATIENCE = 20000;
  // How long the place has to hold: the program puts a new page to its start first.
  const HELD = 250;
  let waiting, wanted, until, since;
  const first = (css) => document.querySelector(css);
  // What scrolls besides the page: on some screens the words, and the tree on its own page.
  const boxes = () => [first("#main"), first("#tree .tree")];
  const place = () => [scrollY, ...boxes().map((box) => (box ? box.scrollTop : 0))].map(Math.round);
  const folds = () => [...document.querySelectorAll("#main details")];
  const forget = () => wanted = clearTimeout(waiting);
  const keep = () => {
    clearTimeout(waiting);
    if (wanted || "busy" in html.dataset || "exhibit" in html.dataset) return;
    const { panel } = (first("#stage") || html).dataset;
    try {
      history.replaceState({ ...history.state, place: place(), folds: folds().map((fold) => +fold.open), panel }, "");
    } catch {}
  };
  const soon = () => {
    clearTimeout(waiting);
    waiting = setTimeout(keep, 200);
  };
  const step = () => {
    if (!wanted || Date.now() > until) return forget();
    requestAnimationFrame(step);
    if ("busy" in html.dataset) {
      until = Date.now() + PATIENCE;
      return;
    }
    const now = folds();
    const open = wanted.folds || [];
    if (now.length === open.length) now.forEach((fold, n) => fold.open = !!open[n]);
    if (wanted.panel === "tree" && (first("#stage") || html).dataset.panel === "detail") {
      const tab = first(".tab-bar [href='#tree']");
      if (tab && tab.offsetParent !== null) tab.click();
    }
    const at = place();
    if (wanted.place.every((was, n) => Math.abs(was - at[n]) < 2)) {
      since = since || Date.now();
      if (Date.now() - since > HELD) forget();
      return;
    }
    since = 0;
    scrollTo(scrollX, wanted.place[0]);
    boxes().forEach((box, n) => box && (box.scrollTop = wanted.place[n + 1] || 0));
  };
  const restore = (state) => {
    forget();
    if (!state || !state.place || "exhibit" in html.dataset) return;
    wanted = state;
    since = 0;
    until = Date.now() + PATIENCE;
    requestAnimationFrame(step);
  };
  addEventListener("popstate", ({ state }) => restore(state));
  addEventListener("scroll", soon, { capture: true, passive: true });
  addEventListener("toggle", soon, true);
  // Before a link or a form is followed, and when somebody moves the page meanwhile.
  for (const sign of ["click", "submit"]) addEventListener(sign, keep, true);
  for (const sign of ["wheel", "touchstart", "pointerdown", "keydown"]) addEventListener(sign, forget, { capture: true, passive: true });
  restore(history.state);
})();
