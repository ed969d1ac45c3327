// The page for searching: results as you type, grouped by kind. Pagefind does the looking up; it is loaded when
// the field is first used, so that a visitor who does not search pays nothing.

const STEP = 6; // results of one kind that are shown at once
const LOADED = 60; // results that are looked at, best first
const LAST = ["claims", "glossary", "sources", "pages"];
const PAUSE = 150; // ms without typing before a search begins

const form = document.getElementById("x-search");
const field = document.getElementById("x-query");
const found = document.getElementById("x-found");
const results = document.getElementById("x-results");
const root = new URL(form.dataset.root, location.href);
let loading;
let latest = 0;

function engine() {
  loading ??= import(new URL(form.dataset.bundle, location.href)).then(async (pagefind) => {
    await pagefind.options({ baseUrl: root.pathname, excerptLength: 24 });
    await pagefind.init();
    return pagefind;
  });
  loading.catch(() => (loading = undefined));
  return loading;
}

// ё is mostly typed as е, and the index has it so.
const plain = (text) => text.trim().replaceAll("ё", "е").replaceAll("Ё", "Е");

// An excerpt comes as escaped text in which only <mark> is a tag; it is put in as text all the same.
function excerpt(place, html) {
  const parsed = new DOMParser().parseFromString(html, "text/html").body;
  for (const node of parsed.childNodes) {
    if (node.nodeName === "MARK") {
      const mark = document.createElement("mark");
      mark.textContent = node.textContent;
      place.append(mark);
    } else {
      place.append(node.textContent);
    }
  }
}

function row(result) {
  const item = document.getElementById("x-result").content.cloneNode(true);
  const [link, kind, text] = [item.querySelector("a"), item.querySelector("span"), item.querySelector("p")];
  link.href = new URL(`.${result.meta.at}`, root);
  link.textContent = result.meta.title;
  kind.textContent = result.meta.kind ?? "";
  excerpt(text, result.excerpt);
  return item;
}

function section(template, list) {
  const part = template.content.cloneNode(true);
  const [count, rows, more] = [part.querySelector(".count"), part.querySelector("ol"), part.querySelector(".more")];
  count.textContent = list.length;
  let shown = 0;
  const show = () => {
    const from = shown;
    rows.append(...list.slice(shown, shown + STEP).map(row));
    shown = Math.min(shown + STEP, list.length);
    more.hidden = shown === list.length;
    return rows.children[from]?.querySelector("a");
  };
  more.addEventListener("click", () => show()?.focus());
  show();
  return part;
}

function told(query, count) {
  if (!query) return "";
  if (!count) return form.dataset.none.replace("{}", query);
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
  const query = field.value.trim();
  remember(query);
  let list = [];
  if (query) {
    found.textContent = form.dataset.waiting;
    try {
      const pagefind = await engine();
      const answer = await pagefind.search(plain(query));
      list = await Promise.all(answer.results.slice(0, LOADED).map((each) => each.data()));
    } catch {
      if (number === latest) found.textContent = form.dataset.failed;
      return;
    }
    if (number !== latest) return; // something else has been typed meanwhile
  }
  const groups = grouped(list);
  const templates = [...document.querySelectorAll("template[data-group]")];
  // First places and themes, the kind first that holds the best result; then what is said of them, then sources.
  const order = [...groups.keys()];
  const rank = (each) => (LAST.includes(each) ? order.length + LAST.indexOf(each) : order.indexOf(each));
  templates.sort((a, b) => rank(a.dataset.group) - rank(b.dataset.group));
  results.replaceChildren(
    ...templates
      .filter((each) => groups.has(each.dataset.group))
      .map((each) => section(each, groups.get(each.dataset.group))),
  );
  found.textContent = told(query, list.length);
}

function grouped(list) {
  const groups = new Map();
  for (const each of list) groups.set(each.meta.group, [...(groups.get(each.meta.group) ?? []), each]);
  return groups;
}

function step(event) {
  if (event.key !== "ArrowDown" && event.key !== "ArrowUp") return;
  const stops = [field, ...results.querySelectorAll("a, .more:not([hidden])")];
  const here = stops.indexOf(document.activeElement);
  const next = stops[here + (event.key === "ArrowDown" ? 1 : -1)];
  if (here < 0 || !next) return;
  event.preventDefault();
  next.focus();
}

function open() {
  field.value = new URL(location.href).searchParams.get("q") ?? "";
  if (field.value) search();
}

let timer;
field.addEventListener("focus", () => engine().catch(() => {}), { once: true });
field.addEventListener("input", () => {
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
