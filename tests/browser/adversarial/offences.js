// What an input must not be able to put on the page.
const offences = [];
if ("pwned" in window) offences.push("a script ran");
for (const element of document.querySelectorAll("script, iframe, frame, object, embed, img, image, video, audio, source, form, base, style, link, meta, foreignObject, use, animate, set, math, template")) {
  const ours = element.closest("head") || (element.localName === "script" && element.integrity);
  if (!ours) offences.push(element.outerHTML.slice(0, 120));
}
for (const element of document.querySelectorAll("*")) {
  for (const { name, value } of element.attributes) {
    if (name.startsWith("on") || name === "style" || name === "srcdoc" || name === "formaction" || name === "ping") {
      offences.push(`${element.localName} ${name}=${value.slice(0, 80)}`);
    }
    if (name === "href" || name === "src" || name === "xlink:href" || name === "action") {
      const url = URL.canParse(value, document.baseURI) ? new URL(value, document.baseURI) : null;
      const allowed = ["http:", "https:", "mailto:"];
      if (!url || !allowed.includes(url.protocol)) offences.push(`${element.localName} ${name}=${value.slice(0, 80)}`);
    }
  }
}
// Ids of an input must not take the place of the page's own.
for (const id of ["boot", "failed", "why", "report", "said", "verdict", "charts", "prose"]) {
  if (document.querySelectorAll(`[id="${id}"]`).length > 1) offences.push(`two elements have the id ${id}`);
}
if (Object.prototype.pwned !== undefined || {}.polluted !== undefined) offences.push("prototypes were changed");
return offences;
