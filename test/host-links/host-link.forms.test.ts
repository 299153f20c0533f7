import { expect, test } from '@jest/globals'
import { readLinkOrder } from '../../src/host-links/host-link.forms.ts'

test('a name is one line, so that the letter greets with it and says nothing else', () => {
  const typed = { purpose: 'profile', who: '', name: ' Rosa\r\n\r\nApri  subito ', email: 'Rosa@Tipografia.example' }
  expect(readLinkOrder(typed, [])).toEqual({
    ok: true,
    value: { purpose: 'profile', to: { name: 'Rosa Apri subito', email: 'rosa@tipografia.example' } },
  })
})
