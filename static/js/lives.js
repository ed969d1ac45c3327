// The drawn timeline, read: what is pointed at stands in a line above it, whole; to the Tab key the drawing is one
// stop, and arrows move in it.

export function reads({ box, lives, eventOf, scale, scaleOf }, first) {
  const reading = box.querySelector(".reading");
  let current = lives.find((life) => !life.item.hidden)?.name ?? lives[0].name;

  // What an event says, as the list has it without the numbers of its sources.
  function told({ item }) {
    const [when, what] = item.querySelectorAll(":scope > span");
    const copy = what.cloneNode(true);
    for (const each of copy.querySelectorAll("sup, .doubt, .mark")) each.remove();
    return { when: when.textContent, what: copy.textContent.trim(), lang: copy.querySelector("[lang]")?.lang };
  }

  function tell(link) {
    const life = lives.find((each) => each.item.contains(link));
    if (!life) return;
    const event = eventOf(link);
    const { when, what, lang } = event ? told(event) : {};
    const head = document.createElement("b");
    const words = document.createElement("span");
    head.textContent = `${life.name.textContent}${when ? `, ${when}` : ""}. `;
    words.textContent = what ?? life.item.querySelector(".bar title")?.textContent ?? "";
    if (lang) words.lang = lang;
    reading.replaceChildren(head, words);
  }

  for (const life of lives) {
    for (const link of life.links) {
      const event = eventOf(link);
      if (!event) continue;
      const { when, what } = told(event);
      link.querySelector("title").textContent = `${when}: ${what}`;
    }
  }

  // Marks are small: the nearest to the pointer, not far from it, is meant.
  const REACH = 14;
  let near = null;
  function nearest({ target, clientX }) {
    const row = target.closest?.(".life-list .life");
    const life = row && lives.find((each) => each.item.contains(row));
    const away = (link) => {
      const { left, right } = link.getBoundingClientRect();
      return Math.max(left - clientX, clientX - right, 0);
    };
    const marks = life?.links.filter((link) => !link.matches(".bar, .away")) ?? [];
    return marks.filter((link) => away(link) <= REACH).sort((a, b) => away(a) - away(b))[0] ?? null;
  }
  box.addEventListener("pointermove", (event) => {
    const found = nearest(event);
    if (found !== near) {
      near?.classList.remove("near-by");
      near = found;
      near?.classList.add("near-by");
    }
    const link = found ?? event.target.closest?.("a");
    if (link) tell(link);
  });
  box.addEventListener("pointerleave", () => near?.classList.remove("near-by"));
  box.addEventListener("click", (event) => {
    const found = nearest(event);
    if (!found || found.contains(event.target) || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    location.hash = found.getAttribute("href");
  });

  function settle() {
    if (lives.find((life) => life.item.contains(current))?.item.hidden || current.matches(".away")) {
      current = lives.find((life) => !life.item.hidden)?.name ?? current;
    }
    for (const { name, links } of lives) for (const link of [name, ...links]) link.setAttribute("tabindex", -1);
    current.setAttribute("tabindex", 0);
  }

  box.addEventListener("focusin", ({ target }) => {
    const link = target.closest("a");
    if (!link) return;
    current.setAttribute("tabindex", -1);
    current = link;
    current.setAttribute("tabindex", 0);
    tell(link);
  });
  box.addEventListener("keydown", (event) => {
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    const spans = ["", "100", "10"];
    const now = Math.max(spans.indexOf(scaleOf()), scaleOf() === "some" ? 1 : 0);
    const seen = lives.filter((life) => !life.item.hidden);
    const at = seen.findIndex((life) => life.item.contains(document.activeElement));
    if (at < 0) return;
    const stops = [seen[at].name, ...seen[at].links.filter((link) => !link.matches(".away"))];
    const here = stops.indexOf(document.activeElement);
    const closer = () => now < 2 && scale(spans[now + 1]);
    const act = {
      ArrowDown: () => seen[at + 1]?.name.focus(),
      ArrowUp: () => seen[at - 1]?.name.focus(),
      ArrowRight: () => stops[here + 1]?.focus(),
      ArrowLeft: () => stops[here - 1]?.focus(),
      Home: () => (here > 0 ? stops : seen.map((life) => life.name))[0].focus(),
      End: () => (here > 0 ? stops : seen.map((life) => life.name)).at(-1).focus(),
      "+": closer,
      "=": closer,
      "-": () => now > 0 && scale(spans[now - 1]),
    }[event.key];
    if (!act) return;
    event.preventDefault();
    act();
    if (!box.contains(document.activeElement)) current.focus();
  });

  const link = first.closest?.("a");
  if (link && box.contains(document.activeElement)) current = link;
  settle();
  if (link) tell(link);
  return settle;
}
