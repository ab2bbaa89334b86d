// What in a text may give its anonymous author away, seen while it is typed. The server looks again and knows more.
const phone = /(?<!\d)(?:\+?86[\s-]?)?1[3-9]\d(?:[\s-]?\d{4}){2}(?!\d)/
const landline = /(?<!\d)0\d{2,3}[\s-]?\d{7,8}(?!\d)/
const id_number = /(?<!\d)(?:\d{15}|\d{17}[\dXx])(?![\dXx])/

const narrow = (text: string) => text.replace(/[\uFF10-\uFF19]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))

export function holds_number(text: string): boolean {
  const plain = narrow(text)
  return phone.test(plain) || landline.test(plain) || id_number.test(plain)
}
