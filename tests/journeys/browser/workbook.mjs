// Workbooks of a journey: small ones are made, and what the server gives back is read, without any library.
import { crc32, inflateRawSync } from 'node:zlib'

const xml = (text) => String(text).replace(/[<>&"]/g, (c) => ({ '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' })[c])
const letter = (n) => String.fromCharCode(65 + n)
const cell_of = (value, row, n) => (value === '' ? '' : typeof value === 'number' ? `<c r="${letter(n)}${row}"><v>${value}</v></c>` : `<c r="${letter(n)}${row}" t="inlineStr"><is><t>${xml(value)}</t></is></c>`)
const head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
const made_for = 'http://schemas.openxmlformats.org'
const parts_of = (sheet, rows) => ({
  '[Content_Types].xml': `${head}<Types xmlns="${made_for}/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/sheet1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`,
  '_rels/.rels': `${head}<Relationships xmlns="${made_for}/package/2006/relationships"><Relationship Id="rId1" Type="${made_for}/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
  'xl/workbook.xml': `${head}<workbook xmlns="${made_for}/spreadsheetml/2006/main" xmlns:r="${made_for}/officeDocument/2006/relationships"><sheets><sheet name="${xml(sheet)}" sheetId="1" r:id="rId1"/></sheets></workbook>`,
  'xl/_rels/workbook.xml.rels': `${head}<Relationships xmlns="${made_for}/package/2006/relationships"><Relationship Id="rId1" Type="${made_for}/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="${made_for}/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>`,
  'xl/styles.xml': `${head}<styleSheet xmlns="${made_for}/spreadsheetml/2006/main"><fonts count="1"><font/></fonts><fills count="1"><fill><patternFill patternType="none"/></fill></fills><borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs><cellXfs count="1"><xf/></cellXfs></styleSheet>`,
  'xl/worksheets/sheet1.xml': `${head}<worksheet xmlns="${made_for}/spreadsheetml/2006/main"><sheetData>${rows.map((row, y) => `<row r="${y + 1}">${row.map((value, x) => cell_of(value, y + 1, x)).join('')}</row>`).join('')}</sheetData></worksheet>`,
})

function header(signature, more, name, bytes) {
  const out = Buffer.alloc(signature === 0x04034b50 ? 30 : 46)
  const at = signature === 0x04034b50 ? 4 : 6
  out.writeUInt32LE(signature, 0)
  out.writeUInt16LE(20, at) // what is needed to read it; method 0: as it is
  out.writeUInt16LE(0x5c21, at + 8)
  out.writeUInt32LE(crc32(bytes), at + 10)
  out.writeUInt32LE(bytes.length, at + 14)
  out.writeUInt32LE(bytes.length, at + 18)
  out.writeUInt16LE(Buffer.byteLength(name), at + 22)
  if (more !== undefined) out.writeUInt32LE(more, 42)
  return Buffer.concat([out, Buffer.from(name)])
}
/** An .xlsx of one sheet; rows of texts and numbers, '' where nothing stands. */
export function workbook(sheet, rows) {
  const files = Object.entries(parts_of(sheet, rows)).map(([name, text]) => [name, Buffer.from(text)])
  const packed = []
  const listed = []
  let at = 0
  for (const [name, bytes] of files) {
    const local = Buffer.concat([header(0x04034b50, undefined, name, bytes), bytes])
    listed.push(header(0x02014b50, at, name, bytes))
    packed.push(local)
    at += local.length
  }
  const list = Buffer.concat(listed)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(files.length, 8)
  end.writeUInt16LE(files.length, 10)
  end.writeUInt32LE(list.length, 12)
  end.writeUInt32LE(at, 16)
  return Buffer.concat([...packed, list, end])
}
/** One part of a workbook as text. */
export function part_of(bytes, wanted) {
  const end = bytes.lastIndexOf(Buffer.from([0x50, 0x4b, 5, 6]))
  let at = bytes.readUInt32LE(end + 16)
  for (let n = bytes.readUInt16LE(end + 10); n > 0; n--) {
    const [method, size, name_size, extra, comment, local] = [bytes.readUInt16LE(at + 10), bytes.readUInt32LE(at + 20), bytes.readUInt16LE(at + 28), bytes.readUInt16LE(at + 30), bytes.readUInt16LE(at + 32), bytes.readUInt32LE(at + 42)]
    const name = bytes.toString('utf8', at + 46, at + 46 + name_size)
    if (name === wanted) {
      const from = local + 30 + bytes.readUInt16LE(local + 26) + bytes.readUInt16LE(local + 28)
      const body = bytes.subarray(from, from + size)
      return (method ? inflateRawSync(body) : body).toString('utf8')
    }
    at += 46 + name_size + extra + comment
  }
  throw new Error(`there is no ${wanted} in the workbook`)
}
