// Registers the service worker, and sets `html[data-offline]` to the state of the offline copy:
// ready, saving, saved, failed. Without service workers the attribute stays unset.
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
  const send = (word) => workers.ready.then(({ active }) => active.postMessage(word));
  workers.addEventListener("message", ({ data }) => show(data));
  document.addEventListener("click", ({ target }) => {
    if (!target.closest("[data-offline-save]")) return;
    // Asks the browser not to evict the copy when storage gets scarce.
    if (navigator.storage && navigator.storage.persist) navigator.storage.persist();
    send("save");
  });
  addEventListener("appinstalled", () => send("installed"));
  workers.register(new URL("sw.js", import.meta.url)).then(
    () => send(matchMedia("(display-mode: standalone)").matches ? "installed" : "report"),
    (error) => console.warn("service worker registration failed, no offline copy:", error),
  );
}
