// The arrow keys turn the pictures of an entry. They only follow the links of the page, so the back button, and
// whoever opens a link elsewhere, find what they expect.

const ways = { ArrowLeft: "prev", ArrowRight: "next" };

addEventListener("keydown", (event) => {
  const way = ways[event.key];
  const typing = event.target instanceof Element && event.target.closest("input, select, textarea, [contenteditable]");
  if (!way || typing || event.defaultPrevented || event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) {
    return;
  }
  const link = document.querySelector(`.album a[rel=${way}]`);
  if (link) {
    event.preventDefault();
    link.click();
  }
});
