// What is to be sent to one person: copied, or handed to the machine's own way of sharing. Also of a page that line.js
// shows in the place of another.
"use strict";

document.addEventListener("click", async (event) => {
  const button = event.target.closest("[data-copy], [data-share]");
  if (!button) return;
  const box = document.getElementById(button.dataset.copy || button.dataset.share);
  if (button.dataset.share) { navigator.share({ text: box.value }).catch(() => {}); return; }
  box.select();
  try {
    await navigator.clipboard.writeText(box.value);
  } catch {
    document.execCommand("copy");  // over plain HTTP there is no other way
  }
  document.querySelector("[data-copied]").textContent = "Đã chép. Hãy dán vào Zalo.";
});
function showSharing() {
  document.querySelectorAll("[data-share]").forEach((button) => { button.hidden = !navigator.share; });
}
document.addEventListener("line:shown", showSharing);
showSharing();
