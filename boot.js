// Starts the viewer, and says in words why it cannot start. A file of its own: the page allows no inline script.
const show = (id, visible) => { document.getElementById(id).hidden = !visible; };
const fail = (why, error) => {
  console.info(why, error);
  document.getElementById("why").textContent = why;
  show("boot", false);
  show("failed", true);
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
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch { /* storage is closed: the theme of the system it is */ }

show("loading", true);
show("off", false);

// A text that is named in the address is the one to fall back on, if it is of this origin.
const named = new URLSearchParams(location.search).get("audit");
if (named && URL.canParse(named, document.baseURI)) {
  const url = new URL(named, document.baseURI);
  if (url.origin === location.origin && url.protocol === location.protocol) {
    for (const link of document.querySelectorAll('#boot a, #failed a')) link.href = url.href;
  }
}

const { js, wasm, integrity } = document.querySelector('meta[name="gonogo"]').dataset;
if (typeof WebAssembly !== "object") {
  fail("This browser has no WebAssembly, or it is switched off.");
} else {
  try {
    const address = new URL(wasm, document.baseURI);
    const [glue, response] = await Promise.all([
      import(new URL(js, document.baseURI)),
      fetch(address, integrity ? { integrity } : {}),
    ]);
    if (!response.ok) throw new Error(`${address.pathname}: ${response.status}`);
    await glue.default({ module_or_path: response });
  } catch (error) {
    const blocked = error instanceof WebAssembly.CompileError;
    const why = blocked
      ? "The page's security policy, or a damaged file, kept the viewer from starting."
      : "A part of the viewer could not be loaded. The connection may have failed, or files of an older version may be mixed with newer ones.";
    if (!stopped(error)) fail(why, error);
  }
}
