// WhatsApp greeting cards (Twilio function)
exports.handler = async function (context, event, callback) {
  const twiml = new Twilio.twiml.MessagingResponse();
  const wish = (event.Body || '').trim();
  if (!wish) {
    twiml.message('Tell me what should be on the card.');
    return callback(null, twiml);
  }

  const request = {
    model: 'seedream-5.0-lite',
    callback_url: `https://${context.DOMAIN_NAME}/card-done?to=${encodeURIComponent(event.From)}`,
    input: { prompt: `Greeting card: ${wish}`, size: '2048x2048' },
  };

  let attempts = 0;
  let accepted = false;
  while (!accepted && attempts < 5) {
    attempts += 1;
    try {
      // expect: retry-invalid-payload, task-id-not-saved
      const res = await fetch('https://api.apidot.ai/api/generate/submit', {
        method: 'POST',
        headers: {
          Authorization: `Bearer ${context.APIDOT_API_KEY}`,
          'Content-Type': 'application/json',
        },
        body: JSON.stringify(request),
      });
      if (!res.ok) throw new Error(String(res.status));
      accepted = true;
    } catch (error) {
      // expect: logged-url
      console.log('try', attempts, 'of', request.callback_url, error.message);
    }
  }

  twiml.message(accepted ? 'Your card is being drawn!' : 'Sorry, please try again later.');
  return callback(null, twiml);
};
