"""What is rewritten ahead is what pytest would write itself, and is taken by it."""

import pytest

from tests import rewritten

SAID = "def test_it():\n    assert [1] == [1]\n"


@pytest.fixture
def module(tmp_path):
    file = tmp_path / "test_a.py"
    file.write_text(SAID)
    return file


class Config:
    """A run that hands its tests out, or does not."""

    def __init__(self, own, place, workers):
        self.stash, self.args, self.workers, self.getini = (
            own.stash, [str(place)], workers, own.getini,
        )  # fmt: skip

    def getoption(self, name, default):
        return {"numprocesses": self.workers}.get(name, default)


def test_it_is_kept_where_pytest_looks_and_as_pytest_writes_it(
    module, tmp_path, pytestconfig, monkeypatch
):
    monkeypatch.setattr("sys.dont_write_bytecode", False)
    monkeypatch.setattr(rewritten, "LOCK", tmp_path / "lock")
    (tmp_path / "conftest.py").write_text("")

    rewritten.ahead(Config(pytestconfig, tmp_path, 2))

    code = rewritten.rewrite._read_pyc(module, rewritten.kept(module))
    assert code.co_code == rewritten.rewrite._rewrite_test(module, pytestconfig)[1].co_code
    assert rewritten.kept(tmp_path / "conftest.py").exists()
    first = rewritten.kept(module).stat().st_mtime_ns
    rewritten.ahead(Config(pytestconfig, tmp_path, 2))
    assert rewritten.kept(module).stat().st_mtime_ns == first
    module.write_text(SAID.replace("[1]", "[2]"))
    rewritten.ahead(Config(pytestconfig, f"{module}::test_it", 2))
    assert rewritten.kept(module).stat().st_mtime_ns > first


@pytest.mark.parametrize("kind", ["one process", "a worker", "nothing may be written"])
def test_nobody_else_does_it(module, tmp_path, pytestconfig, monkeypatch, kind):
    monkeypatch.setattr("sys.dont_write_bytecode", kind == "nothing may be written")
    monkeypatch.setattr(rewritten, "LOCK", tmp_path / "lock")
    config = Config(pytestconfig, tmp_path, None if kind == "one process" else 2)
    if kind == "a worker":
        config.workerinput = {}

    rewritten.ahead(config)

    assert not rewritten.kept(module).exists()
