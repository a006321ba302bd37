import type { Object3D } from 'three';
import { put, solid, stretch, together } from './assemble.ts';
import { cup } from './china.ts';
import { ball, block, ring, rod, turned, wire } from './forms.ts';
import { dusting, top } from './latte-art.ts';
import { clay, glossy } from './matter.ts';
import { leaf } from './toppings.ts';

export function teabag(): Object3D {
  const thread = solid(
    wire(
      [
        [0.9, 1.62, 0.8],
        [1.25, 1.75, 0.98],
        [1.45, 1.3, 1.2],
        [1.4, 0.95, 1.3],
      ],
      0.025,
    ),
    clay('#f3ead8'),
  );
  const tag = put(solid(block(0.55, 0.62, 0.06, 0.03), clay('#d9a441')), [1.4, 0.7, 1.32], [0, 0.75, 0.06]);
  return together(thread, tag);
}

export function gaiwan(): Object3D {
  const jade = '#b9d4bd';
  const pot = solid(
    turned(
      [
        [0.01, 0.03],
        [0.7, 0.03],
        [0.8, 0.15],
        [1.6, 0.75],
        [1.75, 1.35],
        [1.35, 2.05],
        [0.8, 2.28],
      ],
      true,
    ),
    glossy(jade),
  );
  const lid = put(
    solid(
      turned(
        [
          [0.9, 0],
          [0.85, 0.08],
          [0.4, 0.38],
          [0.004, 0.42],
        ],
        true,
      ),
      glossy(jade),
    ),
    [0, 2.22, 0],
  );
  const knob = put(solid(ball(0.2), glossy('#8db596')), [0, 2.78, 0]);
  const spout = solid(
    wire(
      [
        [-1.45, 0.95, 0],
        [-2.05, 1.25, 0],
        [-2.3, 1.85, 0],
        [-2.6, 2.15, 0],
      ],
      0.26,
    ),
    glossy(jade),
  );
  const grip = solid(
    wire(
      [
        [1.4, 1.75, 0],
        [2.1, 2.0, 0],
        [2.4, 1.35, 0],
        [2.0, 0.8, 0],
        [1.5, 0.75, 0],
      ],
      0.15,
    ),
    glossy(jade),
  );
  const blossom = together(
    ...[0, 1, 2, 3, 4].map((n) =>
      put(
        stretch(solid(ball(0.2), clay('#fffaf0')), [0.6, 0.35, 1.2]),
        [Math.sin(n * 1.257) * 0.24, 0, Math.cos(n * 1.257) * 0.24],
        [0, n * 1.257, 0],
      ),
    ),
    solid(ball(0.1), clay('#f3cf5c')),
  );
  return together(
    put(together(pot, lid, knob, spout, grip), [0, 0, 0], [0, 0.35, 0]),
    put(blossom, [1.2, 0.1, 1.9], [0.2, 0, 0], 1.2),
    put(together(...[0, 1].map(() => leaf(0.9, '#5f9a55'))), [1.5, 0.05, 1.7], [0.1, 2.2, 0]),
  );
}

export function matcha(): Object3D {
  const whisk = together(
    put(solid(rod(0.3, 0.9), clay('#d9b876')), [0, 1.5, 0]),
    solid(
      turned(
        [
          [0.3, 1.05],
          [0.42, 0.7],
          [0.62, 0.15],
          [0.5, 0.02],
          [0.3, 0.12],
        ],
        true,
      ),
      clay('#e6cb93'),
    ),
    put(solid(ring(0.36, 0.07), clay('#8c4a38')), [0, 1.02, 0], [Math.PI / 2, 0, 0]),
  );
  return together(
    cup({
      color: '#4c4a45',
      inside: '#5a5852',
      radius: 1.75,
      height: 1.6,
      belly: 0.7,
      handle: false,
      fill: top('#a3c257', '#7fa03a', (brush) => dusting(brush, '#c9de8d', 6, 230, 300)),
    }),
    put(whisk, [2.1, 0.1, 0.75], [0, 0, 0]),
  );
}

export function marshmallow(color: string): Object3D {
  return solid(block(0.52, 0.5, 0.52, 0.2), clay(color));
}
