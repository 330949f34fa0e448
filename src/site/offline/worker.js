// The service worker: what has been read, and on request the whole site, stays readable without
// a network. The builder fills in the release below; sw.js calls this script, or does not.
"use strict";

const RELEASE = "{{RELEASE}}";
// What every page needs, for each edition by its folder.
const CORE = {{CORE}};
// Every file of the release (a page is named by its folder) with the first 48 bits of its SHA-256.
const FILES = new Map(Object.entries({{FILES}}));
// The host's own settings, changed after the build: no hash is known.
const SETTINGS = "site.json";
// They are short, in bytes; nothing larger is kept.
const LARGEST_SETTINGS = 65536;

const ROOT = new URL(registration.scope).pathname;
const OWN = `yantu ${ROOT} `;
const CACHE = OWN + RELEASE;
// The mark of a visitor who wants the whole site.
const WISH = "?whole-site";
// How long a page that is kept waits for the network, in milliseconds.
const PATIENCE = 3000;
// How many files are fetched at once.
const HANDS = 6;
// A name with a hash: whatever bears it never changes.
const HASHED = /-[0-9a-f]{8,}[._][^/]*$/;

const address = (file) => new URL(ROOT + file, location.origin).href;

// The file that an address means; the query means none. Null: not of this site.
function fileOf(href) {
  const url = new URL(href);
  if (url.origin !== location.origin || !url.pathname.startsWith(ROOT)) return null;
  return url.pathname.slice(ROOT.length).replace(/(^|\/)index\.html$/, "$1");
}

const isPage = (file) => file === "" || file.endsWith("/");

// The folder of the edition that a page belongs to; empty for the root's own.
function editionOf(page) {
  const folder = page.slice(0, page.indexOf("/") + 1);
  return CORE[folder] ? folder : "";
}

async function hashOf(body) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  return btoa(String.fromCharCode(...digest.subarray(0, 6)));
}

// The answer if it is whole and unspoilt, otherwise nothing.
async function sound(answer, file, hash = FILES.get(file)) {
  if (!answer || answer.status !== 200) return;
  const body = await answer.arrayBuffer();
  if (file === SETTINGS) {
    if (body.byteLength > LARGEST_SETTINGS) return;
    try {
      JSON.parse(new TextDecoder().decode(body));
    } catch {
      return;
    }
  } else if ((await hashOf(body)) !== hash) {
    return;
  }
  const headers = new Headers(answer.headers);
  headers.delete("content-encoding");
  headers.delete("content-length");
  headers.delete("vary");
  headers.set("x-kept", hash || "");
  return new Response(body, { headers });
}

// Puts an answer into the release's cache. In a private window WebKit forgets what a cache holds
// once nobody has it open, as after an update that broke off, but not that there was something: such
// an entry cannot be read, and swallows without a word what is put in its place. It goes first.
async function put(url, answer) {
  const cache = await caches.open(CACHE);
  if (!(await cache.match(url))) await cache.delete(url);
  await cache.put(url, answer);
}

// The kept copy of a file; a spoilt one is thrown away.
async function kept(file) {
  const cache = await caches.open(CACHE);
  const found = await cache.match(address(file));
  const copy = await sound(found, file);
  if (found && !copy) await cache.delete(address(file));
  return copy;
}

// Keeps a good answer. Whatever else came is not kept: an error, a portal's log-in page, a page
// of another release.
async function keep(file, answer) {
  const copy = await sound(answer, file);
  if (copy) await put(address(file), copy);
  return Boolean(copy);
}

async function olderCaches() {
  return (await caches.keys()).filter((name) => name.startsWith(OWN) && name !== CACHE);
}

// A file of another release, for a page of that release which is still open, or one that has not
// changed since, when its hash is given.
async function olderCopy(file, hash) {
  for (const name of await olderCaches()) {
    const found = await (await caches.open(name)).match(address(file));
    const was = found && found.headers.get("x-kept");
    const copy = was && (!hash || hash === was) && (await sound(found, file, was));
    if (copy) return copy;
  }
}

// Sees to it that a file is kept. False: what the host sends is not the release's file.
async function obtain(file) {
  if (file !== SETTINGS) {
    if (await kept(file)) return true;
    const older = await olderCopy(file, FILES.get(file));
    if (older && (await keep(file, older))) return true;
  }
  // What the browser itself has kept may be used, unless it turns out to be spoilt.
  for (const cache of [HASHED.test(file) ? "force-cache" : "no-cache", "reload"]) {
    if (await keep(file, await fetch(address(file), { cache }))) return true;
  }
  return false;
}

// Obtains all of these files or throws.
async function obtainAll(files, progress = () => {}) {
  const waiting = [...files];
  let done = 0;
  const hand = async () => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      if (!(await obtain(file))) throw new Error(`${file || "index.html"} is not of this release`);
      progress(++done, files.length);
    }
  };
  try {
    await Promise.all(Array.from({ length: HANDS }, hand));
  } catch (error) {
    waiting.length = 0;
    throw error;
  }
}

async function markWish() {
  await put(address(WISH), new Response(""));
}

// A release comes whole or not at all: if one file that the visitor had is missing, installing
// fails, the old worker stays with its own cache, and the browser tries again later.
async function install() {
  const files = new Set(), editions = new Set();
  const add = (file) => {
    if (!FILES.has(file)) return;
    files.add(file);
    if (isPage(file)) editions.add(editionOf(file));
  };
  const older = await olderCaches();
  let whole = false;
  for (const name of older) {
    for (const { url } of await (await caches.open(name)).keys()) {
      whole = whole || url === address(WISH);
      const file = fileOf(url);
      if (url === address(file)) add(file);
    }
  }
  // The first visit: what it has loaded already.
  const open = older.length ? [] : await clients.matchAll({ includeUncontrolled: true });
  open.map((client) => fileOf(client.url)).forEach(add);
  // And what brings it to life.
  for (const edition of editions.size ? editions : [""]) CORE[edition].forEach(add);
  if (older.length) {
    await obtainAll(whole ? [...FILES.keys()] : [...files]);
    if (whole) await markWish();
    await obtain(SETTINGS).catch(() => {});
  } else {
    // As far as the host allows.
    await Promise.all([...files].map((file) => obtain(file).catch(() => {})));
  }
  await skipWaiting();
}

// Of the release before, what an open page may still ask for is kept once more.
async function activate() {
  for (const name of await olderCaches()) {
    const cache = await caches.open(name);
    const passing = (await cache.keys()).filter(({ url }) => !HASHED.test(url));
    if (passing.length) await Promise.all(passing.map((request) => cache.delete(request)));
    else await caches.delete(name);
  }
  await clients.claim();
}

// Asks the network and keeps what comes.
function network(event, file) {
  const answer = fetch(event.request);
  const keeping = answer.then(async (answer) => {
    const known = FILES.has(file) || file === SETTINGS;
    if (!known || answer.status !== 200) return;
    if (!(await keep(file, answer.clone())) && FILES.has(file)) await registration.update();
  });
  event.waitUntil(keeping.catch(() => {}));
  return answer;
}

// Files that never change: the kept copy first.
async function unchanging(event, file) {
  const copy = FILES.has(file) ? await kept(file) : await olderCopy(file);
  return copy || network(event, file);
}

// Pages and data: the network first, the kept copy when it fails or keeps silent.
async function current(event, file) {
  const answer = network(event, file).catch(() => undefined);
  const silence = new Promise((resolve) => setTimeout(resolve, PATIENCE));
  const first = await Promise.race([answer, silence]);
  if (first && first.status < 500) return first;
  return (await kept(file)) || (await answer) || without(event.request, file);
}

// No network, and no copy of what is asked for.
async function without(request, file) {
  if (request.mode !== "navigate") return Response.error();
  const { search, hash } = new URL(request.url);
  if (FILES.has(`${file}/`)) return Response.redirect(address(`${file}/`) + search + hash);
  if (FILES.has(file)) {
    const edition = editionOf(file);
    const page = await livingPage(edition);
    if (page === undefined) return Response.error();
    return Response.redirect(`${address(page)}${search}#/${file.slice(edition.length)}${hash}`);
  }
  const lost = await kept("404.html");
  return lost ? new Response(lost.body, { status: 404, headers: lost.headers }) : Response.error();
}

// A page of an edition that is kept with all that it needs to come alive: the explorer on it can
// print every other page of it as well, and is asked to by an address behind `#`.
async function livingPage(edition) {
  for (const file of CORE[edition]) if (!(await kept(file))) return undefined;
  const keys = await (await caches.open(CACHE)).keys();
  const files = keys.map(({ url }) => fileOf(url)).filter((file) => FILES.has(file));
  const pages = files.filter((file) => isPage(file) && editionOf(file) === edition);
  for (const page of pages.sort((a, b) => a.length - b.length)) if (await kept(page)) return page;
}

async function tell(message) {
  const pages = await clients.matchAll({ type: "window", includeUncontrolled: true });
  pages.forEach((page) => page.postMessage(message));
}

// Saves the whole site, mends what is missing or spoilt, and tells every open page how it goes.
let saving;
function save() {
  saving = saving || saveAll().finally(() => (saving = undefined));
  return saving;
}

async function saveAll() {
  try {
    await markWish();
    await tell({ offline: "saving", done: 0, all: FILES.size });
    await obtainAll([...FILES.keys()], (done, all) => tell({ offline: "saving", done, all }));
    await obtain(SETTINGS).catch(() => {});
    await tell({ offline: "saved" });
  } catch (error) {
    console.warn(error);
    await tell({ offline: "failed" });
  }
}

// Whether the whole site is kept; if it should be and something has been lost, it is fetched. Who
// has installed the site wants the whole of it.
async function report(installed) {
  const urls = new Set((await (await caches.open(CACHE)).keys()).map(({ url }) => url));
  if (!urls.has(address(WISH)) && !installed) return tell({ offline: "ready" });
  const whole = [...FILES.keys()].every((file) => urls.has(address(file)));
  return whole ? tell({ offline: "saved" }) : save();
}

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("message", (event) => {
  if (event.data === "save") event.waitUntil(save());
  if (event.data === "report") event.waitUntil(report(false));
  if (event.data === "installed") event.waitUntil(report(true));
});
addEventListener("fetch", (event) => {
  const { request } = event;
  const file = fileOf(request.url);
  if (file === null || request.method !== "GET" || request.headers.has("range")) return;
  const known = FILES.has(file) || file === SETTINGS;
  if (HASHED.test(file)) event.respondWith(unchanging(event, file));
  else if (known || request.mode === "navigate") event.respondWith(current(event, file));
});
