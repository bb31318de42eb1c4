// The middle of the page: one conversation, its days, its messages and their threads.

import { drawBlocks } from "./card.js";
import { grows } from "./composer.js";
import { icon, make, newId, unseen } from "./dom.js";
import { values } from "./fields.js";
import { Refused } from "./server.js";
import { count, say } from "./texts.js";

const NEAR = 160;

export class Conversation {
  constructor({ press, reply }) {
    this.press = press;
    this.reply = reply;
    this.log = document.getElementById("log");
    this.scroller = document.getElementById("scroller");
    this.newer = document.getElementById("newer");
    this.following = false;
    this.newer.addEventListener("click", () => this.toEnd());
    this.scroller.addEventListener("scroll", () => this.isAtEnd() && (this.newer.hidden = true));
  }

  show(room, entries) {
    this.room = room;
    this.lastDay = "";
    this.days = new Map();
    document.getElementById("room-name").textContent = room.name;
    document.getElementById("room-about").textContent = room.about;
    this.log.setAttribute("aria-live", "off"); // what was said before is read by walking through it
    this.log.replaceChildren();
    for (const entry of entries) this.place(entry, !entry.mine && entry.born > room.read);
    setTimeout(() => this.log.setAttribute("aria-live", "polite"), 500);
    this.showEmpty();
    this.newer.hidden = true;
    const firstNew = this.log.querySelector(".new-line");
    this.scrollTo(firstNew ? this.topOf(firstNew) : this.scroller.scrollHeight, "instant");
  }

  update(entries) {
    if (entries.length === 0) return;
    const stay = !this.following && !this.isAtEnd();
    let arrived = null;
    for (const entry of entries.sort((a, b) => a.born - b.born)) arrived = this.place(entry, false, true) ?? arrived;
    this.showEmpty();
    if (!arrived) return;
    if (stay) this.newer.hidden = false;
    else this.toEnd(arrived);
    this.following = false;
  }

  // What one has asked for oneself is scrolled to when it comes.
  follow() {
    this.following = true;
  }

  isAtEnd() {
    return this.scroller.scrollHeight - this.scroller.scrollTop - this.scroller.clientHeight < NEAR;
  }

  toEnd(message = this.log.lastElementChild) {
    this.newer.hidden = true;
    const tall = message.offsetHeight > this.scroller.clientHeight * 0.9;
    const inThread = message.parentElement !== this.log;
    if (tall) this.scrollTo(this.topOf(message));
    else this.scrollTo(inThread ? this.topOf(message) - this.scroller.clientHeight / 2 : this.scroller.scrollHeight);
  }

  // Only the conversation moves, never the page around it; where the page itself scrolls, that one does.
  scrollTo(top, behavior = "auto") {
    if (this.scroller.scrollHeight > this.scroller.clientHeight) this.scroller.scrollTo({ top, behavior });
    else this.log.lastElementChild?.scrollIntoView({ block: "nearest", behavior });
  }

  topOf(element) {
    return element.getBoundingClientRect().top - this.scroller.getBoundingClientRect().top + this.scroller.scrollTop - 12;
  }

  showEmpty() {
    const empty = document.getElementById("empty");
    empty.hidden = this.log.childElementCount > 0;
    this.log.hidden = !empty.hidden;
    document.getElementById("empty-text").textContent = say(this.room.id.startsWith("@") ? "empty-private" : "empty-channel");
  }

  // Returns the message when it is a new one.
  place(entry, isNew, live = false) {
    this.days.set(entry.id, entry.day);
    const before = document.getElementById(`m-${entry.id}`);
    if (entry.removed) {
      if (before) this.remove(before);
      return null;
    }
    if (before) {
      this.change(before, entry);
      return null;
    }
    const message = this.draw(entry);
    const thread = entry.parent && document.getElementById(`t-${entry.parent}`);
    if (thread) {
      thread.querySelector(".replies").append(message);
      countReplies(thread);
      return message;
    }
    if (entry.day !== this.lastDay) this.log.append(make("h2", { class: "day" }, make("span", {}, entry.day)));
    this.lastDay = entry.day;
    if (isNew && !this.log.querySelector(".new-line")) this.log.append(make("p", { class: "new-line" }, say("new")));
    if (live) message.classList.add("arrived");
    this.log.append(message);
    return message;
  }

  change(before, entry) {
    const focused = before.contains(document.activeElement);
    const thread = before.querySelector(`#t-${entry.id}`);
    const after = this.draw(entry);
    if (thread) after.querySelector(`#t-${entry.id}`)?.replaceWith(thread);
    before.replaceWith(after);
    if (focused) after.focus();
  }

  remove(message) {
    const focused = message.contains(document.activeElement);
    const thread = message.closest(".thread");
    message.remove();
    if (!thread) return;
    countReplies(thread);
    if (focused) thread.closest(".message").focus();
  }

  draw(entry) {
    const heading = newId("by");
    const isReply = Boolean(entry.parent);
    const sameDay = !isReply || this.days.get(entry.parent) === entry.day;
    return make(
      "article",
      { class: `message${entry.mine ? " mine" : ""}`, id: `m-${entry.id}`, tabindex: "-1", "aria-labelledby": heading },
      face(entry),
      make(
        "p",
        { class: "byline", id: heading },
        make("strong", {}, entry.mine ? say("you") : entry.author || "Oppfølging"),
        make("time", { datetime: entry.at }, sameDay ? entry.time : `${entry.day} ${entry.time}`),
        entry.edited ? make("span", {}, say("edited")) : null,
      ),
      entry.card ? this.drawCard(entry) : make("p", { class: "bubble" }, entry.text),
      isReply || this.room.id.startsWith("@") || entry.private ? null : this.drawUnder(entry),
    );
  }

  drawCard(entry) {
    const problem = make("p", { class: "problem", role: "alert" });
    const press = async (button, pressed) => {
      if (pressed.ariaDisabled === "true") return;
      pressed.ariaDisabled = "true";
      problem.textContent = "";
      try {
        await this.press(button, { ...entry, language: entry.card.language }, values(card));
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        problem.textContent = error.message;
      } finally {
        pressed.ariaDisabled = null;
      }
    };
    const card = make(
      "div",
      { class: `card${entry.private ? " private" : ""}`, lang: entry.card.language },
      entry.private ? make("p", { class: "private-note" }, icon("eye"), say("only-you")) : null,
      ...drawBlocks(entry.card.blocks, { press }),
      entry.file ? drawFile(entry.file) : null,
      problem,
    );
    return card;
  }

  drawUnder(entry) {
    const thread = make(
      "details",
      { class: "thread", id: `t-${entry.id}`, open: true, hidden: true },
      make("summary", {}, ""),
      make("div", { class: "replies" }),
    );
    const under = make("div", { class: "under" }, thread);
    const button = make("button", { class: "quiet reply-button" }, icon("reply"), say("reply-in-thread"), unseen(` ${entry.time}`));
    button.addEventListener("click", () => this.openReply(entry, under, button));
    under.append(button);
    return under;
  }

  openReply(entry, under, button) {
    const id = newId("reply");
    const problem = make("p", { class: "problem", role: "alert" });
    const area = make("textarea", { id, rows: 1, autocomplete: "off" });
    const form = make(
      "form",
      { class: "reply-form" },
      make("label", { for: id, class: "unseen" }, say("write-thread")),
      area,
      make("button", { type: "submit", class: "primary" }, say("send")),
    );
    const close = () => {
      form.remove();
      problem.remove();
      button.hidden = false;
      button.focus();
    };
    form.addEventListener("submit", async (event) => {
      event.preventDefault();
      try {
        await this.reply(area.value, entry.id);
        close();
      } catch (error) {
        if (!(error instanceof Refused)) throw error;
        problem.textContent = error.message;
      }
    });
    form.addEventListener("keydown", (event) => event.key === "Escape" && close());
    grows(area, () => form.requestSubmit());
    button.hidden = true;
    under.append(form, problem);
    area.focus();
  }
}

function countReplies(thread) {
  const replies = thread.querySelectorAll(".message").length;
  thread.hidden = replies === 0;
  thread.querySelector("summary").textContent = count("replies", replies);
}

function face(entry) {
  if (!entry.author) return make("img", { class: "face", src: "/static/mark.svg", alt: "" });
  const initials = entry.author.split(/\s+/).map((word) => word[0]).slice(0, 2).join("");
  return make("span", { class: "face", "aria-hidden": "true" }, initials);
}

function drawFile(token) {
  const persona = document.body.dataset.persona;
  const href = `/api/files/${token}?${new URLSearchParams({ persona })}`;
  return make("a", { class: "link-button", href, download: "" }, icon("file"), say("download"));
}
