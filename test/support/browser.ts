import { load } from 'cheerio'
import type { Express } from 'express'
import request, { type Response } from 'supertest'

/** What a page shows, and how to go on from it. */
export interface Shown {
  readonly status: number
  readonly location: string | null
  readonly title: string
  /** The words of the main part of the page. */
  readonly text: string
  readonly html: string
  readonly $: ReturnType<typeof load>
}

export interface Visitor {
  visit(url: string): Promise<Shown>
  /** Presses the button with this text, with what the fields of its form hold, changed by `typed`. Follows the redirect. */
  press(button: string, typed?: Record<string, string | string[]>): Promise<Shown>
  /** Sends a form without looking at the page first, but with a valid token. Does not follow the redirect. */
  post(url: string, typed?: Record<string, string | string[]>): Promise<Shown>
  /** The same for a form that carries a file. */
  postFile(url: string): Promise<Shown>
  /** Sends a file with the form that holds a file field. Follows the redirect. */
  attach(button: string, file: { name: string; bytes: Buffer }, typed?: Record<string, string>): Promise<Shown>
  /** The bytes behind a link. */
  download(url: string): Promise<{ status: number; headers: Record<string, string>; bytes: Buffer }>
  readonly page: Shown
}

/** A person at the real application: keeps cookies, reads pages, presses buttons with their real tokens. */
export function visitorOf(app: Express): Visitor {
  const agent = request.agent(app)
  let page: Shown | null = null

  const here = (): Shown => {
    if (!page) throw new Error('Visit a page first.')
    return page
  }
  const visit = async (url: string): Promise<Shown> => {
    page = shown(await agent.get(url))
    return page
  }
  const follow = async (answer: Shown): Promise<Shown> => {
    page = answer.location ? await visit(answer.location) : answer
    return page
  }
  const token = async (): Promise<string> => {
    const source = page?.$('input[name=_csrf]').first().val()
      ? page
      : await visit('/accedi').then((p) => (p.location ? visit('/profilo') : p))
    return String(source.$('input[name=_csrf]').first().val() ?? '')
  }
  const send = async (url: string, fields: Record<string, string | string[]>): Promise<Shown> => {
    const body = new URLSearchParams()
    for (const [name, value] of Object.entries(fields)) for (const one of [value].flat()) body.append(name, one)
    return shown(await agent.post(url).type('form').send(body.toString()))
  }

  return {
    visit,
    get page() {
      return here()
    },
    async press(button, typed = {}) {
      const form = formWith(here(), button)
      return follow(await send(form.action, { ...form.fields, ...typed }))
    },
    async post(url, typed = {}) {
      return send(url, { ...typed, _csrf: await token() })
    },
    async postFile(url) {
      return shown(await agent.post(url).field('_csrf', await token()))
    },
    async attach(button, file, typed = {}) {
      const form = formWith(here(), button)
      const sending = agent.post(form.action)
      for (const [name, value] of Object.entries({ ...form.fields, ...typed }))
        for (const one of [value].flat()) sending.field(name, one)
      return follow(shown(await sending.attach('file', file.bytes, file.name)))
    },
    async download(url) {
      const answer = await agent
        .get(url)
        .buffer(true)
        .parse((res, done) => {
          const parts: Buffer[] = []
          res.on('data', (part: Buffer) => parts.push(part))
          res.on('end', () => done(null, Buffer.concat(parts)))
        })
      return { status: answer.status, headers: answer.headers as Record<string, string>, bytes: answer.body as Buffer }
    },
  }
}

function shown(answer: Response): Shown {
  const $ = load(answer.text ?? '')
  $('script, style').remove()
  return {
    status: answer.status,
    location: answer.headers['location'] ?? null,
    title: $('h1').first().text().trim(),
    text: ($('main').text() || $('body').text()).replace(/\s+/gu, ' ').trim(),
    html: answer.text ?? '',
    $,
  }
}

/** The form whose button (or summary of fields) carries this text, with the values a browser would send. */
function formWith({ $, text }: Shown, button: string): { action: string; fields: Record<string, string | string[]> } {
  const found = $('form')
    .filter((_, form) =>
      $(form)
        .find('button')
        .toArray()
        .some((each) => $(each).text().trim() === button && $(each).attr('disabled') === undefined),
    )
    .first()
  if (found.length === 0) throw new Error(`There is no button "${button}" on this page: ${text.slice(0, 500)}`)
  const pressed = found
    .find('button')
    .toArray()
    .find((each) => $(each).text().trim() === button)
  const fields: Record<string, string | string[]> = {}
  for (const { name, value } of found.serializeArray()) {
    const before = fields[name]
    fields[name] = before === undefined ? value : [before, value].flat()
  }
  const name = pressed && $(pressed).attr('name')
  if (name) fields[name] = String($(pressed).attr('value') ?? '')
  return { action: (pressed && $(pressed).attr('formaction')) || found.attr('action') || '', fields }
}
