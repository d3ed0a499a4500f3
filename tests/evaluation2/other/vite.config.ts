import { defineConfig, loadEnv } from "vite";
import react from "@vitejs/plugin-react";

export default defineConfig(({ mode }) => {
  const env = loadEnv(mode, process.cwd(), "");
  return {
    plugins: [react()],
    define: {
      __BUILD__: JSON.stringify(env.npm_package_version),
      // expect: client-side-key
      "process.env.APIDOT_API_KEY": JSON.stringify(env.APIDOT_API_KEY),
    },
    server: {
      port: 5173,
      proxy: {
        "/apidot": {
          target: "https://api.apidot.ai",
          changeOrigin: true,
          rewrite: (path) => path.replace(/^\/apidot/, ""),
        },
      },
    },
  };
});
