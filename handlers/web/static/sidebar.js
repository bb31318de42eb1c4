// To the left: the conversations, and who one is.

import { make, unseen } from "./dom.js";
import { count } from "./texts.js";

export function showRooms(me, rooms, open, go) {
  const list = document.getElementById("rooms");
  const link = (room) => list.querySelector(`[data-room="${CSS.escape(room.id)}"]`);
  for (const room of rooms) {
    if (!link(room)) list.append(make("li", {}, drawRoom(me, room, go)));
    link(room).toggleAttribute("data-unread", room.unread > 0);
    mark(link(room), room.unread, room.id === open);
  }
  for (const old of [...list.querySelectorAll("[data-room]")]) {
    if (!rooms.some((room) => room.id === old.dataset.room)) old.parentElement.remove();
  }
  document.getElementById("drawer-dot").hidden = !rooms.some((room) => room.unread > 0 && room.id !== open);
}

export function showPersonas(personas, me) {
  const list = document.getElementById("personas");
  if (!list.querySelector("[data-persona]")) list.replaceChildren(...personas.map((one) => make("li", {}, drawPersona(one))));
  for (const one of personas) mark(list.querySelector(`[data-persona="${CSS.escape(one.id)}"]`), one.unread, one.id === me);
}

export function startDrawer() {
  const button = document.getElementById("drawer-button");
  const side = document.getElementById("side");
  const set = (open) => {
    side.classList.toggle("open", open);
    button.setAttribute("aria-expanded", String(open));
    for (const covered of ["scroller", "composer"]) document.getElementById(covered).inert = open;
  };
  button.addEventListener("click", () => set(!side.classList.contains("open")));
  side.addEventListener("click", (event) => event.target.closest("a") && set(false));
  addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !side.classList.contains("open")) return;
    set(false);
    button.focus();
  });
  matchMedia("(min-width: 821px)").addEventListener("change", () => set(false));
}

function drawRoom(me, room, go) {
  const isPrivate = room.id.startsWith("@");
  const face = isPrivate
    ? make("img", { class: "face", src: "/static/mark.svg", alt: "" })
    : make("span", { class: "face sand", "aria-hidden": "true" }, "#");
  const open = (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey) return;
    event.preventDefault();
    go(room.id);
  };
  const href = `/?${new URLSearchParams({ persona: me, room: room.id })}`;
  return make("a", { href, "data-room": room.id, onclick: open }, face, words(room.name, isPrivate ? room.about : ""));
}

function drawPersona(one) {
  const initials = one.name.split(/\s+/).map((word) => word[0]).slice(0, 2).join("");
  const href = `/?${new URLSearchParams({ persona: one.id })}`;
  return make(
    "a",
    { href, "data-persona": one.id },
    make("span", { class: `face${one.outside ? " plain" : ""}`, "aria-hidden": "true" }, initials),
    words(one.name, one.standing),
  );
}

function words(name, standing) {
  return make(
    "span",
    { class: "words" },
    make("span", { class: "name" }, name),
    standing ? make("span", { class: "standing" }, standing) : null,
  );
}

function mark(link, unread, current) {
  link.querySelector(".unread")?.remove();
  if (unread > 0 && !current) {
    link.append(make("span", { class: "unread" }, make("span", { class: "dot" }), unseen(` ${count("unread", unread)}`)));
  }
  if (current) link.setAttribute("aria-current", "true");
  else link.removeAttribute("aria-current");
}
