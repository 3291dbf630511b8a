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

const TOO_LARGE = 413, A_MOMENT = 3_000;

// A file that is made small. What leaves it waiting is thrown, as words to show.
async function send(form, { name, blob }) {
  const most = Number(form.dataset.most);
  // Said before it is sent: a film of 200 MB would be on its way for an hour, to be refused at its end.
  if (blob.size > most) {
    return { refused: [`${name}: Tệp lớn hơn ${most / 1024 / 1024} MB. Hãy chụp lại hoặc chọn tệp nhỏ hơn.`] };
  }
  const lost = `${name}: mất mạng, chưa gửi được`;
  const body = new FormData(form), headers = { Accept: "application/json" };
  body.delete("files");
  body.append("files", blob, name);
  const answer = await fetch(form.action, { method: "POST", body, headers }).catch(() => ({ status: 500 }));
  if (answer.status > 499) throw new Error(lost);
  const isTold = (answer.ok || answer.status === TOO_LARGE) && !answer.redirected;
  if (!isTold) throw new Error(`${name}: chưa gửi được. Hãy mở lại trang này.`);  // another session
  const told = await answer.json().catch(() => ({ later: true, refused: [lost] }));
  if (told.later) throw new Error(told.refused.join(" "));  // the server has no room or no disk
  return told;
}

const unsent = new Set();  // forms with a file that is not through: leaving the page asks
let kept = 0;  // on this page, by whichever form

window.addEventListener("beforeunload", (event) => { if (unsent.size) event.preventDefault(); });

function takePhotos(form) {
  const { person } = form.dataset, kind = form.elements.kind.value, [, code] = form.action.match(/ho-so\/([^/]+)/);
  const input = form.querySelector("input[type=file]");
  const said = form.querySelector("[data-upload-said]");
  form.querySelector("button").hidden = true;
  form.classList.add("upload-ready");  // the label is the button now
  const key = `tep:${form.action}:${form.id}`;
  const tried = new Set();  // files whose answer was lost once
  const lying = new Set();  // what this phone keeps of them
  const refused = [];  // words of the server's, said again beside the fresh list
  let held = [], tries = 0, busy = false, clock, making = Promise.resolve();
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

  // A phone that keeps nothing, or never answers, sends all the same.
  const within = (work) => Promise.race([work.catch(() => {}), new Promise((done) => setTimeout(done, A_MOMENT))]);
  // Made small and kept before it goes: a page that is closed or thrown away loses nothing. waiting.js sends it too.
  const make = async (file) => {
    const blob = await smaller(file), { name } = file, touched = Date.now();
    const row = { key: phone.newKey(), state: "photo", person, code, kind, name, blob, boxes: {}, touched };
    const isKept = person && blob.size <= form.dataset.most;
    if (isKept) await within(phone.keep(row).then(() => lying.add(row.key)));
    return row;
  };
  const made = (file) => {
    making = making.then(() => (file.key ? file : make(file)));
    return making;
  };

  // Each file has its line; one that failed leaves the others, is held on the page and goes by itself.
  const take = async (files) => {
    busy = true;
    clearTimeout(clock);
    unsent.add(form);
    held = [];
    said.replaceChildren();
    input.disabled = true;
    const lines = files.map((file) => line(`${file.name}: chờ gửi`, ""));
    const small = files.map(made);  // all of them, while the first is on its way
    for (const [place, { name }] of files.entries()) {
      const told = lines[place];
      told.textContent = `${name}: đang gửi, tệp ${place + 1} trong ${files.length}…`;
      const file = await small[place];
      try {
        const answer = await send(form, file);
        // Of a lost answer the file was kept: told of again, it is no fault.
        const words = tried.has(file.key) && answer.there ? [] : answer.refused;
        if (lying.delete(file.key)) await within(phone.drop(file.key));
        if (words.length) refused.push(...words); else kept += 1;
        told.textContent = words.length ? words.join(" ") : `${name}: đã nhận`;
        if (words.length) told.className = "refused";
      } catch ({ message }) {
        held.push(file);
        tried.add(file.key);
        told.textContent = message;
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
    const lies = held.every((file) => lying.has(file.key));
    line(`Sẽ tự gửi lại sau ${pause} giây. ${lies ? LIES : person ? `Máy đầy hoặc không cho lưu. ${STAY}` : STAY}`, "");
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
  // What an earlier page of this person left here; the server may have it already.
  const goOn = (found) => {
    const left = found.filter((row) => row.state === "photo" && row.person === person && row.code === code
      && row.kind === kind && !lying.has(row.key));
    left.forEach((row) => { tried.add(row.key); lying.add(row.key); });
    held.push(...left);
    retry();
  };
  if (person) phone.everyDraft().then(goOn).catch(() => {});
}
const LIES = "Đã giữ trên máy này: trang bị đóng thì mở lại, máy gửi tiếp.";
const STAY = "Hãy để mở trang này cho đến khi gửi xong.";
const takeAll = () => document.querySelectorAll("[data-upload]").forEach(takePhotos);
takeAll();
document.addEventListener("line:shown", takeAll);
