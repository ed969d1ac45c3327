// The key "/" leads to the search from every page, unless the visitor has put it out of use on the search page.
// On Cyrillic keyboards the same key gives a full stop.
const OFF = "guide|no-key";
const link = document.querySelector("a[rel~=search]");
const box = document.getElementById("x-key");

function isOff() {
  try {
    return localStorage.getItem(OFF) !== null;
  } catch {
    return false; // no storage, no choice
  }
}

addEventListener("keydown", (event) => {
  if (event.key !== "/" && !(event.code === "Slash" && event.key === ".")) return;
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented || isOff()) return;
  if (event.target.closest?.("input:not([type=checkbox]), textarea, select, [contenteditable]")) return;
  event.preventDefault();
  const field = document.getElementById("x-query");
  if (field) field.focus();
  else link?.click();
});

if (box) {
  box.checked = !isOff();
  box.addEventListener("change", () => {
    try {
      if (box.checked) localStorage.removeItem(OFF);
      else localStorage.setItem(OFF, "1");
    } catch {
      box.checked = true;
    }
  });
}
