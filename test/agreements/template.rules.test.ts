import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { templateConditions, templateFields, type TemplateValues } from '../../src/agreements/template-fields.rules.ts'
import { blank, checkTemplate, fillTemplate } from '../../src/agreements/template.rules.ts'

const fieldsWith = (change: Partial<TemplateValues['fields']>) =>
  ({
    ...Object.fromEntries(templateFields.map((name) => [name, name.toUpperCase()])),
    ...change,
  }) as TemplateValues['fields']

const values = (change: Partial<TemplateValues['fields']> = {}, firm = true): TemplateValues => ({
  fields: fieldsWith(change),
  conditions: {
    'ente.impresa': firm,
    'ente.pubblico': false,
    'ente.professionista': false,
    'ente.terzoSettore': false,
    'formazione.ente': true,
    'formazione.scuola': false,
  },
})

const problemsOf = (text: string) => checkTemplate(text).map(({ line, problem }) => `${line}: ${problem}`)

describe('a template', () => {
  test('becomes a title, headings, paragraphs and items', () => {
    const text =
      '# Convenzione\n\nTra {{scuola.denominazione}}\ne {{ente.denominazione}}.\n\n## Art. 1\n- uno\n- due\n\nFine.'
    expect(
      fillTemplate(text, values({ 'scuola.denominazione': 'IIS Galilei', 'ente.denominazione': 'FabLab' })),
    ).toEqual({
      blocks: [
        { kind: 'title', text: 'Convenzione' },
        { kind: 'paragraph', text: 'Tra IIS Galilei e FabLab.' },
        { kind: 'heading', text: 'Art. 1' },
        { kind: 'item', text: 'uno' },
        { kind: 'item', text: 'due' },
        { kind: 'paragraph', text: 'Fine.' },
      ],
      missing: [],
    })
  })

  test('shows a passage or the other one', () => {
    const text = '# T\n\n{{#se ente.impresa}}\nun’impresa\n{{altrimenti}}\nun ente\n{{/se}}\n\nfine'
    const said = (firm: boolean) => fillTemplate(text, values({}, firm)).blocks.map((block) => block.text)
    expect(said(true)).toEqual(['T', 'un’impresa', 'fine'])
    expect(said(false)).toEqual(['T', 'un ente', 'fine'])
  })

  test('takes a field for a condition that holds when it is known, and knows {{else}} and passages in passages', () => {
    const text = '# T\n\n{{#se ente.pec}}PEC {{ente.pec}}{{#se ente.impresa}}, firm{{/se}}{{else}}senza PEC{{/se}}'
    const said = (pec: string | null) => fillTemplate(text, values({ 'ente.pec': pec })).blocks[1]?.text
    expect(said('a@pec.it')).toBe('PEC a@pec.it, firm')
    expect(said('  ')).toBe('senza PEC')
    expect(said(null)).toBe('senza PEC')
  })

  test.each([
    ['never closed', '{{#se citta}}'.repeat(3000)],
    ['inside each other', '{{#se citta}}'.repeat(1500) + '{{/se}}'.repeat(1500)],
    ['one after the other', `{{#se citta}}${'{{else se citta}}'.repeat(2000)}`],
  ])('of thousands of passages %s is refused before it is taken apart', (_, passages) => {
    expect(checkTemplate(`# T\n\n${passages}`)).toEqual([
      { line: 3, problem: 'nested-too-deeply', name: '', suggestion: null },
    ])
  })

  test('with thousands of mistakes shows the first fifty, and many passages in a row are none', () => {
    expect(checkTemplate(`# T\n${'{{strano}}\n'.repeat(3000)}`)).toHaveLength(50)
    const inARow = '{{#se citta}}a{{else se ente.pec}}b{{altrimenti}}c{{/se}}\n'
    expect(checkTemplate(`# T\n${inARow.repeat(200)}`)).toEqual([])
  })

  test('leaves room for a hand where nothing is known, and says for what', () => {
    const filled = fillTemplate('# T\n\nnato il {{rappresentante.natoIl}}', values({ 'rappresentante.natoIl': null }))
    expect(filled.blocks[1]?.text).toBe(`nato il ${blank}`)
    expect(filled.missing).toEqual(['rappresentante.natoIl'])
  })

  test('names an unknown field or condition with its line and what was probably meant', () => {
    const text = '# T\n\n{{ente.denominzione}}\n\n{{#se ente.inpresa}}x{{/se}}\n\n{{qualcosa.di.strano}}'
    expect(checkTemplate(text)).toEqual([
      { line: 3, problem: 'unknown-field', name: 'ente.denominzione', suggestion: 'ente.denominazione' },
      { line: 5, problem: 'unknown-condition', name: 'ente.inpresa', suggestion: 'ente.impresa' },
      { line: 7, problem: 'unknown-field', name: 'qualcosa.di.strano', suggestion: null },
    ])
  })

  test.each([
    ['', ['1: empty']],
    ['solo testo', ['1: no-title']],
    ['# T\n\n{{#se ente.impresa}}', ['3: not-readable']],
    ['# T\n{{#se ente.impresa}}x{{/fine}}', ['2: not-readable']],
    ['# T\n\n{{altrimenti}}', ['3: not-readable']],
    ['# T\n{{ente', ['2: not-readable']],
    [`# T\n${'x'.repeat(40_000)}`, ['1: too-long']],
    [`# T\n${'{{#se citta}}'.repeat(9)}x${'{{/se}}'.repeat(9)}`, ['2: nested-too-deeply']],
  ])('is refused where it cannot be read: %#', (text, expected) => {
    expect(problemsOf(text)).toEqual(expected)
  })

  test.each([
    '{{{citta}}}',
    '{{&citta}}',
    '{{> altro}}',
    '{{#> altro}}{{/altro}}',
    '{{#*inline "x"}}{{/inline}}',
    '{{* decorator}}',
    '{{lookup citta "constructor"}}',
    '{{citta x=1}}',
    '{{#if citta}}x{{/if}}',
    '{{#each this}}x{{/each}}',
    '{{#with citta}}x{{/with}}',
    '{{#se citta as |x|}}x{{/se}}',
    '{{#se citta ente.pec}}x{{/se}}',
    '{{{{raw}}}}x{{{{/raw}}}}',
    '{{constructor}}',
    '{{constructor.constructor}}',
    '{{__proto__}}',
    '{{toString}}',
    '{{@root}}',
    '{{../citta}}',
    '{{this}}',
    '{{(lookup this "x")}}',
    '{{log "x"}}',
    '{{#se __proto__}}x{{/se}}',
    '{{#se constructor}}x{{/se}}',
  ])('runs nothing and reaches nothing: %s', (hostile) => {
    const text = `# T\n\n${hostile}`
    expect(checkTemplate(text)).not.toEqual([])
    expect(fillTemplate(text, values())).toEqual({ blocks: [], missing: [] })
  })

  test('what is filled in never becomes a title, an item or another place', () => {
    const text = '# T\n\n{{ente.denominazione}}\n\n- {{convenzione.scopo}}'
    const hostile = '# Io sono il titolo\n## art\n- voce {{citta}}'
    const { blocks } = fillTemplate(text, values({ 'ente.denominazione': hostile, 'convenzione.scopo': hostile }))
    expect(blocks.filter(({ kind }) => kind === 'title')).toEqual([{ kind: 'title', text: 'T' }])
    expect(blocks.filter(({ kind }) => kind === 'heading')).toEqual([])
    expect(blocks.filter(({ kind }) => kind === 'item')).toEqual([{ kind: 'item', text: '# Io sono il titolo' }])
    expect(blocks.map((block) => block.text)).toContain('- voce {{citta}}')
  })

  test('any text is either filled or refused with a line it has', () => {
    const piece = fc.oneof(
      fc.constantFrom(
        '{{',
        '}}',
        '{{{',
        '{{#se ',
        '{{/se}}',
        '{{altrimenti}}',
        '{{!--',
        '--}}',
        '\n# ',
        '\n- ',
        '\\{{',
      ),
      fc.constantFrom(...templateConditions).map((name) => `{{#se ${name}}}`),
      fc.constantFrom(...templateFields).map((name) => `{{${name}}}`),
      fc.string({ unit: 'binary', maxLength: 12 }),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), (pieces) => {
        const text = `# T\n${pieces.join('')}`
        const problems = checkTemplate(text)
        const lines = text.split(/\r\n?|\n/u).length
        for (const { line } of problems) expect(line >= 1 && line <= lines + 1).toBe(true)
        const { blocks } = fillTemplate(text, values())
        expect(blocks.length === 0).toBe(problems.length > 0)
        expect(blocks.every((block) => block.text.trim() !== '' && !block.text.includes('\n'))).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  test('any values give the same shape of text', () => {
    const text = '# {{citta}}\n\n## {{programma.nome}}\n\n- {{ente.denominazione}}\n- {{ente.pec}}'
    const value = fc.option(
      fc.string({ unit: 'binary', maxLength: 30 }).filter((each) => !/[\n\r\u2028\u2029]/u.test(each)),
    )
    fc.assert(
      fc.property(
        fc.array(value, { minLength: 4, maxLength: 4 }),
        ([city = null, name = null, host = null, pec = null]) => {
          const filled = values({ citta: city, 'programma.nome': name, 'ente.denominazione': host, 'ente.pec': pec })
          const kinds = fillTemplate(text, filled).blocks.map(({ kind }) => kind)
          expect(kinds).toEqual(['title', 'heading', 'item', 'item'])
        },
      ),
    )
  })
})
