// https://nuxt.com/docs/api/configuration/nuxt-config
export default defineNuxtConfig({
  compatibilityDate: '2026-05-15',
  modules: ['@nuxt/ui', '@nuxt/image'],
  runtimeConfig: {
    // filled from NUXT_APIDOT_API_KEY
    apidotApiKey: '',
    apidotBase: 'https://api.apidot.ai',
    public: {
      siteName: 'Cards for everybody',
    },
  },
  image: { domains: ['cdn.example.com'] },
})
