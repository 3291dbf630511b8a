// A nomination filled in without a line: kept on this phone, sent once the line is back and a page is open. Asked
// again wherever it was cut off, exactly one dossier comes of it by the form's key (nominations/views/offline.py).
"use strict";

const waiting = (() => {
  const DAY = 86_400_000, HELD_FOR = 7 * DAY, WARNED = 6 * DAY, AGAIN_IN = 30_000;
  const TAKE = "/ho-so/nhan/", PAGE = "/ho-so/viet-san/", JSON_ONLY = { Accept: "application/json" };
  const one = (selector) => document.querySelector(selector);

  // --- What this phone keeps: `drafts` by their form's key, `about` who was last signed in here ---------------------
  let opened;
  const base = () => opened || (opened = new Promise((done, failed) => {
    const asked = indexedDB.open("honoree", 1);
    asked.onupgradeneeded = () => {
      asked.result.createObjectStore("drafts", { keyPath: "key" });
      asked.result.createObjectStore("about");
    };
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => failed(asked.error);
  }));
  const stored = async (name, mode, ask) => {
    const going = (await base()).transaction(name, mode);
    const asked = ask(going.objectStore(name));
    return new Promise((done, failed) => {
      going.oncomplete = () => done(asked.result);
      going.onerror = going.onabort = () => failed(going.error);
    });
  };
  const about = () => stored("about", "readonly", (rows) => rows.get("who"));
  const everyDraft = () => stored("drafts", "readonly", (rows) => rows.getAll());
  const mine = async () => {
    const who = await about();
    return who ? (await everyDraft()).filter((draft) => draft.person === who.person) : [];
  };
  // Whether to ask before signing out (accounts/views.py); says nothing of what waits.
  const flag = async () => {
    const waits = (await everyDraft()).some((draft) => draft.state !== "taken");
    document.cookie = `unsent=${waits ? 1 : ""}; path=/; samesite=lax; max-age=${waits ? HELD_FOR / 1000 : 0}`;
  };
  const keep = async (draft) => { await stored("drafts", "readwrite", (rows) => rows.put(draft)); await flag(); };
  const drop = async (key) => { await stored("drafts", "readwrite", (rows) => rows.delete(key)); await flag(); };
  const wipe = async () => {
    for (const name of ["drafts", "about"]) await stored(name, "readwrite", (rows) => rows.clear());
    localStorage.clear();  // and what honoree.js kept of a page with a line
    await flag();
  };

  const newKey = () => {
    if (crypto.randomUUID) return crypto.randomUUID();  // not over plain HTTP
    const bytes = crypto.getRandomValues(new Uint8Array(16));
    bytes[6] = (bytes[6] & 15) | 64;
    bytes[8] = (bytes[8] & 63) | 128;
    const text = [...bytes].map((byte) => byte.toString(16).padStart(2, "0")).join("");
    return text.replace(/^(.{8})(.{4})(.{4})(.{4})/, "$1-$2-$3-$4-");
  };

  // --- The one line that says how it stands -------------------------------------------------------------------------
  const say = (words, there, link) => {
    const line = one("[data-line-said]");
    if (!line) return;
    line.hidden = !words;
    line.textContent = words;
    if (!there) return;
    const way = document.createElement("a");
    way.href = there;
    way.textContent = link;
    line.append(" ", way);
  };
  const warn = (words) => {
    const line = one("[data-warned]");
    if (line && words) { line.hidden = false; line.textContent = words; }
  };
  const HALL = " Mạng này không mã hóa (http): hãy để mở trang này cho đến khi gửi xong.";
  const PLAIN = window.isSecureContext ? "" : HALL;
  const WAITS = `Đã lưu trên máy, chưa gửi. Có mạng và trang này đang mở thì máy tự gửi.${PLAIN}`;
  const OTHERS = "Đã lưu trên máy. Người viết phải đăng nhập mới gửi được.";

  // --- Sending ------------------------------------------------------------------------------------------------------
  const SIGN_IN = `/tai-khoan/dang-nhap/?next=${PAGE}`;
  class Ended extends Error {}
  const ask = async (there, more = {}) => {
    const answer = await fetch(there, { ...more, headers: { ...JSON_ONLY, ...more.headers }, cache: "no-store" });
    if (answer.redirected || answer.status === 403) throw new Ended();
    if (!answer.ok && answer.status !== 422 && answer.status !== 413) throw new Error(String(answer.status));
    return answer.json();
  };
  const unkept = {};  // boxes no phone keeps: key → { name: value }
  const sendOne = async (draft, token) => {
    const headers = { "X-CSRFToken": token };
    const post = (there, body) => ask(there, { method: "POST", body, headers });
    if (!draft.code) {
      const { key, kind, person, made } = draft;
      const open = Object.entries(unkept[key] || {}).filter(([, value]) => value);  // of the page that is open
      const boxes = { ...draft.boxes, ...Object.fromEntries(open), form_key: key, kind, person, made_at: made };
      const told = await post(TAKE, new URLSearchParams(boxes));
      if (told.refused) {
        await keep({ ...draft, state: "open", lacks: told.refused });
        return say(`Đã lưu trên máy, chưa gửi được: ${told.refused.join(" ")}`);
      }
      Object.assign(draft, { code: told.code, lacks: told.lacks });
      await keep(draft);
    }
    const there = `/ho-so/${draft.code}`;
    while (draft.files.length) {
      const [file] = draft.files;
      const body = new FormData();
      body.append("kind", file.kind);
      body.append("files", file.blob, file.name);
      const told = await post(`${there}/tep/`, body);
      if (told.later) throw new Error("later");  // the server has no room or no disk: the photo stays here
      if (!told.there) draft.lacks.push(...told.refused);
      draft.files.shift();
      await keep(draft);
    }
    const told = draft.lacks.length ? { lacks: draft.lacks } : await post(`${there}/gui/`);
    delete unkept[draft.key];
    if (told.sent) {
      await drop(draft.key);
      return say(`Đã gửi, mã ${draft.code}.`, `${there}/bien-nhan/`, "Xem biên nhận");
    }
    // All of it is on the server by now; here only what to do stays.
    const { key, person, code } = draft;
    await keep({ key, person, code, state: "taken", lacks: told.lacks, touched: Date.now() });
    return say(taken(code, told.lacks), `${there}/tiep/`, "Làm tiếp");
  };
  const taken = (code, lacks) => `Máy chủ đã nhận, mã ${code}, chưa gửi được: ${lacks.join(" ")}`;
  let sending = false, later;
  const sendAll = async () => {
    if (sending) return;
    const waiting = (await mine()).filter((draft) => draft.state === "queued");
    if (!waiting.length) return;
    if (navigator.onLine === false) { say(WAITS); return; }
    sending = true;
    clearTimeout(later);
    try {
      say("Đang gửi…");
      const { token, person } = await ask(TAKE);
      for (const draft of waiting) if (draft.person === person) await sendOne(draft, token);
      if (waiting.some((draft) => draft.person !== person)) say(OTHERS);
    } catch (trouble) {
      const ended = trouble instanceof Ended;
      if (ended) say("Đã lưu trên máy, chưa gửi. Phiên đăng nhập đã hết.", SIGN_IN, "Đăng nhập để gửi");
      else { say(WAITS); later = setTimeout(sendAll, AGAIN_IN); }
    } finally {
      sending = false;
      document.dispatchEvent(new Event("waiting"));
    }
  };

  // Seven days, and a word a day before: what nobody sends does not lie on a phone for ever.
  const expire = async () => {
    let gone = 0, soon = 0;
    for (const found of await everyDraft()) {
      const age = Date.now() - found.touched;
      if (age >= HELD_FOR) { await drop(found.key); gone += found.state === "taken" ? 0 : 1; }
      else if (age >= WARNED && found.state !== "taken") soon += 1;
    }
    const words = [];
    if (soon) words.push(`${soon} hồ sơ viết trên máy sẽ bị xóa trong một ngày nữa. Hãy gửi trước lúc đó.`);
    if (gone) words.push(`${gone} hồ sơ viết trên máy đã quá 7 ngày nên bị xóa. Hãy viết lại.`);
    warn(words.join(" "));
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
      await stored("about", "readwrite", (rows) => rows.put({ person, invites }, "who"));
    }
    const worker = navigator.serviceWorker;  // none over plain HTTP
    if (worker) worker.register("/sw.js").catch(() => {});
    await expire();
    const own = await mine(), open = own.filter((found) => found.state === "open").length;
    if (own.some((found) => found.state === "queued")) say(WAITS);
    else if (home && open) say(`Trên máy này còn ${open} hồ sơ viết dở.`, PAGE, "Viết tiếp");
    window.addEventListener("online", sendAll);
    document.addEventListener("visibilitychange", () => { if (!document.hidden) sendAll(); });
    sendAll();
  };
  const ready = begin().catch(() => {});  // no storage here: the ordinary pages work without
  return { PLAIN, WAITS, about, drop, keep, mine, newKey, ready, say, sendAll, taken, unkept };
})();
