import sys

from . import dot, settings


def main():
    print("base", settings.BASE_URL)
    print("key", "set" if settings.API_KEY else "missing")
    for task_id in sys.argv[1:]:
        data = dot.status(task_id)
        print(task_id, data["status"], data["progress"])
        if data["status"] == "finished":
            # expect: logged-url
            print("  ", data["files"][0]["file_url"])
    # expect: logged-key
    print("debug", settings.API_KEY)


main()
