// Runs before anything is painted: takes up how the visitor wants to see the page, so that nothing
// jumps later, and hears the switches. Blocked storage throws; then nothing is kept.
(() => {
  const html = document.documentElement;
  const stored = (key) => {
    try {
      return localStorage.getItem(key) || "";
    } catch {
      return "";
    }
  };
  const kept = stored("{{READING}}");
  const size = /^[12]/.exec(kept);
  if (kept && !/^[012]( (closing|[ap][1-9]\d*))?$/.test(kept)) console.warn("the kept settings make no sense; the default is used");
  if (size) html.dataset.size = size[0];
  const set = (theme, elder) => {
    for (const [name, value] of [["theme", theme], ["elder", elder]]) {
      if (value) html.dataset[name] = value;
      else delete html.dataset[name];
    }
    const button = document.querySelector("[data-elder-switch]");
    if (button) button.setAttribute("aria-pressed", !!elder);
  };
  const look = stored("{{LOOK}}").split(" ");
  set(["light", "dark"].find((theme) => look.includes(theme)), look.includes("elder") && "1");
  html.dataset.script = "";
  addEventListener("DOMContentLoaded", () => {
    set(html.dataset.theme, html.dataset.elder);
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
    const button = target.closest && target.closest("[data-elder-switch], [data-theme-switch]");
    if (!button) return;
    let { theme = "", elder } = html.dataset;
    if ("elderSwitch" in button.dataset) elder = elder ? "" : "1";
    else {
      const themes = matchMedia("(prefers-color-scheme: dark)").matches ? ["", "light", "dark"] : ["", "dark", "light"];
      theme = themes[(themes.indexOf(theme) + 1) % 3];
    }
    set(theme, elder);
    try {
      localStorage.setItem("{{LOOK}}", [theme, elder ? "elder" : ""].join(" ").trim());
    } catch {}
  });
})();
