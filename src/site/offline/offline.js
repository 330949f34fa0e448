// Registers the service worker, and sets `html[data-offline]` to the state of the offline copy:
// ready, saving, saved, failed. Without service workers the attribute stays unset.
const html = document.documentElement, workers = navigator.serviceWorker;

// From the second visit on one line offers to install the site, until it is taken or dismissed. An earlier
// visit has left the worker that serves this page; a kiosk is never asked and
// stores nothing.
const words = { "{{INSTALLS}}": 0 }[html.lang];
const KEY = "{{ANSWERED}}";
let mayOffer = false;
try {
  if (!("exhibit" in html.dataset) && !/exhibit/.test(location.search)) {
    if (!workers || !workers.controller) sessionStorage[KEY] = "first";
    mayOffer = !sessionStorage[KEY] && !localStorage[KEY];
  }
} catch {
  // Without storage the answer could not be kept, and would be asked for again and again.
}
addEventListener("beforeinstallprompt", (event) => {
  if (!mayOffer || !words || document.querySelector(".offer")) return;
  event.preventDefault();
  const line = Object.assign(document.createElement("p"), { className: "notice offer", innerHTML: `<button>${words[0]}</button> <button>${words[1]}</button>` });
  const [install] = line.children;
  line.onclick = ({ target }) => {
    if (target === line) return;
    line.remove();
    mayOffer = false;
    localStorage[KEY] = 1;
    if (target === install) event.prompt();
  };
  document.body.append(line);
});

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
