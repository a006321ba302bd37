import type { Object3D } from 'three';
import { many, put, solid, stretch, together } from './assemble.ts';
import { cup } from './china.ts';
import { terracotta, white } from './colours.ts';
import { ball, block, ring, surface, turned } from './forms.ts';
import { liquid, tumbler } from './glassware.ts';
import { dusting, heart, rosetta, top } from './latte-art.ts';
import { clay, glass } from './matter.ts';
import { painted } from './paint.ts';
import { bumpy } from './skin.ts';

export const crema = () => top('#c27f3f', '#7a4420', (brush) => dusting(brush, '#8f5527', 4, 220, 260));

export const coffeeTop = () =>
  painted(
    1,
    (brush) => {
      const shade = brush.createRadialGradient(256, 256, 90, 256, 256, 256);
      shade.addColorStop(0, '#3a1f12');
      shade.addColorStop(0.86, '#45261600');
      shade.addColorStop(0.9, '#5a321b');
      shade.addColorStop(1, '#a06a38');
      brush.fillStyle = '#3a1f12';
      brush.fillRect(0, 0, 512, 512);
      brush.fillStyle = shade;
      brush.fillRect(0, 0, 512, 512);
      brush.strokeStyle = '#b98450';
      brush.lineWidth = 5;
      for (const [x, y, r] of [
        [380, 330, 17],
        [408, 296, 10],
        [356, 368, 12],
        [160, 160, 9],
      ] as const) {
        brush.beginPath();
        brush.arc(x, y, r, 0, 7);
        brush.stroke();
      }
    },
    { roughness: 0.4, clearcoat: 0.12 },
  );

export function shavings(): Object3D {
  return many(46, 5, (roll, n) => {
    const out = 0.3 + 0.72 * Math.sqrt(n / 46);
    const turn = n * 2.39996;
    const y = 2.12 + (1 - out) * 1.05 + 0.18;
    return put(
      solid(block(0.22, 0.035, 0.08, 0.015), clay('#4a2514')),
      [Math.cos(turn) * out * 0.95, y, Math.sin(turn) * out * 0.95],
      [roll() * 2, roll() * 6, roll()],
    );
  });
}

export function caramelTop(): Object3D {
  return top('#fff8ea', '#f3dfbd', (brush) => {
    brush.strokeStyle = '#b9671d';
    brush.lineWidth = 15;
    brush.lineJoin = 'round';
    for (const turn of [0.6, 2.17]) {
      brush.save();
      brush.translate(256, 256);
      brush.rotate(turn);
      brush.beginPath();
      for (let n = 0; n <= 9; n += 1)
        brush.lineTo((n % 2 ? 190 : -190) * Math.sqrt(1 - ((n - 4.5) / 5.2) ** 2), (n - 4.5) * 44);
      brush.stroke();
      brush.restore();
    }
  });
}

export function filterCarafe(): Object3D {
  const glassBody = solid(
    turned(
      [
        [0.01, 0.03],
        [1.35, 0.05],
        [1.55, 0.35],
        [1.2, 1.3],
        [0.55, 2.25],
        [0.52, 2.5],
        [1.0, 3.3],
        [1.35, 4.0],
      ],
      true,
    ),
    glass(),
  );
  const coffee = liquid(
    [
      { color: '#2f170d', upTo: 0.2 },
      { color: '#4a2413', upTo: 0.34 },
    ],
    4,
    (s) => (s < 0.09 ? 1.28 + s * 2 : 1.58 - (s - 0.09) * 1.75),
  );
  const collar = solid(
    turned(
      [
        [0.62, 2.02],
        [0.8, 2.0],
        [0.74, 2.36],
        [0.8, 2.78],
        [0.66, 2.8],
      ],
      true,
    ),
    clay('#c08a55'),
  );
  const knot = together(
    put(solid(ring(0.76, 0.06), clay('#6b3f22')), [0, 2.38, 0], [Math.PI / 2, 0, 0]),
    put(solid(ball(0.16), clay('#a86d3a')), [0.2, 2.38, 0.8]),
  );
  const paper = solid(
    turned([
      [0.12, 2.55],
      [0.95, 3.5],
      [1.28, 4.12],
    ]),
    clay('#f3e6cf'),
  );
  const grounds = put(
    solid(
      bumpy(
        surface(0.9, (out) => 3.5 - 0.08 * out),
        0.05,
        5,
      ),
      clay('#4b2a18'),
    ),
    [0, 0, 0],
  );
  const rim = put(solid(ring(1.35, 0.05), glass('#ffffff', 0.35, 0.8)), [0, 4, 0], [Math.PI / 2, 0, 0]);
  return together(glassBody, coffee, collar, knot, paper, grounds, rim);
}

export function flatWhite(): Object3D {
  return together(
    cup({
      color: terracotta,
      inside: '#fff7ea',
      saucer: terracotta,
      fill: put(
        top('#b3713a', '#8a5226', (brush) => rosetta(brush, '#fff3dd')),
        [0, 0, 0],
        [0, 0.35, 0],
      ),
    }),
  );
}

export function cappuccino(): Object3D {
  const foam = together(
    top('#c98f52', '#9c6230', (brush) => {
      heart(brush, '#fffaf0', 1.5);
      dusting(brush, '#7a4526', 9, 235, 240);
    }),
    put(stretch(solid(ball(0.97), clay('#f4e2c4')), [1, 0.07, 1]), [0, -0.055, 0]),
  );
  return cup({
    color: white,
    saucer: white,
    radius: 1.7,
    height: 1.5,
    belly: 0.9,
    fill: put(foam, [0, 0.1, 0], [0, 0.3, 0]),
  });
}

export function latteGlass(): Object3D {
  return tumbler({
    height: 3.9,
    foot: 0.95,
    rim: 1.3,
    layers: [
      { color: '#f3e0c4', upTo: 0.3 },
      { color: '#d9ac78', upTo: 0.52 },
      { color: '#b27a48', upTo: 0.78 },
      { color: '#fff6e6', upTo: 0.93 },
    ],
  });
}
