// A form with data-bulk: its bar counts the rows chosen, and hides while none is.

function update(form) {
  const picks = [...form.querySelectorAll("[data-pick]")];
  const chosen = picks.filter((pick) => pick.checked).length;
  const all = form.querySelector("[data-pick-all]");
  const count = form.querySelector("[data-bulk-count]");
  if (all) {
    all.checked = chosen > 0 && chosen === picks.length;
    all.indeterminate = chosen > 0 && chosen < picks.length;
  }
  if (!count) return;
  count.textContent = chosen ? count.dataset.some.replace("{count}", chosen) : count.dataset.none;
  count.closest(".bulk-bar").hidden = chosen === 0;
}

document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-bulk]");
  if (!form) return;
  if (event.target.matches("[data-pick-all]")) {
    for (const pick of form.querySelectorAll("[data-pick]")) pick.checked = event.target.checked;
  }
  update(form);
});

function start(root) {
  for (const form of root.querySelectorAll("form[data-bulk]")) update(form);
}

document.addEventListener("htmx:afterSettle", () => start(document));
start(document);
