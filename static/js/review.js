// The last look before a nomination written without a line is sent: every answer with its way back, the photos as they
// lie on this phone, and what the server would refuse of the figures, in its own words.
"use strict";

const review = (() => {
  const COUNT = /^(\d{1,6}|[1-9]\d{0,2}([. ])\d{3}(\2\d{3}){0,2})$/;  // as accounts/reading.py reads one
  const SIDE = 224;  // pixels
  const count = (typed = "") => (COUNT.test(typed.trim()) ? Number(typed.replace(/\D/g, "")) : null);

  // What cannot be read is left to the server; an empty box of votes is nought.
  const doubts = ({ boxes, invites }, said) => {
    const [invited, present, agree] = ["invited", "present", "agree"].map((name) => count(boxes[name]));
    const [disagree, abstain] = ["disagree", "abstain"].map((name) => count((boxes[name] || "").trim() || "0"));
    const cast = agree + disagree + abstain, found = [];
    const isUninvited = invites === "people" && invited !== null && present > invited;
    if (isUninvited) found.push(said.tooManyPresent);
    const isRead = ![present, agree, disagree, abstain].includes(null);
    if (isRead && cast > present) found.push(said.tooMany.replace("{cast}", cast).replace("{present}", present));
    return found;
  };

  const put = (tag, words, ...inside) => {
    const made = document.createElement(tag);
    made.append(words, ...inside);
    return made;
  };
  // One answer; `change` is what its button does.
  const row = (label, answer, change) => {
    const lacking = put("span", "Chưa ghi"), said = put("dd", answer || lacking), leads = put("dd", "");
    lacking.className = "lacking";
    leads.className = "change";
    const unseen = put("span", ` ${label.toLowerCase()}`), button = put("button", "Sửa", unseen);
    unseen.className = "visually-hidden";
    Object.assign(button, { type: "button", className: "btn btn-link", onclick: change });
    leads.append(button);
    return put("div", put("dt", label), said, leads);
  };

  const draw = async ({ blob }, canvas) => {
    const picture = await createImageBitmap(blob), scale = Math.min(1, SIDE / Math.max(picture.width, picture.height));
    canvas.width = Math.max(1, Math.round(picture.width * scale));
    canvas.height = Math.max(1, Math.round(picture.height * scale));
    canvas.getContext("2d").drawImage(picture, 0, 0, canvas.width, canvas.height);
    picture.close();
  };
  const file = (one) => {
    const item = put("li", ""), name = put("span", one.name), canvas = put("canvas", "");
    item.className = "thumb";
    canvas.className = "shot";
    canvas.setAttribute("aria-hidden", "true");  // its name stands below it
    item.append(canvas, name);
    draw(one, canvas).catch(() => canvas.remove());  // a PDF, or what this phone cannot read
    return item;
  };
  // How many of one kind, and each as it looks.
  const files = (found, noun) => {
    if (!found.length) return "";
    const list = put("ul", "", ...found.map(file));
    list.className = "thumbs";
    return put("div", `${found.length} ${noun}`, list);
  };
  return { doubts, files, row };
})();
