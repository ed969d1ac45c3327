// The map of all places: it moves, gathers what lies close together, and shows what has been chosen; the list
// beside it shows the same. Everything it knows it reads from the rows of that list.
/* global L */
import { addBasemap } from "./basemap.js";

const CLOSEST = 13; // the outlines are no better than that
const RADIUS = 44; // px within which places are gathered
const UNSURE = 900; // m: a smaller circle would lie under its mark
const VAGUE = 6000; // m: in a larger circle the middle is no better a guess than the rest, so its mark is hollow

const form = document.getElementById("x-choose");
const drawn = document.getElementById("x-drawn");
const count = document.getElementById("x-count");
const wishes = document.getElementById("x-wishes");
const byWay = document.getElementById("x-by-way");
const reset = document.getElementById("x-reset");
const calm = matchMedia("(prefers-reduced-motion: reduce)").matches;
const lang = document.documentElement.lang;
const words = form.dataset;

const places = [...document.querySelectorAll(".rows > li[data-lat]")].map((row) => ({
  row,
  home: row.parentNode,
  link: row.querySelector("a"),
  at: L.latLng(Number(row.dataset.lat), Number(row.dataset.lon)),
  accuracy: Number(row.dataset.accuracy),
  data: row.dataset,
}));

// --- the map, in the very room of the drawing

const svg = drawn.querySelector("svg");
const pane = document.createElement("div");
pane.className = "live-map";
pane.setAttribute("role", "region");
pane.setAttribute("aria-label", words.name);
const [, , width, height] = svg.getAttribute("viewBox").split(" ").map(Number);
pane.style.aspectRatio = `${width} / ${height}`;

const map = L.map(pane, {
  minZoom: 5,
  maxZoom: CLOSEST,
  zoomControl: false,
  attributionControl: false, // the credits stand under the map
  zoomSnap: 0.25,
  renderer: L.svg({ padding: 0.5 }),
  scrollWheelZoom: false, // the wheel belongs to the page until the map is in use
  zoomAnimation: !calm,
  fadeAnimation: !calm,
  markerZoomAnimation: !calm,
  inertia: !calm,
});
L.control.zoom({ position: "bottomright", zoomInTitle: words.in, zoomOutTitle: words.out }).addTo(map);
L.control.scale({ imperial: false }).addTo(map);

const CARD = { minWidth: 180, maxWidth: 250, autoPanPadding: [12, 12] };

const gathered = L.markerClusterGroup({
  maxClusterRadius: RADIUS,
  showCoverageOnHover: false,
  spiderLegPolylineOptions: { className: "spider" },
  chunkedLoading: true,
  animate: !calm,
  chunkProgress: (done, all) => done === all && name(),
  iconCreateFunction: (cluster) => clusterIcon(cluster.getChildCount()),
});

function clusterIcon(number) {
  const text = document.createElement("span");
  text.textContent = number;
  const unit = document.createElement("span");
  unit.className = "hidden";
  unit.textContent = ` ${words.places}`;
  text.append(unit);
  const size = number < 10 ? 36 : 44;
  return L.divIcon({ className: "gathered", html: text, iconSize: [size, size] });
}

function marker(place) {
  const made = L.marker(place.at, {
    icon: L.divIcon({ className: `spot ${place.data.kind}${place.accuracy > VAGUE ? " vague" : ""}`, iconSize: [24, 24] }),
    title: place.link.textContent,
    riseOnHover: true,
  });
  made.bindPopup(() => popup(place), CARD);
  if (place.accuracy > UNSURE) {
    const circle = around(place);
    made.on("add", () => circle.addTo(map));
    made.on("remove", () => circle.remove());
  }
  return made;
}

function around({ at, accuracy }) {
  return L.circle(at, { radius: accuracy, className: "accuracy", interactive: false });
}

function popup(place) {
  const card = document.createElement("div");
  card.className = "place-card";
  const link = place.link.cloneNode(true);
  const about = document.createElement("p");
  about.textContent = place.data.words;
  const where = document.createElement("p");
  where.className = "muted";
  where.textContent = place.row.querySelector(".muted").textContent;
  card.append(link, about, where);
  return card;
}

// Names of the region are drawn clear of the marks, which are named as well.
function name() {
  const view = map.getBounds().pad(0.2);
  const marks = new Set(chosen.filter((each) => view.contains(each.at)).map((each) => gathered.getVisibleParent(each.marker)));
  marks.delete(null);
  settle?.([...marks].map((mark) => ({
    at: mark.getLatLng(),
    size: mark.getChildCount ? 46 : 24,
    name: mark.options.title,
  })));
}

// --- the keyboard

let back; // where the focus came from, and goes when the card is closed

pane.addEventListener("keydown", (event) => {
  const mark = event.target.closest(".spot, .gathered");
  if (event.key === "Escape") {
    map.closePopup(); // Leaflet hears it only while the map itself has the focus
  } else if (mark && (event.key === "Enter" || event.key === " ")) {
    if (mark.matches(".spot")) back = mark;
    if (event.key === " ") {
      event.preventDefault();
      mark.click();
      if (mark.matches(".gathered")) pane.focus({ preventScroll: true });
    }
  }
});
pane.addEventListener("focusin", () => map.scrollWheelZoom.enable());
pane.addEventListener("focusout", (event) => {
  if (!pane.contains(event.relatedTarget)) map.scrollWheelZoom.disable();
});
map.on("popupopen", ({ popup }) => {
  const card = popup.getElement();
  card.querySelector(".leaflet-popup-close-button").setAttribute("aria-label", words.close);
  if (back) card.querySelector(".place-card a").focus({ preventScroll: true });
});
map.on("popupclose", ({ popup }) => {
  const to = back;
  back = undefined;
  // Whoever has gone elsewhere meanwhile stays there; what was focused in the card falls back to the body.
  const now = document.activeElement;
  if (!to || !(now === document.body || popup.getElement()?.contains(now))) return;
  (to.isConnected ? to : pane).focus({ preventScroll: true });
});

// --- what has been chosen

const fields = () => [...form.querySelectorAll("select")];
let chosen = [];

function choose({ move = true } = {}) {
  const asked = fields().filter((each) => each.value);
  chosen = places.filter(({ data }) => asked.every((each) => ` ${data[each.name]} `.includes(` ${each.value} `)));
  gathered.clearLayers();
  gathered.addLayers(chosen.map((place) => place.marker));
  if (move && chosen.length && chosen.length < places.length) {
    map.fitBounds(L.latLngBounds(chosen.map((place) => place.at)).pad(0.15), { maxZoom: 11, animate: !calm });
  } else if (move) {
    map.fitBounds(whole, { animate: !calm });
  }
  wishes.textContent = asked.length ? ` (${asked.length})` : "";
  list();
  name();
}

// The list shows what has been chosen and, if that is wished, only as far as the map shows it.
function list() {
  const here = form.elements.seen.checked ? map.getBounds() : undefined;
  const listed = new Set(here ? chosen.filter((place) => here.contains(place.at)) : chosen);
  for (const place of places) {
    if (place.row.hidden === listed.has(place)) place.row.hidden = !place.row.hidden;
  }
  for (const group of document.querySelectorAll(".map-list .group")) {
    group.hidden = !group.querySelector("li:not([hidden])");
  }
  count.textContent = words.count.replace("{shown}", listed.size).replace("{all}", places.length);
  reset.hidden = !fields().some((each) => each.value) && !here && !me;
}

function remember() {
  const url = new URL(location.href);
  url.search = "";
  for (const { name, value } of fields()) if (value) url.searchParams.set(name, value);
  if (form.elements.seen.checked) url.searchParams.set("seen", "1");
  if (url.href !== location.href) history.pushState(null, "", url);
}

function recall() {
  const asked = new URL(location.href).searchParams;
  for (const each of fields()) each.value = asked.get(each.name) ?? "";
  for (const each of fields()) if (each.selectedIndex < 0) each.value = "";
  form.elements.seen.checked = asked.has("seen");
}

// --- the list leads to the map

function show(place) {
  map.closePopup();
  back = place.go;
  if (place.accuracy > VAGUE) showAround(place);
  else gathered.zoomToShowLayer(place.marker, () => {
    if (map.getZoom() < 9) map.setView(place.at, 9, { animate: !calm });
    place.marker.openPopup();
  });
  pane.scrollIntoView({ block: "center", behavior: calm ? "auto" : "smooth" });
}

// Of a place that lies somewhere in a wide circle, the circle is what there is to see.
function showAround(place) {
  const circle = around(place).addTo(map);
  map.fitBounds(place.at.toBounds(place.accuracy * 2.2), { animate: !calm });
  L.popup(CARD).setLatLng(place.at).setContent(popup(place)).on("remove", () => circle.remove()).openOn(map);
}

function light(place, on) {
  const icon = gathered.getVisibleParent(place.marker)?.getElement?.();
  icon?.classList.toggle("lit", on);
}

function lead(place) {
  const go = document.getElementById("x-go").content.firstElementChild.cloneNode(true);
  go.setAttribute("aria-label", words.show.replace("{}", place.link.textContent));
  go.addEventListener("click", () => show(place));
  place.go = go;
  place.row.append(go);
  for (const [begin, end] of [["mouseenter", "mouseleave"], ["focusin", "focusout"]]) {
    place.row.addEventListener(begin, () => light(place, true));
    place.row.addEventListener(end, () => light(place, false));
  }
}

// --- near me: asked for only on a click, and never sent anywhere

let me;

// How far, no more exact than both positions are.
function far(metres, unsure) {
  const step = unsure < 100 ? 10 : 100;
  if (metres < 950 && unsure < 950) return `${Math.round(metres / step) * step}\u00a0${words.m}`;
  const digits = { maximumFractionDigits: metres < 10_000 && unsure < 950 ? 1 : 0 };
  return `${(metres / 1000).toLocaleString(lang, digits)}\u00a0${words.km}`;
}

function way(place, about) {
  const unsure = place.accuracy + about;
  if (place.away > unsure) return words.away.replace("{}", far(place.away, unsure));
  const step = place.away + unsure < 950 ? 100 : 1000;
  return words.within.replace("{}", far(Math.ceil((place.away + unsure) / step) * step, unsure));
}

function near({ coords }) {
  away();
  const at = L.latLng(coords.latitude, coords.longitude);
  me = L.layerGroup([
    L.circle(at, { radius: coords.accuracy, className: "me-about", interactive: false }),
    L.marker(at, {
      icon: L.divIcon({ className: "me", iconSize: [24, 24] }), zIndexOffset: 2000, title: words.here, alt: words.here, keyboard: false,
    }),
  ]).addTo(map);
  for (const place of places) {
    place.away = at.distanceTo(place.at);
    const told = document.createElement("b");
    told.className = "away";
    told.textContent = way(place, coords.accuracy);
    place.row.querySelector("a").after(" ", told);
  }
  const nearest = [...places].sort((a, b) => a.away - b.away);
  byWay.append(...nearest.map((place) => place.row));
  const among = new Set(chosen);
  const closest = nearest.filter((place) => among.has(place)).slice(0, 5);
  map.fitBounds(L.latLngBounds([at, ...closest.map((place) => place.at)]).pad(0.2), { maxZoom: 12, animate: !calm });
  list();
}

function away() {
  me?.remove();
  me = undefined;
  for (const each of document.querySelectorAll(".rows .away")) each.remove();
  if (byWay.firstChild) for (const place of places) place.home.append(place.row);
}

document.getElementById("x-near").addEventListener("click", () => {
  count.textContent = words.looking;
  const refused = () => (count.textContent = words.refused);
  if (navigator.geolocation) {
    navigator.geolocation.getCurrentPosition(near, refused, { maximumAge: 60_000, timeout: 20_000 });
  } else {
    refused();
  }
});

// --- and so it begins

let whole;
let settle;

async function begin() {
  const basemap = await addBasemap(map, new URL(words.basemap, location.href), lang);
  whole = basemap.bounds;
  settle = basemap.settle;
  for (const place of places) {
    place.marker = marker(place);
    lead(place);
  }
  svg.after(pane);
  drawn.classList.add("live"); // the drawing is still what is printed
  map.invalidateSize({ animate: false });
  map.fitBounds(whole, { animate: false });
  map.setMaxBounds(whole.pad(0.6));
  gathered.addTo(map);
  form.classList.add("ready");
  recall();
  choose({ move: fields().some((each) => each.value) });
  form.addEventListener("change", () => {
    remember();
    choose();
  });
  form.addEventListener("reset", () =>
    setTimeout(() => {
      away();
      remember();
      choose();
    }),
  );
  form.addEventListener("submit", (event) => event.preventDefault());
  gathered.on("animationend", name);
  map.on("moveend", () => {
    name();
    if (form.elements.seen.checked) list();
  });
  addEventListener("popstate", () => {
    recall();
    choose();
  });
}

// Without its data the drawing stays, which shows the same places.
begin().catch(() => {
  map.remove();
  form.hidden = true;
});
