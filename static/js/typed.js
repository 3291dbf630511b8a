// What is typed at the desk and not sent outlives a reload: kept in this tab alone, under who types and where, until
// the form is sent. Only in a box that still stands as it did when one typed: what somebody saved since is not covered.
"use strict";

const typedKey = (form) => `go:${form.dataset.keeps}:${location.pathname}`;
const TYPED =
  "textarea, select, input:is([type=text], [type=radio], [type=checkbox]:not([data-check], [data-check-all]))";
const typedBoxes = (form) => [...form.querySelectorAll(TYPED)];
const typedForms = () => [...document.querySelectorAll("form[data-keeps]")];
const isTick = (box) => box.type === "checkbox";
const isChoice = (box) => box.type === "radio" || isTick(box);
// What is ticked of many is about those who were chosen, and is ticked of no others.
const keptAs = (box) => (isTick(box) ? `${box.form.dataset.choice || ""} ${box.name}=${box.value}` : box.id);
const stood = (box) => {
  if (isTick(box)) return box.defaultChecked;
  if (isChoice(box)) {  // what of its choices stood chosen, or somebody's newer answer was covered
    const all = [...box.form.querySelectorAll("[type=radio]")];
    const first = all.find((one) => one.name === box.name && one.defaultChecked);
    return first ? first.value : "";
  }
  return box.options ? [...box.options].findIndex((one) => one.defaultSelected) : box.defaultValue;
};
// Of a page that refused, what was typed is what it was drawn with: it goes into a box that is empty when read again.
const isRefused = (box) => isPosted() && box.matches("textarea") && box.value !== "";
const answer = (box) => (isChoice(box) ? box.checked : box.value);

function keptTyped(form) {
  try { return JSON.parse(sessionStorage.getItem(typedKey(form))) || {}; } catch { return {}; }
}

function keepTyped(form) {
  const kept = {};
  typedBoxes(form).forEach((box) => {
    if (isRefused(box)) kept[keptAs(box)] = ["", answer(box)];
    else if (isChanged(box)) kept[keptAs(box)] = [stood(box), answer(box)];
  });
  try {
    if (Object.keys(kept).length) sessionStorage.setItem(typedKey(form), JSON.stringify(kept));
    else sessionStorage.removeItem(typedKey(form));
  } catch { /* full or forbidden */ }
}

function putTyped(form) {
  const kept = keptTyped(form);
  const back = typedBoxes(form).filter((box) => {
    const [was, is] = kept[keptAs(box)] || [];
    if (is === undefined || was !== stood(box) || is === answer(box)) return false;
    if (isChoice(box)) box.checked = is; else box.value = is;
    const folded = box.closest("details");
    if (folded) folded.open = true;
    return true;
  });
  if (!back.length) return;
  form.dataset.typed = "1";
  const said = document.createElement("p");
  said.className = "form-text";
  said.setAttribute("role", "status");
  said.textContent = "Điều đã nhập mà chưa gửi nay có lại trong các ô.";
  form.prepend(said);
}

["input", "change"].forEach((what) => document.addEventListener(what, (event) => {
  const form = event.target.closest("form[data-keeps]");
  if (form && !event.isComposing) keepTyped(form);
}));
document.addEventListener("compositionend", (event) => {
  const form = event.target.closest("form[data-keeps]");
  if (form) keepTyped(form);
});
window.addEventListener("pagehide", () => typedForms().filter((form) => form.dataset.sent).forEach((form) => {
  try { sessionStorage.removeItem(typedKey(form)); } catch { /* forbidden */ }
}));
["DOMContentLoaded", "line:shown"].forEach((at) => document.addEventListener(at, () => {
  typedForms().forEach(isPosted() ? keepTyped : putTyped);
}));
