"""Who is dead is judged by how long a count stands still, and by nothing else."""

from scheduling.tenancy import Seen, dead, observe


def test_a_count_that_moves_is_alive_however_slow_the_observer() -> None:
    seen = observe({}, {"other": 1}, 0.0)
    seen = observe(seen, {"other": 2}, 1000.0)
    assert dead(seen, 1000.0, lease=30.0) == {}


def test_a_count_that_stands_still_for_longer_than_a_lease_is_dead() -> None:
    seen = observe({}, {"other": 7}, 0.0)
    seen = observe(seen, {"other": 7}, 31.0)
    assert dead(seen, 31.0, lease=30.0) == {"other": 7}


def test_a_process_seen_for_the_first_time_has_a_whole_lease_to_move() -> None:
    assert dead(observe({}, {"other": 7}, 500.0), 529.0, lease=30.0) == {}


def test_a_process_that_left_is_forgotten() -> None:
    assert observe({"gone": Seen(1, 0.0)}, {}, 10.0) == {}
