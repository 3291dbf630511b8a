// A link on a bad line leads nobody to the browser's own error page (U7): the page stays, the words stand beside it.
// Only where <html> says data-line. What asks and what says it here, line.js uses too.
"use strict";

const MARK = "Honoree-Line";  // honoree_conf/line.py
const GATEWAY = 502;  // this and above: nobody was there to answer
const LOST = "mạng yếu hoặc mất mạng";
const A_LOOK = 10_000;  // milliseconds

let wanted = null;  // the link that was pressed last
let told = null;  // the words beside it

const isHeld = () => "line" in document.documentElement.dataset;
const lookUp = (there) => ask(there, { method: "HEAD" }, A_LOOK);

// An answer of ours, whole, or an error: a gateway's page and the door of a free WLAN are none.
async function ask(there, sent, most) {
  const limit = new AbortController();
  const clock = setTimeout(() => limit.abort(), most);
  const headers = { [MARK]: "1", Accept: "text/html" };
  try {
    const answer = await fetch(there, { ...sent, headers, signal: limit.signal, cache: "no-store" });
    const leads = answer.headers.get(MARK);
    if (!leads || answer.status >= GATEWAY) throw new Error(String(answer.status));
    return { leads, status: answer.status, at: answer.url, html: await answer.text() };
  } finally {
    clearTimeout(clock);
  }
}

// Words beside what was pressed. The region is there before its words are, or no reader of screens says them.
function beside(place) {
  const box = document.createElement("span");
  const words = document.createElement("span");
  words.setAttribute("role", "status");
  box.append(words);
  place.after(box);
  return box;
}
function say(box, text) {
  box.className = "note note-warn said-beside";
  box.firstChild.textContent = text;
}

// A link asks at the door whether the line holds: a few bytes there and back. The page itself would come twice.
document.addEventListener("click", async (event) => {
  const link = event.target.closest("a[href]");
  const elsewhere = event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey;
  if (!isHeld() || !link || elsewhere || event.defaultPrevented || link.target) return;
  const isPlace = link.hash && link.href.split("#")[0] === location.href.split("#")[0];  // fetches nothing
  const isKept = "kept" in link.dataset && navigator.serviceWorker && navigator.serviceWorker.controller;
  if (link.origin !== location.origin || isPlace || isKept) return;
  event.preventDefault();
  if (wanted === link) return;
  wanted = link;
  if (told) told.remove();
  told = link.closest("main") ? beside(link.closest(".actions") || link) : null;
  try {
    await lookUp(link.href);
    if (wanted === link) location.assign(link.href);
  } catch {
    if (wanted !== link) return;
    if (!told) offline(true);
    else say(told, `Chưa mở được trang: ${LOST}. Có mạng rồi hãy bấm lại.`);
  } finally {
    if (wanted === link) wanted = null;
  }
});

window.addEventListener("online", () => { if (told) told.remove(); });
