// Tables: each belongs to one feature (or part of platform), and only its owner's SQL names it. What others may join is a
// view called …_facts of a feature they NEED. Migrations have dated, single names, and are there for both databases.
import { lineOf, literals, select } from './tree.mjs'
import { needsOf } from './includes.mjs'

const schema = /^src\/(features|platform)\/([^/]+)\/schema\/([^/]+)\.sql$/
const ownerOf = (path) => path.split('/').slice(1, 3).join('/')
const bare = (sql) => sql.replace(/--[^\n]*/g, (piece) => ' '.repeat(piece.length)).replace(/'(?:[^']|'')*'/g, (piece) => `'${' '.repeat(piece.length - 2)}'`)

export function tablesOf(tree) {
  const tables = new Map()
  const found = []
  for (const [path, text] of select(tree, schema)) {
    for (const match of bare(text).matchAll(/\bcreate\s+(?:virtual\s+|unlogged\s+|materialized\s+)?(table|view)\s+(?:if\s+not\s+exists\s+)?"?(\w+)"?/gi)) {
      const name = match[2].toLowerCase()
      const known = tables.get(name)
      if (known && known.owner !== ownerOf(path)) found.push(`${path}: ${name} belongs to ${known.owner}`)
      if (!known) tables.set(name, { owner: ownerOf(path), facts: match[1].toLowerCase() === 'view' && name.endsWith('_facts') })
    }
  }
  return { tables, found }
}

// Names of tables a piece of SQL reads, writes or refers to.
export function tablesNamed(sql) {
  const names = []
  for (const match of bare(sql).matchAll(/\b(?:from|join|into|update|table|references|truncate)\s+(?:only\s+|if\s+exists\s+)?"?([a-z_]\w*)"?(?=((?:\s+(?:as\s+)?[a-z_]\w*)?(?:\s*,\s*[a-z_]\w*(?:\s+(?:as\s+)?\w+)?)*))/gi)) {
    names.push({ name: match[1].toLowerCase(), index: match.index })
    for (const more of match[2].matchAll(/,\s*([a-z_]\w*)/gi)) names.push({ name: more[1].toLowerCase(), index: match.index })
  }
  return names
}

const looksLikeSql = /\b(select|insert\s+into|update|delete\s+from|from|join|with|create|drop|alter)\b/i

export function tableBreaches(tree) {
  const { tables, found } = tablesOf(tree)
  const graph = needsOf(tree)
  const judge = (path, line, name) => {
    const table = tables.get(name)
    const asker = ownerOf(path)
    if (!table || table.owner === asker) return
    const [floor, feature] = asker.split('/')
    if (floor === 'features' && table.facts && graph.get(feature)?.needs.has(table.owner.split('/')[1])) return
    found.push(`${path}:${line}: names ${name}, a table of ${table.owner}`)
  }
  for (const [path, text] of select(tree, schema)) for (const { name, index } of tablesNamed(text)) judge(path, lineOf(text, index), name)
  for (const [path, text] of select(tree, /^src\/.*\.(cpp|h)$/)) {
    if (path.endsWith('_test.cpp')) continue
    for (const { value, line } of literals(text)) {
      if (looksLikeSql.test(value)) for (const { name } of tablesNamed(value)) judge(path, line, name)
    }
  }
  return [...new Set(found)]
}

export function migrationBreaches(tree) {
  const found = []
  const seen = new Map()
  const dialects = new Map()
  for (const [path] of select(tree, /^src\/.*\.sql$/)) {
    const at = path.match(schema)
    if (!at) { found.push(`${path}: migrations lie in src/features/*/schema or src/platform/*/schema`); continue }
    const name = at[3].match(/^(\d{4})(\d{2})(\d{2})_\d+_[a-z0-9_]+?(\.sqlite|\.postgres)?$/)
    if (!name) { found.push(`${path}: is not called yyyymmdd_n_what[.sqlite|.postgres].sql`); continue }
    const day = new Date(Date.UTC(+name[1], +name[2] - 1, +name[3]))
    if (day.getUTCMonth() + 1 !== +name[2] || day.getUTCDate() !== +name[3]) found.push(`${path}: there is no such day`)
    const stem = at[3].replace(/\.(sqlite|postgres)$/, '')
    const whole = seen.get(at[3]) ?? (name[4] ? seen.get(stem) : undefined)
    if (whole) found.push(`${path}: has the name of ${whole}`)
    seen.set(at[3], path)
    if (name[4]) dialects.set(`${ownerOf(path)}/${stem}`, [...(dialects.get(`${ownerOf(path)}/${stem}`) ?? []), name[4]])
  }
  for (const [stem, which] of dialects) if (which.length !== 2) found.push(`src/${stem}: only for ${which[0].slice(1)}, not for the other database`)
  return found
}
