"""``python -m paiban``: the command line where its script is not on the path, as often on Windows."""

from paiban.cli import main

if __name__ == "__main__":
    main()
