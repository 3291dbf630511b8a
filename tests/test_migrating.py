"""Models of migrations whose fields are copied are those whose fields are made anew."""

from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ModelState

from tests import migrating


def told(apps) -> list:
    """All that a migration reads of a model: its fields in their order, what they refer to."""
    return [
        (
            model._meta.label,
            model._meta.db_table,
            [(one.name, one.column, one.deconstruct()[1:]) for one in model._meta.local_fields],
            [
                (one.remote_field.model._meta.label, one.remote_field.field is one)
                for one in model._meta.local_fields
                if one.remote_field
            ],
            [one.name for one in model._meta.local_many_to_many],
            sorted(str(one.name) for one in model._meta.related_objects),
            sorted(one.deconstruct()[0] for one in model._meta.constraints),
            sorted(one.name for one in model._meta.indexes),
            model._meta.pk.model is model,
        )
        for model in apps.get_models(include_auto_created=True)
    ]


def test_a_copied_field_is_the_field(monkeypatch):
    state = MigrationLoader(None).project_state()
    assert ModelState.render is migrating._rendered
    copied = told(state.clone().apps)
    monkeypatch.setattr(ModelState, "render", migrating.render)

    made = told(state.clone().apps)

    assert len(made) > 50
    assert copied == made


def test_no_model_has_another_models_field():
    """Two of one state, and what each refers to by its own: a copy shares nothing that is bound."""
    state = MigrationLoader(None).project_state()
    one, other = (state.clone().apps for _ in range(2))

    for model in one.get_models():
        twin = other.get_model(model._meta.label)
        for field in model._meta.local_fields:
            same = twin._meta.get_field(field.name)
            assert field.model is model
            assert field is not same
            if field.remote_field:
                assert field.remote_field is not same.remote_field
                assert field.remote_field.model._meta.apps is one
