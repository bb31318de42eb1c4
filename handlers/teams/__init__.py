"""Teams: everything that knows its words. Nothing of its SDK leaves this folder."""
