import logging
import os

import stripe
from flask import Flask, request

app = Flask(__name__)
logger = logging.getLogger(__name__)
stripe.api_key = os.environ["STRIPE_SECRET_KEY"]


@app.post("/stripe/webhook")
def webhook():
    event = stripe.Webhook.construct_event(request.data, request.headers["Stripe-Signature"], os.environ["WEBHOOK_SECRET"])
    logger.info("stripe event: %s", event)
    data = event["data"]["object"]
    if data["status"] == "succeeded":
        logger.info("paid: %s, receipt at %s", data["id"], data["charges"]["data"][0]["receipt_url"])
    elif data["status"] in ("canceled", "requires_payment_method"):
        logger.warning("not paid: %s", data)
    return "", 200
