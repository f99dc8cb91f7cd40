// Keeps what a person types, for each person and page, until the server has taken it.
//
// A form with data-keep is kept: its text fields, selects and checkboxes (never passwords, files, hidden fields).
// On submit the kept text is marked "sent". The next page of a signed-in person deletes what was sent, unless the
// form is back with errors. A page without a person (sign-in, an error page) means the server did not take it:
// the mark is lifted, and the text returns to its form after the sign-in.

const PREFIX = "keep:";
const WEEK = 7 * 24 * 3600 * 1000;
const person = document.body.dataset.person;

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

function write(key, value) {
  try {
    if (value) localStorage.setItem(key, JSON.stringify(value));
    else localStorage.removeItem(key);
  } catch {
    // A full or closed storage must never stop the typing.
  }
}

function keyOf(form) {
  return `${PREFIX}${person}:${location.pathname}:${form.dataset.keep || form.id || "form"}`;
}

function keptKeys() {
  return Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
}

function fieldsOf(form) {
  return [...form.elements].filter(
    (field) => field.name && field.matches("textarea, select, input:not([type=password], [type=file], [type=hidden], [type=submit])"),
  );
}

function isTyped(field) {
  if (field.matches("[type=checkbox], [type=radio]")) return field.checked !== field.defaultChecked;
  if (field.matches("select")) return [...field.options].some((option) => option.selected !== option.defaultSelected);
  return field.value !== field.defaultValue;
}

function valueOf(field) {
  return field.matches("[type=checkbox], [type=radio]") ? field.checked : field.value;
}

function nameOf(field) {
  return field.matches("[type=checkbox], [type=radio]") ? `${field.name}=${field.value}` : field.name;
}

function keep(form) {
  const typed = fieldsOf(form).filter(isTyped).map((field) => [nameOf(field), valueOf(field)]);
  write(keyOf(form), typed.length ? { at: Date.now(), fields: Object.fromEntries(typed) } : null);
}

function restore(form) {
  const kept = read(keyOf(form));
  if (!kept || form.querySelector("[data-errors]")) return;
  const back = fieldsOf(form).filter((field) => nameOf(field) in kept.fields && !isTyped(field));
  for (const field of back) {
    const value = kept.fields[nameOf(field)];
    if (typeof value === "boolean") field.checked = value;
    else field.value = value;
  }
  if (back.some(isTyped)) tell(form);
}

function tell(form) {
  const words = document.getElementById("words-kept")?.content.cloneNode(true);
  if (!words) return;
  const line = words.firstElementChild;
  line.querySelector("[data-forget]").addEventListener("click", () => {
    write(keyOf(form), null);
    form.reset();
    line.remove();
  });
  form.prepend(line);
}

function mark(form) {
  const kept = read(keyOf(form));
  if (kept) write(keyOf(form), { ...kept, sent: true });
}

function settle() {
  for (const key of keptKeys()) {
    const kept = read(key);
    const old = !kept || Date.now() - kept.at > WEEK;
    if (old) write(key, null);
    else if (!kept.sent) continue;
    else if (!person) write(key, { ...kept, sent: false });
    else if (key.startsWith(`${PREFIX}${person}:`)) settleSent(key, kept);
  }
}

function settleSent(key, kept) {
  const back = [...document.querySelectorAll("form[data-keep]")].find((form) => keyOf(form) === key);
  if (back?.querySelector("[data-errors]")) write(key, { ...kept, sent: false });
  else write(key, null);
}

function start(root) {
  for (const form of root.querySelectorAll("form[data-keep]")) restore(form);
}

if (person) {
  document.addEventListener("input", (event) => {
    const form = event.target.form;
    if (form?.matches("[data-keep]")) keep(form);
  });
  document.addEventListener("submit", (event) => {
    if (event.target.matches("[data-keep]") && !event.target.matches("[hx-post], [data-hx-post]")) mark(event.target);
  });
  document.addEventListener("htmx:afterRequest", (event) => {
    const form = event.detail.elt.closest?.("form[data-keep]");
    const answer = event.detail.xhr;
    const left = answer?.getResponseHeader("HX-Redirect") || answer?.getResponseHeader("HX-Refresh");
    if (!form || event.detail.requestConfig.verb === "get") return;
    if (event.detail.successful && !left && !/data-errors/.test(answer.responseText)) write(keyOf(form), null);
    else if (event.detail.successful && left) mark(form);
  });
  document.addEventListener("htmx:afterSettle", (event) => start(event.detail.elt));
  document.addEventListener("click", (event) => {
    if (event.target.closest("[data-sign-out]")) keptKeys().forEach((key) => write(key, null));
  });
}

settle();
if (person) start(document);
