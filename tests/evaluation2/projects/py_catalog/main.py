import csv
import logging
import sys

from client import result, submit, wait

logging.basicConfig(level=logging.INFO)


def main(path):
    tasks = {}
    with open(path, newline="") as fh:
        for row in csv.DictReader(fh):
            # expect: logged-prompt
            print("rendering", row["sku"], row["prompt"])
            tasks[row["sku"]] = submit(row["prompt"], [row["photo"]])
    for sku, task in tasks.items():
        out = result(task)
        print(sku, out["raw"]["status"], len(out["urls"]))
        # expect: logged-url
        print(out["urls"])
        # expect: logged-payload
        logging.info("raw: %s", out["raw"])


if __name__ == "__main__":
    if len(sys.argv) == 3 and sys.argv[1] == "--task":
        state = wait(sys.argv[2])
        # expect: invented-status
        print("ok" if state["status"] == "complete" else state["error_message"])
    else:
        main(sys.argv[1])
