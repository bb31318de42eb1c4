"""From what people do to what they are told: each handler calls one use case and builds the cards to show."""
