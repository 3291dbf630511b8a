// Small progressive touches; every page works without them.
"use strict";

// The error summary takes the focus, so that a screen reader and a short phone both show it (U10).
function focusSummary(root) {
  const summary = root.querySelector("[data-focus]");
  if (summary) { summary.focus(); summary.scrollIntoView({ block: "start" }); }
}

// Whichever page a unit opens first, no later one is the browser's own error page; the files of this one come first.
window.addEventListener("load", () => {
  const worker = navigator.serviceWorker;  // none over plain HTTP
  if (worker && "worker" in document.documentElement.dataset) worker.register("/sw.js").catch(() => {});
});

// A form is sent once: a second tap on a slow line does nothing, a page restored by Back works again.
document.addEventListener("submit", (event) => {
  const form = event.target;
  if (form.method !== "post" || event.defaultPrevented) return;
  if (form.dataset.sent) { event.preventDefault(); return; }
  form.dataset.sent = "1";
  // Signing out asks on its own page where words of this one lie on this phone alone.
  if (form.closest(".masthead") && [...document.querySelectorAll("[data-kept]")].some(isChanged)) {
    form.action = `/tai-khoan/dang-xuat/?o=${HERE_AT}`;
  }
  const button = event.submitter;
  if (button) button.setAttribute("aria-busy", "true");
  setTimeout(() => { delete form.dataset.sent; if (button) button.removeAttribute("aria-busy"); }, 8000);
});
window.addEventListener("pageshow", () => {
  document.querySelectorAll("form[data-sent]").forEach((form) => {
    delete form.dataset.sent;
    form.querySelectorAll("[aria-busy]").forEach((button) => button.removeAttribute("aria-busy"));
  });
});

// A page that answered a form is, for who comes Back to it, the form again: asked of the browser as a form sent twice
// it would be the browser's own error page. Only on leaving: a reload gives back what was typed. What the server wrote
// into the boxes counts as typed, or the browser would not keep it for Back. Wherever it keeps what was typed, what was
// seen goes with it (the hidden boxes, that no browser keeps), form by form, or another person's words would be written
// over unasked; not of a form that was taken, whose page stands afresh.
const isPosted = () => "posted" in document.documentElement.dataset;  // line.js shows answers in the same document
const forms = () => [...document.querySelectorAll("form[method=post]")].map((form) => [
  `${(form.closest("[id]") || form).id} ${form.getAttribute("action")}`,
  [...form.querySelectorAll("[type=hidden]:not([name^=csrf])")],
]);
const HERE_AT = location.pathname + location.search;
const noted = (name, value) => {  // for this tab; what was noted, and value instead
  try {
    const before = sessionStorage.getItem(name);
    if (value) sessionStorage.setItem(name, JSON.stringify(value)); else sessionStorage.removeItem(name);
    return JSON.parse(before) || {};
  } catch { return {}; }
};
window.addEventListener("pagehide", () => {
  const seen = Object.fromEntries(forms().map(([where, boxes]) => [where, boxes.map((box) => [box.name, box.value])]));
  if (isPosted()) {
    document.querySelectorAll("form :is(textarea, input):not([type=file], [type=hidden])").forEach((box) => {
      const typed = box.value;
      box.defaultValue = typed ? "" : " ";  // an emptied box is an answer too
      box.value = typed;
    });
    const there = document.documentElement.dataset.posted;  // where what was typed waits, with all that was asked
    history.replaceState(there ? null : { seen }, "", there || location.href);
    return;
  }
  const isSent = document.querySelector("form[data-sent]");
  if (isSent) noted("sent", { [HERE_AT]: seen });
  history.replaceState(!isSent && document.querySelector("form[data-typed]") ? { seen } : null, "");
});
document.addEventListener("DOMContentLoaded", () => {
  const sent = noted("sent");
  if (isPosted()) { if (sent[HERE_AT]) noted("refused", sent); return; }
  const refused = noted("refused");
  const [came] = performance.getEntriesByType("navigation");
  const isBack = came && came.type === "back_forward";
  if (isBack && refused[HERE_AT]) noted("refused", refused);
  const seen = (history.state && history.state.seen) || (isBack && refused[HERE_AT]) || {};
  forms().forEach(([where, boxes]) => boxes.forEach((box, place) => {
    const [name, value] = (seen[where] || [])[place] || [];
    if (name === box.name) box.value = value;
  }));
});

// No network: a bar says so and that nothing typed is lost (U7). What is scrolled to stands below it, not behind.
function offline(away) {
  const bar = document.querySelector("[data-offline]");
  if (!bar) return;
  bar.hidden = !away;
  document.documentElement.style.scrollPaddingTop = away ? `${bar.offsetHeight}px` : "";
}
window.addEventListener("offline", () => offline(true));
window.addEventListener("online", () => offline(false));
document.addEventListener("htmx:sendError", () => offline(true));
document.addEventListener("htmx:afterRequest", (event) => { if (event.detail.successful) offline(false); });

// What this tab keeps of somebody, typed words and ticks, is for nobody who signs in here after: whoever signs out or
// is another empties it. Over plain HTTP no browser heeds Clear-Site-Data; a session that ran out keeps its words.
function emptyTab() {
  const who = document.querySelector(".masthead")?.dataset.who;
  if (who === undefined) return;
  try {
    const before = sessionStorage.getItem("ai");
    if (who ? before && before !== who : /(^|; )wipe=1/.test(document.cookie)) sessionStorage.clear();
    if (who) sessionStorage.setItem("ai", who);
  } catch { /* forbidden */ }
}
emptyTab();

// Text is kept on this phone until the server has it (U5, U6): only boxes that say data-kept, as the
// table of particulars has it, none that tells of a person. Signing out clears it (Clear-Site-Data).
function keepDraft(form) {
  const boxes = [...form.querySelectorAll("[data-kept]")];
  const key = `nhap:${form.dataset.draft}`;
  const seen = form.elements.seen.value;
  let kept = null;
  try { kept = JSON.parse(localStorage.getItem(key)); } catch { /* no storage here: the page works without */ }
  const lost = kept && kept.seen === seen && boxes.some((box) => kept[box.name] && kept[box.name] !== box.value);
  if (lost) {
    boxes.forEach((box) => { if (kept[box.name]) box.value = kept[box.name]; });
    form.querySelector("[data-draft-said]").hidden = false;
  }
  const keep = () => {
    if (!form.isConnected) return;  // another page is shown, on which somebody may have signed out
    const text = { seen };
    boxes.forEach((box) => { text[box.name] = box.value; });
    try { localStorage.setItem(key, JSON.stringify(text)); } catch { /* full or forbidden */ }
  };
  let soon;
  form.addEventListener("input", (event) => {
    if (event.isComposing) return;  // a letter with its marks is still being typed
    clearTimeout(soon);
    soon = setTimeout(keep, 400);
  });
  form.addEventListener("compositionend", keep);
  window.addEventListener("pagehide", keep);
}

// "Chọn tất cả" of a list, and the count of what is chosen.
document.addEventListener("change", (event) => {
  const all = event.target.closest("[data-check-all]");
  const form = event.target.closest("form");
  if (!form) return;
  const whole = form.querySelector("[data-check-all]");
  if (all) form.querySelectorAll("input[data-check]").forEach((box) => { box.checked = all.checked; });
  else if (whole && event.target.matches("[data-check]:not(:checked)")) whole.checked = false;
  countTicked(form);
});

function countTicked(form) {
  const whole = form.querySelector("[data-check-all]");
  const count = form.querySelector("[data-check-count]");
  const here = form.querySelectorAll("input[data-check]:checked").length;
  // A number stands for more than this page; without one, all that is ticked here is all.
  const boxes = form.querySelectorAll("input[data-check]").length;
  if (whole && !whole.dataset.checkAll) whole.checked = boxes > 0 && here === boxes;
  const ticked = here + Number((count && count.dataset.elsewhere) || 0);  // and on the pages turned
  // With a number it means more than this page shows: all that number stands for.
  const told = (whole && whole.checked && whole.dataset.checkAll) || ticked;
  if (count) count.textContent = told;
  // What a press would do with none is said beside it; without this script the answer says so.
  form.querySelectorAll("[data-check-same]").forEach((same) => { same.textContent = told; });
  form.querySelectorAll("[data-check-needed]").forEach((button) => { button.disabled = !Number(told); });
  form.querySelectorAll("[data-check-some]").forEach((words) => { words.hidden = !Number(told); });
  form.querySelectorAll("[data-check-none]").forEach((words) => { words.hidden = Boolean(Number(told)); });
}

// Boxes are ticked before anybody touches them too: after an error, or when Back restores the page.
function countAll(root) {
  const forms = [...root.querySelectorAll("[data-check-all], [data-check-count]")].map((one) => one.closest("form"));
  new Set(forms).forEach((form) => form && countTicked(form));
}
window.addEventListener("pageshow", () => countAll(document));

// Moving away with text that was typed and not sent asks first; what is sent, searched or secret does not.
function isUnsaved(form) {
  if (form.method !== "post" || form.dataset.sent || form.querySelector("[type=password]")) return false;
  if ("unsaved" in form.dataset) return true;  // typed on a page that was turned since
  return [...form.elements].some(isChanged);
}
function isChanged(box) {
  // A choice of rows is no text.
  if (box.matches("[data-check], [data-check-all], [type=hidden], [data-upload] *")) return false;
  if (box.matches("select")) {
    // Where no option was marked the first stands chosen.
    const first = [...box.options].find((one) => one.defaultSelected) || box.options[0];
    return Boolean(first) && !first.selected;
  }
  if (box.matches("[type=radio], [type=checkbox]")) return box.checked !== box.defaultChecked;
  if (box.matches("[type=file]")) return box.value !== "";
  return box.matches("input, textarea") && box.value !== box.defaultValue;
}
window.addEventListener("beforeunload", (event) => {
  if (document.querySelector("[data-sent][action*='?o=']")) return;
  const asks = (form) => (form.dataset.typed || "unsaved" in form.dataset) && isUnsaved(form);
  if ([...document.forms].some(asks)) event.preventDefault();
});
document.addEventListener("input", (event) => { if (event.target.form) event.target.form.dataset.typed = "1"; });

// Once for every page: when it comes, and when line.js shows the answer to a form in its place.
function begin() {
  focusSummary(document);
  countAll(document);
  if (navigator.onLine === false) offline(true);
  document.querySelectorAll("[data-scripted]").forEach((only) => { only.hidden = false; });
  document.querySelectorAll("form[data-draft]").forEach(keepDraft);
  // "Hiện mật khẩu" (U26): shown only where it can work.
  document.querySelectorAll("[data-show-password]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => {
      const field = document.getElementById(button.dataset.showPassword);
      const show = field.type === "password";
      field.type = show ? "text" : "password";
      button.textContent = show ? "Ẩn mật khẩu" : "Hiện mật khẩu";
      button.setAttribute("aria-pressed", String(show));
    });
  });
}
document.addEventListener("DOMContentLoaded", begin);
document.addEventListener("line:shown", begin);
document.addEventListener("htmx:load", (event) => { focusSummary(event.detail.elt); countAll(document); });
