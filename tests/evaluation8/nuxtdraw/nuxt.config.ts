export default defineNuxtConfig({
  modules: ['@nuxt/image'],
  runtimeConfig: {
    apidotKey: process.env.APIDOT_API_KEY,
    public: {
      siteName: 'nuxtdraw',
    },
  },
})
