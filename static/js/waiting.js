// A nomination filled in without a line: kept on this phone, sent once the line is back and a page is open. Asked
// again wherever it was cut off, exactly one dossier comes of it by the form's key (nominations/views/offline.py).
"use strict";

const waiting = (() => {
  const {
    DAY, HELD_FOR, drop, everyDraft, isUnsent, isWaiting, mine, note, noteGone, pick, unstored, whose, wipe,
  } = phone;
  const WARNED = 6 * DAY, AGAIN_IN = 30_000, YEAR = 365 * DAY;
  const BOXES_TAKE = 20_000, A_FILE_TAKES = 120_000;  // milliseconds; then the line is taken for cut
  const TAKE = "/ho-so/nhan/", PAGE = "/ho-so/viet-san/", JSON_ONLY = { Accept: "application/json" };
  const one = (selector) => document.querySelector(selector);

  // --- The one line that says how it stands -------------------------------------------------------------------------
  const say = (words, there, link) => {
    const line = one("[data-unsent]");
    if (!line) return;
    const said = document.createElement("span");  // with its link: a note sets its parts side by side
    said.textContent = words;
    line.hidden = !words;
    line.replaceChildren(said);
    if (!there) return;
    const isPress = typeof there === "function", way = document.createElement(isPress ? "button" : "a");
    if (isPress) Object.assign(way, { type: "button", className: "btn btn-link", onclick: there });
    else way.href = there;
    way.textContent = link;
    said.append(" ", way);
  };
  const warn = (words) => {
    const line = one("[data-warned]");
    if (line && words) { line.hidden = false; line.textContent = words; }
  };
  const HALL = " Mạng này không mã hóa (http): hãy để mở trang này cho đến khi gửi xong.";
  const PLAIN = window.isSecureContext ? "" : HALL;
  const WAITS = `Đã lưu trên máy, chưa gửi. Có mạng và trang này đang mở thì máy tự gửi.${PLAIN}`;
  const NOT_OPEN = "Chưa mở được: mạng yếu hoặc mất mạng. Chữ vẫn giữ trên máy; có mạng rồi hãy bấm lại.";
  const OTHERS = "Đã lưu trên máy. Người viết phải đăng nhập mới gửi được.";

  // --- Sending ------------------------------------------------------------------------------------------------------
  const SIGN_IN = `/tai-khoan/dang-nhap/?next=${PAGE}`;
  const REFUSES = "Máy chủ không nhận hồ sơ này. Hãy bấm “Viết tiếp”, xem lại rồi gửi lại; vẫn không được thì gọi "
    + "Phòng Văn hóa - Xã hội.";
  const NO_RIGHT = "Đã lưu trên máy, chưa gửi. Tài khoản này không có quyền gửi hồ sơ. Chữ và ảnh vẫn giữ trên máy; "
    + "hãy gọi Phòng Văn hóa - Xã hội.";
  const DENIES = "Đã lưu trên máy, chưa gửi. Máy chủ không nhận từ máy này. Chữ và ảnh vẫn giữ trên máy; hãy mở lại "
    + "trang này, vẫn không được thì gọi Phòng Văn hóa - Xã hội.";
  class Ended extends Error {}  // the session
  class Denied extends Error {}  // by a right, or by a token that is none
  class Later extends Error {}  // the server, with this one: the others may go
  class Never extends Error {}  // asked again as it is, it is answered the same
  const ask = async (there, more = {}, within = BOXES_TAKE) => {
    const stop = new AbortController(), clock = setTimeout(() => stop.abort(), within);
    try {
      const headers = { ...JSON_ONLY, ...more.headers };
      const answer = await fetch(there, { ...more, headers, cache: "no-store", signal: stop.signal });
      const { status } = answer;
      if (answer.redirected) throw new Ended();
      if (status === 403) throw new Denied(more.method ? DENIES : NO_RIGHT);
      if (status >= 500 || status === 408 || status === 429) throw new Later(String(status));
      if (answer.ok) return await answer.json();
      if (status !== 422 && status !== 413) throw new Never(String(status));
      const words = await answer.text();
      try { return JSON.parse(words); } catch { throw new Never(String(status)); }
    } finally {
      clearTimeout(clock);
    }
  };
  // With a fresh token once more where the one it had does not hold; `pass` is what TAKE told.
  const post = async (pass, there, body, within) => {
    const go = () => ask(there, { method: "POST", body, headers: { "X-CSRFToken": pass.token } }, within);
    try {
      return await go();
    } catch (trouble) {
      if (!(trouble instanceof Denied)) throw trouble;
      const { token, person } = await ask(TAKE);
      if (person !== pass.person) throw new Ended();
      pass.token = token;
      return go();
    }
  };
  const unkept = {};  // boxes no phone keeps: key → { name: value }
  const reopen = async (draft, lacks) => {
    const { code: _, ...open } = { ...draft, state: "open", lacks };  // all of it goes once more
    await note(open);
    say(`Đã lưu trên máy, chưa gửi được: ${lacks.join(" ")}`);
  };
  // Once more does no harm: the server knows it by its bytes. What it is refused for, nothing where it was taken.
  const sendFile = async (pass, there, { kind, name, blob }) => {
    const body = new FormData();
    body.append("kind", kind);
    body.append("files", blob, name);
    const told = await post(pass, `${there}/tep/`, body, A_FILE_TAKES);
    if (told.later) throw new Later("later");  // the server has no room or no disk: the photo stays here
    return told.there ? [] : told.refused;
  };
  const lost = [];  // words of photos that were not taken: they stay while the page does
  const filed = {};  // code → names of those that were taken
  // One of a dossier begun with a line, whose page was closed before it was through (upload.js).
  const sendPhoto = async (row, pass) => {
    const there = `/ho-so/${row.code}`;
    const words = await sendFile(pass, there, row).catch((trouble) => {
      if (trouble instanceof Never) return [`Máy chủ không nhận ${row.name}. Hãy xem lại hồ sơ.`];
      throw trouble;
    });
    await noteGone(row.key);
    if (!words.length) {
      filed[row.code] = [...(filed[row.code] || []), row.name];
      return say(`Đã gửi ${filed[row.code].join(", ")} vào hồ sơ ${row.code}.`, `${there}/tiep/`, "Làm tiếp");
    }
    lost.push(`Hồ sơ ${row.code}: ${words.join(" ")}`);
    warn(lost.join(" "));
    return say("");
  };
  const sendOne = async (draft, pass) => {
    if (!draft.code) {
      const { key, kind, person, made } = draft;
      const open = Object.entries(unkept[key] || {}).filter(([, value]) => value);  // of the page that is open
      const boxes = { ...draft.boxes, ...Object.fromEntries(open), form_key: key, kind, person, made_at: made };
      const told = await post(pass, TAKE, new URLSearchParams(boxes));
      if (told.refused) {
        return reopen(draft, told.refused);
      }
      Object.assign(draft, { code: told.code, lacks: told.lacks, held: told.held });
      await note(draft);
    }
    const there = `/ho-so/${draft.code}`;
    while (draft.files.length) {
      draft.lacks.push(...await sendFile(pass, there, draft.files[0]));
      draft.files.shift();
      await note(draft);
    }
    const told = draft.lacks.length ? { lacks: draft.lacks } : await post(pass, `${there}/gui/`);
    const open = unkept[draft.key] || {};
    delete unkept[draft.key];
    if (told.sent) {
      await noteGone(draft.key);
      return say(`Đã gửi, mã ${draft.code}.`, `${there}/bien-nhan/`, "Xem biên nhận");
    }
    // What the server has, goes here; what it did not save stays until it does.
    const { key, kind, person, made, code } = draft, held = draft.held || {}, names = Object.keys(held);
    const row = { key, kind, person, made, code, held, boxes: pick(draft.boxes, names), lacks: told.lacks };
    unkept[key] = pick(open, names);
    await note({ ...row, state: "taken", touched: Date.now() });
    return sayTaken(row);
  };
  let said = "";  // whose row the line speaks of
  const sayTaken = (row) => {
    said = row.key;
    say(taken(row), () => goOn(row), "Làm tiếp");
  };
  // To the dossier's page, and with it what the server did not save, also in a new session.
  const goOn = async ({ key, kind, person, made, code, boxes }) => {
    const back = { ...boxes, ...unkept[key] };
    try {
      const pass = await ask(TAKE);
      if (pass.person !== person) { say(OTHERS); return; }
      if (!Object.keys(back).length) { location.href = `/ho-so/${code}/tiep/`; return; }
      const body = new URLSearchParams({ ...back, form_key: key, kind, person, made_at: made, back: 1 });
      const told = await post(pass, TAKE, body);
      if (told.refused) say(told.refused.join(" "));
      else location.href = told.address;
    } catch (trouble) {
      if (!sayDoor(trouble)) say(NOT_OPEN);
    }
  };
  // A row goes once its dossier was sent or thrown away; of its boxes each that was saved since.
  const tidy = async () => {
    for (const row of (await mine()).filter((draft) => draft.state === "taken")) {
      const { person, stands } = await ask(`${TAKE}?ma=${row.code}`);
      if (person !== row.person) return;
      if (!stands) {
        await noteGone(row.key);
        if (said === row.key) say("");
        continue;
      }
      const names = Object.keys(row.boxes), was = row.held;
      const held = names.filter((name) => (stands[name] || was[name]) === was[name]);
      if (held.length < names.length) await note({ ...row, boxes: pick(row.boxes, held) });
    }
  };
  const KEEPS = " Phần chưa lưu được thì máy này còn giữ.";
  const taken = ({ code, boxes, lacks }) => {
    const keeps = Object.keys(boxes).length ? KEEPS : "";
    const saved = `Chưa gửi hồ sơ ${code}. Chữ và ảnh đã lưu ở máy chủ.${keeps}`;
    return `${saved} Còn phải làm: ${lacks.join(" ")} Hãy bấm “Làm tiếp”.`;
  };
  const sayDoor = (trouble) => {
    const isEnded = trouble instanceof Ended;
    if (isEnded) say("Đã lưu trên máy, chưa gửi. Phiên đăng nhập đã hết.", SIGN_IN, "Đăng nhập để gửi");
    else if (trouble instanceof Denied) say(trouble.message);
    return isEnded || trouble instanceof Denied;
  };
  let sending = false, later;
  const sendAll = async () => {
    if (sending) return;
    const waiting = (await mine()).filter(isWaiting);
    if (!waiting.length) return;
    if (navigator.onLine === false) { say(WAITS); return; }
    sending = true;
    clearTimeout(later);
    try {
      say("Đang gửi…");
      const pass = await ask(TAKE), { person } = pass;
      let troubled = null;
      for (const draft of waiting.filter((found) => found.person === person)) {
        try {
          await (draft.state === "photo" ? sendPhoto : sendOne)(draft, pass);
        } catch (trouble) {
          if (trouble instanceof Never) await reopen(draft, [REFUSES]);
          else if (trouble instanceof Later) troubled = trouble;
          else throw trouble;
        }
      }
      if (troubled) throw troubled;
      if (waiting.some((draft) => draft.person !== person)) say(OTHERS);
    } catch (trouble) {
      if (!sayDoor(trouble)) { say(WAITS); later = setTimeout(sendAll, AGAIN_IN); }
    } finally {
      sending = false;
      document.dispatchEvent(new Event("waiting"));
    }
  };

  // Seven days, and a word a day before: what nobody sends does not lie on a phone for ever.
  // What is queued has been tried first; an age no phone's clock can mean begins anew.
  const NAMES = ["hồ sơ viết trên máy", "tệp chưa gửi trên máy"], ONCE_MORE = ["viết", "chọn"];
  const gone = [0, 0];
  const expire = async (tried) => {
    const soon = [0, 0];
    for (const found of await everyDraft()) {
      const age = Date.now() - found.touched, which = found.state === "photo" ? 1 : 0;
      if (!(age >= 0 && age <= YEAR)) await note({ ...found, touched: Date.now() });
      else if (isWaiting(found) && !tried) continue;
      else if (age >= HELD_FOR) { await drop(found.key); gone[which] += isUnsent(found) ? 1 : 0; }
      else if (age >= WARNED && isUnsent(found)) soon[which] += 1;
    }
    const words = [...lost];
    NAMES.forEach((name, at) => {
      if (soon[at]) words.push(`${soon[at]} ${name} sẽ bị xóa trong một ngày nữa. Hãy gửi trước lúc đó.`);
      if (gone[at]) words.push(`${gone[at]} ${name} đã quá 7 ngày nên bị xóa. Hãy ${ONCE_MORE[at]} lại.`);
    });
    warn(words.join(" "));
  };

  // Who is signed in here where this phone was told of nobody yet; nothing where nobody is, or no line.
  const askWho = async () => {
    const { person, invites } = await ask(TAKE).catch(() => ({}));
    if (!invites) return null;
    await whose({ person, invites });
    return { person, invites };
  };
  const begin = async () => {
    // A phone that no header can empty (plain HTTP) is emptied here.
    if (/(^|; )wipe=1/.test(document.cookie)) {
      await wipe();
      document.cookie = "wipe=; path=/; max-age=0";
    }
    const home = one("[data-offline-home]");
    if (!home && !("offlinePage" in document.body.dataset)) return;
    if (home) {
      const { person, invites } = home.dataset;
      await whose({ person, invites });
    }
    const worker = navigator.serviceWorker;  // none over plain HTTP; of an ordinary page honoree.js asks for it
    if (worker && !home) worker.register("/sw.js").catch(() => {});
    await expire(false);
    const own = await mine(), open = own.filter((found) => found.state === "open").length;
    if (own.some(isWaiting)) say(WAITS);
    else if (home && open) say(`Trên máy này còn ${open} hồ sơ viết dở.`, PAGE, "Viết tiếp");
    const told = () => document.dispatchEvent(new Event("waiting"));
    const goOver = () => sendAll().then(tidy).catch(() => {}).then(told);
    window.addEventListener("online", goOver);
    window.addEventListener("pageshow", ({ persisted }) => { if (persisted) goOver(); });
    document.addEventListener("visibilitychange", () => { if (!document.hidden) goOver(); });
    goOver().then(() => expire(true)).then(told);
    const keeps = own.find((found) => found.state === "taken" && isUnsent(found));
    if (home && keeps && one("[data-unsent]").hidden) sayTaken(keeps);  // its tasks say the rest
  };
  const ready = begin().catch(() => {});  // no storage here: the ordinary pages work without
  return { PLAIN, WAITS, askWho, goOn, ready, say, sendAll, taken, unkept };
})();
