// After data-idle-minutes without work the page leaves for data-idle-url; typed text is kept by keep.js.

const minutes = Number(document.body.dataset.idleMinutes);
const url = document.body.dataset.idleUrl;
const SEEN = "last-seen";

function touch() {
  localStorage.setItem(SEEN, String(Date.now()));
}

function check() {
  const idle = Date.now() - Number(localStorage.getItem(SEEN) ?? Date.now());
  if (idle < minutes * 60_000) return;
  const address = new URL(url, location.href);
  address.searchParams.set("next", location.pathname + location.search);
  location.assign(address);
}

if (minutes && url) {
  touch();
  for (const kind of ["pointerdown", "keydown", "scroll", "htmx:afterRequest"]) {
    document.addEventListener(kind, touch, { passive: true });
  }
  setInterval(check, 15_000);
  document.addEventListener("visibilitychange", check);
}
