/* Works a lodtrækning out once more in the reader's own browser, after RFC 3797.

Stands alone: no library, no network, so that it works on a page that was saved. What is compared
with is what the page says; what is computed with is what stands in the fields. */
(() => {
  const BLOCK = 64;

  /* The message and its padding as RFC 1321 and FIPS 180-4 both want it, in blocks of 64 bytes. */
  function padded(bytes, isLittleEndian) {
    const size = Math.ceil((bytes.length + 9) / BLOCK) * BLOCK;
    const view = new DataView(new ArrayBuffer(size));
    bytes.forEach((byte, index) => view.setUint8(index, byte));
    view.setUint8(bytes.length, 0x80);
    const bits = BigInt(bytes.length) * 8n;
    view.setBigUint64(size - 8, bits, isLittleEndian);
    return view;
  }

  function hex(words, isLittleEndian) {
    const view = new DataView(new ArrayBuffer(words.length * 4));
    words.forEach((word, index) => view.setUint32(index * 4, word, isLittleEndian));
    return [...new Uint8Array(view.buffer)]
      .map((byte) => byte.toString(16).padStart(2, "0"))
      .join("");
  }

  const left = (word, by) => (word << by) | (word >>> (32 - by));
  const right = (word, by) => (word >>> by) | (word << (32 - by));

  /* MD5 in hexadecimal (RFC 1321). It only mixes the numbers; it keeps no secret. */
  function md5(bytes) {
    const turns = [7, 12, 17, 22, 5, 9, 14, 20, 4, 11, 16, 23, 6, 10, 15, 21];
    const message = padded(bytes, true);
    const state = [0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476];
    for (let start = 0; start < message.byteLength; start += BLOCK) {
      let [a, b, c, d] = state;
      for (let step = 0; step < 64; step++) {
        const round = step >> 4;
        const mixed = [
          (b & c) | (~b & d),
          (d & b) | (~d & c),
          b ^ c ^ d,
          c ^ (b | ~d),
        ][round];
        const at = [step, 5 * step + 1, 3 * step + 5, 7 * step][round] % 16;
        const sine = Math.floor(Math.abs(Math.sin(step + 1)) * 2 ** 32);
        const sum = (a + mixed + sine + message.getUint32(start + at * 4, true)) | 0;
        [a, d, c, b] = [d, c, b, (b + left(sum, turns[round * 4 + (step % 4)])) | 0];
      }
      [a, b, c, d].forEach((word, index) => (state[index] = (state[index] + word) | 0));
    }
    return hex(state, true);
  }

  /* The first bits of the fractions of roots of the first primes, of which SHA-256 is made. */
  function fractions(count, power) {
    const primes = [];
    for (let one = 2; primes.length < count; one++) {
      if (primes.every((prime) => one % prime)) primes.push(one);
    }
    return primes.map((prime) => rootFraction(BigInt(prime), power));
  }

  /* 32 bits after the point of the root, found by halving among whole numbers: exact. */
  function rootFraction(prime, power) {
    const wanted = prime << BigInt(32 * power);
    let low = 0n;
    let high = 1n << 40n;
    while (high - low > 1n) {
      const middle = (low + high) >> 1n;
      if (middle ** BigInt(power) <= wanted) low = middle;
      else high = middle;
    }
    return Number(low & 0xffffffffn);
  }

  /* SHA-256 in hexadecimal (FIPS 180-4). The browser's own is not there on every page. */
  function sha256(bytes) {
    const constants = fractions(64, 3);
    const state = fractions(8, 2);
    const message = padded(bytes, false);
    for (let start = 0; start < message.byteLength; start += BLOCK) {
      const words = [];
      for (let step = 0; step < 64; step++) {
        if (step < 16) {
          words.push(message.getUint32(start + step * 4, false));
          continue;
        }
        const [far, near] = [words[step - 15], words[step - 2]];
        const first = right(far, 7) ^ right(far, 18) ^ (far >>> 3);
        const second = right(near, 17) ^ right(near, 19) ^ (near >>> 10);
        words.push((words[step - 16] + first + words[step - 7] + second) | 0);
      }
      let [a, b, c, d, e, f, g, h] = state;
      for (let step = 0; step < 64; step++) {
        const turned = right(e, 6) ^ right(e, 11) ^ right(e, 25);
        const chosen = (e & f) ^ (~e & g);
        const first = (h + turned + chosen + constants[step] + words[step]) | 0;
        const other = right(a, 2) ^ right(a, 13) ^ right(a, 22);
        const second = (other + ((a & b) ^ (a & c) ^ (b & c))) | 0;
        [h, g, f, e, d, c, b, a] = [g, f, e, (d + first) | 0, c, b, a, (first + second) | 0];
      }
      [a, b, c, d, e, f, g, h].forEach((word, index) => (state[index] = (state[index] + word) | 0));
    }
    return hex(state, false);
  }

  const bytesOf = (text) => [...new TextEncoder().encode(text)];
  const linesOf = (text) => text.split("\n").map((one) => one.trim()).filter(Boolean);
  const numbersOf = (text) => (text.match(/[0-9]+/g) ?? []).map(BigInt);

  /* Each source's numbers in rising order, a full stop after each, a slash after the source. */
  function keyString(sources) {
    const inOrder = (numbers) => [...numbers].sort((one, other) => (one < other ? -1 : 1));
    return sources
      .map((numbers) => `${inOrder(numbers).map((number) => `${number}.`).join("")}/`)
      .join("");
  }

  /* Every lot of the pool one after the other, none twice. */
  function* draws(key, size) {
    const remaining = Array.from({ length: size }, (_, index) => index + 1);
    for (let index = 0; index < size; index++) {
      const count = [index >> 8, index & 255];
      const digest = md5([...count, ...bytesOf(key), ...count]);
      const divisor = remaining.length;
      const remainder = Number(BigInt(`0x${digest}`) % BigInt(divisor));
      const [pick] = remaining.splice(remainder, 1);
      yield { number: index + 1, digest, divisor, remainder, pick };
    }
  }

  /* The draws that count or are skipped, up to the last that is wanted. */
  function* drawn(key, size, wanted, substitutes, skipped) {
    let counted = 0;
    for (const one of draws(key, size)) {
      if (counted === wanted + substitutes) return;
      if (skipped.has(one.pick)) {
        yield { ...one, fate: "sprunget over" };
        continue;
      }
      counted += 1;
      yield { ...one, fate: counted <= wanted ? "valgt" : "suppleant" };
    }
  }

  function element(name, text) {
    const made = document.createElement(name);
    made.textContent = text;
    return made;
  }

  function answer(form) {
    const field = (name) => form.elements.namedItem(name).value;
    const pool = linesOf(field("pool"));
    const sources = linesOf(field("sources")).map(numbersOf);
    if (!pool.length || !sources.length || sources.some((numbers) => !numbers.length)) {
      return [element("p", "Skriv mindst et lod i puljen og mindst et tal på hver kildes linje.")];
    }
    const skipped = new Set(numbersOf(field("skipped")).map(Number));
    const key = keyString(sources);
    const found = [
      ...drawn(key, pool.length, Number(field("wanted")), Number(field("substitutes")), skipped),
    ];
    const digest = sha256(bytesOf(pool.map((lot, index) => `${index + 1}. ${lot}\n`).join("")));
    const isSamePool = digest === form.dataset.sha256;
    const fates = found.map((one) => `${one.pick} ${one.fate}`).join(", ");
    const isSame = isSamePool && fates === form.dataset.drawn;
    const winners = found.filter((one) => one.fate === "valgt").map((one) => pool[one.pick - 1]);
    const list = document.createElement("ol");
    for (const one of found) {
      list.append(
        element(
          "li",
          `${pool[one.pick - 1]} (${one.fate}): MD5 ${one.digest}, ` +
            `rest ${one.remainder} ved division med ${one.divisor}`,
        ),
      );
    }
    const verdict = isSame
      ? "Det passer: Det er det samme, som står på siden."
      : "Det er ikke det samme, som står på siden.";
    const of = isSamePool ? "som på siden" : "ikke som på siden";
    return [
      element("p", `${verdict} Loddet faldt på ${winners.join(", ") || "ingen"}.`),
      element("p", `Nøglen er ${key}`),
      element("p", `Puljens fingeraftryk er ${digest}, ${of}.`),
      list,
    ];
  }

  for (const form of document.querySelectorAll("form[data-lodtraekning]")) {
    form.hidden = false;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      form.querySelector("[data-answer]").replaceChildren(...answer(form));
    });
  }
})();
