type Params<P extends string> = P extends `${string}:${infer Name}/${infer Rest}`
  ? Name | Params<Rest>
  : P extends `${string}:${infer Name}`
    ? Name
    : never

export interface Path<P extends string = string> {
  (...values: [Params<P>] extends [never] ? [] : [{ [K in Params<P>]: string }]): string
  readonly pattern: P
}

/** The address with these fields after it; empty ones are left out. */
export function withQuery(url: string, fields: Record<string, string>): string {
  const query = new URLSearchParams(Object.entries(fields).filter(([, value]) => value !== '')).toString()
  return query === '' ? url : `${url}?${query}`
}

/** Pattern and builder in one: `path('/percorsi/:placementId')({ placementId })`. Missing parameters do not compile. */
export function path<const P extends string>(pattern: P): Path<P> {
  const build = (values: Record<string, string> = {}) =>
    pattern.replace(/:(\w+)/gu, (_, name: string) => encodeURIComponent(values[name] ?? ''))
  return Object.assign(build, { pattern }) as unknown as Path<P>
}
