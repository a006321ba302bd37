import { type Object3D, PlaneGeometry } from 'three';
import { put, solid, together } from './assemble.ts';
import { block, type Xyz } from './forms.ts';
import { heart } from './latte-art.ts';
import { clay } from './matter.ts';
import { canvasOf } from './paint.ts';

type Paint = (brush: CanvasRenderingContext2D, w: number, h: number) => void;

/** A folded card that stands by itself. */
export function standingCard(color: string, paint: Paint): Object3D {
  const [w, h] = [2.7, 3.6];
  const map = canvasOf(512, 683, (brush) => paint(brush, 512, 683));
  const front = together(
    solid(block(w, h, 0.06, 0.025), clay(color)),
    put(
      solid(new PlaneGeometry(w - 0.02, h - 0.02), clay('#ffffff', { map, roughness: 0.8 })),
      [0, 0, 0.034],
    ),
  );
  const back = solid(block(w, h, 0.06, 0.025), clay(color));
  const hinge = together(
    put(front, [w / 2, 0, 0]),
    put(together(put(back, [w / 2, 0, 0])), [0, 0, 0], [0, 0.62, 0]),
  );
  return put(hinge, [-w / 2, h / 2, 0.25], [0, 0.12, 0]);
}

export const birthday: Paint = (brush, w, h) => {
  brush.fillStyle = '#bfdcdf';
  brush.fillRect(0, 0, w, h);
  const confetti = ['#cf6f4e', '#8fa98a', '#e9b04a', '#4d7f98', '#e3a198'];
  for (let n = 0; n < 46; n += 1) {
    brush.fillStyle = confetti[n % 5] ?? '#cf6f4e';
    brush.beginPath();
    brush.arc((n * 97) % w, (n * 61) % (h * 0.5), 8 + (n % 4) * 3, 0, 7);
    brush.fill();
  }
  brush.fillStyle = '#e3a198';
  brush.beginPath();
  brush.roundRect(96, 460, 320, 140, 22);
  brush.fill();
  brush.fillStyle = '#fffaf2';
  brush.beginPath();
  brush.roundRect(130, 355, 252, 118, 22);
  brush.fill();
  brush.fillStyle = '#cf6f4e';
  for (let n = 0; n < 6; n += 1) {
    brush.beginPath();
    brush.arc(128 + n * 51, 462, 30, 0, Math.PI);
    brush.fill();
  }
  for (const x of [196, 256, 316]) {
    brush.fillStyle = '#4d7f98';
    brush.fillRect(x - 8, 285, 16, 74);
    brush.fillStyle = '#f5b335';
    brush.beginPath();
    brush.ellipse(x, 262, 13, 24, 0, 0, 7);
    brush.fill();
  }
};

export const thanks: Paint = (brush, w, h) => {
  brush.fillStyle = '#dfe8dc';
  brush.fillRect(0, 0, w, h);
  brush.strokeStyle = '#8fa98a';
  brush.lineWidth = 7;
  brush.strokeRect(38, 38, w - 76, h - 76);
  heart(brush, '#cf4f45', 1.35, w / 2, h * 0.47);
  brush.fillStyle = '#7d9a77';
  for (const side of [-1, 1]) {
    for (let n = 0; n < 4; n += 1) {
      brush.beginPath();
      brush.ellipse(w / 2 + side * (46 + n * 40), h * 0.8 - n * 12, 24, 11, side * (0.9 - n * 0.3), 0, 7);
      brush.fill();
    }
  }
};

const scenes: Paint[] = [
  (brush, w, h) => {
    brush.fillStyle = '#f6d7a8';
    brush.fillRect(0, 0, w, h);
    brush.fillStyle = '#ef8a5a';
    brush.beginPath();
    brush.arc(w * 0.68, h * 0.42, 74, 0, 7);
    brush.fill();
    brush.fillStyle = '#4d7f98';
    brush.fillRect(0, h * 0.68, w, h);
    brush.fillStyle = '#34506a';
    brush.fillRect(w * 0.24, h * 0.12, 12, h * 0.5);
    brush.beginPath();
    brush.arc(w * 0.25, h * 0.3, 34, 0, 7);
    brush.fill();
    for (let n = 0; n < 6; n += 1) brush.fillRect(n * 92, h * (0.56 + (n % 3) * 0.035), 80, h * 0.13);
  },
  (brush, w, h) => {
    brush.fillStyle = '#bcd9d4';
    brush.fillRect(0, 0, w, h);
    brush.fillStyle = '#5f8f6a';
    for (let n = 0; n < 5; n += 1) {
      brush.beginPath();
      brush.arc(50 + n * 105, h * 0.5 - (n % 2) * 34, 84, 0, 7);
      brush.fill();
    }
    brush.fillStyle = '#e9d9b6';
    brush.fillRect(0, h * 0.66, w, h);
  },
  (brush, w, h) => {
    brush.fillStyle = '#f0c4b4';
    brush.fillRect(0, 0, w, h);
    for (let n = 0; n < 4; n += 1) {
      brush.fillStyle = ['#cf6f4e', '#fbeedd', '#e9b04a', '#8fa98a'][n] ?? '#cf6f4e';
      brush.fillRect(20 + n * 122, h * (0.28 + (n % 2) * 0.1), 112, h);
      brush.fillStyle = '#5a4a42';
      for (let row = 0; row < 3; row += 1)
        for (let at = 0; at < 2; at += 1) brush.fillRect(40 + n * 122 + at * 44, h * 0.48 + row * 62, 24, 36);
    }
  },
];

export function postcards(): Object3D {
  return together(
    ...scenes.map((paint, n) => {
      const map = canvasOf(512, 360, (brush) => paint(brush, 512, 360));
      const card = together(
        solid(block(3.6, 0.05, 2.55, 0.02), clay('#fffaf0')),
        put(
          solid(new PlaneGeometry(3.35, 2.3), clay('#ffffff', { map, roughness: 0.85 })),
          [0, 0.03, 0],
          [-Math.PI / 2, 0, 0],
        ),
      );
      const places: Xyz[] = [
        [0.25, 0.09, 0.85],
        [-0.75, 0.06, -0.35],
        [0.9, 0.03, -1.1],
      ];
      return put(card, places[n] ?? [0, 0, 0], [0, [-0.12, 0.3, -0.34][n] ?? 0, 0]);
    }),
  );
}
