// What a file holds, as the forms of the admin show it, and back again. A shape says of each field what
// the form makes of it; what a form cannot show (a value in its long form, a fact with several readings, a series)
// it does not show, and leaves as it is.
import { isMap, same } from "./surgery.js";

const HIDDEN = Symbol("hidden");
const IMAGES = "/content/images/";

/** The values of a file for its form. */
export function shown(shape, data) {
  const made = {};
  for (const [name, part] of Object.entries(shape)) {
    if (name in data) {
      const value = show(part, data[name]);
      if (value !== HIDDEN) made[name] = value;
    }
  }
  return made;
}

/** The values of a file after its form was filled in: what was not changed there is what it was. */
export function taken(shape, data, form) {
  const made = { ...data };
  for (const [name, part] of Object.entries(shape)) {
    const before = name in data ? show(part, data[name]) : undefined;
    const after = form[name];
    if (after === undefined || same(neat(before === HIDDEN ? undefined : before), neat(after))) continue;
    if (before === HIDDEN) {
      throw new Error(
        `“${name}” of this entry holds more than the form can show. Please change it in a text editor.`,
      );
    }
    const value = take(part, data[name], after);
    if (value === undefined) delete made[name];
    else made[name] = value;
  }
  return made;
}

/** A form's value without what is left empty in it; undefined if nothing is left. */
function neat(value) {
  if (Array.isArray(value)) {
    const parts = value.map(neat).filter((part) => part !== undefined);
    return parts.length ? parts : undefined;
  }
  if (isMap(value)) {
    const parts = Object.entries(value)
      .map(([name, part]) => [name, neat(part)])
      .filter(([, part]) => part !== undefined);
    return parts.length ? Object.fromEntries(parts) : undefined;
  }
  if (typeof value === "string") return value.trim() || undefined;
  return value === false || value === null ? undefined : value;
}

function show(shape, value) {
  if (isMap(shape.parts)) return isMap(value) ? shown(shape.parts, value) : HIDDEN;
  if (shape.rows || shape.each) {
    if (!Array.isArray(value)) return HIDDEN;
    const rows = value.map((row) => show(shape.rows ? { parts: shape.rows } : { is: shape.each }, row));
    const whole = rows.every((row, n) => row !== HIDDEN && !(shape.rows && short(shape.rows, row, value[n])));
    return whole ? rows : HIDDEN;
  }
  if (shape.is === "facts") return isMap(value) ? factsShown(value) : HIDDEN;
  if (shape.is === "pairs")
    return isMap(value) && Object.values(value).every((part) => typeof part === "string") ? value : HIDDEN;
  if (typeof value !== "string") return HIDDEN;
  if (shape.is === "flag") return value === "true";
  if (shape.is === "image") return IMAGES + value;
  if (shape.is === "choice") return choiceShown(value);
  if (shape.is === "id") return idShown(value);
  return value;
}

/** Whether the form of a row lacks something that stands in the row. */
function short(shape, row, value) {
  return Object.keys(value).some((name) => !(name in row));
}

function take(shape, old, form) {
  const value = neat(form);
  if (value === undefined) return kept(shape, old);
  if (isMap(shape.parts)) return full(taken(shape.parts, isMap(old) ? old : {}, form));
  if (shape.rows)
    return full(form.map((row, n) => rowTaken(shape.rows, old, row, n)).filter((row) => row !== undefined));
  if (shape.each)
    return full(
      form.map((part) => take({ is: shape.each }, undefined, part)).filter((part) => part !== undefined),
    );
  if (shape.is === "facts") return factsTaken(old ?? {}, form);
  if (shape.is === "pairs") return full(value);
  if (shape.is === "flag") return "true";
  if (shape.is === "image") return line(value).split("/").pop();
  if (shape.is === "choice") return value.is ? [value.is, value.rest].filter(Boolean).join(" ") : undefined;
  if (shape.is === "id") return value.entry ? `${value.type}/${value.entry}` : undefined;
  return line(String(value));
}

/** What stays of a value that was emptied in its form: the facts that the form did not show. */
function kept(shape, old) {
  return shape.is === "facts" ? factsTaken(old ?? {}, []) : undefined;
}

function rowTaken(shape, old, row, n) {
  const rows = Array.isArray(old) ? old : [];
  const was = rows.find((each) => same(neat(shown(shape, each)), neat(row)));
  return (
    was ?? full(taken(shape, rows[n] && isMap(rows[n]) && similar(shape, rows[n], row) ? rows[n] : {}, row))
  );
}

/** Whether a row is the old one with something changed: its first field is the same. */
function similar(shape, old, row) {
  const [first] = Object.keys(shape);
  return same(neat(shown(shape, old)[first]), neat(row[first]));
}

function full(value) {
  return (Array.isArray(value) ? value.length : Object.keys(value).length) ? value : undefined;
}

function line(text) {
  return text.trim().replace(/\s*\n\s*/g, " ");
}

function idShown(text) {
  const [type, entry, ...more] = text.split("/");
  return entry && !more.length ? { type, entry } : HIDDEN;
}

function choiceShown(text) {
  const [, is, rest] = /^(.*?)(?: +([[(].*))?$/s.exec(text);
  return rest ? { is, rest } : { is };
}

function factsShown(facts) {
  return Object.entries(facts)
    .filter(([, is]) => typeof is === "string")
    .map(([fact, is]) => ({ fact, is }));
}

function factsTaken(old, rows) {
  const stated = new Map();
  for (const row of rows) {
    const { fact, is } = neat(row) ?? {};
    if (!fact || !is) continue;
    if (stated.has(fact)) throw new Error(`The fact “${fact}” stands twice in the form.`);
    if (fact in old && typeof old[fact] !== "string") {
      throw new Error(
        `The fact “${fact}” of this entry has several readings. Please change it in a text editor.`,
      );
    }
    stated.set(fact, line(is));
  }
  const stay = Object.entries(old).filter(([fact, is]) => typeof is !== "string" || stated.has(fact));
  const made = stay.map(([fact, is]) => [fact, stated.get(fact) ?? is]);
  return full(Object.fromEntries([...made, ...[...stated].filter(([fact]) => !(fact in old))]));
}
