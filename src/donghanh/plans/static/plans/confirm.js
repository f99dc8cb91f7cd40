// The confirm screen: keeps the current clause and the open draft in sight, and the focus with the person who acts.

let shown = null;

function place(smooth) {
  const open = document.querySelector(".draft.current");
  if (!open || open.id === shown) return;
  const first = shown === null;
  shown = open.id;
  document.querySelector(".clause.current")?.scrollIntoView({ block: "center", inline: "nearest" });
  open.scrollIntoView({ block: first ? "nearest" : "center" });
  if (!first) open.querySelector("[data-open-draft]")?.focus({ preventScroll: true });
}

function step(by) {
  const links = [...document.querySelectorAll(".draft")];
  const at = links.findIndex((draft) => draft.classList.contains("current"));
  const next = links[at + by];
  if (next) next.querySelector(".draft-title a")?.click();
  else document.querySelector(`.draft-pane .pagination a[rel=${by > 0 ? "next" : "prev"}]`)?.click();
}

const OFF = "keys-off";
const TYPING = "input:not([type=checkbox], [type=radio]), textarea, select";

document.addEventListener("keydown", (event) => {
  if (localStorage.getItem(OFF) === "1" || event.ctrlKey || event.altKey || event.metaKey) return;
  if (event.defaultPrevented || event.isComposing || event.target.matches(TYPING)) return;
  const key = event.key.toLowerCase();
  if (key === "j" || key === "k") {
    event.preventDefault();
    step(key === "j" ? 1 : -1);
  }
});

document.addEventListener("htmx:afterSettle", () => place());
document.addEventListener("htmx:oobAfterSwap", () => place());
place();
