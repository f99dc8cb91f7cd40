// A button with data-copy="id" copies the text of that element and says so.

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy]");
  if (!button) return;
  const source = document.getElementById(button.dataset.copy);
  const text = "value" in source ? source.value : source.innerText;
  const done = (await copied(text)) || select(source);
  if (done) tell(button);
});

async function copied(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}

// Without a clipboard (plain http) the text is at least chosen, ready for Ctrl+C.
function select(source) {
  if ("select" in source) source.select();
  else getSelection().selectAllChildren(source);
  return false;
}

function tell(button) {
  const words = document.getElementById("words-copied")?.content.textContent.trim();
  const live = document.getElementById("loading-words");
  if (!words || !live) return;
  live.textContent = words;
  setTimeout(() => live.replaceChildren(), 2500);
}
