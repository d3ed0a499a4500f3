# Génère les bannières du site (APIDot)
import os, sys, time
import requests

# expect: leaked-key
CLE = os.environ.get("APIDOT_API_KEY", "@@KEY@@")
BASE = "https://api.apidot.ai"
H = {"Authorization": "Bearer " + CLE, "Content-Type": "application/json"}


def lancer(texte, format_="16:9"):
    corps = {
        "model": "gpt-image-2",
        "input": {
            "prompt": texte,
            "size": format_,
            # expect: invented-field
            "n": 1,
            # expect: invalid-value
            "quality": "hd",
        },
    }
    # expect: logged-payload
    print("envoi de", corps)
    r = requests.post(BASE + "/api/generate/submit", headers=H, json=corps, timeout=30)
    r.raise_for_status()
    return r.json()["data"]["task_id"]


def attendre(tid):
    # expect: unbounded-polling
    while True:
        d = requests.get(f"{BASE}/api/generate/status/{tid}", headers=H, timeout=30).json()["data"]
        if d["status"] == "finished":
            return d["files"][0]["file_url"]
        if d["status"] == "failed":
            raise RuntimeError(d.get("error_message"))
        time.sleep(4)


if __name__ == "__main__":
    for ligne in open(sys.argv[1], encoding="utf-8"):
        t = lancer(ligne.strip())
        print("tâche", t)
        # expect: logged-url
        print(attendre(t))
