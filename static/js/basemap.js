// The region under the places: drawn from the guide's own data, in the colours of the style sheet.
/* global L */

const CITIES = 7; // from this zoom on cities are named,
const ALL = 10; // and from this every settlement

// Put the basemap on a map; the promise is kept once it is there. `lang` chooses the names.
export async function addBasemap(map, url, lang) {
  const answer = await fetch(url);
  if (!answer.ok) throw new Error(`${url}: ${answer.status}`);
  const { features } = await answer.json();
  const areas = features.filter((each) => each.geometry.type !== "Point");
  const layer = L.geoJSON(areas, {
    interactive: false,
    style: (each) => ({
      className: `base-${each.properties.kind}`,
      fill: each.geometry.type === "Polygon",
      fillRule: "evenodd",
      fillOpacity: 1,
    }),
  }).addTo(map);
  const name = (each) => each.properties.names?.[lang] ?? Object.values(each.properties.names ?? {})[0] ?? "";
  const points = features.filter((each) => each.geometry.type === "Point");
  const named = (kind) =>
    L.layerGroup(
      points
        .filter((each) => each.properties.kind === kind)
        .map(({ geometry: { coordinates: [lon, lat] }, ...each }) =>
          L.marker([lat, lon], { icon: label(name(each), kind), interactive: false, keyboard: false }),
        ),
    );
  const groups = [[CITIES, named("city")], [ALL, named("settlement")]];
  const show = () => {
    for (const [zoom, group] of groups) {
      if (map.getZoom() >= zoom) group.addTo(map);
      else group.remove();
    }
  };
  map.on("zoomend", show);
  show();
  const region = L.geoJSON(areas.filter((each) => each.properties.kind === "region"));
  return { layer, bounds: region.getBounds() };
}

function label(text, kind) {
  const words = document.createElement("span");
  words.textContent = text;
  words.setAttribute("aria-hidden", "true");
  return L.divIcon({ className: `name-of ${kind}`, html: words, iconSize: [0, 0] });
}
