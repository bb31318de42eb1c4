"""Teams: requests in, messages out, and nothing decided here. No type of the SDK leaves this folder."""
