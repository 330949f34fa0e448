// Hands live parts of the page back to the browser: all of them where the program breaks off. A panic is
// such an end, and so are memory that runs out, a fault of the compiler, and an exception of the browser's
// own functions that the program did not expect.
const handBack = (id) => {
  const root = document.getElementById(id);
  if (!root) return;
  // A copy has what was printed and typed, but no listeners.
  const focus = root.contains(document.activeElement) && document.activeElement.id;
  const copy = root.cloneNode(true);
  copy.dataset.handedBack = "";
  root.replaceWith(copy);
  const focused = focus && document.getElementById(focus);
  if (focused) focused.focus();
};
const handBackAll = () => ["map", "tree", "search"].forEach(handBack);
// The program did not start: the page is as printed, and says so.
const giveUp = () => {
  document.documentElement.dataset.failed = "still";
  handBackAll();
};
{
  const words = {{WORDS}};
  const broken = ({ error, reason }) => {
    if (!self.WebAssembly || !((error || reason) instanceof WebAssembly.RuntimeError || error && /wasm-function/.test(error.stack))) return;
    document.documentElement.dataset.failed = "";
    if (document.getElementById("failure")) return;
    handBackAll();
    // What the history leads to is another page.
    addEventListener("popstate", () => location.reload());
    const notice = document.createElement("div");
    notice.id = notice.className = "failure";
    notice.setAttribute("role", "alert");
    for (const [at, tag] of ["strong", "p", "a"].entries()) {
      const element = document.createElement(tag);
      element.textContent = words[at];
      if (tag === "a") element.setAttribute("href", "");
      notice.append(element);
    }
    document.body.prepend(notice);
  };
  for (const sign of ["error", "unhandledrejection"]) addEventListener(sign, broken);
  // A tool that was pressed in vain says so.
  let tool;
  const tell = (text) => {
    const notice = document.getElementById("notice");
    if (notice) notice.textContent = text;
  };
  addEventListener("click", ({ target }) => {
    tool = target.closest && target.closest(".tool, .sentence__anchor");
  }, true);
  addEventListener("yantu:lost", () => {
    if (!tool) return;
    tool = 0;
    tell(words[3]);
    setTimeout(() => tell(""), 6e3);
  });
}
