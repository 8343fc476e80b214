// <gonogo-report src view option theme lang height>: see docs/embed.md. Classic, so that any page can carry it.
(() => {
const TAG = "gonogo-report", html = document.documentElement, scheme = matchMedia("(prefers-color-scheme:dark)");
// The theme of the page around it is told by its ground.
const ground = () => {
  for (const at of [document.body, html]) {
    const [r, g, b, a] = getComputedStyle(at).backgroundColor.match(/[\d.]+/g) ?? [];
    if (b && a !== "0") return r * 3 + g * 6 + b * 1 < 1280 ? "dark" : "light";
  }
  return scheme.matches ? "dark" : "light";
};
customElements.get(TAG) || customElements.define(TAG, class extends HTMLElement {
  static observedAttributes = ["src", "view", "option", "lang"];
  connectedCallback() {
    const { signal } = (this.end = new AbortController()), get = (a) => this.getAttribute(a) ?? "";
    const url = new URL(get("src") || "x:", document.baseURI), frame = document.createElement("iframe");
    if (!/^http/.test(url)) return;
    const theme = () => get("theme") || ground();
    const tell = () => frame.contentWindow?.postMessage({ gonogo: 1, theme: theme() }, url.origin);
    const watch = new MutationObserver(() => setTimeout(tell, 50));
    for (const at of [html, document.body, this]) watch.observe(at, { attributes: true });
    signal.onabort = () => watch.disconnect();
    scheme.addEventListener("change", tell, { signal });
    addEventListener("message", ({ source, origin, data }) => {
      if (source !== frame.contentWindow || origin !== url.origin) return;
      const { height, option } = data ?? {};
      if (height > 0) frame.style.height = height + "px";
      if (option) this.dispatchEvent(new CustomEvent("gonogo-option", { bubbles: true, detail: { option } }));
    }, { signal });
    const set = (a, to) => url.searchParams.set(a, to);
    for (const a of ["view", "option", "lang"]) set(a, get(a));
    set("theme", theme());
    frame.sandbox = "allow-scripts allow-same-origin allow-downloads allow-modals";
    frame.style = `border:0;display:block;width:100%;height:${+get("height")||480}px`;
    Object.assign(frame, { title: this.title || "Report", loading: "lazy", onload: tell, src: url });
    this.replaceChildren(frame);
  }
  disconnectedCallback() {
    this.end.abort();
    this.replaceChildren();
  }
  attributeChangedCallback() {
    this.firstChild && (this.disconnectedCallback(), this.connectedCallback());
  }
});
})();
