// Single keys of a screen that has data-keys on an ancestor: a key activates the element with that data-key.
// Off while typing, off with Ctrl, Alt or Meta, off for a person who wants none (data-keys-off on the body),
// and off or on for good on this machine by the switch in the line of hints.

const OFF = "keys-off";
const TYPING = "input:not([type=checkbox], [type=radio], [type=submit], [type=button]), textarea, select, [contenteditable]";
const ACTS_ITSELF = "a, button, summary, input, select, textarea";

function isOff() {
  const chosen = localStorage.getItem(OFF);
  return chosen === null ? document.body.dataset.keysOff !== undefined : chosen === "1";
}

function isOpenFor(event) {
  if (event.defaultPrevented || event.isComposing || event.ctrlKey || event.altKey || event.metaKey) return false;
  if (event.target.matches(TYPING)) return false;
  return !(event.key === "Enter" && event.target.matches(ACTS_ITSELF));
}

function elementFor(key) {
  const wanted = key.toLowerCase();
  return [...document.querySelectorAll("[data-keys] [data-key]")].find(
    (element) => element.dataset.key.toLowerCase() === wanted && element.getClientRects().length > 0 && !element.disabled,
  );
}

function activate(element) {
  if (element.matches("input:not([type=checkbox], [type=radio]), textarea, select")) element.focus();
  else element.click();
}

document.addEventListener("keydown", (event) => {
  if (isOff() || !document.querySelector("[data-keys]") || !isOpenFor(event)) return;
  if (event.key === "?") {
    document.querySelector("[data-keys-help]")?.scrollIntoView({ block: "nearest" });
    document.querySelector("[data-keys-switch]")?.focus();
    return;
  }
  const element = elementFor(event.key);
  if (!element) return;
  event.preventDefault();
  activate(element);
});

document.addEventListener("change", (event) => {
  if (!event.target.matches("[data-keys-switch]")) return;
  localStorage.setItem(OFF, event.target.checked ? "0" : "1");
  show(document);
});

// A hint on a button is shown only while its key works.
function show(root) {
  for (const toggle of root.querySelectorAll("[data-keys-switch]")) toggle.checked = !isOff();
  for (const hint of root.querySelectorAll("[data-key] > kbd")) hint.hidden = isOff();
}

document.addEventListener("htmx:afterSettle", () => show(document));
show(document);
