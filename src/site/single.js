// Starts the programs that lie in this file.
document.documentElement.dataset.root = location.href.replace(/[?#].*/, "");
const bytes = (id) => Uint8Array.from(atob(document.getElementById(id).textContent), (c) => c.charCodeAt(0));
const say = (name, detail) => document.dispatchEvent(new CustomEvent(name, { detail }));
const call = (name, lost, done) => {
  const start = modules[name];
  delete modules[name];
  if (!start) return;
  start({ module_or_path: bytes("wasm-" + name) }).then(done).catch((error) => {
    console.error(error);
    lost();
  });
};
const kiosk = () => call("kiosk", () => {});
const extras = () => call("extras", () => dispatchEvent(new Event("yantu:lost")), () => say("yantu:plan", bytes("pack-plan")));
{{PRINTED_PAGE}}
// What the application calls; see src/dom/host.rs.
window.yantu = {
  packs: () => [bytes("pack-index"), bytes("pack-lenses")],
  page: (path) => printed(path).then(fetched),
  overlays: async () => new DOMParser().parseFromString(document.getElementById("pack-overlays").textContent, "text/html").querySelector("svg"),
  handBack: (id) => handBack(id),
};
addEventListener("DOMContentLoaded", () => {
  call("explorer", () => giveUp(), extras);
  if (/[?&]exhibit=1(?!\d)/.test(location.href)) kiosk();
});
addEventListener("yantu:qr", kiosk);
addEventListener("yantu:extras", extras);
