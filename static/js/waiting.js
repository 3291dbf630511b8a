// A nomination filled in without a line: kept on this phone, sent once the line is back and a page is open. Asked
// again wherever it was cut off, exactly one dossier comes of it by the form's key (nominations/views/offline.py).
"use strict";

const waiting = (() => {
  const DAY = 86_400_000, HELD_FOR = 7 * DAY, WARNED = 6 * DAY, AGAIN_IN = 30_000, YEAR = 365 * DAY;
  const BOXES_TAKE = 20_000, A_FILE_TAKES = 120_000;  // milliseconds; then the line is taken for cut
  const TAKE = "/ho-so/nhan/", PAGE = "/ho-so/viet-san/", JSON_ONLY = { Accept: "application/json" };
  const one = (selector) => document.querySelector(selector);
  const pick = (boxes, names) => Object.fromEntries(Object.entries(boxes).filter(([name]) => names.includes(name)));

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
  const unstored = new Map();  // what this page knows better than a phone that is full
  const mine = async () => {
    const who = await about(), rows = new Map((await everyDraft()).map((draft) => [draft.key, draft]));
    unstored.forEach((draft, key) => { if (draft) rows.set(key, draft); else rows.delete(key); });
    return who ? [...rows.values()].filter((draft) => draft.person === who.person) : [];
  };
  const isUnsent = (draft) => draft.state !== "taken" || Object.keys(draft.boxes).length > 0;
  // Whether to ask before signing out (accounts/views.py); says nothing of what waits.
  const flag = async () => {
    const waits = (await everyDraft()).some(isUnsent);
    document.cookie = `unsent=${waits ? 1 : ""}; path=/; samesite=lax; max-age=${waits ? HELD_FOR / 1000 : 0}`;
  };
  const keep = async (draft) => { await stored("drafts", "readwrite", (rows) => rows.put(draft)); await flag(); };
  const idOf = (file) => file.id || `${file.kind} ${file.name} ${file.blob.size}`;  // kept before files had one
  const laid = (files, { added = [], removed = [] } = {}) => {
    const there = files.map(idOf);
    const all = [...files, ...added.filter((file) => !there.includes(idOf(file)))];
    return all.filter((file) => !removed.includes(idOf(file)));
  };
  // What one tab changed of a draft laid on the row another tab may have changed too: each box, each file that came or
  // went. What lies there then; null where that row is gone or no longer open: nothing that was sent or taken off comes
  // back.
  const merge = async (draft, changed, moved, isNew) => {
    let lies = null;
    await stored("drafts", "readwrite", (rows) => {
      const asked = rows.get(draft.key);
      asked.onsuccess = () => {
        const row = asked.result || draft;
        if (asked.result ? row.state !== "open" : !isNew) return;
        lies = { ...draft, boxes: { ...row.boxes, ...changed }, files: laid(row.files, moved) };
        rows.put(lies);
      };
      return asked;
    });
    await flag();
    return lies;
  };
  const drop = async (key) => { await stored("drafts", "readwrite", (rows) => rows.delete(key)); await flag(); };
  const wipe = async () => {
    for (const name of ["drafts", "about"]) await stored(name, "readwrite", (rows) => rows.clear());
    localStorage.clear();  // and what honoree.js kept of a page with a line
    await flag();
  };

  // While sending: a phone that is full or lets nothing be kept sends all the same, from this page.
  const note = async (draft) => {
    try { await keep(draft); unstored.delete(draft.key); } catch { unstored.set(draft.key, draft); }
  };
  const noteGone = async (key) => {
    try { await drop(key); unstored.delete(key); } catch { unstored.set(key, null); }
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
    const line = one("[data-unsent]");
    if (!line) return;
    line.hidden = !words;
    line.textContent = words;
    if (!there) return;
    const isPress = typeof there === "function", way = document.createElement(isPress ? "button" : "a");
    if (isPress) Object.assign(way, { type: "button", className: "btn btn-link", onclick: there });
    else way.href = there;
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
  const REFUSES = "Máy chủ không nhận hồ sơ này. Hãy bấm “Viết tiếp”, xem lại rồi gửi lại; vẫn không được thì gọi "
    + "Phòng Văn hóa - Xã hội.";
  class Ended extends Error {}  // the session
  class Later extends Error {}  // the server, with this one: the others may go
  class Never extends Error {}  // asked again as it is, it is answered the same
  const ask = async (there, more = {}, within = BOXES_TAKE) => {
    const stop = new AbortController(), clock = setTimeout(() => stop.abort(), within);
    try {
      const headers = { ...JSON_ONLY, ...more.headers };
      const answer = await fetch(there, { ...more, headers, cache: "no-store", signal: stop.signal });
      const { status } = answer;
      if (answer.redirected || status === 403) throw new Ended();
      if (status >= 500 || status === 408 || status === 429) throw new Later(String(status));
      if (answer.ok) return await answer.json();
      if (status !== 422 && status !== 413) throw new Never(String(status));
      const words = await answer.text();
      try { return JSON.parse(words); } catch { throw new Never(String(status)); }
    } finally {
      clearTimeout(clock);
    }
  };
  const unkept = {};  // boxes no phone keeps: key → { name: value }
  const reopen = async (draft, lacks) => {
    const { code: _, ...open } = { ...draft, state: "open", lacks };  // all of it goes once more
    await note(open);
    say(`Đã lưu trên máy, chưa gửi được: ${lacks.join(" ")}`);
  };
  const sendOne = async (draft, token) => {
    const headers = { "X-CSRFToken": token };
    const post = (there, body, within) => ask(there, { method: "POST", body, headers }, within);
    if (!draft.code) {
      const { key, kind, person, made } = draft;
      const open = Object.entries(unkept[key] || {}).filter(([, value]) => value);  // of the page that is open
      const boxes = { ...draft.boxes, ...Object.fromEntries(open), form_key: key, kind, person, made_at: made };
      const told = await post(TAKE, new URLSearchParams(boxes));
      if (told.refused) {
        return reopen(draft, told.refused);
      }
      Object.assign(draft, { code: told.code, lacks: told.lacks, held: told.held });
      await note(draft);
    }
    const there = `/ho-so/${draft.code}`;
    while (draft.files.length) {
      const [file] = draft.files;
      const body = new FormData();
      body.append("kind", file.kind);
      body.append("files", file.blob, file.name);
      const told = await post(`${there}/tep/`, body, A_FILE_TAKES);
      if (told.later) throw new Later("later");  // the server has no room or no disk: the photo stays here
      if (!told.there) draft.lacks.push(...told.refused);
      draft.files.shift();
      await note(draft);
    }
    const told = draft.lacks.length ? { lacks: draft.lacks } : await post(`${there}/gui/`);
    const open = unkept[draft.key] || {};
    delete unkept[draft.key];
    if (told.sent) {
      await noteGone(draft.key);
      return say(`Đã gửi, mã ${draft.code}.`, `${there}/bien-nhan/`, "Xem biên nhận");
    }
    // What the server has, goes here; what it did not save stays until it does.
    const { key, kind, person, made, code } = draft, held = draft.held || {}, names = Object.keys(held);
    const row = { key, kind, person, made, code, held, boxes: pick(draft.boxes, names), state: "taken" };
    unkept[key] = pick(open, names);
    await note({ ...row, lacks: told.lacks, touched: Date.now() });
    return say(taken(code, told.lacks), () => goOn(row), "Làm tiếp");
  };
  // To the dossier's page, and with it what the server did not save, also in a new session.
  const goOn = async ({ key, kind, person, made, code, boxes }) => {
    const back = { ...boxes, ...unkept[key] };
    try {
      const { token, person: here } = await ask(TAKE);
      if (here !== person) { say(OTHERS); return; }
      if (!Object.keys(back).length) { location.href = `/ho-so/${code}/tiep/`; return; }
      const body = new URLSearchParams({ ...back, form_key: key, kind, person, made_at: made, back: 1 });
      const told = await ask(TAKE, { method: "POST", body, headers: { "X-CSRFToken": token } });
      if (told.refused) say(told.refused.join(" "));
      else location.href = told.address;
    } catch (trouble) {
      if (trouble instanceof Ended) sayEnded();
      else say("Chưa mở được: mạng yếu hoặc mất mạng. Chữ vẫn giữ trên máy; có mạng rồi hãy bấm lại.");
    }
  };
  // A row goes once its dossier was sent or thrown away; of its boxes each that was saved since.
  const tidy = async () => {
    for (const row of (await mine()).filter((draft) => draft.state === "taken")) {
      const { person, stands } = await ask(`${TAKE}?ma=${row.code}`);
      if (person !== row.person) return;
      if (!stands) { await noteGone(row.key); continue; }
      const names = Object.keys(row.boxes), was = row.held;
      const held = names.filter((name) => (stands[name] || was[name]) === was[name]);
      if (held.length < names.length) await note({ ...row, boxes: pick(row.boxes, held) });
    }
  };
  const taken = (code, lacks) => `Máy chủ đã nhận, mã ${code}, chưa gửi được: ${lacks.join(" ")}`;
  const sayEnded = () => say("Đã lưu trên máy, chưa gửi. Phiên đăng nhập đã hết.", SIGN_IN, "Đăng nhập để gửi");
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
      let troubled = null;
      for (const draft of waiting.filter((found) => found.person === person)) {
        try {
          await sendOne(draft, token);
        } catch (trouble) {
          if (trouble instanceof Never) await reopen(draft, [REFUSES]);
          else if (trouble instanceof Later) troubled = trouble;
          else throw trouble;
        }
      }
      if (troubled) throw troubled;
      if (waiting.some((draft) => draft.person !== person)) say(OTHERS);
    } catch (trouble) {
      const ended = trouble instanceof Ended;
      if (ended) sayEnded();
      else { say(WAITS); later = setTimeout(sendAll, AGAIN_IN); }
    } finally {
      sending = false;
      document.dispatchEvent(new Event("waiting"));
    }
  };

  // Seven days, and a word a day before: what nobody sends does not lie on a phone for ever.
  // What is queued has been tried first; an age no phone's clock can mean begins anew.
  let gone = 0;
  const expire = async (tried) => {
    let soon = 0;
    for (const found of await everyDraft()) {
      const age = Date.now() - found.touched;
      if (!(age >= 0 && age <= YEAR)) await note({ ...found, touched: Date.now() });
      else if (found.state === "queued" && !tried) continue;
      else if (age >= HELD_FOR) { await drop(found.key); gone += isUnsent(found) ? 1 : 0; }
      else if (age >= WARNED && isUnsent(found)) soon += 1;
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
      await stored("about", "readwrite", (rows) => rows.put({ person, invites }, "who")).catch(() => {});
    }
    const worker = navigator.serviceWorker;  // none over plain HTTP
    if (worker && (!home || "worker" in home.dataset)) worker.register("/sw.js").catch(() => {});
    await expire(false);
    const own = await mine(), open = own.filter((found) => found.state === "open").length;
    if (own.some((found) => found.state === "queued")) say(WAITS);
    else if (home && open) say(`Trên máy này còn ${open} hồ sơ viết dở.`, PAGE, "Viết tiếp");
    const told = () => document.dispatchEvent(new Event("waiting"));
    const goOver = () => sendAll().then(tidy).catch(() => {}).then(told);
    window.addEventListener("online", goOver);
    document.addEventListener("visibilitychange", () => { if (!document.hidden) goOver(); });
    goOver().then(() => expire(true)).then(told);
  };
  const ready = begin().catch(() => {});  // no storage here: the ordinary pages work without
  return { PLAIN, WAITS, about, drop, goOn, idOf, laid, merge, mine, newKey, ready, say, sendAll, taken, unkept, unstored };
})();
