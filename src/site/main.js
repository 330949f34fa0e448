// Brings a page to life, and fetches what its programs ask for by events on the document.
import init from "./{{JS}}";
const html = document.documentElement;
const at = (name) => new URL(name, import.meta.url).href;
const root = html.dataset.root = at("./{{EDITION}}");
html.dataset.home = at("./");
const load = (url, kind) => fetch(url).then((answer) => answer.ok ? answer[kind]() : Promise.reject(url));
const say = (name, detail) => document.dispatchEvent(new CustomEvent(name, { detail }));
const wasm = fetch(at("./{{WASM}}"));
// The further lenses of the tree: at once where the page needs them to react, otherwise when they are asked for.
const pack = (name) => load(at(name), "arrayBuffer").then((bytes) => new Uint8Array(bytes));
let lenses;
const further = () => lenses = lenses || pack("./{{LENSES}}").catch((error) => {
  lenses = 0;
  throw error;
});
addEventListener("yantu:lenses", () => further().then((pack) => say("yantu:lenses-here", pack), console.warn));
const first = [pack("./{{GUIDE}}")];
if (document.querySelector('[href$="{{LENSES}}"]') || /[?&](lens|exhibit)=|#\//.test(location.href)) first.push(further());
Promise.all(first).then((packs) => {
  window.yantuGuide = packs;
  return init({ module_or_path: wasm });
}).then(() => import("./{{OFFLINE}}").catch(console.warn), (error) => {
  html.dataset.failed = "still";
  console.error(error);
}).then(() => import("./{{HOST}}").catch(console.warn));
// Where the whole text is shown, its contents follow the reading. The page is put in its place first.
const reader = () => setTimeout(() => document.querySelector(".detail--reader") && import("./{{READER}}").catch(console.warn));
addEventListener("yantu:moved", reader);
// The details of pages, taken from the pages themselves. For one that does not come the explorer asks
// the extras, which can print it.
const way = new URL(root).pathname;
const read = (url) => load(url, "text").then((text) => {
  const page = new DOMParser().parseFromString(text, "text/html");
  const { prefix = "./" } = page.documentElement.dataset;
  for (const link of page.querySelectorAll("a[href]")) {
    const href = link.getAttribute("href");
    if (href.startsWith(prefix)) link.setAttribute("href", way + href.slice(prefix.length));
  }
  return page;
});
const taken = (path) => read(root + path).then((page) => {
  const main = page.querySelector("main");
  const about = page.querySelector("meta[name=description]");
  const lines = [main.querySelector("h1").textContent, page.title, about.content].map((words) => words.replace(/\s+/g, " "));
  return [path, ...lines, main.innerHTML].join("\n");
}).catch((error) => {
  details.delete(path);
  throw error;
});
// Those asked for last are kept; in a kiosk a page lives for weeks.
const details = new Map();
const detail = (path) => {
  const page = details.get(path) || taken(path);
  details.delete(path);
  if (details.size > 23) details.delete(details.keys().next().value);
  details.set(path, page);
  return page;
};
addEventListener("yantu:page", ({ detail: path }) => {
  html.dataset.busy = "";
  detail(path).then((text) => say("yantu:page-here", text), (error) => {
    console.warn(error);
    say("yantu:page-lost", path);
  }).then(() => delete html.dataset.busy);
});
// What a finger is put on, or a pointer rests on, is likely to be opened.
const soon = ({ target }) => {
  const link = html.hasAttribute("data-ready") && target.closest && target.closest("a[href]");
  const href = link ? new URL(link.getAttribute("href"), location.href).href : "";
  const path = href.startsWith(root) && /^[a-z]+\/([a-z0-9-]+\/)?(?=[?#]|$)/.exec(href.slice(root.length));
  if (path) detail(path[0]).catch(() => {});
};
for (const sign of ["pointerdown", "pointerover", "focusin"]) addEventListener(sign, soon, { passive: true });
// What only some layers of the map show.
addEventListener("yantu:layers", () => read(at("./{{OVERLAYS}}")).then((page) => {
  for (const name of ["outward", "places", "counts"]) {
    const place = ".county-map__" + name;
    document.querySelector(place).innerHTML = page.querySelector(place).innerHTML;
  }
}).catch(console.warn));
addEventListener("yantu:sentences", () => load(at("./{{SENTENCES}}"), "text").then((list) => say("yantu:sentences-here", list), console.warn));
// The programs that are loaded when they are first needed; one that did not come may be asked for again.
const got = {};
let tries = 0;
const call = (name, lost, data) => {
  if (!name || got[name]) return;
  const way = got[name] = at("./" + name);
  const files = [import(way + ".js" + (tries ? "?" + tries : "")), data && load(at("./" + data), "arrayBuffer")];
  Promise.all(files).then(([program, data]) => program.default({ module_or_path: way + "_bg.wasm" }).then(() => data && say("yantu:plan", new Uint8Array(data)))).catch((error) => {
    console.error(error);
    got[name] = 0;
    tries++;
    lost();
  });
};
// An exhibit that did not get the kiosk tries again by loading the page anew, once it can be had.
const on = /[?&]exhibit=1(?!\d)/.test(location.href);
const again = () => setTimeout(() => load(location.href, "text").then(() => location.reload(), again), 6e4);
const kiosk = () => {
  html.dataset.kiosk = at("./{{ANNEX}}");
  call("{{ANNEX}}", () => on && again());
};
if (on) kiosk();
addEventListener("yantu:qr", kiosk);
addEventListener("yantu:extras", () => call("{{DESK}}", () => dispatchEvent(new Event("yantu:lost")), "{{PLAN}}"));
{{VOICES}}
