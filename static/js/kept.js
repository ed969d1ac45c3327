/* The page of what is kept on this device: lists it, and takes it away. */

import { prefix, registration } from "./offline.js";

const list = document.querySelector("[data-kept]");
const all = document.querySelector("[data-remove-all]");

begin();

async function begin() {
  meant();
  const registered = await registration;
  if (!registered) return;
  await show(prefix(registered));
  all.closest("section").hidden = false; // only now: the list above it has found its length
  all.disabled = false;
  all.addEventListener("click", () => removeAll(registered));
}

/* The address that was meant, where the worker has led here instead. */
function meant() {
  if (!location.hash.startsWith("#/")) return;
  const again = document.querySelector("[data-again]");
  const root = document.querySelector("script[data-worker]").dataset.worker;
  again.href = new URL(location.hash.slice(2), new URL(root, document.baseURI)).href;
  document.querySelector("[data-missing]").hidden = false;
}

async function show(start) {
  const tours = [];
  const pages = new Map();
  const map = new Map();
  for (const name of await caches.keys()) {
    if (!name.startsWith(start)) continue;
    const [kind, id] = name.slice(start.length).split("|");
    const cache = await caches.open(name);
    if (kind === "saved") tours.push({ name, page: await tourIn(cache, id) });
    if (kind !== "pages" && kind !== "map") continue;
    for (const request of await cache.keys()) {
      const page = await titled(cache, request);
      if (page) (kind === "map" ? map : pages).set(request.url, page);
    }
  }
  const groups = [
    [list.dataset.tours, tours.filter(({ page }) => page).map(({ name, page }) => row(page, () => forget(name, start)))],
    [list.dataset.map, [...map.values()].map((page) => row(page))],
    [list.dataset.pages, [...pages.values()].reverse().map((page) => row(page))],
  ];
  const sections = groups.filter(([, rows]) => rows.length).map(([heading, rows]) => section(heading, rows));
  list.replaceChildren(...(sections.length ? sections : [element("p", { textContent: list.dataset.none })]));
  await size();
}

/* The page of the tour among those of its stops. Each is put last when it is read again, so their order says nothing. */
async function tourIn(cache, id) {
  for (const request of await cache.keys()) {
    const page = await titled(cache, request, `data-tour="${id}"`);
    if (page) return page;
  }
  return null;
}

/* Titles end with the name of the guide, which every page here has. */
async function titled(cache, request, mark = "") {
  const response = await cache.match(request);
  if (!/html/.test(response?.headers.get("content-type") ?? "")) return null;
  const text = await response.text();
  if (!text.includes(mark)) return null;
  const page = new DOMParser().parseFromString(text.split("</head>")[0], "text/html");
  const title = page.title.split(" · ").slice(0, -1).join(" · ") || page.title;
  return { url: request.url, title, lang: page.documentElement.lang };
}

function row({ url, title, lang }, remove) {
  const item = element("li");
  item.append(element("a", { href: url, textContent: title, lang }));
  if (remove) {
    const button = element("button", { type: "button", textContent: list.dataset.remove });
    button.setAttribute("aria-label", `${list.dataset.remove}: ${title}`);
    button.addEventListener("click", remove);
    item.append(button);
  }
  return item;
}

function section(heading, rows) {
  const made = element("section");
  const ul = element("ul", { className: "rows" });
  ul.append(...rows);
  made.append(element("h2", { textContent: heading }), ul);
  return made;
}

async function forget(name, start) {
  await caches.delete(name);
  await show(start);
  (list.querySelector("button") ?? all).focus();
}

async function size() {
  const words = document.querySelector("[data-size]");
  const { usage } = (await navigator.storage?.estimate?.().catch(() => null)) ?? {};
  if (!usage) return;
  const megabytes = new Intl.NumberFormat(document.documentElement.lang, {
    style: "unit", unit: "megabyte", maximumFractionDigits: 1,
  });
  words.textContent = words.dataset.size.replace("{size}", megabytes.format(usage / 1e6));
}

async function removeAll(registered) {
  const said = document.querySelector("[data-removed]");
  const start = prefix(registered);
  try {
    await registered.unregister();
    for (const name of await caches.keys()) {
      if (name.startsWith(start)) await caches.delete(name);
    }
    for (const name of Object.keys(localStorage)) {
      if (name.startsWith("guide|")) localStorage.removeItem(name);
    }
    await show(start);
    document.querySelector("[data-size]").textContent = "";
    said.textContent = said.dataset.removed;
    all.disabled = true;
  } catch {
    said.textContent = said.dataset.failed;
  }
}

function element(name, values = {}) {
  return Object.assign(document.createElement(name), values);
}
