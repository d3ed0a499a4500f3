const express = require('express')
const stripe = require('stripe')(process.env.STRIPE_SECRET_KEY)
const app = express()

app.post('/hook', express.raw({ type: 'application/json' }), (req, res) => {
  const event = stripe.webhooks.constructEvent(req.body, req.headers['stripe-signature'], process.env.STRIPE_HOOK_SECRET)
  console.log('event', event)
  if (event.data.object.status === 'succeeded') console.log(event.data.object.receipt_url)
  res.json({ received: true })
})

app.listen(4242)
