/* The service worker: pages that were read, the map and saved tours open without a network.

   `sw.js` at the root of the site sets GUIDE and loads this file. Pages come from the network and only when it
   fails or takes too long from what is kept; files whose names change with their content are kept for good.
   Whatever goes wrong with what is kept, the network answers as if there were no worker. */

const { version, core, offline } = self.GUIDE;
const SCOPE = self.registration.scope;
const PREFIX = `guide|${SCOPE}|`;
const CORE = `${PREFIX}core|${version}`;
const MAP = `${PREFIX}map|${version}`;
const SAVED = `${PREFIX}saved|`;
const PAGES = `${PREFIX}pages`;
const FILES = `${PREFIX}files`;
const PICTURES = `${PREFIX}pictures`;
const MOST = { [PAGES]: 200, [FILES]: 300, [PICTURES]: 150 };
const PATIENCE = 3000;

const at = (path) => new URL(path, SCOPE).href;
const key = (url) => url.split(/[?#]/)[0];
const names = async () => (await caches.keys()).filter((name) => name.startsWith(PREFIX));
const isPage = (response) =>
  response.status === 200 && response.type === "basic" && /html/.test(response.headers.get("content-type") ?? "");

addEventListener("install", (event) => event.waitUntil(install()));
addEventListener("activate", (event) => event.waitUntil(activate()));
addEventListener("fetch", answer);
addEventListener("message", (event) => event.waitUntil(obey(event).catch(() => {})));

async function install() {
  const cache = await caches.open(CORE);
  await Promise.all(
    core.map(async (path) => {
      const response = await fetch(at(path), path.startsWith("static/") ? {} : { cache: "no-cache" });
      if (!response.ok) throw new Error(path);
      await cache.put(at(path), response);
    }),
  );
  await self.skipWaiting();
}

/* Pages that were kept before still name the files of their time. */
async function activate() {
  for (const name of await names()) {
    if (!name.startsWith(`${PREFIX}core|`) || name === CORE) continue;
    const old = await caches.open(name);
    for (const { url } of await old.keys()) {
      if (url.startsWith(at("static/")) && !core.includes(url.slice(SCOPE.length))) {
        await store(FILES, url, await old.match(url));
      }
    }
    await caches.delete(name);
  }
  await self.clients.claim();
}

function answer(event) {
  const { request } = event;
  if (request.method !== "GET" || !request.url.startsWith(SCOPE) || request.headers.has("range")) return;
  const path = key(request.url).slice(SCOPE.length);
  if (path === "sw.js" || path.startsWith("pagefind/")) return;
  if (path.startsWith("static/")) {
    event.respondWith(keptFirst(event));
    return;
  }
  const kind = request.mode === "navigate" ? PAGES : request.destination === "image" ? PICTURES : "";
  const network = fetch(request);
  // Begun now, so that the page is kept even when it comes after the patience has run out.
  event.waitUntil(network.then((response) => keepCopy(kind, request, response)).catch(() => {}));
  event.respondWith(networkFirst(request, network, kind));
}

async function keptFirst(event) {
  const { request } = event;
  const kept = await find(request.url);
  if (kept) return kept;
  const response = await fetch(request);
  if (response.status === 200 && response.type === "basic") {
    event.waitUntil(store(FILES, request.url, response.clone()).catch(() => {}));
  }
  return response;
}

async function networkFirst(request, network, kind) {
  const late = new Promise((done) => setTimeout(done, PATIENCE));
  const timely = await Promise.race([network, late]).catch(() => undefined);
  if (timely) return timely;
  const kept = await find(key(request.url));
  if (kept) return kept;
  try {
    return await network;
  } catch (error) {
    const instead = kind === PAGES && (await missing(key(request.url).slice(SCOPE.length)));
    if (instead) return instead;
    throw error;
  }
}

/* The page that says that another is not here, in the language of that one. Its links hold at its own address only,
   so the visitor is led there; the address that was meant stands behind the #. */
async function missing(path) {
  const [, page] = offline.find(([start]) => path.startsWith(start)) ?? [];
  if (!page || path === page || !(await find(at(page)))) return null;
  return Response.redirect(`${at(page)}#/${path}`, 302);
}

async function find(url) {
  try {
    return await caches.match(url, { ignoreVary: true });
  } catch {
    return undefined;
  }
}

/* A page or a picture as it is now, in the place of every copy that is kept of it. */
async function keepCopy(kind, request, response) {
  const wanted = kind === PAGES ? isPage(response) : response.status === 200 && response.type === "basic";
  if (!wanted) return;
  const url = key(request.url);
  const copy = response.clone();
  if (kind) await store(kind, url, copy.clone());
  for (const name of await names()) {
    const cache = name === kind ? null : await caches.open(name);
    if (await cache?.match(url, { ignoreVary: true })) await cache.put(url, copy.clone());
  }
}

/* At most so many: what was kept first goes first. */
async function store(name, url, response) {
  const cache = await caches.open(name);
  await cache.delete(url, { ignoreVary: true });
  await cache.put(url, response);
  const kept = await cache.keys();
  for (const old of kept.slice(0, Math.max(0, kept.length - MOST[name]))) await cache.delete(old);
}

/* What pages ask for: { keep: url }, { map: url }, { save: id, urls }. */
async function obey({ data, ports }) {
  if (data.keep) await keepWhole(PAGES, FILES, key(data.keep));
  if (data.map && !(await (await caches.open(MAP)).match(data.map))) {
    await keepWhole(MAP, MAP, data.map);
    for (const name of await names()) {
      if (name.startsWith(`${PREFIX}map|`) && name !== MAP) await caches.delete(name);
    }
  }
  if (data.save) await save(`${SAVED}${data.save}`, data.urls, (said) => ports[0]?.postMessage(said));
}

async function save(name, urls, say) {
  try {
    await caches.delete(name);
    for (const [done, url] of urls.entries()) {
      say({ done, count: urls.length });
      await keepWhole(name, name, url);
    }
    say({ saved: true });
  } catch {
    await caches.delete(name);
    say({ saved: false });
  }
}

/* A page with all that it needs to look and work as it does: into the one cache, its files into the other. The page
   comes last, so that one that is kept is whole, and one that was interrupted is fetched again. */
async function keepWhole(pages, files, url) {
  if (!url.startsWith(SCOPE)) return;
  const response = await fetch(url, { cache: "no-cache" });
  if (!isPage(response)) throw new Error(url);
  const html = await response.clone().text();
  const cache = await caches.open(files);
  const seen = new Set();
  await Promise.all([...needs(html, url)].map(([file, others]) => keepFile(cache, file, others, seen)));
  if (MOST[pages]) await store(pages, url, response);
  else await (await caches.open(pages)).put(url, response);
}

async function keepFile(cache, url, others, seen) {
  if (seen.has(url) || !url.startsWith(SCOPE) || url.startsWith(at("pagefind/"))) return;
  seen.add(url);
  try {
    const response = (await find(url)) ?? (await fetch(url));
    if (!response.ok) return;
    for (const each of [url, ...others]) await cache.put(each, response.clone());
    const pattern = /\.css$/.test(url)
      ? /url\(\s*["']?([^"')]+)["']?\s*\)/g
      : /\.m?js$/.test(url) && /(?:\bfrom|\bimport)\s*\(?\s*["'](\.{1,2}\/[^"']+)["']/g;
    if (!pattern) return;
    const found = [...(await response.text()).matchAll(pattern)].map(([, name]) => new URL(name, url).href);
    // Of the fonts those that the page itself names have to do.
    const more = found.filter((name) => !/\.woff2?$/.test(name));
    await Promise.all(more.map((name) => keepFile(cache, name, [], seen)));
  } catch {
    // Without one of its files a page can still be read.
  }
}

/* The files that a page names, each with the other sizes of the same picture: one of them has to do for all. */
function needs(html, base) {
  const found = new Map();
  const add = (name, others = []) => {
    const [url, ...more] = [name, ...others].map((each) => new URL(each.replaceAll("&amp;", "&"), base).href);
    found.set(url, more);
  };
  const value = (tag, name) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  for (const [tag] of html.matchAll(/<link\b[^>]*>/g)) {
    if (/\srel="(?:stylesheet|icon|preload|modulepreload)"/.test(tag)) add(value(tag, "href"));
  }
  for (const [tag] of html.matchAll(/<script\b[^>]*>/g)) {
    if (value(tag, "src")) add(value(tag, "src"));
  }
  for (const [block] of html.matchAll(/<picture\b[\s\S]*?<\/picture>|<img\b[^>]*>/g)) {
    const source = value(block.slice(block.lastIndexOf("<img")), "src");
    const sets = [...block.matchAll(/\ssrcset="([^"]*)"/g)].flatMap(([, set]) => set.split(","));
    if (source) add(source, sets.map((each) => each.trim().split(/\s/)[0]).filter(Boolean));
  }
  for (const [, name] of html.matchAll(/\sdata-[\w-]+="([^"\s]+\.(?:json|geojson|m?js|css|svg|webp|avif|png|jpe?g))"/g)) {
    add(name);
  }
  return found;
}
