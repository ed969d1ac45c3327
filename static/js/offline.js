/* Keeps what has been read on this device: registers the worker, and tells it of the first page and of the map. */

const script = document.querySelector("script[data-worker]");

/** The registration of the worker; null where there is none and never will be. */
export const registration = register();

/** What the names of all that this guide keeps here begin with. */
export const prefix = (registered) => `guide|${registered.scope}|`;

async function register() {
  const can = script && "serviceWorker" in navigator && "caches" in window && isSecureContext;
  if (!can || !location.protocol.startsWith("http")) return null;
  try {
    if (document.readyState !== "complete") {
      await new Promise((done) => addEventListener("load", done, { once: true }));
    }
    const registered = await navigator.serviceWorker.register(script.dataset.worker, { updateViaCache: "none" });
    tell().catch(() => {});
    return registered;
  } catch {
    return null;
  }
}

/* What was loaded before there was a worker has to be named to it. The map costs more: not where data is dear. */
async function tell() {
  const seen = !navigator.serviceWorker.controller;
  const { active } = await navigator.serviceWorker.ready;
  if (seen) active.postMessage({ keep: location.href });
  if (script.dataset.map && !navigator.connection?.saveData) {
    active.postMessage({ map: new URL(script.dataset.map, document.baseURI).href });
  }
}
