// oxlint-disable-next-line import/no-default-export -- jest asks for one
export default async function stopTestDatabase(): Promise<void> {
  await (globalThis as { stopTestDatabase?: () => Promise<void> }).stopTestDatabase?.()
}
