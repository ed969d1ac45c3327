// The live preview in a page: a toolbar, what is wrong above the page, and the page itself anew when it has changed.
// It comes with the pages of `kuzbass-site serve` alone; nothing of it is in the site that is built.

const own = document.querySelector("script[data-preview]");
const digest = own.dataset.preview;
const KEPT = "preview|"; // what lasts from one view of the page to the next, as long as its window
const SOON = 1000; // ms
const LEFT = 3000; // ms
const PATIENCE = 400; // ms before it is said that a build is under way: most are done by then

// ---------------------------------------------------------------- where the reader was

function keepScroll() {
  sessionStorage.setItem(`${KEPT}scroll`, JSON.stringify([location.pathname, scrollX, scrollY]));
}

function restoreScroll() {
  const [path, x, y] = JSON.parse(sessionStorage.getItem(`${KEPT}scroll`) ?? "[]");
  sessionStorage.removeItem(`${KEPT}scroll`);
  if (path !== location.pathname) return;
  const go = () => scrollTo({ left: x, top: y, behavior: "instant" });
  go();
  if (document.readyState !== "complete") addEventListener("load", go, { once: true });
}

// ---------------------------------------------------------------- elements

function make(name, about = {}, ...inside) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(about)) {
    if (value !== "" && value !== false && value !== undefined) element.setAttribute(key, value === true ? "" : value);
  }
  element.append(...inside.filter((each) => each !== "" && each !== null));
  return element;
}

function leading(text, href, title) {
  return href ? make("a", { href, title }, text) : text;
}

function line(each) {
  const number = make("span", { class: "number" }, String(each.number).padStart(5), " ");
  const marked = each.here ? make("mark", {}, each.marked || " ") : "";
  return make("span", { class: each.here ? "line here" : "line" }, number, each.before, marked, each.after, "\n");
}

function mistake(each, words) {
  return make(
    "li", {},
    make(
      "p", { class: "where" },
      make("strong", { class: `level ${each.level}` }, each.kind), " ",
      leading(each.where, each.open, words.open), " ", make("code", {}, each.code),
    ),
    make("p", { class: "message" }, each.message),
    each.lines.length ? make("pre", { tabindex: "0" }, ...each.lines.map(line)) : "",
    each.hint ? make("p", { class: "hint" }, each.hint) : "",
  );
}

function row(each, words) {
  const items = each.items.map((item) => make("li", { class: item.level }, leading(item.text, item.open, words.open)));
  return [
    make("dt", {}, each.label),
    make("dd", { class: each.level }, each.text, items.length ? make("ul", {}, ...items) : ""),
  ];
}

// ---------------------------------------------------------------- the toolbar

const host = make("aside", { class: "preview" });
const shadow = host.attachShadow({ mode: "open" });
const state = make("span", { class: "state", role: "status" });
const toggle = make("button", { type: "button", class: "toggle", "aria-controls": "panel", "aria-keyshortcuts": "Alt+P" });
const wrong = make("button", { type: "button", class: "wrong", hidden: true });
const panel = make("div", { id: "panel", class: "panel", tabindex: "0", role: "region" });
const dialog = make("dialog", { "aria-labelledby": "title" });
const bar = make("div", { class: "bar" }, state, wrong, toggle);
let told = null;

function open(wanted) {
  panel.hidden = !wanted;
  toggle.setAttribute("aria-expanded", String(wanted));
  sessionStorage.setItem(`${KEPT}open`, wanted ? "yes" : "");
}

function showRows({ rows, words, level, brief, lang }) {
  host.lang = lang;
  host.setAttribute("aria-label", words.name);
  panel.setAttribute("aria-label", words.name);
  toggle.className = `toggle ${level}`;
  toggle.replaceChildren(make("b", {}, words.name), brief ? ` ${brief}` : "");
  panel.replaceChildren(make("dl", {}, ...rows.flatMap((each) => row(each, words))), make("p", { class: "keys" }, words.keys));
}

function showFailure({ failure, words, lang }) {
  wrong.hidden = !failure;
  wrong.textContent = words.show;
  if (!failure) {
    sessionStorage.removeItem(`${KEPT}aside`);
    dialog.close();
    return;
  }
  const same = JSON.stringify(failure);
  dialog.lang = lang;
  dialog.replaceChildren(
    make("h2", { id: "title" }, failure.title),
    failure.text ? make("p", {}, failure.text) : "",
    make("ol", {}, ...failure.mistakes.map((each) => mistake(each, words))),
    failure.more ? make("p", {}, failure.more) : "",
    failure.trace ? make("pre", { tabindex: "0" }, failure.trace) : "",
    make("form", { method: "dialog" }, make("button", {}, words.hide)),
  );
  if (!dialog.open && sessionStorage.getItem(`${KEPT}aside`) !== same) dialog.showModal();
}

let waiting = 0;

function say(words, key) {
  clearTimeout(waiting);
  const now = () => {
    state.textContent = key === "good" ? "" : words[key];
    state.className = `state ${key}`;
  };
  if (key === "busy") waiting = setTimeout(now, PATIENCE);
  else now();
}

// ---------------------------------------------------------------- what the server tells

let source = null;

function hear(event) {
  told = JSON.parse(event.data);
  if (told.page && told.page !== digest && !told.busy) {
    keepScroll();
    // A page that could not be had has no digest, and may not be to be had yet.
    setTimeout(() => source && location.reload(), digest ? 0 : SOON);
    return;
  }
  say(told.words, told.busy ? "busy" : told.failure ? "failed" : "good");
  showRows(told);
  if (!told.busy) showFailure(told);
  host.hidden = false;
}

function listen() {
  if (document.hidden || source) return;
  source = new EventSource(`/_preview/events?page=${encodeURIComponent(location.pathname)}`);
  source.onmessage = hear;
  source.onerror = () => told && say(told.words, "lost");
}

function stop() {
  source?.close();
  source = null;
}

toggle.addEventListener("click", () => open(panel.hidden));
wrong.addEventListener("click", () => dialog.showModal());
dialog.addEventListener("close", () => {
  if (told?.failure) sessionStorage.setItem(`${KEPT}aside`, JSON.stringify(told.failure)); // put aside by the reader
});
addEventListener("keydown", (event) => {
  if (event.altKey && !event.ctrlKey && !event.metaKey && event.code === "KeyP") {
    event.preventDefault();
    open(panel.hidden);
    toggle.focus();
  }
});
shadow.addEventListener("keydown", (event) => {
  if (event.key === "Escape" && !panel.hidden && !dialog.open) {
    open(false);
    toggle.focus();
  }
});
// Only a page that somebody sees asks what is new; another asks when it is seen.
document.addEventListener("visibilitychange", () => (document.hidden ? stop() : listen()));
// A page that is being left must not be loaded anew instead; one that was not left after all goes on.
addEventListener("beforeunload", () => {
  stop();
  setTimeout(listen, LEFT);
});
addEventListener("pagehide", stop);
addEventListener("pageshow", listen);

restoreScroll();
host.hidden = true;
open(sessionStorage.getItem(`${KEPT}open`) === "yes");
shadow.append(make("link", { rel: "stylesheet", href: "/_preview/client.css" }), panel, bar, dialog);
document.body.append(host);
listen();
