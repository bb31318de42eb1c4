"""The one place where everything is put together. `serve` and `demo` are two calls of it."""

from handlers.app.oppfolging import Oppfolging, build

__all__ = ["Oppfolging", "build"]
