import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitepress'
import { mermaid } from './mermaid.mjs'

const pages = fileURLToPath(new URL('../target/pages', import.meta.url))
const version = process.env.SITE_VERSION ?? 'next'
const versions = (process.env.SITE_VERSIONS ?? 'next').trim().split(/\s+/)
const released = versions.filter((name) => name !== 'next')

/** Where a version is served; see site/build. */
function home(name) {
  if (name === (released[0] ?? 'next')) return '/'
  return `/${name}/`
}

/** Heading ids as GitHub makes them, so that one link serves there and here. */
function slugify(heading) {
  return heading.toLowerCase().replace(/[^\p{L}\p{N} _-]/gu, '').trim().replaceAll(' ', '-')
}

/** The items whose pages this version has. */
function group(text, items, collapsed = false) {
  const present = items.filter(([, path]) => existsSync(`${pages}${path.endsWith('/') ? `${path}index` : path}.md`))
  return { text, collapsed, items: present.map(([text, link]) => ({ text, link })) }
}

function folder(path) {
  return readdirSync(`${pages}/${path}`).filter((name) => name.endsWith('.md') && name !== 'index.md').sort().map((name) => {
    const title = readFileSync(`${pages}/${path}/${name}`, 'utf8').match(/^# (.+)$/m)?.[1] ?? name
    return [title.replaceAll('`', ''), `/${path}/${name.replace(/\.md$/, '')}`]
  })
}

const sidebar = [
  group('Start', [
    ['Getting started', '/getting-started'],
    ['Choosing a preset', '/presets'],
    ['From a Redis bot', '/from-redis'],
    ['Questions', '/faq'],
    ['All pages', '/handbook'],
  ]),
  group('Run the services', [
    ['Policies', '/policies'],
    ['The console', '/console'],
    ['Assistants', '/mcp'],
    ['Hand-off to people', '/hand-off'],
    ['Operations', '/operations'],
    ['Sizing and cost', '/sizing'],
    ['Upgrade', '/upgrade'],
    ['Troubleshooting', '/troubleshooting'],
    ['Guarantees', '/guarantees'],
    ['Fence protocol', '/fence-protocol'],
    ['Reliability', '/reliability'],
    ['Security model', '/security-model'],
    ['TLS, SASL and ACLs', '/kafka-security'],
  ]),
  group('Channels', [['All channels', '/channels/'], ...folder('channels')], true),
  group('Embed and test', [
    ['In your own application', '/embedding'],
    ['In Spring Boot', '/spring'],
    ['Examples', '/modules/examples'],
    ['Test kit', '/modules/testkit'],
    ['Compatibility', '/compatibility'],
  ]),
  group('Reference', [
    ['Settings', '/reference/settings'],
    ['Metrics', '/reference/metrics'],
    ['Records and JSON Schemas', '/modules/schemas'],
    ['Comparison', '/comparison'],
  ]),
  group('How it works', [['Architecture', '/architecture'], ['Decisions', '/decisions/'], ...folder('decisions')], true),
  group('Modules', folder('modules'), true),
]

export default defineConfig({
  title: 'Caesura',
  description: 'Answers a burst of chat messages once. On Kafka Streams, exactly once.',
  lang: 'en',
  base: process.env.SITE_BASE ?? '/',
  srcDir: 'target/pages',
  cleanUrls: true,
  lastUpdated: false,
  head: [
    ['link', { rel: 'icon', type: 'image/svg+xml', href: `${process.env.SITE_BASE ?? '/'}mark.svg` }],
    ['meta', { name: 'theme-color', content: '#b5371b' }],
  ],
  markdown: {
    anchor: { slugify },
    toc: { slugify },
    config: (markdown) => mermaid(markdown),
  },
  vite: {
    // Diagrams are drawn in the browser, by a chunk of their own.
    build: { chunkSizeWarningLimit: 2000 },
  },
  themeConfig: {
    logo: '/mark.svg',
    search: { provider: 'local' },
    outline: { level: [2, 3] },
    sidebar,
    nav: [
      { text: 'Start', link: '/getting-started' },
      { text: 'Run', link: '/operations' },
      { text: 'Embed', link: '/embedding' },
      { text: 'Test', link: '/modules/testkit' },
      {
        text: version === 'next' && released.length === 0 ? 'unreleased' : version,
        items: versions.map((name) => ({ text: name, link: home(name), target: '_self' })),
      },
    ],
    socialLinks: [{ icon: 'github', link: 'https://github.com/caesura-dev/caesura' }],
    footer: { message: 'Apache-2.0' },
    docFooter: { prev: 'Before', next: 'Next' },
  },
})
