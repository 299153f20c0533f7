import { describe, expect, test } from '@jest/globals'
import { readRecords } from '../../src/platform/delimited-records.ts'

const isHeader = (cells: string[]) => cells.includes('code')
const read = (text: string) => readRecords(text, isHeader)?.records.map(({ line, cells }) => [line, ...cells])

describe('the rows of a table written as text', () => {
  test.each([',', ';', '\t', '|'])('are cut at %j', (separator) => {
    expect(read(['code', 'name'].join(separator) + '\n' + ['1', 'x'].join(separator))).toEqual([[2, '1', 'x']])
  })

  test('know the line they begin on, also after a cell with line breaks', () => {
    expect(read('code,name\r\n1,"a\r\nb"\r\n\r\n2,c\r\n')).toEqual([
      [2, '1', 'a\nb'],
      [5, '2', 'c'],
    ])
  })

  test('may stand under a title', () => {
    expect(read('Schools 2026\n\ncode;name\n1;x')).toEqual([[4, '1', 'x']])
  })

  test('keep quotes inside a cell, doubled or not', () => {
    expect(read('code,name\n1,"L. ""V"""\n2,L. "V"\n3,"L" V')).toEqual([
      [2, '1', 'L. "V"'],
      [3, '2', 'L. "V"'],
      [4, '3', '"L" V'],
    ])
  })

  test('are not swallowed by a quote that is never closed', () => {
    expect(read('code,name,town\n1,"L. V,Borgo\n2,"x, y",Borgo\n3,z,Borgo')).toEqual([
      [2, '1', 'L. V', 'Borgo'],
      [3, '2', 'x, y', 'Borgo'],
      [4, '3', 'z', 'Borgo'],
    ])
  })

  test('lose empty cells beyond the header, and nothing else', () => {
    expect(read('code,name\n1,x,,\n2\n3,x,y')).toEqual([
      [2, '1', 'x'],
      [3, '2'],
      [4, '3', 'x', 'y'],
    ])
  })

  test('are none without a header', () => {
    expect(readRecords('a,b\n1,2', isHeader)).toBeNull()
  })
})
