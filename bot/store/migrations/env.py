"""Runs inside the transaction that bot.store.migrating opens; there is no other way to run it."""

from alembic import context

from bot.store.schema import metadata

context.configure(connection=context.config.attributes["connection"], target_metadata=metadata, render_as_batch=True)
context.run_migrations()
