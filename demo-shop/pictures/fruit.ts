import { Color, type Object3D } from 'three';
import { many, put, solid, stretch, together } from './assemble.ts';
import { ball, ring, rod, turned } from './forms.ts';
import { dusting } from './latte-art.ts';
import { clay, crust, glossy } from './matter.ts';
import { dice, noise } from './noise.ts';
import { painted } from './paint.ts';
import { bumpy, mix, tinted } from './skin.ts';
import { leaf } from './toppings.ts';

export function cherryTomatoHalf(): Object3D {
  return together(
    stretch(solid(ball(0.36), glossy('#e03a2b')), [1, 0.75, 1]),
    put(
      painted(
        0.31,
        (brush) => {
          brush.fillStyle = '#f0694f';
          brush.fillRect(0, 0, 512, 512);
          brush.fillStyle = '#d93a26';
          for (let n = 0; n < 3; n += 1) {
            brush.beginPath();
            brush.ellipse(
              256 + Math.cos(n * 2.09) * 110,
              256 + Math.sin(n * 2.09) * 110,
              90,
              58,
              n * 2.09,
              0,
              7,
            );
            brush.fill();
          }
          dusting(brush, '#f6d98a', 3, 180, 40);
        },
        { roughness: 0.2 },
      ),
      [0, 0.2, 0],
    ),
  );
}

export function orangeFruit(radius: number): Object3D {
  const skin = solid(bumpy(ball(radius), 0.012, 9), glossy('#f08a1d', { roughness: 0.4 }));
  return together(skin, put(solid(ball(0.09), clay('#5d7c34')), [0, radius * 0.98, 0]));
}

export function apple(radius: number, color = '#d8433a'): Object3D {
  const form = turned(
    [
      [0.01, -0.82],
      [0.3, -0.95],
      [0.75, -0.7],
      [1, 0],
      [0.86, 0.6],
      [0.45, 0.82],
      [0.12, 0.66],
      [0.01, 0.6],
    ],
    true,
  );
  const skin = tinted(form, (p) =>
    mix(color, '#f1c453', Math.max(0, p.y * 0.5 + noise(p.x * 2, 1, p.z * 2) * 0.6)),
  );
  const fruit = together(
    solid(skin, crust({ clearcoat: 0.7, roughness: 0.35 })),
    put(solid(rod(0.05, 0.5), clay('#6d4526')), [0.05, 0.85, 0], [0, 0, -0.2]),
    put(leaf(0.7, '#5f9a44'), [0.05, 0.85, 0], [-0.2, 1.2, 0]),
  );
  fruit.scale.setScalar(radius);
  return together(fruit);
}

export function blueberry(radius = 0.27): Object3D {
  const crown = put(
    solid(ring(radius * 0.3, radius * 0.11), clay('#2d3763')),
    [0, radius * 0.92, 0],
    [Math.PI / 2, 0, 0],
  );
  return together(
    solid(ball(radius), clay('#44528f', { roughness: 0.5, sheen: 0.9, sheenColor: new Color('#a9b5e8') })),
    crown,
  );
}

export function raspberry(radius = 0.3): Object3D {
  const roll = dice(5);
  const beads = Array.from({ length: 46 }, (_, n) => {
    const y = 1 - (2 * (n + 0.5)) / 46;
    const turn = n * 2.39996;
    const flat = Math.sqrt(1 - y * y);
    const long = y < 0 ? 1 : 1.15;
    return put(
      solid(ball(radius * 0.27), glossy('#d8324f')),
      [Math.cos(turn) * flat * radius * 0.85, y * radius * long, Math.sin(turn) * flat * radius * 0.85],
      [roll(), 0, 0],
    );
  });
  return together(...beads, solid(ball(radius * 0.8), clay('#b7243f')));
}

export function strawberry(size = 0.6): Object3D {
  const body = solid(
    tinted(
      turned(
        [
          [0.01, -0.72],
          [0.2, -0.62],
          [0.42, -0.2],
          [0.5, 0.15],
          [0.36, 0.42],
          [0.01, 0.46],
        ],
        true,
        64,
      ),
      (p) => mix('#e0233c', '#f0584f', p.y + 0.1),
    ),
    crust({ clearcoat: 0.7, clearcoatRoughness: 0.2, roughness: 0.35 }),
  );
  const seeds = many(44, 8, (_roll, n) => {
    const y = -0.55 + (n / 44) * 0.9;
    const turn = n * 2.39996;
    const r = y < -0.2 ? 0.42 - (-0.2 - y) * 0.72 : 0.47;
    return put(stretch(solid(ball(0.032), clay('#f6d27a')), [1, 1.5, 1]), [
      Math.cos(turn) * r,
      y,
      Math.sin(turn) * r,
    ]);
  });
  const leaves = many(7, 2, (_roll, n) =>
    put(
      stretch(solid(ball(0.2), clay('#5c9a3d')), [0.45, 0.16, 1.2]),
      [Math.sin((n / 7) * 6.283) * 0.2, 0.47, Math.cos((n / 7) * 6.283) * 0.2],
      [0.25, (n / 7) * 6.283, 0],
    ),
  );
  const fruit = together(body, seeds, leaves);
  fruit.scale.setScalar(size);
  return together(fruit);
}

/** A slice across an orange, lemon or the like, standing in its own plane (y up). */
export function citrus(radius: number, flesh: string, rind: string, pith = '#fff4dc'): Object3D {
  const face = (brush: CanvasRenderingContext2D) => {
    brush.fillStyle = rind;
    brush.fillRect(0, 0, 512, 512);
    brush.fillStyle = pith;
    brush.beginPath();
    brush.arc(256, 256, 236, 0, 7);
    brush.fill();
    brush.fillStyle = flesh;
    for (let n = 0; n < 9; n += 1) {
      const from = (n / 9) * 6.283 + 0.05;
      const to = ((n + 1) / 9) * 6.283 - 0.05;
      brush.beginPath();
      brush.moveTo(256 + Math.cos((from + to) / 2) * 26, 256 + Math.sin((from + to) / 2) * 26);
      brush.arc(256, 256, 212, from, to);
      brush.closePath();
      brush.fill();
    }
    brush.globalAlpha = 0.25;
    brush.strokeStyle = '#ffffff';
    brush.lineWidth = 3;
    const roll = dice(3);
    for (let n = 0; n < 120; n += 1) {
      const turn = roll() * 6.283;
      const out = 50 + roll() * 130;
      brush.beginPath();
      brush.moveTo(256 + Math.cos(turn) * out, 256 + Math.sin(turn) * out);
      brush.lineTo(256 + Math.cos(turn) * (out + 24), 256 + Math.sin(turn) * (out + 24));
      brush.stroke();
    }
  };
  const front = put(
    painted(radius * 0.97, face, { roughness: 0.35, clearcoat: 0.5 }),
    [0, 0, 0.101],
    [Math.PI / 2, 0, 0],
  );
  const back = put(painted(radius * 0.97, face, { roughness: 0.35 }), [0, 0, -0.101], [-Math.PI / 2, 0, 0]);
  const edge = put(solid(rod(radius, 0.2, radius, 72), glossy(rind)), [0, 0, 0], [Math.PI / 2, 0, 0]);
  return together(front, back, edge);
}

export function tomatoSlice(radius = 0.8): Object3D {
  return together(put(citrus(radius, '#e2462f', '#c92f22', '#ef7a5c'), [0, 0.1, 0], [-Math.PI / 2, 0, 0]));
}

export function bananaSlice(radius = 0.42): Object3D {
  const face = painted(radius * 0.96, (brush) => {
    brush.fillStyle = '#fbeec0';
    brush.fillRect(0, 0, 512, 512);
    brush.strokeStyle = '#e9cf86';
    brush.lineWidth = 12;
    brush.beginPath();
    brush.arc(256, 256, 150, 0, 7);
    brush.stroke();
    brush.fillStyle = '#a97c3f';
    for (let n = 0; n < 6; n += 1) {
      brush.beginPath();
      brush.ellipse(256 + Math.cos(n * 1.047) * 74, 256 + Math.sin(n * 1.047) * 74, 15, 8, n * 1.047, 0, 7);
      brush.fill();
    }
  });
  return together(put(face, [0, 0.1, 0]), solid(rod(radius, 0.18), clay('#f6e3a2')));
}
