import type { Object3D } from 'three';
import { put, solid, stretch, together } from './assemble.ts';
import { ball, block, cutOut, rod, turned, type Xy } from './forms.ts';
import { liquid } from './glassware.ts';
import { clay, glass, glossy, metal } from './matter.ts';
import { lying } from './pens.ts';

export function inkBottle(): Object3D {
  const jar = solid(
    turned(
      [
        [0.01, 0.02],
        [1.3, 0.02],
        [1.45, 0.16],
        [1.45, 1.3],
        [1.25, 1.6],
        [0.75, 1.75],
        [0.75, 2.05],
      ],
      false,
    ),
    glass('#dff1f0', 0.14, 0.6),
  );
  const fill = liquid(
    [
      { color: '#0c4a52', upTo: 0.3 },
      { color: '#11616a', upTo: 0.62 },
    ],
    2.1,
    (s) => (s < 0.6 ? 1.32 : 1.2),
  );
  const cap = solid(
    turned(
      [
        [0.92, 2.0],
        [0.95, 2.05],
        [0.95, 2.6],
        [0.88, 2.68],
        [0.004, 2.7],
      ],
      false,
      64,
    ),
    glossy('#26282c'),
  );
  const label = put(solid(block(1.35, 0.85, 0.06, 0.03), clay('#f7ecd6')), [0, 0.72, 1.42]);
  const drop = put(stretch(solid(ball(0.2), glossy('#11616a')), [1, 1.3, 0.3]), [0, 0.72, 1.47]);
  const spill = put(
    stretch(solid(ball(0.6), glossy('#0f5a63', { roughness: 0.1 })), [1.3, 0.06, 1]),
    [1.75, 0.02, 1.1],
  );
  return together(
    jar,
    fill,
    cap,
    label,
    drop,
    spill,
    put(stretch(solid(ball(0.2), glossy('#0f5a63', { roughness: 0.1 })), [1.2, 0.12, 1]), [2.45, 0.02, 0.75]),
  );
}

export function pencil(color: string, length = 4.6, rubber = false, lead = '#3d3a38'): Object3D {
  const h = length / 2;
  const wood = solid(
    turned(
      [
        [0.08, -h - 0.42],
        [0.3, -h + 0.35],
      ],
      false,
      48,
    ),
    clay('#edc690'),
  );
  const point = solid(
    turned(
      [
        [0.012, -h - 0.78],
        [0.085, -h - 0.4],
      ],
      false,
      32,
    ),
    clay(lead),
  );
  const shaft = put(
    solid(rod(0.31, length - 0.35, 0.31, 6), clay(color, { roughness: 0.4, flatShading: true })),
    [0, 0.17, 0],
  );
  const tail = rubber
    ? together(
        put(solid(rod(0.3, 0.4), metal('#d9b56a')), [0, h + 0.18, 0]),
        put(
          solid(
            turned(
              [
                [0.28, 0],
                [0.28, 0.4],
                [0.2, 0.5],
                [0.004, 0.52],
              ],
              false,
              40,
            ),
            clay('#f0a3a0'),
          ),
          [0, h + 0.36, 0],
        ),
      )
    : put(solid(rod(0.15, 0.03), clay(lead)), [0, h, 0]);
  return lying(together(wood, point, shaft, tail), 0.31);
}

const rainbow = [
  '#d8402f',
  '#ee7f2d',
  '#f6c12f',
  '#a9c83d',
  '#4f9a48',
  '#2f9c95',
  '#4aa3d6',
  '#3963b0',
  '#6a4ca0',
  '#b0529c',
  '#e57f9a',
  '#8a5632',
];

export function colourPencils(): Object3D {
  const tin = solid(block(5.4, 0.34, 5.7, 0.16), metal('#d6d2c8', 0.42));
  const inner = put(solid(block(5.1, 0.06, 5.4, 0.03), clay('#f4ecdc')), [0, 0.18, 0]);
  const row = rainbow.map((tone, n) =>
    put(
      together(put(pencil(tone, 3.9, false, tone), [0.25, 0.31, 0])),
      [0, 0.2, -2.28 + n * 0.415],
      [0, 0, 0],
      0.95,
    ),
  );
  return put(together(put(tin, [0, 0.17, 0]), inner, ...row), [0, 0, 0], [0, -1.05, 0]);
}

function highlighter(tone: string, capOn: boolean): Object3D {
  const body = solid(block(0.62, 2.6, 0.5, 0.16), clay(tone, { roughness: 0.35, clearcoat: 0.4 }));
  const collar = put(solid(block(0.56, 0.3, 0.44, 0.1), clay('#fffaf0')), [0, -1.4, 0]);
  const label = put(solid(block(0.64, 0.5, 0.52, 0.12), clay('#fffaf0')), [0, 0.7, 0]);
  const wedgeTip: Xy[] = [
    [-0.14, 0],
    [0.14, 0],
    [0.14, -0.26],
    [-0.14, -0.42],
  ];
  const head = capOn
    ? put(solid(block(0.66, 1.3, 0.54, 0.18), clay(tone, { roughness: 0.35, clearcoat: 0.4 })), [0, -1.85, 0])
    : together(
        put(
          solid(
            turned(
              [
                [0.2, -1.95],
                [0.27, -1.5],
              ],
              false,
              32,
            ),
            clay('#fffaf0'),
          ),
          [0, 0, 0],
        ),
        put(solid(cutOut(wedgeTip, 0.24, 0.05), clay(tone)), [0, -1.95, 0.12], [Math.PI / 2, 0, 0]),
      );
  return lying(put(together(body, collar, label, head), [0, 0, 0], [0, 0, 0]), 0.26);
}

export function highlighters(): Object3D {
  const tones = ['#f4d65a', '#f4a58a', '#9ed0ac', '#a6bfe6'];
  const strokes = tones.map((tone, n) =>
    put(stretch(solid(block(1.5, 0.02, 0.42, 0.009), clay(tone)), [1, 1, 1]), [-2.6, 0.01, -1.15 + n * 0.78]),
  );
  return put(
    together(
      ...tones.map((tone, n) =>
        put(highlighter(tone, n > 0), [0.3 + (n === 0 ? 0 : 0.55), 0.26, -1.15 + n * 0.78]),
      ),
      ...strokes,
    ),
    [0, 0, 0],
    [0, 0.7, 0],
  );
}
