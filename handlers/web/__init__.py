"""The demo's own chat in a browser: what a newcomer tries before Slack or Teams, on this machine and nowhere else."""
