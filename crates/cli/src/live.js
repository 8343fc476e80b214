// Asks whether the report was built again, loads it then, and shows what could not be used.
const shown = Number(document.getElementById("watch").dataset.version);
const box = document.createElement("div");
box.className = "notices";
box.setAttribute("role", "alert");
box.id = "watch-told";
document.querySelector("main").prepend(box);
let told = "[]";

// What was chosen before the viewer ran is not in the link.
const kept = "gonogo:watch";
const chosen = () => document.querySelector("input[name=option]:checked")?.value;
try {
  const before = JSON.parse(sessionStorage.getItem(kept) ?? "null");
  sessionStorage.removeItem(kept);
  for (const radio of document.querySelectorAll("input[name=option]")) if (radio.value === before?.option) radio.checked = true;
} catch { /* storage is closed: the link keeps what it carries */ }

const look = async () => {
  try {
    const state = await (await fetch("state.json", { cache: "no-store" })).json();
    if (state.version !== shown) {
      try { sessionStorage.setItem(kept, JSON.stringify({ option: chosen() })); } catch { /* as above */ }
      location.reload();
      return;
    }
    const now = JSON.stringify(state.told);
    if (now !== told) {
      told = now;
      box.replaceChildren(...state.told.map((line) => {
        const notice = document.createElement("p");
        notice.className = "notice";
        notice.textContent = line;
        return notice;
      }));
    }
  } catch { /* the preview was stopped, or is being started again */ }
  setTimeout(look, 300);
};
look();
