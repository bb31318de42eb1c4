"""With whom: Slack, Teams, the web and the command line, put together in handlers.app."""
