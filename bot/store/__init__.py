"""Keeps what the product knows: rows by hand on SQLite and PostgreSQL, and the texts of people sealed."""
