// A page as an object: its content is a fragment, and a copy each time.
const fetched = ({ content, ...page }) => ({ ...page, content: content.cloneNode(true) });
// A page that `extras` prints, which is fetched first where it is not here.
const printed = (path) => new Promise((done, fail) => {
  const ask = () => say("yantu:print", path);
  const end = (act) => {
    removeEventListener("yantu:page-here", take);
    removeEventListener("yantu:extras-here", ask);
    removeEventListener("yantu:lost", lose);
    act();
  };
  const lose = () => end(() => fail(path));
  let isHere = false;
  const take = ({ detail }) => {
    const [own, heading, title, description, ...html] = detail.split("\n");
    if (own !== path) return;
    isHere = true;
    const template = document.createElement("template");
    template.innerHTML = html.join("\n");
    end(() => done({ heading, title, description, content: template.content }));
  };
  addEventListener("yantu:page-here", take);
  addEventListener("yantu:extras-here", ask);
  addEventListener("yantu:lost", lose);
  ask();
  if (!isHere) document.dispatchEvent(new CustomEvent("yantu:extras", { bubbles: true }));
});
