"""The whole YAML as models: what may stand there, its defaults, and a description of each setting in two languages."""

from bot.config.schema.root import TenantFile, json_schema

__all__ = ["TenantFile", "json_schema"]
