"""Slack: requests in, messages out, and nothing decided here."""
