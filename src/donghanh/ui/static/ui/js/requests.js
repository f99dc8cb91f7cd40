// What a partial request says about itself: "loading" after two seconds, failed, offline.

const PATIENCE = 2000;
let waiting = 0;
let timer;

function words(id) {
  return document.getElementById(`words-${id}`)?.content.cloneNode(true);
}

function say(text) {
  document.getElementById("loading-words")?.replaceChildren(...(text ? [text] : []));
}

document.addEventListener("htmx:beforeRequest", () => {
  waiting += 1;
  timer ??= setTimeout(() => say(words("loading")), PATIENCE);
});

document.addEventListener("htmx:afterRequest", () => {
  waiting = Math.max(0, waiting - 1);
  if (waiting === 0) {
    clearTimeout(timer);
    timer = undefined;
    say();
  }
});

function show(event, id) {
  const note = words(id);
  const toasts = document.getElementById("toasts");
  if (!note || !toasts) return;
  note.querySelector("[data-again]")?.addEventListener("click", () => {
    toasts.replaceChildren();
    const { path, verb } = event.detail.requestConfig;
    if (verb === "get") window.htmx.ajax("GET", path, event.detail.target);
    else event.detail.elt.click?.();
  });
  toasts.replaceChildren(note);
}

document.addEventListener("htmx:sendError", (event) => show(event, "offline"));
document.addEventListener("htmx:responseError", (event) => show(event, "failed"));

// A form that comes back with errors: the reader acted, so the summary takes the focus.
function meetErrors(root) {
  root.querySelector("[data-errors]")?.focus();
}

document.addEventListener("htmx:afterSwap", (event) => meetErrors(event.detail.target));
meetErrors(document);
