"""One verb per file, each with its permissions. The conversation on top turns results into cards."""
