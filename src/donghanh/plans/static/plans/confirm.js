// The confirm screen: keeps the current clause and the open draft in sight, and the focus with the person who acts.

let shown = null;

// Within its pane where the pane scrolls by itself, so that the page stays put; else the page follows the person.
function bring(element, first) {
  const pane = element?.closest(".pane");
  if (!pane) return;
  if (pane.scrollHeight > pane.clientHeight && getComputedStyle(pane).overflowY === "auto") {
    const head = pane.querySelector(".pane-head")?.offsetHeight ?? 0;
    const room = pane.clientHeight - head;
    const top = element.getBoundingClientRect().top - pane.getBoundingClientRect().top + pane.scrollTop - head;
    pane.scrollTop = element.offsetHeight < room ? top - (room - element.offsetHeight) / 3 : top;
  } else if (!first) {
    element.scrollIntoView({ block: "nearest" });
  }
}

function place() {
  const open = document.querySelector(".draft.current");
  if (!open || open.id === shown) return;
  const first = shown === null;
  shown = open.id;
  bring(document.querySelector(".clause.current"), first);
  bring(open, first);
  if (!first) open.querySelector("[data-open-draft]")?.focus({ preventScroll: true });
}

for (const moment of ["htmx:oobAfterSwap", "htmx:afterSettle", "htmx:afterRequest"]) {
  document.addEventListener(moment, place);
}

// A list of choices that a key has opened is ready for Enter.
document.addEventListener("toggle", (event) => {
  if (event.target.matches(".draft-acts details[open]")) event.target.querySelector("button")?.focus();
}, true);

// The draft that opens stands on another page of the list: its address is in the bar already, so go there.
document.addEventListener("htmx:oobErrorNoTarget", (event) => {
  if (event.detail.content?.matches?.(".draft.current")) setTimeout(() => location.reload(), 50);
});

place();
