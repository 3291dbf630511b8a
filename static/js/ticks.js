// Ticks of a list outlive the turning of its pages: kept in this tab alone, under who ticked and what the list
// asks for, until they were moved or are taken away. Without this script each page's ticks go by themselves, and
// "Chọn tất cả" stands for all pages.

const OF_A_PAGE = ["trang", "sau", "truoc", "in", "xep", "cot", "sua", "viec", "nhap"];  // the same rows
function ticksKey(whose) {
  const asks = new URLSearchParams(location.search);
  OF_A_PAGE.forEach((key) => asks.delete(key));
  [...asks.keys()].forEach((key) => { if (!asks.get(key)) asks.delete(key); });
  asks.sort();
  return `chon:${whose}:${asks}`;
}

function keptTicks(form) {
  try { return JSON.parse(sessionStorage.getItem(ticksKey(form.dataset.ticks))) || {}; } catch { return {}; }
}

function keepTicks(form, kept) {
  try { sessionStorage.setItem(ticksKey(form.dataset.ticks), JSON.stringify(kept)); } catch { /* full or forbidden */ }
}

function ticksHere(form) { return [...form.querySelectorAll("input[data-check]")]; }

// The codes ticked on other pages, or on rows that have left this list meanwhile.
function ticksElsewhere(form, codes) {
  const here = new Set(ticksHere(form).map((box) => box.value));
  return codes.filter((code) => !here.has(code));
}

function tellTicks(form, { all = false, codes = [] }) {
  const elsewhere = all ? [] : ticksElsewhere(form, codes);
  form.querySelector("[data-check-count]").dataset.elsewhere = elsewhere.length;
  const told = form.querySelector("[data-ticks-elsewhere]");
  told.hidden = !elsewhere.length;
  told.querySelector("b").textContent = elsewhere.length;
  countTicked(form);
  // With nothing chosen the bar would only lie over the last rows.
  form.querySelector(".bulkbar").hidden = !all && !codes.length;
}

function putTicks(form) {
  const kept = keptTicks(form);
  const chosen = new Set(kept.codes);
  form.querySelector("[data-check-all]").checked = Boolean(kept.all);
  ticksHere(form).forEach((box) => { box.checked = Boolean(kept.all) || chosen.has(box.value); });
  tellTicks(form, kept);
  // What was chosen before is said where one comes back to it: a press is about those too.
  const before = form.querySelector("[data-ticks-before]");
  const number = form.querySelector("[data-check-count]").textContent;
  before.hidden = number === "0";
  before.querySelector("b").textContent = number;
}

function noteTicks(form) {
  const before = keptTicks(form).codes || [];
  const all = form.querySelector("[data-check-all]").checked;
  const here = ticksHere(form).filter((box) => box.checked).map((box) => box.value);
  const kept = { all, codes: all ? [] : [...ticksElsewhere(form, before), ...here] };
  keepTicks(form, kept);
  tellTicks(form, kept);
}

function clearTicks(form) {
  keepTicks(form, {});
  putTicks(form);
  form.querySelector("[data-check-all]").focus();
}

// After a press: whoever was moved is chosen no more, nor whose box was emptied where it was asked; the others are.
function settleTicks(told) {
  const form = { dataset: { ticks: told.dataset.ticksDone } };  // of the list: it is not on this page
  const { all, codes = [] } = keptTicks(form);
  const stay = told.dataset.ticksStay.split(" ").filter((code) => code && (all || codes.includes(code)));
  keepTicks(form, { codes: stay });
}

function tickedForms() { return [...document.querySelectorAll("form[data-ticks]")]; }

document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-ticks]");
  if (form) noteTicks(form);
});
document.addEventListener("click", (event) => {
  if (event.target.closest("[data-ticks-clear], [data-ticks-before] button")) clearTicks(event.target.closest("form"));
});
// What is ticked on other pages goes along, each once.
document.addEventListener("formdata", (event) => {
  const form = event.target;
  if (!("ticks" in form.dataset)) return;
  const { all, codes = [] } = keptTicks(form);
  if (!all) ticksElsewhere(form, codes).forEach((code) => event.formData.append("chon", code));
});
window.addEventListener("pageshow", () => tickedForms().forEach(putTicks));
document.addEventListener("DOMContentLoaded", () => {
  tickedForms().forEach(putTicks);
  document.querySelectorAll("[data-ticks-done]").forEach(settleTicks);
});

// A page that asks about many chosen: what was ticked or emptied there stays so when it is read again, and where one
// goes on with the same ones. It is the choice's own; without this script it is kept once the form was sent.
function choiceKey(form) { return `hoi:${form.dataset.choice}`; }

function keptChoice(form) {
  try { return JSON.parse(sessionStorage.getItem(choiceKey(form))) || {}; } catch { return {}; }
}

// Whose box was emptied here is ticked on the list no more, or one would go on with it from there.
function tickAsChosen(form) {
  const list = { dataset: { ticks: form.dataset.choice.split(":")[0] } };  // it is not on this page
  const { all, codes = [] } = keptTicks(list);
  const boxes = ticksHere(form), stopped = [...form.querySelectorAll("input[name=vuong]")];
  const others = all ? stopped.map((one) => one.value) : ticksElsewhere(form, codes);
  const here = boxes.filter((box) => box.checked).map((box) => box.value);
  keepTicks(list, { codes: [...others, ...here] });
}

function putChoice(form) {
  const kept = keptChoice(form);
  ticksHere(form).forEach((box) => { if (box.value in kept) box.checked = kept[box.value]; });
  countTicked(form);
}

document.addEventListener("change", (event) => {
  const form = event.target.closest("form[data-choice]");
  if (!form || !event.target.matches("[data-check], [data-check-all]")) return;
  const kept = keptChoice(form);
  ticksHere(form).forEach((box) => { kept[box.value] = box.checked; });
  try { sessionStorage.setItem(choiceKey(form), JSON.stringify(kept)); } catch { /* full or forbidden */ }
  tickAsChosen(form);
});
window.addEventListener("pageshow", () => document.querySelectorAll("form[data-choice]").forEach(putChoice));
