import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { load } from 'cheerio'
import { type Frame, frameWords } from '../../src/web/frame.ts'
import { createViews } from '../../src/web/views.ts'

export const ours = join(import.meta.dirname, '../../views')
export const viewOptions = { reload: false, ahead: false, asset: (name: string) => `/${name}?v=1` }
const folders: string[] = []

/** The real layouts and partials, with templates of the test's own beside them. */
export function viewsWith(templates: Record<string, string>, options: Partial<typeof viewOptions> = {}) {
  const root = mkdtempSync(join(tmpdir(), 'views-'))
  folders.push(root)
  for (const folder of ['layouts', 'partials']) cpSync(join(ours, folder), join(root, folder), { recursive: true })
  for (const [name, source] of Object.entries(templates)) {
    mkdirSync(dirname(join(root, name)), { recursive: true })
    writeFileSync(join(root, `${name}.hbs`), source)
  }
  return { root, ...createViews(root, { ...viewOptions, ...options }) }
}

export function removeViews(): void {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
}

export function aFrame(over: Partial<Frame> = {}): Frame {
  return {
    layout: 'main',
    language: 'it',
    title: 'Istituti',
    siteName: 'Bottega',
    cityName: 'Borgo',
    programmeName: 'FSL 2026/27',
    cityProgramme: null,
    welcome: null,
    logoHref: null,
    demo: false,
    menu: [],
    crumbs: [],
    user: null,
    guest: null,
    signInHref: '/accedi',
    csrf: () => 'a-token',
    notifications: [],
    currentUrl: '/istituti?q=1',
    languageAction: '/lingua',
    otherLanguages: [{ language: 'en', name: 'English' }],
    footer: { links: [], contact: null },
    t: frameWords('it'),
    ...over,
  }
}

/** The whole page that a template makes, ready to be asked. */
export function pageOf(template: string, page: object, over: Partial<Frame> = {}) {
  return load(viewsWith({ page: template }).render('page', page, aFrame(over)))
}
