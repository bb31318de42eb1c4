// What the preview page draws Slack and Teams with. Without this bundle it shows the texts and the demo's own drawing.

import { AdaptiveCard, HostConfig } from "adaptivecards";
import { createRoot } from "react-dom/client";
import { Message } from "slack-blocks-to-jsx";
import "slack-blocks-to-jsx/dist/style.css";
import "./preview.css";
import hostConfig from "./teams-host.json" with { type: "json" };

function slack(sent, paper) {
  const blocks = Array.isArray(sent) ? sent : sent.blocks;
  createRoot(paper).render(<Message blocks={blocks} logo="/static/mark.svg" name="Oppfølging" withoutWrapper />);
}

// Cards carry no markup: what people wrote is shown as they wrote it.
AdaptiveCard.onProcessMarkdown = () => {};

function teams(sent, paper) {
  const card = new AdaptiveCard();
  card.hostConfig = new HostConfig(hostConfig);
  card.parse(sent.content ?? sent);
  paper.append(card.render());
}

globalThis.oppfolgingPreview = { slack, teams };
