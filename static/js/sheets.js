// A block pasted from Excel or Word: the clipboard's table goes along, so that merged cells stay whole.
// Without this the text alone is sent, and read.
document.addEventListener("paste", (event) => {
  const box = event.target.closest("[data-paste]");
  const beside = box && box.form.querySelector("[data-pasted]");
  if (!beside) return;
  const html = event.clipboardData.getData("text/html");
  // What the box held before is in no clipboard; more than this is refused with the whole form.
  beside.value = box.value.trim() === "" && html.length < 1.5e6 ? html : "";
});
document.addEventListener("input", (event) => {
  const box = event.target.closest("[data-paste]");
  if (!box || event.inputType === "insertFromPaste") return;
  box.form.querySelector("[data-pasted]").value = "";
});
