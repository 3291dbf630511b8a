// The words of a text are counted while it is written, against what the papers have room for.
"use strict";

function countWords(box) {
  const said = document.querySelector(`[data-words-said="${box.id}"]`);
  const count = (box.value.match(/\S*[\p{L}\p{N}]\S*/gu) || []).length;
  const most = Number(box.dataset.words);
  said.hidden = count === 0;
  const over = count > most ? `: dài hơn ${count - most} chữ` : "";
  const words = `Đã viết ${count} chữ, nên nhiều nhất ${most}${over}.`;
  if (said.textContent !== words) said.textContent = words;
}

// After what was kept on this phone stands in the boxes again; and on the page an answer brought.
["DOMContentLoaded", "line:shown"].forEach((at) => document.addEventListener(at, () => {
  document.querySelectorAll("[data-words]").forEach((box) => {
    let soon;
    countWords(box);
    // Said when the hand rests: a voice would read every letter otherwise.
    box.addEventListener("input", () => { clearTimeout(soon); soon = setTimeout(countWords, 700, box); });
  });
}));
