//! The faults that are put into a page.

/// A fault: its name, and the script that makes it.
pub(super) type Fault = (&'static str, &'static str);

/// What changes the document. `each` calls a function with every node of a kind, `all` lists elements.
pub(super) const DOCUMENT: [Fault; 42] = [
    (
        "an element first in the body",
        "body.prepend(document.createElement('div'))",
    ),
    (
        "a comment first in the body",
        "body.prepend(document.createComment('x'))",
    ),
    ("text first in the body", "body.prepend('x')"),
    (
        "a script first in the body",
        "body.prepend(document.createElement('script'))",
    ),
    (
        "an element last in the body",
        "body.append(document.createElement('div'))",
    ),
    (
        "an element after the body",
        "html.append(document.createElement('div'))",
    ),
    (
        "an element after the input",
        "id('q').after(document.createElement('x-icon'))",
    ),
    (
        "an element before the input",
        "id('q').before(document.createElement('x-icon'))",
    ),
    (
        "an element first in the form",
        "form().prepend(document.createElement('b'))",
    ),
    (
        "an element first in the tree",
        "id('tree').prepend(document.createElement('b'))",
    ),
    (
        "an element first in the map",
        "id('map').prepend(document.createElement('b'))",
    ),
    (
        "an element first in the text",
        "id('main').prepend(document.createElement('b'))",
    ),
    (
        "words of the text wrapped",
        "each(id('main'), 4, wrapWords)",
    ),
    (
        "all words wrapped twice",
        "each(body, 4, wrapWords); each(body, 4, wrapWords)",
    ),
    (
        "all words translated",
        "each(body, 4, (node) => { if (node.data.trim()) node.data = 'x'; })",
    ),
    ("the tree wrapped", "wrap(id('tree'))"),
    ("the map wrapped", "wrap(id('map'))"),
    ("the form wrapped", "wrap(form())"),
    ("the text wrapped", "wrap(id('main'))"),
    (
        "the body's content wrapped",
        "const box = document.createElement('div'); box.append(...body.childNodes); body.append(box)",
    ),
    (
        "comments stripped",
        "each(body, 128, (node) => node.remove())",
    ),
    (
        "comments put in",
        "all('body *').forEach((node) => node.before(document.createComment('x')))",
    ),
    (
        "white space put in",
        "all('body *').forEach((node) => node.before('\\n'))",
    ),
    (
        "white space stripped",
        "each(body, 4, (node) => { if (!node.data.trim()) node.remove(); })",
    ),
    ("texts joined", "body.normalize()"),
    (
        "the tools of the tree removed",
        "all('.tree-tools').forEach((node) => node.remove())",
    ),
    ("the tree removed", "id('tree').remove()"),
    ("the map removed", "id('map').remove()"),
    (
        "the grip removed",
        "all('.stage__grip').forEach((node) => node.remove())",
    ),
    (
        "the footer removed",
        "all('footer').forEach((node) => node.remove())",
    ),
    (
        "the live regions removed",
        "id('announcer').remove(); id('notice').remove()",
    ),
    (
        "the languages removed",
        "all('[data-lang]').forEach((node) => node.remove())",
    ),
    (
        "the tabs removed",
        "all('.tab-bar').forEach((node) => node.remove())",
    ),
    (
        "a row of the tree removed",
        "all('[data-node]')[0].remove()",
    ),
    ("a division removed", "all('[data-county]')[0].remove()"),
    (
        "the rows of the tree reordered",
        "const rows = all('[data-node]'); rows[0].parentNode.append(...rows.reverse())",
    ),
    (
        "the text before tree and map",
        "id('stage').prepend(id('main'))",
    ),
    (
        "the masthead last",
        "body.append(document.querySelector('.masthead'))",
    ),
    (
        "the counts of elements stripped",
        "all('[data-elements]').forEach((node) => node.removeAttribute('data-elements'))",
    ),
    (
        "ARIA stripped",
        "all('*').forEach((node) => [...node.attributes].forEach(({ name }) => /^(aria-|role)/.test(name) && node.removeAttribute(name)))",
    ),
    (
        "inline styles and classes of a theme",
        "html.className = 'translated-ltr dark'; all('body *').forEach((node) => node.setAttribute('data-darkreader', ''))",
    ),
    ("a second form", "body.append(form().cloneNode(true))"),
];

/// What changes files, storage and the browser's own objects before the page starts. `spoil` changes the
/// bytes of what is fetched.
pub(super) const SURROUNDINGS: [Fault; 26] = [
    (
        "the program cut short",
        "spoil(/app-[^/]*wasm/, (bytes) => bytes.slice(0, 20000))",
    ),
    (
        "the program empty",
        "spoil(/app-[^/]*wasm/, () => new Uint8Array())",
    ),
    (
        "the program another file",
        "spoil(/app-[^/]*wasm/, (bytes) => bytes.fill(7, 100, 9000))",
    ),
    ("the program blocked", "spoil(/app-[^/]*wasm/, refuse)"),
    (
        "the index cut short",
        "spoil(/index-/, (bytes) => bytes.slice(0, 900))",
    ),
    (
        "the index spoiled",
        "spoil(/index-/, (bytes) => bytes.fill(255, 50, 2000))",
    ),
    ("the index blocked", "spoil(/index-/, refuse)"),
    (
        "the further lenses cut short",
        "spoil(/lenses-/, (bytes) => bytes.slice(0, 900))",
    ),
    ("the further lenses blocked", "spoil(/lenses-/, refuse)"),
    (
        "pages cut short",
        "spoil(/\\/(county|read|search)\\//, (bytes) => bytes.slice(0, 300))",
    ),
    (
        "pages blocked",
        "spoil(/\\/(county|read|search)\\//, refuse)",
    ),
    (
        "site.json spoiled",
        "spoil(/site.json/, (bytes) => bytes.fill(7))",
    ),
    ("a full storage", "Storage.prototype.setItem = refuse"),
    (
        "no service worker",
        "Object.defineProperty(Navigator.prototype, 'serviceWorker', { get: () => undefined })",
    ),
    ("no WebAssembly", "delete window.WebAssembly"),
    (
        "a clock that stands still",
        "Date.now = () => 0; performance.now = () => 0",
    ),
    (
        "a clock that runs backwards",
        "let now = 1e13; Date.now = () => (now -= 1000)",
    ),
    (
        STEADY_CLOCK,
        "let now = 1e13; performance.now = () => (now -= 1000)",
    ),
    (
        "frames that come late",
        "window.requestAnimationFrame = (draw) => setTimeout(draw, 700, 0)",
    ),
    ("no idle time", "window.requestIdleCallback = () => 0"),
    (
        "timers that come late",
        "const timer = setTimeout; window.setTimeout = (act, wait, ...rest) => timer(act, Math.max(wait || 0, 1000), ...rest)",
    ),
    ("a map that throws", "atParsed(() => throwing(id('map')))"),
    ("a tree that throws", "atParsed(() => throwing(id('tree')))"),
    (
        "a search that throws",
        "atParsed(() => throwing(form().parentNode))",
    ),
    (
        "a storage full of nonsense",
        "for (const key of Object.keys(localStorage).concat('yantu:look', 'yantu:reading')) localStorage[key] = '{\\u0000'",
    ),
    (
        "a cache full of nonsense",
        "caches.keys().then((names) => names.forEach((name) => caches.open(name).then((cache) => cache.keys().then((keys) => keys.forEach((key) => cache.put(key, new Response('x')))))))",
    ),
];

/// What makes the page's own objects throw when the program uses them again.
pub(super) const THROWING: [Fault; 5] = [
    ("a map that throws later", "throwing(id('map'))"),
    ("a tree that throws later", "throwing(id('tree'))"),
    ("a search that throws later", "throwing(form().parentNode)"),
    (
        "a text that throws later",
        "throwing(id('main')); id('main').replaceChildren = refuse",
    ),
    (
        "a history that throws",
        "history.pushState = refuse; history.replaceState = refuse",
    ),
];

/// Files that do not come: what is refused, by patterns of addresses.
pub(super) const FILES: [Fault; 10] = [
    ("the style sheet", "*/style-*"),
    ("the shapes of the map", "*/map-*"),
    ("the boot script", "*/boot-*"),
    ("the program's script", "*/app-*.js"),
    ("the program", "*/app-*.wasm"),
    ("the index", "*/index-*"),
    ("the extras", "*/extras-*"),
    ("the plan", "*/plan-*"),
    ("the settings of the host", "*/host-*"),
    ("the pages", "*/county/*"),
];

/// Left out in WebKit, whose driver looks for elements until this clock of the page says that it is time.
pub(super) const STEADY_CLOCK: &str = "a steady clock that runs backwards";

/// The faults after which the map may have no place on the screen: its links are pressed by a script.
pub(super) const UNSEEN: [&str; 3] = [
    "the style sheet",
    "the shapes of the map",
    "the body's content wrapped",
];
