/* The choice of colours, paper, and a site read from a disk. Every page works without this file.

It stands in the head, so that a chosen scheme is there before anything is painted. */
(() => {
  const root = document.documentElement;
  const key = "farver";

  function chosen() {
    try {
      return localStorage.getItem(key) || "auto";
    } catch {
      return "auto"; // storage is forbidden here: the choice lasts as long as the page
    }
  }

  function keep(scheme) {
    try {
      localStorage.setItem(key, scheme);
    } catch {
      /* as above */
    }
  }

  function show(scheme) {
    if (scheme === "light" || scheme === "dark") root.dataset.scheme = scheme;
    else delete root.dataset.scheme;
    for (const button of document.querySelectorAll(".scheme button")) {
      button.setAttribute("aria-pressed", String(button.value === scheme));
    }
  }

  show(chosen());
  document.addEventListener("DOMContentLoaded", () => {
    show(chosen());
    for (const group of document.querySelectorAll(".scheme")) group.hidden = false;
    for (const button of document.querySelectorAll(".scheme button")) {
      button.addEventListener("click", () => {
        keep(button.value);
        show(button.value);
      });
    }
    for (const button of document.querySelectorAll("button[data-print]")) {
      button.hidden = false;
      button.addEventListener("click", () => window.print());
    }
  });

  /* The menu closes as any other does: with Escape, or by a click beside it. */
  function closeMenus(kept) {
    for (const menu of document.querySelectorAll("details.menu[open]")) {
      if (menu !== kept) menu.open = false;
    }
  }
  document.addEventListener("click", (event) => closeMenus(event.target.closest("details.menu")));
  document.addEventListener("keydown", (event) => {
    const menu = document.querySelector("details.menu[open]");
    if (event.key === "Escape" && menu) {
      closeMenus(null);
      menu.querySelector("summary").focus();
    }
  });

  /* Paper shows what is folded away on the screen. */
  let unfolded = [];
  window.addEventListener("beforeprint", () => {
    unfolded = [...document.querySelectorAll("details:not([open]):not(.menu)")];
    for (const one of unfolded) one.open = true;
  });
  window.addEventListener("afterprint", () => {
    for (const one of unfolded) one.open = false;
    unfolded = [];
  });

  /* A preview that was unpacked on a disk has no server that opens the index.html of a folder. */
  if (location.protocol === "file:") {
    document.addEventListener("DOMContentLoaded", () => {
      for (const link of document.querySelectorAll("a[href]")) {
        if (link.protocol === "file:" && link.pathname.endsWith("/")) link.pathname += "index.html";
      }
    });
  }
})();
