// The region under the places: drawn from the guide's own data, in the colours of the style sheet. Names stand where
// there is room: cities first, then the places that the page has marked, rivers, regions, villages.
/* global L */

const VILLAGES = 9; // from this zoom on every settlement is named
const REGIONS = 8.5; // and up to this one the regions around
const SIZES = { city: 14, place: 13.5, settlement: 12, river: 13, neighbour: 13 }; // px, as in the style sheet
const ORDER = ["city", "place", "river", "neighbour", "settlement"];

// Put the basemap on a map; the promise is kept once it is there. `lang` chooses the names. `settle(marks)` finds
// room for the names again, clear of marks: `{ at, size, name }`, in degrees, px and words; call it when they move.
export async function addBasemap(map, url, lang) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  const { features } = await answer.json();
  const layer = L.geoJSON(features, {
    filter: ({ properties }) => properties.kind !== "neighbour",
    interactive: false,
    style: ({ properties, geometry }) => ({
      className: `base-${properties.kind}`,
      fill: geometry.type !== "MultiLineString",
      fillRule: "evenodd",
      fillOpacity: 1,
    }),
    pointToLayer: ({ properties }, at) =>
      L.circleMarker(at, { radius: properties.kind === "city" ? 2.5 : 1.5, stroke: false, interactive: false }),
  }).addTo(map);
  const region = L.geoJSON(features.filter((each) => each.properties.kind === "region"));
  return { layer, bounds: region.getBounds(), settle: names(map, features, lang) };
}

function names(map, features, lang) {
  const pane = map.createPane("names");
  pane.classList.add("names");
  pane.setAttribute("aria-hidden", "true");
  const called = ({ properties: { names } }) => names?.[lang] ?? Object.values(names ?? {})[0] ?? "";
  const shore = features
    .filter((each) => each.properties.kind === "region")
    .flatMap((each) => each.geometry.coordinates.flat())
    .map((each) => L.GeoJSON.coordsToLatLng(each));
  const things = features
    .filter((each) => called(each) && each.properties.kind !== "region")
    .map((each) => thing(each, called(each)));
  const widths = new Map();
  const width = ({ kind, name }) => {
    const key = `${kind} ${name}`;
    if (!widths.has(key)) {
      const { box, text } = written(name, kind);
      pane.append(box);
      widths.set(key, text.offsetWidth);
      box.remove();
    }
    return widths.get(key);
  };
  const shown = new Map();
  let last = [];
  let ready = false;
  const settle = (marks = last) => {
    last = marks;
    const named = marks.filter((mark) => mark.name).map(marked);
    if (ready) place(map, [...things, ...named], { marks, shore, width, shown });
  };
  map.whenReady(() => {
    ready = true;
    settle();
  });
  document.fonts?.ready.then(() => {
    widths.clear();
    settle();
  });
  return settle;
}

const marked = ({ at, size, name }) => ({ kind: "place", name, at, off: size / 2 });

function thing({ properties: { kind }, geometry }, name) {
  if (kind !== "river") return { kind, name, at: L.GeoJSON.coordsToLatLng(geometry.coordinates), off: 3 };
  const longest = geometry.coordinates.reduce((a, b) => (b.length > a.length ? b : a));
  return { kind, name, line: longest.map((each) => L.GeoJSON.coordsToLatLng(each)) };
}

// Give each name the first of its sites that is free, and move, add or take away what stands on the map.
function place(map, things, { marks, shore, width, shown }) {
  const zoom = map.getZoom();
  const origin = map.containerPointToLayerPoint([0, 0]);
  const view = L.bounds(origin, origin.add(map.getSize()));
  const covered = marks.map(({ at, size }) => around(map.latLngToLayerPoint(at), size / 2 + 2, size / 2 + 2));
  const taken = [...covered, ...controls(map, origin)];
  const outline = shore.map((each) => map.latLngToLayerPoint(each)).filter((each) => view.contains(each));
  const free = (boxes) => boxes.every((box) => view.contains(box) && !taken.some((other) => box.overlaps(other)));
  const wanted = things
    .filter(({ kind }) => (kind !== "settlement" || zoom >= VILLAGES) && (kind !== "neighbour" || zoom <= REGIONS))
    .sort((a, b) => ORDER.indexOf(a.kind) - ORDER.indexOf(b.kind));
  const found = new Map();
  for (const each of wanted) {
    if (found.has(each.name) || (each.at && !view.contains(map.latLngToLayerPoint(each.at)))) continue;
    const size = SIZES[each.kind];
    for (const site of sites(map, each, width(each), size, view, covered)) {
      if (!free(site.boxes)) continue;
      // A region around is named beside the outline, never across it.
      if (each.kind === "neighbour" && outline.some((point) => site.boxes[0].contains(point))) continue;
      taken.push(...site.boxes);
      found.set(each.name, { ...site, kind: each.kind });
      break;
    }
  }
  for (const [name, marker] of shown) {
    if (found.get(name)?.kind === marker.kind) continue;
    marker.remove();
    shown.delete(name);
  }
  for (const [name, site] of found) {
    const at = map.layerPointToLatLng(site.middle);
    if (!shown.has(name)) shown.set(name, label(name, site.kind, at).addTo(map));
    const marker = shown.get(name).setLatLng(at);
    marker.text.style.transform = `translate(-50%, -50%) rotate(${site.turn}deg)`;
  }
}

function* sites(map, { kind, at, off, line }, wide, high, view, covered) {
  const w = wide / 2;
  const h = high * 0.6;
  const flat = (x, y) => ({ middle: L.point(x, y), turn: 0, boxes: [around({ x, y }, w + 1, h)] });
  if (line) {
    yield* along(line.map((each) => map.latLngToLayerPoint(each)), wide, view);
    return;
  }
  const { x, y } = map.latLngToLayerPoint(at);
  if (kind === "neighbour") {
    for (const dy of [0, -30, 30, -60, 60]) for (const dx of [0, -30, 30, -60, 60]) yield flat(x + dx, y + dy);
    return;
  }
  // Beside the dot, or beyond the mark that covers it; farther away nobody would know whose name it is.
  const hidden = kind !== "place" && covered.some((box) => box.contains(L.point(x, y)));
  for (const gap of hidden ? [off + 4, off + 14, off + 24, off + 34] : [off + 4]) {
    yield flat(x + gap + w, y);
    yield flat(x - gap - w, y);
    yield flat(x, y + gap + h - 1);
    yield flat(x, y - gap - h + 1);
  }
}

// Sites along a river, as far as it is in view: above its chord, where it is straight enough to be read.
function* along(points, wide, view) {
  const inner = L.bounds(view.min.add([wide / 2, 14]), view.max.subtract([wide / 2, 14]));
  let since = Infinity;
  for (let i = 0; i < points.length; i += 1) {
    since += i ? points[i].distanceTo(points[i - 1]) : 0;
    if (since < 24 || !inner.contains(points[i])) continue;
    since = 0;
    const end = points.slice(i).findIndex((each) => each.distanceTo(points[i]) >= wide) + i;
    if (end < i || points[end].distanceTo(points[i]) > wide * 1.6) continue;
    const [a, b] = points[i].x < points[end].x ? [points[i], points[end]] : [points[end], points[i]];
    const turn = Math.atan2(b.y - a.y, b.x - a.x);
    const off = points.slice(i, end).map((p) => (p.x - a.x) * Math.sin(turn) - (p.y - a.y) * Math.cos(turn));
    if (Math.max(...off) > 10 || Math.min(...off) < -16 || Math.abs(turn) > 1.45) continue;
    const lift = 8 + Math.max(0, ...off);
    const middle = a.add(b).divideBy(2).add([Math.sin(turn) * lift, -Math.cos(turn) * lift]);
    const boxes = [];
    for (let s = -wide / 2; s <= wide / 2; s += 10) {
      boxes.push(around(middle.add([Math.cos(turn) * s, Math.sin(turn) * s]), 7, 7));
    }
    yield { middle, turn: (turn * 180) / Math.PI, boxes };
  }
}

// The room that buttons and the scale take on the map.
function controls(map, origin) {
  const corner = map.getContainer().getBoundingClientRect();
  return [...map.getContainer().querySelectorAll(".leaflet-control")].map((each) => {
    const { left, top, right, bottom } = each.getBoundingClientRect();
    return L.bounds([left - corner.left, top - corner.top], [right - corner.left, bottom - corner.top]);
  }).map((box) => L.bounds(origin.add(box.min), origin.add(box.max)));
}

const around = ({ x, y }, w, h) => L.bounds([x - w, y - h], [x + w, y + h]);

function written(name, kind) {
  const box = document.createElement("div");
  const text = document.createElement("span");
  box.className = `name-of ${kind}`;
  text.textContent = name;
  box.append(text);
  return { box, text };
}

function label(name, kind, at) {
  const { box, text } = written(name, kind);
  const icon = L.divIcon({ className: box.className, html: text, iconSize: [0, 0] });
  return Object.assign(L.marker(at, { icon, pane: "names", interactive: false, keyboard: false }), { text, kind });
}
