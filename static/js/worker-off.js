/* The service worker of a site that keeps nothing on devices, any more: it takes itself and all that was kept away. */

addEventListener("install", () => self.skipWaiting());
addEventListener("activate", (event) => event.waitUntil(leave().catch(() => {})));

async function leave() {
  const prefix = `guide|${self.registration.scope}|`;
  for (const name of await caches.keys()) {
    if (name.startsWith(prefix)) await caches.delete(name);
  }
  await self.registration.unregister();
}
