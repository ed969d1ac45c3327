// The key "/" leads to the search from every page.
const link = document.querySelector("a[rel~=search]");

addEventListener("keydown", (event) => {
  if (event.key !== "/" || event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.target.closest?.("input, textarea, select, [contenteditable]")) return;
  event.preventDefault();
  const field = document.getElementById("x-query");
  if (field) field.focus();
  else link?.click();
});
