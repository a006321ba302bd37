import { type BufferGeometry, Color, type Object3D } from 'three';
import { put, solid, stretch, together } from './assemble.ts';

import { block, ring, rod, turned, wire, type Xy, type Xyz } from './forms.ts';

import { clay, glass, metal } from './matter.ts';
import { dice } from './noise.ts';
import { tinted } from './skin.ts';

interface Layer {
  readonly color: string;
  readonly upTo: number;
}

interface TumblerLook {
  readonly foot?: number;
  readonly rim?: number;
  readonly height?: number;
  /** From the bottom, `upTo` is a part of the glass's height. */
  readonly layers: readonly Layer[];
  readonly inside?: readonly Object3D[];
  readonly handle?: boolean;
  readonly see?: number;
}

/** A straight glass; its layers run into each other. */
export function tumbler({
  foot = 1.05,
  rim = 1.35,
  height: h = 3.4,
  layers,
  inside = [],
  handle,
  see = 1,
}: TumblerLook): Object3D {
  const at = (share: number, inset: number) => foot + (rim - foot) * share - inset;
  const parts: Object3D[] = [
    solid(
      turned([
        [0.01, 0.02],
        [foot - 0.12, 0.02],
        [foot, 0.12],
        [rim, h],
      ]),
      glass(),
    ),
    put(solid(ring(rim - 0.03, 0.045), glass('#ffffff', 0.3, 0.75)), [0, h, 0], [Math.PI / 2, 0, 0]),
    put(solid(ring(foot - 0.1, 0.07), glass('#ffffff', 0.25, 0.7)), [0, 0.09, 0], [Math.PI / 2, 0, 0]),
  ];
  parts.push(
    liquid(layers, h, (share) => at(share, 0.1), see),
    ...inside,
  );
  if (handle) {
    const grip: Xyz[] = [
      [at(0.78, 0), 0.78 * h, 0],
      [at(0.78, -0.65), 0.78 * h, 0],
      [at(0.5, -0.95), 0.5 * h, 0],
      [at(0.22, -0.65), 0.24 * h, 0],
      [at(0.22, 0), 0.24 * h, 0],
    ];
    parts.push(put(solid(wire(grip, 0.15), glass('#e8f0f2', 0.3, 0.75)), [0, 0, 0], [0, 0.32, 0]));
  }
  return together(...parts);
}

/** A filled shape with blended colours from the bottom up. */
export function liquid(
  layers: readonly Layer[],
  h: number,
  radiusAt: (share: number) => number,
  see = 1,
  from = 0.05,
): Object3D {
  const steps = 60;
  const top = layers.at(-1)?.upTo ?? 0.9;
  const outline: Xy[] = [[0.004, from * h]];
  for (let n = 0; n <= steps; n += 1) {
    const share = from + ((top - from) * n) / steps;
    outline.push([radiusAt(share), share * h]);
  }
  outline.push([0.01, top * h]);
  const geometry = turned(outline);
  const material = clay('#ffffff', { vertexColors: true, roughness: 0.5, sheen: 0 });
  if (see < 1) Object.assign(material, { transparent: true, opacity: see, depthWrite: true });
  const mesh = solid(blend(geometry, layers, h), material);
  mesh.castShadow = true;
  mesh.renderOrder = 2;
  return mesh;
}

function blend(geometry: BufferGeometry, layers: readonly Layer[], h: number): BufferGeometry {
  const softness = 0.05;
  const colors = layers.map(({ color }) => new Color(color));
  return tinted(geometry, (p) => {
    const share = p.y / h;
    const tone = (colors[0] ?? new Color()).clone();
    for (let n = 1; n < layers.length; n += 1) {
      const border = layers[n - 1]?.upTo ?? 0;
      const over = Math.min(1, Math.max(0, (share - border + softness) / (2 * softness)));
      const next = colors[n];
      if (next) tone.lerp(next, over * over * (3 - 2 * over));
    }
    return tone;
  });
}

export function iceCubes(count: number, radius: number, y: number, seed: number): Object3D[] {
  const roll = dice(seed);
  return Array.from({ length: count }, (_, n) => {
    const turn = (n / count) * Math.PI * 2 + roll();
    const out = radius * (0.35 + 0.3 * roll());
    const cube = solid(block(0.78, 0.78, 0.78, 0.16), glass('#f4fbff', 0.42, 0.8));
    cube.renderOrder = 4;
    return put(
      cube,
      [Math.cos(turn) * out, y + roll() * 0.2, Math.sin(turn) * out],
      [roll() * 2, roll() * 3, roll()],
    );
  });
}

export function straw(
  color: string,
  length: number,
  from: readonly [number, number, number],
  lean = 0.22,
): Object3D {
  const body = solid(rod(0.1, length), clay(color));
  return put(together(put(body, [0, length / 2, 0])), from, [0.12, 0, -lean]);
}

export function spoon(length = 2.4, tone = '#f4efe6'): Object3D {
  const head = stretch(
    put(
      solid(
        turned(
          [
            [0.01, 0],
            [0.28, 0.04],
            [0.36, 0.1],
          ],
          true,
        ),
        metal(tone),
      ),
      [0, 0, 0],
    ),
    [1, 1, 1.45],
  );
  const stem = put(
    stretch(solid(rod(0.06, length * 0.8), metal(tone)), [1.3, 1, 0.6]),
    [0, 0.12, -length * 0.6],
    [Math.PI / 2 + 0.04, 0, 0],
  );
  return together(head, stem);
}
