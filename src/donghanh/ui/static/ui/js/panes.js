// A pane that scrolls by itself shows its current row: the clause beside its draft, the draft beside its clause.

function show() {
  for (const pane of document.querySelectorAll(".pane")) {
    const row = pane.querySelector("[aria-current='true']");
    if (!row || pane.scrollHeight <= pane.clientHeight) continue;
    const above = row.getBoundingClientRect().top - pane.getBoundingClientRect().top;
    const below = above + row.offsetHeight;
    if (above >= 0 && below <= pane.clientHeight) continue;
    pane.scrollTop += above - Math.max(0, (pane.clientHeight - row.offsetHeight) / 3);
  }
}

document.addEventListener("htmx:afterSettle", show);
show();
