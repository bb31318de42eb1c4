"""When things happen: what is due, the outbox's life, delivery."""
