// The page a phone keeps for itself: the blank steps, one at a time, filled in with the line down. What is typed lies
// on this phone; waiting.js, which comes before this in its bundle, holds and sends it.
"use strict";

(() => {
  const { about, drop, idOf, laid, merge, mine, newKey, unstored } = phone;
  const { PLAIN, WAITS, goOn, say, sendAll, taken, unkept } = waiting;
  const MOST_FILES = Number(document.body.dataset.mostFiles);
  const all = (selector, root = document) => [...root.querySelectorAll(selector)];
  const one = (selector, root = document) => root.querySelector(selector);
  let checking = false;  // whether a page was opened from the last look, and leads back there
  let draft = null, saving = Promise.resolve(true), picking = Promise.resolve();
  let drawn = {}, changed = {};  // what the page showed, and what was written on it since it was last kept
  let moved = {};  // the files that came and went since: key → { added, removed }
  const begun = new Set();  // by this page, and not kept yet
  let asksAnother = false;  // whether one more was asked for though one is being written
  const pages = (of = draft) => all("[data-page]").filter((page) => {
    const { kinds, invites } = page.dataset;
    return kinds.split(" ").includes(of.kind) && (!invites || invites === of.invites);
  });
  const boxes = (page) => all("input, select, textarea", page).filter((box) => box.name && box.type !== "file");
  const fill = (page) => {
    const holds = { ...draft.boxes, ...unkept[draft.key] };
    boxes(page).forEach((box) => {
      const value = holds[box.name] || "";
      if (box.type === "radio") box.checked = box.value === value; else box.value = value;
      drawn[box.name] = box.type === "radio" ? value : box.value;
    });
  };
  const take = (page) => {
    const typed = {}, secret = unkept[draft.key] || {};
    boxes(page).forEach((box) => {
      if (box.type === "radio" && !box.checked) return;
      if ("again" in box.dataset) secret[box.name] = box.value;
      else if (box.value !== drawn[box.name]) typed[box.name] = drawn[box.name] = box.value;
    });
    unkept[draft.key] = secret;
    draft.boxes = { ...draft.boxes, ...typed };
    changed[draft.key] = { ...changed[draft.key], ...typed };
  };
  const move = (whose, { added = [], removed = [] }) => {
    const before = moved[whose.key] || { added: [], removed: [] };
    moved[whose.key] = { added: [...before.added, ...added], removed: [...before.removed, ...removed] };
    whose.files = laid(whose.files, moved[whose.key]);
  };
  const save = (whose = draft) => {
    if (!whose) return saving;
    whose.touched = Date.now();
    const now = { ...whose, boxes: { ...whose.boxes }, files: [...whose.files] };
    const wrote = { ...changed[whose.key] }, came = moved[whose.key];
    delete changed[whose.key];
    delete moved[whose.key];
    const kept = (lies) => {
      begun.delete(whose.key);
      if (lies) {
        say(`Đã lưu trên máy.${PLAIN}`);
        whose.files = laid(lies.files, moved[whose.key]);
        if (draft === whose && draft.page === "tep") files(one("[data-page=tep]"));
        return true;
      }
      if (draft === whose) { draft = null; show(""); }
      say("Hồ sơ này đã gửi hoặc đã xóa ở trang khác. Hãy xem ở danh sách.");
      return null;
    };
    const full = () => {
      changed[whose.key] = { ...wrote, ...changed[whose.key] };
      if (came) move(whose, came);
      say("Máy đầy hoặc không cho lưu. Hãy chép ra giấy trước khi đóng trang.");
      return false;
    };
    saving = saving.then(() => merge(now, wrote, came, begun.has(whose.key))).then(kept, full);
    return saving;
  };
  const show = (slug) => {
    const start = one("[data-view=start]");
    all("[data-page]").forEach((page) => { page.hidden = true; });
    start.hidden = Boolean(draft);
    if (!draft) { checking = false; list(); return; }
    const page = pages().find((found) => found.dataset.page === slug) || pages()[0];
    draft.page = page.dataset.page;
    if (draft.page === "xem") checking = false;
    page.hidden = false;
    fill(page);
    if (draft.page === "tep") files(page);
    if (draft.page === "xem") answers(page);
    save();  // here it is gone on with
    window.scrollTo(0, 0);
    one("h2", page).tabIndex = -1;
    one("h2", page).focus();
  };
  const step = (by) => {
    if (checking) { show("xem"); return; }
    const flow = pages(), at = flow.findIndex((page) => page.dataset.page === draft.page);
    const next = flow[at + by];
    if (!next) { save(); draft = null; }
    show(next ? next.dataset.page : "");
  };
  const row = (words, ...buttons) => {
    const item = document.createElement("li");
    const text = document.createElement("span");
    text.textContent = words;
    item.append(text, ...buttons);
    return item;
  };
  const press = (words, act) => {
    const button = document.createElement("button");
    button.type = "button";
    button.className = "btn btn-link";
    button.textContent = words;
    button.addEventListener("click", act);
    return button;
  };
  const files = (page) => {
    const rows = draft.files.map((file) => row(file.name, press(`Bỏ ${file.name}`, async () => {
      move(draft, { removed: [idOf(file)] });
      files(page);
      await save();
    })));
    one("[data-files]", page).replaceChildren(...rows);
  };
  // An old phone takes seconds to make a photo smaller: by then another dossier may stand on the page.
  const pick = async (whose, input, picked) => {
    const page = input.closest("[data-page]"), said = one("[data-file-said]", page), refused = [];
    for (const file of picked) {
      const small = await smaller(file);  // of upload.js
      const tooLarge = small.size > Number(document.body.dataset.most);
      if (tooLarge) refused.push(`${file.name}: tệp quá lớn. Hãy chụp lại.`);
      else if (whose.files.length >= MOST_FILES) refused.push(`${file.name}: đã đủ ${MOST_FILES} tệp. Hãy bỏ bớt.`);
      else move(whose, { added: [{ id: newKey(), kind: input.dataset.file, name: file.name, blob: small }] });
    }
    if (whose === draft) {
      said.textContent = refused.join(" ");
      files(page);
    }
    await save(whose);
  };
  const FILES = [["minutes", "Biên bản họp", "tệp"], ["photo", "Ảnh", "ảnh"]];
  const answers = (page) => {
    const holds = { ...draft.boxes, ...unkept[draft.key] }, told = [], again = [];
    const change = (slug) => () => { checking = true; show(slug); };
    pages().forEach((from) => all(".field", from).forEach((box) => {
      const [input] = boxes(box);
      if (!input) return;
      const value = holds[input.name] || "";
      const chosen = input.type === "radio" && boxes(box).find((each) => each.value === value);
      const option = input.tagName === "SELECT" && value && [...input.options].find((each) => each.value === value);
      const words = chosen ? chosen.nextElementSibling.textContent : option ? option.textContent : value;
      if ("again" in input.dataset && !value) again.push(input.dataset.again);
      const name = one("label, legend", box).firstChild.textContent.trim();
      told.push(review.row(name, words, change(from.dataset.page)));
    }));
    FILES.forEach(([kind, name, noun]) => {
      const found = draft.files.filter((file) => file.kind === kind);
      told.push(review.row(name, review.files(found, noun), change("tep")));
    });
    one("[data-answers]", page).replaceChildren(...told);
    const line = one("[data-again-all]", page);
    line.hidden = !again.length;
    line.textContent = `Không giữ trên máy, hãy nhập lại khi có mạng: ${again.join(", ")}.`;
    doubts(page);
  };
  // Whether anything is said that keeps it from being sent.
  const doubts = (page) => {
    const line = one("[data-doubts]", page), found = review.doubts(draft, page.dataset);
    line.hidden = !found.length;
    line.textContent = found.join(" ");
    return found.length > 0;
  };
  const CALLED = { female: "Bà ", male: "Ông " };
  // Bà Vũ Thị Thơm, bước 3/9: whoever a dossier is being written of here, and how far.
  const stands = (found, name) => {
    const flow = pages(found), at = flow.findIndex((page) => page.dataset.page === found.page);
    const called = found.kind === "individual" && found.boxes.full_name ? CALLED[found.boxes.gender] || "" : "";
    return `Đang viết: ${called}${name}, bước ${Math.max(at, 0) + 1}/${flow.length}`;
  };
  // The worker shows this page in the place of one that is not to be had: of a dossier begun with a line it says so.
  const [, code, slug] = location.pathname.match(/^\/ho-so\/([A-Z0-9-]+)\/(?:buoc\/([a-z-]+)\/)?/) || [];
  const elsewhere = () => {
    if (!code) return;
    const title = slug && one(`[data-page="${slug}"] h2`), line = one("[data-elsewhere]");
    line.hidden = false;
    one("span", line).textContent = `Đang viết khi có mạng: hồ sơ ${code}${title ? `, “${title.textContent}”` : ""}. `
      + "Chữ đã viết vẫn còn, cả chữ chưa bấm lưu. Có mạng lại, hãy bấm “Mở lại hồ sơ này”.";
    one("button", line).addEventListener("click", () => location.reload());
  };
  const list = async () => {
    const there = one("[data-drafts]");
    if (!there) return;
    const kept = await mine(), isBusy = Boolean(code) || kept.some((row) => row.state === "open");
    one("[data-choice]").hidden = isBusy && !asksAnother;
    one("[data-another]").hidden = !isBusy || asksAnother;
    const rows = kept.map((found) => {
      if (found.state === "taken") {
        return row(taken(found), press("Làm tiếp", () => goOn(found)));
      }
      if (found.state === "photo") {
        return row(`${found.name}, hồ sơ ${found.code}: chờ gửi`, press("Gửi ngay", sendAll));
      }
      const name = found.boxes.full_name || "Chưa ghi tên";
      if (found.state === "queued") return row(`${name}: chờ gửi`, press("Gửi ngay", sendAll));
      return row([stands(found, name), ...(found.lacks || [])].join(". "), press(`Viết tiếp ${name}`, async () => {
        await picking;
        await saving;
        draft = (await mine()).find((now) => now.key === found.key && now.state === "open");
        show(found.page);
      }));
    });
    there.replaceChildren(...rows);
  };
  const begin = async () => {
    const who = await about() || await waiting.askWho();
    elsewhere();
    await list();
    one(who ? "[data-known]" : "[data-stranger]").hidden = false;
    all("[data-begin]").forEach((button) => button.addEventListener("click", () => {
      const { person, invites } = who;
      draft = { key: newKey(), person, invites, kind: button.dataset.begin, boxes: {}, files: [], state: "open" };
      begun.add(draft.key);
      asksAnother = false;
      show("");
    }));
    one("[data-another]").addEventListener("click", () => {
      asksAnother = true;
      list();
    });
    document.addEventListener("input", (event) => {
      const page = event.target.closest("[data-page]");
      if (!draft || !page || event.target.type === "file" || event.isComposing) return;
      take(page);
      save();
    });
    document.addEventListener("compositionend", (event) => {
      const page = event.target.closest("[data-page]");
      if (draft && page) { take(page); save(); }
    });
    document.addEventListener("change", ({ target }) => {
      if (!draft || !target.dataset.file) return;
      const whose = draft, picked = [...target.files];
      target.value = "";
      picking = picking.then(() => pick(whose, target, picked));
    });
    all("[data-back]").forEach((button) => button.addEventListener("click", () => {
      take(button.closest("[data-page]"));
      step(-1);
    }));
    one("[data-drop]").addEventListener("click", async ({ target }) => {
      const words = "Bấm lần nữa để xóa, không lấy lại được";
      if (target.textContent !== words) { target.textContent = words; return; }
      target.textContent = "Xóa khỏi máy";
      await picking;
      await saving;
      await drop(draft.key);
      draft = null;
      say("");
      show("");
    });
    // Before honoree.js takes it for a form that leaves the page.
    document.addEventListener("submit", async (event) => {
      event.preventDefault();
      if (!draft) return;
      const page = event.target.closest("[data-page]");
      take(page);
      if (page.dataset.page === "xem") {
        if (doubts(page)) { one("[data-doubts]", page).focus(); return; }
        const whole = draft, made = new Date().toISOString();
        say("Đang giữ ảnh. Giữ xong thì máy gửi.");
        await picking;
        if (draft !== whole || whole.page !== "xem") return;  // gone back since, or pressed twice
        const saved = save(Object.assign(whole, { state: "queued", made, lacks: [] }));
        draft = null;
        show("");
        const lies = await saved;
        if (lies === null) return;
        if (lies) say(WAITS);
        else unstored.set(whole.key, whole);  // the phone is full: it goes from this page
        sendAll();
        return;
      }
      step(1);  // at once: a second tap finds the next page
    }, true);
    document.addEventListener("waiting", list);
  };

  const unable = () => say("Máy này không giữ được chữ. Hãy viết ở trang thường khi có mạng.");
  waiting.ready.then(begin).catch(unable);
})();
