/* An old address leads on by itself, and takes the anchor with it. Every page works without this.

A punkt has a link of its own on the page, which leads to where it is now; one that was deleted has
words instead, and is to be read here. */
(() => {
  const moved = document.querySelector("a[data-moved]");
  const wanted = location.hash && document.getElementById(location.hash.slice(1));
  const entry = wanted && wanted.closest("li");
  const own = entry && entry.querySelector("a[href]");
  if (own) location.replace(own.href);
  else if (moved && !entry) location.replace(moved.href + location.hash);
})();
