"""What the page is told when something cannot be done: a sentence of `web.po`, never a traceback."""


class Trouble(Exception):  # noqa: N818 - a refusal that a person meets
    def __init__(self, key: str, status: int = 400, **params: object) -> None:
        super().__init__(key)
        self.key = key
        self.status = status
        self.params = params
