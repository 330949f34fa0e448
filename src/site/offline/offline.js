// The page's side of the service worker: registers it, and shows on `html[data-offline]` whether
// the site is kept: ready, saving, saved, failed. Without service workers it stays unset.
const html = document.documentElement, workers = navigator.serviceWorker;

function show({ offline, done, all }) {
  if (!offline) return;
  html.dataset.offline = offline;
  for (const bar of document.querySelectorAll("[data-offline-progress]")) {
    bar.max = all || 1;
    bar.value = done || 0;
  }
}

if (workers) {
  const say = (word) => workers.ready.then(({ active }) => active.postMessage(word));
  workers.addEventListener("message", ({ data }) => show(data));
  document.addEventListener("click", ({ target }) => {
    if (!target.closest("[data-offline-save]")) return;
    // Asks the browser not to clear it away when room gets short.
    if (navigator.storage && navigator.storage.persist) navigator.storage.persist();
    say("save");
  });
  addEventListener("appinstalled", () => say("installed"));
  workers.register(new URL("sw.js", import.meta.url)).then(
    () => say(matchMedia("(display-mode: standalone)").matches ? "installed" : "report"),
    (error) => console.warn("the site will not be kept for use without a network:", error),
  );
}
