/* A tour on the way: which stops were seen, the sheet to print, the pages to keep for where there is no network. */

import { prefix, registration } from "./offline.js";

const tour = document.querySelector("[data-tour]");
const fill = (words, values) => words.replace(/\{(\w+)\}/g, (_, name) => values[name]);

document.querySelector("[data-print]").addEventListener("click", () => print());
progress();
saving();
tour.classList.add("scripted");

/* Kept under the id of the tour and those of its stops, so that both languages and a new order of stops share it. */
function progress() {
  const place = `guide|seen|${tour.dataset.tour}`;
  const boxes = [...tour.querySelectorAll("[data-seen]")];
  const count = tour.querySelector("[data-count]");
  const clear = tour.querySelector("[data-clear]");
  const read = () => {
    try {
      return new Set(JSON.parse(localStorage.getItem(place) ?? "[]"));
    } catch {
      return new Set();
    }
  };
  const show = (seen) => {
    for (const box of boxes) box.checked = seen.has(box.dataset.seen);
    const number = boxes.filter((box) => box.checked).length;
    count.textContent = fill(count.dataset.count, { seen: number, count: boxes.length });
    clear.disabled = !number;
  };
  const keep = (seen) => {
    try {
      if (seen.size) localStorage.setItem(place, JSON.stringify([...seen]));
      else localStorage.removeItem(place);
    } catch {
      // The marks then last as long as the page.
    }
    show(seen);
  };
  tour.addEventListener("change", (event) => {
    if (event.target.matches("[data-seen]")) {
      keep(new Set(boxes.filter((box) => box.checked).map((box) => box.dataset.seen)));
    }
  });
  clear.addEventListener("click", () => {
    keep(new Set());
    boxes[0].focus();
  });
  addEventListener("storage", (event) => event.key === place && show(read()));
  addEventListener("pageshow", () => show(read()));
  show(read());
}

async function saving() {
  const button = tour.querySelector("[data-save]");
  const state = tour.querySelector("[data-state]");
  const registered = button && (await registration);
  if (!registered) return;
  const words = { save: button.textContent, remove: button.dataset.remove };
  const id = `${button.dataset.save}|${document.documentElement.lang}`;
  const name = `${prefix(registered)}saved|${id}`;
  let saved = await caches.has(name).catch(() => false);
  const show = (said = "") => {
    button.textContent = saved ? words.remove : words.save;
    button.disabled = false;
    state.textContent = said;
  };
  button.addEventListener("click", async () => {
    if (saved) {
      saved = !(await caches.delete(name));
      show(state.dataset.removed);
      return;
    }
    button.disabled = true;
    const { active } = await navigator.serviceWorker.ready;
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = ({ data }) => {
      if ("saved" in data) {
        saved = data.saved;
        show(saved ? state.dataset.saved : state.dataset.failed);
        port1.close();
      } else {
        state.textContent = fill(state.dataset.saving, data);
      }
    };
    const urls = button.dataset.pages.split(" ").map((page) => new URL(page, document.baseURI).href);
    active.postMessage({ save: id, urls }, [port2]);
  });
  show(saved ? state.dataset.saved : "");
}
