import vue from '@vitejs/plugin-vue'
import { readFileSync } from 'node:fs'
import { fileURLToPath, URL } from 'node:url'
import { defineConfig } from 'vitest/config'
import { field_worker } from './service-worker/plugin.ts'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

export default defineConfig({
  base: '/',
  plugins: [vue(), field_worker(here('.'))],
  // the part of vue-i18n that is used: docs/decisions/0023-texts-without-vue-i18n.md
  resolve: { alias: { '@': here('./src'), 'vue-i18n': here('./src/i18n/texts.ts') } },
  define: {
    __APP_VERSION__: JSON.stringify((JSON.parse(readFileSync(here('./package.json'), 'utf8')) as { version: string }).version),
    __VUE_OPTIONS_API__: 'false',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0, // data: addresses are outside default-src 'self'
    rollupOptions: {
      // what a page does not use of these is not loaded with it
      treeshake: { moduleSideEffects: [{ test: /\/src\/(ui\/(\w+\/)?\w+\.vue|ui\/(undoable|keys|save)\.ts|api\/(stream|listing|sending)\.ts|i18n\/(clock|dates)\.ts)$/, sideEffects: false }] },
      input: { desk: here('./index.html'), field: here('./field/index.html'), portal: here('./portal/index.html') },
    },
  },
  server: { proxy: { '/api': process.env.LIANXIN_SERVER ?? 'http://127.0.0.1:8311' } },
  test: { environment: 'jsdom', include: ['src/**/*.test.ts', 'tests/**/*.test.ts'], setupFiles: ['./tests/setup.ts'] },
})
