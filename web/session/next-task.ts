/** Waits until what is in the browser's queue by now is done, drawing a screen for example. */
export const nextTask = () => new Promise<void>((task) => setTimeout(task));
