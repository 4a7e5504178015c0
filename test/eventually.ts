/** For what comes in its own time: later where the machine is busy. */
const patience = 60_000;

/** Asserts again and again until it holds; throws what was thrown last, when patience is at its end. */
export async function eventually(assertion: () => Promise<void> | void): Promise<void> {
  const end = Date.now() + patience;
  for (;;) {
    try {
      await assertion();
      return;
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await new Promise((again) => setTimeout(again, 25));
  }
}
