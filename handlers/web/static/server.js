// What is asked of the demo. Every no comes back as a sentence.

import { say } from "./texts.js";

export class Refused extends Error {}

async function answer(request) {
  let response;
  try {
    response = await request;
  } catch {
    throw new Refused(say("no-answer"));
  }
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Refused(body.error ?? say("our-fault"));
  return body;
}

const language = () => ({ "X-Language": document.documentElement.lang });

export function get(path, query) {
  return answer(fetch(`${path}?${new URLSearchParams(query)}`, { headers: language() }));
}

export function post(path, sent) {
  const headers = { "Content-Type": "application/json", ...language() };
  return answer(fetch(path, { method: "POST", headers, body: JSON.stringify(sent) }));
}
