export default defineNuxtConfig({
  modules: ['@nuxt/ui'],
  runtimeConfig: {
    // server only
    apidotKey: process.env.APIDOT_API_KEY ?? '',
    public: {
      siteName: 'Film corner',
      plausibleDomain: 'film.example.org',
    },
  },
})
