// Keys of the list of dossiers: j and k go down and up, x ticks, e edits, / searches, ? says all this; Enter opens,
// for the row's link has the focus. On a dossier j and k lead to the next and the one before.
// Whoever is disturbed by keys turns them off (WCAG 2.1.4); without this script nothing is lost.

const KEYS_OFF = "phim-tat-tat";
function keysOff() {
  try { return localStorage.getItem(KEYS_OFF) === "1"; } catch { return false; /* no storage: they are on */ }
}

function rowLinks() {
  return [...document.querySelectorAll("[data-keys] tbody th a")];
}

// One row down or up from the row that holds the focus; from nowhere, to the first.
function walk(by) {
  const links = rowLinks();
  if (!links.length) {
    const beside = document.querySelector(by > 0 ? "a[rel=next]" : "a[rel=prev]");
    if (beside) beside.click();
    return Boolean(beside);
  }
  const row = document.activeElement.closest("tr");
  const at = links.findIndex((link) => link.closest("tr") === row);
  const to = links[at < 0 ? 0 : Math.min(Math.max(at + by, 0), links.length - 1)];
  to.focus();
  to.scrollIntoView({ block: "nearest" });
  return true;
}

function tickRow() {
  const row = document.activeElement.closest("[data-keys] tbody tr");
  const box = row && row.querySelector("input[data-check]");
  if (box) box.click();
  return Boolean(box);
}

// The row's own "Sửa" opens it as a form; Escape leaves that form, wherever in it the focus is.
function editRow() {
  const row = document.activeElement.closest("[data-keys] tbody tr");
  const link = row && row.querySelector("a[data-edit]");
  if (link) link.click();
  return Boolean(link);
}

function leaveRow() {
  const link = document.activeElement.closest("tr") && document.querySelector("a[data-leave]");
  if (link) link.click();
  return Boolean(link);
}

let searchedFrom = null;
function toSearch() {
  const box = document.getElementById("id_tim");
  if (box) { searchedFrom = document.activeElement; box.focus(); box.select(); }
  return Boolean(box);
}

// Back to the row one stood at; what was typed stays in the box.
function leaveSearch() {
  const box = document.getElementById("id_tim");
  if (!searchedFrom || document.activeElement !== box) return false;
  if (searchedFrom === document.body || !searchedFrom.isConnected) box.blur(); else searchedFrom.focus();
  searchedFrom = null;
  return true;
}

let cameFrom = null;
function keyHelp() {
  const help = document.getElementById("phim-tat");
  if (!help) return false;
  if (help.open) return leaveHelp();
  cameFrom = document.activeElement;
  help.open = true;
  help.querySelector("summary").focus();
  return true;
}

// Back to the row, or the box, that the help was asked for from.
function leaveHelp() {
  const help = document.getElementById("phim-tat");
  if (!help || !help.open || (!cameFrom && !help.contains(document.activeElement))) return false;
  help.open = false;
  if (cameFrom && cameFrom.isConnected && cameFrom !== document.body) cameFrom.focus();
  cameFrom = null;
  return true;
}

const KEYS = { j: () => walk(1), k: () => walk(-1), x: tickRow, e: editRow, "/": toSearch, "?": keyHelp };

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || keysOff()) return;
  if (event.key === "Escape" && (leaveHelp() || leaveSearch() || leaveRow())) { event.preventDefault(); return; }
  if (event.target.closest("input:not([type=checkbox]), textarea, select, [contenteditable]")) return;
  const deed = KEYS[event.key];
  if (deed && deed()) event.preventDefault();
});

document.addEventListener("DOMContentLoaded", () => {
  const off = document.getElementById("phim-tat-tat");
  if (!off) return;
  off.checked = keysOff();
  off.addEventListener("change", () => {
    try { localStorage.setItem(KEYS_OFF, off.checked ? "1" : "0"); } catch { /* full or forbidden */ }
  });
});

// The open row's first box, unless a refusal is to be read first. After the place the address names was gone to,
// which takes the focus away.
window.addEventListener("load", () => setTimeout(() => {
  const row = document.querySelector(".row-open");
  if (row && !row.querySelector("[data-focus]")) row.querySelector("input:not([type=hidden]), select").focus();
}));

// "In" on the page that holds all rows; without this script the browser's own way is told beside it. A panel that
// lies over the list goes when one goes on elsewhere.
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-print]")) window.print();
  document.querySelectorAll(".more").forEach((one) => { one.open &&= one.contains(event.target); });
});
