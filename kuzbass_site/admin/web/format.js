// How a file becomes the values of a form, and how a form is saved: as the file was, but for what was changed.
import { shown, taken } from "./shapes.js";
import { read, revised } from "./surgery.js";

const FENCED = /^---\n(?:([\s\S]*?)\n)?---(?:\n|$)([\s\S]*)$/;

/** The reader and the writer of a collection's files, as `CMS.registerCustomFormat` takes them. */
export function format(shape) {
  return { fromFile: (text) => opened(shape, text), toFile: (form) => saved(shape, form) };
}

/** The values of a form; `origin` is the file as it was read. */
export function opened(shape, text) {
  const { head, body } = parted(text);
  return { ...shown(shape, read(head)), body: body.trim(), origin: text };
}

/** The file that a form makes of its origin. */
export function saved(shape, form) {
  const { head, body } = parted(form.origin || "---\n---\n");
  const wanted = taken(shape, read(head), form);
  const changed = form.body !== undefined && form.body.trim() !== body.trim();
  const below = changed ? /^\s*/.exec(body)[0].replace(/[^\n]/g, "") + form.body.trim() + "\n" : body;
  const above = revised(head, wanted, Object.keys(shape));
  return `---\n${above}${above ? "\n" : ""}---\n${below}`;
}

function parted(text) {
  const found = FENCED.exec(text);
  if (!found) throw new Error("The file does not begin with front matter between two lines of three dashes.");
  return { head: found[1] ?? "", body: found[2] };
}
