// Changes of single places in the front matter of a file; every other character of it stays as it is.
// Values are read as the guide reads them: every scalar is text.
import { FAILSAFE_SCHEMA, load } from "./js-yaml.js";

const NAME = /^( *)("[^"]*"|'[^']*'|[^\s"'#[{-][^:]*?)(:)(?=\s|$)/;
const NOTHING = /^\s*(#.*)?$/;

/** The values of a YAML text; what is left empty is an empty text. */
export function read(text) {
  return filled(load(text, { schema: FAILSAFE_SCHEMA }) ?? {});
}

function filled(value) {
  if (Array.isArray(value)) return value.map(filled);
  if (isMap(value))
    return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, filled(part)]));
  return value ?? "";
}

export function isMap(value) {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

export function same(one, other) {
  if (Array.isArray(one) && Array.isArray(other)) {
    return one.length === other.length && one.every((part, n) => same(part, other[n]));
  }
  if (isMap(one) && isMap(other)) {
    const names = Object.keys(one);
    return names.length === Object.keys(other).length && names.every((name) => same(one[name], other[name]));
  }
  return one === other;
}

/** The YAML `text` with the values `wanted`. New fields take the place that `order` gives them. */
export function revised(text, wanted, order = []) {
  const lines = text === "" ? [] : text.split("\n");
  const made = mapping(lines, 0, read(text), wanted, order);
  const found = made && made.join("\n");
  if (found === null || !same(read(found), wanted)) {
    throw new Error(
      "This front matter is written in a way that the form cannot change. Please use a text editor.",
    );
  }
  return found;
}

/** The lines of a mapping with other values, or null if it is not written with a line for each name. */
function mapping(lines, indent, old, wanted, order = []) {
  const [before, parts] = cut(lines, (line) => nameIn(line, indent));
  const names = parts.map((part) => part.name);
  if (names.length !== Object.keys(old).length || !names.every((name) => name in old)) return null;
  const made = parts
    .filter((part) => part.name in wanted || part.tail.length)
    .map((part) => ({
      name: part.name,
      lines: [
        ...(part.name in wanted ? section(part.lines, indent, old[part.name], wanted[part.name]) : []),
        ...part.tail,
      ],
    }));
  for (const name of Object.keys(wanted).filter((each) => !(each in old))) {
    const earlier = order.slice(0, Math.max(order.indexOf(name), 0));
    const last = made.findLastIndex((part) => earlier.includes(part.name));
    const place = order.includes(name) ? last + 1 : made.length;
    made.splice(place, 0, {
      name,
      lines: written(" ".repeat(indent) + scalar(name) + ":", indent, wanted[name]),
    });
  }
  return [...before, ...made.flatMap((part) => part.lines)];
}

/** The lines from one name (or dash) to the next; blank lines and comments before the next are a tail. */
function cut(lines, starts) {
  const before = [];
  const parts = [];
  for (const line of lines) {
    const name = starts(line);
    if (name !== null) parts.push({ name, lines: [line], tail: [] });
    else if (parts.length === 0) before.push(line);
    else parts.at(-1).lines.push(line);
  }
  for (const part of parts) {
    const depth = part.lines[0].search(/\S/);
    const ends = (line) => NOTHING.test(line) && line.search(/\S|$/) <= depth;
    while (part.lines.length > 1 && ends(part.lines.at(-1))) part.tail.unshift(part.lines.pop());
  }
  return [before, parts];
}

function nameIn(line, indent) {
  const found = NAME.exec(line);
  return found && found[1].length === indent ? Object.keys(read(found[2] + ":"))[0] : null;
}

/** The lines of one name with another value. */
function section(lines, indent, old, wanted) {
  if (same(old, wanted)) return lines;
  const head = NAME.exec(lines[0])[0];
  const rest = lines[0].slice(head.length);
  const inner = NOTHING.test(rest) && within(lines, old, wanted);
  if (inner) return inner;
  return written(head, indent, wanted, rest.trimStart(), old);
}

function within(lines, old, wanted) {
  const first = lines.slice(1).find((line) => !NOTHING.test(line));
  if (!first) return null;
  const depth = first.search(/\S/);
  const below = lines.slice(1);
  let made = null;
  if (isMap(old) && isMap(wanted)) made = mapping(below, depth, old, wanted);
  if (Array.isArray(old) && Array.isArray(wanted)) made = sequence(below, depth, old, wanted);
  return made && [lines[0], ...made];
}

/** The lines of a list with other items: those at its beginning and end that are the same stay. */
function sequence(lines, indent, old, wanted) {
  const dash = new RegExp(`^ {${indent}}-(?=\\s|$)`);
  const [before, parts] = cut(lines, (line) => (dash.test(line) ? "-" : null));
  if (parts.length !== old.length) return null;
  const shorter = Math.min(old.length, wanted.length);
  let start = 0;
  while (start < shorter && same(old[start], wanted[start])) start += 1;
  let end = 0;
  while (end < shorter - start && same(old.at(-1 - end), wanted.at(-1 - end))) end += 1;
  const all = (part) => [...part.lines, ...part.tail];
  let next = start;
  const middle = wanted.slice(start, wanted.length - end).flatMap((value, n) => {
    const paired = old.length === wanted.length ? start + n : counterpart(old, next, old.length - end, value);
    if (paired < 0) return fresh(indent, value);
    next = paired + 1;
    return [...item(parts[paired].lines, indent, old[paired], value), ...parts[paired].tail];
  });
  return [
    ...before,
    ...parts.slice(0, start).flatMap(all),
    ...middle,
    ...parts.slice(parts.length - end).flatMap(all),
  ];
}

/** Where the item stands of which `value` is another state: one that begins with the same value; else -1. */
function counterpart(old, start, end, value) {
  const first = (part) => (isMap(part) ? Object.values(part)[0] : part);
  return old.findIndex((part, n) => n >= start && n < end && same(first(part), first(value)));
}

function item(lines, indent, old, wanted) {
  if (same(old, wanted)) return lines;
  if (isMap(old) && isMap(wanted)) {
    const inner = [lines[0].slice(0, indent) + " " + lines[0].slice(indent + 1), ...lines.slice(1)];
    const made = mapping(inner, inner[0].search(/\S/), old, wanted);
    if (made && made[0] && made[0][indent] === " ")
      return [made[0].slice(0, indent) + "-" + made[0].slice(indent + 1), ...made.slice(1)];
  }
  const rest = lines[0].slice(indent + 1).trimStart();
  return written(" ".repeat(indent) + "-", indent, wanted, rest, old);
}

function fresh(indent, value) {
  return written(" ".repeat(indent) + "-", indent, value);
}

/** A name or a dash with its value. `rest` is what stood there; its style and a comment after it are kept. */
function written(head, indent, value, rest = "", old = undefined) {
  const comment = remark(rest, old);
  if (typeof value === "string") return [`${head} ${scalar(value)}${comment}`];
  const flow =
    rest.startsWith("[") ||
    rest.startsWith("{") ||
    (Array.isArray(value) && !rest && old === undefined && value.every(isShort));
  if (flow) return [`${head} ${inFlow(value)}${comment}`];
  const deeper = indent + 2;
  if (Array.isArray(value)) return [head + comment, ...value.flatMap((part) => fresh(deeper, part))];
  const pairs = Object.entries(value).flatMap(([name, part]) =>
    written(" ".repeat(deeper) + scalar(name) + ":", deeper, part),
  );
  if (!head.endsWith("-")) return [head + comment, ...pairs];
  return [head + pairs[0].slice(indent + 1), ...pairs.slice(1)];
}

/** The comment that ends a line. */
function remark(rest, old) {
  for (let at = rest.indexOf(" #"); at >= 0; at = rest.indexOf(" #", at + 1)) {
    try {
      if (same(read(`k: ${rest.slice(0, at)}`).k, old)) return "  " + rest.slice(at + 1);
    } catch {
      // The sign stands within a text.
    }
  }
  return rest.startsWith("#") ? "  " + rest : "";
}

function isShort(value) {
  return typeof value === "string" && /^[\p{L}\p{N}_./-]{1,40}$/u.test(value);
}

function inFlow(value) {
  if (typeof value === "string") return scalar(value, true);
  if (Array.isArray(value)) return `[${value.map(inFlow).join(", ")}]`;
  return `{${Object.entries(value)
    .map(([name, part]) => `${scalar(name, true)}: ${inFlow(part)}`)
    .join(", ")}}`;
}

/** A text, in quotes only where it needs them. */
function scalar(text, flow = false) {
  return isPlain(text, flow) ? text : JSON.stringify(text);
}

function isPlain(text, flow) {
  if (text !== text.trim() || /[\n\t]|^(~|null|Null|NULL)?$|^[=<]/.test(text)) return false;
  try {
    return same(read(flow ? `k: [${text}]` : `k: ${text}`).k, flow ? [text] : text);
  } catch {
    return false;
  }
}
