# Campagna di Natale: un biglietto per ogni cliente, immagini fatte da APIDot
import csv
import os
import sys
import time

import requests

API = "https://api.apidot.ai/api/generate"
CHIAVE = os.environ["APIDOT_API_KEY"]
INTESTAZIONI = {"Authorization": f"Bearer {CHIAVE}"}


def manda(cliente):
    for _ in range(3):
        try:
            # expect: retry-invalid-payload, task-id-not-saved
            r = requests.post(API + "/submit", headers=INTESTAZIONI, timeout=30, json={
                "model": "nano-banana-2",
                "callback_url": "https://natale.example.it/pronto",
                "input": {
                    "prompt": f"biglietto di auguri per {cliente['nome']}",
                    "size": "4:3",
                    # expect: invalid-value
                    "resolution": 2048,
                },
            })
            r.raise_for_status()
            return True
        except Exception:
            time.sleep(2)
    return False


def raccogli(percorso):
    with open(percorso, newline="") as f, open("pronti.csv", "w", newline="") as fuori:
        uscita = csv.writer(fuori)
        for riga in csv.DictReader(f):
            # expect: key-in-url
            stato = requests.get(f"{API}/status/{riga['task']}?key={CHIAVE}", timeout=30).json()
            # expect: early-result
            indirizzi = [file["file_url"] for file in stato["data"]["files"]]
            uscita.writerow([riga["cliente"], *indirizzi])


if __name__ == "__main__":
    if sys.argv[1] == "raccogli":
        raccogli(sys.argv[2])
    else:
        with open(sys.argv[2], newline="") as f:
            esiti = [manda(c) for c in csv.DictReader(f)]
        print("inviati", sum(esiti), "su", len(esiti))
