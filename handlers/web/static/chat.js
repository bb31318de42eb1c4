// The chat: what this persona sees, kept up to date by the demo.

import { startClock, showClock } from "./clock.js";
import { startComposer, showComposer } from "./composer.js";
import { Conversation } from "./conversation.js";
import { ask, fillIn } from "./dialogs.js";
import { get, post, Refused } from "./server.js";
import { showPersonas, showRooms, startDrawer } from "./sidebar.js";
import { tell } from "./status.js";
import { learn, say } from "./texts.js";

const me = document.body.dataset.persona;
const entries = new Map();
let rooms = [];
let room = null;
let number = 0;

const conversation = new Conversation({ press, reply: (text, parent) => write(text, parent) });

async function start() {
  const chat = await get("/api/chat", { persona: me });
  learn(chat.texts);
  startDrawer();
  startClock();
  startComposer((text) => write(text, ""));
  take(chat);
  open(asked() ?? rooms[0].id, { quietly: true });
  addEventListener("popstate", () => open(asked() ?? rooms[0].id));
  document.addEventListener("visibilitychange", markRead);
  listen();
}

function asked() {
  const wanted = new URLSearchParams(location.search).get("room");
  return rooms.find((one) => one.id === wanted)?.id;
}

function open(wanted, { quietly = false } = {}) {
  room = rooms.find((one) => one.id === wanted);
  conversation.show(room, here());
  showComposer(room, isPrivate());
  showRooms(me, rooms, room.id, go);
  document.title = `${room.name} · Oppfølging`;
  markRead();
  if (!quietly) document.getElementById("room-name").focus();
}

function go(wanted) {
  history.pushState(null, "", `/?${new URLSearchParams({ persona: me, room: wanted })}`);
  open(wanted);
}

const isPrivate = () => room.id.startsWith("@");
const here = () => [...entries.values()].filter((one) => one.room === room.id).sort((a, b) => a.born - b.born);

function take(news) {
  const startedOver = news.number < number;
  if (startedOver || news.language !== document.documentElement.lang) return location.reload();
  number = news.number;
  rooms = news.rooms;
  for (const entry of news.entries) {
    if (entry.removed) entries.delete(entry.id);
    else entries.set(entry.id, entry);
  }
  showPersonas(news.personas, me);
  showClock(news.clock);
}

function listen() {
  const events = new EventSource(`/events?${new URLSearchParams({ persona: me, after: number })}`);
  let lost = false;
  events.addEventListener("message", (event) => hear(JSON.parse(event.data)));
  events.addEventListener("open", () => {
    if (lost) tell(say("connected"), { about: "line" });
    lost = false;
  });
  events.addEventListener("error", () => {
    if (!lost) tell(say("reconnecting"), { about: "line", stay: true });
    lost = true;
  });
}

function hear(news) {
  take(news);
  room = rooms.find((one) => one.id === room.id) ?? rooms[0];
  showRooms(me, rooms, room.id, go);
  conversation.update(news.entries.filter((one) => one.room === room.id));
  const elsewhere = news.entries.find((one) => one.room !== room.id && !one.mine && !one.edited);
  if (elsewhere) tell(say("new-message-in", { room: rooms.find((one) => one.id === elsewhere.room)?.name ?? "" }));
  markRead();
}

function markRead() {
  if (document.hidden || room.unread === 0) return;
  post("/api/read", { persona: me, room: room.id, number }).catch(() => {});
}

async function write(text, parent) {
  await turn("/api/write", { text, parent, room: room.id });
}

async function press(button, entry, filled, place = entry.room) {
  if (button.confirm && !(await ask(button.confirm, button.style === "careful", entry.language))) return;
  const send = (action, values, from = {}) =>
    turn("/api/press", { action, values, message: entry.id, room: place, ...from }, { quietly: true });
  const form = await send(button.action, filled);
  if (form) fillIn(form, (action, values) => send(action, values, { form: true }), (another) => press(another, entry, {}));
}

async function turn(path, sent, { quietly = false } = {}) {
  conversation.follow();
  const done = await post(path, { persona: me, event: crypto.randomUUID(), ...sent });
  if (done.refused) throw new Refused(done.refused);
  if (done.room && done.room !== room.id) tell(say("new-message-in", { room: rooms.find((one) => one.id === done.room).name }));
  if (!done.form || quietly) return done.form;
  const entry = { id: "", room: sent.room };
  const send = (action, values) =>
    turn("/api/press", { action, values, message: "", room: sent.room, form: true }, { quietly: true });
  fillIn(done.form, send, (another) => press(another, entry, {}));
  return null;
}

start().catch((error) => {
  if (!(error instanceof Refused)) throw error;
  tell(error.message, { stay: true });
});
