// What the host says of itself, read anew from site.json. What it said when the pages were printed has
// its place in them, and what is new gets one; what is missing empties its place, what is not sound
// leaves it as it was printed.
const faults = [];

// For every language: the name of each place and the label before it, notice by notice.
const places = {{PLACES}};

const text = (value, name) => {
  if (value == null) return "";
  if (typeof value === "string" && value.length <= {{TEXT}} && !/[{{ODD}}]/.test(value)) return value.trim();
  faults.push(name);
};

const link = (value, name, more) => {
  if (value == null || value === "") return;
  const plain = typeof value === "string" && /^[!-~]{1,{{LINK}}}$/.test(value) && !/["'<>\\^`{|}]/.test(value);
  if (plain && (/^https:\/\/[a-zA-Z0-9.-]+(:\d{1,5})?([/?#]|$)/.test(value) || (more && more.test(value)))) return value;
  faults.push(name);
};

const object = (value, name) => {
  if (value == null) return {};
  if (typeof value === "object" && !Array.isArray(value)) return value;
  faults.push(name);
};

// A new place, where the order of the places has it.
const placed = (name, element) => {
  const named = places[document.documentElement.lang] || Object.values(places)[0];
  for (const [notice, own] of Object.entries(named)) {
    const at = own.findIndex(([place]) => place === name);
    if (at < 0) continue;
    const after = own.slice(at + 1).map(([place]) => `[data-site=${place}]`);
    const next = after.map((place) => document.querySelector(place)).find((slot) => slot);
    const mark = next ? next.closest("p") : document.querySelector(notice);
    if (!mark) return;
    const line = document.createElement("p"), slot = document.createElement(element);
    slot.dataset.site = name;
    line.append(own[at][1], slot);
    mark.before(line);
  }
};

const put = (name, words, href, element = "span") => {
  if (words === undefined) return;
  if (words && !document.querySelector(`[data-site=${name}]`)) placed(name, element);
  for (const slot of document.querySelectorAll(`[data-site=${name}]`)) {
    slot.textContent = words;
    slot.closest("p").hidden = !words;
    if (href) slot.href = href;
    else slot.removeAttribute("href");
  }
};

const linked = (site, name, key, more) => {
  const value = site[name];
  const said = typeof value === "string" ? { [key]: value } : object(value, name);
  if (said) put(name, text(said[key], `${name}.${key}`), link(said.link, `${name}.link`, more), "a");
};

function show(site) {
  for (const name of ["title", "operator", "organiser", "identifier", "updated"]) put(name, text(site[name], name));
  const reviewer = text(site.reviewer, "reviewer");
  put("reviewer", reviewer);
  // The style sheet hides the notices of pages that are opened later.
  if (reviewer !== undefined) document.documentElement.toggleAttribute("data-reviewed", !!reviewer);
  if (reviewer !== undefined) for (const notice of document.querySelectorAll("[data-unreviewed]")) notice.hidden = !!reviewer;
  linked(site, "contact", "text", /^(mailto:[^@?&]+@[^@?&]+|tel:[\d+-]{3,})$/);
  linked(site, "icp", "number");
  linked(site, "police", "number");
  const map = object(site.map, "map");
  const review = map && text(map.review, "map.review");
  if (review === undefined) return;
  put("review", review);
  put("publisher", review ? text(map.publisher, "map.publisher") : "");
  for (const notice of document.querySelectorAll("[data-map-notice]")) notice.hidden = !!review;
}

async function read() {
  const answer = await fetch(new URL("site.json", import.meta.url), { cache: "no-cache" });
  if (!answer.ok) throw new Error(answer.status);
  const reader = answer.body.getReader(), decoder = new TextDecoder();
  let words = "", size = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    size += value.length;
    if (size > {{FILE}}) {
      reader.cancel();
      throw new Error("it is too large");
    }
    words += decoder.decode(value, { stream: true });
  }
  const site = object(JSON.parse(words), "the whole file");
  if (site) show(site);
  if (faults.length) throw new Error("not understood: " + faults.join(", "));
}

// Who writes a letter says of which page: its title and address stand in it.
addEventListener("click", ({ target }) => {
  const mail = target.closest && target.closest("[data-site=contact][href^='mailto:']");
  if (mail) mail.href = `${mail.href.split("?")[0]}?subject=${encodeURIComponent(document.title)}&body=${encodeURIComponent(`\n\n${location.href}`)}`;
}, true);

read().catch((error) => console.warn("site.json:", error.message));
