// The service worker: keeps visited pages, and on request the whole site, readable without a
// network. The generator fills in the release below; sw.js loads this script.
"use strict";

const RELEASE = "{{RELEASE}}";
// The files that every page needs, for each locale by its folder.
const CORE = {{CORE}};
// The file with all pages of a locale, by the locale's folder; see page_pack.rs.
const PACKS = {{PACKS}};
// The files of the release (a page is named by its folder) with the first 48 bits of their SHA-256. The
// pages of a further locale may be in its pack alone.
const FILES = new Map(Object.entries({{FILES}}));
// For each locale by its folder: its tag and name, and what a page of it says that is not cached, with
// `{}` for the name of a locale that is.
const LOCALES = {{LOCALES}};
// The site settings. The host changes them after the build, so their hash is unknown.
const SETTINGS = "site.json";
// The largest accepted size of the settings, in bytes.
const MAX_SETTINGS_BYTES = 65536;

const ROOT = new URL(registration.scope).pathname;
const OWN = `yantu ${ROOT} `;
const CACHE = OWN + RELEASE;
// The cache entry that marks a visitor who asked for the whole of a locale, before the locale's folder.
const SAVE_ALL_MARK = "?whole-site";
// The time a cached page waits for the network, in milliseconds.
const NETWORK_TIMEOUT = 3000;
// The number of files fetched at once.
const CONCURRENCY = 6;
// Matches names with a hash; the content of such a file never changes.
const HASHED = /-[0-9a-f]{8,}[._][^/]*$/;

const address = (file) => new URL(ROOT + file, location.origin).href;

// Returns the file of an address, ignoring the query; null for other sites.
function fileOf(href) {
  const url = new URL(href);
  if (url.origin !== location.origin || !url.pathname.startsWith(ROOT)) return null;
  return url.pathname.slice(ROOT.length).replace(/(^|\/)index\.html$/, "$1");
}

const isPage = (file) => file === "" || file.endsWith("/");

// Returns the folder of the locale that a page belongs to; empty for the root's own.
function editionOf(page) {
  const folder = page.slice(0, page.indexOf("/") + 1);
  return CORE[folder] ? folder : "";
}

async function hashOf(body) {
  const digest = new Uint8Array(await crypto.subtle.digest("SHA-256", body));
  return btoa(String.fromCharCode(...digest.subarray(0, 6)));
}

// Returns a copy of the response if it is complete and its hash matches, otherwise undefined.
async function validCopy(answer, file, hash = FILES.get(file)) {
  if (!answer || answer.status !== 200) return;
  const body = await answer.arrayBuffer();
  if (file === SETTINGS) {
    if (body.byteLength > MAX_SETTINGS_BYTES) return;
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

// Puts a response into the release's cache. In a private window, WebKit loses the content of a
// cache that no page or worker has open, for instance after an interrupted update, but not its
// keys. Such an entry cannot be read, and a put in its place has no effect and no error. So it is
// deleted first.
async function store(url, answer) {
  const cache = await caches.open(CACHE);
  if (!(await cache.match(url))) await cache.delete(url);
  await cache.put(url, answer);
}

// Returns the cached copy of a file; deletes it if it is damaged. Pages are in the pack of their locale too.
async function cachedCopy(file) {
  const cache = await caches.open(CACHE);
  const found = await cache.match(address(file));
  const copy = await validCopy(found, file);
  if (found && !copy) await cache.delete(address(file));
  return copy || (isPage(file) ? unpackedPage(file) : undefined);
}

// The packs that have been read, by their names, while they are cached.
const packs = new Map();

// Returns a page from the cached pack of its locale, if there is one.
async function unpackedPage(file) {
  const name = PACKS[editionOf(file)];
  if (!name || !(await (await caches.open(CACHE)).match(address(name)))) return;
  if (!packs.has(name)) {
    const copy = await cachedCopy(name);
    if (!copy) return;
    packs.set(name, { headers: copy.headers, ...(await copy.json()) });
  }
  const pack = packs.get(name);
  const runs = pack.pages[file];
  if (!runs) return;
  let html = "";
  for (let at = 0; at < runs.length; at += 2) html += pack.pieces.slice(runs[at], runs[at] + runs[at + 1]).join("");
  // What the host says of one file of the site it says of each.
  const headers = new Headers(pack.headers);
  headers.set("content-type", "text/html; charset=utf-8");
  return new Response(html, { headers });
}

// Returns the files of the whole of a locale: all but pages, which its pack has, and what is another's.
function filesOf(edition) {
  const others = Object.keys(PACKS).filter((folder) => folder !== edition);
  const isOthers = (file) => others.some((folder) => file === PACKS[folder] || (folder && file.startsWith(folder)));
  return [...FILES.keys()].filter((file) => !isPage(file) && !isOthers(file));
}

// Stores a valid response. Other responses are not stored: errors, the log-in page of a captive
// portal, pages of another release.
async function storeIfValid(file, answer) {
  const copy = await validCopy(answer, file);
  if (copy) await store(address(file), copy);
  return Boolean(copy);
}

async function olderCaches() {
  return (await caches.keys()).filter((name) => name.startsWith(OWN) && name !== CACHE);
}

// Returns a file from the cache of another release: for a page of that release which is still open,
// or, if a hash is given, a file that has not changed since.
async function olderCopy(file, hash) {
  for (const name of await olderCaches()) {
    const found = await (await caches.open(name)).match(address(file));
    const was = found && found.headers.get("x-kept");
    const copy = was && (!hash || hash === was) && (await validCopy(found, file, was));
    if (copy) return copy;
  }
}

// Ensures that a file is cached. False: the host's response is not the file of this release.
async function ensureCached(file) {
  if (file !== SETTINGS) {
    if (await cachedCopy(file)) return true;
    const older = await olderCopy(file, FILES.get(file));
    if (older && (await storeIfValid(file, older))) return true;
  }
  // The browser's HTTP cache may be used unless its copy is damaged.
  for (const cache of [HASHED.test(file) ? "force-cache" : "no-cache", "reload"]) {
    if (await storeIfValid(file, await fetch(address(file), { cache }))) return true;
  }
  return false;
}

// Caches all of these files or throws.
async function ensureAllCached(files, progress = () => {}) {
  const waiting = [...files];
  let done = 0;
  const worker = async () => {
    for (let file = waiting.shift(); file !== undefined; file = waiting.shift()) {
      if (!(await ensureCached(file))) throw new Error(`${file || "index.html"} does not match this release`);
      progress(++done, files.length);
    }
  };
  try {
    await Promise.all(Array.from({ length: CONCURRENCY }, worker));
  } catch (error) {
    waiting.length = 0;
    throw error;
  }
}

async function markSaveAll(edition) {
  await store(address(SAVE_ALL_MARK + edition), new Response(""));
}

// Updates are atomic: if one of the files that the visitor had is missing, installing fails, the
// old worker stays with its own cache, and the browser tries again later.
async function install() {
  const files = new Set(), editions = new Set();
  const add = (file) => {
    if (!FILES.has(file)) return;
    files.add(file);
    if (isPage(file)) editions.add(editionOf(file));
  };
  const older = await olderCaches();
  const whole = new Set();
  for (const name of older) {
    for (const { url } of await (await caches.open(name)).keys()) {
      for (const edition of Object.keys(CORE)) if (url === address(SAVE_ALL_MARK + edition)) whole.add(edition);
      const file = fileOf(url);
      if (url === address(file)) add(file);
    }
  }
  // On the first visit: the pages that are open already.
  const open = older.length ? [] : await clients.matchAll({ includeUncontrolled: true });
  open.map((client) => fileOf(client.url)).forEach(add);
  // None of a locale that is cached: the overview, to which a page of the other locale then leads.
  if (!older.length && !editions.size) add("");
  // And the files that they need for hydration.
  for (const edition of editions.size ? editions : [""]) CORE[edition].forEach(add);
  if (older.length) {
    // The pages of what is whole are in its pack.
    for (const file of [...files]) if (isPage(file) && whole.has(editionOf(file))) files.delete(file);
    for (const edition of whole) filesOf(edition).forEach((file) => files.add(file));
    await ensureAllCached([...files]);
    for (const edition of whole) await markSaveAll(edition);
    await ensureCached(SETTINGS).catch(() => {});
  } else {
    // Failures are ignored; the first visit caches as many files as the host delivers.
    await Promise.all([...files].map((file) => ensureCached(file).catch(() => {})));
  }
  await skipWaiting();
}

// Keeps the hashed files of the previous release, which open pages may still request, until the
// next update.
async function activate() {
  for (const name of await olderCaches()) {
    const cache = await caches.open(name);
    const unhashed = (await cache.keys()).filter(({ url }) => !HASHED.test(url));
    if (unhashed.length) await Promise.all(unhashed.map((request) => cache.delete(request)));
    else await caches.delete(name);
  }
  await clients.claim();
}

// Fetches from the network and stores the response.
function network(event, file) {
  const answer = fetch(event.request);
  const storing = answer.then(async (answer) => {
    const known = FILES.has(file) || file === SETTINGS;
    if (!known || answer.status !== 200) return;
    if (!(await storeIfValid(file, answer.clone())) && FILES.has(file)) await registration.update();
  });
  event.waitUntil(storing.catch(() => {}));
  return answer;
}

// Cache first, for files that never change.
async function cacheFirst(event, file) {
  const copy = FILES.has(file) ? await cachedCopy(file) : await olderCopy(file);
  return copy || network(event, file);
}

// Network first, for pages and data; falls back to the cached copy if the network fails or is slow.
async function networkFirst(event, file) {
  const answer = network(event, file).catch(() => undefined);
  const timeout = new Promise((resolve) => setTimeout(resolve, NETWORK_TIMEOUT));
  const first = await Promise.race([answer, timeout]);
  if (first && first.status < 500) return first;
  return (await cachedCopy(file)) || (await answer) || offlineFallback(event.request, file);
}

// Responds without a network and without a copy of the requested file.
async function offlineFallback(request, file) {
  if (request.mode !== "navigate") return Response.error();
  const { search, hash } = new URL(request.url);
  if (FILES.has(`${file}/`)) return Response.redirect(address(`${file}/`) + search + hash);
  const edition = editionOf(`${file}/`);
  const page = await hydratablePage(edition);
  if (FILES.has(file) && page !== undefined) {
    return Response.redirect(`${address(page)}${search}#/${file.slice(edition.length)}${hash}`);
  }
  const inAnother = page === undefined && (await notCached(edition, file.slice(edition.length) + search));
  if (inAnother) return inAnother;
  const notFound = FILES.has(file) ? undefined : await cachedCopy("404.html");
  return notFound ? new Response(notFound.body, { status: 404, headers: notFound.headers }) : Response.error();
}

// Says in the words of a locale that none of its pages is cached, and leads to the same page of a
// locale that is; undefined if there is none.
async function notCached(edition, page) {
  const own = LOCALES[edition];
  for (const folder of own ? Object.keys(LOCALES) : []) {
    if (folder === edition || (await hydratablePage(folder)) === undefined) continue;
    const { tag, name } = LOCALES[folder];
    const named = (words) => words.replace("{}", `<span lang="${tag}">${name}</span>`);
    const file = (pattern) => address([...FILES.keys()].find((file) => pattern.test(file)));
    const href = address(folder + page).replace(/&/g, "&amp;").replace(/"/g, "%22");
    const html = `<!DOCTYPE html><html lang="${own.tag}"><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${own.title}</title><link rel="stylesheet" href="${file(/^style-.*css$/)}"><script src="${file(/^early-.*js$/)}"></script><main id="main" class="stage__detail" data-not-cached><article class="detail detail--not-found"><h1 class="detail__title">${own.title}</h1><p class="detail__lead">${named(own.text)}</p><p><a class="action" href="${href}">${named(own.link)}</a></p></article></main></html>`;
    const headers = { "content-type": "text/html; charset=utf-8", "content-security-policy": "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self'" };
    return new Response(html, { status: 503, headers });
  }
}

// Returns a cached page of a locale whose core files are all cached: such a page can render every
// other page of the locale, given an address with `#`.
async function hydratablePage(edition) {
  for (const file of CORE[edition]) if (!(await cachedCopy(file))) return undefined;
  const front = await unpackedPage(edition);
  if (front) return edition;
  const keys = await (await caches.open(CACHE)).keys();
  const files = keys.map(({ url }) => fileOf(url)).filter((file) => FILES.has(file));
  const pages = files.filter((file) => isPage(file) && editionOf(file) === edition);
  for (const page of pages.sort((a, b) => a.length - b.length)) if (await cachedCopy(page)) return page;
}

// Tells every open page of a locale about its copy.
async function notify(edition, message) {
  const pages = await clients.matchAll({ type: "window", includeUncontrolled: true });
  const isOwn = ({ url }) => editionOf(fileOf(url) || "") === edition;
  pages.filter(isOwn).forEach((page) => page.postMessage(message));
}

// Saves the whole of a locale, replaces missing or damaged files, and reports the progress.
const saving = new Map();
function save(edition) {
  if (!saving.has(edition)) saving.set(edition, saveAll(edition).finally(() => saving.delete(edition)));
  return saving.get(edition);
}

async function saveAll(edition) {
  try {
    const files = filesOf(edition);
    await markSaveAll(edition);
    await notify(edition, { offline: "saving", done: 0, all: files.length });
    await ensureAllCached(files, (done, all) => notify(edition, { offline: "saving", done, all }));
    await ensureCached(SETTINGS).catch(() => {});
    await notify(edition, { offline: "saved" });
  } catch (error) {
    console.warn(error);
    await notify(edition, { offline: "failed" });
  }
}

// Reports whether the whole of a locale is cached. If it should be and files have been lost, fetches them.
// An installed site is always cached as a whole.
async function report(edition, installed) {
  const urls = new Set((await (await caches.open(CACHE)).keys()).map(({ url }) => url));
  if (!urls.has(address(SAVE_ALL_MARK + edition)) && !installed) return notify(edition, { offline: "ready" });
  const whole = filesOf(edition).every((file) => urls.has(address(file)));
  return whole ? notify(edition, { offline: "saved" }) : save(edition);
}

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("message", (event) => {
  const edition = editionOf(fileOf(event.source.url) || "");
  if (event.data === "save") event.waitUntil(save(edition));
  if (event.data === "report") event.waitUntil(report(edition, false));
  if (event.data === "installed") event.waitUntil(report(edition, true));
});
addEventListener("fetch", (event) => {
  const { request } = event;
  const file = fileOf(request.url);
  if (file === null || request.method !== "GET" || request.headers.has("range")) return;
  const known = FILES.has(file) || file === SETTINGS || (isPage(file) && Boolean(editionOf(file)));
  if (HASHED.test(file)) event.respondWith(cacheFirst(event, file));
  else if (known || request.mode === "navigate") event.respondWith(networkFirst(event, file));
});
