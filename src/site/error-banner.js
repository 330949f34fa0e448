// When one of the programs breaks off, the page stays as it stands: says so above it, and names a way
// on. A panic is such an end, and so are memory that runs out and a fault of the compiler.
{
  const words = {{WORDS}};
  const broken = ({ error, reason }) => {
    if (!self.WebAssembly || !((error || reason) instanceof WebAssembly.RuntimeError)) return;
    document.documentElement.dataset.failed = "";
    if (document.getElementById("failure")) return;
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
}
