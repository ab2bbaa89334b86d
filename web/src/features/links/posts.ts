import { ref } from 'vue'
import type { Schema } from '@/api'
import { read_posts } from './links.api'

/** Kinds of posts a member may take where he checks in; the list comes once, when it is first wanted. */
const posts = ref<Schema['ServicePostList']['items']>([])
export function use_posts() {
  const want = async () => {
    if (!posts.value.length) posts.value = (await read_posts().catch(() => null))?.items ?? []
  }
  return { posts, want }
}
