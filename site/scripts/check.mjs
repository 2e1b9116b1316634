// Fails if a link of the built site leads nowhere, or a page is more than two clicks from the first one.
import { existsSync, readFileSync, readdirSync } from 'node:fs'
import { dirname, join, posix, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const DIST = resolve(dirname(fileURLToPath(import.meta.url)), '../.vitepress/dist')
const BASE = process.env.SITE_BASE ?? '/'

function walk(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? walk(join(folder, entry.name)) : [join(folder, entry.name)])
}

const pages = new Map(walk(DIST).filter((file) => file.endsWith('.html')).map((file) => {
  const html = readFileSync(file, 'utf8')
  return [relative(DIST, file).split('\\').join('/'), {
    ids: new Set([...html.matchAll(/ id="([^"]+)"/g)].map((match) => match[1])),
    links: [...html.matchAll(/<a [^>]*href="([^"]+)"/g)].map((match) => match[1].replaceAll('&amp;', '&')),
  }]
}))

/** The file that a link of the page `from` leads to, and its anchor; nothing for other sites and versions. */
function target(from, href) {
  if (/^[a-z]+:/.test(href)) return undefined
  const [path, anchor] = href.split('#', 2)
  if (path === '') return [from, anchor]
  if (path.startsWith('/') && !path.startsWith(BASE)) return undefined
  const local = path.startsWith('/') ? path.slice(BASE.length) : posix.join(posix.dirname(from), path)
  const file = local === '' || local.endsWith('/') ? `${local}index.html` : local
  return [pages.has(file) || existsSync(join(DIST, file)) ? file : `${file}.html`, anchor]
}

const broken = []
for (const [from, page] of pages) {
  for (const href of page.links) {
    const to = target(from, href)
    if (!to) continue
    const [file, anchor] = to
    const found = pages.get(file)
    if (!found && !existsSync(join(DIST, file))) broken.push(`${from}: ${href} leads nowhere`)
    else if (anchor && found && !found.ids.has(decodeURIComponent(anchor))) broken.push(`${from}: ${href} has no such heading`)
  }
}

let reached = new Set(['index.html', '404.html'])
for (let clicks = 0; clicks < 2; clicks++) {
  const next = [...reached].flatMap((from) => pages.get(from)?.links.map((href) => target(from, href)?.[0]) ?? [])
  reached = new Set([...reached, ...next.filter((file) => pages.has(file))])
}
const far = [...pages.keys()].filter((page) => !reached.has(page)).map((page) => `${page} is more than two clicks away`)

const problems = [...new Set([...broken, ...far])]
problems.forEach((problem) => console.error(problem))
console.log(`${pages.size} pages, ${problems.length} problems`)
process.exit(problems.length ? 1 : 0)
