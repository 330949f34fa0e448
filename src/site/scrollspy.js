// The page of the whole text: its contents follow the reading, and the place is kept on the device
// beside the size of text. Called by the boot script when such a page is shown for the first time.
(() => {
  const html = document.documentElement;
  const first = (selector) => document.querySelector(selector);
  const top = (element) => element.getBoundingClientRect().top;
  let marked;
  // Whether the contents stand beside the text and not above it.
  const beside = () => first(".contents").offsetWidth * 2 < first("main").offsetWidth;
  // What it takes to be seen in its box; the page itself stays where it is.
  const reveal = (box, inside) => {
    const outer = box.getBoundingClientRect(), inner = inside.getBoundingClientRect();
    const above = inner.top - outer.top;
    box.scrollTop += above < 0 ? above : Math.max(inner.bottom - outer.bottom, 0);
  };
  const follow = (keep) => {
    if (!first(".detail--reader")) return;
    const links = [...document.querySelectorAll("#contents a")];
    const line = Math.max(top(first("main")), 0) + html.clientHeight / 5;
    let id = "";
    for (const section of document.querySelectorAll("[data-text] section")) {
      if (!id || top(section) <= line) id = section.id;
    }
    const link = document.getElementById("to-" + id);
    if (!link || link === marked) return;
    if (marked) marked.removeAttribute("aria-current");
    marked = link;
    link.setAttribute("aria-current", "true");
    reveal(first("#contents"), link);
    first(".contents__now").textContent = link.dataset.place;
    const at = links.indexOf(link);
    for (const [way, there] of [["prev", links[at - 1]], ["next", links[at + 1]]]) {
      const step = first(`.contents [rel=${way}]`);
      step.toggleAttribute("data-end", !there);
      if (there) step.setAttribute("href", there.getAttribute("href"));
    }
    if (!at) return;
    first(".resume").hidden = true;
    // Who has not begun keeps the place of the last time.
    if (keep) try {
      localStorage.setItem("{{READING}}", `${html.dataset.size || 0} ${id}`);
    } catch {}
  };
  const open = () => {
    const offer = first(".resume a");
    marked = 0;
    if (!offer) return;
    if (beside()) first(".contents__fold").open = true;
    let kept = "";
    try {
      kept = (localStorage.getItem("{{READING}}") || "").split(" ")[1];
    } catch {}
    // Behind the `#` of the single file stands a path, and an anchor after that.
    const link = kept && /^(#\/[^#]*)?$/.test(location.hash) && document.getElementById("to-" + kept);
    if (link && link.parentNode.previousSibling) {
      offer.textContent = offer.dataset.words.replace("{title}", link.dataset.place);
      offer.setAttribute("href", link.getAttribute("href"));
      offer.parentNode.hidden = false;
    }
    follow();
  };
  // When the page has been put in its place.
  const arrived = () => setTimeout(open);
  let waiting;
  addEventListener("yantu:moved", arrived);
  addEventListener("scroll", () => {
    waiting = waiting || setTimeout(() => {
      waiting = 0;
      follow(true);
    }, 120);
  }, true);
  addEventListener("click", ({ target }) => {
    if (target.closest && target.closest(".contents a") && !beside()) first(".contents__fold").open = false;
  });
  arrived();
})();
