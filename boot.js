// Starts the viewer, and says in words why it cannot start. A file of its own: the page allows no inline script. In a page
// that is one file, it stands in a classic script after what it finds as `glue` and `reader`.
const byId = (id) => document.getElementById(id);
const root = document.documentElement;
// Until this is set, the style sheet waits for this script, and then says that it did not start.
root.dataset.booted = "";
const show = (id, visible) => { const element = byId(id); if (element) element.hidden = !visible; };

// A published page is complete without the viewer; any other page is made by it.
const published = byId("gonogo");
const names = (published ?? document.querySelector('meta[name="gonogo"]')).dataset;
const { js, wasm, integrity, jsIntegrity, report } = names;

// Without a viewer options switch by the style sheet again.
const still = () => {
  for (const part of document.querySelectorAll("[data-live], [data-chosen]")) {
    delete part.dataset.live;
    delete part.dataset.chosen;
  }
};

const fail = (why, error) => {
  console.info(why, error);
  if (published) {
    byId("off").textContent = `${why} The whole report can be read, and its options can be compared; searching, filtering, links to places and downloads are off.`;
    root.dataset.off = "";
    still();
    show("off", true);
  } else {
    byId("why").textContent = why;
    show("boot", false);
    show("failed", true);
  }
};

// A panic of the viewer is a trap. It can come at any time: in an event, or in something that was waited for.
const stopped = (error) => {
  const trapped = typeof WebAssembly === "object" && error instanceof WebAssembly.RuntimeError;
  if (trapped) fail("The viewer stopped because of an error of its own.", error);
  return trapped;
};
addEventListener("error", (event) => stopped(event.error));
addEventListener("unhandledrejection", (event) => stopped(event.reason));

// The reader's theme, before anything is painted.
try {
  const theme = localStorage.getItem("gonogo:theme");
  if (theme === "light" || theme === "dark") root.dataset.theme = theme;
} catch { /* storage is closed: the theme of the system it is */ }

show("loading", true);
if (!published) show("off", false);

const query = new URLSearchParams(location.search);

// In a frame: one panel alone, the theme of the page around it, and that page is told how high this one is and what is
// chosen. Only the page that spoke first is answered, and only where it is.
const look = (theme) => { if (theme === "light" || theme === "dark") root.dataset.theme = theme; };
if (query.get("view")) root.dataset.view = query.get("view");
look(query.get("theme"));
if (window.parent !== window) {
  let host;
  const tell = (what) => host?.source.postMessage({ gonogo: 1, ...what }, { targetOrigin: host.origin });
  const height = () => tell({ height: Math.ceil(root.getBoundingClientRect().height) });
  addEventListener("message", (event) => {
    if (event.source !== window.parent || event.data?.gonogo !== 1 || (host && event.origin !== host.origin)) return;
    if (!host) {
      host = { source: event.source, origin: event.origin };
      new ResizeObserver(height).observe(document.body);
    }
    look(event.data.theme);
  });
  addEventListener("change", (event) => { if (event.target.name === "option") tell({ option: event.target.value }); });
}

// What lies far behind on a long page is held back as a string, which takes a tenth of the memory that elements take. It is
// given where the reader comes near, where a link leads, and all of it to whoever searches, filters or prints.
const held = document.getElementsByClassName("held");
const give = (part, sliceBySlice) => {
  if (!part?.matches(".held")) return;
  part.classList.remove("held");
  const kept = part.firstElementChild;
  // A slice that stands already is shown.
  if (kept?.localName !== "noscript") return;
  // What was given already is no markup any more: its text must not become any.
  if (kept.firstElementChild) part.replaceChildren(...kept.childNodes);
  else part.innerHTML = kept.textContent;
  if (sliceBySlice) for (const slice of part.children) if (slice.matches(".slice")) slice.classList.add("held");
  document.dispatchEvent(new CustomEvent("gonogo-given", { detail: part }));
};
const giveAll = (within = document) => { for (const part of [...within.getElementsByClassName("held")]) give(part); };
// What stands before and after a part; a slice of the text may be the last one of its shelf.
const beside = (part) => [
  part?.nextElementSibling ?? part?.parentElement.nextElementSibling,
  part?.previousElementSibling ?? part?.parentElement.previousElementSibling,
];
// The first part that is seen, or next to that, and is held back.
const heldNear = () => {
  const seen = [1, innerHeight - 1].map((y) => document.elementFromPoint(innerWidth * 0.6, y)?.closest(".slice, .shelf"));
  const [after, before] = [beside(seen[1])[0], beside(seen[0])[1]];
  return [...seen, after, after?.firstElementChild, before, before?.lastElementChild].find((part) => part?.matches(".held"));
};
// One part in a turn, and a frame between two, so that none takes long: of a shelf, one slice after the other.
let turn;
const giveNear = () => {
  if (turn || !held.length) return;
  turn = setTimeout(() => {
    turn = 0;
    const part = heldNear();
    if (!part) return;
    give(part, true);
    requestAnimationFrame(giveNear);
  });
};
// The part in which something stands that is written so. It may be on its way: a text that was opened arrives in slices.
const giveWhere = (written, tries = 50) => {
  const part = [...held].find((part) => part.textContent.includes(written));
  // With what stands beside it, so that nothing above moves what was gone to.
  if (part) [part, ...beside(part)].forEach(give);
  else if (!published && tries) setTimeout(() => giveWhere(written, tries - 1), 100);
};
// What is given near a place that was gone to moves it: it is gone to again until all stands, or the reader does something.
const stay = (id) => {
  const used = new AbortController();
  for (const kind of ["wheel", "pointerdown", "keydown"]) addEventListener(kind, () => used.abort(), { passive: true, signal: used.signal });
  let [frames, waits] = [30, 600];
  const look = () => {
    const place = byId(id);
    // What is read out of the text may still be put above it.
    if (used.signal.aborted || (place && !("reading" in root.dataset) ? frames-- : waits--) <= 0) {
      used.abort();
      return;
    }
    give(place?.closest(".held"));
    if (held.length) place?.scrollIntoView({ behavior: "instant" });
    requestAnimationFrame(look);
  };
  look();
};
const giveId = (id) => { if (id && !byId(id)) giveWhere(` id="${id}"`); };
const givePlace = (id) => {
  // On a page that is made by the viewer the text may be on its way.
  if (!id || (published && !held.length)) return;
  giveId(id);
  stay(id);
};
const giveLinked = (hash) => {
  const link = new URLSearchParams(hash.replace(/^#?v1&/, ""));
  const place = hash.slice(1);
  try { givePlace(link.get("at") ?? decodeURIComponent(place)); } catch { /* no place is written so */ }
};
for (const moved of ["hashchange", "popstate"]) addEventListener(moved, () => giveLinked(location.hash));
addEventListener("scroll", giveNear, { passive: true });
addEventListener("click", ({ target }) => {
  const link = target.closest?.("a[href^='#'], [popovertarget]");
  const trail = link?.getAttribute("popovertarget");
  if (trail) giveId(trail);
  else if (link) givePlace(link.getAttribute("href").slice(1));
}, true);
document.addEventListener("gonogo-give", ({ detail }) => giveAll(byId(detail) ?? document));
// The browser's own search begins with these keys.
addEventListener("keydown", ({ key, ctrlKey, metaKey }) => {
  if (key === "F3" || (key === "f" && (ctrlKey || metaKey))) giveAll();
});
document.addEventListener("gonogo-place", ({ detail }) => giveWhere(` data-place="${detail}"`, 0));
// After the viewer has put on the page what is still to come.
const givesToPrint = () => giveAll();
const giveToPrint = () => {
  removeEventListener("beforeprint", givesToPrint);
  addEventListener("beforeprint", givesToPrint);
};
giveToPrint();

// Asking where something lies lays it out, in a task of its own.
const layOut = (parts) => { for (const part of parts) setTimeout(() => part.getBoundingClientRect()); };
// The beginning of a long text is laid out before it is seen: its letters are shaped then, which takes the longest.
const layOutText = () => layOut([...document.querySelectorAll(".section-body")].slice(0, 12));

const linked = location.hash || query.get("s") || "";
giveLinked(linked);
giveNear();
if (published) {
  // The option that the link names, without waiting for the viewer.
  const link = new URLSearchParams(linked.replace(/^#?v1&/, ""));
  const option = link.get("report") === report ? link.get("option") : query.get("option");
  for (const radio of document.querySelectorAll("input[name=option]")) if (radio.value === option) radio.checked = true;
} else {
  // A text that is named in the address is the one to fall back on, if it is of this origin.
  const named = query.get("audit");
  if (named && URL.canParse(named, document.baseURI)) {
    const url = new URL(named, document.baseURI);
    if (url.origin === location.origin && url.protocol === location.protocol) {
      for (const link of document.querySelectorAll('#boot a, #failed a')) link.href = url.href;
    }
  }
}

// What is imported has no place for a digest: the same bytes, out of the browser's cache, are held against it first.
const load = async (name, integrity) => {
  const url = new URL(name, document.baseURI);
  if (integrity) await fetch(url, { integrity, cache: "force-cache" });
  return import(url);
};

const run = async (js, wasm, integrity, jsIntegrity) => {
  const address = new URL(wasm, document.baseURI);
  const [module, response] = await Promise.all([
    load(js, jsIntegrity),
    fetch(address, integrity ? { integrity } : {}),
  ]);
  if (!response.ok) throw new Error(`${address.pathname}: ${response.status}`);
  await module.default({ module_or_path: response });
};

// A program that is in the page.
const bytes = (id) => Uint8Array.from(atob(byId(id).textContent), (letter) => letter.charCodeAt(0));

// `parts` are a glue, a wasm, its digest and that of the glue; without them, both are in the page.
const start = async (...parts) => {
  if (typeof WebAssembly !== "object") {
    fail("This browser has no WebAssembly, or it is switched off.");
    return;
  }
  try {
    if (parts[0]) await run(...parts);
    else glue.initSync({ module: bytes("wasm") });
  } catch (error) {
    const blocked = error instanceof WebAssembly.CompileError;
    const why = blocked
      ? "The page's security policy, or a damaged file, kept the viewer from starting."
      : "A part of the viewer could not be loaded. The connection may have failed, or files of an older version may be mixed with newer ones.";
    if (!stopped(error)) fail(why, error);
  }
  giveToPrint();
};

// A text is read for what it tells beyond its scores, and checked, by a program of its own, which loads when it is wanted: at
// once, or when the part is seen that waits for it.
let text = 0;
// Bytes of a text beyond which its reader is not started unasked where scores tell what there is to decide.
const LARGE = 4e6;
document.addEventListener("gonogo-text", ({ detail: [audit, auditName, scores, scoresName, later] }) => {
  const mine = ++text;
  const isOurs = () => mine === text;
  delete root.dataset.reading;
  if (!audit) return;
  const isLong = scores && audit.length > LARGE;
  const waits = later || isLong;
  // What waits lies outside of the page's memory.
  const texts = [audit, auditName, scores, scoresName].map((part) => (waits && part instanceof Uint8Array ? new Blob([part]) : part));
  const read = async () => {
    const language = published ? root.lang : query.get("lang") || navigator.language;
    let detail;
    try {
      const url = (name) => new URL(name, document.baseURI);
      const { readerJs, readerWasm, readerIntegrity, readerJsIntegrity } = names;
      const { ask } = readerJs ? await load(readerJs, readerJsIntegrity) : reader;
      const had = async (part) => (part instanceof Blob ? new Uint8Array(await part.arrayBuffer()) : part);
      detail = await ask(await Promise.all(texts.map(had)), language, readerWasm ? url(readerWasm) : bytes("reader"), readerIntegrity, isOurs);
    } catch (error) {
      console.info(error);
      detail = [, "The text could not be read for its figures: a part of the viewer is missing"];
    }
    if (!detail || !isOurs()) return;
    if (detail[1] && byId("checks")) byId("checks").lastElementChild.textContent = "The text could not be checked.";
    delete root.dataset.reading;
    document.dispatchEvent(new CustomEvent("gonogo-known", { detail }));
  };
  if (!waits) root.dataset.reading = "";
  // When the page stands.
  setTimeout(() => {
    if (!published && audit.length > 1.5e5) layOutText();
    const part = waits && byId("checks");
    if (!part) read();
    else if (isLong) {
      // It takes memory and time, which whoever has the scores may not want to spend.
      const [say, check] = [part.lastElementChild, document.createElement("button")];
      check.type = "button";
      check.textContent = "Check its figures";
      check.onclick = () => {
        say.textContent = "Reading the text and checking its figures \u2026";
        read();
      };
      say.replaceChildren("The text is long. ", check);
    } else new IntersectionObserver((seen, watch) => {
      if (!seen.some((entry) => entry.isIntersecting)) return;
      watch.disconnect();
      if (isOurs()) read();
    }).observe(part);
  });
});

// A text that is pasted is a file that is opened.
const paste = (files) => document.dispatchEvent(new CustomEvent("gonogo-task", { detail: files }));
const pasted = (text) => text.trim() && paste([new File([text], "pasted.md")]);
addEventListener("paste", ({ target, clipboardData: data }) => {
  if (target.closest?.("input, textarea")) return;
  if (data.files.length) paste([...data.files]);
  else pasted(data.getData("text"));
});
addEventListener("click", (event) => {
  const { target } = event;
  if (target.closest?.("[data-paste]")) pasted(byId("pasted").value);
  // A click on a card chooses its option; then its numbers can be asked. By keyboard they can be at any time.
  const radio = event.detail && target.closest?.(".n")?.closest(".card")?.querySelector("input");
  if (radio && !radio.checked) {
    event.preventDefault();
    radio.click();
  }
  // Whoever follows a trail into the text has the passage before them, and not the trail.
  if (target.closest?.(".trail a")) target.closest(".trail").hidePopover();
});

const first = () => start(js, wasm, integrity, jsIntegrity);
if (published) {
  // What another choice shows first is laid out before it is made.
  const ahead = () => {
    layOut(document.querySelectorAll("#accepted > [data-plan] > :first-child, #chart-timeline > [data-plan] > :first-child"));
    if (held.length) layOutText();
  };
  // When the page is live, some choices are tried before they are made, all in one task, so that nothing of them is seen: a
  // browser keeps the words that it has shaped, which halves the layout of the first choice.
  const tried = () => {
    const parts = [...document.querySelectorAll("[data-chosen]")];
    const choose = (option) => { for (const part of parts) part.dataset.chosen = option; document.body.getBoundingClientRect(); };
    const chosen = parts[0]?.dataset.chosen;
    if (!chosen) return;
    const options = document.querySelectorAll("input[name=option]").length;
    for (let option = 0; option < Math.min(options, 4); option++) if (String(option) !== chosen) choose(option);
    choose(chosen);
  };
  // What can be read is painted first.
  const idle = (task) => ("requestIdleCallback" in window ? requestIdleCallback(task, { timeout: 1000 }) : setTimeout(task, 50));
  new MutationObserver((_, watch) => { watch.disconnect(); idle(tried); }).observe(root, { attributeFilter: ["data-live"] });
  const soon = () => idle(() => { ahead(); first(); });
  if (document.readyState === "complete") soon();
  else addEventListener("load", soon);
  // Some tasks are for the whole viewer, such as files that a reader opens: it takes the page over as it stands, and is
  // given them then.
  document.addEventListener("gonogo-whole", async ({ detail }) => {
    const { wholeJs, wholeWasm, wholeIntegrity, wholeJsIntegrity } = published.dataset;
    still();
    new MutationObserver((_, watch) => {
      if (!("live" in root.dataset)) return;
      watch.disconnect();
      document.dispatchEvent(new CustomEvent("gonogo-task", { detail }));
    }).observe(root, { attributes: true });
    await start(wholeJs, wholeWasm, wholeIntegrity, wholeJsIntegrity);
  });
} else {
  first();
}
