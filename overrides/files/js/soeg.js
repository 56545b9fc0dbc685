/* Searching: fills what the page at soeg/ marks with `data-soeg`, from the index beside it.

A search is an address (`?q=…`), so that it can be sent, kept and gone back to. Whatever comes from
the index is written as text, never as HTML. */
const SHOWN_AT_ONCE = 10;
const SHORTEST_STEM = 3;
const EXCERPT_WORDS = 30;
const ROOT = new URL("../", import.meta.url);

/* What may differ at the end of two forms of one Danish word. */
const ENDINGS = new Set([
  "",
  ..."e s n t r d en er et es ed de te ne re ens ers ets ere ede ende ene erne ernes enes".split(" "),
  ..."eren erens erer erende erede eret hed heden hedens heder hederne".split(" "),
  ..."ig ige igt lig lige ligt elig elige eligt".split(" "),
]);

const region = document.querySelector("[data-soeg]");
const status = region.querySelector("[data-soeg-status]");
const list = region.querySelector("[data-soeg-resultater]");
const query = (new URLSearchParams(location.search).get("q") ?? "").trim();

region.querySelector("[data-soeg-uden]").remove();
region.prepend(form(query));
if (query) {
  document.title = `»${query}« – ${document.title}`;
  search(query).catch((failure) => {
    console.error(failure);
    status.textContent = "Søgningen virker ikke lige nu. Brug listerne nedenfor.";
  });
} else {
  status.textContent = "Skriv et eller flere ord, du leder efter.";
}

async function search(wanted) {
  status.textContent = `Søger efter »${wanted}« …`;
  const pagefind = await import("../soeg/pagefind/pagefind.js");
  await pagefind.options({ excerptLength: EXCERPT_WORDS });
  let results = [];
  let first = [];
  for (const spelling of spellings(wanted)) {
    ({ results } = await pagefind.search(spelling.replace(/[»«“”„]/g, '"')));
    first = await loaded(results, 0);
    // Where a word is nowhere, the index answers with pages that have its beginning (»ikke« for
    // »ikkefindes«). It does so for every page or for none, so the first ones tell.
    if (first.some((found) => holdsAll(found, wordsOf(spelling)))) break;
    first = [];
  }
  if (!first.length) {
    status.textContent = `Ingen sider indeholder »${wanted}«.`;
    list.before(
      element("p", {}, "Prøv med færre ord eller med begyndelsen af et ord, eller brug listerne."),
    );
    return;
  }
  const count = results.length;
  const counted = `${count.toLocaleString("da-DK")} ${count === 1 ? "resultat" : "resultater"}`;
  status.textContent = `${counted} for »${wanted}«`;
  list.append(...first.map(row));
  if (count > first.length) list.after(more(results));
}

/* What may be meant: as it stands, with æ, ø and å for what stands for them, and å as aa. */
function spellings(wanted) {
  if (!wordsOf(wanted).length) return [];
  const small = wanted.toLowerCase();
  const danish = small.replaceAll("ae", "æ").replaceAll("oe", "ø").replaceAll("aa", "å");
  return new Set([small, danish, small.replaceAll("å", "aa")]);
}

function loaded(results, from) {
  return Promise.all(results.slice(from, from + SHOWN_AT_ONCE).map((one) => one.data()));
}

/* The button that shows the next results and leads the keyboard to the first of them. */
function more(results) {
  const button = element("button", { type: "button", class: "btn" }, "Vis flere");
  button.addEventListener("click", async () => {
    button.disabled = true;
    const rows = (await loaded(results, list.children.length)).map(row);
    list.append(...rows);
    button.disabled = false;
    if (list.children.length >= results.length) button.remove();
    rows[0].querySelector("a").focus();
  });
  return button;
}

function row({ meta, content, excerpt, plain_excerpt: words, raw_url: path }) {
  // The index knows a page as its folder, and an anchor on it as a file: a/b/punkt-4.html.
  const address = path.replace(/^\//, "").replace(/([^/]+)\.html$/, "#$1");
  const cut = marked(excerpt);
  if (!content.startsWith(text(words))) cut.unshift("… ");
  if (!content.endsWith(text(words))) cut.push(" …");
  const facts = [meta.art, meta.sammenhaeng, meta.dato, meta.samarbejde].filter(Boolean);
  return element(
    "li",
    {},
    element(
      "div",
      { class: "rows__main" },
      element(
        "h2",
        { class: "rows__title" },
        element("a", { href: new URL(address, ROOT).href }, meta.title),
      ),
      element("p", { class: "rows__meta" }, facts.join(" · ")),
      element("p", { class: "search__excerpt" }, ...cut),
    ),
  );
}

/* In an excerpt `<` and `>` are written `&lt;` and `&gt;`, and marks are tags. */
function marked(excerpt) {
  const parts = excerpt.split(/<\/?mark>/);
  return parts.map((part, index) => (index % 2 ? element("mark", {}, text(part)) : text(part)));
}

function text(excerpt) {
  return excerpt.replaceAll("&lt;", "<").replaceAll("&gt;", ">");
}

function form(value) {
  const field = { id: "soegefelt", type: "search", name: "q", value, autocomplete: "off" };
  return element(
    "form",
    { class: "bigsearch", method: "get", action: new URL("soeg/", ROOT).pathname },
    element("label", { for: field.id }, "Søg i møder, punkter, sager, fora og kommuner"),
    element(
      "div",
      { class: "bigsearch__row" },
      element("input", field),
      element("button", { type: "submit" }, "Søg"),
    ),
  );
}

function holdsAll(found, words) {
  const there = wordsOf([found.content, ...Object.values(found.meta)].join(" "));
  return words.every((word) => there.some((one) => isFormOf(one, word)));
}

/* Whether a word begins as the wanted one, or differs from it by its ending only. */
function isFormOf(word, wanted) {
  if (word.startsWith(wanted)) return true;
  let same = 0;
  while (same < word.length && word[same] === wanted[same]) same += 1;
  for (let stem = same; stem >= SHORTEST_STEM; stem -= 1) {
    if (ENDINGS.has(word.slice(stem)) && ENDINGS.has(wanted.slice(stem))) return true;
  }
  return false;
}

/* Words in small letters without accents; a ring counts as one, as it does in the index. */
function wordsOf(text) {
  const plain = text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase();
  return plain.split(/[^\p{L}\p{N}]+/u).filter(Boolean);
}

function element(name, attributes, ...content) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...content);
  return made;
}
