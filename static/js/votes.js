// The page of the approval meeting.
// The approval meeting: whoever was there agreed, for the dossiers chosen; each box can still be changed.
function fillAgree(button) {
  const form = button.form;
  const present = form.elements.present.value.trim();
  const none = !form.querySelector("input[data-check]:checked");
  form.querySelector("[data-fill-none]").hidden = !none;
  form.querySelector("[data-fill-present]").hidden = Boolean(present);
  form.querySelector("[data-fill-done]").hidden = true;
  if (none || !present) return;
  let filled = 0, kept = 0;
  form.querySelectorAll("tr").forEach((row) => {
    const box = row.querySelector("input[data-check]");
    if (!box || !box.checked) return;
    const agree = row.querySelector("[data-agree]");
    const own = [...row.querySelectorAll("input[inputmode=numeric]")].filter((one) => one.value.trim());
    const mine = own.length === 1 && agree.value === agree.dataset.filled;  // by this button, before
    if (own.length && !mine) { kept += 1; return; }
    agree.value = agree.dataset.filled = present;
    filled += 1;
    unfoldVotes(row);
  });
  const done = form.querySelector("[data-fill-done]");
  done.hidden = false;
  done.textContent = `Đã điền ${filled} hồ sơ.` + (kept ? ` ${kept} hồ sơ đã nhập phiếu: giữ như đã nhập.` : "");
}

// What the button asked for stands no longer than it is so; what it did, until somebody does the next thing.
function tellFilled(form) {
  if (!form || !form.querySelector("[data-fill-agree]")) return;
  if (form.querySelector("input[data-check]:checked")) form.querySelector("[data-fill-none]").hidden = true;
  if (form.elements.present.value.trim()) form.querySelector("[data-fill-present]").hidden = true;
  form.querySelector("[data-fill-done]").hidden = true;
}

// A phone folds typed votes behind a line that says them: it no longer says what is typed anew.
function unfoldVotes(row) {
  const said = row.querySelector(".votes-said");
  if (said) said.remove();
}
document.addEventListener("input", (event) => {
  const box = event.target.closest(".w-votes");
  if (box) unfoldVotes(box.closest("tr"));
  tellFilled(event.target.form);
});
document.addEventListener("change", (event) => tellFilled(event.target.form));

document.addEventListener("DOMContentLoaded", () => {
  document.querySelectorAll("[data-fill-agree]").forEach((button) => {
    button.hidden = false;
    button.addEventListener("click", () => fillAgree(button));
  });
});
