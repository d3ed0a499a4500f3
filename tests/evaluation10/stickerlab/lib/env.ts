export const env = {
  key: process.env.APIDOT_API_KEY ?? '',
  hook: process.env.APIDOT_CALLBACK_URL,
  base: 'https://api.apidot.ai',
}
