// Starts the programs that lie in this file, in the language that the address names: its folder stands
// behind `#/`, as it does in an address of the site.
const html = document.documentElement;
const languages = {{LANGUAGES}};
const asked = () => languages.find(([, folder]) => folder && location.hash.startsWith("#/" + folder)) || languages[0];
const [tag, folder] = asked();
const file = location.href.replace(/[?#].*/, "");
html.lang = tag;
html.dataset.prefix = "#/" + folder;
html.dataset.home = file + "#/";
html.dataset.root = file + html.dataset.prefix;
// Another language is another page.
for (const sign of ["popstate", "hashchange"]) {
  addEventListener(sign, (event) => {
    if (asked()[0] === tag) return;
    event.stopImmediatePropagation();
    location.reload();
  });
}
// The body that is printed is the first language's.
document.addEventListener("DOMContentLoaded", () => {
  const body = document.getElementById("body-" + tag);
  if (!body) return;
  document.title = body.title;
  document.body.replaceChildren(body.content);
});
const bytes = (id) => Uint8Array.from(atob(document.getElementById(id).textContent), (c) => c.charCodeAt(0));
const packed = (name) => bytes(`pack-${name}-${tag}`);
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
const extras = () => call("extras", () => dispatchEvent(new Event("yantu:lost")), () => say("yantu:plan", packed("plan")));
{{PRINTED_PAGE}}
// What the application calls; see src/dom/host.rs.
window.yantu = {
  packs: () => [packed("index"), packed("lenses")],
  page: (path) => printed(path).then(fetched),
  overlays: async () => new DOMParser().parseFromString(document.getElementById("pack-overlays-" + tag).textContent, "text/html").querySelector("svg"),
  handBack: (id) => handBack(id),
};
addEventListener("DOMContentLoaded", () => {
  call("explorer", () => giveUp(), extras);
  if (/[?&]exhibit=1(?!\d)/.test(location.href)) kiosk();
});
addEventListener("yantu:qr", kiosk);
addEventListener("yantu:extras", extras);
