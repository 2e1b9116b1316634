// Makes the site's pages of docs/ and of the modules' READMEs: the sources stay as GitHub shows them.
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, extname, join, normalize, posix, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'

const SITE = resolve(dirname(fileURLToPath(import.meta.url)), '..')
const SOURCES = process.env.SITE_SOURCES ?? resolve(SITE, '..')
const PAGES = join(SITE, 'target/pages')
const REPOSITORY = 'https://github.com/caesura-dev/caesura'

/** Where each Markdown file of the project becomes a page, by its path in the project. */
const places = new Map([['docs/README.md', 'handbook.md']])

function walk(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? walk(join(folder, entry.name)) : [join(folder, entry.name)])
}

function inProject(file) {
  return relative(SOURCES, file).split('\\').join('/')
}

function place(path) {
  if (!places.has(path)) {
    places.set(path, path.replace(/^docs\//, '').replace(/README\.md$/, 'index.md'))
  }
  return places.get(path)
}

/** A link of the page at `from`, as the site needs it. */
function link(from, target) {
  if (/^([a-z]+:|#|\/\/)/.test(target)) return target
  const [path, anchor] = target.split('#', 2)
  const hash = anchor === undefined ? '' : `#${anchor}`
  const to = posix.normalize(posix.join(posix.dirname(from), path)).replace(/\/$/, '')
  if (places.has(to)) return `/${places.get(to).replace(/(^|\/)index\.md$/, '$1').replace(/\.md$/, '')}${hash}`
  if (to === 'docs/decisions') return '/decisions/'
  if (to.startsWith('docs/images/')) return posix.relative(posix.dirname(place(from)), to.replace(/^docs\//, '')).replace(/^(?!\.)/, './')
  if (to.startsWith('docs/') && extname(to) === '.yaml') return `/${posix.basename(to)}`
  const folder = existsSync(join(SOURCES, to)) && statSync(join(SOURCES, to)).isDirectory()
  return `${REPOSITORY}/${folder ? 'tree' : 'blob'}/main/${to}${hash}`
}

/** The page's text with its links rewritten, code left alone. */
function rewritten(from, text) {
  return text
    .split(/(^ *```[\s\S]*?^ *```)/m)
    .map((part, i) => (i % 2 ? part : part
      .replace(/\]\(([^)\s]+)\)/g, (all, target) => `](${link(from, target)})`)
      .replace(/ (src|srcset)="(?![a-z]+:|[./])/g, ' $1="./')))
    .join('')
}

function write(path, text) {
  mkdirSync(dirname(join(PAGES, path)), { recursive: true })
  writeFileSync(join(PAGES, path), text)
}

function decisions() {
  const folder = join(SOURCES, 'docs/decisions')
  const lines = readdirSync(folder).filter((name) => name.endsWith('.md')).sort().map((name) => {
    const title = readFileSync(join(folder, name), 'utf8').match(/^# (.+)$/m)[1]
    return `- [${title}](/decisions/${name.replace(/\.md$/, '')})`
  })
  return `# Decisions\n\nWhy Caesura is as it is: one page for each decision, with its context and its consequences.\n\n${lines.join('\n')}\n`
}

rmSync(PAGES, { recursive: true, force: true })
const docs = walk(join(SOURCES, 'docs'))
const modules = readdirSync(SOURCES).filter((name) => existsSync(join(SOURCES, name, 'pom.xml')) || name === 'examples')
  .map((name) => join(SOURCES, name, 'README.md')).filter(existsSync)
const pages = [...docs.filter((file) => file.endsWith('.md')), ...modules]
modules.forEach((file) => places.set(inProject(file), `modules/${inProject(dirname(file))}.md`))
pages.forEach((file) => place(inProject(file)))
pages.forEach((file) => write(place(inProject(file)), rewritten(inProject(file), readFileSync(file, 'utf8'))))
write('decisions/index.md', decisions())
docs.filter((file) => file.endsWith('.yaml')).forEach((file) => cpSync(file, join(PAGES, 'public', normalize(posix.basename(inProject(file))))))
cpSync(join(SOURCES, 'docs/images'), join(PAGES, 'images'), { recursive: true })
cpSync(join(SITE, 'home'), PAGES, { recursive: true })
