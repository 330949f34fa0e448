// Brings a page to life, and fetches what its programs ask for by events on the document.
// A template: site/trunk_output.rs fills in what stands in double braces.
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
const first = [pack("./{{INDEX}}")];
if (document.querySelector('[href$="{{LENSES}}"]') || /[?&](lens|exhibit)=|#\//.test(location.href)) first.push(further());
Promise.all(first).then((packs) => {
  host.packs = () => packs;
  return init({ module_or_path: wasm });
}).then(() => import("./{{OFFLINE}}").catch(console.warn), (error) => {
  console.error(error);
  giveUp();
}).then(() => {
  import("./{{PLACES}}").catch(console.warn);
  // Of a division with an unknown topic more can be said than the host's page for every wrong address.
  const [wrong] = document.querySelector("[data-detail=not-found]") && /^county\/\d+\/[^/?#]+\/$/.exec(location.href.slice(root.length)) || [];
  if (wrong) printed(wrong).then(({ content }) => location.href === root + wrong && document.querySelector("main").replaceChildren(content), console.warn);
  return import("./{{HOST}}").catch(console.warn);
});
// Where the whole text is shown, its contents follow the reading. The page is put in its place first.
const reader = () => setTimeout(() => document.querySelector(".detail--reader") && import("./{{READER}}").catch(console.warn));
addEventListener("yantu:moved", reader);
{{PRINTED_PAGE}}
// The pages, taken apart. One that does not come is printed by `extras`.
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
  const content = document.createDocumentFragment();
  const heading = main.querySelector("h1").textContent;
  content.append(...main.childNodes);
  return { heading, title: page.title, description: page.querySelector("meta[name=description]").content, content };
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
// What the application calls; see src/dom/host.rs.
const once = (promise) => promise.catch((error) => {
  console.warn(error);
  throw error;
});
const host = window.yantu = {
  page: (path) => {
    html.dataset.busy = "";
    // A comparison is printed for its two places; without `extras`, its page alone.
    const [file, places] = path.split("?");
    return once(places ? printed(path).catch(() => detail(file)) : detail(path)).catch(() => printed(path)).then(fetched).finally(() => delete html.dataset.busy);
  },
  lenses: () => once(further()),
  sentences: () => once(load(at("./{{SENTENCES}}"), "text")),
  overlays: () => once(read(at("./{{OVERLAYS}}")).then((page) => page.querySelector("svg"))),
  handBack: (id) => handBack(id),
};
// What a finger is put on, or a pointer rests on, is likely to be opened.
const soon = ({ target }) => {
  const link = html.hasAttribute("data-ready") && target.closest && target.closest("a[href]");
  const href = link ? new URL(link.getAttribute("href"), location.href).href : "";
  const path = href.startsWith(root) && /^[a-z]+\/([a-z0-9-]+\/)?(?=[?#]|$)/.exec(href.slice(root.length));
  if (path) detail(path[0]).catch(() => {});
};
for (const sign of ["pointerdown", "pointerover", "focusin"]) addEventListener(sign, soon, { passive: true });
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
  html.dataset.kioskProgram = at("./{{KIOSK}}");
  call("{{KIOSK}}", () => on && again());
};
if (on) kiosk();
addEventListener("yantu:qr", kiosk);
addEventListener("yantu:extras", () => call("{{EXTRAS}}", () => dispatchEvent(new Event("yantu:lost")), "{{PLAN}}"));
{{VOICES}}
