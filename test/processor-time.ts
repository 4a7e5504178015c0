/** Milliseconds of processor time, all threads of this process: what the clock on the wall says is the machine's load. */
export async function processorTime(work: () => unknown): Promise<number> {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
}
