import { beforeEach } from 'vitest'

// jsdom has no <dialog> behaviour: enough of it for tests to open and close one
HTMLDialogElement.prototype.showModal ??= function (this: HTMLDialogElement) {
  this.setAttribute('open', '')
}
HTMLDialogElement.prototype.close ??= function (this: HTMLDialogElement) {
  if (!this.hasAttribute('open')) return
  this.removeAttribute('open')
  this.dispatchEvent(new Event('close'))
}

beforeEach(() => {
  localStorage.clear()
  sessionStorage.clear()
})
