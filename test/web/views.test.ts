import { readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from '@jest/globals'
import { load } from 'cheerio'
import { postTo } from '../../src/web/parts.ts'
import { createViews } from '../../src/web/views.ts'
import { aFrame, ours, pageOf, removeViews, viewOptions, viewsWith } from './rendering.ts'

afterEach(removeViews)

describe('the view engine is strict', () => {
  test.each([
    ['a name', '{{name}}'],
    ['a condition', '{{#if name}}x{{/if}}'],
    ['a list', '{{#each name}}x{{/each}}'],
    ['a value given to a partial', '{{> status name}}'],
    ['a deeper name', '{{given.name}}'],
  ])('%s that the page does not have throws, with the name of the template', (_what, template) => {
    const { render } = viewsWith({ page: template })
    expect(() => render('page', { given: {} }, aFrame())).toThrow(/page\.hbs: "name" not defined/u)
  })

  test('a value that is there but empty is no mistake', () => {
    const $ = pageOf('{{#if name}}x{{else}}nothing{{/if}}{{#each list}}x{{else}}none{{/each}}', {
      name: null,
      list: [],
    })
    expect($('main').text().trim()).toBe('nothingnone')
  })

  test.each([
    ['a helper nobody made', '{{shout name}}', /unknown helper shout/u],
    ['a partial that is not there', '{{> nowhere}}', /there is no partial nowhere/u],
    ['unescaped output', '<p>{{{name}}}</p>', /unescaped output/u],
    ['broken syntax', '{{#if name}}', /Parse error/u],
  ])('%s stops the program at start', (_what, template, message) => {
    const start = () => viewsWith({ 'schools/list': template }, { ahead: true })
    expect(start).toThrow(/^schools\/list\.hbs/u)
    expect(start).toThrow(message)
  })

  test('a template that waits for its first use is as strict then', () => {
    const { render } = viewsWith({ page: '{{> broken}}', 'partials/broken': '{{shout name}}', other: 'fine' })
    expect(render('other', {}, aFrame())).toContain('fine')
    expect(() => render('page', {}, aFrame())).toThrow(/partials\/broken\.hbs: .*unknown helper shout/u)
  })

  test('a partial sees only what it is given', () => {
    const { render } = viewsWith({ page: '{{> child}}', 'partials/child': '{{title}}' })
    expect(() => render('page', { title: 'x' }, aFrame())).toThrow(/page\.hbs/u)
  })

  test('a template that is not there is named', () => {
    expect(() => viewsWith({}).render('nowhere', {}, aFrame())).toThrow('There is no template nowhere.hbs')
  })

  test('templates are read again only when asked to', () => {
    const still = viewsWith({ page: 'before' })
    const fresh = viewsWith({ page: 'before' }, { reload: true })
    for (const { root } of [still, fresh]) writeFileSync(join(root, 'page.hbs'), 'after')
    expect(
      load(still.render('page', {}, aFrame()))('main')
        .text()
        .trim(),
    ).toBe('before')
    expect(
      load(fresh.render('page', {}, aFrame()))('main')
        .text()
        .trim(),
    ).toBe('after')
  })
})

describe('the frame', () => {
  test('text is escaped in pages, attributes and title', () => {
    const text = '<b>"Rossi" & figli</b>'
    const $ = pageOf('<h1 title="{{text}}">{{text}}</h1>', { text }, { title: text })
    expect($('h1').text()).toBe(text)
    expect($('h1').attr('title')).toBe(text)
    expect($('title').text()).toBe(`${text} · Bottega`)
    expect($('main b')).toHaveLength(0)
  })

  test('a visitor sees the way in; a signed-in person the other hats and the way out', () => {
    expect(pageOf('', {})('a[href="/accedi"]').text()).toContain('Accedi')
    const user = {
      name: 'Ada',
      hat: 'Docente',
      otherHats: [{ text: 'Ente ospitante', index: 1 }],
      changeHatAction: '/profilo-attivo',
      profileHref: '/profilo',
      signOutAction: '/esci',
    }
    const $ = pageOf('', {}, { user })
    expect($('a[href="/accedi"]')).toHaveLength(0)
    expect($('form[action="/profilo-attivo"] [name=hatIndex]').val()).toBe('1')
    expect($('form[action="/esci"] [name=_csrf]').val()).toBe('a-token')
  })

  test('every form that posts carries the token, and the language switch comes back here', () => {
    const $ = pageOf('{{> action go}}', { go: postTo('Via', '/via', { fields: { month: '2026-11' } }) })
    for (const one of $('form[method=post]').toArray()) expect($(one).find('[name=_csrf]').val()).toBe('a-token')
    expect($('form[action="/via"] [name=month]').val()).toBe('2026-11')
    expect($('form[action="/lingua"] [name=back]').val()).toBe('/istituti?q=1')
  })

  test('the token is not asked for when the page has no form', () => {
    const csrf = () => {
      throw new Error('asked for a token')
    }
    const $ = pageOf('<h1>Foglio</h1>', {}, { layout: 'print', csrf })
    expect($('h1').text()).toBe('Foglio')
  })

  test('current page, path and messages are shown', () => {
    const $ = pageOf(
      '',
      {},
      {
        menu: [
          { text: 'Oggi', href: '/', current: false, lines: [] },
          {
            text: 'Scuola',
            href: null,
            current: true,
            lines: [{ text: 'Istituti', href: '/istituti', current: true }],
          },
        ],
        crumbs: [
          { text: 'Oggi', href: '/' },
          { text: 'Istituti', href: null },
        ],
        notifications: [{ kind: 'success', text: 'Salvato' }],
      },
    )
    expect($('#menu [aria-current]').text()).toBe('Istituti')
    expect($('#menu summary.current').text()).toContain('Scuola')
    expect($('#menu details a').length).toBe(1)
    expect($('.crumbs [aria-current=page]').text()).toBe('Istituti')
    expect($('[role=status] .notice-success').text()).toBe('Salvato')
  })
})

describe('the templates of the site', () => {
  const names = readdirSync(ours, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.hbs'))

  test('all compile', () => {
    expect(() => createViews(ours, { ...viewOptions, ahead: true })).not.toThrow()
  })

  test('an error page says what happened, what to do and its code', () => {
    const page = { title: 'Qualcosa è andato storto', message: 'Scusa.', advice: 'Riprova.', reference: 'e-1' }
    for (const code of ['403', '404', '409', '422', '429', '500', '503']) {
      const $ = load(createViews(ours, viewOptions).render(`errors/${code}`, page, aFrame()))
      expect($('h1').text()).toBe(page.title)
      expect($('main').text()).toMatch(/Scusa\.[^]*Riprova\.[^]*e-1/u)
    }
  })

  test.each(names)('%s obeys the content policy: no style attribute, no handler, no script of its own', (name) => {
    const source = readFileSync(join(ours, name), 'utf8')
    expect(source).not.toMatch(/\sstyle=|\son[a-z]+=|<style|<script(?![^>]*\ssrc=)|javascript:/iu)
  })
})
