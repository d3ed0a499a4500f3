import { defineConfig, loadEnv } from 'vite'
import react from '@vitejs/plugin-react'

export default defineConfig(({ mode }) => {
  const env = loadEnv(mode, process.cwd(), '')
  return {
    plugins: [react()],
    define: {
      __BUILD__: JSON.stringify(new Date().toISOString()),
      // expect: client-side-key
      'import.meta.env.VITE_APIDOT_API_KEY': JSON.stringify(env.APIDOT_API_KEY),
    },
    server: {
      proxy: {
        '/apidot': {
          target: 'https://api.apidot.ai',
          changeOrigin: true,
          rewrite: (p) => p.replace(/^\/apidot/, ''),
        },
      },
    },
  }
})
