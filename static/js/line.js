// On a bad line nobody meets the browser's own error page (U7): what is pressed is sent from here, within a time, and
// again by itself; the page stays, the words stand beside the button. Only where <html> says data-line.
"use strict";

const HERE = "here";
const REFUSED = [409, 422];
const A_FORM = 20_000;  // milliseconds
const PAUSES = [5, 10, 20, 30];  // seconds; the last one again and again

let press = null;  // what was pressed and is not through: one for the page, so that never two are on their way

// What the browser itself would send: the boxes, the button, lines that end in CR LF.
function written({ form, button }) {
  const boxes = [...new FormData(form)];
  if (button && button.name) boxes.push([button.name, button.value]);
  return new URLSearchParams(boxes.map(([name, text]) => [name, text.replace(/\r\n?|\n/g, "\r\n")])).toString();
}

document.addEventListener("submit", (event) => {
  const form = event.target;
  const button = event.submitter;
  const hidden = "input[type=file], input[type=password]";  // a photo has upload.js, a password is typed again
  if (!isHeld() || event.defaultPrevented || form.method !== "post" || form.querySelector(hidden)) return;
  if (!form.closest("main")) return;  // signing out is not repeated by itself
  event.preventDefault();
  // The Enter key presses a button that nobody sees.
  const seen = button && !button.matches("[aria-hidden]") ? button : form.querySelector("[type=submit]") || form;
  const place = seen.closest(".actions") || seen;
  if (press && press.busy) {  // what is pressed meanwhile is not sent, and looks pressed no longer
    release({ form, button });
    if (press.late) press.late.remove();
    press.late = beside(place);
    say(press.late, "Lần trước đang gửi. Hãy bấm lại sau.");
    return;
  }
  const before = press && press.form === form && form.elements.seen ? press : {};
  if (press) forget();
  press = {
    form, button, tries: 0, sent: before.sent, there: before.there,
    url: button && button.hasAttribute("formaction") ? button.formAction : form.action,
    box: beside(place),
  };
  attempt();
});

function forget() {
  clearTimeout(press.clock);
  press.box.remove();
  press = null;
}

async function attempt() {
  const mine = press;
  if (mine.busy) return;
  mine.busy = true;
  clearTimeout(mine.clock);
  if (mine.tries) say(mine.box, mine.there ? "Đang mở trang tiếp theo…" : "Đang gửi lại…");
  try {
    await deliver(mine);
  } catch {
    wait(mine);
  } finally {
    mine.busy = false;
    if (mine.late) mine.late.remove();
  }
}

// What may have arrived goes once more word for word, so that it is there once (R4); only then what was written since,
// by a page that has seen it: or a person would be overtaken by themselves.
async function deliver(mine) {
  while (!mine.there || await takesOver(mine)) {
    const away = navigator.onLine === false;  // then nothing leaves this phone
    const text = mine.sent || written(mine);
    if (!away) mine.sent = text;
    const answer = await ask(mine.url, { method: "POST", body: new URLSearchParams(text) }, A_FORM);
    mine.sent = text;
    if (answer.leads === HERE) { settle(mine, answer); return; }
    mine.there = new URL(answer.leads, location.href);
  }
  await lookUp(mine.there);
  mine.form.dataset.sent = "1";  // leaving asks nothing
  forget();
  location.assign(mine.there);
}

// Whether more was written since; the form then takes over what stands by now.
async function takesOver(mine) {
  if (!mine.form.elements.seen || written(mine) === mine.sent) return false;
  const page = await ask(location.href, {}, A_FORM);
  const again = new DOMParser().parseFromString(page.html, "text/html").forms[[...document.forms].indexOf(mine.form)];
  if (!again || !again.elements.seen) return false;
  mine.form.elements.seen.value = again.elements.seen.value;
  mine.sent = mine.there = "";
  return true;
}

// An answer that leads nowhere: the form with what is wrong, or the words of a page that has no form. Those are said
// where the form stands, with all that was typed.
function settle(mine, answer) {
  const page = new DOMParser().parseFromString(answer.html, "text/html");
  release(mine);
  if (answer.status === 200 || REFUSED.includes(answer.status)) { show(mine, answer.at, page); return; }
  const words = [...page.querySelectorAll("main h1, main .lead")].map((one) => one.textContent.trim());
  say(mine.box, words.join(". ").replace(/\s+/g, " "));
  if (mine.again) mine.again.remove();
  mine.sent = mine.there = mine.again = null;
}

function show(mine, at, page) {
  const typed = written(mine) === mine.sent ? [] : mine.form.querySelectorAll("textarea, input[type=text]");
  const root = document.documentElement;
  root.getAttributeNames().forEach((name) => root.removeAttribute(name));
  page.documentElement.getAttributeNames().forEach((name) => {
    root.setAttribute(name, page.documentElement.getAttribute(name));
  });
  document.title = page.title;
  document.body.replaceWith(page.body);
  if (at !== location.href.split("#")[0]) history.replaceState(null, "", at);
  press = null;
  typed.forEach((box) => {  // while the answer was on its way
    const now = document.getElementById(box.id);
    if (now) now.value = box.value;
  });
  document.querySelector("main").focus();
  window.scrollTo(0, 0);
  document.dispatchEvent(new Event("line:shown"));
}

function release({ form, button }) {
  delete form.dataset.sent;
  if (button) button.removeAttribute("aria-busy");
}

function wait(mine) {
  release(mine);
  offline(false);  // its bar says to press again
  const pause = PAUSES[Math.min(mine.tries, PAUSES.length - 1)];
  mine.tries += 1;
  say(mine.box, mine.there
    ? `Đã gửi xong, chưa mở được trang tiếp theo: ${LOST}. Sẽ tự mở sau ${pause} giây.`
    : `Chưa gửi xong: ${LOST}. Chữ đã viết còn nguyên; sẽ tự gửi lại sau ${pause} giây.`);
  if (!mine.again) {
    mine.again = document.createElement("button");
    mine.again.type = "button";
    mine.again.className = "btn btn-outline-secondary";
    mine.again.addEventListener("click", attempt);
    mine.box.append(mine.again);
    mine.box.scrollIntoView({ block: "nearest" });
  }
  mine.again.textContent = mine.there ? "Mở ngay" : "Gửi lại ngay";
  mine.clock = setTimeout(attempt, pause * 1000);
}

window.addEventListener("online", () => {
  if (press && press.again) attempt();
});
window.addEventListener("offline", () => { if (press) offline(false); });
