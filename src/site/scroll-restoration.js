// Back and Forward return to the place on a page that was left. The browser does this by itself only where
// the page is there at once; here it is fetched first. The place is kept with the entry of the history.
(() => {
  const html = document.documentElement;
  // How long a page that is fetched may take until it is high enough, in milliseconds.
  const PATIENCE = 5000;
  // How long the place has to hold: the program puts a new page to its start first.
  const HELD = 250;
  let waiting, wanted, until, since;
  // The page's own place, and that of the box with its words, where this scrolls.
  const place = () => [scrollY, (document.getElementById("main") || html).scrollTop].map(Math.round);
  const forget = () => wanted = clearTimeout(waiting);
  const keep = () => {
    clearTimeout(waiting);
    if (wanted || "exhibit" in html.dataset) return;
    try {
      history.replaceState({ ...history.state, place: place() }, "");
    } catch {}
  };
  const step = () => {
    if (!wanted || Date.now() > until) return forget();
    requestAnimationFrame(step);
    if ("busy" in html.dataset) return;
    const now = place();
    if (wanted.every((at, n) => Math.abs(at - now[n]) < 2)) {
      since = since || Date.now();
      if (Date.now() - since > HELD) forget();
      return;
    }
    since = 0;
    scrollTo(scrollX, wanted[0]);
    const main = document.getElementById("main");
    if (main) main.scrollTop = wanted[1];
  };
  const restore = (state) => {
    forget();
    if (!state || !state.place || "exhibit" in html.dataset) return;
    wanted = state.place;
    since = 0;
    until = Date.now() + PATIENCE;
    requestAnimationFrame(step);
  };
  addEventListener("popstate", ({ state }) => restore(state));
  addEventListener("scroll", () => {
    clearTimeout(waiting);
    waiting = setTimeout(keep, 200);
  }, { capture: true, passive: true });
  // Before a link or a form is followed, and when somebody moves the page meanwhile.
  for (const sign of ["click", "submit"]) addEventListener(sign, keep, true);
  for (const sign of ["wheel", "touchstart", "pointerdown", "keydown"]) addEventListener(sign, forget, { capture: true, passive: true });
  restore(history.state);
})();
