import { type BufferGeometry, Group, type Material, Mesh, type Object3D } from 'three';
import type { Xyz } from './forms.ts';
import { dice } from './noise.ts';

export function solid(geometry: BufferGeometry, material: Material): Mesh {
  const mesh = new Mesh(geometry, material);
  const clear = material.transparent;
  mesh.castShadow = !clear;
  mesh.receiveShadow = !clear;
  if (clear) mesh.renderOrder = 5;
  return mesh;
}

export function together(...parts: Object3D[]): Group {
  const group = new Group();
  group.add(...parts);
  return group;
}

/** Puts a part in its place: position, turn in radians, size. */
export function put<Part extends Object3D>(
  part: Part,
  [x, y, z]: Xyz,
  turn: Xyz = [0, 0, 0],
  size = 1,
): Part {
  part.position.set(x, y, z);
  part.rotation.set(...turn);
  part.scale.multiplyScalar(size);
  return part;
}

export function stretch<Part extends Object3D>(part: Part, [x, y, z]: Xyz): Part {
  part.scale.set(x, y, z);
  return part;
}

export function many(count: number, seed: number, make: (roll: () => number, n: number) => Object3D): Group {
  const roll = dice(seed);
  return together(...Array.from({ length: count }, (_, n) => make(roll, n)));
}
