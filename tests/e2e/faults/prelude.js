// What the scripts that make faults use.
const id = (name) => document.getElementById(name);
const all = (css) => [...document.querySelectorAll(css)];
const form = () => document.querySelector('[role=search], form');
const each = (root, kind, act) => {
    const walker = document.createTreeWalker(root, kind), nodes = [];
    while (walker.nextNode()) nodes.push(walker.currentNode);
    nodes.forEach(act);
};
const wrap = (node) => {
    const box = document.createElement('div');
    node.replaceWith(box);
    box.append(node);
};
const wrapWords = (node) => {
    if (!node.data.trim() || node.parentNode.namespaceURI !== document.body.namespaceURI) return;
    const font = document.createElement('font');
    node.replaceWith(font);
    font.append(node);
};
const refuse = () => { throw new Error('a fault'); };
const throwing = (node) => {
    for (const name of ['firstChild', 'childNodes', 'firstElementChild']) Object.defineProperty(node, name, { get: refuse });
};
const spoiled = [];
const spoil = (pattern, how) => spoiled.push([pattern, how]);
const parsed = new Promise((done) => addEventListener('DOMContentLoaded', done));
const atParsed = (act) => parsed.then(act);
const fetched = window.fetch;
window.fetch = async (...asked) => {
    const url = String(asked[0]);
    if (/app-[^/]*wasm/.test(url)) await parsed.then(() => 0);
    const hit = spoiled.find(([pattern]) => pattern.test(url));
    if (!hit) return fetched(...asked);
    const answer = await fetched(...asked);
    const bytes = hit[1](new Uint8Array(await answer.arrayBuffer()));
    return new Response(bytes, { headers: { 'content-type': answer.headers.get('content-type') } });
};
// Marks the document once the fault is made.
const act = () => {
    FAULTS[name]();
    const mark = () => { document.documentElement.dataset.fault = 'made'; };
    if (document.body) mark();
    else atParsed(mark);
};
