const COUNT = new Intl.NumberFormat('en-US');

/** "1 article", "1,284 articles". */
export const plural = (n: number, one: string, many: string): string => `${COUNT.format(n)} ${n === 1 ? one : many}`;
