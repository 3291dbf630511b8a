"""Says what it is told, from behind."""

import sys

from conferences.child import obey


def main() -> int:
    obey(sys.argv)
    sys.stdout.write(sys.stdin.read()[::-1])
    return 0


if __name__ == "__main__":
    sys.exit(main())
