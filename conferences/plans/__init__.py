"""The only place that knows where plan files lie."""

from pathlib import Path

HERE = Path(__file__).parent


def path_of(name: str) -> Path:
    """The file of a plan by its name ("2025-dai-son"); refuses anything outside this folder."""
    found = (HERE / f"{name}.toml").resolve()
    if found.parent != HERE.resolve() or not found.exists():
        raise FileNotFoundError(name)
    return found
