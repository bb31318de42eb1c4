"""Frozen facts and pure functions: nothing here opens a file, a socket or a clock."""
