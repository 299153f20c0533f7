import { describe, expect, test } from '@jest/globals'
import { alikeTo, nameLikeness, type Named, pairsAlike } from '../../src/partners/partner-similarity.rules.ts'

const inBorgo = (name: string, town = 'Borgo', postcode = '20100'): Named => ({ name, sites: [{ town, postcode }] })
const isAlike = (a: Named, b: Named) => alikeTo(a, [b]).length === 1

describe('two names in one town are alike', () => {
  test.each([
    ['Officine Bernasconi', 'Officine Meccaniche Fratelli Bernasconi S.r.l.'],
    ['F.lli Bernasconi officine meccaniche', 'Officine Meccaniche Fratelli Bernasconi S.r.l.'],
    ['Officine Bernasconi', 'Officina Bernaschoni srl'],
    ['FabLab Borgo', 'Borgo Fab Lab APS'],
    ['Tipografia Il Carattere', 'Tipografia Il Carattere di Anselmo Gutenberghi & C. S.n.c.'],
    ['Associazione Nodo', 'NODO A.P.S.'],
    ['Caffè Perù', 'CAFFE’ PERU’ s.a.s. di Luca'],
    ['Mario Rossi', 'Rossi Mario'],
    ['L’Ago', 'Ago'],
  ])('%s · %s', (a, b) => {
    expect(isAlike(inBorgo(a), inBorgo(b))).toBe(true)
    expect(isAlike(inBorgo(b), inBorgo(a))).toBe(true)
  })

  test.each([
    ['Officina Rossi', 'Officina Bianchi'],
    ['FabLab Borgo', 'FabLab Isola'],
    ['Associazione Nodo', 'Associazione Rete'],
    ['Sartoria Sociale Ago', 'Falegnameria Sociale'],
    ['Studio Legale Verdi', 'Museo della Seta Verdi'],
    ['Rossi', 'Rosso'],
  ])('but not %s · %s', (a, b) => {
    expect(isAlike(inBorgo(a), inBorgo(b))).toBe(false)
  })

  test('a name is wholly like itself, also when it is nothing but a legal form', () => {
    expect(nameLikeness(inBorgo('Ente di Prova S.p.A.'), inBorgo('ente prova spa'))).toBe(1)
    expect(nameLikeness(inBorgo('Di.'), inBorgo('di'))).toBe(1)
  })
})

describe('organisations far from each other', () => {
  test('are never alike, whatever their names', () => {
    expect(isAlike(inBorgo('Nodo'), inBorgo('Nodo', 'Altrove', '80100'))).toBe(false)
  })

  test('are compared when the town is spelled otherwise, or only the postcode is the same', () => {
    expect(isAlike(inBorgo('Nodo', 'BORGO', '1'), inBorgo('Nodo', 'borgo', '2'))).toBe(true)
    expect(isAlike(inBorgo('Nodo', 'Borgo'), inBorgo('Nodo', 'Borgo Nuovo'))).toBe(true)
  })

  test('meet at any of their sites', () => {
    const two = { name: 'Nodo', sites: [...inBorgo('', 'Altrove', '80100').sites, ...inBorgo('').sites] }
    expect(isAlike(two, inBorgo('Nodo'))).toBe(true)
  })
})

describe('the pairs of a whole list', () => {
  test('are those that are alike one by one, each once, likest first', () => {
    const list = [
      inBorgo('Officine Bernasconi'),
      inBorgo('Nodo APS'),
      inBorgo('Officine Meccaniche Fratelli Bernasconi S.r.l.'),
      inBorgo('Associazione Nodo'),
      inBorgo('Nodo', 'Altrove', '80100'),
      inBorgo('Bernasconi Officine'),
      inBorgo('Borgo FabLab'),
      inBorgo('FabLab di Borgo'),
      inBorgo('Sartoria Ago'),
    ]
    const names = pairsAlike(list).map(({ first, second }) => [first.name, second.name].toSorted().join(' · '))
    const oneByOne = list.flatMap((a, i) =>
      list
        .slice(i + 1)
        .filter((b) => isAlike(a, b))
        .map((b) => [a.name, b.name].toSorted().join(' · ')),
    )
    expect(names.toSorted()).toEqual(oneByOne.toSorted())
    expect(names).toHaveLength(5)
    const likenesses = pairsAlike(list).map(({ likeness }) => likeness)
    expect(likenesses).toEqual(likenesses.toSorted((a, b) => b - a))
  })

  test('are none in a list without any', () => {
    expect(pairsAlike([])).toEqual([])
    expect(pairsAlike([inBorgo('Nodo')])).toEqual([])
  })
})
