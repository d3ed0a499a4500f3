# -*- coding: utf-8 -*-
# бот рисует котов. запуск: python kotobot.py
import os, time, logging
import requests
import telebot

TG = os.environ["TG_TOKEN"]
# потом уберу в .env, честно
# expect: leaked-key
KLUCH = os.getenv("APIDOT_API_KEY", "@@KEY@@")
HOST = "https://api.apidot.ai"
hdrs = {"Authorization": f"Bearer {KLUCH}", "Content-Type": "application/json"}

bot = telebot.TeleBot(TG)
log = logging.getLogger("kotobot")
ocheredi = {}


def zapusti(tekst):
    telo = {"model": "nano-banana-2", "input": {"prompt": "кот, " + tekst, "size": "1:1", "resolution": "2K"}}
    r = requests.post(HOST + "/api/generate/submit", json=telo, headers=hdrs, timeout=30)
    if r.status_code != 200:
        log.error("ошибка %s: %s", r.status_code, r.text)
        return None
    return r.json()["data"]["task_id"]


def zhdi(tid):
    # expect: unbounded-polling
    while True:
        d = requests.get(f"{HOST}/api/generate/status/{tid}", headers=hdrs, timeout=30).json()["data"]
        log.debug("%s -> %s (%s%%)", tid, d["status"], d.get("progress"))
        if d["status"] == "finished":
            # expect: logged-payload
            log.info("готово: %r", d)
            return d["files"][0]["file_url"]
        # expect: invented-status
        if d["status"] in ("failed", "canceled"):
            log.warning("не вышло: %s", d.get("error_message"))
            return None
        time.sleep(4)


@bot.message_handler(commands=["kot"])
def kot(m):
    tid = zapusti(m.text[4:].strip() or "рыжий")
    if not tid:
        bot.reply_to(m, "Сломалось :(")
        return
    ocheredi[m.chat.id] = tid
    bot.reply_to(m, "Рисую, id " + tid)
    url = zhdi(tid)
    if url:
        bot.send_photo(m.chat.id, url)


if __name__ == "__main__":
    # старый ключ от картинок другого сервиса, не нужен
    # REPLICATE = "r8_..."
    print("бот поднялся, ключ:", "есть" if KLUCH else "нет")
    bot.infinity_polling()
