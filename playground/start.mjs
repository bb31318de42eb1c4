// Starts the demo and the Playground together, and ends them together.

import { spawn } from "node:child_process";
import { rmSync } from "node:fs";
import { mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { setTimeout as wait } from "node:timers/promises";

const here = dirname(fileURLToPath(import.meta.url));
const root = dirname(here);
const demoPort = process.env.DEMO_PORT ?? "8080";
const playgroundPort = process.env.PLAYGROUND_PORT ?? "56150";
const demo = `http://127.0.0.1:${demoPort}`;
const playground = `http://127.0.0.1:${playgroundPort}`;
const folder = process.platform === "win32" ? "Scripts" : "bin";
const children = [];
let ending = false;

function start(command, args, options = {}) {
  const child = spawn(command, args, { stdio: "inherit", ...options });
  children.push(child);
  child.on("exit", (code) => end(code ?? 0));
  child.on("error", (fault) => {
    console.error(fault.message);
    end(1);
  });
}

function end(code) {
  if (ending) return;
  ending = true;
  for (const child of children) child.kill("SIGTERM");
  setTimeout(() => process.exit(code), 1_000).unref();
}

async function answers(url) {
  for (let tries = 0; tries < 120 && !ending; tries += 1) {
    try {
      await fetch(url);
      return;
    } catch {
      await wait(500);
    }
  }
  throw new Error(`${url} svarer ikke.`);
}

process.on("SIGINT", () => end(0));
process.on("SIGTERM", () => end(0));

const data = await mkdtemp(join(tmpdir(), "oppfolging-playground-"));
process.on("exit", () => rmSync(data, { recursive: true, force: true }));

start(join(root, ".venv", folder, "oppfolging"), ["demo", "--port", demoPort, "--data", join(data, "demo"), "--no-browser"], { cwd: root });
await answers(demo);
start(
  process.execPath,
  [join(here, "node_modules", "@microsoft", "m365agentsplayground", "cli.js"), "start", "-e", `${demo}/api/messages`, "-c", "msteams", "-p", playgroundPort, "--su", `${playground}/_connector`, "--dt", "--er"],
  { cwd: here, env: { ...process.env, TEAMSAPPTESTER_BROWSER: "none" } },
);
await answers(playground);
console.log(`Playground: ${playground} · Oppfølging og klokka: ${demo} · Stopp med Ctrl+C.`);
