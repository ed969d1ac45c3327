// Starts Sveltia CMS with a format of our own for each collection, so that it never writes a file anew.
import CMS from "./cms/index.js";
import { format } from "./format.js";

const PREFERENCES = "sveltia-cms.prefs";
const LANGUAGES = ["en", "ru"]; // in which the words of the interface came along

if (!LANGUAGES.includes(navigator.language.slice(0, 2)) && !localStorage.getItem(PREFERENCES)) {
  localStorage.setItem(PREFERENCES, JSON.stringify({ locale: "en-US" }));
}

const shapes = await (await fetch("shapes.json")).json();
for (const [collection, shape] of Object.entries(shapes)) {
  CMS.registerCustomFormat(`guide-${collection}`, "md", format(shape));
}
await CMS.init();
