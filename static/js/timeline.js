// The timeline: places and years are chosen, and the drawing and the list of events show the same.
// A stretch of years is shown by stretching what the bars are drawn in: their places are per cent of it.

const form = document.getElementById("x-span");
const shown = document.getElementById("x-shown");
const box = document.querySelector(".life-box");
const grid = document.getElementById("x-grid");
const axis = box.querySelector(".axis .stretch");
const stretches = [...document.querySelectorAll("#x-lives .stretch")];
const years = form.querySelector("output");
const { from, to } = form.elements;
to.append(...[...from.options].slice(1).map((each) => each.cloneNode(true)));

// An entry is named by the end of its address.
const idOf = (link) => link.getAttribute("href").match(/([^/]+\/[^/]+)\/(?:index\.html)?$/)?.[1] ?? "";

const events = [...document.querySelectorAll(".decade > ol > li")].map((item) => {
  const decade = parseInt(item.closest(".decade").querySelector("h2").id.slice(2), 10);
  const ids = [...item.querySelectorAll(".where a")].map(idOf);
  return { item, decade, until: Number(item.dataset.until) || decade + 9, ids };
});
const named = new Map(events.map((event) => [event.item.id, event]));
const eventOf = (link) => named.get(link.getAttribute("href").slice(1));

const lives = [...document.querySelectorAll(".life-list > li")].map((item) => {
  const [name, ...links] = item.querySelectorAll("a");
  const id = idOf(name);
  const { place = "", theme = "" } = item.dataset;
  const parts = [...item.querySelectorAll(".bar > *")].map((part) => {
    const [x, x1, x2, width] = ["x", "x1", "x2", "width"].map((of) => parseFloat(part.getAttribute(of)));
    return x1 >= 0 ? [x1, x2] : [x, x + width];
  });
  const own = { kind: id.split("/")[0], place: `${id} ${place}`, theme: `${id} ${theme}` };
  return { item, name, links, id, parts, ...own };
});
const drawn = new Map(lives.map((life) => [life.id, life]));
// What is not drawn can still be chosen by what it is.
const traits = (id) => drawn.get(id) ?? { kind: id.split("/")[0], place: id, theme: id };

const choices = () => [...form.querySelectorAll("select")].filter((each) => each !== from && each !== to);
const holds = (list, value) => !value || ` ${list} `.includes(` ${value} `);
const chosen = (entry) => choices().every(({ name, value }) => holds(entry[name], value));

// ---- the years

const decades = [...from.options].slice(1).map((each) => Number(each.value));
const start = () => Number(from.value) || decades[0];
const end = () => (Number(to.value) || decades.at(-1)) + 9;
const placeOf = new Map([...from.options].slice(1).map((each) => [Number(each.value), Number(each.dataset.x)]));
const place = (year) => {
  const decade = Math.floor(year / 10) * 10;
  const here = placeOf.get(decade) ?? 100;
  return here + (((placeOf.get(decade + 10) ?? 100) - here) * (year - decade)) / 10;
};

// What is shown, in per cent of the whole.
const part = () => [from.value ? place(start()) : 0, to.value ? place(end() + 1) : 100];

function stretch() {
  const [first, last] = part();
  const wide = 10_000 / (last - first);
  for (const each of stretches) {
    each.setAttribute("x", `${(-first * wide) / 100}%`);
    each.setAttribute("width", `${wide}%`);
  }
  box.classList.toggle("near", last - first < 40);
  fine();
}

// Finer lines for what is shown: the years of a few decades, the decades of a narrow century.
function fine() {
  for (const old of box.querySelectorAll(".fine")) old.remove();
  if (!from.value && !to.value) return;
  const step = end() - start() < 20 ? 1 : 10;
  const there = new Set([...axis.children].map((each) => each.textContent));
  const room = axis.ownerSVGElement.getBoundingClientRect().width / ((end() + 1 - start()) / step);
  for (let year = start(); year <= end(); year += step) {
    if (there.has(String(year))) continue;
    const line = document.createElementNS(grid.namespaceURI, "line");
    line.setAttribute("class", "grid-tick fine");
    line.setAttribute("x1", `${place(year)}%`);
    line.setAttribute("x2", `${place(year)}%`);
    line.setAttribute("y2", "100%");
    grid.insertBefore(line, grid.querySelector(".grid-tick"));
    if (room < 36 && (year / step) % 5) continue;
    const text = document.createElementNS(grid.namespaceURI, "text");
    text.setAttribute("class", "fine");
    text.setAttribute("x", `${place(year)}%`);
    text.setAttribute("y", 16);
    text.textContent = year;
    axis.append(text);
  }
}

const spanOf = () => (from.value || to.value ? Math.ceil((end() + 1 - start()) / 10) * 10 : 0);
const isCentury = () => start() % 100 === 0 && (spanOf() === 100 || (to.value && end() + 1 > decades.at(-1)));
const scaleOf = () => (spanOf() === 0 ? "" : spanOf() === 10 ? "10" : isCentury() ? "100" : "some");

function showYears(first, length) {
  const kept = Math.max(decades[0], Math.min(first, decades.at(-1)));
  from.value = kept;
  to.value = Math.max(kept, Math.min(first + length - 10, decades.at(-1)));
}

// The decade of most of what is shown, among these years.
function busiest(first, last) {
  const counts = new Map();
  for (const { item, decade } of events) {
    if (!item.hidden && decade >= first && decade <= last) counts.set(decade, (counts.get(decade) ?? 0) + 1);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? first;
}

function scale(span) {
  if (span === "") {
    from.value = to.value = "";
  } else {
    const decade = busiest(start(), end());
    if (span === "10") showYears(decade, 10);
    else showYears(Math.floor((spanOf() ? start() : decade) / 100) * 100, 100);
  }
  show();
  remember();
}

function controls() {
  for (const each of form.querySelectorAll("[data-span]")) {
    each.setAttribute("aria-pressed", each.dataset.span === scaleOf());
  }
  years.textContent = `${start()}–${to.value ? end() : to.options[0].text}`;
  const some = from.value || to.value;
  form.querySelector("[data-step='-1']").disabled = !some || start() <= decades[0];
  form.querySelector("[data-step='1']").disabled = !some || end() >= decades.at(-1) + 9;
}

let settle; // the drawing read by hand or by keys, once somebody does so

// ---- showing what is chosen

function show() {
  if (to.value && from.value && Number(to.value) < Number(from.value)) to.value = from.value;
  stretch();
  const inTime = (event) => event.decade <= end() && event.until >= start();
  const [first, last] = part();
  let places = 0;
  for (const life of lives) {
    const there =
      life.parts.some(([begin, finish]) => begin < last && finish > first) ||
      life.links.some((link) => eventOf(link) && inTime(eventOf(link)));
    life.item.hidden = !(chosen(life) && there);
    places += !life.item.hidden;
    for (const link of life.links) {
      const event = eventOf(link);
      link.classList.toggle("away", Boolean(event) && !inTime(event));
    }
  }
  for (const head of box.querySelectorAll("h3")) {
    head.hidden = !head.nextElementSibling.querySelector("li:not([hidden])");
  }
  let number = 0;
  for (const event of events) {
    event.item.hidden = !inTime(event) || !event.ids.some((id) => chosen(traits(id)));
    number += !event.item.hidden;
  }
  for (const link of document.querySelectorAll(".jump a")) {
    const section = document.getElementById(link.hash.slice(1)).closest("section");
    const some = section.querySelectorAll("li:not([hidden])").length;
    section.hidden = link.parentElement.hidden = !some;
    link.querySelector(".count").textContent = some;
  }
  shown.textContent = form.dataset.count.replace("{places}", places).replace("{events}", number);
  controls();
  settle?.();
}

function remember() {
  const url = new URL(location.href);
  for (const { name, value } of form.querySelectorAll("select")) {
    if (value) url.searchParams.set(name, value);
    else url.searchParams.delete(name);
  }
  if (url.href !== location.href) history.pushState(null, "", url);
}

function recall() {
  const asked = new URL(location.href).searchParams;
  for (const each of form.querySelectorAll("select")) {
    each.value = asked.get(each.name) ?? "";
    if (each.selectedIndex < 0) each.value = "";
  }
  if ([...asked.keys()].length) form.querySelector("details").open = true;
  show();
}

form.addEventListener("click", ({ target }) => {
  const button = target.closest("button[data-span], button[data-step]");
  if (!button) return;
  if (button.dataset.step) {
    showYears(start() + Number(button.dataset.step) * spanOf(), spanOf());
    show();
    remember();
    if (button.disabled) form.querySelector("[data-step]:not(:disabled)")?.focus();
  } else {
    scale(button.dataset.span);
  }
});
form.addEventListener("change", () => {
  show();
  remember();
});
form.addEventListener("reset", () =>
  setTimeout(() => {
    show();
    remember();
  }),
);
form.addEventListener("submit", (event) => event.preventDefault());
addEventListener("popstate", recall);

const help = document.createElement("p");
help.id = "x-lives-help";
help.className = "hidden";
help.textContent = box.dataset.help;
form.append(help);
box.setAttribute("aria-describedby", help.id);

// What reads the drawing is loaded when somebody first points at it or moves into it.
for (const happening of ["pointerover", "focusin"]) {
  box.addEventListener(
    happening,
    async ({ target }) => {
      const { reads } = await import("./lives.js");
      settle ??= reads({ box, lives, eventOf, scale, scaleOf }, target);
    },
    { once: true },
  );
}
form.hidden = false;
recall();
