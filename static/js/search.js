// The page for searching: results as you type, grouped by kind. Pagefind does the looking up; it is loaded when
// the field is first used, so that a visitor who does not search pays nothing.

const STEP = 5; // results of one kind that are shown at once
const LAST = ["claims", "glossary", "sources", "pages"];
const PAUSE = 150; // ms without typing before a search begins
const PATIENCE = 500; // ms of searching before it is said that it takes a while
// A title counts most, then other names. The languages of a title are told, not looked for. ё = е, wholly.
const RANKING = { metaWeights: { title: 12, names: 3, kind: 1, tongues: 0 }, diacriticSimilarity: 0 };
const BETWEEN = " \u00b7 "; // names of one record

const form = document.getElementById("x-search");
const field = document.getElementById("x-query");
const found = document.getElementById("x-found");
const hints = document.getElementById("x-hints");
const results = document.getElementById("x-results");
const root = new URL(form.dataset.root, location.href);
let loading;
let latest = 0;

function engine() {
  loading ??= start();
  loading.catch(() => (loading = undefined));
  return loading;
}

async function start() {
  const bundle = new URL(form.dataset.bundle, location.href);
  const kinds = fetch(new URL(`groups.${document.documentElement.lang}.json`, bundle), { cache: "no-cache" });
  kinds.catch(() => {}); // it is awaited below
  const pagefind = await import(bundle);
  await pagefind.options({ baseUrl: root.pathname, excerptLength: 24, ranking: RANKING });
  await pagefind.init();
  const kindOf = new Map();
  for (const [kind, names] of Object.entries(await (await kinds).json())) {
    for (const name of names) kindOf.set(name, kind);
  }
  return { pagefind, kindOf };
}

// The letters as they are compared: without accents, so without the dots of ё.
const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
const wordsOf = (text) => folded(text).match(/[\p{L}\p{N}]+/gu) ?? [];

function marked(text) {
  const mark = document.createElement("mark");
  mark.textContent = text;
  return mark;
}

// An excerpt comes as escaped text in which only <mark> is a tag; it is put in as text all the same.
function excerpt(html) {
  const parsed = new DOMParser().parseFromString(html, "text/html").body;
  return [...parsed.childNodes].map((node) =>
    node.nodeName === "MARK" ? marked(node.textContent) : node.textContent,
  );
}

// A name with the words marked that begin as a word of the query does; nothing if there are none.
function named(name, asked) {
  const parts = name.split(/([\p{L}\p{N}]+)/u);
  const isAsked = parts.map((part) => wordsOf(part).some((word) => asked.some((begun) => word.startsWith(begun))));
  return isAsked.includes(true) ? parts.map((part, at) => (isAsked[at] ? marked(part) : part)) : [];
}

function speak(place, lang) {
  if (lang) place.lang = lang;
}

// By which other name it was found, where the title does not tell.
function alias(place, { title, names = "" }, tongues, asked) {
  if (named(title, asked).length) return;
  names.split(BETWEEN).some((name, at) => {
    const words = named(name, asked);
    if (!words.length) return false;
    const text = place.querySelector("span");
    text.append(...words);
    speak(text, tongues[at + 2]);
    place.hidden = false;
    return true;
  });
}

function row({ meta, raw_url: address, excerpt: text }, asked) {
  const item = document.getElementById("x-result").content.cloneNode(true);
  const part = (name) => item.querySelector(`.result-${name}`);
  const tongues = meta.tongues?.split(",") ?? [];
  // A word of the glossary is an anchor of its page: `/glossary/#word.html` in the index.
  part("title").href = new URL(`.${address.replace(/(#.*)\.html$/, "$1")}`, root);
  part("title").textContent = meta.title;
  speak(part("title"), tongues[0]);
  part("kind").textContent = meta.kind ?? "";
  alias(part("name"), meta, tongues, asked);
  part("text").append(...excerpt(text));
  speak(part("text"), tongues[1]);
  return item;
}

async function section(name, list, asked) {
  const part = document.querySelector(`template[data-group="${name}"]`).content.cloneNode(true);
  const [count, rows, more] = [".count", "ol", ".links"].map((each) => part.querySelector(each));
  const show = async () => {
    const from = rows.children.length;
    const next = await Promise.all(list.slice(from, from + STEP).map((each) => each.data()));
    rows.append(...next.map((each) => row(each, asked)));
    more.hidden = rows.children.length === list.length;
    return rows.children[from].querySelector("a");
  };
  more.querySelector("button").addEventListener("click", async () => {
    try {
      (await show()).focus();
    } catch {
      found.textContent = form.dataset.failed;
    }
  });
  count.textContent = list.length;
  await show();
  return part;
}

// First places and themes, the kind first that holds the best result; then what is said of them, then sources.
function inOrder(groups) {
  const best = ([, list]) => list[0].score;
  const last = ([name]) => LAST.indexOf(name);
  return groups.sort((a, b) => last(a) - last(b) || best(b) - best(a));
}

// What is found of each kind. A match that counts nothing is none: see the ranking.
async function lookUp(query) {
  const { pagefind, kindOf } = await engine();
  const answer = await pagefind.search(query);
  const kinds = new Set([...document.querySelectorAll("template[data-group]")].map(({ dataset }) => dataset.group));
  const groups = new Map();
  for (const each of answer.results.filter(({ score }) => score > 0)) {
    const kind = kindOf.get(each.id.slice(each.id.lastIndexOf("_") + 1));
    if (!kinds.has(kind)) continue;
    if (!groups.has(kind)) groups.set(kind, []);
    groups.get(kind).push(each);
  }
  return inOrder([...groups]);
}

function told(query, count) {
  if (!query) return "";
  if (!count) return form.dataset.none.replace("{}", () => query);
  return count === 1 ? form.dataset.one : form.dataset.few.replace("{}", count);
}

function remember(query) {
  const url = new URL(location.href);
  if (query) url.searchParams.set("q", query);
  else url.searchParams.delete("q");
  if (url.href !== location.href) history.replaceState(null, "", url);
}

async function search() {
  const number = ++latest;
  const query = field.value.trim().normalize("NFC");
  remember(query);
  const waiting = setTimeout(() => number === latest && (found.textContent = form.dataset.waiting), PATIENCE);
  let groups = [];
  let parts = [];
  try {
    if (query) groups = await lookUp(query);
    if (number !== latest) return; // something else has been typed meanwhile
    parts = await Promise.all(groups.map(([name, list]) => section(name, list, wordsOf(query))));
  } catch {
    if (number === latest) found.textContent = form.dataset.failed;
    return;
  } finally {
    clearTimeout(waiting);
  }
  if (number !== latest) return;
  results.replaceChildren(...parts);
  hints.hidden = !query || parts.length > 0;
  found.textContent = told(query, groups.reduce((sum, [, list]) => sum + list.length, 0));
}

function step(event) {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const stops = [field, ...results.querySelectorAll("a, .links:not([hidden]) button")];
  const here = stops.indexOf(document.activeElement);
  const next = stops[here + (event.key === "ArrowDown" ? 1 : -1)];
  if (here < 0 || !next) return;
  event.preventDefault();
  next.focus();
}

function open() {
  field.value = new URL(location.href).searchParams.get("q") ?? "";
  search();
}

let timer;
field.addEventListener("input", () => {
  engine().catch(() => {});
  clearTimeout(timer);
  timer = setTimeout(search, PAUSE);
});
form.addEventListener("submit", (event) => {
  event.preventDefault();
  clearTimeout(timer);
  search();
});
document.addEventListener("keydown", step);
addEventListener("popstate", open);

form.hidden = false;
document.getElementById("x-without").hidden = true;
document.getElementById("x-with").hidden = false;
open();
if (!field.value) field.focus({ preventScroll: true });
// Only now: that the field is focused as the page opens does not mean that somebody searches.
field.addEventListener("focus", () => engine().catch(() => {}), { once: true });
