"""What a module made once is made in one worker; what is done is counted no more."""

from types import SimpleNamespace

import pytest

from tests.together import ByModule, shares

SHARED = [f"tests/test_fuzz.py::test_every_body[{one}]" for one in "abc"]
ALONE = [f"tests/test_words.py::test_one[{one}]" for one in "abcdefg"]


class Worker:
    def __init__(self) -> None:
        self.given: list[int] = []
        self.shutting_down = False
        self.gateway = SimpleNamespace(id="gw")

    def send_runtest_some(self, indices):
        self.given += indices

    def shutdown(self):
        self.shutting_down = True


@pytest.fixture
def handed_out():
    """Two workers with all of SHARED and ALONE to do between them."""
    config = SimpleNamespace(
        option=SimpleNamespace(loadscopereorder=True, maxschedchunk=None),
        getvalue=lambda name: ["popen", "popen"],
    )
    scheduler, workers = ByModule(config), [Worker(), Worker()]
    for worker in workers:
        scheduler.add_node(worker)
    for worker in workers:
        scheduler.add_node_collection(worker, ALONE + SHARED)
    scheduler.schedule()
    return scheduler, workers


def test_a_modules_tests_stay_together_where_they_share_and_only_there():
    scope_of = ByModule._split_scope

    assert scope_of(None, "tests/test_fuzz.py::test_every_body[a]") == "tests/test_fuzz.py"
    alone = "tests/test_words.py::test_one[a]"
    assert (scope_of(None, alone), shares("tests/test_words.py")) == (alone, False)


def test_every_test_is_run_once_and_none_is_counted_after_it(handed_out):
    scheduler, workers = handed_out
    done = [0, 0]
    while any(done[n] < len(worker.given) for n, worker in enumerate(workers)):
        for n, worker in enumerate(workers):
            if done[n] < len(worker.given):
                scheduler.mark_test_complete(worker, worker.given[done[n]])
                done[n] += 1
            held = [one for unit in scheduler.assigned_work[worker].values() for one in unit]
            assert len(held) <= 5  # the shared three, and two behind them

    assert sorted(workers[0].given + workers[1].given) == [*range(10)]
    assert scheduler.assigned_work == {worker: {} for worker in workers}
    assert (scheduler.tests_finished, scheduler.has_pending) == (True, False)
    assert [worker.shutting_down for worker in workers] == [True, True]


def test_of_a_module_half_done_the_rest_is_run_by_the_other_when_a_worker_dies(handed_out):
    scheduler, workers = handed_out
    dying, left = sorted(workers, key=lambda worker: 7 not in worker.given)
    scheduler.mark_test_complete(dying, 7)

    assert scheduler.remove_node(dying) == SHARED[1]
    while scheduler.has_pending:
        for number in list(left.given):
            scope = scheduler._split_scope((ALONE + SHARED)[number])
            if scope in scheduler.assigned_work[left]:
                scheduler.mark_test_complete(left, number)
    assert (7 in left.given, {8, 9} <= set(left.given)) == (False, True)
