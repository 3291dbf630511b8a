// What is to be sent to one person: copied, or handed to the machine's own way of sharing.
"use strict";

document.querySelectorAll("[data-copy]").forEach((button) => {
  const box = document.getElementById(button.dataset.copy);
  const said = document.querySelector("[data-copied]");
  button.addEventListener("click", async () => {
    box.select();
    try {
      await navigator.clipboard.writeText(box.value);
    } catch {
      document.execCommand("copy");  // over plain HTTP there is no other way
    }
    said.textContent = "Đã chép. Hãy dán vào Zalo.";
  });
});
document.querySelectorAll("[data-share]").forEach((button) => {
  const box = document.getElementById(button.dataset.share);
  button.hidden = !navigator.share;
  button.addEventListener("click", () => navigator.share({ text: box.value }).catch(() => {}));
});
