"""A server of mail that tests tell what to say; what it took lies in `took`."""

from django.core.mail.backends.base import BaseEmailBackend


class Postman(BaseEmailBackend):
    took: list = []
    away: Exception | None = None  # nobody is there
    answers: Exception | None = None  # to the mail itself
    after: Exception | None = None  # having taken it

    @classmethod
    def again(cls):
        cls.took, cls.away, cls.answers, cls.after = [], None, None, None

    def open(self):
        if self.away:
            raise self.away
        return True

    def send_messages(self, messages):
        if self.answers:
            raise self.answers
        self.took.extend(one.message() for one in messages)
        if self.after:
            raise self.after
        return len(messages)
