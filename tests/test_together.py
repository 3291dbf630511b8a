"""What a module made once is made in one worker."""

from tests.together import ByModule, shares


def test_a_modules_tests_stay_together_where_they_share_and_only_there():
    scope_of = ByModule._split_scope

    assert scope_of(None, "tests/test_fuzz.py::test_every_body[a]") == "tests/test_fuzz.py"
    alone = "tests/test_words.py::test_one[a]"
    assert (scope_of(None, alone), shares("tests/test_words.py")) == (alone, False)
