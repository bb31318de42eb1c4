// Reads cards by name on standard input, and says what Microsoft's own renderer has to say about each.

const { AdaptiveCard, SerializationContext } = require(process.argv[2]);
const cards = JSON.parse(require("node:fs").readFileSync(0, "utf8"));
const said = [];
for (const [name, sent] of Object.entries(cards)) {
  const context = new SerializationContext();
  const card = new AdaptiveCard();
  card.parse(sent, context);
  for (let event = 0; event < context.eventCount; event += 1) said.push(`${name}: ${context.getEventAt(event).message}`);
  for (const event of card.validateProperties().validationEvents) said.push(`${name}: ${event.message}`);
}
console.log(JSON.stringify(said));
