// Starts Sveltia CMS with a format of our own for each collection, so that it never writes a file anew.
import { format } from "./format.js";

const { hosts, shapes } = await (await fetch("guide.json")).json();

// The words of the interface came along in English and Russian only, so no other is offered.
const language = navigator.language.startsWith("ru") ? "ru" : "en-US";
Object.defineProperty(navigator, "language", { value: language });
Object.defineProperty(navigator, "languages", { value: [language] });

// Sveltia also asks a third party how the host of the repository is. The policy of the page forbids it; so that
// it is not even tried, only the page's own site and that host are asked.
const asked = window.fetch.bind(window);
window.fetch = async (what, ...more) => {
  const { origin, protocol } = new URL(what.url ?? what, location.href);
  const known = [location.origin, ...hosts].includes(origin) || ["blob:", "data:"].includes(protocol);
  if (!known) throw new TypeError(`${origin} is not asked`);
  return asked(what, ...more);
};

window.CMS_MANUAL_INIT = true;
const { default: CMS } = await import("./cms/index.js");

for (const [collection, shape] of Object.entries(shapes)) {
  CMS.registerCustomFormat(`guide-${collection}`, "md", format(shape));
}
await CMS.init();
