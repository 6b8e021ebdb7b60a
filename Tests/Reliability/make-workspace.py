"""Writes a workspace of many small tasks, for the tests that kill and starve a build.

usage: make-workspace.py FOLDER TASKS
"""

import os
import sys


def main(folder, count):
    os.makedirs(os.path.join(folder, "state"))
    with open(os.path.join(folder, "state", "tasks.yaml"), "w", encoding="utf-8") as file:
        file.write("version: '0.1'\ntasks:\n")
        for number in range(count):
            file.write(
                f"  TASK_{number:05}:\n"
                "    status: running\n"
                "    queue: dev\n"
                "    last_updated: '2026-02-01T17:11:26+00:00'\n"
                "    events:\n"
                "    - timestamp: '2026-02-01T14:46:02+00:00'\n"
                "      action: task_start\n"
                "      from: draft\n"
                "      to: running\n"
            )


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]))
