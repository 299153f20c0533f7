import { afterEach, describe, expect, test } from '@jest/globals'
import { type Field, type FormState, field, problemSummary, radios } from '../../src/web/form-parts.ts'
import { content, empty, facts, linkTo, pager, postTo, status, table } from '../../src/web/parts.ts'
import { pageOf, removeViews } from './rendering.ts'

afterEach(removeViews)

function form(over: Partial<FormState> = {}): FormState {
  return { typed: {}, problems: {}, say: (code) => `say ${code}`, ...over }
}

describe('the parts of a form', () => {
  const state = form({ typed: { email: 'rossi@', kind: 'firm' }, problems: { email: 'not-an-email', form: 'changed' } })

  test('a refused field keeps what was typed and is tied to its hint and problem', () => {
    const email = field(state, 'email', { label: 'E-mail', type: 'email', hint: 'Della scuola', required: true })
    const $ = pageOf('{{> field email}}', { email })
    const input = $('input[name=email]')
    expect(input.val()).toBe('rossi@')
    expect(input.attr('aria-invalid')).toBe('true')
    expect(input.attr('required')).toBeDefined()
    const described = (input.attr('aria-describedby') ?? '').split(' ').map((id) => $(`#${id}`).text())
    expect(described).toEqual(['Della scuola', expect.stringContaining('say not-an-email')])
    expect($(`label[for=${input.attr('id')}]`).text()).toBe('E-mail')
  })

  test('the summary leads to the fields, and ends with what belongs to none', () => {
    const email = field(state, 'email', { label: 'E-mail' })
    const $ = pageOf('{{> problems problems}}', { problems: problemSummary(state, [email]) })
    expect(
      $('.problem-summary li')
        .map((_i, line) => $(line).text())
        .get(),
    ).toEqual(['E-mail: say not-an-email', 'say changed'])
    expect($('.problem-summary a').attr('href')).toBe(`#${email.id}`)
    expect(
      pageOf('{{> problems problems}}', { problems: problemSummary(form(), []) })('.problem-summary'),
    ).toHaveLength(0)
  })

  test('the first radio answers to the id of the group, so that the summary reaches it', () => {
    const kind = radios(state, 'kind', {
      label: 'Tipo',
      options: [
        { value: 'fablab', text: 'Fablab' },
        { value: 'firm', text: 'Impresa' },
      ],
    })
    const $ = pageOf('{{> radios kind}}', { kind })
    expect($(`input#${kind.id}`).val()).toBe('fablab')
    expect($('input[name=kind]:checked').val()).toBe('firm')
  })

  test.each<[Field['type'], string, Field['type']]>([
    ['date', '2026-11-22', 'date'],
    ['date', '', 'date'],
    ['date', '31/2/2026', 'text'],
    ['time', '8.30', 'text'],
    ['number', 'dieci', 'text'],
    ['number', '10', 'number'],
  ])('a %s field holding "%s" is shown as %s, so that nothing typed is lost', (type, value, shown) => {
    const part = field(form({ typed: { a: value } }), 'a', { label: 'A', type })
    expect(part).toMatchObject({ type: shown, value })
  })

  test('a password is never shown again', () => {
    expect(field(form({ typed: { secret: 'x' } }), 'secret', { label: 'Password', type: 'password' }).value).toBe('')
  })
})

describe('the parts of a page', () => {
  const students = table({
    caption: '2 studenti',
    columns: ['Studente', { text: 'Ore', numeric: true }, { text: 'Azioni', quiet: true }],
    rows: [
      [{ text: 'Ada Bo', href: '/studenti/1' }, '12:00', { actions: [linkTo('Apri', '/studenti/1')] }],
      ['Leo Ne', null, status('Assente', 'danger')],
    ],
    totals: ['Totale', '12:00', null],
    empty: empty('Nessuno studente'),
  })

  test('each cell says its column, for the cards of the phone; nothing is written as a dash', () => {
    const $ = pageOf('{{> table students}}', { students })
    expect($('tbody th a').attr('href')).toBe('/studenti/1')
    expect(
      $('tbody td[data-label=Ore]')
        .map((_i, cell) => $(cell).text().trim())
        .get(),
    ).toEqual(['12:00', '—'])
    expect($('tbody .status-danger').text().trim()).toBe('Assente')
    expect($('tfoot td').last().text()).toBe('')
  })

  test('a row must fill its columns', () => {
    expect(() => table({ caption: 'x', columns: ['a', 'b'], rows: [['1']], empty: empty('') })).toThrow('1 cells for 2')
  })

  test('an empty table says what to do next', () => {
    const none = table({
      caption: 'x',
      columns: ['a'],
      rows: [],
      empty: empty('Nessuno studente', 'Carica un elenco.', [linkTo('Carica', '/elenchi')]),
    })
    const $ = pageOf('{{> table none}}', { none })
    expect($('table')).toHaveLength(0)
    expect($('.empty').text()).toContain('Carica un elenco.')
    expect($('.empty a').attr('href')).toBe('/elenchi')
  })

  test('a button with reasons against is disabled, sends nothing and says them', () => {
    const start = postTo('Avvia', '/avvio', { disabledBecause: ['Manca la convenzione.'] })
    const $ = pageOf('{{> action start}}', { start })
    expect($('main form')).toHaveLength(0)
    expect($('main button').attr('disabled')).toBeDefined()
    expect($('.reasons li').text()).toBe('Manca la convenzione.')
  })

  test('facts show text, links and states alike', () => {
    const $ = pageOf('{{> facts school}}', {
      school: facts([
        ['Classi', 0],
        ['Stato', status('Attivo', 'success')],
      ]),
    })
    expect(
      $('dd')
        .map((_i, value) => $(value).text().trim())
        .get(),
    ).toEqual(['0', 'Attivo'])
    expect(content('').text).toBe('—')
  })

  test.each([
    [1, 1, [], null, null],
    [1, 9, ['1', '2', '9'], null, '?2'],
    [5, 9, ['1', '4', '5', '6', '9'], '?4', '?6'],
    [9, 9, ['1', '8', '9'], '?8', null],
  ])('page %i of %i links to the ends and the neighbours', (page, pages, texts, previous, next) => {
    const total = pages * 50 - 1
    const summary = (...shown: number[]) => shown.join()
    const made = pager({ page, perPage: 50, total, summary, href: (number) => `?${number}` })
    expect(made.summary).toBe(`${page * 50 - 49},${Math.min(page * 50, total)},${total}`)
    expect(made.links.map((link) => link.text)).toEqual(texts)
    expect([made.previous, made.next]).toEqual([previous, next])
  })

  test('an empty list shows 0 to 0', () => {
    const summary = (...shown: number[]) => shown.join()
    const made = pager({ page: 1, perPage: 50, total: 0, summary, href: () => '' })
    expect([made.summary, made.links, made.next]).toEqual(['0,0,0', [], null])
  })
})
