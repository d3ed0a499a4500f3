export default defineNuxtConfig({
  compatibilityDate: "2026-08-01",
  runtimeConfig: {
    apidotApiKey: "",
    apidotModel: "wan-2.7-image-pro",
    public: { siteName: "Tapeten" },
  },
});
