// A list of entries, chosen and ordered without a reload. The other pages of the list are loaded when somebody first
// chooses something: their cards are the data, so nothing is said twice.

const STEP = 24; // cards that are shown at once
const PAUSE = 200; // ms without typing before words count

const form = document.getElementById("x-choose");
const list = document.getElementById("x-list");
const chosen = document.getElementById("x-chosen");
const rows = chosen.querySelector("ul");
const more = chosen.querySelector(".more");
const count = document.getElementById("x-count");
const statuses = [...(form.elements.status?.options ?? [])].map((each) => each.value);

const fields = () => [...form.querySelectorAll("select, input")];
const folded = (text) => text.toLowerCase().replaceAll("ё", "е").normalize("NFC");
let loading;

// The cards of one page of the list, with what they can be chosen by.
function read(part, address) {
  const traits = part.dataset.traits.split(";");
  return [...part.querySelectorAll(".card")].map((card, number) => {
    const [status, type, first, decade, tag] = traits[number].split("|");
    const own = document.importNode(card, true);
    // Its links are those of another page.
    for (const link of own.querySelectorAll("[href]")) link.href = new URL(link.getAttribute("href"), address).href;
    for (const image of own.querySelectorAll("[src]")) image.src = new URL(image.getAttribute("src"), address).href;
    return { card: own, words: folded(card.textContent), status, type, first, decade, tag };
  });
}

function everything() {
  loading ??= Promise.all(
    list.dataset.parts
      .trim()
      .split(" ")
      .map(async (part) => {
        const address = new URL(part, location.href);
        if (address.pathname === location.pathname) return read(list, location.href);
        const answer = await fetch(address);
        if (!answer.ok) throw new Error(`${address}: ${answer.status}`);
        const page = new DOMParser().parseFromString(await answer.text(), "text/html");
        return read(page.getElementById("x-list"), address);
      }),
  ).then((parts) => parts.flat());
  loading.catch(() => (loading = undefined));
  return loading;
}

function fits(entry) {
  return fields().every(({ name, value }) => {
    if (!value || name === "order") return true;
    if (name === "words") return folded(value).split(/\s+/).every((word) => entry.words.includes(word));
    return ` ${entry[name]} `.includes(` ${value} `);
  });
}

const orders = {
  first: (a, b) => (a.first || "9999").localeCompare(b.first || "9999"),
  status: (a, b) => (statuses.indexOf(a.status) || 99) - (statuses.indexOf(b.status) || 99),
};

async function show() {
  const asked = fields().some((each) => each.value);
  list.hidden = asked;
  chosen.hidden = !asked;
  if (!asked) {
    count.textContent = "";
    return;
  }
  let all;
  try {
    all = await everything();
  } catch {
    list.hidden = false;
    chosen.hidden = true;
    count.textContent = form.dataset.failed;
    return;
  }
  const found = all.filter(fits);
  const order = orders[form.elements.order.value];
  if (order) found.sort(order);
  let shown = 0;
  const next = () => {
    const from = shown;
    rows.append(...found.slice(shown, shown + STEP).map((each) => each.card));
    shown = Math.min(shown + STEP, found.length);
    more.hidden = shown === found.length;
    return rows.children[from]?.querySelector("a");
  };
  rows.replaceChildren();
  next();
  more.onclick = () => next()?.focus();
  count.textContent = form.dataset.count.replace("{shown}", found.length).replace("{all}", all.length);
}

function remember(push) {
  const url = new URL(location.href);
  for (const { name, value } of fields()) {
    if (value) url.searchParams.set(name, value);
    else url.searchParams.delete(name);
  }
  if (url.href === location.href) return;
  if (push) history.pushState(null, "", url);
  else history.replaceState(null, "", url);
}

function recall() {
  const asked = new URL(location.href).searchParams;
  for (const each of fields()) {
    each.value = asked.get(each.name) ?? "";
    if (each.selectedIndex < 0) each.value = "";
  }
  if ([...asked.keys()].length) form.querySelector("details").open = true;
  show();
}

let timer;
form.addEventListener("input", (event) => {
  clearTimeout(timer);
  const typed = event.target.name === "words";
  timer = setTimeout(
    () => {
      remember(!typed);
      show();
    },
    typed ? PAUSE : 0,
  );
});
form.addEventListener("reset", () =>
  setTimeout(() => {
    remember(true);
    show();
  }),
);
form.addEventListener("submit", (event) => event.preventDefault());
addEventListener("popstate", recall);
form.hidden = false;
recall();
