// Looks at a page as it stands: what is in sight, what is cut off, what lies over something else.
// Read by sizes.rs, and run inside a function.
const said = (e) => `${e.tagName.toLowerCase()}.${e.getAttribute("class") || e.id} “${e.textContent.trim().replace(/\s+/g, " ").slice(0, 16)}”`;
const once = (ask) => {
  const known = new Map();
  return (e) => {
    if (!known.has(e)) known.set(e, ask(e));
    return known.get(e);
  };
};
const style = once((e) => {
  const { display, visibility, clipPath, opacity, position, overflowX, overflowY, textOverflow, webkitLineClamp } = getComputedStyle(e);
  return { display, visibility, clipPath, opacity, position, overflowX, overflowY, textOverflow, clamped: !!webkitLineClamp && webkitLineClamp !== "none" };
});

// Whether an element is painted at all.
const painted = once((e) => {
  if (!e || e === document.documentElement) return true;
  const { display, visibility, clipPath, opacity, position } = style(e);
  if (display === "none" || visibility !== "visible" || opacity === "0" || (position === "absolute" && clipPath.startsWith("inset"))) return false;
  if (e.parentElement.matches("details:not([open])") && !e.matches("summary")) return false;
  return painted(e.parentElement);
});
// What scrolls or hides what is in it; what stays where it is while the page scrolls.
const pane = once((e) => {
  const p = e.parentElement;
  if (!p || p === document.body) return null;
  return style(p).overflowX !== "visible" || style(p).overflowY !== "visible" ? p : pane(p);
});
const float = once((e) => (!e || e === document.body ? null : ["fixed", "sticky"].includes(style(e).position) && !e.matches(".stage__map") ? e : float(e.parentElement)));
const place = once((e) => e.getBoundingClientRect());

const inner = ({ left, right, top, bottom }, share) => ({ left: left + 1, right: right - 1, top: top + (bottom - top) * share, bottom: bottom - (bottom - top) * share });
const meet = (a, b) => ({ left: Math.max(a.left, b.left), right: Math.min(a.right, b.right), top: Math.max(a.top, b.top), bottom: Math.min(a.bottom, b.bottom) });
const clipped = (box, e) => {
  for (let p = pane(e); p; p = pane(p)) box = meet(box, place(p));
  return box;
};
// The lines of text in an element, as boxes without the leading.
const lines = (e) => {
  const walker = document.createTreeWalker(e, NodeFilter.SHOW_TEXT);
  const range = document.createRange();
  const boxes = [];
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!node.data.trim() || parent.namespaceURI.endsWith("svg") || !painted(parent)) continue;
    range.selectNodeContents(node);
    for (const box of range.getClientRects()) if (box.width > 2 && box.height > 2) boxes.push({ e: parent, ...inner(box, .2) });
  }
  return boxes;
};

// Names and controls that lie over each other.
const overlaps = (texts) => {
  const all = [];
  const add = (e, box, own = e) => {
    const cuts = style(own).overflowX !== "visible";
    const seen = clipped(cuts ? meet(box, place(own)) : box, own);
    all.push({ e, box: cuts ? seen : box, seen, float: float(own), pane: pane(own) });
  };
  for (const box of texts) {
    const e = box.e.closest("a, button, summary, label, h1, h2, h3");
    if (e && !e.closest(".skip-link")) add(e, box, box.e);
  }
  for (const e of document.querySelectorAll("button, input, select, .tree-open, svg text")) {
    if (!painted(e) || e.matches(".stage__grip, .tree__fold, .search__button")) continue;
    add(e, inner(place(e), e.matches("text") ? .22 : .05));
  }
  const is = ({ box }) => box.right - box.left > 1 && box.bottom - box.top > 1;
  const sorted = all.filter(is).sort((a, b) => a.box.top - b.box.top);
  const told = new Set();
  sorted.forEach((a, i) => {
    for (let j = i + 1; j < sorted.length && sorted[j].box.top < a.box.bottom; j++) {
      const b = sorted[j];
      if (a.float !== b.float || a.e.contains(b.e) || b.e.contains(a.e)) continue;
      const both = a.pane === b.pane ? meet(a.box, b.box) : meet(a.seen, b.seen);
      const [wide, high] = [Math.round(both.right - both.left), Math.round(both.bottom - both.top)];
      if (wide > 1 && high > 1) told.add(`${said(a.e)} overlaps ${said(b.e)} by ${wide}×${high}`);
    }
  });
  return [...told];
};

// Rows of tools, and the tree that has columns of its own, may scroll sideways.
const SIDEWAYS = ".switch, .tree-levels, .legend, input, .tree[data-virtual=columns]";
// What scrolls sideways, and words that their box or the screen cuts off.
const cuts = (texts, width) => {
  const told = new Set();
  const wide = Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) - width;
  if (wide > 0) told.add(`the page is ${wide} px too wide`);
  const panes = new Set(texts.map(({ e }) => [pane(e), e]).flat());
  for (const e of panes) {
    if (!e || e.matches(SIDEWAYS) || !["auto", "scroll"].includes(style(e).overflowX)) continue;
    const over = e.scrollWidth - e.clientWidth;
    if (over > 1) told.add(`${said(e)} scrolls ${over} px sideways`);
  }
  for (const box of texts) {
    let p = style(box.e).overflowX === "visible" ? pane(box.e) : box.e;
    if (!p) {
      if (box.right > width + 1 || box.left < -1) told.add(`${said(box.e)} runs over the edge`);
      continue;
    }
    if (p.matches(SIDEWAYS)) continue;
    const { overflowX, overflowY, textOverflow, clamped } = style(p);
    if (clamped || p.matches(".tree__row, .tree__row > a")) continue;
    if (overflowX === "hidden" && textOverflow !== "ellipsis" && (box.right > place(p).right + 1 || box.left < place(p).left - 1)) told.add(`${said(box.e)} is cut by ${said(p)}`);
    if (overflowY === "hidden" && box.bottom > place(p).bottom + 1) told.add(`${said(box.e)} is cut off below by ${said(p)}`);
  }
  return [...told];
};

const judge = (answer, isTouched, whole, width, bars) => {
  const texts = lines(document.body);
  const found = [...cuts(texts, width), ...overlaps(texts)];
  // The overview's own answer is the map.
  if (!isTouched || document.querySelector("#main .detail--overview")) return found;
  const bar = document.querySelector(".tab-bar").getBoundingClientRect();
  const edge = (bar.height ? bar.top : innerHeight) - bars;
  // Whether a line is on the screen, under nothing.
  const sight = (box) => {
    const hit = document.elementFromPoint(box.left + Math.min(8, (box.right - box.left) / 2), (box.top + box.bottom) / 2);
    return box.top >= 0 && box.bottom <= edge && hit && hit.closest("main");
  };
  const h1 = document.querySelector("#main h1");
  const name = lines(h1);
  const told = (box) => `${Math.round(box.bottom)} of ${Math.round(edge)}`;
  if (whole) {
    if (!name.every(sight)) found.push(`the name ends at ${told(name[name.length - 1])}`);
    const first = [...document.querySelectorAll(answer)].find((e) => e.closest("#main") && h1.compareDocumentPosition(e) & 4 && lines(e).length);
    const box = first && lines(first)[0];
    if (!first) found.push("there is no answer");
    else if (!sight(box)) found.push(`the first line of ${said(first)} ends at ${told(box)}`);
  } else {
    // A long name goes on in its own second line, another in what is below it.
    const second = name[1] || { ...name[0], bottom: h1.getBoundingClientRect().bottom + 8 };
    if (!sight(name[0])) found.push(`the name begins at ${told(name[0])}`);
    else if (second.bottom > edge) found.push(`nothing is seen after the name: ${told(second)}`);
  }
  return found;
};
