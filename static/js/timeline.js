// The timeline: places and years are chosen, and the drawing and the list of events show the same.
// A stretch of years is shown by stretching what the bars are drawn in: their places are per cent of it.

const form = document.getElementById("x-span");
const shown = document.getElementById("x-shown");
const lives = [...document.querySelectorAll(".life-list > li")];
const events = [...document.querySelectorAll(".decade li[data-ids]")];
const stretches = [...document.querySelectorAll("#x-lives .stretch")];
const box = document.querySelector(".life-box");
const { from, to } = form.elements;

const choices = () => [...form.querySelectorAll("select")].filter((each) => each !== from && each !== to);
const holds = (list, value) => !value || ` ${list} `.includes(` ${value} `);

// The chosen years as shares of the drawing: where they begin, and where they end.
function span() {
  const start = Number(from.selectedOptions[0].dataset.x ?? 0);
  const after = to.value && to.options[to.selectedIndex + 1];
  return [start, after ? Number(after.dataset.x) : 100];
}

function stretch() {
  const [start, end] = span();
  const wide = 10_000 / (end - start);
  for (const each of stretches) {
    each.setAttribute("x", `${(-start * wide) / 100}%`);
    each.setAttribute("width", `${wide}%`);
  }
  box.classList.toggle("near", end - start < 40);
}

function show() {
  if (to.value && from.value && Number(to.value) < Number(from.value)) to.value = from.value;
  stretch();
  const drawn = new Set();
  const all = choices().every((each) => !each.value);
  for (const life of lives) {
    life.hidden = !choices().every(({ name, value }) => holds(life.dataset[name], value));
    if (!life.hidden) drawn.add(life.dataset.id);
  }
  let number = 0;
  for (const section of document.querySelectorAll(".decade")) {
    const decade = Number(section.querySelector("h2").id.match(/[0-9]+/)[0]);
    const is = (!from.value || decade >= Number(from.value)) && (!to.value || decade <= Number(to.value));
    let some = false;
    for (const event of section.querySelectorAll("li[data-ids]")) {
      event.hidden = !is || !(all || event.dataset.ids.split(" ").some((id) => drawn.has(id)));
      some ||= !event.hidden;
      number += !event.hidden;
    }
    section.hidden = !some;
  }
  shown.textContent = form.dataset.count.replace("{places}", drawn.size).replace("{events}", number);
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
form.hidden = false;
recall();
