// Asks whether the report was built again, loads it then, and shows what there is to object to in a box above it.
const shown = Number(document.getElementById("watch").dataset.version);
const make = (name, text = "") => Object.assign(document.createElement(name), { textContent: text });
const box = document.createElement("details");
box.id = "watch-told";
box.className = "notices";
box.hidden = true;
const sum = make("summary");
sum.setAttribute("role", "status");
const list = make("ul");
box.append(sum, list);
document.querySelector("main").prepend(box);
let told = "[]";

// What was chosen before the viewer ran is not in the link; nor is whether the box was open.
const kept = "gonogo:watch";
const chosen = () => document.querySelector("input[name=option]:checked")?.value;
let before = null;
try {
  before = JSON.parse(sessionStorage.getItem(kept) ?? "null");
  sessionStorage.removeItem(kept);
  for (const radio of document.querySelectorAll("input[name=option]")) if (radio.value === before?.option) radio.checked = true;
  // A report that was given another name by an edit is the one that the link was made for.
  const report = document.getElementById("gonogo")?.dataset.report;
  if (before && report) history.replaceState(history.state, "", location.href.replace(/([#&?]report=)[^&]*/, `$1${encodeURIComponent(report)}`));
} catch { /* storage is closed: the link keeps what it carries */ }
box.open = before?.open ?? false;

// What stands between backticks is code.
const phrase = (text) => text.split("`").map((part, at) => at % 2 ? make("code", part) : part);
const line = ({ severity, file, place, message, help }) => {
  const item = make("li");
  const word = make("strong", severity);
  word.className = { error: "bad", warning: "middle" }[severity] ?? "quiet";
  const where = [file.split(/[\\/]/).pop(), place].filter(Boolean).join(", ");
  item.append(word, ` ${where}${where && ": "}`, ...phrase(message));
  if (help) item.append(". ", ...phrase(help[0].toUpperCase() + help.slice(1)), ".");
  return item;
};
const counted = (all) => ["error", "warning", "info"].map((severity) => {
  const count = all.filter((one) => one.severity === severity).length;
  return count && `${count} ${severity === "info" ? (count > 1 ? "remarks" : "remark") : severity + (count > 1 ? "s" : "")}`;
}).filter(Boolean).join(", ");

const look = async () => {
  try {
    const state = await (await fetch("state.json", { cache: "no-store" })).json();
    if (state.version !== shown) {
      try { sessionStorage.setItem(kept, JSON.stringify({ option: chosen(), open: box.open })); } catch { /* as above */ }
      location.reload();
      return;
    }
    const now = JSON.stringify(state.told);
    if (now !== told) {
      told = now;
      box.hidden = !state.told.length;
      // The last good report stands below: why it is the last one must not be missed.
      if (!state.good) box.open = true;
      sum.textContent = counted(state.told) + (state.good ? "" : "; below is the last report that could be used");
      list.replaceChildren(...state.told.map(line));
    }
  } catch { /* the preview was stopped, or is being started again */ }
  setTimeout(look, 300);
};
look();
