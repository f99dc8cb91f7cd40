// A form with data-bulk: its bar counts the rows chosen, and hides while none is. The rows may stand outside the form
// and name it (form="…"), so that each may hold a form of its own.

function ticks(form, kind) {
  return [...form.elements].filter((element) => element.matches(kind));
}

function update(form) {
  const picks = ticks(form, "[data-pick]");
  const chosen = picks.filter((pick) => pick.checked).length;
  const [all] = ticks(form, "[data-pick-all]");
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
  const form = event.target.form;
  if (!form?.matches("[data-bulk]")) return;
  if (event.target.matches("[data-pick-all]")) {
    for (const pick of ticks(form, "[data-pick]")) pick.checked = event.target.checked;
  }
  update(form);
});

function start(root) {
  for (const form of root.querySelectorAll("form[data-bulk]")) update(form);
}

document.addEventListener("htmx:afterSettle", () => start(document));
start(document);
