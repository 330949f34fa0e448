// Runs before anything is painted: takes up how the visitor wants to see the page, so that nothing
// jumps later, and hears the switches. Blocked storage throws; then nothing is kept.
(() => {
  const html = document.documentElement;
  // A not-found page asks for this script at several depths; it runs once.
  if ("script" in html.dataset) return;
  // A not-found page that does not know where it is shown learns it from this script's own address.
  const lost = document.querySelector("meta[name=yantu-lost]");
  if (lost) {
    const root = document.currentScript.src.replace(/[^/]*$/, "");
    const add = (name, values) => document.head.append(Object.assign(document.createElement(name), values));
    add("link", { rel: "stylesheet", href: root + lost.dataset.css });
    addEventListener("DOMContentLoaded", () => {
      for (const name of ["href", "action"]) {
        for (const link of document.querySelectorAll(`[data-${name}]`)) {
          const { pathname, search, hash } = new URL(link.dataset[name], root);
          link.setAttribute(name, pathname + search + hash);
        }
      }
      add("script", { type: "module", src: root + lost.content });
    });
  }
  // Whether the storage refuses: then this page alone knows what the visitor has chosen.
  let refused = false;
  const stored = (key) => {
    try {
      return localStorage.getItem(key) || "";
    } catch {
      refused = true;
      return "";
    }
  };
  const store = (key, value) => {
    try {
      localStorage.setItem(key, value);
    } catch {
      refused = true;
    }
  };
  // What can be kept here; a kiosk keeps nothing.
  try {
    if (localStorage && !/exhibit=1/.test(location)) html.dataset.keeps = "";
  } catch {}
  // On the first visit one line offers the language of the browser.
  const offer = () => {
    const tag = (navigator.language || "").slice(0, 2);
    const find = () => document.querySelector(`[data-lang="${tag}"]:not([aria-current])`);
    const link = find();
    const words = { "{{OFFERS}}": 0 }[tag];
    if (!link || !words || stored("{{OFFERED}}") || /exhibit/.test(location)) return;
    const line = Object.assign(document.createElement("p"), { className: "notice offer", lang: tag, innerHTML: `<a href="${link.href}">${words[0]}</a> <button>${words[1]}</button>` });
    line.onclick = ({ target }) => {
      if (target == line) return;
      target.href = find().href;
      line.remove();
    };
    document.body.append(line);
    store("{{OFFERED}}", "1");
  };
  const kept = stored("{{READING}}");
  if (kept && !/^[012]( (closing|[ap][1-9]\d*))?$/.test(kept)) console.warn("the kept settings make no sense; the default is used");
  const set = (theme, elder, bilingual) => {
    for (const [name, value] of [["theme", theme], ["elder", elder], ["bilingual", bilingual]]) {
      if (value) html.dataset[name] = value;
      else delete html.dataset[name];
    }
    const button = document.querySelector("[data-elder-switch]");
    if (button) button.setAttribute("aria-pressed", !!elder);
  };
  // What a translated page shows: the translation, both, the original.
  const modes = ["", "both", "original"];
  const restore = () => {
    const look = stored("{{LOOK}}").split(" "), size = /^[12]/.exec(stored("{{READING}}"));
    if (refused) return;
    set(["light", "dark"].find((theme) => look.includes(theme)), look.includes("elder") && "1", modes.find((mode) => look.includes(mode)));
    if (size) html.dataset.size = size[0];
    else delete html.dataset.size;
  };
  restore();
  html.dataset.script = "";
  // Another tab, or a page that was left by Back, may have chosen since.
  const isExhibit = () => "exhibit" in html.dataset;
  addEventListener("storage", () => isExhibit() || restore());
  addEventListener("pageshow", ({ persisted }) => persisted && !isExhibit() && restore());
  addEventListener("DOMContentLoaded", () => {
    set(html.dataset.theme, html.dataset.elder, html.dataset.bilingual);
    offer();
    html.dataset.parsed = "";
  });
  // A browser that cannot read the boot script, or did not get it, shows the page as it is printed.
  addEventListener("load", () => {
    if (!html.dataset.root) html.dataset.failed = "still";
  });
  addEventListener("yantu:reset", () => set());
  // The sheet of words on a phone stops where the map is whole, where both share the screen, and where
  // the words have all of it. Between the stops it is the page that scrolls, as everywhere.
  const lift = (grip) => {
    const most = html.scrollHeight - innerHeight;
    const stops = [grip.parentNode, grip].map((box) => Math.min(most, box.getBoundingClientRect().top + scrollY));
    const still = matchMedia("(prefers-reduced-motion: reduce)").matches;
    // A stop that the page has all but come to, gliding, counts as reached.
    scrollTo({ top: stops.find((stop) => stop > scrollY + 9) || 0, behavior: still ? "auto" : "smooth" });
  };
  addEventListener("click", ({ target }) => {
    const grip = target.closest && target.closest(".stage__grip");
    if (grip) lift(grip);
    const button = target.closest && target.closest("[data-elder-switch], [data-theme-switch], [data-translation-switch]");
    if (!button) return;
    if (!isExhibit()) restore();
    let { theme = "", elder, bilingual = "" } = html.dataset;
    if ("elderSwitch" in button.dataset) elder = elder ? "" : "1";
    else if ("translationSwitch" in button.dataset) bilingual = modes[(modes.indexOf(bilingual) + 1) % 3];
    else {
      const themes = matchMedia("(prefers-color-scheme: dark)").matches ? ["", "light", "dark"] : ["", "dark", "light"];
      theme = themes[(themes.indexOf(theme) + 1) % 3];
    }
    set(theme, elder, bilingual);
    store("{{LOOK}}", [theme, elder && "elder", bilingual].filter(Boolean).join(" "));
  });
})();
