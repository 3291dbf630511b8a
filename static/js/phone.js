// What this phone keeps: `drafts` by their form's key, and by its own each photo of a dossier begun with a line (state
// "photo"); `about` who was last signed in here.
"use strict";

const phone = (() => {
  const DAY = 86_400_000, HELD_FOR = 7 * DAY;
  const pick = (boxes, names) => Object.fromEntries(Object.entries(boxes).filter(([name]) => names.includes(name)));

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
  const whose = (who) => stored("about", "readwrite", (rows) => rows.put(who, "who")).catch(() => {});
  const everyDraft = () => stored("drafts", "readonly", (rows) => rows.getAll());
  const unstored = new Map();  // what this page knows better than a phone that is full
  const mine = async () => {
    const who = await about(), rows = new Map((await everyDraft()).map((draft) => [draft.key, draft]));
    unstored.forEach((draft, key) => { if (draft) rows.set(key, draft); else rows.delete(key); });
    return who ? [...rows.values()].filter((draft) => draft.person === who.person) : [];
  };
  const isUnsent = (draft) => draft.state !== "taken" || Object.keys(draft.boxes).length > 0;
  const isWaiting = ({ state }) => state === "queued" || state === "photo";  // to go by itself
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
  return {
    DAY, HELD_FOR, about, drop, everyDraft, idOf, isUnsent, isWaiting, keep, laid, merge, mine, newKey, note, noteGone,
    pick, unstored, whose, wipe,
  };
})();
