// The sheet of figures: moving up and down by key, and taking a block copied from Excel.
//
// A block is laid over the cells from the one it is pasted into, down and to the right. Lines that begin with words
// (the names of indicators), and whatever would fall outside the sheet, go into the box for lines: the server finds
// their places or says why it cannot. Nothing that was pasted is dropped.

const grid = document.querySelector(".entry-grid");
const box = document.getElementById("dan");

function cellAt(row, column) {
  return grid.querySelector(`input[data-row="${row}"][data-column="${column}"]`);
}

function placeOf(cell) {
  return [Number(cell.dataset.row), Number(cell.dataset.column)];
}

function isCell(element) {
  return element instanceof HTMLInputElement && element.dataset.row !== undefined;
}

function mark(cell) {
  cell.classList.toggle("changed", cell.value !== cell.defaultValue);
}

function isFigure(text) {
  return text === "" || /\d/.test(text[0]) || /^[-+–]/.test(text);
}

function keepLines(lines) {
  if (!lines.length) return;
  box.value = [box.value.replace(/\n+$/, ""), ...lines].filter((line) => line !== "").join("\n");
  box.dispatchEvent(new Event("input", { bubbles: true }));
}

function lay(rows, start) {
  const [top, left] = placeOf(start);
  const outside = [];
  rows.forEach((row, down) => {
    const over = row.filter((text, right) => {
      const cell = cellAt(top + down, left + right);
      if (!cell) return text !== "";
      if (text !== "") cell.value = text;
      mark(cell);
      return false;
    });
    if (over.length) outside.push(row.join("\t"));
  });
  keepLines(outside);
  start.dispatchEvent(new Event("input", { bubbles: true }));
}

function takePaste(event) {
  const text = event.clipboardData?.getData("text/plain") ?? "";
  if (!isCell(event.target) || !/[\t\n]/.test(text.trimEnd())) return;
  event.preventDefault();
  const rows = text.replace(/\r/g, "").trimEnd().split("\n").map((line) => line.split("\t").map((part) => part.trim()));
  if (rows.some((row) => !isFigure(row[0]))) keepLines(rows.map((row) => row.join("\t")));
  else lay(rows, event.target);
}

function move(event) {
  if (!isCell(event.target) || event.altKey || event.ctrlKey || event.metaKey || event.isComposing) return;
  const step = { Enter: event.shiftKey ? -1 : 1, ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const [row, column] = placeOf(event.target);
  const next = cellAt(row + step, column);
  next?.focus();
  next?.select();
}

if (grid && box) {
  grid.addEventListener("paste", takePaste);
  grid.addEventListener("keydown", move);
  grid.addEventListener("input", (event) => isCell(event.target) && mark(event.target));
}
