import { type Object3D, Shape } from 'three';
import { many, put, solid, stretch, together } from './assemble.ts';
import { cube } from './bowls.ts';

import { plate } from './china.ts';
import { ball, cutOut, pillowBag, ring, rod, surface, turned } from './forms.ts';
import { blueberry, citrus, strawberry } from './fruit.ts';
import { clay, crust, glass, glossy } from './matter.ts';
import { noise } from './noise.ts';
import { canvasOf } from './paint.ts';
import { baked, bumpy, mix, shaped, tinted } from './skin.ts';
import { leaf, sprig } from './toppings.ts';

export function quiche(): Object3D {
  const wedge = new Shape();
  const r = 3.2;
  wedge.moveTo(0, 0);
  for (let n = 0; n <= 24; n += 1)
    wedge.lineTo(Math.cos(-0.42 + (0.84 * n) / 24) * r, Math.sin(-0.42 + (0.84 * n) / 24) * r);
  wedge.closePath();
  const custard = tinted(cutOut(wedge, 1.0, 0.05), (p, n) =>
    n.y > 0.6
      ? mix('#f3c254', '#c8792a', 0.25 + noise(p.x * 3, 1, p.z * 3) * 0.8)
      : mix('#fae3a0', '#f1cd75', noise(p.x * 6, p.y * 6, p.z * 6)),
  );
  const rim = Array.from({ length: 13 }, (_, n) => {
    const turn = -0.44 + (0.88 * n) / 12;
    return put(
      solid(baked(bumpy(ball(0.3), 0.02, 4, n), -0.3, 0.35, ['#edc07a', '#d6933f', '#a35f22']), crust()),
      [Math.cos(turn) * (r + 0.05), 1.02, -Math.sin(turn) * (r + 0.05)],
    );
  });
  const wall = Array.from({ length: 24 }, (_, n) => {
    const turn = -0.44 + (0.88 * n) / 23;
    return put(solid(rod(0.15, 1.05), clay('#d69a4c')), [
      Math.cos(turn) * (r + 0.06),
      0.5,
      -Math.sin(turn) * (r + 0.06),
    ]);
  });
  const bits = many(11, 6, (roll, n) =>
    put(
      n % 2 ? leaf(0.5, '#5c9a3e') : stretch(solid(ball(0.24), clay('#a9825a')), [1.2, 0.5, 0.8]),
      [0.9 + roll() * 1.9, 1.02, (roll() - 0.5) * 0.9 * (0.4 + roll())],
      [0.1, roll() * 6, 0],
    ),
  );
  const base = put(solid(cutOut(wedge, 0.22, 0.05), clay('#d69a4c')), [0, -0.12, 0]);
  const piece = put(
    together(solid(custard, crust()), base, ...rim, ...wall, bits),
    [-1.6, 0.28, 1.2],
    [0, 0.64, 0],
  );
  return together(plate(2.75, '#d8e2df'), piece);
}

export function crispBag(): Object3D {
  const art = canvasOf(512, 512, (brush) => {
    brush.fillStyle = '#4d8fa8';
    brush.fillRect(0, 0, 512, 512);
    brush.fillStyle = '#fbf3e2';
    brush.beginPath();
    brush.ellipse(256, 268, 150, 120, 0, 0, 7);
    brush.fill();
    brush.fillStyle = '#e9b04a';
    for (const [x, y, turn] of [
      [215, 245, 0.4],
      [300, 262, -0.5],
      [250, 310, 0.1],
    ] as const) {
      brush.beginPath();
      brush.ellipse(x, y, 62, 40, turn, 0, 7);
      brush.fill();
      brush.strokeStyle = '#c9882b';
      brush.lineWidth = 5;
      brush.stroke();
    }
    brush.strokeStyle = '#fbf3e2';
    brush.lineWidth = 10;
    brush.strokeRect(-20, 60, 560, 0.1);
    brush.strokeRect(-20, 455, 560, 0.1);
  });
  const body = pillowBag(3, 4, 1.35);
  const bag = solid(body, glossy('#ffffff', { map: art, roughness: 0.3 }));
  const crisp = (n: number) =>
    solid(
      tinted(
        shaped(surface(0.62), (p) => {
          p.y = 0.34 * p.x * p.x - 0.2 * p.z * p.z;
        }),
        (p) => mix('#f8d06a', '#d8952f', Math.hypot(p.x, p.z) + noise(p.x * 4, n, p.z * 4) * 0.4),
      ),
      crust(),
    );
  return together(
    put(bag, [0, 2.05, 0], [-0.06, 0.35, 0]),
    put(crisp(1), [1.7, 0.22, 1.2], [0.3, 0.4, 0.1]),
    put(crisp(4), [1.0, 0.2, 1.75], [-0.1, 1.7, 0.2]),
    put(crisp(7), [2.2, 0.2, 0.55], [0.2, 2.5, 0.1]),
  );
}

export function fruitCup(): Object3D {
  const cup = together(
    solid(
      turned([
        [0.01, 0.03],
        [1.0, 0.05],
        [1.05, 0.15],
        [1.4, 2.4],
      ]),
      glass('#f2f8f8', 0.1, 0.55),
    ),
    put(solid(ring(1.4, 0.06), glass('#ffffff', 0.35, 0.8)), [0, 2.4, 0], [Math.PI / 2, 0, 0]),
  );
  const kinds = [
    () => cube('#f7923b', 0.55),
    () => cube('#a8d05f', 0.52),
    () => blueberry(0.27),
    () => cube('#f0566a', 0.55),
    () => citrus(0.36, '#9cc94a', '#7a5a34', '#eef6cf'),
    () => cube('#fbd558', 0.5),
  ];
  const inside = many(70, 11, (roll, n) => {
    const y = 0.35 + (n / 70) * 2.3;
    const r = (0.72 + (y / 2.4) * 0.32) * Math.sqrt(roll());
    const turn = roll() * 6.283;
    return put(
      (kinds[n % kinds.length] ?? (() => blueberry()))(),
      [Math.cos(turn) * r, y, Math.sin(turn) * r],
      [roll() * 3, roll() * 3, roll() * 3],
    );
  });
  return together(
    inside,
    cup,
    put(strawberry(0.95), [0.3, 2.85, 0.35], [0.6, 0, 0.5]),
    put(sprig(0.7), [-0.4, 2.75, 0.4]),
  );
}
