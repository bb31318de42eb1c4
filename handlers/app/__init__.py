"""The one place where everything is put together. `serve` and `demo` are two calls of `oppfolging.build`."""
