import vue from '@vitejs/plugin-vue'
import { fileURLToPath, URL } from 'node:url'
import { defineConfig } from 'vitest/config'
import type { Plugin } from 'vite'

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url))

/** vue-i18n asks for all of Vue to find one function; naming it keeps 15 kB of Vue out of every page. */
const lean_i18n: Plugin = {
  name: 'lean-i18n',
  apply: 'build',
  transform: (code, id) =>
    /vue-i18n\.runtime\.mjs/.test(id)
      ? code.replace("import * as Vue from 'vue';", "import { getCurrentInstance as current } from 'vue';\nconst Vue = { getCurrentInstance: current };")
      : undefined,
}

export default defineConfig({
  base: '/',
  plugins: [vue(), lean_i18n],
  // the runtime of vue-i18n: our texts know {name} only, src/i18n fills it in
  resolve: { alias: { '@': here('./src'), 'vue-i18n': here('./node_modules/vue-i18n/dist/vue-i18n.runtime.mjs') } },
  define: {
    __VUE_OPTIONS_API__: 'false',
    __VUE_PROD_DEVTOOLS__: 'false',
    __VUE_PROD_HYDRATION_MISMATCH_DETAILS__: 'false',
    __VUE_I18N_FULL_INSTALL__: 'false',
    __VUE_I18N_LEGACY_API__: 'false',
    __INTLIFY_PROD_DEVTOOLS__: 'false',
    __INTLIFY_DROP_MESSAGE_COMPILER__: 'true',
  },
  build: {
    outDir: 'dist',
    emptyOutDir: true,
    modulePreload: { polyfill: false },
    assetsInlineLimit: 0, // data: addresses are outside default-src 'self'
    rollupOptions: {
      // a part of src/ui that a page does not show is not loaded with it
      treeshake: { moduleSideEffects: [{ test: /\/src\/ui\/(\w+\/)?\w+\.vue$/, sideEffects: false }] },
      input: { desk: here('./index.html'), field: here('./field/index.html'), portal: here('./portal/index.html') },
    },
  },
  server: { proxy: { '/api': process.env.LIANXIN_SERVER ?? 'http://127.0.0.1:8311' } },
  test: { environment: 'jsdom', include: ['src/**/*.test.ts', 'tests/**/*.test.ts'], setupFiles: ['./tests/setup.ts'] },
})
