import pathlib
import sys
import urllib.request

from transport import Transport, start
from waiting import Failed, until_ready


def main(argv):
    t = Transport()
    out = pathlib.Path("thumbs")
    out.mkdir(exist_ok=True)
    for line in open(argv[1], encoding="utf8"):
        slug, _, text = line.strip().partition("\t")
        answer = start(t, text)
        # expect: invented-response-field
        tid = answer.get("task_id") or answer["data"]["task_id"]
        (out / f"{slug}.task").write_text(tid)
        try:
            seen = until_ready(t, tid)
        except Failed as e:
            print("skipped", slug, e, file=sys.stderr)
            continue
        # expect: logged-payload
        print(slug, seen["raw"])
        for i, f in enumerate(seen["files"]):
            # expect: logged-url
            print("  <-", f["file_url"])
            urllib.request.urlretrieve(f["file_url"], out / f"{slug}-{i}.png")


main(sys.argv)
