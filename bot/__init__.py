"""What Oppfølging knows and decides: no network, no clock of its own, no platform."""
