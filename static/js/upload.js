// Photos straight from a phone: made smaller here, then sent one by one (U9). Without this script the plain form works.
"use strict";

const LONGEST = 1600;

// A smaller JPEG of a picture, or the file itself where the browser cannot read it (PDF, HEIC):
// the server then looks into it.
async function smaller(file) {
  if (!file.type.startsWith("image/") || !window.createImageBitmap) return file;
  try {
    const picture = await createImageBitmap(file, { imageOrientation: "from-image" });
    const scale = Math.min(1, LONGEST / Math.max(picture.width, picture.height));
    if (scale === 1 && file.size < 400_000) return file;
    const canvas = document.createElement("canvas");
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    const pen = canvas.getContext("2d");
    pen.fillStyle = "#fff";
    pen.fillRect(0, 0, canvas.width, canvas.height);
    pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
    const blob = await new Promise((done) => canvas.toBlob(done, "image/jpeg", 0.82));
    return blob ? new File([blob], file.name.replace(/\.\w+$/, "") + ".jpg", { type: "image/jpeg" }) : file;
  } catch {
    return file;
  }
}

const TOO_LARGE = 413;

async function send(form, file) {
  const body = new FormData(form);
  const small = await smaller(file);
  const most = Number(form.dataset.most);
  // Said before it is sent: a film of 200 MB would be on its way for an hour, to be refused at its end.
  if (small.size > most) {
    return { refused: [`${file.name}: Tệp lớn hơn ${most / 1024 / 1024} MB. Hãy chụp lại hoặc chọn tệp nhỏ hơn.`] };
  }
  body.delete("files");
  body.append("files", small, file.name);
  const answer = await fetch(form.action, { method: "POST", body, headers: { Accept: "application/json" } });
  if ((!answer.ok && answer.status !== TOO_LARGE) || answer.redirected) throw new Error(String(answer.status));
  return answer.json();
}

const unsent = new Set();  // forms with a file that is not through: leaving the page asks
let kept = 0;  // on this page, by whichever form

window.addEventListener("beforeunload", (event) => { if (unsent.size) event.preventDefault(); });

function takePhotos(form) {
  const input = form.querySelector("input[type=file]");
  const said = form.querySelector("[data-upload-said]");
  form.querySelector("button").hidden = true;
  form.classList.add("upload-ready");  // the label is the button now
  const key = `tep:${form.action}:${form.id}`;
  const tried = new Set();  // files whose answer was lost once
  const refused = [];  // words of the server's, said again beside the fresh list
  let held = [], tries = 0, busy = false, clock;
  const line = (words, css) => {
    const told = document.createElement("span");
    told.className = css;
    told.textContent = words;
    said.append(told);
    return told;
  };
  try {
    (JSON.parse(sessionStorage.getItem(key)) || []).forEach((words) => line(words, "refused"));
    sessionStorage.removeItem(key);
  } catch { /* no storage here */ }

  // Each file has its line; one that failed leaves the others, is held on the page and goes by itself.
  const take = async (files) => {
    busy = true;
    clearTimeout(clock);
    unsent.add(form);
    held = [];
    said.replaceChildren();
    input.disabled = true;
    const lines = files.map((file) => line(`${file.name}: chờ gửi`, ""));
    for (const [place, file] of files.entries()) {
      const told = lines[place];
      told.textContent = `${file.name}: đang gửi, tệp ${place + 1} trong ${files.length}…`;
      try {
        const answer = await send(form, file);
        // Of a lost answer the file was kept: told of again, it is no fault.
        const words = tried.has(file) && answer.there ? [] : answer.refused;
        if (words.length) refused.push(...words); else kept += 1;
        told.textContent = words.length ? words.join(" ") : `${file.name}: đã nhận`;
        if (words.length) told.className = "refused";
      } catch {
        held.push(file);
        tried.add(file);
        told.textContent = `${file.name}: mất mạng, chưa gửi được`;
        told.className = "refused";
      }
    }
    input.disabled = false;
    input.value = "";
    busy = false;
    if (held.length) return again();
    tries = 0;
    unsent.delete(form);
    // The list is shown with what was kept, once no other form holds a file; what was refused is said there again.
    if (refused.length && kept) remember([...refused, `Đã nhận ${kept} tệp khác.`]);
    if (kept && !unsent.size) location.reload();
  };
  const remember = (words) => {
    try { sessionStorage.setItem(key, JSON.stringify(words)); } catch { /* no storage: the list alone */ }
  };
  const retry = () => { if (held.length && !busy && form.isConnected) take(held); };
  const again = () => {
    const pause = PAUSES[Math.min(tries, PAUSES.length - 1)];  // of line.js, as a text
    tries += 1;
    line(`Sẽ tự gửi lại sau ${pause} giây. Hãy để mở trang này cho đến khi gửi xong.`, "");
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn-outline-secondary";
    button.textContent = held.length > 1 ? `Gửi lại ${held.length} tệp` : `Gửi lại ${held[0].name}`;
    button.addEventListener("click", retry);
    said.append(button);
    clock = setTimeout(retry, pause * 1000);
  };
  window.addEventListener("online", retry);
  input.addEventListener("change", () => take([...held, ...input.files]));
  if (input.files.length) take([...input.files]); // chosen while this script was still on its way
}
const takeAll = () => document.querySelectorAll("[data-upload]").forEach(takePhotos);
takeAll();
document.addEventListener("line:shown", takeAll);
