/** Until everything on its way has arrived. */
export function settle(milliseconds = 30): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, milliseconds);
  });
}
