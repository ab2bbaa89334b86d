import { onBeforeUnmount, onMounted, type Ref } from 'vue'

const edge = 14 // px around it

/** A panel beside a list: its last line, where one acts, stands in the window wherever the page is scrolled to. */
export function use_fit(root: Ref<HTMLElement | undefined>, fits: () => boolean = () => true) {
  function fit() {
    const top = root.value?.parentElement?.getBoundingClientRect().top ?? 0
    if (root.value && fits()) root.value.style.maxHeight = `${innerHeight - Math.max(edge, top) - edge}px`
  }
  onMounted(() => {
    fit()
    addEventListener('scroll', fit, { passive: true })
    addEventListener('resize', fit)
  })
  onBeforeUnmount(() => {
    removeEventListener('scroll', fit)
    removeEventListener('resize', fit)
  })
}
