import tailwind from '@tailwindcss/vite'
import react from '@vitejs/plugin-react'
import { defineConfig } from 'vite'

const server = process.env['DRAWBRIDGE_SERVER'] ?? 'http://127.0.0.1:4000'

export default defineConfig({
  plugins: [react(), tailwind()],
  build: {
    target: 'es2024',
    cssTarget: ['chrome130', 'firefox130', 'safari18'],
    // Fonts stay files: the page's security policy has no place for data: addresses.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 1_700,
  },
  server: {
    proxy: {
      '/api': { target: server, ws: true },
      '/mcp': { target: server },
    },
  },
})
