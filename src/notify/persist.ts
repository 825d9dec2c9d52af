const PAUSES_MS = [200, 400, 800, 1600, 3200, 3200]

/** Repeats a write that fails, for as long as a database takes to start again: a lost outcome would become a repeated message. */
export async function persist(write: () => Promise<void>): Promise<void> {
  for (const pauseMs of PAUSES_MS) {
    try {
      return await write()
    } catch {
      await new Promise(resolve => setTimeout(resolve, pauseMs))
    }
  }
  await write()
}
