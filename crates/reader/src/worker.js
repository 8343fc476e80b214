
// Behind the glue of the reader. The same file is a module of the page, which asks, and of a worker, which answers.

const LOST = "The text could not be read for its figures: a part of the viewer could not be loaded. Load the page again to try once more";
const STOPPED = "The text could not be read for its figures: the reader stopped because of an error of its own. The text itself is complete";

// In a page that is one file the program is in the page, and no worker can start.
const isBytes = (wasm) => wasm instanceof Uint8Array;

// The answer to a request: what `read` gives, or why there is none.
const answered = async ([wasm, integrity, ...texts]) => {
  try {
    if (isBytes(wasm)) initSync({ module: wasm });
    else {
      const response = await fetch(wasm, integrity ? { integrity } : {});
      if (!response.ok) throw new Error(`${wasm}: ${response.status}`);
      await __wbg_init({ module_or_path: response });
    }
  } catch (error) {
    return { problem: LOST, error: String(error) };
  }
  try {
    return { page: read(...texts) };
  } catch (error) {
    return { problem: STOPPED, error: String(error) };
  }
};

if (typeof document === "undefined") onmessage = async ({ data }) => postMessage(await answered(data));

// A text that is opened while another is being read takes its place.
let running;

// In a worker of its own; fails where none can start.
const beside = (request) => new Promise((resolve, reject) => {
  const worker = new Worker(import.meta.url, { type: "module" });
  running = worker;
  worker.onmessage = ({ data }) => resolve(data);
  worker.onerror = reject;
  worker.postMessage(request);
});

// The children of an element but one become those of another one that was written like it.
const swap = (old, fresh, kept) => {
  const [stays, like] = [old, fresh].map((element) => [...element.children].find((child) => child.matches(kept)));
  if (!stays || !like) return;
  for (const child of [...old.childNodes]) if (child !== stays) child.remove();
  while (fresh.firstChild !== like) stays.before(fresh.firstChild);
  while (like.nextSibling) old.append(like.nextSibling);
};

// Writes the page anew around the text and the search, which stay as they are: whoever reads, has selected or has typed
// something there notices nothing.
const write = (top, report) => {
  const byId = (id) => document.getElementById(id);
  const seen = scrollY > 0 && document.elementFromPoint(innerWidth / 2, Math.min(innerHeight - 1, 80))?.closest("[id]");
  const before = seen && seen.getBoundingClientRect().top;
  const focused = document.activeElement?.id;
  const [main, fresh] = [byId("report"), document.createElement("main")];
  fresh.innerHTML = report;
  const opened = new Set([...main.querySelectorAll("details[open] > summary")].map((summary) => summary.textContent));
  for (const summary of fresh.querySelectorAll("summary")) if (opened.has(summary.textContent)) summary.parentElement.open = true;
  byId("verdict").innerHTML = top;
  swap(main, fresh, ".body");
  swap(byId("parts"), fresh.querySelector("#parts"), "#text");
  main.querySelector(".contents")?.replaceChildren(...fresh.querySelector(".contents").childNodes);
  document.title = document.querySelector("#verdict h1").textContent;
  if (focused && document.activeElement?.id !== focused) byId(focused)?.focus({ preventScroll: true });
  const now = seen && byId(seen.id);
  if (now) scrollBy({ top: now.getBoundingClientRect().top - before, behavior: "instant" });
};

// Sections of the text whose passages are still to be marked, from which numbers on the page were read: anchors and HTML.
let unmarked = new Map();

const mark = (anchor, isWanted) => {
  const find = () => document.querySelector(`#prose [data-place="${CSS.escape(anchor)}"]`);
  let section = find();
  if (!section && isWanted) {
    // It may be held back.
    document.dispatchEvent(new CustomEvent("gonogo-place", { detail: anchor }));
    section = find();
  }
  if (!section) return false;
  const selection = getSelection();
  const isUsed = section.contains(document.activeElement) || (!selection.isCollapsed && selection.containsNode(section, true));
  // What the reader has selected, or is at work in, is written anew only for a number that leads there.
  if (isUsed && !isWanted) return true;
  section.outerHTML = unmarked.get(anchor);
  unmarked.delete(anchor);
  return true;
};

// A few sections at a time, so that nobody waits; those of a long text that have not arrived yet are waited for. Of very many,
// the rest is marked when a number leads there.
const markAll = async (sections, isOurs) => {
  unmarked = new Map(sections);
  let tries = 200;
  for (const [n, [anchor]] of sections.slice(0, 1000).entries()) {
    while (isOurs() && !mark(anchor) && tries-- > 0) await new Promise((soon) => setTimeout(soon, 50));
    if (n % 16 === 15) await new Promise((soon) => setTimeout(soon));
    if (!isOurs()) return;
  }
};

// What was held back is marked when it is given.
if (typeof document !== "undefined") document.addEventListener("gonogo-given", ({ detail }) => {
  for (const { dataset } of detail.querySelectorAll(".text")) if (unmarked.has(dataset.place)) mark(dataset.place);
});

if (typeof document !== "undefined") addEventListener("click", ({ target }) => {
  const id = target.closest?.('a[href^="#m"]')?.hash.slice(1);
  if (!id || document.getElementById(id)) return;
  for (const [anchor, html] of unmarked) if (html.includes(` id="${id}"`)) mark(anchor, true);
}, true);

// Has texts read and the page written anew, unless it is of another report by then (`isOurs`). Gives the scores where the
// text tells more, and what went wrong, in words; nothing if the page is of another report.
export const ask = async ([audit, auditName, scores, scoresName], language, wasm, integrity, isOurs) => {
  running?.terminate();
  running = undefined;
  const request = [isBytes(wasm) ? wasm : String(wasm), integrity, audit, auditName, scores ?? undefined, scoresName ?? undefined, language];
  const answer = isBytes(wasm) ? await answered(request) : await beside(request).catch(() => answered(request));
  if (!isOurs()) return undefined;
  running?.terminate();
  if (answer.problem || answer.page.length === 0) {
    console.info(answer.problem, answer.error);
    return [undefined, answer.problem ?? STOPPED];
  }
  const [json, top, report, marked] = answer.page;
  write(top, report);
  markAll(marked, isOurs);
  return [json];
};
