"""How passwords are hashed: Argon2 with OWASP's minimum memory."""

from django.contrib.auth.hashers import Argon2PasswordHasher


class FrugalArgon2(Argon2PasswordHasher):
    """Django's default takes 100 MiB a sign-in; eight threads of that fill a small server."""

    memory_cost = 19_456
    time_cost = 2
    parallelism = 1
