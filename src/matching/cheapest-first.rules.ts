// Nodes waiting for their turn, the cheapest first (coda di priorità): a binary heap. Of equal ones no order is promised, but
// what was put in the same way comes out in the same way.

export interface Queue {
  readonly keys: number[]
  readonly nodes: number[]
}

export function put({ keys, nodes }: Queue, key: number, node: number): void {
  let at = keys.length
  keys.push(key)
  nodes.push(node)
  while (at > 0) {
    const above = (at - 1) >> 1
    if (keys[above]! <= key) break
    keys[at] = keys[above]!
    nodes[at] = nodes[above]!
    at = above
  }
  keys[at] = key
  nodes[at] = node
}

/** Takes out the node at the top; there must be one. */
export function takeFirst({ keys, nodes }: Queue): number {
  const first = nodes[0]!
  const key = keys.pop()!
  const node = nodes.pop()!
  const { length } = keys
  if (length === 0) return first
  let at = 0
  for (let below = 1; below < length; below = 2 * at + 1) {
    if (below + 1 < length && keys[below + 1]! < keys[below]!) below++
    if (keys[below]! >= key) break
    keys[at] = keys[below]!
    nodes[at] = nodes[below]!
    at = below
  }
  keys[at] = key
  nodes[at] = node
  return first
}
