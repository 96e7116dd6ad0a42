/** FNV-1a over the text, from where another hash left off. */
const hashOf = (text: string, from = 0x811c9dc5): number => {
  let hash = from;
  for (let index = 0; index < text.length; index += 1) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return hash;
};

/** Spreads a hash over all its bits, so that names which differ in one letter are far apart. */
const spread = (hash: number): number => {
  const once = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  const twice = Math.imul(once ^ (once >>> 13), 0xc2b2ae35);
  return (twice ^ (twice >>> 16)) >>> 0;
};

/** Numbers from 0 to 1 that depend on their names alone: the same in every run and on every machine. */
export const chanceOf = (...names: readonly (string | number)[]): ((what: string) => number) => {
  const seed = hashOf(names.join('|'));
  return (what) => spread(hashOf(what, seed)) / 2 ** 32;
};
