import { type Object3D, Shape } from 'three';
import { many, put, solid, stretch, together } from './assemble.ts';
import { ball, block, cutOut, pillowBag, ring, rod, turned, wire } from './forms.ts';
import { top } from './latte-art.ts';
import { clay, crust, glass, glossy } from './matter.ts';
import { canvasOf } from './paint.ts';
import { bumpy, mix, shaped, tinted } from './skin.ts';

export function enamelMug(): Object3D {
  const blue = '#26477d';
  const outer = solid(
    turned(
      [
        [0.01, 0.02],
        [1.35, 0.02],
        [1.5, 0.14],
        [1.52, 2.6],
        [1.6, 2.72],
      ],
      false,
    ),
    glossy(blue, { roughness: 0.22 }),
  );
  const inner = solid(
    turned(
      [
        [1.55, 2.72],
        [1.46, 2.55],
        [1.44, 0.15],
        [0.01, 0.12],
      ],
      false,
    ),
    glossy('#fbf6ec'),
  );
  const rim = put(solid(ring(1.58, 0.075), glossy('#fffdf6')), [0, 2.72, 0], [Math.PI / 2, 0, 0]);
  const grip = put(
    solid(
      wire(
        [
          [1.48, 2.15, 0],
          [2.25, 2.2, 0],
          [2.5, 1.5, 0],
          [2.1, 0.75, 0],
          [1.48, 0.65, 0],
        ],
        0.13,
      ),
      glossy(blue, { roughness: 0.22 }),
    ),
    [0, 0, 0],
    [0, 0.35, 0],
  );
  const flecks = many(60, 5, (roll) => {
    const turn = roll() * 6.283;
    return put(stretch(solid(ball(0.03 + roll() * 0.03), clay('#fffdf6')), [1, 1, 1]), [
      Math.cos(turn) * 1.52,
      0.25 + roll() * 2.2,
      Math.sin(turn) * 1.52,
    ]);
  });
  const sun = put(stretch(solid(ball(0.42), clay('#f3bd4d')), [1, 1, 0.12]), [-0.15, 1.45, 1.51]);
  return together(
    outer,
    inner,
    rim,
    grip,
    flecks,
    sun,
    put(solid(block(1.3, 0.1, 0.06, 0.03), clay('#fffdf6')), [-0.15, 1.1, 1.54]),
    put(top('#43220f', '#7a4a26'), [0, 2.3, 0], [0, 0, 0], 1.43),
  );
}

export function candle(): Object3D {
  const jar = together(
    solid(
      turned(
        [
          [0.01, 0.02],
          [1.4, 0.02],
          [1.5, 0.15],
          [1.5, 2.9],
        ],
        false,
      ),
      glass('#e9a94c', 0.4, 0.8),
    ),
    put(solid(ring(1.48, 0.06), glass('#f4c47a', 0.5, 0.9)), [0, 2.9, 0], [Math.PI / 2, 0, 0]),
  );
  const wax = solid(
    turned(
      [
        [0.01, 0.15],
        [1.36, 0.15],
        [1.38, 2.45],
        [1.2, 2.5],
        [0.004, 2.46],
      ],
      false,
    ),
    clay('#fff0d4'),
  );
  const label = put(solid(rodArc(1.53, 1.2, 1.35), clay('#fbf3e2')), [0, 1.25, 0]);
  const mark = put(stretch(solid(ball(0.34), clay('#cf6f4e')), [1, 1, 0.2]), [0, 1.3, 1.52]);
  const wick = put(solid(rod(0.045, 0.4), clay('#4a3a2c')), [0, 2.62, 0]);
  const flame = put(
    solid(
      tinted(
        turned(
          [
            [0.004, -0.1],
            [0.2, 0.08],
            [0.26, 0.28],
            [0.14, 0.62],
            [0.004, 0.95],
          ],
          true,
          40,
        ),
        (p) => mix('#fff3c4', '#f79a1f', p.y * 1.1),
      ),
      crust({ emissive: '#ffb347', emissiveIntensity: 0.75 }),
    ),
    [0, 2.86, 0],
  );
  return together(wax, jar, label, mark, wick, flame);
}

function rodArc(radius: number, height: number, spread: number) {
  const steps = 40;
  const shape = new Shape();
  for (let n = 0; n <= steps; n += 1) {
    const turn = Math.PI / 2 - spread / 2 + (spread * n) / steps;
    const [x, y] = [Math.cos(turn) * radius, -Math.sin(turn) * radius];
    if (n === 0) shape.moveTo(x, y);
    else shape.lineTo(x, y);
  }
  for (let n = steps; n >= 0; n -= 1) {
    const turn = Math.PI / 2 - spread / 2 + (spread * n) / steps;
    shape.lineTo(Math.cos(turn) * (radius + 0.03), -Math.sin(turn) * (radius + 0.03));
  }
  const geometry = cutOut(shape, height, 0.005);
  geometry.translate(0, -height / 2, 0);
  return geometry;
}

export function tote(): Object3D {
  const map = canvasOf(512, 560, (brush) => {
    brush.fillStyle = '#efe2c8';
    brush.fillRect(0, 0, 512, 560);
    brush.globalAlpha = 0.12;
    brush.strokeStyle = '#8a7350';
    for (let n = 0; n < 560; n += 5) brush.strokeRect(-2, n, 520, 0.1);
    for (let n = 0; n < 512; n += 5) brush.strokeRect(n, -2, 0.1, 570);
    brush.globalAlpha = 1;
    brush.fillStyle = '#cf6f4e';
    brush.beginPath();
    brush.arc(256, 290, 96, Math.PI, 0);
    brush.fill();
    brush.fillStyle = '#3f7257';
    brush.beginPath();
    brush.roundRect(136, 308, 240, 22, 10);
    brush.fill();
    brush.beginPath();
    brush.roundRect(172, 350, 168, 22, 10);
    brush.fill();
  });
  const bag = put(solid(pillowBag(3.5, 3.8, 1.0), clay('#ffffff', { map, roughness: 0.9 })), [0, 1.95, 0]);
  const strap = (z: number) =>
    stretch(
      put(
        solid(
          wire(
            [
              [-0.95, 3.3, z],
              [-1.0, 4.2, z],
              [-0.55, 5.2, z * 0.4],
              [0.55, 5.2, z * 0.4],
              [1.0, 4.2, z],
              [0.95, 3.3, z],
            ],
            0.13,
          ),
          clay('#e2cfa8'),
        ),
        [0, 0, 0],
      ),
      [1, 1, 0.75],
    );
  return put(together(bag, strap(0.16), strap(-0.16)), [0, 0, 0], [0, 0.3, 0]);
}

export function beanBag(): Object3D {
  const map = canvasOf(512, 700, (brush) => {
    brush.fillStyle = '#2f4a43';
    brush.fillRect(0, 0, 512, 700);
    brush.fillStyle = '#f6ead4';
    brush.beginPath();
    brush.roundRect(116, 240, 280, 290, 26);
    brush.fill();
    brush.fillStyle = '#cf6f4e';
    brush.beginPath();
    brush.arc(256, 370, 76, Math.PI, 0);
    brush.fill();
    brush.fillStyle = '#7a4526';
    for (const [x, y, turn] of [
      [216, 440, 0.5],
      [296, 440, -0.5],
    ] as const) {
      brush.beginPath();
      brush.ellipse(x, y, 42, 28, turn, 0, 7);
      brush.fill();
    }
    brush.fillStyle = '#e9b04a';
    brush.fillRect(0, 116, 512, 12);
  });
  const bag = put(
    solid(pillowBag(2.9, 4.0, 1.7), clay('#ffffff', { map, roughness: 0.55 })),
    [0, 2.02, 0],
    [0, 0.3, 0],
  );
  const bean = (n: number) =>
    together(
      put(
        together(
          solid(bumpy(stretchBall(), 0.01, 4, n), glossy('#5e331b', { roughness: 0.4 })),
          put(stretch(solid(ball(0.1), clay('#2f180c')), [0.5, 0.4, 2.6]), [0, 0.13, 0]),
        ),
        [0, 0.15, 0],
      ),
    );
  return together(
    bag,
    many(13, 6, (roll, n) =>
      put(
        bean(n),
        [-0.2 + Math.cos(n * 2.4) * (0.5 + n * 0.12), 0, 1.75 + Math.sin(n * 2.4) * 0.45],
        [roll() * 0.4, roll() * 6, roll() * 0.4],
        1.15,
      ),
    ),
  );
}

const stretchBall = () => shaped(ball(0.3), (p) => p.set(p.x * 0.72, p.y * 0.52, p.z));
