"""How what people type is understood: words of the command, slips, and free sentences."""
