/** The same numbers every time, 0 ≤ n < 1. */
export function dice(seed: number): () => number {
  let state = seed * 2654435761;
  return () => {
    state = (Math.imul(state ^ (state >>> 15), 2246822519) + 0x9e3779b9) | 0;
    let mixed = Math.imul(state ^ (state >>> 13), 3266489917);
    mixed ^= mixed >>> 16;
    return (mixed >>> 0) / 4294967296;
  };
}

function lattice(x: number, y: number, z: number): number {
  const mixed = Math.imul(x, 374761393) ^ Math.imul(y, 668265263) ^ Math.imul(z, 1442695041);
  const again = Math.imul(mixed ^ (mixed >>> 13), 1274126177);
  return ((again ^ (again >>> 16)) >>> 0) / 4294967296;
}

/** Smooth noise, −1 … 1. */
export function noise(x: number, y: number, z: number): number {
  const floor = [x, y, z].map(Math.floor) as [number, number, number];
  const [fx, fy, fz] = [x - floor[0], y - floor[1], z - floor[2]].map((t) => t * t * (3 - 2 * t)) as [
    number,
    number,
    number,
  ];
  let sum = 0;
  for (let corner = 0; corner < 8; corner += 1) {
    const [dx, dy, dz] = [corner & 1, (corner >> 1) & 1, corner >> 2];
    const share = (dx ? fx : 1 - fx) * (dy ? fy : 1 - fy) * (dz ? fz : 1 - fz);
    sum += share * lattice(floor[0] + dx, floor[1] + dy, floor[2] + dz);
  }
  return sum * 2 - 1;
}
