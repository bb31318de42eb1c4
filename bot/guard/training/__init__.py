"""How the guard's weights are made and measured: a tool for those who develop it, never imported at run time."""
