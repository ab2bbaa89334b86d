import '@/ui'
